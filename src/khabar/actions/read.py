"""Reads one source or many, and stores what was read. What is printed is the command's business."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from khabar.actions.ingest import STDIN, Options, arrive, document_of
from khabar.core.document import Retrieval
from khabar.core.layers import Reading
from khabar.errors import InputError, KhabarError, MissingInputError, StoreError
from khabar.pipeline import Pipeline
from khabar.store import Failure, Store

__all__ = ["SUFFIXES", "Desk", "Found", "Outcome", "find", "now", "read", "read_each"]

#: The files of a folder that are read; others are counted and passed over.
SUFFIXES = frozenset({".txt", ".html", ".htm", ".xhtml", ".json"})


def now() -> str:
    """Return the time as custody records it: UTC, in seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def user() -> str:
    """Return who runs this, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


@dataclass(frozen=True, slots=True)
class Desk:
    """All that reading needs from outside: stages, store, standard input, clock, reader's name."""

    pipeline: Pipeline
    store: Store | None
    stdin: BinaryIO
    clock: Callable[[], str] = now
    by: Callable[[], str] = user


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source: a reading, or a failure. ``added``: True to the store, False already there.

    ``added`` is None where there is no store, or the source was itself a reading without its bytes.
    """

    source: str
    reading: Reading | None = None
    added: bool | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The sources that paths and folders stand for, and how many files were passed over."""

    sources: tuple[str, ...]
    passed_over: int = 0


def find(given: Iterable[str]) -> Found:
    """Replace every folder by the articles below it, in order of name. Hidden files are left out."""
    sources: list[str] = []
    passed_over = 0
    for one in given:
        if one == STDIN or not os.path.isdir(one or STDIN):  # noqa: PTH112  # Path("") is the folder we are in, and Path raises on long names
            sources.append(one)
            continue
        # A broken link is kept: reading it fails with a line, where leaving it out would say nothing.
        listed = (p for p in sorted(Path(one).rglob("*")) if p.is_file() or (p.is_symlink() and not p.exists()))
        files = [p for p in listed if not _hidden(p.relative_to(one))]
        articles = [str(p) for p in files if p.suffix.lower() in SUFFIXES]
        if not articles:
            raise MissingInputError(f"{one}: the folder holds no article ({', '.join(sorted(SUFFIXES))})")
        sources += articles
        passed_over += len(files) - len(articles)
    return Found(tuple(sources), passed_over)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def read(source: str, options: Options, desk: Desk) -> Outcome:
    """Read one source and append it to the store. Raises a ``KhabarError``."""
    try:
        arrived = arrive(source, desk.stdin)
        made = document_of(arrived, options)
    except InputError as error:
        raise _located(error, source) from error
    if isinstance(made, Reading):
        return Outcome(source, made)
    reading = desk.pipeline.run(made)
    if desk.store is None:
        return Outcome(source, reading)
    retrieval = Retrieval(made.id, arrived.url or _in_unicode(source), arrived.method, desk.clock(), desk.by())
    return Outcome(source, reading, added=desk.store.append(reading, arrived.raw, retrieval))


def read_each(sources: Iterable[str], options: Options, desk: Desk) -> Iterator[Outcome]:
    """Read one source after another; a bad one becomes a failure that the store keeps too.

    Trouble with the store itself ends it all: raises ``StoreError``.
    """
    for source in sources:
        try:
            outcome = read(source, options, desk)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001  # the boundary of a document: one bad file never stops the rest
            outcome = Outcome(_in_unicode(source), failure=_failure(source, error, desk.clock()))
            if desk.store is not None and outcome.failure is not None:
                desk.store.fail(outcome.failure)
        yield outcome


def _located(error: InputError, source: str) -> InputError:
    """Say where, for errors that only know what."""
    name = "standard input" if source == STDIN else source
    named = error.message if name in error.message else f"{name}: {error.message}"
    return type(error)(named, **error.fields)


def _failure(source: str, error: Exception, at: str) -> Failure:
    if isinstance(error, KhabarError):
        return Failure(_in_unicode(source), error.code, _in_unicode(error.message), at)
    message = _in_unicode(f"internal error: {type(error).__name__}: {error}")
    return Failure(_in_unicode(source), "internal", message, at)


def _in_unicode(name: str) -> str:
    """Write out the bytes of a file's name that are no UTF-8, which no store and no screen takes."""
    return name.encode("utf-8", "backslashreplace").decode()
