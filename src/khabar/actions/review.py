"""Finds a reading again: in the store by the beginning of its id, or in a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from khabar.actions.fetch import is_address
from khabar.actions.ingest import Options, arrive, document_of
from khabar.core.layers import Reading
from khabar.store import Store

__all__ = ["find_reading"]


def find_reading(document: str, open_for_reading: Callable[[], Store]) -> Reading:
    """Return the reading that ``document`` names: a file or address, or an id (or its beginning) in the store.

    An article that is no reading yet is read now, and not stored. Raises ``UnknownDocumentError``,
    ``StoreError`` or an ``InputError``.
    """
    if not (is_address(document) or os.path.isfile(document)):  # noqa: PTH113  # Path raises on long names
        with open_for_reading() as store:
            return store.reading(document)
    made = document_of(arrive(document, sys.stdin.buffer), Options())
    if isinstance(made, Reading):
        return made
    from khabar.pipeline import standard  # noqa: PLC0415  # stages are slow to import and only needed here

    return standard().run(made)
