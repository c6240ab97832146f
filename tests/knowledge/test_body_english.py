"""English names of bodies. All bodies are invented or of a kind that every state has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.knowledge.body_english import english_body
from khabar.knowledge.romanise import romanise
from khabar.knowledge.table import load_table


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("وزارة الخارجية", "Ministry of Foreign Affairs"),
        ("وزارة الأشغال العامة والإسكان الأردنية", "Ministry of General Works and Housing (Jordan)"),
        ("الهيئة العامة لسدود الجنوب", "General Authority for Dams of the South"),
        ("اتحاد مزارعي الوادي", "Union of Farmers of the Valley"),
        ("الاتحاد الأردني لكرة القدم", "Union for Football (Jordan)"),
        ("لجنة حقوق الإنسان", "Committee of Human Rights"),
    ],
)
def test_translated(name: str, english: str) -> None:
    """A name whose words are all in the table is put into English."""
    assert english_body(name, romanise) == english


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("مكتب هيدروفار الاستشاري", "Hidrufar Consulting Office"),
        ("جامعة الملك سعود", "King Saud University"),
        ("وكالة أنباء هيدروفار", "Hidrufar News Agency"),
        ("قبيلة هيدروفار", "Tribe of Hidrufar"),
    ],
)
def test_head_in_english_the_rest_romanised(name: str, english: str) -> None:
    """Where the rest is in no table, the head alone is translated."""
    assert english_body(name, romanise) == english


@pytest.mark.parametrize("name", ["فيستهافن كورير", "هيئة", "الهيئة الهيدروفارية"])
def test_left_to_romanisation(name: str) -> None:
    """Without a head, with a head alone, or with an unknown adjective there is no English name."""
    assert english_body(name, romanise) is None


def test_rows() -> None:
    """Kinds are known, no word stands twice for one of them, and the English is Latin."""
    rows = load_table("body_english").rows
    assert {row["kind"] for row in rows} == {"head", "maker", "noun", "adjective"}
    assert len({(row["arabic"], row["kind"]) for row in rows}) == len(rows)
    assert all(row["english"].isascii() for row in rows)


@given(
    st.lists(
        st.sampled_from(["وزارة", "الهيئة", "شركة", "العامة", "لسدود", "و", "ل", "ب", "الملك", "لل", "x", "ا", "-"]),
        min_size=1,
    )
)
def test_any_words(words: list[str]) -> None:
    """No combination of words breaks the rule."""
    english = english_body(" ".join(words), romanise)
    assert english is None or english.isascii()
