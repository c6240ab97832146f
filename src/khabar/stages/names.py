"""Finds the names in a document by gazetteers, patterns and rules.

Candidates come from ``knowledge``; here they are weighed by the context of the document, and of
those that overlap the longest is kept. Which names stand for one thing, ``entities`` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khabar.core.entity import MENTIONS, EntityType, Mention
from khabar.core.layers import Reading
from khabar.core.span import Span
from khabar.core.stage import Stage
from khabar.core.structure import SENTENCES, TOKENS, Token
from khabar.knowledge import bodies, context, gazetteer, persons, speakers, state_bodies
from khabar.knowledge.gazetteer import Known, Match
from khabar.knowledge.words import BREAK, SPACE, Form, Word, is_ordinary, make_words

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
#: Patterns whose names are found again by themselves, and the rule that this is.
ECHOED = {"pattern.place": "repeat.place", "pattern.frame": "repeat.medium"}


def _candidate(
    extent: tuple[int, int], form: Form, kind: EntityType, rule: str, known: Known | None = None
) -> _Candidate:
    return _Candidate(*extent, form.at, kind, rule, RANKS[rule.partition(".")[0]], known)


def _from_gazetteer(words: Sequence[Word], setting: context.Setting) -> list[_Candidate]:
    found = []
    for match in gazetteer.find_known(words):
        known = _choose(words, match, setting)
        if known is not None:
            rule = f"gazetteer.{known.type.lower()}{'.' + known.hint if known.hint else ''}"
            found.append(_candidate((match.first, match.last), match.form, known.type, rule, known))
    return found


def _answered(found: Sequence[_Candidate]) -> list[_Candidate]:
    """Drop short forms («القاعدة») of what the document names nowhere in full."""
    named = {c.known.key for c in found if c.known is not None and c.known.hint != "echo"}
    return [c for c in found if c.known is None or c.known.hint != "echo" or c.known.key in named]


def _choose(words: Sequence[Word], match: Match, setting: context.Setting) -> Known | None:
    """Of the things that are spelled so, the first that fits the setting."""
    fitting = [k for k in match.known if context.fits(words, match, k, setting)]
    if not fitting:
        return None
    preferred = [k for k in fitting if k.hint in setting.fields or k.hint in ("paper", "jo")]
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
    """What each word says by itself: known names, patterns, persons."""
    known = _answered(_from_gazetteer(words, setting))
    whole = _ends(c for c in known if c.start == words[c.first].start and c.type != "PER")
    built = [
        _candidate((b.first, b.last), b.form, b.type, b.rule, _body(words, b)) for b in bodies.find_bodies(words, whole)
    ]
    people = [
        _candidate((p.first, p.last), p.form, "PER", p.rule, _called(p.form.letters if p.last - p.first == 1 else ""))
        for p in (*persons.find_persons(words), *speakers.find_speakers(words))
    ]
    return _longest([*known, *built, *people])


def _body(words: Sequence[Word], body: bodies.BodyName) -> Known | None:
    """The body of a state that a pattern's words name."""
    if body.type != "ORG":
        return None
    return state_bodies.state_body((body.form.letters, *(w.letters for w in words[body.first + 1 : body.last])))


def _called(letters: str) -> Known | None:
    """The one person known by a name alone, where it is no common given name."""
    people = gazetteer.short_forms().get(letters, ())
    return people[0] if len(people) == 1 and not persons.is_given(letters) else None


def _surnames(words: Sequence[Word], kept: Iterable[_Candidate]) -> dict[str, Known | None]:
    """Last parts of full names, and known short forms, by which their bearers are called later."""
    out: dict[str, Known | None] = {}
    bearers = {c.known.key: c.known for c in kept if c.type == "PER" and c.known is not None}
    for c in kept:
        tail = persons.surname(words, c.first, c.last) if c.type == "PER" and c.last - c.first > 1 else None
        if tail is not None:
            out.setdefault(tail, c.known)
    for short, people in gazetteer.short_forms().items():
        for person in people:
            if person.key in bearers:
                out[short] = person
    return out


def _stretches(words: Sequence[Word]) -> Iterator[tuple[tuple[int, int], Form, str]]:
    """Every one and two words, as they may be cut, with their letters."""
    for first, word in enumerate(words):
        paired = first + 1 < len(words) and words[first + 1].gap == SPACE and not words[first + 1].particle
        for form in word.forms:
            if paired:
                yield (first, first + 2), form, form.letters + words[first + 1].letters
            yield (first, first + 1), form, form.letters


def _repeats(words: Sequence[Word], kept: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Later lone mentions of people named in full, and people known by one name."""
    called = _surnames(words, kept)
    shorts = gazetteer.short_forms()
    for extent, form, letters in _stretches(words):
        first = extent[0]
        if letters in called:
            if not (form.clitics and is_ordinary(words[first].letters)):
                yield _candidate(extent, form, "PER", "repeat.surname", called[letters])
        elif letters in shorts and context.called_alone(words, first, letters, form):
            yield _candidate(extent, form, "PER", "short.person", shorts[letters][0])


def _echoes(words: Sequence[Word], kept: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Places and media that a pattern found once, where they stand again without it."""
    named: dict[tuple[str, ...], tuple[EntityType, str]] = {}
    for c in kept:
        rule = ECHOED.get(c.rule)
        doubtful = c.rule == "pattern.frame" and c.last - c.first == 1 and not words[c.first].quoted
        if rule is not None and not doubtful:
            named.setdefault(_spelled(words, c), (c.type, rule))
    openings = {letters[0] for letters in named}
    for first, word in enumerate(words):
        for form in word.forms:
            if form.letters not in openings or (form.clitics and is_ordinary(word.letters)):
                continue
            for letters, (kind, rule) in named.items():
                if form.letters == letters[0] and _continues(words, first + 1, letters[1:]):
                    yield _candidate((first, first + len(letters)), form, kind, rule)


def _spelled(words: Sequence[Word], c: _Candidate) -> tuple[str, ...]:
    return tuple(w.letters for w in words[c.first : c.last])


def _unlike_media(words: Sequence[Word], kept: Sequence[_Candidate]) -> list[_Candidate]:
    """Drop persons found by a verb alone that are media elsewhere: «صحيفة ... كورير», «وقالت ... كورير»."""
    media = {_spelled(words, c) for c in kept if c.rule == "pattern.frame"}
    return [c for c in kept if c.rule != "person.evident" or _spelled(words, c) not in media]


def _continues(words: Sequence[Word], at: int, letters: Sequence[str]) -> bool:
    """Whether the words from ``at`` on are these, with nothing between them."""
    rest = words[at : at + len(letters)]
    return [w.letters for w in rest] == list(letters) and all(w.gap != BREAK for w in rest)


def find_mentions(text: str, tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """Return the names of a document in order; none overlap."""
    words = make_words(text, tokens)
    setting = context.setting_of(words)
    kept = _unlike_media(words, _first_pass(words, setting))
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
    tables=tuple(
        sorted(
            {
                *gazetteer.TABLES,
                *persons.TABLES,
                *bodies.TABLES,
                *context.TABLES,
                *state_bodies.TABLES,
                *speakers.TABLES,
            }
        )
    ),
)
