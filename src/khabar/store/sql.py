"""A store over any SQL database: what is appended and how it is found again.

Opening, locking, triggers and the database's own errors are left to one module a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Table, func, insert, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from khabar.core.attribution import ATTRIBUTIONS
from khabar.core.document import Retrieval
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.errors import InputError, StoreError, UnknownDocumentError
from khabar.store import Codec, Failure, Stored
from khabar.store.tables import DOCUMENTS, FAILURES, READINGS, RETRIEVALS

__all__ = ["Explain", "SqlStore"]

#: Makes a clear error of a database's own.
Explain = Callable[[SQLAlchemyError], StoreError]

SHORT = 12
SHOWN = 5


class SqlStore:
    """See ``khabar.store.Store``. ``engine`` begins every transaction as a writer's."""

    def __init__(self, where: str, engine: Engine, codec: Codec, explain: Explain) -> None:
        self.where = where
        self._engine = engine
        self._codec = codec
        self._explain = explain

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise self._explain(error) from error

    def append(self, reading: Reading, raw: bytes, retrieval: Retrieval) -> bool:
        """Add a reading with its bytes and custody, all or nothing. False: this very reading is there."""
        self._check(reading, raw, retrieval)
        row = _row_of(reading, self._codec.dump(reading))
        with self._transaction() as connection:
            if _holds(connection, READINGS, reading.id):
                return False
            if not _holds(connection, DOCUMENTS, reading.document.id):
                connection.execute(insert(DOCUMENTS).values(id=reading.document.id, raw=raw))
            connection.execute(insert(RETRIEVALS).values(**_fields(retrieval)))
            connection.execute(insert(READINGS).values(**row))
        return True

    def _check(self, reading: Reading, raw: bytes, retrieval: Retrieval) -> None:
        document = reading.document.id
        if digest(raw) != document or retrieval.document != document:
            raise StoreError(
                f"document {document[:SHORT]} is not the digest of the bytes given with it, or its retrieval is"
                " another document's; append what was read together",
                document=document,
                retrieval=retrieval.document,
            )

    def fail(self, failure: Failure) -> None:
        """Add the record of a source that could not be read."""
        with self._transaction() as connection:
            connection.execute(insert(FAILURES).values(**_fields(failure)))

    def documents(self) -> tuple[Stored, ...]:
        """Return every document under its latest reading, in the order in which they first came."""
        latest = select(func.max(READINGS.c.seq)).group_by(READINGS.c.document)
        columns = (READINGS.c[name] for name in ("id", "outlet", "published", "title", "attributions"))
        query = (
            select(DOCUMENTS.c.id, *columns)
            .join_from(DOCUMENTS, READINGS, READINGS.c.document == DOCUMENTS.c.id)
            .where(READINGS.c.seq.in_(latest))
            .order_by(DOCUMENTS.c.seq)
        )
        with self._transaction() as connection:
            return tuple(Stored(*row) for row in connection.execute(query))

    def failures(self) -> tuple[Failure, ...]:
        """Return every failure, in the order in which they came."""
        columns = (FAILURES.c[name] for name in ("source", "code", "message", "at"))
        with self._transaction() as connection:
            return tuple(Failure(*row) for row in connection.execute(select(*columns).order_by(FAILURES.c.seq)))

    def reading(self, prefix: str) -> Reading:
        """Return the latest reading of the document whose id begins with ``prefix``."""
        with self._transaction() as connection:
            document = self._resolve(connection, prefix)
            query = select(READINGS.c.id, READINGS.c.sha256, READINGS.c.json)
            newest = query.where(READINGS.c.document == document).order_by(READINGS.c.seq.desc()).limit(1)
            row = connection.execute(newest).first()
        return self._load(document, *(row or ("", "", b"")))

    def _load(self, document: str, reading: str, sha256: str, dumped: bytes) -> Reading:
        if digest(dumped) != sha256:
            raise StoreError(
                f"{self.where}: the reading of {document[:SHORT]} is missing or damaged; restore the store"
                " from a copy, or read the document again into another store",
                where=self.where,
                document=document,
            )
        try:
            return self._codec.load(dumped)
        except InputError as error:
            raise StoreError(f"{self.where}: reading {reading} cannot be loaded: {error}", where=self.where) from error

    def _resolve(self, connection: Connection, prefix: str) -> str:
        begins = DOCUMENTS.c.id.startswith(prefix.lower(), autoescape=True)
        query = select(DOCUMENTS.c.id).where(begins).order_by(DOCUMENTS.c.id).limit(SHOWN + 1)
        found: list[str] = list(connection.execute(query).scalars()) if prefix else []
        if len(found) == 1:
            return found[0]
        if not found:
            raise UnknownDocumentError(
                f"no document of {self.where} has an id that begins with {prefix!r}; `khabar show` lists them",
                prefix=prefix,
            )
        named = ", ".join(one[:SHORT] for one in found[:SHOWN]) + (", ..." if len(found) > SHOWN else "")
        raise UnknownDocumentError(
            f"{prefix!r} begins the ids of several documents ({named}); give more of the id",
            prefix=prefix,
            candidates=tuple(found),
        )

    def raw(self, document: str) -> bytes:
        """Return the bytes of the document with this id."""
        with self._transaction() as connection:
            found = connection.execute(select(DOCUMENTS.c.raw).where(DOCUMENTS.c.id == document)).scalar()
        if found is None:
            raise UnknownDocumentError(f"no document of {self.where} has the id {document!r}", prefix=document)
        return bytes(found)

    def retrievals(self, document: str) -> tuple[Retrieval, ...]:
        """Return how the bytes came here, once for every reading that was added."""
        columns = (RETRIEVALS.c[name] for name in ("document", "source", "method", "at", "by"))
        query = select(*columns).where(RETRIEVALS.c.document == document).order_by(RETRIEVALS.c.seq)
        with self._transaction() as connection:
            return tuple(Retrieval(*row) for row in connection.execute(query))

    def close(self) -> None:
        """Let go of the file or connection."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _holds(connection: Connection, table: Table, row_id: str) -> bool:
    return connection.execute(select(table.c.seq).where(table.c.id == row_id)).first() is not None


def _fields(record: Retrieval | Failure) -> dict[str, str]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def _row_of(reading: Reading, dumped: bytes) -> dict[str, Any]:
    document = reading.document
    return {
        "id": reading.id,
        "document": document.id,
        "recipe": reading.recipe.id,
        "text_sha256": document.text_sha256,
        "outlet": document.outlet,
        "published": document.published,
        "title": document.title,
        "attributions": len(reading.layers.get(ATTRIBUTIONS.name, ())),
        "sha256": digest(dumped),
        "json": dumped,
    }
