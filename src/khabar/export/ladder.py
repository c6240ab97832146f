"""Each attribution with its ladder: the outlet, every teller between, and the first source.

Puts together what several layers say of one attribution, for whatever shows it to people. Layout
and words are left to the summary and the dossier; nothing here judges or drops a hop.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from khabar.core.attribution import ATTRIBUTIONS, Attribution, Presence, TellerKind
from khabar.core.entity import ENTITIES, Entity
from khabar.core.layers import LayerKey, Reading
from khabar.core.span import cut
from khabar.core.statement import OUTLET, STATEMENTS, Factuality, Hop, Statement
from khabar.text.fold import fold_word

__all__ = ["Rung", "Said", "Teller", "ladders", "layer", "own_words", "teller_of"]

T = TypeVar("T")
#: A description with the words that it was made from: "engineer (مهندس في السد)".
BOTH = re.compile(r"([^()]+?)\s*\(([^()]*[\u0621-\u064a][^()]*)\)$")
#: Cues whose teller follows on an attached ل, folded.
JOINED_BY_LAM = ("وفقا", "طبقا", "تبعا")


@dataclass(frozen=True, slots=True)
class Teller:
    """Who speaks, as people are shown it.

    ``key`` is the same for the same teller (an entity id, "~description", ``OUTLET``, or "" where
    the text does not tell). ``arabic`` and ``latin`` are None where that form is not known.
    ``described`` marks a teller who has a description and no name.
    """

    key: str
    arabic: str | None
    latin: str | None
    kind: TellerKind
    described: bool = False


@dataclass(frozen=True, slots=True)
class Rung:
    """One teller of a ladder. ``number`` and ``attribution`` are None for the outlet."""

    teller: Teller
    number: int | None
    attribution: Attribution | None
    presence: Presence
    factuality: Factuality | None


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution: its number (1 is A1), its statement if made, and its ladder, outlet first.

    ``more`` are further statements that end in the same attribution (content it passes on).
    """

    number: int
    attribution: Attribution
    rungs: tuple[Rung, ...]
    statement: Statement | None = None
    more: tuple[Statement, ...] = ()

    @property
    def teller(self) -> Teller:
        """The teller at the foot of the ladder."""
        return self.rungs[-1].teller

    @property
    def inherited(self) -> bool:
        """Whether any hop was carried on rather than said."""
        return any(rung.presence == "inherited" for rung in self.rungs)


def layer(reading: Reading, key: LayerKey[T]) -> tuple[T, ...] | None:
    """Return the items of a layer, or None where the recipe did not look for them."""
    return reading.get(key) if key in reading else None


def _has_latin(name: str) -> bool:
    return any("A" <= c <= "Z" or "a" <= c <= "z" for c in name)


def _entity_teller(entity: Entity, kind: TellerKind, text: str) -> Teller:
    arabic = [n.value for n in entity.names if n.script == "Arab"] or [cut(text, s) for s in entity.spans]
    latin = [n.value for n in entity.names if n.script == "Latn"]
    named = entity.name if _has_latin(entity.name) else next(iter(latin), None)
    return Teller(entity.id, max(arabic, key=len, default=None), named, kind)


def _named_in(attribution: Attribution, text: str) -> str | None:
    """The words that name a teller, without the ل of «وفقا للتحقيقات» that only joins them to the cue."""
    if attribution.source is None:
        return None
    words = " ".join(cut(text, attribution.source).split())
    if attribution.mode != "according_to" or attribution.cue is None:
        return words
    if words.startswith("لل"):
        return "ال" + words[2:]
    joined = fold_word(cut(text, attribution.cue)).endswith(JOINED_BY_LAM)
    return words[1:] if joined and words.startswith("ل") else words


