"""The JSON of a reading: what goes in comes out, and what is wrong is named."""

import json
import types
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_origin

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.core.attribution import ATTRIBUTIONS, UNKNOWNS, Alternative, Attribution, Reason, Unknown
from khabar.core.document import Document
from khabar.core.entity import ENTITIES, MENTIONS, Entity, Mention, Name
from khabar.core.ids import digest
from khabar.core.layers import LayerKey, Reading
from khabar.core.measure import QUANTITIES, TIMES, Quantity, Time
from khabar.core.recipe import Recipe, Step
from khabar.core.span import Span, cut
from khabar.core.statement import OUTLET, STATEMENTS, Hedge, Hop, Statement
from khabar.core.structure import QUOTATIONS, SENTENCES, TOKENS, Quotation, Sentence, Token
from khabar.errors import ReadingFormatError
from khabar.export.bank_json import bank_document
from khabar.export.reading_checks import spans_of
from khabar.export.reading_json import DOCUMENT_KEYS, LAYERS, dump, is_reading, load, schema, stored
from khabar.export.reading_schema import DESCRIPTIONS
from khabar.export.records import field_types

TEXT = "السد آمن\nقال المهندس سالم إن السد قد يمتلئ غدا بنحو 40 مترا."
SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "reading.schema.json"

Change = dict[str, Any]


def find(words: str) -> Span:
    """Where ``words`` stand in TEXT."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def example() -> Reading:
    """A reading by hand with every layer, and every optional field both set and left out."""
    document = Document(
        id=digest(b"raw"), text=TEXT, outlet="صحيفة", published="2024-05-01", title="السد آمن", warnings=("w",)
    )
    content = find("السد قد يمتلئ غدا بنحو 40 مترا")
    reason = Reason("act", "say-verb", find("قال"), (Alternative("claim", "not distanced"),))
    layers: dict[str, tuple[Any, ...]] = {
        "entities": (Entity("e1", "PER", "سالم", (Name("سالم", "Arab", "short"),), (find("سالم"),)),),
        "attributions": (
            Attribution(
                "a1", find("المهندس سالم"), find("قال"), content, "e1", "person", "indirect", "say", "possible"
            ),
            Attribution(
                "a2", None, None, None, "~x", "unnamed", "direct", "decline", "certain", "a1", "inherited", (reason,)
            ),
        ),
        "times": (Time("t1", find("غدا"), "2024-05-02", "date", "tomorrow", "2024-05-01"),),
        "quantities": (
            Quantity("q1", find("بنحو 40 مترا"), (35, 45.5), "about", "m", "number", find("مترا")),
            Quantity("q2", find("40"), 40, "exact", None, "number"),
        ),
        "unknowns": (Unknown("u1", find("قد يمتلئ"), find("قد"), "may"),),
        "statements": (
            Statement(
                "s1",
                content,
                (Hop(OUTLET, None, "explicit", "Uu"), Hop("e1", "a1", "explicit", "PS+")),
                "assertion",
                (Hedge(find("قد"), 1),),
                ("t1",),
                ("q1",),
                ("u1",),
            ),
        ),
        "mentions": (Mention(find("سالم"), "PER", "first-name", None, "Salim"),),
        "sentences": (Sentence(find("السد آمن"), 0, "headline"),),
        "quotations": (Quotation(find("السد آمن"), find("السد"), closed=False, depth=1),),
        "tokens": (Token(find("قال"), "word", "قال", find("قال")),),
    }
    return Reading(document, Recipe((Step("names", "1", (("people", "ab"),)),)), MappingProxyType(layers))


def changed(path: tuple[str | int, ...], value: Any) -> bytes:
    """The example's JSON with one value put in at ``path``."""
    whole = json.loads(dump(example()))
    inner = whole
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return json.dumps(whole).encode()


def test_what_is_dumped_is_loaded() -> None:
    """Nothing but the working layers is lost."""
    reading = example()
    assert load(dump(reading)) == stored(reading)


def test_same_bytes() -> None:
    """The same reading gives the same bytes, also after a round trip, and one newline at the end."""
    raw = dump(example())
    assert raw == dump(example()) == dump(load(raw))
    assert raw.endswith(b"}\n")
    assert not raw.endswith(b"\n\n")


