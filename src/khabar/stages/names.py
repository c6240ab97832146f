"""Finds the names in a document by gazetteers, patterns and rules.

Candidates come from ``knowledge``; here they are weighed by the context of the document, and of
those that overlap the longest is kept. Which names stand for one thing, ``entities`` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from khabar.core.entity import MENTIONS, EntityType, Mention
from khabar.core.layers import Reading
from khabar.core.span import Span
from khabar.core.stage import Stage
from khabar.core.structure import SENTENCES, TOKENS, Token
from khabar.knowledge import bodies, context, gazetteer, persons
from khabar.knowledge.gazetteer import Known, Match
from khabar.knowledge.words import BREAK, SPACE, Form, Word, is_definite, is_ordinary, make_words

__all__ = ["STAGE", "find_mentions"]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words ``[first, last)`` as a name that begins at code point ``start``."""

    first: int
    last: int
    start: int
    type: EntityType
    rule: str
    rank: int
    known: Known | None = None


#: Of candidates of one length the higher rank is kept.
RANKS = {"gazetteer": 5, "person": 4, "pattern": 3, "short": 2, "repeat": 1}


def _candidate(first: int, last: int, form: Form, kind: EntityType, rule: str, known: Known | None = None) -> _Candidate:
    return _Candidate(first, last, form.at, kind, rule, RANKS[rule.partition(".")[0]], known)


def _from_gazetteer(words: Sequence[Word], setting: context.Setting) -> list[_Candidate]:
    found = []
    for match in gazetteer.find_known(words):
        known = _choose(words, match, setting)
        if known is not None:
            rule = f"gazetteer.{known.type.lower()}{'.' + known.hint if known.hint else ''}"
            found.append(_candidate(match.first, match.last, match.form, known.type, rule, known))
    return found


def _choose(words: Sequence[Word], match: Match, setting: context.Setting) -> Known | None:
    """Of the things that are spelled so, the first that fits the setting."""
    fitting = [k for k in match.known if context.fits(words, match, k, setting)]
    if not fitting:
        return None
    preferred = [k for k in fitting if k.hint in setting.fields or k.hint == "paper"]
    return (preferred or fitting)[0]


def _longest(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Keep candidates that do not overlap: longer before shorter, then by rank, then by place."""
    kept: list[_Candidate] = []
    taken: set[int] = set()
    for c in sorted(candidates, key=lambda c: (c.first - c.last, -c.rank, c.first, c.start, c.rule)):
        if taken.isdisjoint(range(c.first, c.last)):
            kept.append(c)
            taken.update(range(c.first, c.last))
    return sorted(kept, key=lambda c: c.first)


def _ends(candidates: Iterable[_Candidate]) -> dict[int, int]:
    """The longest known name by where it begins, whole words only."""
    out: dict[int, int] = {}
    for c in candidates:
        out[c.first] = max(out.get(c.first, 0), c.last)
    return out


def _first_pass(words: Sequence[Word], setting: context.Setting) -> list[_Candidate]:
    known = _from_gazetteer(words, setting)
    whole = _ends(c for c in known if c.start == words[c.first].start and c.type != "PER")
    out = list(known)
    for body in bodies.find_bodies(words, whole):
        out.append(_candidate(body.first, body.last, body.form, body.type, body.rule))
    for person in persons.find_persons(words):
        out.append(_candidate(person.first, person.last, person.form, "PER", person.rule))
    return _longest(out)


def _surnames(words: Sequence[Word], kept: Iterable[_Candidate]) -> dict[str, Known | None]:
    """Last parts of full names, by which their bearers are called later."""
    out: dict[str, Known | None] = {}
    for c in kept:
        if c.type != "PER":
            continue
        if c.last - c.first > 1:
            tail = persons.surname(words, c.first, c.last)
            if tail:
                out.setdefault(tail, c.known)
        if c.known is not None:
            for short, people in gazetteer.short_forms().items():
                if any(p.key == c.known.key for p in people):
                    out.setdefault(short, c.known)
    return out


def _repeats(words: Sequence[Word], kept: Sequence[_Candidate]) -> list[_Candidate]:
    """Later lone mentions of people named in full, and people known by one name."""
    called = _surnames(words, kept)
    shorts = gazetteer.short_forms()
    out: list[_Candidate] = []
    for first, word in enumerate(words):
        for form in word.forms:
            for last in (first + 2, first + 1):
                if last > len(words) or (last - first > 1 and words[first + 1].gap != SPACE):
                    continue
                letters = form.letters + "".join(w.letters for w in words[first + 1 : last])
                if letters in called:
                    if form.clitics and is_ordinary(word.letters):
                        continue
                    out.append(_candidate(first, last, form, "PER", "repeat.surname", called[letters]))
                elif letters in shorts and context.called_alone(words, first, letters, form):
                    out.append(_candidate(first, last, form, "PER", "short.person", shorts[letters][0]))
    return out


def _echoes(words: Sequence[Word], kept: Sequence[_Candidate]) -> list[_Candidate]:
    """Places and bodies that a pattern found once, where they stand again without it."""
    named: dict[str, EntityType] = {}
    for c in kept:
        if c.rule == "pattern.place" and c.last - c.first == 1:
            named.setdefault(words[c.first].letters, c.type)
    return [
        _candidate(i, i + 1, form, named[form.letters], "repeat.place")
        for i, word in enumerate(words)
        for form in word.forms
        if form.letters in named
    ]


def find_mentions(text: str, tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """Return the names of a document in order; none overlap."""
    words = make_words(text, tokens)
    setting = context.setting_of(words)
    kept = _first_pass(words, setting)
    kept = _longest([*kept, *_repeats(words, kept), *_echoes(words, kept)])
    return tuple(
        Mention(
            Span(c.start, words[c.last - 1].end),
            c.type,
            c.rule,
            c.known.key if c.known else None,
            c.known.name if c.known else None,
        )
        for c in kept
    )


def run(reading: Reading) -> tuple[Mention, ...]:
    """Make the layer of mentions."""
    return find_mentions(reading.document.text, reading.get(TOKENS))


STAGE = Stage(
    "names",
    "1",
    (SENTENCES, TOKENS),
    MENTIONS,
    run,
    tables=tuple(sorted({*gazetteer.TABLES, *persons.TABLES, *bodies.TABLES, *context.TABLES, "whole_words"})),
)
