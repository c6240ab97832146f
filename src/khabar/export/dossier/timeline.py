"""Times on a line: where EDTF values lie between the earliest and the latest, drawn as SVG shapes.

Computes places only; the template draws them. Durations, sets and relative times have no place
and are left to the list beside the line.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import log1p

from khabar.core.measure import Time

__all__ = ["Bar", "Line", "Tick", "days", "line"]

WIDTH, MARGIN, STEP = 320.0, 14.0, 15.0
PART = re.compile(r"(\d{3}X|\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:]+(?:Z|[+-][\d:]+)?)?[~?%]?$")
#: Distances in days that may be ticked, with the key of their phrase.
DISTANCES = ((0, "anchor"), (1, "day"), (7, "week"), (30, "month"), (365, "year"), (3652, "decade"), (36524, "century"))
#: Up to so many days a line is to scale.
CLOSE = 40
#: A bar less wide than this is drawn as a dot.
NARROW = 4
#: Labels closer than this would run into each other.
APART = 62.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One time on the line, in units of a drawing 320 wide. ``open`` ends are not bounded."""

    of: str
    x: float
    width: float
    lane: float
    open_start: bool
    open_end: bool
    value: str

    @property
    def point(self) -> bool:
        """Whether it is drawn as a dot rather than a bar."""
        return self.width < NARROW and not (self.open_start or self.open_end)


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place: a date, or a distance from the anchor (negative before it)."""

    x: float
    label: str
    before: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """All of a drawing. ``scaled`` is False where places are by distance from the anchor."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: float
    scaled: bool
    unplaced: tuple[Time, ...]


def _bounds(part: str) -> tuple[int, int] | None:
    """First and last day of one EDTF date."""
    match = PART.match(part)
    if match is None:
        return None
    year, month, day = match.groups()
    first = int(year.replace("X", "0"))
    last = first + 9 if year.endswith("X") else first
    try:
        low = date(first, int(month or 1), int(day or 1))
        high_month = int(month or 12)
        high = date(last, high_month, int(day) if day else monthrange(last, high_month)[1])
    except ValueError:
        return None
    return low.toordinal(), high.toordinal()


def days(value: str) -> tuple[int | None, int | None] | None:
    """Return the first and last day of an EDTF value as ordinals; None for an open end.

    Returns None for a value that has no place on a line (a duration, a set, a relative time).
    «أغسطس 2015» is "2015-08":

    >>> days("2015-08")
    (735811, 735841)
    """
    if "/" not in value:
        return _bounds(value)
    start, _, end = value.partition("/")
    low, high = _bounds(start), _bounds(end)
    if (low is None and start not in {"..", ""}) or (high is None and end not in {"..", ""}):
        return None
    if low is None and high is None:
        return None
    return (low[0] if low else None), (high[1] if high else None)


def line(times: Iterable[Time], published: str | None) -> Line | None:
    """Place ``times`` on one line; None where none has a place.

    Up to 40 days the line is to scale. Over more it is stretched around the date of
    publication (or the latest time), as distances grow, and ticked with those distances.
    """
    known = [(t, days(t.value)) for t in times]
    placed = [(t, d) for t, d in known if d is not None]
    if not placed:
        return None
    anchor = _bounds(published[:10]) if published else None
    ends = [e for _, d in placed for e in d if e is not None] + ([anchor[0]] if anchor else [])
    low, high = min(ends), max(ends)
    zero = anchor[0] if anchor else high
    scaled = high - low <= CLOSE
    scale = _Scale(low, high, zero, scaled)
    bars = _bars(placed, scale)
    lanes = max(bar.lane for bar in bars)
    ticks = _dates(scale) if scaled else _distances(scale)
    return Line(bars, ticks, round(lanes + 46, 1), scaled, tuple(t for t, d in known if d is None))


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a day to a place."""

    low: int
    high: int
    zero: int
    linear: bool

    def _far(self, day: int) -> float:
        away = day - self.zero
        if self.linear:
            return float(away)
        return log1p(abs(away)) * (1 if away >= 0 else -1)

    def x(self, day: int) -> float:
        left, right = self._far(self.low), self._far(self.high)
        share = (self._far(day) - left) / (right - left) if right > left else 0.5
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


def _bars(placed: Iterable[tuple[Time, tuple[int | None, int | None]]], scale: _Scale) -> tuple[Bar, ...]:
    """Bars in lanes, so that none hides another."""
    lanes: list[float] = []
    out = []
    shapes = []
    for t, (start, end) in placed:
        x = scale.x(start) if start is not None else 2.0
        to = scale.x(end) if end is not None else WIDTH - 2
        shapes.append((x, max(0.0, to - x), t, start is None, end is None))
    for x, width, t, open_start, open_end in sorted(shapes, key=lambda s: (s[0], s[1], s[2].id)):
        k = next((k for k, taken in enumerate(lanes) if taken < x - 7), len(lanes))
        lanes[k : k + 1] = [x + width + 5]
        out.append(Bar(t.id, x, round(width, 1), 12 + k * STEP, open_start, open_end, t.value))
    return tuple(out)


def _dates(scale: _Scale) -> tuple[Tick, ...]:
    ends = sorted({scale.low, scale.high})
    return tuple(Tick(scale.x(day), date.fromordinal(day).isoformat()) for day in ends)


def _distances(scale: _Scale) -> tuple[Tick, ...]:
    """Ticks that are far enough apart to be read, the anchor first."""
    out: list[Tick] = []
    for away, key in DISTANCES:
        for sign in (-1, 1) if away else (1,):
            day = scale.zero + sign * away
            if not scale.low <= day <= scale.high:
                continue
            x = scale.x(day)
            if all(abs(x - tick.x) >= APART for tick in out):
                out.append(Tick(x, key, before=sign < 0))
    return tuple(sorted(out, key=lambda tick: tick.x))