def test_working_layers_are_left_out() -> None:
    """Tokens can be made again from the text."""
    assert "tokens" not in json.loads(dump(example()))


def test_absent_is_not_empty() -> None:
    """A layer that was never made is absent; one that found nothing is an empty list."""
    bare = replace(example(), layers=MappingProxyType({}))
    assert "times" not in json.loads(dump(bare))
    looked = load(dump(bare.with_layer(TIMES, ())))
    assert looked.get(TIMES) == ()
    assert QUANTITIES not in looked


def test_arabic_is_kept_as_it_is() -> None:
    """Text is written in its letters, so that a person can read and search the file."""
    assert "المهندس سالم".encode() in dump(example())


def test_bank_fields() -> None:
    """A reading is a superset of the bank's format, field for field."""
    whole = json.loads(dump(example()))
    assert {"doc", "outlet", "published", "url", "text"} <= whole.keys()
    assert {"id", "type", "name", "spans"} <= whole["entities"][0].keys()
    bank = {"id", "cue", "source", "who", "kind", "content", "mode", "act", "certainty", "parent"}
    assert bank <= whole["attributions"][0].keys()
    assert {"id", "span", "value"} <= whole["times"][0].keys()
    assert {"span", "value", "approx", "unit"} <= whole["quantities"][0].keys()
    assert whole["quantities"][0]["value"] == [35, 45.5]
    assert whole["unknowns"][0]["span"] == [34, 42]


def test_every_document_field_has_a_place() -> None:
    """A field added to Document must be given a place in the file."""
    placed = {*DOCUMENT_KEYS.values(), "encoding", "completeness", "warnings"}
    assert {f.name for f in fields(Document)} == placed


def test_unknown_layer_is_refused() -> None:
    """A layer that the format does not know is not lost silently."""
    key = LayerKey("weather", Sentence)
    reading = example().with_layer(key, ())
    with pytest.raises(ReadingFormatError, match="weather"):
        dump(reading)
    assert load(dump(reading, (*LAYERS, key)), (*LAYERS, key)) == stored(reading, (*LAYERS, key))


WRONG: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("format",), "khabar-reading/9", "format"),
    (("extra",), 1, "extra"),
    (("text",), "نص آخر", "document.text_sha256"),
    (("doc",), "ff" * 32, "doc"),
    (("document", "id"), "short", "doc"),
    (("document",), 3, "document"),
    (("document", "warnings"), "w", "document.warnings"),
    (("id",), "reading-0", "id"),
    (("recipe", "id"), "recipe-0", "recipe.id"),
    (("recipe", "steps", 0, "version"), 1, "recipe.steps[0].version"),
    (("outlet",), 5, "outlet"),
    (("times",), {}, "times"),
    (("times", 0, "span"), [3, 1], "times[0].span"),
    (("times", 0, "span"), [0, 4000], "times[0].span"),
    (("times", 0, "span"), [0, 1.5], "times[0].span"),
    (("times", 0, "type"), "century", "times[0].type"),
    (("times", 0, "colour"), "red", "times[0].colour"),
    (("quantities", 1, "id"), "q1", "quantities[1].id"),
    (("quantities", 0, "value"), [1, 2, 3], "quantities[0].value"),
    (("quantities", 0, "value"), True, "quantities[0].value"),
    (("quotations", 0, "closed"), 0, "quotations[0].closed"),
    (("attributions", 0, "cue"), [0, 4000], "attributions[0].cue"),
    (("attributions", 1, "reasons", 0, "words"), [0, 4000], "attributions[1].reasons[0].words"),
    (("attributions", 1, "parent"), "a9", "attributions[1].parent"),
    (("attributions", 0, "parent"), "a2", "attributions[0].parent"),
    (("attributions", 0, "who"), "e9", "attributions[0].who"),
    (("statements", 0, "chain"), [], "statements[0].chain"),
    (("statements", 0, "chain", 0, "teller"), "e1", "statements[0].chain"),
    (("statements", 0, "chain", 1, "teller"), "e9", "statements[0].chain[1].teller"),
    (("statements", 0, "chain", 1, "attribution"), "a9", "statements[0].chain[1].attribution"),
    (("statements", 0, "hedges", 0, "owner"), 2, "statements[0].hedges[0].owner"),
    (("statements", 0, "times"), ["t9"], "statements[0].times[0]"),
]


