"""Reading one source and many: what is stored, what becomes a failure, which files a folder means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khabar.actions.ingest import Options
from khabar.actions.read import Desk, find, now, read, read_each, user
from khabar.core.document import Retrieval
from khabar.core.layers import Reading
from khabar.errors import MissingInputError, NotArabicError, StoreError
from khabar.export import reading_json

Article = Callable[[str], str]
MakeDesk = Callable[..., Desk]


def test_read_appends_with_custody(tmp_path: Path, desk: MakeDesk, article: Article) -> None:
    """A source is read and stored with where it came from, when and by whom."""
    path = tmp_path / "a.txt"
    path.write_text(article("الطفيلة"), "utf-8")
    here = desk()
    outcome = read(str(path), Options(), here)
    assert outcome.added is True
    assert outcome.reading is not None
    assert here.store is not None
    document = outcome.reading.document.id
    assert here.store.retrievals(document) == (
        Retrieval(document, str(path), "file", "2031-03-02T10:00:00+00:00", "t"),
    )


def test_read_again_adds_nothing(desk: MakeDesk, article: Article) -> None:
    """The same bytes from elsewhere make the same reading, byte for byte, and nothing is added."""
    here = desk(article("الطفيلة").encode())
    first = read("-", Options(), here)
    here.stdin.seek(0)
    second = read("-", Options(), here)
    assert (first.added, second.added) == (True, False)
    assert first.reading is not None
    assert second.reading is not None
    assert reading_json.dump(first.reading) == reading_json.dump(second.reading)


def test_options_make_another_reading(desk: MakeDesk, article: Article) -> None:
    """What the user says of the printing belongs to the reading: the document has two then."""
    here = desk(article("الطفيلة").encode())
    read("-", Options(), here)
    here.stdin.seek(0)
    assert read("-", Options(outlet="الصدى"), here).added is True
    assert here.store is not None
    assert [(d.outlet) for d in here.store.documents()] == ["الصدى"]


def test_reading_is_not_stored(desk: MakeDesk, reading: Reading) -> None:
    """A reading's file has no original bytes, so that the store cannot take it."""
    here = desk(reading_json.dump(reading))
    outcome = read("-", Options(), here)
    assert (outcome.reading, outcome.added) == (reading, None)


def test_one_bad_file_never_stops_the_rest(tmp_path: Path, desk: MakeDesk, article: Article) -> None:
    """Each failure is an outcome and a record of the store, with the error's code."""
    for name, content in (("a.txt", article("معان")), ("b.txt", "no Arabic"), ("c.txt", ""), ("d.txt", article("جرش"))):
        (tmp_path / name).write_text(content, "utf-8")
    here = desk()
    sources = [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt")]
    outcomes = list(read_each(sources, Options(), here))
    assert [one.failure and one.failure.code for one in outcomes] == [None, "not-arabic", "empty", None, "missing"]
    assert here.store is not None
    assert [one.source for one in here.store.failures()] == [sources[i] for i in (1, 2, 4)]


def test_fault_of_our_own_is_a_failure_too(desk: MakeDesk) -> None:
    """An exception that is no KhabarError is kept as internal, and the next source is read."""

    class Broken:
        def run(self, _document: Any) -> Reading:
            raise ZeroDivisionError("by design")

    here = desk("قال الوزير إن العمل في السد بدأ".encode())
    broken = Desk(Broken(), here.store, here.stdin, here.clock, here.by)  # type: ignore[arg-type]  # a pipeline that fails
    (outcome,) = read_each(["-"], Options(), broken)
    assert outcome.failure is not None
    assert outcome.failure.code == "internal"
    assert "ZeroDivisionError: by design" in outcome.failure.message


def test_trouble_with_the_store_ends_it(desk: MakeDesk, article: Article) -> None:
    """Where nothing can be stored, going on would lose work."""

    class Full:
        def append(self, *_all: Any) -> bool:
            raise StoreError("the disk is full")

    here = desk(article("معان").encode(), store=Full())
    with pytest.raises(StoreError):
        list(read_each(["-", "-"], Options(), here))


def test_single_failure_is_raised(desk: MakeDesk) -> None:
    """One source alone raises its error."""
    with pytest.raises(NotArabicError, match=r"^standard input: "):
        read("-", Options(), desk(b"no Arabic here at all, and that is what the error says"))


def test_find_opens_folders_in_order(tmp_path: Path) -> None:
    """A folder stands for its articles, sorted, at any depth; hidden and other files are passed over."""
    for name in ("b.txt", "a.HTML", "deep/c.json", "logo.png", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = find([str(tmp_path), "-", "https://e.example/"])
    assert [Path(s).name for s in found.sources[:3]] == ["a.HTML", "b.txt", "c.json"]
    assert found.sources[3:] == ("-", "https://e.example/")
    assert found.passed_over == 1


def test_folder_without_articles(tmp_path: Path) -> None:
    """An empty folder is bad input."""
    with pytest.raises(MissingInputError, match="no article"):
        find([str(tmp_path)])


def test_clock_and_name() -> None:
    """Custody has the time in UTC and somebody's name."""
    assert now().endswith("+00:00")
    assert user()
