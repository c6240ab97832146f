"""The JSON form of a reading: bytes out, bytes in, and the schema that describes them.

It holds everything that the annotated bank's format holds, under the same names, and more. The
same reading gives the same bytes: fixed key order, one record a line, no clock. Which rules hold
between records is left to ``reading_checks``, the words of the schema to ``reading_schema``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from khabar.core.attribution import ATTRIBUTIONS, UNKNOWNS
from khabar.core.document import Document
from khabar.core.entity import ENTITIES, MENTIONS
from khabar.core.layers import LayerKey, Reading
from khabar.core.measure import QUANTITIES, TIMES
from khabar.core.recipe import Recipe, Step
from khabar.core.statement import STATEMENTS
from khabar.core.structure import QUOTATIONS, SENTENCES, TOKENS
from khabar.errors import ReadingFormatError
from khabar.export import reading_checks, reading_schema
from khabar.export.records import decoder, expect_keys, field_types, plain, wrong

__all__ = ["DOCUMENT_KEYS", "FORMAT", "LAYERS", "dump", "is_reading", "load", "schema", "stored"]

FORMAT = "khabar-reading/1"
_ANY_FORMAT = "khabar-reading/"

#: Every layer that a reading may hold, in the order of the file; the bank's come first.
LAYERS: tuple[LayerKey[Any], ...] = (
    ENTITIES, ATTRIBUTIONS, TIMES, QUANTITIES, UNKNOWNS, STATEMENTS, MENTIONS, SENTENCES, QUOTATIONS, TOKENS,
)  # fmt: skip

#: The file's name for each field of a document that stands at the top (the bank says "url").
DOCUMENT_KEYS = MappingProxyType(
    {
        "doc": "id",
        "outlet": "outlet",
        "published": "published",
        "url": "uri",
        "title": "title",
        "language": "language",
        "text": "text",
    }
)
#: What the object "document" holds: the digests, and how the bytes became text.
_CUSTODY = ("id", "text_sha256", "encoding", "completeness", "warnings")
_SHA256 = re.compile("[0-9a-f]{64}")
_HEAD = ("format", "id", *DOCUMENT_KEYS, "document", "recipe")


class _Format(msgspec.Struct):
    """The one field that tells a reading from other JSON."""

    format: str | None = None


def stored(reading: Reading, layers: Sequence[LayerKey[Any]] = LAYERS) -> Reading:
    """Return the reading without its working layers: what ``load(dump(reading))`` gives back.

    Raises ``ReadingFormatError`` where the reading has a layer that ``layers`` does not name.
    """
    unknown = sorted(reading.layers.keys() - {key.name for key in layers})
    if unknown:
        raise ReadingFormatError(
            f"layer {unknown[0]!r} of {reading.id} has no place in {FORMAT}; name its key in layers", layer=unknown[0]
        )
    kept = {key.name: reading.layers[key.name] for key in layers if key.stored and key.name in reading.layers}
    return Reading(reading.document, reading.recipe, MappingProxyType(kept))


def dump(reading: Reading, layers: Sequence[LayerKey[Any]] = LAYERS) -> bytes:
    """Return the JSON of a reading in UTF-8, the same bytes for the same reading.

    A layer that was never made is absent; one that found nothing is an empty list.
    """
    kept = stored(reading, layers).layers
    lines = [_line(key, _encode(value)) for key, value in _head(reading).items()]
    for name, items in kept.items():
        body = b",\n".join(_encode(plain(item)) for item in items)
        lines.append(_line(name, b"[\n" + body + b"\n]" if items else b"[]"))
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def load(raw: bytes, layers: Sequence[LayerKey[Any]] = LAYERS) -> Reading:
    """Return the reading that ``raw`` holds.

    Raises ``ReadingFormatError`` that names the field, what it holds and what was expected:
    for a wrong type or name, a span outside the text, a digest that does not fit, an id that
    nothing bears.
    """
    value = _parse(raw)
    found = value.get("format") if isinstance(value, dict) else None
    if found != FORMAT:
        raise wrong("format" if isinstance(value, dict) else "", repr(FORMAT), found)
    kept = [key for key in layers if key.stored]
    expect_keys(value, "", _HEAD, [key.name for key in kept])
    made = {
        key.name: decoder(tuple[key.item, ...])(value[key.name], key.name)  # type: ignore[name-defined]  # a type made at run time
        for key in kept
        if key.name in value
    }
    reading = Reading(_document(value), _recipe(value["recipe"]), MappingProxyType(made))
    if value["id"] != reading.id:
        raise wrong("id", f"{reading.id}, which follows from the document and the recipe", value["id"])
    reading_checks.check(reading)
    return reading


def is_reading(raw: bytes) -> bool:
    """Tell whether ``raw`` is JSON that calls itself a reading, of whatever version."""
    if raw.lstrip()[:1] != b"{":
        return False
    try:
        head = msgspec.json.decode(raw, type=_Format)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return head.format is not None and head.format.startswith(_ANY_FORMAT)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format; ``docs/reading.schema.json`` is the same."""
    return reading_schema.build(FORMAT, DOCUMENT_KEYS, [key for key in LAYERS if key.stored])


def _head(reading: Reading) -> dict[str, Any]:
    """Everything but the layers, in the order of the file."""
    document, recipe = reading.document, reading.recipe
    return {
        "format": FORMAT,
        "id": reading.id,
        **{key: getattr(document, name) for key, name in DOCUMENT_KEYS.items()},
        "document": {name: plain(getattr(document, name)) for name in _CUSTODY},
        "recipe": {"id": recipe.id, "steps": plain(recipe.steps)},
    }


def _encode(value: Any) -> bytes:
    return msgspec.json.encode(value)


def _line(key: str, value: bytes) -> bytes:
    return _encode(key) + b":" + value


def _parse(raw: bytes) -> Any:
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadingFormatError(
            f"the file is not JSON in UTF-8 ({error}); give a file that khabar read --json wrote"
        ) from None


def _document(value: dict[str, Any]) -> Document:
    custody = value["document"]
    expect_keys(custody, "document", _CUSTODY)
    places = {name: (value[key], key) for key, name in DOCUMENT_KEYS.items()}
    places |= {name: (custody[name], f"document.{name}") for name in _CUSTODY if name not in ("id", "text_sha256")}
    document = Document(**{name: decoder(kind)(*places[name]) for name, kind in field_types(Document).items()})
    if value["doc"] != custody["id"]:
        raise wrong("doc", f"the same as document.id, {custody['id']!r}", value["doc"])
    if not _SHA256.fullmatch(document.id):
        raise wrong("doc", "a SHA-256 in lower-case hexadecimal", document.id)
    if document.text_sha256 != custody["text_sha256"]:
        raise wrong("document.text_sha256", f"{document.text_sha256}, the digest of text", custody["text_sha256"])
    return document


def _recipe(value: Any) -> Recipe:
    expect_keys(value, "recipe", ("id", "steps"))
    recipe = Recipe(decoder(tuple[Step, ...])(value["steps"], "recipe.steps"))
    if value["id"] != recipe.id:
        raise wrong("recipe.id", f"{recipe.id}, which follows from the steps", value["id"])
    return recipe