@pytest.mark.parametrize(("path", "value", "at"), WRONG)
def test_what_is_wrong_is_named(path: tuple[str | int, ...], value: Any, at: str) -> None:
    """The error says which field, and the message repeats it with what was expected."""
    with pytest.raises(ReadingFormatError) as caught:
        load(changed(path, value))
    assert caught.value.fields["at"] == at
    assert "expected" in caught.value.message


@pytest.mark.parametrize("name", ["format", "text", "document", "recipe"])
def test_missing_field(name: str) -> None:
    """A file without a field of the head is refused."""
    whole = json.loads(dump(example()))
    del whole[name]
    with pytest.raises(ReadingFormatError, match=name):
        load(json.dumps(whole).encode())


def test_an_id_that_is_no_digest() -> None:
    """A document is named by the SHA-256 of its bytes and by nothing else."""
    raw = dump(example()).replace(digest(b"raw").encode(), b"article-1")
    with pytest.raises(ReadingFormatError, match="doc holds 'article-1'; expected a SHA-256"):
        load(raw)


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe{}", b"[]", b"3", b'{"text": "\xff"}'])
def test_no_reading_at_all(raw: bytes) -> None:
    """Other bytes are refused with the same class of error, and not taken for a reading."""
    with pytest.raises(ReadingFormatError):
        load(raw)
    assert not is_reading(raw)


def test_is_reading() -> None:
    """Any version counts, so that loading can say which one it expected; the bank's JSON does not."""
    assert is_reading(dump(example()))
    assert is_reading(b' {"format": "khabar-reading/7"}')
    assert not is_reading(b'{"text": "a", "format": 3}')


def test_a_number_without_a_form() -> None:
    """A quantity that is no finite number is refused, not written as null."""
    quantity = Quantity("q", Span(0, 1), float("nan"), "exact", None, "number")
    reading = replace(example(), layers=MappingProxyType({QUANTITIES.name: (quantity,)}))
    with pytest.raises(ReadingFormatError, match="nan"):
        dump(reading)


def test_schema_file_is_current() -> None:
    """The schema kept in docs is the one that the code makes.

    To write it anew: json.dumps(schema(), ensure_ascii=False, indent=2) and a line break.
    """
    assert json.loads(SCHEMA_FILE.read_text("utf-8")) == schema()


def test_schema_is_a_schema_and_accepts_the_example() -> None:
    """It is valid in its own dialect and describes what is written."""
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(json.loads(dump(example())))


@pytest.mark.parametrize(
    ("path", "value"), [(("times", 0, "span"), [1]), (("attributions", 0, "act"), "sing"), (("more",), 1)]
)
def test_schema_refuses(path: tuple[str | int, ...], value: Any) -> None:
    """What has the wrong shape fails the schema too."""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(json.loads(changed(path, value)))


def test_every_field_is_described() -> None:
    """A field added to a record must be given words in the schema."""
    records: list[Any] = [key.item for key in LAYERS if key.stored]
    records += [Document, Step, Name, Reason, Alternative, Hop, Hedge]
    wanted = {f"{record.__name__}.{name}" for record in records for name in field_types(record)}
    assert wanted <= DESCRIPTIONS.keys()


def test_bank_document_reads_a_reading() -> None:
    """A reading serves wherever a bank document does."""
    document = bank_document(dump(example()))
    assert (document.text, document.outlet, document.published) == (TEXT, "صحيفة", "2024-05-01")
    assert list(document.annotations) == ["entities", "attributions", "times", "quantities", "unknowns"]


