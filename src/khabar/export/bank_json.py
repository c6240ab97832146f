"""Reads the bank's JSON: an article with, perhaps, annotations by somebody else.

A reading's JSON is a superset of it, so that it can be read here too. Annotations are handed on
as they stand: comparing them is left to ``khabar evaluate``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import msgspec

from khabar.errors import ReadingFormatError
from khabar.export.records import wrong

__all__ = ["ANNOTATIONS", "BankDocument", "bank_document"]

#: The bank's lists of annotations.
ANNOTATIONS = ("entities", "attributions", "events", "times", "quantities", "unknowns")


@dataclass(frozen=True, slots=True)
class BankDocument:
    """An article as the bank holds it. ``annotations`` has only the lists that the file has."""

    text: str
    doc: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    annotations: Mapping[str, list[dict[str, Any]]] = field(default_factory=lambda: MappingProxyType({}))


def bank_document(raw: bytes) -> BankDocument:
    """Return the article that ``raw`` holds.

    Fields that the bank does not name are passed over. Raises ``ReadingFormatError`` where
    ``text`` is missing or empty, or a field holds something of another type.

    >>> bank_document('{"text": "قال الوزير"}'.encode()).text
    'قال الوزير'
    """
    value = _parse(raw)
    if not isinstance(value, dict):
        raise wrong("", 'an object with at least "text"', value)
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        raise wrong("text", "the article's text", text)
    return BankDocument(
        text=text,
        doc=_said(value, "doc"),
        outlet=_said(value, "outlet"),
        published=_said(value, "published"),
        url=_said(value, "url"),
        annotations=MappingProxyType({name: _list(value, name) for name in ANNOTATIONS if name in value}),
    )


def _parse(raw: bytes) -> Any:
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadingFormatError(
            f'the file is not JSON in UTF-8 ({error}); expected an object with at least "text"'
        ) from None


def _said(value: dict[str, Any], name: str) -> str | None:
    found = value.get(name)
    if found is not None and not isinstance(found, str):
        raise wrong(name, "text or null", found)
    return found


def _list(value: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = value[name]
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise wrong(name, "a list of objects", found)
    return found
