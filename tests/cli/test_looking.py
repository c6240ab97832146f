"""``khabar show``, ``explain`` and ``schema``, and the language of labels."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from khabar.cli.codes import Exit
from khabar.core.attribution import ATTRIBUTIONS, Attribution, Reason
from khabar.core.document import Document
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe
from khabar.core.span import Span
from khabar.export import reading_json

Khabar = Callable[..., Any]
Folder = Callable[..., str]


def test_show_lists(khabar: Khabar) -> None:
    """A line a document: id, date, number of attributions, outlet, title."""
    khabar("read", "article.txt", "--outlet", "الصدى", "--published", "2031-03-02T08:00")
    line = khabar("show").out
    assert line.split("  ")[1] == "2031-03-02"
    assert "الصدى" in line
    assert "بدء إصلاح سد المنارة" in line


def test_show_document(khabar: Khabar) -> None:
    """The beginning of an id shows what reading it had printed."""
    printed = khabar("read", "article.txt").out
    short = khabar("show").out.split()[0]
    assert khabar("show", short).out == printed


def test_show_empty_store(khabar: Khabar, tmp_path: Path, folder: Folder) -> None:
    """A store whose only source failed has no documents, and says so."""
    khabar("read", folder(tmp_path / "in", a="x"))
    ran = khabar("show")
    assert (ran.code, ran.out) == (Exit.DONE, "")
    assert "no documents yet" in ran.complaint


def test_schema_is_json(khabar: Khabar) -> None:
    """The schema of a reading is printed."""
    assert json.loads(khabar("schema").out)["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize(("arguments", "english"), [((), True), (("--interface", "ar"), False)])
def test_interface(khabar: Khabar, arguments: Sequence[str], english: bool) -> None:  # noqa: FBT001  # a table of cases
    """Labels are English unless something says otherwise."""
    assert ("Outlet" in khabar("read", "article.txt", *arguments).out) is english


def test_interface_by_locale(khabar: Khabar, monkeypatch: pytest.MonkeyPatch) -> None:
    """An Arabic locale has Arabic labels."""
    monkeypatch.setenv("LC_ALL", "ar_JO.UTF-8")
    assert "Outlet" not in khabar("read", "article.txt").out


@pytest.mark.parametrize("name", ["A1", "1", "attribution-"])
def test_explain(khabar: Khabar, tmp_path: Path, article: str, name: str) -> None:
    """An attribution of a reading's file is explained field by field."""
    reading = Reading(Document(digest(article.encode()), article), Recipe()).with_layer(
        ATTRIBUTIONS,
        (
            Attribution(
                "attribution-1", Span(25, 34), Span(21, 24), None, None, "person", "indirect", "say", "certain",
                reasons=(Reason("cue", "say-verb", Span(21, 24)),),
            ),
        ),
    )  # fmt: skip
    (tmp_path / "r.json").write_bytes(reading_json.dump(reading))
    ran = khabar("explain", "r.json", name)
    assert ran.code == Exit.DONE
    assert "rule: \u2068say-verb\u2069\n    words: \u2068«قال»\u2069 [21, 24)" in ran.out
