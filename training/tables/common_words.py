#!/usr/bin/env python3
"""Makes common_words.tsv: words of the news that hardly ever stand in names of persons.

A word is taken by its counts alone: how often it stands in names of persons of the annotated
training articles, how often by a title or «بن», and how many of its inflections are words too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby, pairwise

import corpora

from khabar.knowledge.table import load_table
from khabar.text.fold import fold_word

HEAD = """\
# source: counted over Saudi and Tunisian news of 2014 to 2017 (SaudiNewsNet, ANTCorpus): single words, chosen by how often they stand inside and outside names; no text of the corpora is here
# licence: Apache-2.0
# made by: training/tables/common_words.py
# note: folded, with final ه for ة, by first two letters; forms with attached letters are left out where the bare form is here
begin	words
"""  # noqa: E501  # a head line of the table
#: Words after which a person's name stands.
TITLES = frozenset("الدكتور المهندس الاستاذ الامير اللواء العميد العقيد الملازم الشيخ الرائد النقيب المقدم".split())
BIN = "بن"
WORD = re.compile("[\u0621-\u064a]+")
MARKED = re.compile("[\u0621-\u0652]+")
ARTICLE = "ال"
ATTACHED = "وفبلك"
#: Surnames of known people that are far oftener ordinary words («الشاهد», the witness), by hand.
ALSO = frozenset("الحكيم الحمد الدخيل الشاهد الشرع الصدر الصيد العريض المعلم ظريف مشعل".split())
#: The thresholds, chosen on the training part in November 2026. A word seen less often is not judged.
SEEN = 12
#: Seen this often outside names in the articles, never inside, and rarely by a title: ordinary.
OUTSIDE = 2
RARELY_TITLED = 0.2
#: Not in the articles, but frequent, hardly ever by a title, and with this many inflections: ordinary.
FREQUENT, HARDLY_TITLED, INFLECTIONS = 20, 0.02, 3
#: How many times a word stands outside names for each time inside, to be ordinary still.
OUTWEIGHS = 20
#: An inflection counts when it is seen as often.
INFLECTED = 8


@dataclass(slots=True)
class Counts:
    """How often each folded word is seen, and seen next to what begins or joins names."""

    seen: Counter[str] = field(default_factory=Counter)
    titled: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    outside: Counter[str] = field(default_factory=Counter)

    def titled_share(self, word: str) -> float:
        """Return how often a word stands after a title or by «بن», of all times."""
        return self.titled[word] / max(1, self.seen[word])


def count_news(counts: Counts, texts: Iterable[str]) -> None:
    """Count words, and those after a title or on either side of «بن»."""
    for words in corpora.runs(texts):
        counts.seen.update(words)
        for first, second in pairwise(words):
            if first in TITLES or first == BIN:
                counts.titled[second] += 1
            if second == BIN:
                counts.titled[first] += 1


def count_names(counts: Counts, articles: Iterable[corpora.Annotated]) -> None:
    """Count words inside names of persons, and outside names of any kind."""
    for article in articles:
        kinds: dict[int, str] = {}
        for kind, start, end in article.names:
            kinds.update(dict.fromkeys(range(start, end), kind))
        for match in MARKED.finditer(article.text):
            kind = kinds.get(match.end() - 1, "")
            if kind == "PER":
                counts.inside[fold_word(match.group())] += 1
            elif not kind:
                counts.outside[fold_word(match.group())] += 1


def inflections(word: str, seen: Counter[str]) -> int:
    """Count the forms of a word that are words of the news as well.

    >>> inflections("تقرير", Counter({"التقرير": 90, "تقريرا": 12, "تقريره": 9, "تقريرهم": 1}))
    3
    """
    stem = word.removeprefix(ARTICLE) if word.startswith(ARTICLE) else word
    endings = ("", "ا", "ه", "ها", "هم", "ات", "ين", "ون", "ت", "ة", "ية", "وا")
    fronts = ("ال", "ي", "ت", "لل", "بال")
    forms = (*(stem + e for e in endings), *(f + stem for f in fronts), stem[:-1] + "ت")
    return sum(form != word and seen[form] >= INFLECTED for form in forms)


def names_known() -> tuple[AbstractSet[str], AbstractSet[str]]:
    """Return the given names of the table, and all words in names of its people."""
    given = {fold_word(w) for row in load_table("given_names").rows for w in WORD.findall(row["arabic"])}
    people = load_table("people").rows
    parts = {fold_word(w) for row in people for cell in (row["arabic"], row["short"]) for w in WORD.findall(cell)}
    return given, parts


def places_known() -> AbstractSet[str]:
    """Return the places whose name of one word needs no context."""
    rows = (row for row in load_table("places").rows if not row["hint"])
    return {spelled(w) for row in rows for w in row["arabic"].split("|")}


def spelled(word: str) -> str:
    """Fold, with final ه for ة."""
    return fold_word(word).replace("ة", "ه")


def ordinary(counts: Counts, given: AbstractSet[str], people: AbstractSet[str]) -> Iterator[str]:
    """Yield the words that the counts show to be ordinary."""
    for word, seen in counts.seen.items():
        inside, outside = counts.inside[word], counts.outside[word]
        if len(word) == 1 or seen < SEEN or word in given or (inside and outside <= OUTWEIGHS * inside):
            continue
        titled = counts.titled_share(word)
        met = outside >= OUTSIDE and not inside and titled < RARELY_TITLED
        common = seen >= FREQUENT and titled < HARDLY_TITLED and word not in people
        if met or (common and inflections(word, counts.seen) >= INFLECTIONS):
            yield word


def bare(words: AbstractSet[str]) -> AbstractSet[str]:
    """Leave out forms with attached letters of words that are there without them.

    >>> sorted(bare({"قرار", "بقرار", "القرار", "للقرار"}))
    ['القرار', 'قرار']
    """

    def attached(word: str) -> bool:
        cut = len(word) > len("من") + 1 and word[0] in ATTACHED and word[1:] in words
        return cut or (word.startswith("لل") and ARTICLE + word[2:] in words)

    return {word for word in words if not attached(word)}


def render(words: Iterable[str]) -> str:
    """Write the table."""
    filed = groupby(sorted(words), key=lambda word: word[:2])
    return HEAD + "".join(f"{begin}\t{' '.join(group)}\n" for begin, group in filed)


def make() -> str:
    """Return the table as the corpora and the name tables beside it give it."""
    folder = corpora.shared()
    counts = Counts()
    count_news(counts, corpora.saudi_news(folder))
    count_news(counts, corpora.tunisian_news(folder))
    count_names(counts, corpora.annotated(folder))
    found = {word.replace("ة", "ه") for word in ordinary(counts, *names_known())}
    return render(bare(found - places_known()) | ALSO)


if __name__ == "__main__":
    (corpora.TABLES / "common_words.tsv").write_text(make(), "utf-8")
