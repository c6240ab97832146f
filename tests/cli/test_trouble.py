"""Whatever goes wrong is one line and an exit code."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from khabar.cli.codes import Exit, code_of
from khabar.errors import KhabarError, PipelineError

Khabar = Callable[..., Any]
Folder = Callable[..., str]

ROOT = Path(__file__).resolve().parents[2]
NO_ARTICLE = (
    "<!doctype html><html lang=ar><head><title>الأقسام</title></head><body><a href=/>الرئيسية</a></body></html>"
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "empty", id="empty file"),
        pytest.param(bytes(range(256)) * 40, "binary|not text|no text", id="binary"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj << >>", "PDF", id="PDF"),
        pytest.param("قال الوزير إن السد سليم. ".encode() * 1_250_000, "one article is smaller", id="50 MB of text"),
        pytest.param(b"The minister said that work on the dam had begun.", "Arabic", id="not Arabic"),
        pytest.param(NO_ARTICLE.encode(), "no article", id="page without article"),
        pytest.param(b'{"format": "khabar-reading/1"}', "expected", id="broken reading"),
        pytest.param(b'{"format":' + b"[" * 100_000, "recursion", id="JSON without a bottom"),
        pytest.param('{"text": "قال الوزير", "published": "أمس"}'.encode(), "ISO 8601", id="no date"),
    ],
)
def test_bad_input(khabar: Khabar, tmp_path: Path, content: bytes, words: str) -> None:
    """Bad input gets exactly one clear line, nothing on standard output, and the code for it."""
    (tmp_path / "bad").write_bytes(content)
    ran = khabar("read", "bad")
    assert (ran.code, ran.out) == (Exit.NOTHING_READ, "")
    assert ran.complaint.startswith("khabar: bad: ")
    assert any(word in ran.complaint for word in words.split("|"))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("none.txt", "no such file"),
        ("", "name is empty"),
        ("n" * 5000, "cannot be read"),
        ("http://127.0.0.1:1/article", "cannot be reached"),
        ("http://dam.invalid/article", "cannot be reached"),
    ],
)
def test_nothing_there(khabar: Khabar, monkeypatch: pytest.MonkeyPatch, source: str, words: str) -> None:
    """So does a source that leads nowhere."""
    monkeypatch.setenv("no_proxy", "*")
    ran = khabar("read", source)
    assert (ran.code, ran.out) == (Exit.NOTHING_READ, "")
    assert words in ran.complaint


def test_bad_date(khabar: Khabar) -> None:
    """A date that is none is refused before anything is read."""
    ran = khabar("read", "article.txt", "--published", "أمس")
    assert ran.code == Exit.NOTHING_READ
    assert "ISO 8601" in ran.complaint


def test_read_only_store(khabar: Khabar, tmp_path: Path) -> None:
    """A store that cannot be written ends it before anything is printed."""
    khabar("read", "article.txt")
    (tmp_path / "store.sqlite").chmod(0o444)
    ran = khabar("read", "article.txt", "--outlet", "الصدى")
    assert (ran.code, ran.out) == (Exit.STORE, "")
    assert "read-only" in ran.complaint


def test_no_store_yet(khabar: Khabar) -> None:
    """Looking does not make a store."""
    ran = khabar("show")
    assert ran.code == Exit.STORE
    assert "no store yet" in ran.complaint


@pytest.mark.parametrize("document", ["ffff", "none.txt"])
def test_unknown_document(khabar: Khabar, document: str) -> None:
    """A document that nobody stored has its own code."""
    khabar("read", "article.txt")
    for arguments in (("show", document), ("explain", document, "A1")):
        ran = khabar(*arguments)
        assert (ran.code, len(ran.err.splitlines())) == (Exit.UNKNOWN, 1)


def test_unwritable_result(khabar: Khabar) -> None:
    """A result that cannot be written is named."""
    ran = khabar("read", "article.txt", "--no-store", "--json", "article.txt/deep/r.json")
    assert ran.code == Exit.NOT_WRITTEN
    assert "cannot be written" in ran.complaint


def test_internal_error(khabar: Khabar, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of our own is one line that says how to see more; --traceback lets it through."""

    def fail(*_all: object) -> None:
        raise ZeroDivisionError("by design")

    monkeypatch.setattr("khabar.cli.reading.find", fail)
    ran = khabar("read", "article.txt")
    assert ran.code == Exit.INTERNAL
    assert "ZeroDivisionError: by design; add --traceback" in ran.complaint
    with pytest.raises(ZeroDivisionError):
        khabar("read", "article.txt", "--traceback")


