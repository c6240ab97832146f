"""What only a file can suffer: read-only, locked, damaged, foreign, newer, killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from khabar.errors import StoreError
from khabar.store import Codec, open_store
from khabar.store.sqlite import _journal

Make = Callable[..., Any]

#: Appends one small document after another until it is killed.
APPENDER = """
import sys
from khabar.core.document import Document, Retrieval
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe, Step
from khabar.export import reading_json
from khabar.store import Codec, open_store
from khabar.store.sqlite import _journal

with open_store(sys.argv[1], Codec(reading_json.dump, reading_json.load)) as store:
    for number in range(100_000):
        text = f"خبر {number}\\n" + "قال الوزير إن السد سليم. " * 200
        raw = text.encode()
        document = Document(digest(raw), text, title=f"خبر {number}")
        reading = Reading(document, Recipe((Step("tokens", "1"),)))
        store.append(reading, raw, Retrieval(document.id, "x", "file", "2031", "t"))
        print(document.id, flush=True)
"""


@pytest.fixture
def filled(path: Path, codec: Codec, entry: Make) -> Path:
    """A store of one document."""
    with open_store(path, codec) as store:
        store.append(*entry("نص"))
    return path


@pytest.mark.parametrize("table", ["documents", "readings", "retrievals", "khabar_schema"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {0} SET rowid = rowid", "DELETE FROM {0}", "REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_nothing_changes(filled: Path, table: str, statement: str) -> None:
    """Update, delete and replace are refused by the file itself, whoever asks."""
    with closing(sqlite3.connect(filled)) as other:
        other.execute("PRAGMA recursive_triggers=ON")
        with pytest.raises(sqlite3.IntegrityError, match="only appends"):
            other.execute(statement.format(table))


def test_read_only_file(filled: Path, codec: Codec, entry: Make) -> None:
    """A store without write permission is not opened for writing, and can be read."""
    filled.chmod(0o444)
    with pytest.raises(StoreError, match="read-only"):
        open_store(filled, codec)
    with open_store(filled, codec, writing=False) as store:
        assert len(store.documents()) == 1
        with pytest.raises(StoreError, match="read-only"):
            store.append(*entry("خبر آخر"))


def test_locked(filled: Path, codec: Codec) -> None:
    """A store that another process keeps locked is waited for, then named as locked."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            open_store(filled, codec, patience=0.05)
        with open_store(filled, codec, writing=False, patience=0.05) as reader:
            assert len(reader.documents()) == 1


def test_not_sqlite(path: Path, codec: Codec) -> None:
    """A file of another kind is named as such and left as it is."""
    content = "قال الوزير".encode() * 100
    path.write_bytes(content)
    with pytest.raises(StoreError, match="no khabar store"):
        open_store(path, codec)
    assert path.read_bytes() == content


def test_other_sqlite_file(path: Path, codec: Codec) -> None:
    """Another program's database is not written into."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (words)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no khabar store"):
        open_store(path, codec)
    assert path.read_bytes() == before


def test_newer_version(filled: Path, codec: Codec) -> None:
    """A store of a later khabar is refused, and the line says what to do."""
    with closing(sqlite3.connect(filled)) as other:
        other.execute("DROP TRIGGER khabar_schema_no_UPDATE")
        other.execute("UPDATE khabar_schema SET version = 99")
        other.commit()
    with pytest.raises(StoreError, match=r"version 99.*update khabar"):
        open_store(filled, codec)


def test_damaged_pages(filled: Path, codec: Codec) -> None:
    """Garbage inside the file is trouble of the store, in one line."""
    content = bytearray(filled.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\xff" * 200
    filled.write_bytes(content)
    with pytest.raises(StoreError) as caught, open_store(filled, codec) as store:
        store.reading(store.documents()[0].id)
    assert "\n" not in caught.value.message


def test_changed_reading_is_noticed(filled: Path, codec: Codec) -> None:
    """A reading whose bytes no longer have their digest is not given out."""
    with closing(sqlite3.connect(filled)) as other:
        other.execute("DROP TRIGGER readings_no_UPDATE")
        other.execute("UPDATE readings SET json = x'7b7d'")
        other.commit()
    with open_store(filled, codec) as store, pytest.raises(StoreError, match="damaged"):
        store.reading(store.documents()[0].id)


def test_directory_is_no_store(tmp_path: Path, codec: Codec) -> None:
    """A folder cannot be a store."""
    with pytest.raises(StoreError, match="one file"):
        open_store(tmp_path, codec)


def test_absent_store_is_not_made_by_reading(path: Path, codec: Codec) -> None:
    """Only writing makes a store."""
    with pytest.raises(StoreError, match="no store yet"):
        open_store(path, codec, writing=False)
    assert not path.exists()


def test_folder_that_cannot_be_made(tmp_path: Path, codec: Codec) -> None:
    """A store below a file is refused in one line."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="folder"):
        open_store(tmp_path / "file" / "deep" / "store.sqlite", codec)


def test_folders_are_made(tmp_path: Path, codec: Codec) -> None:
    """Missing folders above a store are made."""
    with open_store(tmp_path / "a" / "b" / "store.sqlite", codec) as store:
        assert store.documents() == ()


def test_empty_file_for_reading(path: Path, codec: Codec) -> None:
    """An empty file is no store until something is written."""
    path.touch()
    with pytest.raises(StoreError, match="no khabar store"):
        open_store(path, codec, writing=False)
    with open_store(path, codec) as store:
        assert store.documents() == ()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("appended", [0, 1, 7, 23])
def test_killed_at_any_moment(path: Path, codec: Codec, appended: int) -> None:
    """After SIGKILL the store opens, holds all that was reported, and every document has its reading."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(  # noqa: S603  # our own script
        [sys.executable, "-c", APPENDER, str(path)], stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdout is not None
        seen = [process.stdout.readline().strip() for _ in range(appended)]
        time.sleep(0.001 * appended)
        process.kill()
        seen += process.stdout.read().split()
    with open_store(path, codec) as store:
        listed = [one.id for one in store.documents()]
        assert listed[: len(seen)] == seen
        assert all(store.reading(one).document.id == one for one in listed)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counts = [other.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("documents", "readings")]  # noqa: S608  # two fixed names
    assert counts == [len(listed)] * 2


class _Cursor:
    """A connection whose journal cannot be switched, for the reason given."""

    def __init__(self, code: int) -> None:
        self.code = code

    def raw_connection(self) -> Any:
        return self

    def cursor(self) -> Any:
        return self

    def close(self) -> None:
        """Nothing to let go of."""

    def execute(self, _sql: str) -> None:
        error = sqlite3.OperationalError("no")
        error.sqlite_errorcode = self.code
        raise error


def test_two_that_open_a_new_store_at_once() -> None:
    """The one that comes second need not switch the journal; any other trouble is not passed over."""
    _journal(_Cursor(sqlite3.SQLITE_BUSY))  # type: ignore[arg-type]  # stands in for an engine
    with pytest.raises(sqlite3.OperationalError):
        _journal(_Cursor(sqlite3.SQLITE_FULL))  # type: ignore[arg-type]  # stands in for an engine
