"""How words are cut and spelled for looking names up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core.span import Span
from khabar.core.structure import Token
from khabar.knowledge.words import BREAK, SPACE, TIGHT, make_words, spell
from khabar.text.fold import fold_word


def words(text: str) -> list[tuple[int, str, int]]:
    """Cut at spaces and return start, letters and gap of each word."""
    tokens, at = [], 0
    for piece in text.split(" "):
        if piece:
            folded = fold_word(piece)
            span = Span(at, at + len(piece))
            kind = "word" if piece[0].isalpha() else "punct"
            tokens.append(Token(span, kind, folded, span))  # type: ignore[arg-type]  # one of the two kinds
        at += len(piece) + 1
    return [(w.start, w.letters, w.gap) for w in make_words(text, tokens)]


@pytest.mark.parametrize(
    ("word", "cut"),
    [("للسعودية", (1, "السعوديه")), ("ليمن", (1, "يمن")), ("وبمصر", (2, "مصر")), ("كابل", (1, "ابل"))],
)
def test_forms(word: str, cut: tuple[int, str]) -> None:
    """A word is looked up whole and with each attached letter cut off."""
    span = Span(0, len(word))
    (made,) = make_words(word, [Token(span, "word", fold_word(word), span)])
    assert (made.forms[0].at, made.forms[0].letters) == (0, spell(word))
    assert cut in [(f.at, f.letters) for f in made.forms]


def test_forms_point_past_marks() -> None:
    """The start of a cut form counts code points of the text, marks too."""
    text = "وَبِـمصر"
    (made,) = make_words(text, [Token(Span(0, len(text)), "word", fold_word(text), Span(0, len(text)))])
    assert "مصر" in [text[f.at :] for f in made.forms]


@pytest.mark.parametrize(("text", "gap"), [("سالم حمد", SPACE), ("سالم ، حمد", BREAK), ("سالم\nحمد", BREAK)])
def test_gaps(text: str, gap: int) -> None:
    """White space keeps words together; a mark or a line break parts them."""
    tokens = []
    for piece in ("سالم", "حمد"):
        start = text.index(piece)
        span = Span(start, start + len(piece))
        tokens.append(Token(span, "word", piece, span))
    assert make_words(text, tokens)[1].gap == gap


def test_a_hyphen_without_space_is_tight() -> None:
    """«سو-30» holds together."""
    text = "سو-30"
    tokens = [Token(Span(0, 2), "word", "سو", Span(0, 2)), Token(Span(3, 5), "number", "30", Span(3, 5))]
    assert make_words(text, tokens)[1].gap == TIGHT


@given(st.text(max_size=40))
def test_spelling_is_settled(text: str) -> None:
    """Spelling a spelled text again changes nothing."""
    assert spell(spell(text)) == spell(text)
