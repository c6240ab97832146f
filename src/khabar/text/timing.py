"""Chooses among the finds of the time grammars and joins them with what stands before them.

«منذ», «حتى» and «قبل» open an interval; «بداية», «منتصف» and «نهاية» pick a part of a month or year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from khabar.text.calendar import Anchor, month_end
from khabar.text.dates import Found, find_dates
from khabar.text.relative import find_relative, today_of
from khabar.text.spells import find_spells

__all__ = ["find_times"]

EDGE = re.compile(
    r"(?<!\w)[وفبل]{0,2}(?:(?P<first>بداية|بدايات|مطلع|اوائل|مستهل|غرة|اول)|(?P<middle>منتصف|اواسط)|(?P<last>نهاية|اواخر|موفي|ختام|اخر|حلول))"
    r" +(?:شهر +|شهري +|ايام +|يوم +|من +)?$"
)
OPEN = re.compile(r"(?<!\w)[وف]?(?P<word>منذ|حتي|قبل|لغاية|ابتداء +من|انطلاقا +من|اعتبارا +من)(?: +(?:يوم|تاريخ|شهر|موعد|حلول))? +$")
REACH = 30
MONTH = re.compile(r"(?:[0-9]{4}|XXXX)-(?:0[1-9]|1[0-2])")
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
        return {"first": f"{value}~", "middle": f"{value}-15~", "last": f"{value}-{last:02d}~"}[which]
    if YEAR.fullmatch(value):
        return {"first": f"{value}-01~", "middle": f"{value}-06~", "last": f"{value}-12~"}[which]
    return value


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
    return replace(found, start=match.start(), value=f"../{found.value}" if before else f"{found.value}/..")


def find_times(folded: str, anchor: Anchor) -> list[Found]:
    """Return the time expressions of a folded text in order, none overlapping.

    >>> [f.value for f in find_times("منذ بداية عام 2014", Anchor(None))]
    ['2014-01~/..']
    """
    anchor = today_of(folded, anchor)
    finds = [*find_dates(folded, anchor), *find_relative(folded, anchor), *find_spells(folded, anchor)]
    return choose(_opened(_with_edge(found, folded), folded) for found in finds)
