"""The table of cues and the forms derived from it."""

from __future__ import annotations

from typing import get_args

import pytest

from khabar.core.attribution import Act
from khabar.errors import TableError
from khabar.knowledge.cues import cue_forms, function_words, teller_nouns
from khabar.knowledge.table import load_table, parse_table, table_names
from khabar.text.fold import fold_word

ACTS = set(get_args(Act))


@pytest.mark.parametrize(
    ("form", "act", "kind", "gender"),
    [
        ("قال", "say", "past", "m"),
        ("قالت", "say", "past", "f"),
        ("قالوا", "say", "past", "p"),
        ("نفت", "deny", "past", "f"),
        ("تؤكد", "confirm", "present", "f"),
        ("يدعون", "request", "present", "p"),
        ("مشيرة", "say", "participle", "f"),
        ("مؤكدين", "confirm", "participle", "p"),
        ("نعتقد", "believe", "present", "p"),
    ],
)
def test_forms_are_derived(form: str, act: str, kind: str, gender: str) -> None:
    """Persons, numbers and participles come from one lemma by rule."""
    cue = cue_forms()[form]
    assert (cue.act, cue.kind, cue.gender) == (act, kind, gender)


def test_every_act_of_the_table_is_known() -> None:
    """The table uses the acts of the model and no others, on words that are folded."""
    for row in load_table("cues").rows:
        assert row["act"] in ACTS
        assert row["strength"] in {"s", "f"}
        assert fold_word(row["past"]) == row["past"]


def test_nouns_have_the_article_too() -> None:
    """A noun for a teller is found with and without «ال»."""
    assert teller_nouns()["مصدر"] == teller_nouns()["المصدر"]
    assert function_words()["لكن"] == "conj"


@pytest.mark.parametrize("name", table_names())
def test_every_table_names_source_and_licence(name: str) -> None:
    """A shipped table says where it is from and has rows."""
    table = load_table(name)
    assert table.source
    assert table.licence
    assert table.rows


def test_a_broken_table_names_its_line() -> None:
    """Too many cells, no source, no such table: each error says where and what to do."""
    with pytest.raises(TableError, match="line 4"):
        parse_table("t", b"# source: x\n# licence: y\na\tb\n1\t2\t3\n")
    with pytest.raises(TableError, match="licence"):
        parse_table("t", b"# source: x\na\n1\n")
    with pytest.raises(TableError, match="no table"):
        load_table("nonesuch")
