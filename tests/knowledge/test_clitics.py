"""Which letters at the front of a word are words of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.knowledge.clitics import proclitics


@pytest.mark.parametrize(
    ("word", "attached"),
    [
        ("والوزير", "و"),
        ("وبالوزير", "وب"),
        ("بالوزير", "ب"),
        ("كالوزير", "ك"),
        ("للوزير", "ل"),
        ("فالوزير", "ف"),
        ("فقال", "ف"),
        ("فريق", ""),
        ("وزير", ""),
        ("وزيره", ""),
        ("ببيان", ""),
        ("وقد", "و"),
        ("و", ""),
        ("وا", ""),
        ("بال", ""),
        ("", ""),
        ("سد", ""),
    ],
)
def test_proclitics(word: str, attached: str) -> None:
    """Letters before the article, and a joining و, are attached; first letters of words are not."""
    assert proclitics(word) == attached


@given(st.text("وفبلكاسدنة", max_size=8))
def test_they_are_the_front_of_the_word(word: str) -> None:
    """What is cut off begins the word, and leaves some of it."""
    attached = proclitics(word)
    assert word.startswith(attached)
    assert set(attached) <= set("وفبلك")
    assert attached != word or not word
