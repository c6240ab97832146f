"""Frozen records to plain JSON values and back, strictly, from their type annotations alone.

A span becomes ``[start, end]``, a tuple a list, a dataclass an object with its fields in order.
What a record means, and whether its ids and spans fit a document, is left to ``reading_json``.
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from khabar.core.span import Span
from khabar.errors import ReadingFormatError, SpanError

__all__ = ["Decode", "decoder", "expect_keys", "field_types", "plain", "wrong"]

#: Takes a JSON value and the path where it stands (``attributions[3].cue``).
Decode = Callable[[Any, str], Any]
LONGEST_SHOWN = 60
SPAN_LENGTH = 2


def plain(value: Any) -> Any:
    """Return ``value`` as JSON knows it.

    >>> plain(Span(0, 4))
    [0, 4]
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, float) and math.isfinite(value):
        return value
    record: type[Any] = type(value)
    if is_dataclass(record):
        return {name: plain(getattr(value, name)) for name in _names(record)}
    raise ReadingFormatError(
        f"a {type(value).__name__} ({value!r:.{LONGEST_SHOWN}}) has no form in JSON;"
        " records hold text, finite numbers, spans, tuples and records",
        value=repr(value),
    )


def wrong(at: str, expected: str, value: Any) -> ReadingFormatError:
    """Return the error that says which field holds what, and what was expected there."""
    shown = repr(value)
    shown = shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"
    return ReadingFormatError(
        f"{at or 'the file'} holds {shown}; expected {expected}. Write it again with khabar, or mend that field",
        at=at,
        expected=expected,
    )


def expect_keys(value: Any, at: str, keys: Sequence[str], optional: Sequence[str] = ()) -> None:
    """Raise ``ReadingFormatError`` where ``value`` is no object with these keys and no others."""
    if not isinstance(value, dict):
        raise wrong(at, "an object", value)
    missing = [key for key in keys if key not in value]
    if missing:
        raise wrong(at, f"the field {missing[0]!r} too", sorted(value))
    unknown = sorted(value.keys() - {*keys, *optional})
    if unknown:
        raise wrong(_under(at, unknown[0]), "no field of this name", value[unknown[0]])


@cache
def field_types(record: type) -> dict[str, Any]:
    """Return the fields of a dataclass with their resolved types, in order."""
    hints = get_type_hints(record)
    return {name: hints[name] for name in _names(record)}


@cache
def decoder(kind: Any) -> Decode:
    """Return the function that makes a ``kind`` from a JSON value, or raises ``ReadingFormatError``."""
    origin, args = get_origin(kind), get_args(kind)
    if kind is Span:
        return _span
    if kind in (str, int, float, bool, types.NoneType):
        return _scalar(kind)
    if origin is Literal:
        return _literal(args)
    if origin in (Union, types.UnionType):
        return _union(args)
    if origin is tuple:
        return _many(args[0]) if args[-1] is Ellipsis else _fixed(args)
    return _record(kind)


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(record))


def _under(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key


def _span(value: Any, at: str) -> Span:
    if not (isinstance(value, list) and len(value) == SPAN_LENGTH and all(type(i) is int for i in value)):
        raise wrong(at, "a span [start, end] of two whole numbers", value)
    try:
        return Span(value[0], value[1])
    except SpanError:
        raise wrong(at, "a span with 0 <= start <= end", value) from None


def _scalar(kind: type) -> Decode:
    said = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}.get(kind, "null")

    def decode(value: Any, at: str) -> Any:
        if type(value) is not kind:
            raise wrong(at, said, value)
        return value

    return decode


def _literal(allowed: tuple[Any, ...]) -> Decode:
    said = "one of " + ", ".join(map(str, allowed))

    def decode(value: Any, at: str) -> Any:
        if value not in allowed:
            raise wrong(at, said, value)
        return value

    return decode


def _json_type(kind: Any) -> type:
    """The Python type of the JSON value that a member of a union is written as."""
    if kind in (str, int, float, bool, types.NoneType):
        return kind  # type: ignore[no-any-return]  # the test above leaves types alone
    if get_origin(kind) is Literal:
        return str
    return list if kind is Span or get_origin(kind) is tuple else dict


def _union(members: tuple[Any, ...]) -> Decode:
    by_type = {_json_type(member): decoder(member) for member in members}
    said = " or ".join("null" if t is types.NoneType else t.__name__ for t in by_type)

    def decode(value: Any, at: str) -> Any:
        member = by_type.get(type(value))
        if member is None:
            raise wrong(at, said, value)
        return member(value, at)

    return decode


def _many(item: Any) -> Decode:
    inner = decoder(item)

    def decode(value: Any, at: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise wrong(at, "a list", value)
        return tuple([inner(v, f"{at}[{i}]") for i, v in enumerate(value)])

    return decode


def _fixed(items: tuple[Any, ...]) -> Decode:
    inner = [decoder(item) for item in items]

    def decode(value: Any, at: str) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) != len(inner):
            raise wrong(at, f"a list of {len(inner)}", value)
        return tuple([d(v, f"{at}[{i}]") for i, (d, v) in enumerate(zip(inner, value, strict=True))])

    return decode


def _record(record: type) -> Decode:
    inner = {name: decoder(kind) for name, kind in field_types(record).items()}

    def decode(value: Any, at: str) -> Any:
        if not isinstance(value, dict) or value.keys() != inner.keys():
            expect_keys(value, at, tuple(inner))
        return record(**{name: d(value[name], _under(at, name)) for name, d in inner.items()})

    return decode
