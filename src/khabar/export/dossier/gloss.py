"""Says a value of a time in words, in both languages: intervals, open ends, lengths, sets.

A plain date needs none. The value itself stays beside the words; nothing is computed from it here.
"""

from __future__ import annotations

import re

from khabar.export.words import Word

__all__ = ["gloss"]

LENGTH = re.compile(r"P(?:(\d+)([YMWD])|T(\d+)([HM]))$")
DISTANCE = re.compile(r"anchor([+-])(P.+)$")
WEEKLY = re.compile(r"XXXX-WXX-([1-7])$")
DECADE = re.compile(r"(\d{3})X$")
WEEKDAYS = (
    Word("كل اثنين", "every Monday"),
    Word("كل ثلاثاء", "every Tuesday"),
    Word("كل أربعاء", "every Wednesday"),
    Word("كل خميس", "every Thursday"),
    Word("كل جمعة", "every Friday"),
    Word("كل سبت", "every Saturday"),
    Word("كل أحد", "every Sunday"),
)
#: One, two, three to ten, eleven to ninety-nine, and hundreds: the forms that Arabic counts with.
FORMS = {
    "Y": ("سنة واحدة", "سنتان", "سنوات", "سنة", "سنة", "year"),
    "M": ("شهر واحد", "شهران", "أشهر", "شهرا", "شهر", "month"),
    "W": ("أسبوع واحد", "أسبوعان", "أسابيع", "أسبوعا", "أسبوع", "week"),
    "D": ("يوم واحد", "يومان", "أيام", "يوما", "يوم", "day"),
    "TH": ("ساعة واحدة", "ساعتان", "ساعات", "ساعة", "ساعة", "hour"),
    "TM": ("دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة", "minute"),
}


def _counted(number: int, forms: tuple[str, ...]) -> Word:
    """A number with its noun: «يومان», «3 أيام», «40 يوما», «100 يوم»."""
    one, two, few, many, hundreds, english = forms
    plural = english if number == 1 else english + "s"
    last = number % 100
    if number in {1, 2}:
        return Word(one if number == 1 else two, f"{number} {plural}")
    noun = few if 3 <= last <= 10 else many if last >= 11 else hundreds  # noqa: PLR2004  # the bounds of the grammar
    return Word(f"{number} {noun}", f"{number} {plural}")


def _length(value: str) -> Word | None:
    match = LENGTH.match(value)
    if match is None:
        return None
    number, unit = (match[1], match[2]) if match[1] else (match[3], f"T{match[4]}")
    return _counted(int(number), FORMS[unit])


def _relative(value: str) -> Word | None:
    """A distance from the day of publication, where that day is not known."""
    if value == "anchor":
        return Word("يوم النشر", "the day of publication")
    match = DISTANCE.match(value)
    away = _length(match[2]) if match else None
    if match is None or away is None:
        return None
    before = match[1] == "-"
    return Word(
        f"{away.ar} {'قبل' if before else 'بعد'} النشر",
        f"{away.en} {'before' if before else 'after'} publication",
    )


def _interval(value: str) -> Word | None:
    start, slash, end = value.partition("/")
    if not slash:
        return None
    if start in {"..", ""}:
        return Word(f"حتى {end}", f"up to {end}")
    if end in {"..", ""}:
        return Word(f"ابتداء من {start}", f"from {start} on")
    return Word(f"من {start} إلى {end}", f"{start} to {end}")


def gloss(value: str) -> Word | None:
    """Return the words for a value that is no plain date, None where it needs or has none.

    «قبل يومين» with no date of publication is "anchor-P2D":

    >>> gloss("anchor-P2D").ar  # "two days before publication"
    'يومان قبل النشر'
    """
    found = _length(value) or _relative(value) or _interval(value)
    if found is not None:
        return found
    if (weekly := WEEKLY.match(value)) is not None:
        return WEEKDAYS[int(weekly[1]) - 1]
    if (decade := DECADE.match(value)) is not None:
        return Word(f"{decade[1]}0–{decade[1]}9", f"the {decade[1]}0s")
    if value.endswith("~"):
        return Word(f"نحو {value[:-1]}", f"about {value[:-1]}")
    return None
