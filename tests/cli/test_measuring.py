"""``khabar evaluate`` and ``khabar bench``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khabar.cli.codes import Exit

Khabar = Callable[..., Any]
Folder = Callable[..., str]


@pytest.fixture
def bank(tmp_path: Path, article: str) -> str:
    """One annotated article."""
    value = {
        "doc": "one", "text": article, "outlet": "الصدى", "published": "2031-03-02", "url": None,
        "entities": [], "events": [], "times": [], "quantities": [], "unknowns": [],
        "attributions": [
            {"id": "A1", "cue": [21, 24], "source": [25, 46], "who": "~minister", "kind": "person",
             "content": [50, 107], "mode": "indirect", "act": "say", "certainty": "certain", "parent": None}
        ],
    }  # fmt: skip
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "one.json").write_text(json.dumps(value), "utf-8")
    return str(tmp_path / "bank")


def test_evaluate(khabar: Khabar, bank: str, tmp_path: Path) -> None:
    """Figures are printed, and readings written under the names of their documents."""
    ran = khabar("evaluate", bank, "--write", "out")
    assert ran.code == Exit.DONE
    assert ran.out.startswith("1 documents, 0 missing\nnames (exact) ")
    assert json.loads((tmp_path / "out" / "one.json").read_text("utf-8"))["outlet"] == "الصدى"


@pytest.mark.parametrize(("floor", "code"), [(0.0, Exit.DONE), (1.1, Exit.UNDER_FLOOR)])
def test_evaluate_floors(khabar: Khabar, bank: str, tmp_path: Path, floor: float, code: Exit) -> None:
    """A figure under its floor is named and has its own code."""
    (tmp_path / "floors.json").write_text(json.dumps({"floors": {"names (exact)": floor}}))
    ran = khabar("evaluate", bank, "--floors", "floors.json")
    assert ran.code == code
    assert ("under its floor" in ran.err) is (code != Exit.DONE)


def test_evaluate_without_annotations(khabar: Khabar, bank: str, article: str) -> None:
    """Articles alone are read and not scored."""
    (Path(bank) / "one.json").write_text(json.dumps({"text": article}), "utf-8")
    assert khabar("evaluate", bank).out == "1 documents read, none annotated\n"


def test_bench(khabar: Khabar, tmp_path: Path, folder: Folder, article: str) -> None:
    """Words a second by stage, start-up, memory."""
    ran = khabar("bench", folder(tmp_path / "in", a=article, b=article), "--most", "1")
    assert ran.code == Exit.DONE
    assert ran.out.startswith("1 articles, ")
    for line in ("tokens", "all stages", "ready to read", "peak memory"):
        assert f"\n{line}" in ran.out
