"""What the dossier's template shows, gathered from the layers of one reading.

Plain values only; markup, colours and behaviour are left to the template, the style sheet and
the script. Nothing here reads more into a record than it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from khabar.core.attribution import ATTRIBUTIONS, UNKNOWNS, Unknown
from khabar.core.entity import ENTITIES, Entity, Name
from khabar.core.layers import Reading
from khabar.core.measure import QUANTITIES, TIMES, Quantity, Time
from khabar.core.span import Span
from khabar.core.statement import Statement
from khabar.export.dossier.segments import Mark, Role, Segment, paragraphs
from khabar.export.dossier.timeline import Line, line
from khabar.export.ladder import Said, Teller, ladders, layer, own_words
from khabar.export.words import ACTS, CERTAINTY, ENTITY_TYPES, Interface, Word

__all__ = ["Named", "Piece", "TellerSays", "View", "view"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of the article: a segment, or the numbered reference to an attribution."""

    text: str = ""
    classes: str = ""
    content: str = ""
    source: str = ""
    cue: str = ""
    other: str = ""
    primary: int | None = None
    anchors: tuple[str, ...] = ()
    ref: Said | None = None


@dataclass(frozen=True, slots=True)
class TellerSays:
    """A teller and all that is laid at that teller's door."""

    teller: Teller
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity with its forms in both scripts; ``romanised`` marks a Latin form made by rule."""

    entity: Entity
    anchor: str
    arabic: tuple[str, ...]
    latin: str | None
    romanised: bool


@dataclass(frozen=True, slots=True)
class View:
    """Everything the template asks for. None for a layer that was not made."""

    reading: Reading
    headline: tuple[Piece, ...] | None
    body: tuple[tuple[Piece, ...], ...]
    said: tuple[Said, ...]
    labels: dict[int, Word]
    own: tuple[Statement, ...]
    tellers: tuple[TellerSays, ...]
    unknowns: tuple[tuple[str, Unknown], ...] | None
    quantities: tuple[tuple[str, Quantity], ...] | None
    times: tuple[tuple[str, Time], ...] | None
    line: Line | None
    names: tuple[tuple[Word, tuple[Named, ...]], ...] | None
    link: str | None
    made: bool

    def cut(self, span: Span) -> str:
        """The words of a span, on one line."""
        return " ".join(self.reading.document.text[span.start : span.end].split())


def view(reading: Reading) -> View:
    """Gather what is shown of ``reading``."""
    document = reading.document
    said = ladders(reading)
    numbered = _numbered(reading)
    pages = [tuple(_pieces(p, said, numbered)) for p in paragraphs(document.text, _marks(said, numbered))]
    first = document.text.partition("\n")[0].strip()
    headed = bool(pages) and document.title is not None and first == document.title.strip()
    times = numbered.times
    return View(
        reading=reading,
        headline=pages[0] if headed else None,
        body=tuple(pages[1:] if headed else pages),
        said=said,
        labels={one.number: _label(one) for one in said},
        own=own_words(reading),
        tellers=_tellers(said),
        unknowns=numbered.unknowns,
        quantities=numbered.quantities,
        times=times,
        line=line([t for _, t in times], document.published) if times else None,
        names=None if numbered.entities is None else _names(numbered.entities),
        link=_link(document.uri),
        made=ATTRIBUTIONS in reading,
    )


@dataclass(frozen=True, slots=True)
class _Numbered:
    """Records with the anchors that the page gives them: u1, q1, t1, n1."""

    unknowns: tuple[tuple[str, Unknown], ...] | None
    quantities: tuple[tuple[str, Quantity], ...] | None
    times: tuple[tuple[str, Time], ...] | None
    entities: tuple[tuple[str, Entity], ...] | None

    def marks(self) -> Iterator[Mark]:
        """The words of each record."""
        for anchor, unknown in self.unknowns or ():
            yield Mark(unknown.span, "unknown", anchor)
        for anchor, quantity in self.quantities or ():
            yield Mark(quantity.span, "quantity", anchor)
        for anchor, time in self.times or ():
            yield Mark(time.span, "time", anchor)
        for anchor, entity in self.entities or ():
            yield from (Mark(span, "name", anchor) for span in entity.spans)


def _number(letter: str, found: tuple[T, ...] | None) -> tuple[tuple[str, T], ...] | None:
    return None if found is None else tuple((f"{letter}{n}", one) for n, one in enumerate(found, start=1))


def _numbered(reading: Reading) -> _Numbered:
    return _Numbered(
        _number("u", layer(reading, UNKNOWNS)),
        _number("q", layer(reading, QUANTITIES)),
        _number("t", layer(reading, TIMES)),
        _number("n", layer(reading, ENTITIES)),
    )


def _marks(said: Iterable[Said], numbered: _Numbered) -> Iterator[Mark]:
    for one in said:
        a = one.attribution
        spans: tuple[tuple[Role, Span | None], ...] = (("source", a.source), ("cue", a.cue), ("content", a.content))
        yield from (Mark(span, role, str(one.number)) for role, span in spans if span is not None)
        yield from (Mark(s.content, "content", str(one.number)) for s in one.more if s.content is not None)
    yield from numbered.marks()


def _place(one: Said) -> tuple[int, bool] | None:
    """Where an attribution's number stands, and whether it stands before what begins there."""
    a = one.attribution
    if a.cue is not None:
        return a.cue.end, False
    if a.source is not None:
        return a.source.end, False
    return (a.content.start, True) if a.content is not None else None


