"""Counted nouns in all their forms, and what money a dinar is."""

from __future__ import annotations

import pytest

from khabar.knowledge.units import counted_at, looks_like_people, money_of
from khabar.text.fold import fold_word


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("صاروخ", "missile", "one"),
        ("صاروخا", "missile", "one"),
        ("صواريخ", "missile", "many"),
        ("الصواريخ", "missile", "many"),
        ("صاروخين", "missile", "two"),
        ("غارتان", "airstrike", "two"),
        ("شركات", "company", "many"),
        ("مسلحون", "person", "many"),
        ("وحدة سكنية", "housing unit", "one"),
        ("وحدات سكنية", "housing unit", "many"),
        ("مترا مربعا", "square metre", "one"),
        ("جنيه إسترليني", "GBP", "one"),
    ],
)
def test_forms(text: str, unit: str, number: str) -> None:
    """Singular, accusative, dual and plural, of one or two words, with or without the article."""
    noun = counted_at(fold_word(text).split(), 0)
    assert noun is not None
    assert (noun.unit, noun.number, noun.last) == (unit, number, len(text.split()))


@pytest.mark.parametrize("text", ["", "جنين", "أبين", "طالبان", "يقول"])
def test_other_words(text: str) -> None:
    """Names that look like duals, and other words, are no counted nouns."""
    assert counted_at([fold_word(text)], 0) is None
    assert counted_at([], 0) is None


@pytest.mark.parametrize(
    ("word", "count", "people"),
    [("مقيمين", 5, True), ("ماليزيا", 12, True), ("كتابا", 12, False), ("دين", 5, False), ("نيبالي", 100, True)],
)
def test_shape_of_people(word: str, count: int, people: bool) -> None:  # noqa: FBT001 # a parameter of the table
    """Sound plurals and relative adjectives look like people."""
    assert looks_like_people(word, count) is people


def test_money() -> None:
    """The country most named settles a dinar; other money needs none."""
    assert money_of("dinar", "البحرين والبحرين والكويت") == "BHD"
    assert money_of("dinar", "") == "dinar"
    assert money_of("USD", "تونس") == "USD"
