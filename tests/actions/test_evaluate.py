"""Evaluating a folder of annotated articles, and holding figures against floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from khabar.actions.evaluate import Drop, Floors, corpus_digest, drops, evaluate, load_floors, report
from khabar.actions.score import count, sum_up
from khabar.errors import MissingInputError, ReadingFormatError
from khabar.export import reading_json
from khabar.pipeline import build
from khabar.stages import sentences

RUN = build((sentences.STAGE,)).run
BANK = {
    "doc": "one", "outlet": "الصدى", "published": "2031-03-02", "url": None,
    "text": "السد سليم\nقال الوزير إن السد سليم.",
    "entities": [], "events": [], "times": [], "quantities": [], "unknowns": [],
    "attributions": [
        {"id": "A1", "cue": [10, 13], "source": [14, 20], "who": "~minister", "kind": "person", "content": [24, 33],
         "mode": "indirect", "act": "say", "certainty": "certain", "parent": None}
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one of them annotated."""
    (tmp_path / "one.json").write_text(json.dumps(BANK), "utf-8")
    (tmp_path / "two.json").write_text(json.dumps({k: BANK[k] for k in ("doc", "text")}), "utf-8")
    return tmp_path


def test_every_document_is_read(folder: Path) -> None:
    """A reading for each in order of name; counts only where there are annotations."""
    one, two = evaluate(folder, RUN)
    assert (one.name, two.name) == ("one.json", "two.json")
    assert reading_json.load(one.dumped).document.outlet == "الصدى"
    assert one.counts is not None
    assert one.counts["attributions.gold"] == 1
    assert two.counts is None


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without JSON is bad input."""
    with pytest.raises(MissingInputError, match=r"no DOC\.json"):
        list(evaluate(tmp_path, RUN))


@pytest.mark.parametrize("content", ["{", '{"doc": "x"}', '{"text": "نص", "attributions": [{}]}'])
def test_bad_document_is_named(tmp_path: Path, content: str) -> None:
    """A file that is not in the format is named."""
    (tmp_path / "bad.json").write_text(content, "utf-8")
    with pytest.raises(ReadingFormatError, match=r"bad\.json"):
        list(evaluate(tmp_path, RUN))


def test_report_has_the_referees_lines(folder: Path) -> None:
    """A line a figure, as the bank's referee prints it."""
    lines = list(report(sum_up(one.counts for one in evaluate(folder, RUN) if one.counts is not None)))
    assert lines[2].startswith(
        "attribution found (cue)                       F1 0.000   P 0.000  R 0.000   gold 1  system "
    )
    assert lines[5].startswith("of those found                                source 0.000  content 0.000")
    assert lines[14] == "event modality                                0.000"


def test_digest_follows_names_and_bytes(folder: Path) -> None:
    """Any change of the corpus changes its digest."""
    before = corpus_digest(folder)
    (folder / "two.json").rename(folder / "three.json")
    renamed = corpus_digest(folder)
    (folder / "three.json").write_text("{}", "utf-8")
    assert len({before, renamed, corpus_digest(folder)}) == 3


def test_drops() -> None:
    """Figures under their floor, shares, and figures that do not exist are found."""
    figures = sum_up([count(BANK, BANK)])
    held = {"attribution found (cue)": 1.0, "of those found: act": 1.0}
    assert drops(figures, Floors(held)) == ()
    assert drops(figures, Floors({**held, "event modality": 0.5, "nothing": 0.1})) == (
        Drop("event modality", 0.5, 0.0),
        Drop("nothing", 0.1, None),
    )


def test_floors_file(tmp_path: Path) -> None:
    """A floors file names its corpus and its floors."""
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"corpus": {"sha256": "ab"}, "floors": {"times (value)": 0.65}}), "utf-8")
    assert load_floors(path) == Floors({"times (value)": 0.65}, "ab")


@pytest.mark.parametrize("content", ["[]", "{", '{"floors": {"x": "high"}}', "{}"])
def test_bad_floors_file(tmp_path: Path, content: str) -> None:
    """Anything else is refused with what was expected."""
    path = tmp_path / "floors.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ReadingFormatError, match="floors file"):
        load_floors(path)


def test_absent_floors_file(tmp_path: Path) -> None:
    """So is a path of nothing."""
    with pytest.raises(MissingInputError):
        load_floors(tmp_path / "none.json")
