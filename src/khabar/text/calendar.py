"""Months, weekdays and the values of dates: three Arabic month systems, Hijri, ISO 8601 and EDTF.

Arithmetic and names alone; finding expressions in a text is left to ``dates`` and ``relative``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from khabar.text.fold import fold_word

__all__ = [
    "HIJRI_MONTHS", "MONTHS", "WEEKDAYS", "Anchor", "day_value", "hijri_day", "hijri_month", "hijri_year_now",
    "interval", "month_end", "month_value", "nearest_year", "read_anchor", "shift", "weekday_value",
]  # fmt: skip

EGYPTIAN = (
    "يناير", "فبراير", "مارس", "أبريل|إبريل|ابريل", "مايو", "يونيو|يونيه|يونية", "يوليو|يوليه|يولية", "أغسطس|أغسطوس",
    "سبتمبر|سيبتمبر", "أكتوبر|اكتوبر", "نوفمبر", "ديسمبر|دجنبر",
)  # fmt: skip
LEVANTINE = (
    "كانون الثاني|كانون ثاني", "شباط", "آذار|اذار", "نيسان", "أيار|ايار", "حزيران", "تموز", "آب", "أيلول|ايلول",
    "تشرين الأول|تشرين أول", "تشرين الثاني|تشرين ثاني", "كانون الأول|كانون أول",
)  # fmt: skip
MAGHREBI = (
    "جانفي", "فيفري", "مارس", "أفريل|افريل", "ماي", "جوان", "جويلية|جويليه", "أوت", "سبتمبر|شتنبر", "أكتوبر",
    "نوفمبر|نونبر", "ديسمبر|دجنبر",
)  # fmt: skip
#: Folded name of a Gregorian month, of any system, to its number. Morocco says «يوليوز» and «غشت».
MONTHS: dict[str, int] = {
    fold_word(name): number
    for system in (EGYPTIAN, LEVANTINE, MAGHREBI)
    for number, names in enumerate(system, start=1)
    for name in names.split("|")
} | {"يوليوز": 7, "غشت": 8}
HIJRI_MONTHS: dict[str, int] = {
    fold_word(name): number
    for number, names in enumerate(
        (
            "محرم|المحرم", "صفر", "ربيع الأول|ربيع أول", "ربيع الآخر|ربيع الثاني|ربيع ثاني",
            "جمادى الأولى|جمادى الأول|جماد الأول", "جمادى الآخرة|جمادى الثانية|جماد الآخر|جماد الثاني", "رجب",
            "شعبان", "رمضان", "شوال", "ذي القعدة|ذو القعدة|ذى القعدة|ذي القعده", "ذي الحجة|ذو الحجة|ذي الحجه",
        ),
        start=1,
    )
    for name in names.split("|")
}  # fmt: skip
#: Folded weekday to ISO number (Monday is 1).
WEEKDAYS: dict[str, int] = {
    "الاثنين": 1, "الثلاثاء": 2, "الثلثاء": 2, "الثلاثا": 2, "الاربعاء": 3, "الاربعا": 3, "الخميس": 4,
    "الجمعة": 5, "الجمعه": 5, "السبت": 6, "الاحد": 7,
}  # fmt: skip
SHORT_UNIT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTHS_A_YEAR = 12
#: A month named without a year and this far from the anchor's belongs to the next or last year.
FAR = 8
#: Nearer the ends of the calendar no weeks are counted.
EARLIEST, LATEST = date(1, 1, 31), date(9999, 11, 30)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative expressions count from; ``day`` None where it is not known.

    ``today`` is the day the article itself calls today, where it says another weekday than ``day``.
    """

    day: date | None
    today: date | None = None


def read_anchor(published: str | None) -> Anchor:
    """Take the date of an ISO 8601 date or date-time; anything else leaves the anchor unknown."""
    match = SHORT_UNIT.match(published or "")
    if match is None:
        return Anchor(None)
    try:
        day = date.fromisoformat(match.group())
    except ValueError:
        return Anchor(None)
    return Anchor(day, day)


def month_value(year: int | None, month: int) -> str:
    """Return "2015-08", or "XXXX-08" where the year is not known."""
    return f"{'XXXX' if year is None else f'{year:04d}'}-{month:02d}"


