"""Reads the words that make a number less exact: «أكثر من», «نحو», «على الأقل».

Given folded words and the place of a number; which number matters is left to the stages.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.core.measure import Comparator

__all__ = ["comparator_after", "comparator_before"]

BEFORE: tuple[tuple[str, Comparator], ...] = (
    ("ما لا يقل عن", "at_least"), ("لا يقل عن", "at_least"), ("لا تقل عن", "at_least"), ("لن تقل عن", "at_least"),
    ("لا يتجاوز", "at_most"), ("لا تتجاوز", "at_most"), ("لا يزيد عن", "at_most"), ("لا يزيد علي", "at_most"),
    ("لا تزيد عن", "at_most"), ("تصل الي", "at_most"), ("يصل الي", "at_most"), ("بحد اقصي", "at_most"),
    ("ما يقرب من", "about"), ("ما يقارب", "about"), ("في حدود", "about"), ("يقرب من", "about"),
    ("ما يزيد عن", "over"), ("ما يزيد علي", "over"), ("يزيد عن", "over"), ("يزيد علي", "over"), ("تزيد عن", "over"),
    ("تزيد علي", "over"), ("اكثر من", "over"), ("ازيد من", "over"), ("اعلي من", "over"), ("ما يفوق", "over"),
    ("اقل من", "under"), ("يقل عن", "under"), ("تقل عن", "under"), ("تقل اعمارهم عن", "under"), ("دون سن", "under"),
    ("نحو", "about"), ("حوالي", "about"), ("قرابة", "about"), ("زهاء", "about"), ("يقارب", "about"), ("تقارب", "about"),
    ("حدود", "about"), ("تقريبا", "about"), ("مايقارب", "about"), ("مايقرب", "about"),
    ("يفوق", "over"), ("تفوق", "over"), ("فاق", "over"), ("فوق", "over"), ("تجاوز", "over"), ("تجاوزت", "over"),
    ("يتجاوز", "over"),
    ("تتجاوز", "over"), ("يناهز", "about"), ("تحت", "under"), ("دون", "under"), ("تحت سن", "under"),
    ("حتي", "at_most"),
)  # fmt: skip
AFTER: tuple[tuple[str, Comparator], ...] = (
    ("علي الاقل", "at_least"), ("كحد ادني", "at_least"), ("فاكثر", "at_least"), ("او اكثر", "at_least"),
    ("فما فوق", "at_least"),
    ("علي الاكثر", "at_most"), ("كحد اقصي", "at_most"), ("بحد اقصي", "at_most"), ("تقريبا", "about"),
)  # fmt: skip
#: «على الأقل» may follow the counted noun and its adjective.
REACH = 2


PHRASES_BEFORE = [(phrase.split(), comparator) for phrase, comparator in BEFORE]
PHRASES_AFTER = [(phrase.split(), comparator) for phrase, comparator in AFTER]


def _same(written: str, wanted: str) -> bool:
    """A first word may have و ف ب ل attached: «ونحو», «بأكثر»."""
    return (
        written == wanted
        or (written[:1] in "وفبل" and written[1:] == wanted)
        or (written[:1] == "و" and written[2:] == wanted)
    )


def comparator_before(words: Sequence[str], i: int) -> tuple[Comparator, int]:
    """Return what the words before ``words[i]`` make of a number there, and where they begin.

    >>> comparator_before(["قتل", "اكثر", "من", "20"], 3)
    ('over', 1)
    """
    for phrase, comparator in PHRASES_BEFORE:
        start = i - len(phrase)
        if start >= 0 and _same(words[start], phrase[0]) and list(words[start + 1 : i]) == phrase[1:]:
            return comparator, start
    return "exact", i


def comparator_after(words: Sequence[str], i: int) -> tuple[Comparator, int]:
    """Return what the words at or shortly after ``words[i]`` make of a number before, and where they end."""
    for at in range(i, min(i + REACH + 1, len(words))):
        if not words[at][:1].isalnum():
            break
        for phrase, comparator in PHRASES_AFTER:
            if list(words[at : at + len(phrase)]) == phrase:
                return comparator, at + len(phrase)
    return "exact", i
