"""The bench counts words and shares time out among the stages."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from khabar.actions import bench
from khabar.core.layers import Reading
from khabar.errors import MissingInputError
from khabar.export import reading_json
from khabar.pipeline import build
from khabar.stages import sentences, tokens

Article = Callable[[str], str]


def test_documents_of_a_folder(tmp_path: Path, article: Article, reading: Reading) -> None:
    """Articles and readings count, files that cannot be read do not."""
    (tmp_path / "a.txt").write_text(article("معان"), "utf-8")
    (tmp_path / "b.txt").write_text("", "utf-8")
    (tmp_path / "c.json").write_bytes(reading_json.dump(reading))
    made = bench.documents(tmp_path)
    assert [d.text for d in made] == [article("معان"), reading.document.text]
    assert len(bench.documents(tmp_path, 1)) == 1


def test_folder_without_articles(tmp_path: Path) -> None:
    """Nothing to measure is bad input."""
    (tmp_path / "b.txt").write_text("", "utf-8")
    with pytest.raises(MissingInputError):
        bench.documents(tmp_path)


def test_speed_by_stage(tmp_path: Path, article: Article) -> None:
    """With a clock that ticks at each look, a stage takes one tick a document."""
    for place in ("معان", "جرش"):
        (tmp_path / f"{place}.txt").write_text(article(place), "utf-8")
    ticks = count()
    pipeline = build((sentences.STAGE, tokens.STAGE))
    speed = bench.speed(pipeline, bench.documents(tmp_path), 2, lambda: float(next(ticks)))
    assert speed.stages == (("sentences", 2.0), ("tokens", 2.0))
    assert (speed.documents, speed.words, speed.seconds) == (2, 34, 10.0)
    assert speed.longest == pytest.approx(5 * 1000 / 17)


def test_report(tmp_path: Path, article: Article) -> None:
    """A line a stage, then start-up and memory."""
    (tmp_path / "a.txt").write_text(article("معان"), "utf-8")
    speed = bench.speed(build((sentences.STAGE,)), bench.documents(tmp_path), 1)
    lines = list(bench.report(speed, bench.Start(0.01, 0.02, 0.5), None))
    assert [line[:10] for line in lines] == [
        "1 articles", "sentences ", "all stages", "slowest ar", "start of P", "khabar --v", "ready to r", "peak memor",
    ]  # fmt: skip
    assert lines[-1].endswith("not known here")


def test_start_and_memory_are_measured() -> None:
    """Fresh processes take time; this one holds memory."""
    start = bench.start(1)
    assert 0 < start.python < start.ready
    memory = bench.peak_memory()
    assert memory is None or memory > 10 * bench.MIB
