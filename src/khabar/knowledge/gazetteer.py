"""Names that khabar knows, and where they stand among the words of a document.

Reads the tables of places, organizations, people, equipment and facilities into one index by
spelling. Written-together and written-apart forms are one («عبدالله», «عبد الله»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.core.entity import EntityType
from khabar.knowledge.table import load_table
from khabar.knowledge.words import BREAK, Form, Word, is_ordinary, spell

__all__ = ["TABLES", "Known", "Match", "adjectives", "find_known", "known_names", "short_forms"]

#: The tables that this module reads.
TABLES = ("cities", "equipment", "facilities", "organizations", "people", "places")
LONGEST = 9
#: Words that begin alike are bounded together by the longest name that begins so.
BEGIN = 2


@dataclass(frozen=True, slots=True)
class Known:
    """A thing of the world. ``hint`` says when its spelling counts: "" always, others by context."""

    type: EntityType
    key: str
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Words ``[first, last)`` spell ``known``; ``form`` is how the first word was cut."""

    first: int
    last: int
    form: Form
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    known: dict[str, tuple[Known, ...]]
    reach: dict[str, int]
    #: Spellings of full names by the spelling of a short form, and back.
    shorts: dict[str, tuple[Known, ...]]


def _key(kind: str, name: str) -> str:
    return f"{kind}:{'-'.join(name.lower().split())}"


def _record(kind: EntityType, name: str, hint: str = "") -> Known:
    return Known(kind, _key(kind, name), name, hint)


def _rows() -> Iterator[tuple[EntityType, str, str, str]]:
    for row in load_table("places").rows:
        yield row["type"], row["name"], row["arabic"], row["hint"]  # type: ignore[misc]  # the table's types are checked by its test
    kinds: tuple[tuple[str, EntityType], ...] = (("organizations", "ORG"), ("equipment", "EQP"), ("facilities", "FAC"))
    for table, kind in kinds:
        for row in load_table(table).rows:
            yield kind, row["name"], row["arabic"], row["hint"]
    for row in load_table("people").rows:
        yield "PER", row["name"], row["arabic"], ""
    for row in load_table("cities").rows:
        yield "GPE", row["name"], row["arabic"], "city"


@cache
def _index() -> _Index:
    known: dict[str, tuple[Known, ...]] = {}
    for kind, name, arabic, hint in _rows():
        for written in arabic.split("|"):
            spelled = spell(written)
            if hint == "city" and spelled in known:
                continue
            known[spelled] = (*known.get(spelled, ()), _record(kind, name, hint))
    shorts: dict[str, tuple[Known, ...]] = {}
    for row in load_table("people").rows:
        for written in filter(None, row["short"].split("|")):
            spelled = spell(written)
            shorts[spelled] = (*shorts.get(spelled, ()), _record("PER", row["name"]))
    reach: dict[str, int] = {}
    for spelled in (*known, *shorts):
        for begin in (spelled[:1], spelled[:BEGIN]):
            reach[begin] = max(reach.get(begin, 0), len(spelled))
    return _Index(known, reach, shorts)


def known_names() -> dict[str, tuple[Known, ...]]:
    """Return every known record by the spelling of its full names."""
    return _index().known


def short_forms() -> dict[str, tuple[Known, ...]]:
    """Return the people who are called by a name alone, by its spelling."""
    return _index().shorts


@cache
def adjectives() -> dict[str, Known]:
    """Return countries and regions by their adjective, spelled without the article.

    >>> adjectives()["سوري"].name
    'Syria'
    """
    out: dict[str, Known] = {}
    for row in load_table("places").rows:
        for written in filter(None, row["adjective"].split("|")):
            base = spell(written)
            record = _record(row["type"], row["name"])  # type: ignore[arg-type]  # as above
            for form in (base, base + "ه", base + "ين", base + "ون", base + "ات"):
                out.setdefault(form, record)
    return out


def _extend(words: Sequence[Word], first: int, letters: str, reach: int) -> Iterator[tuple[int, str]]:
    """Spell on from ``first``, word by word, as far as any known name reaches."""
    last = first + 1
    yield last, letters
    while last < len(words) and last - first < LONGEST and words[last].gap != BREAK:
        letters += words[last].letters
        if len(letters) > reach:
            return
        last += 1
        yield last, letters


def find_known(words: Sequence[Word]) -> Iterator[Match]:
    """Yield every known name that the words spell, shorter and overlapping ones too."""
    index = _index()
    for first, word in enumerate(words):
        for form in word.forms:
            reach = index.reach.get(form.letters[:BEGIN], 0)
            if len(form.letters) > reach:
                continue
            for last, letters in _extend(words, first, form.letters, reach):
                found = index.known.get(letters)
                if found is not None and _cut_fits(form, word, last - first):
                    yield Match(first, last, form, found)


def _cut_fits(form: Form, word: Word, length: int) -> bool:
    """A letter is not cut off an ordinary word to leave a name of one word («بعدن»: yes, «بقم»: no)."""
    return not form.clitics or length > 1 or len(form.letters) > len("قطر") - 1 or not is_ordinary(word.letters)
