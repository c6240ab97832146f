"""Ids depend on content and position alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.core.ids import digest, stable_id

parts = st.lists(st.one_of(st.none(), st.text(max_size=8), st.integers(0, 9)), max_size=4)


@given(parts)
def test_the_same_parts_give_the_same_id(some: list[str | int | None]) -> None:
    """An id is a function of its parts, and short enough to type."""
    assert stable_id("time", *some) == stable_id("time", *some)
    assert len(stable_id("time", *some)) == len("time-") + 16


@given(parts, parts)
def test_different_parts_give_different_ids(some: list[str | int | None], others: list[str | int | None]) -> None:
    """Where one part ends and the next begins counts, and None is not the empty string."""

    def shown(x: list[str | int | None]) -> list[str | None]:
        return [None if p is None else str(p) for p in x]

    assert (stable_id("x", *some) == stable_id("x", *others)) == (shown(some) == shown(others))


def test_digest_is_sha256() -> None:
    """The digest is the one that every tool prints."""
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
