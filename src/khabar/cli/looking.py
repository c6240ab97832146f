"""``khabar show``, ``khabar explain`` and ``khabar schema``: look without changing anything."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from functools import partial

from khabar.actions.library import default_store, open_library
from khabar.actions.review import find_reading
from khabar.cli.codes import Exit
from khabar.cli.screen import color_of, interface_of, isolate, note, width
from khabar.store import Store, Stored

__all__ = ["COMMANDS"]

SHORT = 12
UNKNOWN = "-"


def _library(given: Namespace) -> Store:
    return open_library(given.store or default_store(), writing=False)


def _show(given: Namespace) -> int:
    if given.document is None:
        with _library(given) as store:
            documents = store.documents()
        for document in documents:
            print(_line(document))
        if not documents:
            note("the store has no documents yet; `khabar read PATH` adds one")
        return Exit.DONE
    from khabar.export.summary import summary

    reading = find_reading(given.document, partial(_library, given))
    print(summary(reading, interface_of(given), color=color_of(given), width=width()))
    return Exit.DONE


def _line(document: Stored) -> str:
    """Short id, date, number of attributions, outlet, title."""
    published = (document.published or UNKNOWN)[:10]
    outlet, title = (isolate(" ".join((words or UNKNOWN).split())) for words in (document.outlet, document.title))
    return f"{document.id[:SHORT]}  {published:10s}  {document.attributions:4d}  {outlet}  {title}"


def _explain(given: Namespace) -> int:
    from khabar.actions.explain import explain

    reading = find_reading(given.document, partial(_library, given))
    print(explain(reading, given.attribution, interface_of(given)), end="")
    return Exit.DONE


def _schema(_given: Namespace) -> int:
    from khabar.export.reading_json import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return Exit.DONE


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {"show": _show, "explain": _explain, "schema": _schema}