def _pieces(paragraph: tuple[Segment, ...], said: tuple[Said, ...], numbered: _Numbered) -> Iterator[Piece]:
    """The segments of a paragraph with the numbers of attributions between them."""
    places = [(place, one) for one in said if (place := _place(one)) is not None]
    by_number = {str(one.number): one for one in said}
    starts = _starts(said, numbered)
    for segment in paragraph:
        start, end = segment.span.start, segment.span.end
        piece = _piece(segment, by_number, tuple(starts.get(start, ())))
        yield from (_ref(one, piece) for (at, before), one in places if before and at == start)
        yield piece
        yield from (_ref(one, piece) for (at, before), one in places if not before and at == end)


def _ref(one: Said, beside: Piece) -> Piece:
    """The number of an attribution, which lies in the same contents as the words beside it."""
    tint = next((c for c in beside.classes.split() if c in {"c1", "c2", "c3"}), "")
    return Piece(classes=f"ref {tint}".strip(), content=beside.content, ref=one)


def _starts(said: Iterable[Said], numbered: _Numbered) -> dict[int, list[str]]:
    """The anchors that begin at each place; an entity's stands at its first mention only."""
    out: dict[int, list[str]] = {}
    seen: set[str] = set()
    for mark in sorted(numbered.marks()):
        if mark.of not in seen:
            seen.add(mark.of)
            out.setdefault(mark.span.start, []).append(f"w-{mark.of}")
    for one in said:
        if one.attribution.content is not None:
            out.setdefault(one.attribution.content.start, []).append(f"w-A{one.number}")
    return out


def _piece(segment: Segment, by_number: dict[str, Said], anchors: tuple[str, ...]) -> Piece:
    held: dict[str, list[str]] = {}
    for mark in segment.marks:
        held.setdefault(mark.role, []).append(mark.of)
    contents, cues, sources = (held.get(role, []) for role in ("content", "cue", "source"))
    classes = ["s"]
    if contents:
        classes.append(f"c{min(len(contents), 3)}")
        if by_number[contents[-1]].inherited:
            classes.append("inherited")
    classes += [name for name, on in (("cue", cues), ("src", sources), ("unk", held.get("unknown"))) if on]
    others = [of for role in ("unknown", "quantity", "time", "name") for of in held.get(role, [])]
    return Piece(
        segment.text,
        " ".join(classes),
        content=" ".join(contents),
        source=" ".join(sources),
        cue=" ".join(cues),
        other=" ".join(others),
        primary=_primary(segment, by_number),
        anchors=anchors,
    )


def _primary(segment: Segment, by_number: dict[str, Said]) -> int | None:
    """The attribution that a segment shows when pointed at: its own cue, source, or inmost content."""
    for role in ("cue", "source", "content"):
        of = [by_number[m.of] for m in segment.marks if m.role == role]
        if of:
            return min(of, key=lambda one: (len(one.attribution.content or ()), -len(one.rungs), one.number)).number
    return None


def _name(teller: Teller, interface: Interface) -> str:
    first, second = (teller.arabic, teller.latin) if interface == "ar" else (teller.latin, teller.arabic)
    return first or second or "؟"


def _label(one: Said) -> Word:
    """What a screen reader says at an attribution's number."""
    said: dict[str, str] = {}
    interfaces: tuple[Interface, ...] = ("ar", "en")
    for interface in interfaces:
        a = one.attribution
        chain = (" ← " if interface == "ar" else " → ").join(_name(r.teller, interface) for r in one.rungs)
        comma = "، " if interface == "ar" else ", "
        said[interface] = comma.join(
            (f"A{one.number}", ACTS[a.act].of(interface), CERTAINTY[a.certainty].of(interface), chain)
        )
    return Word(said["ar"], said["en"])


def _tellers(said: Iterable[Said]) -> tuple[TellerSays, ...]:
    """Tellers in the order of their first words."""
    grouped: dict[str, list[Said]] = {}
    for one in said:
        grouped.setdefault(one.teller.key or f"?{one.teller.arabic}", []).append(one)
    return tuple(TellerSays(group[0].teller, tuple(group)) for group in grouped.values())


def _names(entities: tuple[tuple[str, Entity], ...]) -> tuple[tuple[Word, tuple[Named, ...]], ...]:
    """Entities by type, each with its forms."""
    out = []
    for kind, label in ENTITY_TYPES.items():
        named = tuple(_named(anchor, e) for anchor, e in entities if e.type == kind)
        if named:
            out.append((label, named))
    return tuple(out)


def _named(anchor: str, entity: Entity) -> Named:
    arabic = tuple(dict.fromkeys(n.value for n in entity.names if n.script == "Arab"))
    latin: Name | None = next((n for n in entity.names if n.script == "Latn"), None)
    usual = latin.value if latin else None
    if usual is None and entity.name not in arabic:
        usual = entity.name
    return Named(entity, anchor, arabic, usual, latin is not None and latin.kind == "romanised")


def _link(uri: str | None) -> str | None:
    """The address, where it may be followed: http and https only."""
    return uri if uri and urlsplit(uri).scheme in {"http", "https"} else None