def test_stopped_by_hand(khabar: Khabar, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends in one line."""

    def stop(*_all: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("khabar.cli.reading.find", stop)
    ran = khabar("read", "article.txt")
    assert ran.code == Exit.STOPPED
    assert "stopped" in ran.complaint


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("reed", "x"), ("read",), ("read", "-", "-"), ("read", "x", "--html", "-"),
        ("read", "x", "--store", "s", "--no-store"), ("explain", "x"), ("read", "x", "--interface", "fr"),
    ],
)  # fmt: skip
def test_usage(khabar: Khabar, arguments: Sequence[str]) -> None:
    """A mistake in the options has code 2."""
    with pytest.raises(SystemExit) as caught:
        khabar(*arguments)
    assert caught.value.code == Exit.USAGE


def test_usage_of_several(khabar: Khabar, tmp_path: Path, folder: Folder, article: str) -> None:
    """Several readings do not fit on standard output."""
    ran = khabar("read", folder(tmp_path / "in", a=article, b=article), "--json", "-")
    assert ran.code == Exit.USAGE
    assert "--json FOLDER" in ran.complaint


def test_every_code_is_documented() -> None:
    """docs/exit-codes.md has a row for each code, and the command for no other."""
    rows = (ROOT / "docs" / "exit-codes.md").read_text("utf-8").splitlines()
    numbers = [int(row.split("|")[1]) for row in rows if row.startswith("|") and row.split("|")[1].strip().isdigit()]
    assert numbers == [code.value for code in Exit]


def test_every_error_has_a_code() -> None:
    """Errors that are nobody's input or store are internal."""
    assert code_of(PipelineError("x")) == Exit.INTERNAL
    kinds = [kind for kind in KhabarError.__subclasses__() if code_of(kind("x")) == Exit.INTERNAL]
    assert sorted(kind.__name__ for kind in kinds) == ["PipelineError", "SpanError", "TableError"]


def test_locked_store_is_one_line(khabar: Khabar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that another process holds is waited for, then named."""
    khabar("read", "article.txt")
    monkeypatch.setattr("khabar.actions.library.open_library.__kwdefaults__", {"writing": True, "patience": 0.05})
    other = sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        ran = khabar("read", "article.txt")
    finally:
        other.close()
    assert ran.code == Exit.STORE
    assert "locked" in ran.complaint


@pytest.mark.parametrize("command", [("show",), ("explain", "A1")])
def test_name_longer_than_any_file(khabar: Khabar, command: Sequence[str]) -> None:
    """It is an id that no document has."""
    khabar("read", "article.txt")
    ran = khabar(command[0], "n" * 5000, *command[1:])
    assert (ran.code, ran.out) == (Exit.UNKNOWN, "")
    assert "no document" in ran.complaint


def test_store_with_too_long_a_name(khabar: Khabar) -> None:
    """A store's name that no system takes is trouble with the store."""
    ran = khabar("read", "article.txt", "--store", "n" * 5000)
    assert (ran.code, "cannot be opened" in ran.complaint) == (Exit.STORE, True)


@pytest.mark.parametrize("option", ["--store", "--outlet", "--title", "--language"])
@pytest.mark.parametrize("value", ["", "\udce9"])
def test_option_that_says_nothing(khabar: Khabar, option: str, value: str) -> None:
    """An empty option or one that is no UTF-8 is a mistake, not a value."""
    if option == "--store" and value:
        pytest.skip("a store may have any name")
    with pytest.raises(SystemExit, match="2"):
        khabar("read", "article.txt", option, value)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are Unicode there")
def test_names_that_are_no_unicode(khabar: Khabar, tmp_path: Path, article: str) -> None:
    """Files whose names are other bytes are read and stored, or fail with a line."""
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "caf\udce9.txt").write_text(article, "utf-8")
    (tmp_path / "old" / "bad\udce9.txt").touch()
    ran = khabar("read", "old")
    assert (ran.code, "1 read, 1 added" in ran.out) == (Exit.SOME_FAILED, True)
    assert ran.complaint.startswith("old/bad\\udce9.txt: the input is empty")


def test_broken_link_in_a_folder(khabar: Khabar, tmp_path: Path, folder: Folder, article: str) -> None:
    """It gets its line like any file that cannot be read."""
    folder(tmp_path / "several", a=article)
    (tmp_path / "several" / "b.txt").symlink_to("nowhere.txt")
    ran = khabar("read", "several")
    assert (ran.code, "no such file" in ran.complaint) == (Exit.SOME_FAILED, True)
