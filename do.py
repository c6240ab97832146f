#!/usr/bin/env python3
"""Sets khabar up and runs its first reading or all its checks; needs nothing but Python 3.11 or later.

python3 do.py demo     install, read a sample article, say where its dossier is
python3 do.py check    install with the tools, run every check
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
REQUIREMENTS = ROOT / "requirements"
#: The article of samples/ that shows most: a foreign paper, a document, an agency, a refusal.
RICHEST = ROOT / "samples" / "dam-07-foreign-paper.html"
DOSSIER = ROOT / "out" / "dossier.html"
OLDEST = (3, 11)
#: Colours and progress bars do not belong in a log.
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


class StepError(Exception):
    """A step that failed, with what to do about it."""


def main(arguments: Sequence[str]) -> int:
    """Run the task named on the command line."""
    if sys.version_info < OLDEST:
        print(f"khabar needs Python 3.11 or later; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    if len(arguments) != 1 or arguments[0] not in TASKS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return TASKS[arguments[0]]()
    except StepError as error:
        print(f"do.py: {error}", file=sys.stderr)
        return 1


def demo() -> int:
    """Read one sample and say where its dossier is."""
    install("run.txt")
    DOSSIER.parent.mkdir(exist_ok=True)
    run([PYTHON, "-m", "khabar", "read", RICHEST, "--no-store", "--html", DOSSIER], "reading the sample failed")
    print(f"\nThe dossier of this article, for a browser:\n  {DOSSIER}")
    return 0


def check() -> int:
    """Run every check, report each, and fail if one failed."""
    install("run.txt")
    install("dev.txt")
    results = [(name, *step(name, command)) for name, command in CHECKS]
    print()
    for name, code, seconds, closing in results:
        print(f"{'ok' if code == 0 else 'FAILED':7s} {seconds:7.1f} s  {name:14s} {closing}")
    return 0 if all(code == 0 for _, code, _, _ in results) else 1


def step(name: str, command: Sequence[str | Path]) -> tuple[int, float, str]:
    """Run one check with its output as it comes; return its code, its seconds and its closing line."""
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    closing = ""
    with subprocess.Popen(
        [str(part) for part in command], cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        for line in process.stdout or ():
            print(line, end="", flush=True)
            closing = line.strip() or closing
    return process.returncode, time.monotonic() - began, closing.strip("= ")


def install(name: str) -> None:
    """Bring the environment to what ``requirements/NAME`` pins; nothing happens where it is so already."""
    if not PYTHON.exists():
        print("making .venv ...", flush=True)
        run(
            [sys.executable, "-m", "venv", VENV],
            "the environment could not be made; on Debian and Ubuntu, apt-get install python3-venv",
            quiet=True,
        )
    pins = REQUIREMENTS / name
    mark = VENV / f".installed-{name}"
    wanted = hashlib.sha256(pins.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + bytes(ROOT)).hexdigest()
    if mark.exists() and mark.read_text() == wanted:
        return
    print(f"installing what {pins.relative_to(ROOT)} pins ...", flush=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet"]
    advice = "the packages could not be installed; is there a connection to the package index?"
    run([*pip, "--require-hashes", "-r", pins], advice, quiet=True)
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], "khabar could not be installed", quiet=True)
    mark.write_text(wanted)


def run(command: Sequence[str | Path], failure: str, *, quiet: bool = False) -> None:
    """Run a command. Raises ``StepError`` with its last lines where it fails."""
    result = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=ENVIRONMENT, capture_output=quiet, check=False,
        encoding="utf-8", errors="replace",
    )  # fmt: skip
    if result.returncode:
        said = (result.stderr or result.stdout or "").strip().splitlines()[-6:]
        raise StepError("\n  ".join([failure, *said]))


CHECKS: tuple[tuple[str, Sequence[str | Path]], ...] = (
    ("ruff check", [PYTHON, "-m", "ruff", "check", "."]),
    ("ruff format", [PYTHON, "-m", "ruff", "format", "--check", "."]),
    ("mypy", [PYTHON, "-m", "mypy"]),
    ("imports", [BIN / "lint-imports"]),
    ("pytest", [PYTHON, "-m", "pytest", "-q", "--doctest-modules", "tests", "src"]),
    ("eval", [PYTHON, "eval/check.py"]),
)
TASKS: dict[str, Callable[[], int]] = {"demo": demo, "check": check}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
