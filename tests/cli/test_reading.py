"""``khabar read``: what it prints, stores and writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khabar.cli.codes import Exit
from khabar.cli.reading import _names

Khabar = Callable[..., Any]
Folder = Callable[..., str]


def test_read_prints_and_stores(khabar: Khabar) -> None:
    """The first command: a summary on standard output, and where it is kept on standard error."""
    ran = khabar("read", "article.txt")
    assert ran.code == Exit.DONE
    assert "بدء إصلاح سد المنارة" in ran.out
    assert ran.complaint.startswith("stored as ")


def test_read_again_says_so(khabar: Khabar) -> None:
    """The same bytes again add nothing."""
    khabar("read", "article.txt")
    assert khabar("read", "article.txt").complaint.endswith("is already in the store, nothing added")


def test_no_store(khabar: Khabar, tmp_path: Path) -> None:
    """Nothing is kept where nothing shall be."""
    ran = khabar("read", "article.txt", "--no-store")
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert not (tmp_path / "store.sqlite").exists()


def test_json_is_the_same_twice(khabar: Khabar, tmp_path: Path) -> None:
    """The same bytes give the same JSON, to the byte."""
    for name in ("one.json", "two.json"):
        khabar("read", "article.txt", "--json", f"made/{name}")
    one, two = ((tmp_path / "made" / name).read_bytes() for name in ("one.json", "two.json"))
    assert one == two


def test_html(khabar: Khabar, tmp_path: Path) -> None:
    """--html writes one page."""
    assert khabar("read", "article.txt", "--html", "dossier.html").code == Exit.DONE
    assert "سد المنارة" in (tmp_path / "dossier.html").read_text("utf-8")


def test_options_reach_the_reading(khabar: Khabar, tmp_path: Path, article: str) -> None:
    """What the user says of the printing is in the reading."""
    khabar("read", "-", "--json", "r.json", "--published", "2031-03-02", "--title", "السد", "--language", "ar-JO",
           stdin=article.encode())  # fmt: skip
    value = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert [value[k] for k in ("published", "title", "language", "outlet")] == ["2031-03-02", "السد", "ar-JO", None]


def test_reading_is_shown_and_not_stored(khabar: Khabar) -> None:
    """A reading given to read is printed; the store cannot take it and the command says so."""
    khabar("read", "article.txt", "--json", "r.json", "--no-store")
    ran = khabar("read", "r.json")
    assert "بدء إصلاح سد المنارة" in ran.out
    assert ran.complaint.startswith("not stored")


def test_several(khabar: Khabar, tmp_path: Path, folder: Folder, article: str) -> None:
    """A folder: a line for each failure, a summary, results in folders, the code for some."""
    khabar("read", "article.txt")
    given = folder(tmp_path / "in", a=article, b="no Arabic", c=article.replace("المنارة", "الوادي"))
    ran = khabar("read", given, "missing.txt", "--json", "j", "--html", "h")
    assert ran.code == Exit.SOME_FAILED
    assert [line.split(":")[0] for line in ran.err.splitlines()] == [f"{given}/b.txt", "missing.txt"]
    assert ran.out == "2 read, 1 added to the store, 1 already in the store, nothing added, 2 failed\n"
    assert sorted(p.name for p in (tmp_path / "j").iterdir()) == ["a.json", "c.json"]
    assert sorted(p.name for p in (tmp_path / "h").iterdir()) == ["a.html", "c.html"]


def test_same_names_do_not_collide(khabar: Khabar, tmp_path: Path, folder: Folder, article: str) -> None:
    """Two articles of one name keep both results."""
    one, two = folder(tmp_path / "x", a=article), folder(tmp_path / "y", a=article + " نعم.")
    assert khabar("read", one, two, "--json", "j").code == Exit.DONE
    assert sorted(p.name for p in (tmp_path / "j").iterdir()) == ["a-2.json", "a.json"]


def test_all_of_several_failed(khabar: Khabar, tmp_path: Path, folder: Folder) -> None:
    """Where nothing could be read the code is that of bad input."""
    assert khabar("read", folder(tmp_path / "in", a="", b="x")).code == Exit.NOTHING_READ


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("-", "stdin"),
        ("a/b/dam.html", "dam"),
        ("https://e.example/news/dam.html?x=1", "dam"),
        ("https://e.example:8080/", "e.example-8080"),
    ],
)
def test_results_are_named_after_their_sources(source: str, name: str) -> None:
    """A result of several has the name of its file, the last word of its address, or its host."""
    assert list(_names((source, source))) == [name, f"{name}-2"]
