"""Chooses among the finds of the time grammars and joins them with what stands before them.

«منذ», «حتى» and «قبل» open an interval; «بداية», «منتصف» and «نهاية» pick a part of a month or year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from khabar.text.calendar import Anchor, month_end
from khabar.text.dates import Found, find_dates
from khabar.text.relative import find_relative, today_of
from khabar.text.spells import find_spells

__all__ = ["find_times"]

EDGE = re.compile(
    r"(?<!\w)[وفبل]{0,2}(?:(?P<first>بداية|بدايات|مطلع|اوائل|مستهل|اول)|(?P<day>غرة)|(?P<middle>منتصف|اواسط)|(?P<last>نهاية|اواخر|موفي|ختام|اخر|حلول))"
    r" +(?:شهر +|شهري +|ايام +|يوم +|من +)?$"
)
OPEN = re.compile(r"(?<!\w)[وف]?(?P<word>منذ|حتي|قبل|لغاية)(?: +(?:يوم|تاريخ|شهر|موعد|حلول))? +$")
REACH = 30
DAY_LENGTH = 10
#: An hour takes the day named at most so many characters before it.
FAR = 150
HOUR_AFTER_DAY = re.compile(r" *[،,]? *(?:في +|علي +|عند +|حوالي +|و?في +حدود +)* *\(?")
BETWEEN = re.compile(r" *(?:و ?)?(?:الي|حتي|لغاية)?(?: +غاية)? *و?")
FROM = re.compile(r"(?<!\w)[وف]?(?:من|بين|مابين|ما +بين) +(?:يوم +|شهر +)?$")
MONTH = re.compile(r"(?:[0-9]{4}|XXXX)-(?:0[1-9]|1[0-2])")
DAYS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEAR = re.compile(r"[0-9]{4}")


def choose(finds: Iterable[Found]) -> list[Found]:
    """Keep the longest of overlapping finds, the earlier of equals; in text order.

    >>> kept = choose([Found(0, 9, "2014", "date", "a"), Found(4, 9, "P1Y", "duration", "b")])
    >>> [f.rule for f in kept]
    ['a']
    """
    kept: list[Found] = []
    for found in sorted(finds, key=lambda f: (f.start - f.end, f.start, f.rule)):
        if all(found.end <= k.start or k.end <= found.start for k in kept):
            kept.append(found)
    return sorted(kept, key=lambda f: f.start)


def _edge(value: str, which: str) -> str:
    """The beginning, middle or end of a month or year; other values as they are."""
    if MONTH.fullmatch(value):
        year, month = value.split("-")
        last = month_end(None if year == "XXXX" else int(year), int(month))
        edges = {"first": f"{value}~", "middle": f"{value}-15~", "last": f"{value}-{last:02d}~", "day": f"{value}-01"}
        return edges[which]
    if YEAR.fullmatch(value):
        edges = {"first": f"{value}-01~", "middle": f"{value}-06~", "last": f"{value}-12~", "day": f"{value}-01-01"}
        return edges[which]
    span = DAYS.fullmatch(value)
    return _edge_of_days(date.fromisoformat(span[1]), date.fromisoformat(span[2]), which) if span else value


def _edge_of_days(first: date, last: date, which: str) -> str:
    """An edge of a Hijri month or of some days of a month."""
    middle = first + (last - first) / 2
    return {"first": f"{first}~", "middle": f"{middle}~", "last": f"{last}~", "day": f"{first}"}[which]


def _with_edge(found: Found, folded: str) -> Found:
    if found.type != "date":
        return found
    match = EDGE.search(folded, max(0, found.start - REACH), found.start)
    if match is None or match.lastgroup is None:
        return found
    value = _edge(found.value, match.lastgroup)
    if "اواخر" in match.group() and MONTH.fullmatch(found.value):
        value = f"{found.value}~"
    return replace(found, start=match.start(), value=value)


def _opened(found: Found, folded: str) -> Found:
    if found.type not in ("date", "time", "relative") or "/" in found.value:
        return found
    match = OPEN.search(folded, max(0, found.start - REACH), found.start)
    if match is None:
        return found
    before = match["word"] in ("حتي", "قبل", "لغاية")
    return replace(found, start=match.start(), value=f"../{found.value}" if before else f"{found.value.rstrip('~')}/..")


def find_times(folded: str, anchor: Anchor) -> list[Found]:
    """Return the time expressions of a folded text in order, none overlapping.

    >>> [f.value for f in find_times("منذ بداية عام 2014", Anchor(None))]
    ['2014-01/..']
    """
    anchor = today_of(folded, anchor)
    finds = [*find_dates(folded, anchor), *find_relative(folded, anchor), *find_spells(folded, anchor)]
    kept = choose(_with_edge(found, folded) for found in finds)
    return _apart(_spanned(_clocked(kept, folded), folded), folded)


def _apart(kept: list[Found], folded: str) -> list[Found]:
    """Open the finds where the word that opens them is not part of the find before."""
    out: list[Found] = []
    for found in kept:
        opened = _opened(found, folded)
        out.append(opened if not out or out[-1].end <= opened.start else found)
    return out


def _clocked(kept: list[Found], folded: str) -> list[Found]:
    """Give an hour the day that was named before it on its line; join the two where they touch."""
    out: list[Found] = []
    for found in kept:
        before = next((f for f in reversed(out) if DAY.match(f.value) and len(f.value) == DAY_LENGTH), None)
        if found.type != "time" or before is None or found.value[:DAY_LENGTH] == before.value or found.named:
            out.append(found)
            continue
        gap = folded[before.end : found.start]
        if "\n" in gap or len(gap) > FAR:
            out.append(found)
        elif before is out[-1] and HOUR_AFTER_DAY.fullmatch(gap):
            hour = found.value[found.value.index("T") :]
            out[-1] = replace(found, start=before.start, value=before.value + hour)
        else:
            out.append(replace(found, value=before.value + found.value[found.value.index("T") :]))
    return out


def _spanned(kept: list[Found], folded: str) -> list[Found]:
    """Join «من 25 تموز إلى الثاني من آب» into one interval."""
    out: list[Found] = []
    for found in kept:
        before = out[-1] if out else None
        if (
            before is None
            or not (_is_date(before) and _is_date(found))
            or not BETWEEN.fullmatch(folded[before.end : found.start] + _head(found, folded))
        ):
            out.append(found)
            continue
        opening = FROM.search(folded, max(0, before.start - 12), before.start)
        floor = out[-2].end if len(out) > 1 else 0
        if opening is None or opening.start() < floor or before.value >= found.value:
            out.append(found)
        else:
            out[-1] = replace(found, start=opening.start(), value=f"{before.value}/{found.value}", rule="date.span")
    return out


def _head(found: Found, folded: str) -> str:
    """The و that is attached to the first word of a find, as a joining word."""
    return "و" if folded[found.start] == "و" else ""


def _is_date(found: Found) -> bool:
    return (
        found.rule in ("date.day", "date.month", "date.numeric", "date.year", "date.hijri") and "/" not in found.value
    )
