"""What must hold between the records of one reading: spans lie in the text, ids exist, chains begin at the outlet.

The types of fields are left to ``records``, digests to ``reading_json``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin

from khabar.core.attribution import ATTRIBUTIONS, UNKNOWNS, Attribution
from khabar.core.entity import ENTITIES
from khabar.core.layers import LayerKey, Reading
from khabar.core.measure import QUANTITIES, TIMES
from khabar.core.span import Span
from khabar.core.statement import OUTLET, STATEMENTS, Statement
from khabar.export.records import field_types, wrong

__all__ = ["check", "spans_of"]

Ids = dict[str, frozenset[str]]


def check(reading: Reading) -> None:
    """Raise ``ReadingFormatError`` for the first record that breaks a rule between records."""
    end = len(reading.document.text)
    for name, items in reading.layers.items():
        for at, span in spans_of(items, name):
            if span.end > end:
                raise wrong(at, f"a span inside the text of {end} code points", [span.start, span.end])
    ids = {name: _ids(name, items) for name, items in reading.layers.items()}
    _attributions(_items(reading, ATTRIBUTIONS), ids)
    for i, statement in enumerate(_items(reading, STATEMENTS)):
        _statement(statement, f"statements[{i}]", ids)


def spans_of(value: Any, at: str = "") -> Iterator[tuple[str, Span]]:
    """Yield every span inside a record or a tuple of records, with the path where it stands."""
    if isinstance(value, Span):
        yield at, value
        return
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from spans_of(item, f"{at}[{i}]")
        return
    record: type[Any] = type(value)
    if is_dataclass(record):
        for name in _spanned(record):
            yield from spans_of(getattr(value, name), f"{at}.{name}")


@cache
def _spanned(record: type) -> tuple[str, ...]:
    """The fields of a record in which a span can stand."""
    return tuple(name for name, kind in field_types(record).items() if _holds_span(kind))


def _holds_span(kind: Any) -> bool:
    if get_origin(kind) is not None:
        return any(_holds_span(arg) for arg in get_args(kind))
    return kind is Span or (is_dataclass(kind) and any(_holds_span(t) for t in field_types(kind).values()))  # type: ignore[arg-type]  # a dataclass type, not an instance


def _items(reading: Reading, key: LayerKey[Any]) -> tuple[Any, ...]:
    return reading.layers.get(key.name, ())


def _ids(layer: str, items: tuple[Any, ...]) -> frozenset[str]:
    """The ids of a layer. Raises where two records bear the same."""
    if not items or "id" not in {f.name for f in fields(items[0])}:
        return frozenset()
    seen: set[str] = set()
    for i, item in enumerate(items):
        if item.id in seen:
            raise wrong(f"{layer}[{i}].id", "an id that no other record of the layer bears", item.id)
        seen.add(item.id)
    return frozenset(seen)


def _expect_id(value: str | None, at: str, layer: LayerKey[Any], ids: Ids) -> None:
    if value is not None and value not in ids.get(layer.name, frozenset()):
        raise wrong(at, f"null or the id of a record in {layer.name}", value)


def _expect_teller(value: str | None, at: str, ids: Ids) -> None:
    if value is not None and not value.startswith("~"):
        _expect_id(value, at, ENTITIES, ids)


def _attributions(items: tuple[Attribution, ...], ids: Ids) -> None:
    parents = {a.id: a.parent for a in items}
    for i, attribution in enumerate(items):
        at = f"attributions[{i}]"
        _expect_id(attribution.parent, f"{at}.parent", ATTRIBUTIONS, ids)
        _expect_teller(attribution.who, f"{at}.who", ids)
        if _in_circle(attribution.id, parents.get):
            raise wrong(f"{at}.parent", "an attribution that does not lie inside this one", attribution.parent)


def _in_circle(start: str, parent_of: Callable[[str], str | None]) -> bool:
    seen = {start}
    above = parent_of(start)
    while above is not None:
        if above in seen:
            return True
        seen.add(above)
        above = parent_of(above)
    return False


def _statement(statement: Statement, at: str, ids: Ids) -> None:
    if not statement.chain or statement.chain[0].teller != OUTLET:
        raise wrong(f"{at}.chain", f"a list whose first teller is {OUTLET!r}", [h.teller for h in statement.chain])
    for i, hop in enumerate(statement.chain):
        _expect_id(hop.attribution, f"{at}.chain[{i}].attribution", ATTRIBUTIONS, ids)
        if i:
            _expect_teller(hop.teller, f"{at}.chain[{i}].teller", ids)
    for i, hedge in enumerate(statement.hedges):
        if not 0 <= hedge.owner < len(statement.chain):
            raise wrong(f"{at}.hedges[{i}].owner", f"a position in a chain of {len(statement.chain)}", hedge.owner)
    for field, values, layer in _references(statement):
        for i, value in enumerate(values):
            _expect_id(value, f"{at}.{field}[{i}]", layer, ids)


def _references(statement: Statement) -> Iterable[tuple[str, tuple[str, ...], LayerKey[Any]]]:
    return (
        ("times", statement.times, TIMES),
        ("quantities", statement.quantities, QUANTITIES),
        ("unknowns", statement.unknowns, UNKNOWNS),
    )
