"""Runs the command in this process, with a store of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from khabar.cli import main

ARTICLE = (
    "بدء إصلاح سد المنارة\n"
    "قال وزير الري سالم النجار إن العمل في سد المنارة بدأ صباح الأحد وإنه ينتهي قبل الشتاء.\n"
    "وأضاف أن عشرين عاملا يشاركون فيه، وأن الماء يصل إلى القرى كل يوم."
)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        (line,) = self.err.splitlines()
        return line


@pytest.fixture
def article() -> str:
    """A plain article of ours."""
    return ARTICLE


@pytest.fixture
def folder() -> Callable[..., str]:
    """Makes a folder of plain articles."""

    def make(at: Path, **articles: str) -> str:
        at.mkdir()
        for name, content in articles.items():
            (at / f"{name}.txt").write_text(content, "utf-8")
        return str(at)

    return make


@pytest.fixture
def khabar(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command where article.txt lies, in an English locale."""
    monkeypatch.setenv("KHABAR_STORE", str(tmp_path / "store.sqlite"))
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        code = main(arguments)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run