# --- random readings over random text -------------------------------------------------------

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from('ابتثقالسدي ًٌَُِّْـﻻﷺ«»"\n\u200f\u202b🚧👩‍🔧é٣4'), st.characters(exclude_categories=["Cs"])
    ),
    max_size=60,
)
WORDS = st.text(alphabet="abc سد~", max_size=6)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document with any text and any of its optional fields left out."""
    maybe = st.none() | WORDS
    return Document(
        id=digest(draw(st.binary(max_size=4))),
        text=draw(TEXTS),
        outlet=draw(maybe),
        published=draw(maybe),
        title=draw(maybe),
        uri=draw(maybe),
        warnings=tuple(draw(st.lists(WORDS, max_size=2))),
    )


def spans(end: int) -> st.SearchStrategy[Span]:
    """Any span of a text of ``end`` code points."""
    return st.tuples(st.integers(0, end), st.integers(0, end)).map(lambda p: Span(min(p), max(p)))


def values(kind: Any, end: int) -> st.SearchStrategy[Any]:
    """Any value of a field's type, with spans inside a text of ``end`` code points."""
    simple = {
        Span: spans(end),
        str: WORDS,
        int: st.integers(),
        float: st.floats(allow_nan=False, allow_infinity=False),
    }
    origin, args = get_origin(kind), get_args(kind)
    if kind in simple:
        return simple[kind]
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(values(args[0], end), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(values(arg, end) for arg in args))
    if origin is types.UnionType:
        return st.one_of(*(values(arg, end) for arg in args))
    if is_dataclass(kind):
        return st.builds(kind, **{name: values(t, end) for name, t in field_types(kind).items()})  # type: ignore[arg-type]  # a class, not an instance
    return st.from_type(kind)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading with any of the layers; ids are made unique and references point at what exists."""
    document = draw(documents())
    layers: dict[str, tuple[Any, ...]] = {}
    for key in LAYERS:
        if draw(st.booleans()):
            items = draw(values(tuple[key.item, ...], len(document.text)))  # type: ignore[name-defined]  # a type made at run time
            layers[key.name] = tuple(
                replace(item, id=f"{key.name}-{i}") if hasattr(item, "id") else item for i, item in enumerate(items)
            )
    return Reading(document, Recipe(draw(st.from_type(tuple[Step, ...]))), MappingProxyType(_joined(draw, layers)))


def _joined(draw: st.DrawFn, layers: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    def some(key: LayerKey[Any]) -> tuple[str, ...]:
        present = [item.id for item in layers.get(key.name, ())]
        return tuple(draw(st.lists(st.sampled_from(present), max_size=2))) if present else ()

    def one(key: LayerKey[Any]) -> str | None:
        return next(iter(some(key)), None)

    hops = layers.get(ATTRIBUTIONS.name, ())
    joined = [replace(a, who=one(ENTITIES), parent=hops[i - 1].id if i else None) for i, a in enumerate(hops)]
    chained = [
        replace(
            s,
            chain=(
                Hop(OUTLET, None, "explicit", "Uu"),
                *(replace(h, teller=one(ENTITIES), attribution=one(ATTRIBUTIONS)) for h in s.chain),
            ),
            hedges=tuple(replace(h, owner=0) for h in s.hedges),
            times=some(TIMES),
            quantities=some(QUANTITIES),
            unknowns=some(UNKNOWNS),
        )
        for s in layers.get(STATEMENTS.name, ())
    ]
    made = {ATTRIBUTIONS.name: tuple(joined), STATEMENTS.name: tuple(chained)}
    return {**layers, **{name: items for name, items in made.items() if name in layers}}


@settings(max_examples=60, deadline=None)
@given(readings())
def test_any_reading_comes_back(reading: Reading) -> None:
    """Round trip, same bytes, same words under every span, and a schema that accepts the file."""
    raw = dump(reading)
    again = load(raw)
    assert again == stored(reading)
    assert dump(again) == raw
    jsonschema.Draft202012Validator(schema()).validate(json.loads(raw))
    before = [cut(reading.document.text, s) for _, s in spans_of(tuple(stored(reading).layers.values()))]
    assert before == [cut(again.document.text, s) for _, s in spans_of(tuple(again.layers.values()))]


def test_every_layer_is_in_the_example() -> None:
    """The example by hand leaves none out."""
    assert set(example().layers) == {key.name for key in LAYERS}
    assert {MENTIONS, SENTENCES, QUOTATIONS, TOKENS} <= set(LAYERS)
