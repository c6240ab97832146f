"""The set-up script, the checks' script and the floors' script, as far as they run without installing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the project with this Python."""
    return subprocess.run(  # noqa: S603  # our own scripts
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, check=False, encoding="utf-8",
        env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [(), ("deploy",), ("demo", "check")])
def test_usage_of_set_up(arguments: tuple[str, ...]) -> None:
    """Without one known task the script says which there are."""
    ran = run("do.py", *arguments)
    assert ran.returncode == 2
    assert "do.py demo" in ran.stderr


def test_closing_line_of_a_step() -> None:
    """A step gives back its code and the last line that it printed, without rules around it."""
    says = "print('1', '== 3 passed ==', '', sep=chr(10))"
    code = f"import do; print(do.step('x', {[sys.executable, '-c', says]!r})[::2])"
    ran = run("-c", code)
    assert ran.stdout.splitlines()[-1] == "(0, '3 passed')"


def test_every_pin_has_a_digest() -> None:
    """What is installed is pinned to a version and to digests, and names no place."""
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text("utf-8")
        pins = [line for line in text.splitlines() if line and line[0] not in " #"]
        assert pins
        assert all("==" in pin and pin.endswith("\\") for pin in pins)
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text


def test_floors_are_skipped_without_the_bank(tmp_path: Path) -> None:
    """Where the annotated bank is absent the check says so and passes."""
    ran = run("eval/check.py", KHABAR_SHARED=str(tmp_path))
    assert ran.returncode == 0
    assert ran.stdout.startswith("skipped: the annotated bank is not here")


def test_floors_belong_to_a_corpus(tmp_path: Path) -> None:
    """Another corpus than the one that the floors were measured on is refused."""
    part = tmp_path / "bank" / "dev"
    part.mkdir(parents=True)
    (part / "one.json").write_text(json.dumps({"text": "السد سليم\nقال الوزير إن السد سليم."}), "utf-8")
    ran = run("eval/check.py", KHABAR_SHARED=str(tmp_path))
    assert ran.returncode == 1
    assert "not the one that the floors were measured on" in ran.stdout


def test_bench_script() -> None:
    """The bench reads the samples and grows one text."""
    ran = run("bench/read.py", "--articles", "1")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "one of 16,0" in ran.stdout
