"""Which letters before a word are attached words of their own: و ف ب ل ك.

Rules and a list of words that merely begin so («وزير», «بالغ»); a learned model may take over.
"""

from __future__ import annotations

from functools import cache

from khabar.knowledge.table import load_table

__all__ = ["proclitics"]

#: Fewest letters of a word after a proclitic: «وقد» keeps two.
SHORTEST = 2
#: Before these a leading ف is "and so": «فالوزير», «فإن», «فقد».
AFTER_FA = ("ال", "ان", "قد", "لم", "لن", "لا", "هو", "هي", "هذ", "قال", "ما", "من", "في", "على")


@cache
def _whole_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words, and beginnings of words (``*``), whose first letter is no clitic."""
    rows = load_table("whole_words").rows
    words = frozenset(r["word"] for r in rows if not r["word"].endswith("*"))
    starts = tuple(r["word"][:-1] for r in rows if r["word"].endswith("*"))
    return words, starts


def _is_whole(folded: str) -> bool:
    words, starts = _whole_words()
    return folded in words or folded.startswith(starts)


def proclitics(folded: str) -> str:
    """Return the attached letters at the front of a folded word, as they are written.

    A lone preposition before an indefinite word («ببيان») is left attached: without a lexicon
    it cannot be told from a first letter.

    >>> proclitics("وبالوزير"), proclitics("وزير"), proclitics("للسعودية")
    ('وب', '', 'ل')
    """
    taken = 0
    joined = folded[:1] == "و" or (folded[:1] == "ف" and folded[1:].startswith(AFTER_FA))
    if joined and len(folded) > SHORTEST and not _is_whole(folded):
        taken = 1
    rest = folded[taken:]
    if rest.startswith(("بال", "كال", "لل")) and len(rest) > SHORTEST + 2 and not _is_whole(rest):
        taken += 1
    return folded[:taken]
