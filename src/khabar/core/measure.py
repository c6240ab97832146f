"""Times and quantities as the text gives them, with the value that they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from khabar.core.layers import LayerKey
from khabar.core.span import Span

__all__ = ["QUANTITIES", "TIMES", "Comparator", "Quantity", "Time", "TimeType"]

TimeType = Literal["date", "time", "duration", "set", "relative"]
Comparator = Literal["exact", "about", "over", "under", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Time:
    """A date or time expression.

    ``value`` is ISO 8601 or EDTF. Where the expression is relative and the anchor is unknown,
    ``type`` is "relative" and ``value`` says the distance in words of ISO 8601: "anchor-P1D",
    "anchor+P1W", "anchor". ``anchor`` is the date it was counted from, None for absolute ones.
    """

    id: str
    span: Span
    value: str
    type: TimeType
    rule: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures.

    ``value`` is a number or a pair (low, high). ``unit`` is the English singular of what is
    counted, or the unit (person, km, USD, percent); ``counted`` the Arabic noun where one stands.
    """

    id: str
    span: Span
    value: int | float | tuple[int | float, int | float]
    approx: Comparator
    unit: str | None
    rule: str
    counted: Span | None = None


TIMES = LayerKey("times", Time)
QUANTITIES = LayerKey("quantities", Quantity)
