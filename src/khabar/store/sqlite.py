"""The store in one SQLite file: opening, locking, the triggers that refuse change, clear errors.

The only place with SQL that SQLite alone speaks. What is stored is left to ``store.sql``.
"""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from khabar.errors import StoreError
from khabar.store import Codec
from khabar.store.sql import SqlStore
from khabar.store.tables import METADATA, SCHEMA, VERSION

__all__ = ["open_sqlite"]

PRAGMAS = ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON")
TRIGGER = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'the store only appends'); END"
)
WRITE_BITS = 0o222
LOW_BYTE = 0xFF
#: The low byte of SQLite's error code, and what to tell the reader.
TROUBLES = {
    sqlite3.SQLITE_BUSY: "is locked by another process that writes to it; wait for that one and try again",
    sqlite3.SQLITE_LOCKED: "is locked by another process that writes to it; wait for that one and try again",
    sqlite3.SQLITE_READONLY: "is read-only; make it writable, give another with --store, or use --no-store",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; does its folder exist, and may you write there?",
    sqlite3.SQLITE_PERM: "cannot be opened; you may not read or write it",
    sqlite3.SQLITE_NOTADB: "is no khabar store (it is no SQLite file); give another path with --store",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a copy",
    sqlite3.SQLITE_FULL: "cannot grow, the disk is full; nothing of the last document was stored",
    sqlite3.SQLITE_IOERR: "cannot be read or written, the disk reports an error",
}


def open_sqlite(path: Path, codec: Codec, *, writing: bool, patience: float) -> SqlStore:
    """Open the store, or make it where ``writing`` and there is no file. Raises ``StoreError``."""
    _check_path(path, writing=writing)
    engine = _engine(path, writing=writing, patience=patience)
    try:
        _check_schema(path, engine, writing=writing)
        if writing:
            _journal(engine)
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        raise _explain(path, error) from error
    except StoreError:
        engine.dispose()
        raise
    return SqlStore(str(path), engine, codec, partial(_explain, path))


def _check_path(path: Path, *, writing: bool) -> None:
    try:
        path.exists()
    except OSError as error:  # a name that is too long
        raise StoreError(f"{path}: cannot be opened ({error.strerror}); give another path with --store") from error
    if path.exists() and not path.is_file():
        raise StoreError(f"{path}: a store is one file, and this is none; give another path", where=str(path))
    if not path.exists() and not writing:
        raise StoreError(f"{path}: there is no store yet; `khabar read PATH` makes it", where=str(path))
    if path.exists() and writing and not path.stat().st_mode & WRITE_BITS:
        raise StoreError(f"{path}: the store {TROUBLES[sqlite3.SQLITE_READONLY]}", where=str(path))
    if writing:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path.parent}: cannot make the store's folder: {error.strerror}") from error


def _engine(path: Path, *, writing: bool, patience: float) -> Engine:
    engine = create_engine(
        "sqlite://", creator=partial(_connect, path, writing=writing, patience=patience), poolclass=StaticPool
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # The write lock is taken at once: a reader that turns writer halfway could only fail.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _connect(path: Path, *, writing: bool, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        _address(path, writing=writing), uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _address(path: Path, *, writing: bool) -> str:
    quoted = "file:" + quote(str(path.absolute()))
    if writing:
        return quoted + "?mode=rwc"
    journal = path.with_name(path.name + "-wal")
    # Where nobody can write, SQLite cannot make its shared memory and must be told that nothing changes.
    still = not os.access(path.parent, os.W_OK) and not journal.exists()
    return quoted + ("?mode=ro&immutable=1" if still else "?mode=ro")


def _check_schema(path: Path, engine: Engine, *, writing: bool) -> None:
    with engine.begin() as connection:
        names = inspect(connection).get_table_names()
        if not names and writing:
            _make(connection)
            return
        if SCHEMA.name not in names:
            raise StoreError(f"{path}: this SQLite file is no khabar store; give another with --store", where=str(path))
        version = connection.execute(select(SCHEMA.c.version)).scalar_one()
    if version != VERSION:
        raise StoreError(
            f"{path}: the store has version {version} and this khabar knows {VERSION}; update khabar"
            " or give another store with --store",
            where=str(path),
            version=version,
            known=VERSION,
        )


def _make(connection: Connection) -> None:
    METADATA.create_all(connection)
    connection.execute(insert(SCHEMA).values(version=VERSION))
    for table in METADATA.sorted_tables:
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(TRIGGER.format(table=table.name, verb=verb))


def _journal(engine: Engine) -> None:
    """Keep a write-ahead log, so that readers never wait; only after the file is known to be ours."""
    pooled = engine.raw_connection()
    try:
        pooled.cursor().execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        # Somebody opens the same new store at this moment and does just this; the mode is the file's.
        if error.sqlite_errorcode & LOW_BYTE != sqlite3.SQLITE_BUSY:
            raise
    finally:
        pooled.close()


def _explain(path: Path, error: SQLAlchemyError | sqlite3.Error) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", 0)
    trouble = TROUBLES.get(code & LOW_BYTE, f"refused: {cause}")
    return StoreError(f"{path}: the store {trouble}", where=str(path), sqlite=code)
