"""The tables of names are well formed, and one spelling means one thing unless it is meant to."""

from __future__ import annotations

import re

import pytest

from khabar.knowledge.gazetteer import adjectives, known_names, short_forms
from khabar.knowledge.persons import given_names
from khabar.knowledge.table import load_table
from khabar.knowledge.words import is_ordinary, spell

ARABIC = re.compile(r"[\u0600-\u06ff0-9A-Za-z .+\-]+")
HINTS = {"", "weak", "club", "tn", "ye", "sa", "paper", "city", "echo", "jo"}
TYPES = {"PER", "ORG", "GPE", "LOC", "FAC", "EQP"}


@pytest.mark.parametrize("table", ["cities", "equipment", "facilities", "organizations", "people", "places"])
def test_rows_of_names(table: str) -> None:
    """Every row has a Latin name and written forms in Arabic letters, none of them twice in the row."""
    for row in load_table(table).rows:
        forms = row["arabic"].split("|")
        assert row["name"]
        assert all(ARABIC.fullmatch(form) and form == form.strip() for form in forms), row
        assert len(forms) == len(set(forms)), row
        assert row.get("hint", "") in HINTS


def test_types_and_hints() -> None:
    """Places are of the three types of places."""
    assert {row["type"] for row in load_table("places").rows} <= {"GPE", "LOC"}


def test_one_spelling_one_thing() -> None:
    """A spelling is ambiguous only where its hints tell the readings apart."""
    for spelled, things in known_names().items():
        plain = {t.key for t in things if t.hint == ""}
        assert len(plain) <= 1, (spelled, plain)


def test_given_names_have_latin_forms() -> None:
    """Given names are spelled once each and have a Latin form."""
    rows = load_table("given_names").rows
    assert len({spell(row["arabic"]) for row in rows}) == len(rows) == len(given_names())
    assert all(row["latin"].isascii() and row["latin"][0].isupper() for row in rows)


def test_short_forms_belong_to_people() -> None:
    """Whoever is called by a short form is in the table of people."""
    names = {row["name"] for row in load_table("people").rows}
    assert {p.name for people in short_forms().values() for p in people} <= names


def test_adjectives_are_masculine_in_the_table() -> None:
    """The table gives «سوري»; the feminine and plurals are made from it."""
    assert {"سوري", "سوريه", "سوريين"} <= adjectives().keys()


@pytest.mark.parametrize("table", ["heads", "body_words", "titles", "contexts"])
def test_rows_of_words(table: str) -> None:
    """No word stands twice for one purpose."""
    rows = [tuple(sorted(row.items())) for row in load_table(table).rows]
    assert len(rows) == len(set(rows))


def test_heads_have_types() -> None:
    """Every head makes names of a known type by a known reader."""
    kinds = {"alone", "construct", "frame", "general", "named", "place", "state", "strict", "unit"}
    for row in load_table("heads").rows:
        assert row["type"] in TYPES
        assert row["kind"] in kinds


def test_common_words_are_spelled_and_filed() -> None:
    """Common words are folded, unique, and under their first two letters."""
    seen: set[str] = set()
    for row in load_table("common_words").rows:
        for word in row["words"].split():
            assert word == spell(word)
            assert word[:2] == row["begin"]
            assert word not in seen
            seen.add(word)


@pytest.mark.parametrize("word", ["الوزارة", "وبالمدينة", "للحكومة"])
def test_ordinary_with_attached_letters(word: str) -> None:
    """A common word is known with letters attached to it."""
    assert is_ordinary(spell(word)) or is_ordinary(spell(word)[1:])
