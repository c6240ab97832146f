"""A folded text maps back to the original exactly."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core.span import Span, cut
from khabar.errors import SpanError
from khabar.text.fold import DROPPED, Folded, fold, fold_word

#: Letters, marks, tatweel, ligatures, digits, bidi controls, emoji, Latin: what articles hold.
PIECES = st.sampled_from(
    (
        *("أ", "ى", "ة", "ل", "و", "ـ", "َ", "ّ", "ٰ", "\ufefb", "\ufdf2", "\ufe91", "ک", "٣", "۴", "٪", "،", "«", " "),
        *("\u00a0", "\n", "\u200f", "\u2066", "\u00ad", "\ufeff", "😀", "👩\u200d👧", "a", "É", "e\u0301", "7", "."),
    )
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=30).map("".join))
MARK = re.compile(f"[{DROPPED}]")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("أُعلِنَ", "اعلن"),
        ("المديـــنة", "المدينة"),
        ("\ufefbفتة", "لافتة"),
        ("٣٫٥٪", "3.5%"),
        ("مصطفى", "مصطفي"),
        ("كلفة\u00a03", "كلفة 3"),
        ("\u200fنعم\u202c", "نعم"),
        ("Paris", "Paris"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    """Spellings of one word become one."""
    assert fold(text).text == fold_word(text) == folded


@given(TEXTS)
def test_every_folded_character_has_its_place(text: str) -> None:
    """There is one start a folded character, in order, and the length of the original at the end."""
    shadow = fold(text)
    starts = list(shadow.starts)
    assert len(starts) == len(shadow.text) + 1
    assert starts == sorted(starts)
    assert starts[-1] == len(text)


@given(TEXTS, st.data())
def test_a_folded_range_maps_back(text: str, data: st.DataObject) -> None:
    """What a range comes back as folds to a text that holds the range."""
    shadow = fold(text)
    start = data.draw(st.integers(0, len(shadow.text)))
    end = data.draw(st.integers(start, len(shadow.text)))
    span = shadow.original(start, end)
    assert shadow.text[start:end] in fold(cut(text, span)).text
    assert bool(len(span)) is (end > start)


@given(TEXTS)
def test_one_character_maps_back_to_itself(text: str) -> None:
    """The original of a folded character folds to it, with the rest of its ligature, and no more."""
    shadow = fold(text)
    for i, char in enumerate(shadow.text):
        span = shadow.original(i, i + 1)
        own = cut(text, span)
        assert char in fold(own).text
        assert fold(own[1:]).text == ""


@given(TEXTS)
def test_the_whole_maps_back_to_the_whole(text: str) -> None:
    """From the first folded character to the last, only marks at the front are left out."""
    shadow = fold(text)
    span = shadow.original(0, len(shadow.text))
    if shadow.text:
        assert span.end == len(text)
        assert MARK.sub("", text[: span.start]) == ""


@given(TEXTS, st.data())
def test_an_original_range_maps_forward(text: str, data: st.DataObject) -> None:
    """The folded characters of a stretch are the fold of that stretch."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shadow = fold(text)
    low, high = shadow.folded_range(Span(start, end))
    assert shadow.text[low:high] == fold(text[start:end]).text


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own fold."""
    once = fold(text).text
    assert fold(once).text == once


@pytest.mark.parametrize("span", [(-1, 0), (0, 4), (2, 1)])
def test_a_range_outside_is_an_error(span: tuple[int, int]) -> None:
    """Indices that are not this shadow's are named."""
    with pytest.raises(SpanError, match="folded range"):
        Folded("سدد", range(4)).original(*span)
