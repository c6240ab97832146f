"""Reads the annotated articles of a folder and holds the readings against the annotations.

Also holds figures against floors. What a figure means is ``score``'s.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from khabar.actions import score
from khabar.actions.ingest import bank_document
from khabar.core.layers import Reading
from khabar.errors import InputError, MissingInputError, ReadingFormatError
from khabar.export import bank_json, reading_json

__all__ = ["Drop", "Evaluated", "Floors", "corpus_digest", "drops", "evaluate", "load_floors", "report"]

Run = Callable[..., Reading]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One article: its file's name, its reading's JSON, and the counts where it has annotations."""

    name: str
    dumped: bytes
    counts: score.Counts | None


@dataclass(frozen=True, slots=True)
class Floors:
    """The least F1 (or share) of each measure, and the digest of the corpus that it was measured on."""

    floors: Mapping[str, float]
    corpus: str | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """A measure that is under its floor. ``found`` is None where there is no such measure."""

    measure: str
    floor: float
    found: float | None


def evaluate(folder: Path, run: Run) -> Iterator[Evaluated]:
    """Read every bank-style DOC.json of ``folder`` in order of name. Raises an ``InputError``."""
    for path in _files(folder):
        yield _one(path, run)


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.json"))
    if not files:
        raise MissingInputError(f"{folder}: holds no DOC.json; give a folder of articles in the bank's format")
    return files


def _one(path: Path, run: Run) -> Evaluated:
    raw = path.read_bytes()
    try:
        bank = bank_json.bank_document(raw)
        dumped = reading_json.dump(run(bank_document(raw, bank)))
        counts = score.count(dict(bank.annotations), json.loads(dumped)) if bank.annotations else None
    except InputError as error:
        raise type(error)(f"{path}: {error.message}", **error.fields) from error
    except (KeyError, TypeError, IndexError) as error:
        raise ReadingFormatError(f"{path}: an annotation lacks or mistakes {error}; see the bank's format") from error
    return Evaluated(path.name, dumped, counts)


def report(figures: score.Figures) -> Iterator[str]:
    """Yield the lines of the bank's referee."""
    for name, value in figures.items():
        if not isinstance(value, dict):
            yield f"{name:45s} {value:.3f}"
        elif "f1" in value:
            yield (
                f"{name:45s} F1 {value['f1']:.3f}   P {value['p']:.3f}  R {value['r']:.3f}"
                f"   gold {value['gold']}  system {value['system']}"
            )
        else:
            yield f"{name:45s} " + "  ".join(f"{field} {share:.3f}" for field, share in value.items())


def corpus_digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of the folder's files in order of name."""
    sha = sha256()
    for path in _files(folder):
        sha.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()


def load_floors(path: Path) -> Floors:
    """Read a floors file: ``{"corpus": {"sha256": ...}, "floors": {MEASURE: F1}}``. Raises an ``InputError``."""
    try:
        value: dict[str, Any] = json.loads(path.read_text("utf-8"))
        floors = {str(name): float(least) for name, least in value["floors"].items()}
        return Floors(floors, value.get("corpus", {}).get("sha256"))
    except OSError as error:
        raise MissingInputError(f"{path}: cannot be read ({error.strerror}); give a floors file") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadingFormatError(f'{path}: is no floors file, an object with "floors": {{MEASURE: F1}}') from error


def drops(figures: score.Figures, floors: Floors) -> tuple[Drop, ...]:
    """Return the measures that are under their floors; "of those found: act" names a share."""
    found = {name: _figure(figures, name) for name in floors.floors}
    return tuple(
        Drop(name, floor, found[name])
        for name, floor in sorted(floors.floors.items())
        if (value := found[name]) is None or value < floor
    )


def _figure(figures: score.Figures, name: str) -> float | None:
    group, _, field = name.partition(": ")
    value = figures.get(group)
    if isinstance(value, dict):
        return value.get(field or "f1")
    return value