def month_end(year: int | None, month: int) -> int:
    """Return the last day of a month (of a leap year where the year is unknown)."""
    return calendar.monthrange(2000 if year is None else year, month)[1]


def day_value(year: int | None, month: int, day: int) -> str | None:
    """Return "2015-08-09", or None where the month has no such day.

    >>> day_value(None, 7, 14), day_value(2015, 2, 30)
    ('XXXX-07-14', None)
    """
    if not (1 <= month <= MONTHS_A_YEAR and 1 <= day <= month_end(year, month)):
        return None
    return f"{month_value(year, month)}-{day:02d}"


def interval(low: str, high: str) -> str:
    """Join two values; the same value twice is that value."""
    return low if low == high else f"{low}/{high}"


def _unanchored(count: int, unit: str) -> str:
    return "anchor" if count == 0 else f"anchor{'+' if count > 0 else '-'}P{abs(count)}{unit}"


def shift(anchor: Anchor, count: int, unit: str) -> str:
    """Return the day, week, month or year ``count`` units (D, W, M, Y) from the anchor.

    >>> shift(Anchor(None), -1, "D"), shift(Anchor(date(2015, 8, 9)), -1, "M")
    ('anchor-P1D', '2015-07')
    """
    day = anchor.day
    if day is None:
        return _unanchored(count, unit)
    try:
        return _shifted(day, count, unit)
    except (ValueError, OverflowError):
        return _unanchored(count, unit)


def _shifted(day: date, count: int, unit: str) -> str:
    if unit == "D":
        return (day + timedelta(days=count)).isoformat()
    if unit == "W":
        year, week, _ = (day + timedelta(weeks=count)).isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "M":
        months = day.year * MONTHS_A_YEAR + day.month - 1 + count
        return month_value(months // MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1)
    return f"{day.year + count:04d}"


def weekday_value(anchor: Anchor, weekday: int, *, before: int = 0, coming: bool = False) -> str:
    """Return the latest such weekday at least ``before`` days back, or the next one.

    With ``coming``, ``before=1`` lets the anchor's own day be the next.

    Without an anchor: "anchor-WXX-5" for a Friday before, "anchor+WXX-5" for one to come.
    """
    relative = f"anchor{'+' if coming else '-'}WXX-{weekday}"
    if anchor.day is None or not EARLIEST < anchor.day < LATEST:
        return relative
    if coming:
        ahead = (weekday - anchor.day.isoweekday() - 1 + before) % 7 + 1 - before
        return (anchor.day + timedelta(days=ahead)).isoformat()
    latest = anchor.day - timedelta(days=before)
    return (latest - timedelta(days=(latest.isoweekday() - weekday) % 7)).isoformat()


def nearest_year(anchor: Anchor, month: int, direction: int = 0) -> int | None:
    """Guess the year of a month named without one: -1 the last such month, 1 the next, 0 the nearest.

    >>> nearest_year(Anchor(date(2015, 8, 9)), 9, -1)
    2014
    """
    day = anchor.day
    if day is None:
        return None
    if direction < 0:
        return day.year if month < day.month else day.year - 1
    if direction > 0:
        return day.year if month > day.month else day.year + 1
    if month - day.month > FAR:
        return day.year - 1
    if day.month - month > FAR:
        return day.year + 1
    return day.year


def hijri_year_now(anchor: Anchor) -> int | None:
    """Return the Hijri year in which the anchor lies, or None outside the known tables."""
    if anchor.day is None:
        return None
    try:
        return int(Gregorian.fromdate(anchor.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def hijri_day(year: int, month: int, day: int) -> str | None:
    """Return the Gregorian day of a Hijri one (Umm al-Qura), or None outside the known tables.

    >>> hijri_day(1436, 10, 30)
    '2015-08-15'
    """
    try:
        return Hijri(year, month, day).to_gregorian().isoformat()
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int) -> tuple[str, str] | None:
    """Return the first and last Gregorian day of a Hijri month, or None outside the known tables."""
    try:
        last = Hijri(year, month, 1).month_length()
    except (ValueError, OverflowError):
        return None
    low, high = hijri_day(year, month, 1), hijri_day(year, month, last)
    return (low, high) if low is not None and high is not None else None
