"""One suite for every store: what is appended is found again, and nothing else happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from khabar.core.document import Retrieval
from khabar.core.ids import digest
from khabar.errors import ReadingFormatError, StoreError, UnknownDocumentError
from khabar.store import Codec, Failure, open_store

Make = Callable[..., Any]


def test_appended_reading_comes_back(path: Path, codec: Codec, entry: Make) -> None:
    """A reading is the same after a trip through the file, with its bytes and its custody."""
    reading, raw, retrieval = entry("عنوان\nقال الوزير إن السد سليم.")
    with open_store(path, codec) as store:
        assert store.append(reading, raw, retrieval) is True
    with open_store(path, codec, writing=False) as store:
        assert store.reading(reading.document.id) == reading
        assert store.raw(reading.document.id) == raw
        assert store.retrievals(reading.document.id) == (retrieval,)


def test_same_reading_again_adds_nothing(path: Path, codec: Codec, entry: Make) -> None:
    """Appending twice returns False and leaves one of everything."""
    one = entry("نص")
    with open_store(path, codec) as store:
        assert [store.append(*one), store.append(*one)] == [True, False]
        assert len(store.documents()) == 1
        assert len(store.retrievals(one[0].document.id)) == 1


def test_newer_reading_is_current(path: Path, codec: Codec, entry: Make) -> None:
    """A reading under another recipe joins the document and becomes the one that is shown."""
    old, new = entry("نص"), entry("نص", version="2", outlet="الصدى")
    with open_store(path, codec) as store:
        store.append(*old)
        assert store.append(*new) is True
        assert store.reading(old[0].document.id) == new[0]
        assert [(d.id, d.outlet) for d in store.documents()] == [(old[0].document.id, "الصدى")]
        assert len(store.retrievals(old[0].document.id)) == 2


def test_documents_come_in_order_of_arrival(path: Path, codec: Codec, entry: Make) -> None:
    """The list keeps the order in which documents came, with what a list shows."""
    entries = [entry(f"خبر {n}") for n in range(4)]
    with open_store(path, codec) as store:
        for one in entries:
            store.append(*one)
        listed = store.documents()
    assert [d.id for d in listed] == [one[0].document.id for one in entries]
    assert (listed[0].title, listed[0].published, listed[0].attributions) == ("خبر 0", "2031-03-02", 0)


@pytest.mark.parametrize("length", [12, 64])
def test_prefix_names_a_document(path: Path, codec: Codec, entry: Make, length: int) -> None:
    """A prefix is enough where it is unique, in either case of letters."""
    reading, raw, retrieval = entry("نص")
    with open_store(path, codec) as store:
        store.append(reading, raw, retrieval)
        assert store.reading(reading.document.id[:length].upper()).id == reading.id


@pytest.mark.parametrize("prefix", ["", "zz", "%", "_", "0" * 64])
def test_unknown_prefix(path: Path, codec: Codec, entry: Make, prefix: str) -> None:
    """A prefix of nothing, or a pattern, names no document."""
    with open_store(path, codec) as store:
        store.append(*entry("نص"))
        with pytest.raises(UnknownDocumentError, match="khabar show"):
            store.reading(prefix)


def test_ambiguous_prefix_names_candidates(path: Path, codec: Codec, entry: Make) -> None:
    """Where several ids begin so, the error names them."""
    entries = [entry(f"خبر {n}") for n in range(40)]
    by_first: dict[str, list[str]] = {}
    with open_store(path, codec) as store:
        for one in entries:
            store.append(*one)
            by_first.setdefault(one[0].document.id[0], []).append(one[0].document.id)
        first, ids = max(by_first.items(), key=lambda pair: len(pair[1]))
        with pytest.raises(UnknownDocumentError, match="several") as caught:
            store.reading(first)
    assert set(caught.value.fields["candidates"]) <= set(ids)
    assert min(ids)[:12] in caught.value.message


def test_raw_of_unknown_document(path: Path, codec: Codec) -> None:
    """Bytes are only given for a whole known id."""
    with open_store(path, codec) as store, pytest.raises(UnknownDocumentError):
        store.raw("0" * 64)


def test_bytes_must_be_the_documents(path: Path, codec: Codec, entry: Make) -> None:
    """Bytes with another digest are refused before anything is written."""
    reading, _, retrieval = entry("نص")
    with open_store(path, codec) as store:
        with pytest.raises(StoreError, match="digest"):
            store.append(reading, b"other", retrieval)
        assert store.documents() == ()


def test_custody_must_be_the_documents(path: Path, codec: Codec, entry: Make) -> None:
    """So is the retrieval of another document."""
    reading, raw, retrieval = entry("نص")
    with open_store(path, codec) as store, pytest.raises(StoreError, match="retrieval"):
        store.append(reading, raw, replace(retrieval, document=digest(b"other")))


def test_append_is_all_or_nothing(path: Path, codec: Codec, entry: Make) -> None:
    """Where the reading cannot be written, neither is its document."""
    reading, raw, retrieval = entry("نص")
    with open_store(path, codec) as store:
        with pytest.raises(StoreError):
            store.append(reading, raw, Retrieval(retrieval.document, None, "file", "", ""))  # type: ignore[arg-type]  # None breaks NOT NULL
        assert store.documents() == ()
        assert store.append(reading, raw, retrieval) is True


def test_failures_are_kept(path: Path, codec: Codec) -> None:
    """A failure is a record like others."""
    failure = Failure("page.pdf", "not-text", "page.pdf is a PDF", "2031-03-02T10:00:00+00:00")
    with open_store(path, codec) as store:
        store.fail(failure)
        assert store.failures() == (failure,)


def test_reading_that_cannot_be_loaded(path: Path, codec: Codec, entry: Make) -> None:
    """A codec that does not know the bytes is trouble of the store, not of the input."""

    def refuse(_raw: bytes) -> Any:
        raise ReadingFormatError("from the future")

    with open_store(path, Codec(codec.dump, refuse)) as store:
        store.append(*entry("نص"))
        with pytest.raises(StoreError, match="from the future"):
            store.reading(store.documents()[0].id)


def test_address_of_another_kind(codec: Codec) -> None:
    """An address that is not SQLite's is refused without showing what it may hold."""
    with pytest.raises(StoreError, match="postgresql://") as caught:
        open_store("postgresql://reader:secret@db/khabar", codec)
    assert "secret" not in caught.value.message


def test_sqlite_address(path: Path, codec: Codec, entry: Make) -> None:
    """A path may be written as an address."""
    with open_store(f"sqlite:///{path}", codec) as store:
        store.append(*entry("نص"))
    assert path.is_file()
