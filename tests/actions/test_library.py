"""Where the store is, and finding a reading again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.actions.ingest import Options
from khabar.actions.library import default_store, open_library
from khabar.actions.read import Desk, read
from khabar.actions.review import find_reading
from khabar.core.layers import Reading
from khabar.errors import UnknownDocumentError
from khabar.export import reading_json
from khabar.store import Store


def test_default_store() -> None:
    """The environment's, otherwise one file a user."""
    assert default_store({"KHABAR_STORE": "here.sqlite"}) == "here.sqlite"
    assert Path(default_store({})).name == "store.sqlite"


def nothing() -> Store:
    """A store that must not be opened."""
    raise AssertionError


def test_reading_from_a_file(tmp_path: Path, reading: Reading) -> None:
    """A reading's file is loaded, and the store is left alone."""
    path = tmp_path / "r.json"
    path.write_bytes(reading_json.dump(reading))
    assert find_reading(str(path), nothing) == reading


def test_article_is_read_now(tmp_path: Path, article: Callable[[str], str]) -> None:
    """An article that is no reading yet is read, and not stored."""
    path = tmp_path / "a.txt"
    path.write_text(article("معان"), "utf-8")
    assert find_reading(str(path), nothing).document.text == article("معان")


def test_reading_from_the_store(tmp_path: Path, desk: Callable[..., Desk], article: Callable[[str], str]) -> None:
    """The beginning of an id finds it; anything else is unknown."""
    found = read("-", Options(), desk(article("معان").encode())).reading
    assert found is not None
    opened = [0]

    def open_for_reading() -> Store:
        opened[0] += 1
        return open_library(tmp_path / "store.sqlite", writing=False)

    assert find_reading(found.document.id[:8], open_for_reading).id == found.id
    with pytest.raises(UnknownDocumentError):
        find_reading("nowhere.txt", open_for_reading)
    assert opened == [2]
