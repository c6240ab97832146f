"""Words that make a number less exact."""

from __future__ import annotations

import pytest

from khabar.text.comparators import comparator_after, comparator_before


@pytest.mark.parametrize(
    ("before", "comparator", "start"),
    [
        ("قتل اكثر من", "over", 1),
        ("قتل ما لا يقل عن", "at_least", 1),
        ("ونحو", "about", 0),
        ("باقل من", "under", 0),
        ("لا يتجاوز", "at_most", 0),
        ("قتل", "exact", 1),
        ("", "exact", 0),
    ],
)
def test_before(before: str, comparator: str, start: int) -> None:
    """The longest phrase before the number is read, with attached letters."""
    words = [*before.split(), "20"]
    assert comparator_before(words, len(words) - 1) == (comparator, start)


@pytest.mark.parametrize(
    ("after", "comparator", "end"),
    [
        ("علي الاقل", "at_least", 2),
        ("افغانيا علي الاكثر", "at_most", 3),
        ("تقريبا", "about", 1),
        (". علي الاقل", "exact", 0),
        ("", "exact", 0),
    ],
)
def test_after(after: str, comparator: str, end: int) -> None:
    """A phrase after the noun is read, but not over a mark."""
    assert comparator_after(after.split(), 0) == (comparator, end)
