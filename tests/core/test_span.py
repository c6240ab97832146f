"""Spans are half-open, checked, and cut what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core.span import EDGES, Span, covers, cut, overlap, trim
from khabar.errors import SpanError

texts = st.text(alphabet='اأبتةو ًـ«»"،.\u200fab😀ﻻ\n', max_size=40)


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (3, 2)])
def test_a_bad_span_is_refused(start: int, end: int) -> None:
    """A span is 0 <= start <= end, and the error carries both."""
    with pytest.raises(SpanError) as caught:
        Span(start, end)
    assert caught.value.fields == {"start": start, "end": end}


def test_cut_refuses_a_span_of_another_text() -> None:
    """A span that runs past the text is an error, not a shorter string."""
    with pytest.raises(SpanError, match="another text"):
        cut("نص", Span(0, 3))


def test_an_empty_span_is_still_a_span() -> None:
    """Truth is about presence: an empty span is not None."""
    assert Span(2, 2)
    assert len(Span(2, 2)) == 0


@given(texts, st.data())
def test_trim_keeps_only_evidence(text: str, data: st.DataObject) -> None:
    """What is left begins and ends with words and lies inside; nothing but edges was taken."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trim(text, start, end)
    if span is None:
        assert set(text[start:end]) <= EDGES
        return
    words = cut(text, span)
    assert words[0] not in EDGES
    assert words[-1] not in EDGES
    assert covers(Span(start, end), span)
    assert set(text[start : span.start] + text[span.end : end]) <= EDGES


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_overlap_counts_shared_code_points(a: int, b: int, c: int, d: int) -> None:
    """Overlap is symmetric and counts what both hold."""
    x, y = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert overlap(x, y) == overlap(y, x)
    assert overlap(x, y) == len(set(range(x.start, x.end)) & set(range(y.start, y.end)))


def test_absence_shares_nothing() -> None:
    """An absent span shares nothing with any."""
    assert overlap(None, Span(0, 1)) == 0