def _described(reading: Reading) -> Mapping[str, str]:
    """The fullest words of the text for each teller without a name: "~engineer" «مهندس في السد»."""
    best: dict[str, str] = {}
    for a in layer(reading, ATTRIBUTIONS) or ():
        if a.who is None or not a.who.startswith("~"):
            continue
        words = _named_in(a, reading.document.text) or ""
        if len(words) > len(best.get(a.who, "")):
            best[a.who] = words
    return best


def teller_of(
    attribution: Attribution, entities: Mapping[str, Entity], described: Mapping[str, str], text: str
) -> Teller:
    """Return the teller of one hop: an entity, a described one, or one that the text leaves open."""
    who, kind = attribution.who, attribution.kind
    if who is None or not who.lstrip("~"):
        return Teller("", _named_in(attribution, text), None, kind, described=True)
    return _teller(who, kind, entities, described, text)


def _teller(
    who: str, kind: TellerKind, entities: Mapping[str, Entity], described: Mapping[str, str], text: str
) -> Teller:
    if who in entities:
        return _entity_teller(entities[who], kind, text)
    name, told = who.removeprefix("~").strip(), described.get(who)
    if (both := BOTH.match(name)) is not None:
        return Teller(who, told or both[2], both[1], kind, described=True)
    latin = _has_latin(name)
    return Teller(who, told or (None if latin else name), name if latin else None, kind, described=True)


def _outlet(reading: Reading) -> Teller:
    name = reading.document.outlet
    latin = name is not None and _has_latin(name)
    return Teller(OUTLET, None if latin else name, name if latin else None, "media")


def _parents(attribution: Attribution, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """The attribution under all that hold it, outermost first; a circle is cut."""
    chain, seen, at = [attribution], {attribution.id}, attribution.parent
    while at is not None and at in by_id and at not in seen:
        seen.add(at)
        chain.append(by_id[at])
        at = by_id[at].parent
    return chain[::-1]


def _hops(
    attribution: Attribution, statement: Statement | None, by_id: Mapping[str, Attribution]
) -> list[Hop | Attribution]:
    """The hops below the outlet: of the statement where it is made, of the parents otherwise."""
    if statement is not None:
        return list(statement.chain[1:])
    return list(_parents(attribution, by_id))


def ladders(reading: Reading) -> tuple[Said, ...]:
    """Return every attribution with its ladder, in the order of their numbers."""
    text = reading.document.text
    items = layer(reading, ATTRIBUTIONS) or ()
    by_id = {a.id: a for a in items}
    numbers = {a.id: n for n, a in enumerate(items, start=1)}
    entities = {e.id: e for e in layer(reading, ENTITIES) or ()}
    described = _described(reading)
    statements: dict[str, list[Statement]] = {}
    for s in layer(reading, STATEMENTS) or ():
        statements.setdefault(s.chain[-1].attribution or "", []).append(s)

    def rung(hop: Hop | Attribution) -> Rung:
        factuality = hop.factuality if isinstance(hop, Hop) else None
        held = hop if isinstance(hop, Attribution) else by_id.get(hop.attribution or "")
        if held is not None:
            return Rung(teller_of(held, entities, described, text), numbers[held.id], held, hop.presence, factuality)
        who = hop.teller if isinstance(hop, Hop) else None
        teller = _teller(who or "", "unnamed", entities, described, text)
        return Rung(teller, None, None, hop.presence, factuality)

    out = []
    for a in items:
        made = sorted(statements.get(a.id, []), key=lambda s, a=a: s.content != a.content)  # type: ignore[misc]  # mypy cannot infer a lambda with defaults
        first = made[0] if made else None
        top = Rung(_outlet(reading), None, None, "explicit", first.chain[0].factuality if first else None)
        below = tuple(map(rung, _hops(a, first, by_id)))
        out.append(Said(numbers[a.id], a, (top, *below), first, tuple(made[1:])))
    return tuple(out)


def own_words(reading: Reading) -> tuple[Statement, ...]:
    """Return the statements that the outlet makes on its own account, in text order."""
    return tuple(s for s in layer(reading, STATEMENTS) or () if s.chain[-1].attribution is None)
