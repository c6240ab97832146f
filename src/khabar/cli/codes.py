"""The exit codes of ``khabar``; ``docs/exit-codes.md`` says the same for people."""

from __future__ import annotations

from enum import IntEnum

from khabar.errors import (
    InputError,
    KhabarError,
    OutputError,
    StoreError,
    UnknownAttributionError,
    UnknownDocumentError,
)

__all__ = ["Exit", "code_of"]


class Exit(IntEnum):
    """What a shell or a script may rely on."""

    DONE = 0
    INTERNAL = 1
    USAGE = 2
    NOTHING_READ = 3
    SOME_FAILED = 4
    STORE = 5
    UNKNOWN = 6
    UNDER_FLOOR = 7
    NOT_WRITTEN = 8
    STOPPED = 130


_CODES: tuple[tuple[type[KhabarError], Exit], ...] = (
    (InputError, Exit.NOTHING_READ),
    (StoreError, Exit.STORE),
    (UnknownDocumentError, Exit.UNKNOWN),
    (UnknownAttributionError, Exit.UNKNOWN),
    (OutputError, Exit.NOT_WRITTEN),
)


def code_of(error: KhabarError) -> Exit:
    """Return the exit code of an error; what is no fault of the user's is internal."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), Exit.INTERNAL)
