"""``khabar read``: one article to the screen, or many with a line for each failure."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import urlsplit

from khabar.actions.fetch import is_address
from khabar.actions.ingest import STDIN, Options, valid_time
from khabar.actions.library import default_store, open_library
from khabar.actions.read import Desk, Found, Outcome, find, read, read_each
from khabar.cli.codes import Exit
from khabar.cli.screen import color_of, complain, interface_of, note, width
from khabar.core.layers import Reading
from khabar.errors import OutputError
from khabar.pipeline import standard

__all__ = ["read_command", "written"]

SHORT = 12


def read_command(given: Namespace) -> int:
    """Read what was named and return the exit code."""
    published = None if given.published is None else valid_time(given.published)
    options = Options(given.outlet, published, given.title, given.language)
    found = find(given.sources)
    several = len(found.sources) > 1 or list(found.sources) != given.sources
    if several and given.json == "-":
        complain("--json - takes one article; with several give a folder: --json FOLDER")
        return Exit.USAGE
    library = nullcontext() if given.no_store else open_library(given.store or default_store())
    with library as store:
        desk = Desk(standard(), store, sys.stdin.buffer)
        if several:
            return _read_several(given, found, options, desk)
        _show_one(given, read(found.sources[0], options, desk), desk)
    return Exit.DONE


def _show_one(given: Namespace, outcome: Outcome, desk: Desk) -> None:
    reading = outcome.reading
    if reading is None:
        return
    _write(given.json, given.html, reading, given)
    if given.json != "-":
        from khabar.export.summary import summary

        print(summary(reading, interface_of(given), color=color_of(given), width=width()))
    sys.stdout.flush()
    _say_stored(reading, outcome, desk)


def _say_stored(reading: Reading, outcome: Outcome, desk: Desk) -> None:
    short = reading.document.id[:SHORT]
    if outcome.added:
        note(f"stored as {short}")
    elif outcome.added is False:
        note(f"{short} is already in the store, nothing added")
    elif desk.store is not None:
        note("not stored: a reading's file does not hold the original bytes")


def _write(json: str | None, html: str | None, reading: Reading, given: Namespace) -> None:
    if json is not None:
        from khabar.export.reading_json import dump

        if json == "-":
            sys.stdout.buffer.write(dump(reading))
        else:
            written(Path(json), dump(reading))
    if html is not None:
        from khabar.export.dossier import dossier

        written(Path(html), dossier(reading, interface_of(given)).encode())


def written(path: Path, content: bytes) -> None:
    """Write a result, and the folder above it. Raises ``OutputError``."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); give another place", path=str(path)
        ) from error


def _read_several(given: Namespace, found: Found, options: Options, desk: Desk) -> int:
    from tqdm import tqdm

    outcomes: Counter[str] = Counter()
    results = zip(_names(found.sources), read_each(found.sources, options, desk), strict=True)
    with tqdm(total=len(found.sources), unit="article", disable=None, file=sys.stderr, leave=False) as bar:
        for name, outcome in results:
            if outcome.reading is not None:
                json, html = (folder and str(Path(folder) / name) for folder in (given.json, given.html))
                _write(json and json + ".json", html and html + ".html", outcome.reading, given)
            if outcome.failure is not None:
                bar.clear()
                note(_failed(outcome.source, outcome.failure.message))
            outcomes[_kind(outcome)] += 1
            bar.update()
    print(_sum(found, outcomes))
    failed = outcomes["failed"]
    return Exit.DONE if not failed else Exit.NOTHING_READ if failed == len(found.sources) else Exit.SOME_FAILED


def _failed(source: str, message: str) -> str:
    """One line that names the source once."""
    words = " ".join(message.split())
    return words if words.startswith(f"{source}:") else f"{source}: {words}"


def _kind(outcome: Outcome) -> str:
    if outcome.failure is not None:
        return "failed"
    return {True: "added", False: "there", None: "kept out"}[outcome.added]


def _sum(found: Found, outcomes: Counter[str]) -> str:
    parts = [f"{len(found.sources) - outcomes['failed']} read"]
    parts += [f"{outcomes['added']} added to the store"] if outcomes["added"] else []
    parts += [f"{outcomes['there']} already in the store, nothing added"] if outcomes["there"] else []
    parts += [f"{outcomes['failed']} failed"] if outcomes["failed"] else []
    parts += [f"passed over {found.passed_over} that are no articles"] if found.passed_over else []
    return ", ".join(parts)


def _names(sources: tuple[str, ...]) -> Iterator[str]:
    """Name each result after its source; the second of a name gets -2, and so on."""
    seen: Counter[str] = Counter()
    for source in sources:
        name = _stem(source)
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def _stem(source: str) -> str:
    if source == STDIN:
        return "stdin"
    if is_address(source):
        parts = urlsplit(source)
        last = parts.path.rstrip("/").rsplit("/", maxsplit=1)[-1]
        return Path(last).stem or parts.netloc.replace(":", "-")
    return Path(source).stem
