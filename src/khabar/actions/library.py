"""Which store the commands use, and in which form it keeps readings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from khabar.store import PATIENCE, Codec, Store, open_store

__all__ = ["VARIABLE", "default_store", "open_library"]

#: The environment variable that names another store than the user's own.
VARIABLE = "KHABAR_STORE"


def default_store(environment: Mapping[str, str] = os.environ) -> str:
    """Return where the store is when nobody says: one SQLite file a user."""
    import platformdirs  # noqa: PLC0415  # only needed here

    return environment.get(VARIABLE) or str(
        Path(platformdirs.user_data_dir("khabar", appauthor=False)) / "store.sqlite"
    )


def open_library(where: str | Path, *, writing: bool = True, patience: float = PATIENCE) -> Store:
    """Open a store whose readings are the JSON of ``khabar read --json``. Raises ``StoreError``."""
    from khabar.export import reading_json  # noqa: PLC0415  # the codec is slow to import

    return open_store(where, Codec(reading_json.dump, reading_json.load), writing=writing, patience=patience)
