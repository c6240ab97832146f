"""Why an attribution is what it is: each field with its rule, the words read, what was not taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from khabar.core.attribution import ATTRIBUTIONS, Alternative, Attribution, Reason
from khabar.core.entity import ENTITIES
from khabar.core.layers import Reading
from khabar.core.span import Span, cut
from khabar.core.structure import SENTENCES
from khabar.errors import UnknownAttributionError
from khabar.export.words import ACTS, CERTAINTY, KINDS, MODES, PRESENCE, Interface, Word
from khabar.export.words import FIELDS as LABELS

__all__ = ["explain", "find_attribution"]

NUMBER = re.compile(r"[Aa]?([0-9]{1,6})")
SHOWN = 5
#: Around words in another direction, so that a terminal keeps each in its place.
FSI, PDI = "\u2068", "\u2069"

FIELDS = ("cue", "source", "who", "kind", "content", "mode", "act", "certainty", "parent", "presence")
#: Fields whose values are words of the format, and how people say them.
VALUES = {"kind": KINDS, "mode": MODES, "act": ACTS, "certainty": CERTAINTY, "presence": PRESENCE}
OUTERMOST = Word("لا أحد سوى الناشر", "nobody but the outlet")
ABSENT = Word("لا يذكره النص", "the text is silent")
RULE = Word("القاعدة", "rule")
WORDS = Word("الألفاظ", "words")
NOT_TAKEN = Word("لم يؤخذ", "not taken")
NO_REASON = Word("لا سبب مدوَّن", "no reason recorded")
SENTENCE = Word("الجملة", "sentence")


def find_attribution(reading: Reading, name: str) -> tuple[int, Attribution]:
    """Return the attribution, and its number from 1, that ``name`` means: A3, 3, an id or its beginning."""
    listed = list(enumerate(reading.get(ATTRIBUTIONS), 1))
    exact = [pair for pair in listed if pair[1].id == name]
    numbered = NUMBER.fullmatch(name)
    begins = [pair for pair in listed if name and pair[1].id.startswith(name)]
    if not exact and numbered:
        exact = [pair for pair in listed if pair[0] == int(numbered[1])]
    found = exact or begins
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownAttributionError(
            f"the reading has no attribution {name!r}; it has {len(listed)}, numbered A1 to A{len(listed)}"
            if listed
            else "the reading has no attributions at all; `khabar show DOCUMENT` prints what it holds",
            name=name,
        )
    named = ", ".join(a.id for _, a in found[:SHOWN])
    raise UnknownAttributionError(f"{name!r} begins the ids of several attributions ({named}); give more", name=name)


def explain(reading: Reading, name: str, interface: Interface) -> str:
    """Return the explanation of one attribution as lines of text."""
    number, attribution = find_attribution(reading, name)
    lines = [f"A{number}  {attribution.id}", *_sentence(reading, attribution, interface), ""]
    for field in FIELDS:
        lines += _field(reading, attribution, field, interface)
    others = sorted({r.field for r in attribution.reasons} - set(FIELDS))
    for field in others:
        lines.append(field)
        lines += _reasons(reading, attribution, field, interface)
    return "\n".join(lines) + "\n"


def _sentence(reading: Reading, attribution: Attribution, interface: Interface) -> Iterator[str]:
    at = attribution.cue or attribution.source or attribution.content
    if at is None or SENTENCES not in reading:
        return
    for sentence in reading.get(SENTENCES):
        if sentence.span.start <= at.start < sentence.span.end:
            yield f"{SENTENCE.of(interface)}: {_quoted(reading, sentence.span)}"


def _field(reading: Reading, attribution: Attribution, field: str, interface: Interface) -> list[str]:
    label = LABELS[field].of(interface)
    return [
        f"{label}: {_value(reading, attribution, field, interface)}",
        *_reasons(reading, attribution, field, interface),
    ]


def _value(reading: Reading, attribution: Attribution, field: str, interface: Interface) -> str:
    value = getattr(attribution, field)
    if value is None:
        return (OUTERMOST if field == "parent" else ABSENT).of(interface)
    if field in VALUES and value in VALUES[field]:
        return VALUES[field][value].of(interface)
    if isinstance(value, Span):
        return f"{_quoted(reading, value)} [{value.start}, {value.end})"
    if field == "who" and ENTITIES in reading:
        names = [e.name for e in reading.get(ENTITIES) if e.id == value]
        return f"{FSI}{names[0]}{PDI} ({value})" if names else str(value)
    if field == "parent":
        numbers = [n for n, a in enumerate(reading.get(ATTRIBUTIONS), 1) if a.id == value]
        return f"A{numbers[0]} ({value})" if numbers else str(value)
    return str(value)


def _reasons(reading: Reading, attribution: Attribution, field: str, interface: Interface) -> list[str]:
    reasons = [r for r in attribution.reasons if r.field == field]
    if not reasons and _speaks_for_itself(attribution, field):
        return []
    if not reasons:
        return [f"    {NO_REASON.of(interface)}"]
    return [line for reason in reasons for line in _reason(reading, reason, interface)]


def _speaks_for_itself(attribution: Attribution, field: str) -> bool:
    """What is not there needs no rule, nor that the words stand there."""
    return getattr(attribution, field, None) is None or (field == "presence" and attribution.presence == "explicit")


def _reason(reading: Reading, reason: Reason, interface: Interface) -> Iterator[str]:
    yield f"    {RULE.of(interface)}: {FSI}{reason.rule}{PDI}"
    if reason.words is not None:
        yield f"    {WORDS.of(interface)}: {_quoted(reading, reason.words)} [{reason.words.start}, {reason.words.end})"
    for other in reason.alternatives:
        yield f"    {NOT_TAKEN.of(interface)}: {_alternative(other)}"


def _alternative(other: Alternative) -> str:
    return f"{FSI}{other.value}{PDI} ({other.why})"


def _quoted(reading: Reading, span: Span) -> str:
    words = " ".join(cut(reading.document.text, span).split())
    return f"{FSI}«{words}»{PDI}"
