"""Puts together the mentions of one document that stand for one person, body, place or thing.

Two different full names are never put together. Telling entities of different documents apart or
together is left to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khabar.core.entity import ENTITIES, MENTIONS, Entity, EntityType, Mention, Name
from khabar.core.ids import stable_id
from khabar.core.layers import Reading
from khabar.core.span import cut
from khabar.core.stage import Stage
from khabar.core.structure import TOKENS
from khabar.knowledge import body_english
from khabar.knowledge.romanise import TABLES, romanise
from khabar.knowledge.words import spell

__all__ = ["STAGE", "cluster", "written_form"]

#: Parts of a name that tell nobody apart.
LINKS = frozenset(("بن", "ابن", "ال"))
LAM = "ل"
MARKS = frozenset(chr(c) for c in (0x640, *range(0x64B, 0x660), 0x670))


@dataclass(frozen=True, slots=True)
class _Form:
    """A mention as it is written, and its parts as they are compared."""

    mention: Mention
    written: str
    parts: tuple[str, ...]


def written_form(text: str, mention: Mention) -> str:
    """Return a name as it would stand alone: «لأمم المتحدة» in «للأمم المتحدة» is «الأمم المتحدة».

    Vowel marks and tatweel are left out, white space is one space.
    """
    start = mention.span.start
    surface = cut(text, mention.span)
    if surface.startswith(LAM) and start and text[start - 1] == LAM:
        surface = "ا" + surface
    return " ".join("".join(c for c in surface if c not in MARKS).split())


def _parts(written: str) -> tuple[str, ...]:
    """Spelled parts with «عبد» joined to what follows and without links."""
    out: list[str] = []
    joined = ""
    for word in written.split():
        letters = spell(word)
        if letters in ("عبد", "ابو"):
            joined += letters
        elif letters and letters not in LINKS:
            out.append(joined + letters)
            joined = ""
    return tuple(out)


def _contains(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether the parts of ``short`` stand in ``long`` in order."""
    rest = iter(long)
    return all(part in rest for part in short)


def _extends(long: _Form, short: _Form) -> bool:
    """Tell whether ``long`` may be the fuller form of ``short``.

    A person's full name keeps the first part, a lone name is the first or last; a body's or
    place's name goes on at its end.
    """
    if long.mention.type != short.mention.type or len(long.parts) <= len(short.parts) or not short.parts:
        return False
    if short.mention.known and long.mention.known and short.mention.known != long.mention.known:
        return False
    if short.mention.type != "PER":
        return len(short.parts) > 1 and long.parts[: len(short.parts)] == short.parts
    if len(short.parts) == 1:
        return short.parts[0] in (long.parts[0], long.parts[-1])
    tail = long.parts[-len(short.parts) :] == short.parts
    return tail or (long.parts[0] == short.parts[0] and _contains(long.parts, short.parts))


def _identity(form: _Form) -> tuple[str, ...]:
    mention = form.mention
    return ("known", mention.known) if mention.known else ("", mention.type, *form.parts)


def _groups(forms: Iterable[_Form]) -> list[list[_Form]]:
    """Gather the mentions of one known thing, or of one spelling."""
    out: dict[tuple[str, ...], list[_Form]] = {}
    for form in forms:
        out.setdefault(_identity(form), []).append(form)
    return list(out.values())


def _fullest(group: Sequence[_Form]) -> _Form:
    return max(group, key=lambda f: (len(f.parts), -f.mention.span.start))


def _owner(group: Sequence[_Form], groups: Sequence[Sequence[_Form]]) -> int | None:
    """The one group whose name is a fuller form of this one's; None where there are two or none."""
    short = _fullest(group)
    longer = [k for k, other in enumerate(groups) if other is not group and any(_extends(f, short) for f in other)]
    if len(longer) > 1:
        longest = [
            k for k in longer if all(j == k or _extends(_fullest(groups[k]), _fullest(groups[j])) for j in longer)
        ]
        longer = longest
    return longer[0] if len(longer) == 1 else None


def _glossed(text: str, forms: Sequence[_Form]) -> dict[int, int]:
    """Names in brackets after a name of their type: «... حقوق الإنسان (هـ)»; the second's place to the first's."""
    out: dict[int, int] = {}
    for k in range(1, len(forms)):
        before, here = forms[k - 1].mention, forms[k].mention
        between = text[before.span.end : here.span.start]
        closed = text[here.span.end : here.span.end + 1] == ")"
        if before.type == here.type == "ORG" and between.strip(' "«') == "(" and closed:
            out[k] = k - 1
    return out


def cluster(text: str, mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions of each entity in order, entities by their first mention.

    A short form goes to a fuller one only where exactly one fuller name stands in the document.
    """
    forms = [_form(text, m) for m in mentions]
    groups = _groups(forms)
    owners = [_owner(group, groups) for group in groups]
    of = {id(form): k for k, group in enumerate(groups) for form in group}
    for later, earlier in _glossed(text, forms).items():
        a, b = of[id(forms[later])], of[id(forms[earlier])]
        if a != b and owners[a] is None and _free(forms[later], forms[earlier]):
            owners[a] = b
    merged: dict[int, list[Mention]] = {}
    for k, group in enumerate(groups):
        merged.setdefault(_root(k, owners), []).extend(f.mention for f in group)
    ordered = (tuple(sorted(group, key=lambda m: m.span)) for group in merged.values())
    return tuple(sorted(ordered, key=lambda group: group[0].span))


def _free(a: _Form, b: _Form) -> bool:
    """Whether nothing known tells the two apart."""
    return not (a.mention.known and b.mention.known)


def _root(k: int, owners: Sequence[int | None]) -> int:
    """Follow owners to the last; a ring (never made by fuller forms) ends where it began."""
    seen = {k}
    while (owner := owners[k]) is not None and owner not in seen:
        seen.add(owner)
        k = owner
    return k


def _form(text: str, mention: Mention) -> _Form:
    written = written_form(text, mention)
    return _Form(mention, written, _parts(written))


def _latin(kind: EntityType, full: str) -> str:
    """A body's English name where a rule gives it, else the letters of the name."""
    english = body_english.english_body(full, romanise) if kind == "ORG" else None
    return english or romanise(full)


def _names(kind: EntityType, written: Sequence[str], latin: str | None, full: str) -> tuple[Name, ...]:
    out = [Name(w, "Latn" if w.isascii() else "Arab", "full" if w == full else "short") for w in dict.fromkeys(written)]
    if latin is not None:
        out.append(Name(latin, "Latn", "known"))
    elif not full.isascii():
        out.append(Name(_latin(kind, full), "Latn", "romanised"))
    return tuple(out)


def _entity(document: str, text: str, group: Sequence[Mention]) -> Entity:
    forms = [_form(text, m) for m in group]
    full = _fullest(forms).written
    first = group[0]
    known = next((m for m in group if m.known), None)
    latin = known.latin if known else None
    return Entity(
        stable_id("entity", document, first.type, first.span.start, first.span.end),
        first.type,
        latin or full,
        _names(first.type, [f.written for f in forms], latin, full),
        tuple(m.span for m in group),
        known.known if known else None,
    )


def run(reading: Reading) -> tuple[Entity, ...]:
    """Make the layer of entities."""
    document = reading.document
    groups = cluster(document.text, reading.get(MENTIONS))
    return tuple(_entity(document.id, document.text, group) for group in groups)


STAGE = Stage("entities", "1", (MENTIONS, TOKENS), ENTITIES, run, tables=tuple(sorted({*TABLES, *body_english.TABLES})))
