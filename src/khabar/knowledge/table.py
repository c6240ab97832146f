"""Reads the tables under ``knowledge/tables``: tab-separated, with their source in the head.

A table begins with lines ``# key: value`` (``source`` and ``licence`` at least), then a line of
column names, then rows. What the rows mean is left to the module that asks for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from khabar.core.ids import digest
from khabar.errors import TableError

__all__ = ["Table", "load_table", "parse_table", "table_names"]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as dictionaries by column name; ``sha256`` is of the file's bytes."""

    name: str
    source: str
    licence: str
    rows: tuple[dict[str, str], ...]
    sha256: str


def parse_table(name: str, raw: bytes) -> Table:
    """Parse the bytes of a table. Raises ``TableError`` naming the line that is wrong."""
    head: dict[str, str] = {}
    columns: list[str] = []
    rows: list[dict[str, str]] = []
    for number, line in enumerate(raw.decode("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        if line.startswith("#"):
            key, colon, value = line[1:].partition(":")
            if colon:
                head[key.strip()] = value.strip()
        elif not columns:
            columns = line.split("\t")
        else:
            cells = line.split("\t")
            if len(cells) > len(columns):
                raise TableError(
                    f"{name}.tsv line {number}: {len(cells)} cells under {len(columns)} columns;"
                    " separate cells by exactly one tab",
                    table=name,
                    line=number,
                )
            cells += [""] * (len(columns) - len(cells))
            rows.append(dict(zip(columns, cells, strict=True)))
    missing = {"source", "licence"} - head.keys()
    if missing:
        raise TableError(
            f"{name}.tsv names no {' or '.join(sorted(missing))}; begin it with '# source: ...' and '# licence: ...'",
            table=name,
        )
    return Table(name, head["source"], head["licence"], tuple(rows), digest(raw))


@cache
def load_table(name: str) -> Table:
    """Return a shipped table by its name without ``.tsv``; it is read once."""
    path = files("khabar.knowledge") / "tables" / f"{name}.tsv"
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise TableError(f"no table {name!r}; there are {', '.join(table_names())}", table=name) from None
    return parse_table(name, raw)


def table_names() -> list[str]:
    """List the shipped tables."""
    folder = files("khabar.knowledge") / "tables"
    return sorted(p.name.removesuffix(".tsv") for p in folder.iterdir() if p.name.endswith(".tsv"))
