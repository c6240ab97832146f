"""Readings made by hand, with the bytes and custody that a store takes with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.core.document import Document, Retrieval
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe, Step
from khabar.export import reading_json
from khabar.store import Codec

Entry = tuple[Reading, bytes, Retrieval]


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Makes what ``append`` takes from a text."""

    def make(text: str, *, version: str = "1", outlet: str | None = "المنارة") -> Entry:
        raw = text.encode()
        document = Document(digest(raw), text, outlet, "2031-03-02", text.split("\n", maxsplit=1)[0])
        reading = Reading(document, Recipe((Step("tokens", version),)))
        return reading, raw, Retrieval(document.id, "article.txt", "file", "2031-03-02T10:00:00+00:00", "tester")

    return make


@pytest.fixture
def codec() -> Codec:
    """The codec that khabar itself uses."""
    return Codec(reading_json.dump, reading_json.load)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "store.sqlite"
