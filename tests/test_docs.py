"""What the documentation shows is run, loaded and followed."""

import re
import runpy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khabar.export.reading_json import dump, load, schema

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [*DOCS, ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "samples" / "README.md"]
FENCE = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)(?P<path>[^)#]+)[^)]*\)")
DISTRIBUTION = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def blocks(path: Path, kind: str) -> list[str]:
    """The fenced blocks of a page whose info string is ``kind``."""
    return [m["body"] for m in FENCE.finditer(path.read_text("utf-8")) if m["kind"] == kind]


def described(node: Any) -> set[str]:
    """Every description in a schema."""
    if isinstance(node, list):
        return set().union(*map(described, node))
    if not isinstance(node, dict):
        return set()
    own = {node["description"]} if isinstance(node.get("description"), str) else set()
    return own.union(*map(described, node.values()))


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_python_is_valid(path: Path) -> None:
    """Every Python block parses, also one that is only shown."""
    for kind in ("python", "python run"):
        for body in blocks(path, kind):
            compile(body, path.name, "exec")


@pytest.mark.parametrize("path", [p for p in DOCS if blocks(p, "python run")], ids=lambda p: p.name)
def test_python_runs(path: Path, tmp_path: Path) -> None:
    """The blocks marked to run do so in order, and then the tests that they define."""
    script = tmp_path / "shown.py"
    script.write_text("\n\n".join(blocks(path, "python run")), "utf-8")
    shown = runpy.run_path(str(script), run_name="shown")
    tests: list[Callable[[], None]] = [value for name, value in shown.items() if name.startswith("test_")]
    assert tests
    for test in tests:
        test()


def test_the_example_reading_loads() -> None:
    """The JSON shown is a reading, written as khabar writes it."""
    (example,) = blocks(ROOT / "docs" / "reading-format.md", "json example")
    assert dump(load(example.encode())) == example.encode()


def test_every_field_is_explained() -> None:
    """The page has every description of the schema, word for word."""
    page = (ROOT / "docs" / "reading-format.md").read_text("utf-8")
    assert sorted(said for said in described(schema()) if said not in page and said != schema()["description"]) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link names a file that is there."""
    links = [m["path"] for m in LINK.finditer(path.read_text("utf-8"))]
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_dependency_has_a_row() -> None:
    """Each distribution of pyproject.toml is explained, and no other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {m[0].lower() for m in map(DISTRIBUTION.match, wanted) if m}
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert set(re.findall(r"^\| ([a-z][a-z0-9-]+) \|", page, re.MULTILINE)) - {"package"} == names
