#!/usr/bin/env python3
"""Makes whole_words.tsv: words whose first letter is not an attached «و», «ف», «ب», «ل» or «ك».

Words and beginnings of words come from whole_words_hand.tsv; which words go on from a beginning
«وضع...» is told by counts: what is left without the «و» must be rare («ضعها»), or no word at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import corpora

from khabar.knowledge.table import parse_table

HAND = Path(__file__).with_name("whole_words_hand.tsv")
HEAD = """\
# source: compiled by hand; endings counted over Saudi and Tunisian news of 2014 to 2017 (SaudiNewsNet, ANTCorpus): single words, no text of the corpora is here
# licence: Apache-2.0
# made by: training/tables/whole_words.py
# note: folded words whose first letter is not an attached و ف ب ل ك; a final * stands for any ending
word
"""  # noqa: E501  # head lines of the table
#: A word seen less often is not judged.
SEEN = 3
#: The rest without its first letter is at most this share as frequent where the word is whole.
SHARE = 0.2


def is_whole(word: str, seen: Counter[str]) -> bool:
    """Tell by counts whether a word's first letter belongs to it.

    >>> is_whole("وضعها", Counter({"وضعها": 40, "ضعها": 2})), is_whole("وقال", Counter({"وقال": 40, "قال": 90}))
    (True, False)
    """
    return seen[word] >= SEEN and seen[word[1:]] < SHARE * seen[word]


def words(hand: Iterable[tuple[str, str]], seen: Counter[str]) -> Iterator[str]:
    """Yield the rows of the table: words, and beginnings with a star."""
    counted = []
    for word, ending in hand:
        yield word
        if ending == "any":
            yield f"{word}*"
        if ending == "counted":
            counted.append(word)
    yield from (word for word in seen if word.startswith(tuple(counted)) and is_whole(word, seen))


def make() -> str:
    """Return the table as the hand list and the corpora give it."""
    folder = corpora.shared()
    seen = corpora.count(corpora.saudi_news(folder, 1)) + corpora.count(corpora.tunisian_news(folder))
    hand = [(row["word"], row["ending"]) for row in parse_table(HAND.stem, HAND.read_bytes()).rows]
    return HEAD + "".join(f"{word}\n" for word in sorted(set(words(hand, seen))))


if __name__ == "__main__":
    (corpora.TABLES / "whole_words.tsv").write_text(make(), "utf-8")
