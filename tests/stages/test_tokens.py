"""Tokens hold every visible character of a text, in order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core.document import Document
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe
from khabar.core.span import covers, cut
from khabar.stages.tokens import STAGE, tokenize
from khabar.text.fold import DROPPED, fold

PIECES = st.sampled_from(
    (
        *("وَ", "بال", "لل", "أ", "ى", "ة", "ـ", "َ", "ّ", "\ufefb", "\ufdf2", "ک", "٣", "1.5", "٪", "،", "«", " ", "هذا"),
        *(
            "\u00a0",
            "\n",
            "\u200f",
            "\u200c",
            "\u00ad",
            "\ufeff",
            "😀",
            "👩\u200d👧",
            "Su-30",
            "É",
            "e\u0301",
            "قال",
            ".",
        ),
    )
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=30).map("".join))
MARK = re.compile(f"[{DROPPED}]")


def words(text: str) -> list[str]:
    """The tokens of ``text`` as written."""
    return [cut(text, t.span) for t in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        (" \n", []),
        ("قال، نعم.", ["قال", "،", "نعم", "."]),
        ("مُسيّرة", ["مُسيّرة"]),
        ("المديـــنة", ["المديـــنة"]),
        ("1.5 مليون", ["1.5", "مليون"]),
        ("١٬٥٠٠٫٢٥", ["١٬٥٠٠٫٢٥"]),
        ("3.", ["3", "."]),
        ("سو-30", ["سو", "-", "30"]),
        ("F-16 وصلت", ["F-16", "وصلت"]),
        ("«نعم»", ["«", "نعم", "»"]),
        ("\u200fقال\u200f", ["قال\u200f"]),
        ("10كم", ["10", "كم"]),
        ("😀", ["😀"]),
    ],
)
def test_what_a_token_is(text: str, tokens: list[str]) -> None:
    """Words keep their marks, numbers their separators; a mark of punctuation stands alone."""
    assert words(text) == tokens


@pytest.mark.parametrize(
    ("text", "kind"), [("قال", "word"), ("٣", "number"), ("3,000", "number"), ("Reuters", "latin"), ("،", "punct")]
)
def test_kinds(text: str, kind: str) -> None:
    """A token is a word, a number, Latin letters or a mark."""
    assert [t.kind for t in tokenize(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "clitics", "stem"),
    [
        ("وَبِالوزير", "وب", "الوزير"),
        ("وزير", "", "وزير"),
        ("للأمم", "ل", "لأمم"),
        ("وـالسد", "و", "السد"),
        ("\u0648\ufefbعب", "و", "\ufefbعب"),
    ],
)
def test_proclitics_are_set_apart(text: str, clitics: str, stem: str) -> None:
    """The stem begins at its first letter, after the clitics and their marks."""
    token = tokenize(text)[0]
    assert (token.clitics, cut(text, token.stem)) == (clitics, stem)


@given(TEXTS)
def test_tokens_hold_every_visible_character(text: str) -> None:
    """In order, without overlap; only blanks and lone marks lie between them."""
    done = 0
    for token in tokenize(text):
        assert token.span.start >= done
        assert MARK.sub("", text[done : token.span.start]).strip() == ""
        assert len(token.span) > 0
        done = token.span.end
    assert MARK.sub("", text[done:]).strip() == ""


@given(TEXTS)
def test_tokens_say_what_the_text_says(text: str) -> None:
    """``folded`` is the fold of the words; clitics and stem make it up; ``base`` gives «لل» its alef back."""
    for token in tokenize(text):
        assert token.folded == fold(cut(text, token.span)).text
        stem = token.folded[len(token.clitics) :]
        assert token.base == ("ا" + stem if token.clitics.endswith("ل") and stem.startswith("ل") else stem)
        assert covers(token.span, token.stem)
        assert token.stem.end == token.span.end
        assert fold(cut(text, token.stem)).text == stem


def test_the_article_is_whole_after_li() -> None:
    """«للهيئة» (of the authority) has the base «الهيئة», whose alef the writing drops."""
    (token,) = tokenize("للهيئة")
    assert (token.clitics, token.base) == ("ل", "الهيئة")


def test_the_stage_names_its_table() -> None:
    """The list of whole words is part of the recipe."""
    document = Document("d", "وقال الوزير")
    assert STAGE.tables == ("whole_words",)
    assert STAGE.run(Reading(document, Recipe())) == tokenize(document.text)
