"""Appends readings and gives back what is current. One interface, SQLite by default.

What a reading looks like as bytes is the caller's business: a ``Codec`` is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from khabar.core.document import Retrieval
from khabar.core.layers import Reading
from khabar.errors import StoreError

__all__ = ["PATIENCE", "Codec", "Failure", "Store", "Stored", "open_store"]

#: Seconds to wait for another process that is writing.
PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Codec:
    """How a reading becomes bytes, always the same bytes for the same reading, and back."""

    dump: Callable[[Reading], bytes]
    load: Callable[[bytes], Reading]


@dataclass(frozen=True, slots=True)
class Stored:
    """A document of the store under its latest reading; ``attributions`` is their number."""

    id: str
    reading: str
    outlet: str | None
    published: str | None
    title: str | None
    attributions: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read: why, and when. ``code`` is the error's."""

    source: str
    code: str
    message: str
    at: str


class Store(Protocol):
    """Append-only: nothing is ever changed or removed. Every method raises ``StoreError``."""

    where: str

    def append(self, reading: Reading, raw: bytes, retrieval: Retrieval) -> bool:
        """Add a reading with its bytes and custody, all or nothing. False: this very reading is there."""

    def fail(self, failure: Failure) -> None:
        """Add the record of a source that could not be read."""

    def documents(self) -> tuple[Stored, ...]:
        """Return every document under its latest reading, in the order in which they first came."""

    def failures(self) -> tuple[Failure, ...]:
        """Return every failure, in the order in which they came."""

    def reading(self, prefix: str) -> Reading:
        """Return the latest reading of the document whose id begins so.

        Raises ``UnknownDocumentError`` where none does, or several do.
        """

    def raw(self, document: str) -> bytes:
        """Return the bytes of the document with this id."""

    def retrievals(self, document: str) -> tuple[Retrieval, ...]:
        """Return how the bytes came here, once for every reading that was added."""

    def close(self) -> None:
        """Let go of the file or connection."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_store(where: str | Path, codec: Codec, *, writing: bool = True, patience: float = PATIENCE) -> Store:
    """Open the store at a path or ``sqlite:///`` address; make it where ``writing`` and there is none."""
    address = str(where)
    if "://" in address and not address.startswith("sqlite:///"):
        kind = address.split("://", 1)[0]
        raise StoreError(f"{kind}:// is no store that khabar opens; give the path of a SQLite file", where=kind)
    from khabar.store.sqlite import open_sqlite  # noqa: PLC0415  # SQLAlchemy is slow to import; the types are not

    return open_sqlite(Path(address.removeprefix("sqlite:///")), codec, writing=writing, patience=patience)
