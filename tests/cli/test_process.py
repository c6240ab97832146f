"""The command in a process of its own, as a shell runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khabar import __version__

Khabar = Callable[..., Any]


def test_json_to_standard_output(khabar: Khabar, tmp_path: Path, article: str) -> None:
    """--json - prints the reading and nothing else; the reading reads again as itself."""
    environment = {**os.environ, "KHABAR_STORE": str(tmp_path / "store.sqlite")}
    ran = subprocess.run(
        [sys.executable, "-m", "khabar", "read", "-", "--json", "-", "--outlet", "الصدى"],
        input=article.encode(), capture_output=True, check=True, env=environment,
    )  # fmt: skip
    value = json.loads(ran.stdout)
    assert (value["outlet"], value["text"]) == ("الصدى", article)
    (tmp_path / "r.json").write_bytes(ran.stdout)
    khabar("read", "r.json", "--json", "again.json")
    assert (tmp_path / "again.json").read_bytes() == ran.stdout


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a shell does."""
    return subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-m", "khabar", *arguments], capture_output=True, check=False, encoding="utf-8",
        env={**os.environ, **environment},
    )  # fmt: skip


def test_version_is_quick() -> None:
    """--version answers at once: nothing slow is imported."""
    best = min(_timed("--version") for _ in range(3))
    assert process("--version").stdout == f"khabar {__version__}\n"
    assert best < 0.3


def _timed(*arguments: str) -> float:
    began = time.perf_counter()
    process(*arguments)
    return time.perf_counter() - began


def test_plain_locale(tmp_path: Path, article: str) -> None:
    """Arabic comes out whole where the locale knows no Arabic."""
    (tmp_path / "a.txt").write_text(article, "utf-8")
    ran = process("read", str(tmp_path / "a.txt"), "--no-store", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "بدء إصلاح سد المنارة" in ran.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="pipes break otherwise on this system")
def test_broken_pipe_is_quiet(tmp_path: Path) -> None:
    """`khabar schema | head -1` ends without a word."""
    with subprocess.Popen(
        [sys.executable, "-m", "khabar", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="a shell of another kind")
@pytest.mark.parametrize(
    ("closed", "code", "err"),
    [
        ("read article.txt --no-store <&-", 0, ""),
        ("read - --no-store <&-", 3, "khabar: standard input: the input is empty"),
        ("read article.txt --store s.sqlite >&-", 0, "stored as"),
        ("read empty.txt --no-store 2>&-", 3, ""),
    ],
)
def test_closed_streams(tmp_path: Path, article: str, closed: str, code: int, err: str) -> None:
    """A stream that the shell closed is as good as an empty one, and the store does not get its number."""
    (tmp_path / "article.txt").write_text(article, "utf-8")
    (tmp_path / "empty.txt").touch()
    ran = subprocess.run(  # noqa: S602  # our own command
        f"{sys.executable} -m khabar {closed}", shell=True, capture_output=True, check=False, encoding="utf-8",
        cwd=tmp_path,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr[: len(err)], len(ran.stderr.splitlines()) <= 1) == (code, err, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_full_disk_under_standard_output() -> None:
    """Results that find no room are a line and the code for what could not be written."""
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "khabar", "schema"], stdout=full, stderr=subprocess.PIPE, check=False, text=True
        )
    assert ran.returncode == 8
    assert ran.stderr.startswith("khabar: standard output cannot be written")
    assert len(ran.stderr.splitlines()) == 1
