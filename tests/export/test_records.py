"""Records to plain values and back, type by type."""

from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core.attribution import Alternative
from khabar.core.span import Span
from khabar.errors import ReadingFormatError
from khabar.export.records import decoder, plain

VALUES: list[tuple[Any, Any, Any]] = [
    (str, "خبر", "خبر"),
    (int, 3, 3),
    (float, 2.5, 2.5),
    (bool, True, True),
    (Span, Span(1, 2), [1, 2]),
    (Span | None, None, None),
    (Literal["a", "b"] | None, "b", "b"),
    (tuple[str, ...], ("a",), ["a"]),
    (tuple[int, str], (1, "a"), [1, "a"]),
    (int | float | tuple[int | float, int | float], (1, 2.5), [1, 2.5]),
    (Alternative, Alternative("v", "w"), {"value": "v", "why": "w"}),
]


@pytest.mark.parametrize(("kind", "value", "written"), VALUES)
def test_there_and_back(kind: Any, value: Any, written: Any) -> None:
    """Each type has one form in JSON."""
    assert plain(value) == written
    assert decoder(kind)(written, "x") == value


BAD: list[tuple[Any, Any, str]] = [
    (int, True, "a whole number"),
    (int, 1.0, "a whole number"),
    (str, None, "text"),
    (bool, 1, "true or false"),
    (Span, [1, 2, 3], "span"),
    (Span, [2, 1], "start <= end"),
    (Span, [-1, 1], "start <= end"),
    (Span, [True, 2], "span"),
    (Literal["a"], ["a"], "one of a"),
    (tuple[str, ...], "a", "a list"),
    (tuple[int, int], [1], "a list of 2"),
    (int | None, "1", "int or null"),
    (Alternative, {"value": "v"}, "'why'"),
    (Alternative, [], "an object"),
]


@pytest.mark.parametrize(("kind", "value", "expected"), BAD)
def test_refused(kind: Any, value: Any, expected: str) -> None:
    """What is of another type is refused, with the place and what was expected."""
    with pytest.raises(ReadingFormatError, match=expected) as caught:
        decoder(kind)(value, "here")
    assert caught.value.message.startswith("here")


def test_a_long_value_is_cut_short() -> None:
    """A message stays one line, whatever the field holds."""
    with pytest.raises(ReadingFormatError) as caught:
        decoder(int)("خبر" * 100, "here")
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {"a": 1}, [1], b"a"])
def test_no_form_in_json(value: Any) -> None:
    """What JSON cannot hold, or a record never does, is refused."""
    with pytest.raises(ReadingFormatError):
        plain(value)


@given(st.integers(0), st.integers(0))
def test_any_span(a: int, b: int) -> None:
    """Every span comes back as it was."""
    span = Span(min(a, b), max(a, b))
    assert decoder(Span)(plain(span), "x") == span
