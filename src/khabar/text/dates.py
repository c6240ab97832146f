"""Finds calendar dates in folded text: days, months and years, Gregorian and Hijri, in any system.

Expressions that count from the day of publication are left to ``relative``; durations and clock
times to ``spells``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from khabar.core.measure import TimeType
from khabar.text.calendar import (
    HIJRI_MONTHS,
    MONTHS,
    Anchor,
    day_value,
    hijri_day,
    hijri_month,
    hijri_year_now,
    interval,
    month_value,
    nearest_year,
)  # fmt: skip
from khabar.text.numbers import ordinal
from khabar.text.patterns import (
    BEGIN,
    DAY_PART,
    END,
    HIJRI_MONTH,
    MONTH,
    NEXT,
    NOW,
    ORDINAL,
    PAST,
    WEEK_OF,
    WEEKDAY,
    YEAR,
    either,
)  # fmt: skip

__all__ = ["Found", "find_dates"]

HIJRI_YEARS = range(1250, 1500)
#: Month names that are also other words; alone they need a word of time beside them.
DOUBTFUL = frozenset({"اب", "ماي", "مارس", "جوان", "اوت", "صفر", "رجب", "شعبان", "محرم"})
TIME_WORD_BEFORE = re.compile(
    r"(?:شهر|شهري|في|خلال|منذ|حتي|بداية|نهاية|منتصف|مطلع|اوائل|اواخر|موفي|غرة|الي|بين|و|عن|من|لشهر|بشهر|اخر)[ (]*$"
)
RAMADAN_BEFORE = re.compile(
    r"(?:شهر|في|خلال|قبل|بعد|ليلة|نهاية|بداية|منتصف|اواخر|اوائل|حلول|قدوم|طيلة|طوال|منذ|حتي|مطلع|عن|اخر|من|ليالي"
    r"|ايام) +[بلو]?$"
)
EDGE_BEFORE = re.compile(r"(?:شهر|منتصف|بداية|نهاية|اواخر|اوائل|مطلع) +$")
BORROW = re.compile(rf" *(?:[،,] *)?(?:و|او|الي|حتي|-) *(?:شهر +)?(?:{MONTH}) *({YEAR})")
QUALIFIED = rf"(?P<past>{PAST}(?:ين)?)|(?P<next>{NEXT})|(?P<now>{NOW})"
YEAR_TAIL = (
    rf"(?: *(?:،|,)? *(?:من +)?(?:(?:ال)?عام|(?:ال)?سنة|ل?سنة)? *(?P<year>{YEAR}) ?م?(?!\w)"
    rf"| +(?:من +)?(?:هذا +|نفس +)?(?:العام|السنة)(?: +(?P<lastyear>{PAST})| +(?P<nextyear>{NEXT})| +(?:{NOW}))?"
    rf"| +(?:{QUALIFIED})(?!\w))?"
)
HEAD = (
    rf"(?:(?:{DAY_PART} +)?(?:{WEEK_OF} *\(? *)*(?:{WEEKDAY} *\)? *[،,]? *)?(?:الموافق *(?:ل|:)? *)?(?:يوم +"
    rf"|يومي +|تاريخ +)?)?"
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in ``folded[start:end]``; ``anchored`` tells that its value was counted from the anchor."""

    start: int
    end: int
    value: str
    type: TimeType
    rule: str
    anchored: bool = False
    #: For hours: the day is named in the expression itself.
    named: bool = False


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return _day_patterns() | _year_patterns()


def _day_patterns() -> dict[str, re.Pattern[str]]:
    day = rf"(?:ال ?)?(?P<day>(?<![0-9])[0-9]{{1,2}}(?![0-9])|{ORDINAL})"
    dash = r" *[/\-–.] *"
    return {
        "numeric": re.compile(
            rf"{BEGIN}{HEAD}(?<![0-9/.,])(?P<a>[0-9]{{1,4}}){dash}(?P<b>[0-9]{{1,2}}){dash}(?P<c>[0-9]{{1,4}})"
            rf"(?![0-9]|[/.,-][0-9])"
            r"(?P<h> *هـ?(?!\w)| *م(?!\w))?"
        ),
        "days": re.compile(
            rf"{BEGIN}(?:يومي +|من +|بين +|مابين +)?(?<![0-9])(?P<low>[0-9]{{1,2}})(?P<join> *(?:-|–|و ?|الي|حتي)"
            rf" *(?:غاية +)?)(?:ال ?)?"
            rf"(?P<day>[0-9]{{1,2}})(?: +من)?(?: +شهر)? +(?P<month>{MONTH}){YEAR_TAIL}"
        ),
        "day": re.compile(
            rf"{BEGIN}{HEAD}{day}(?: +من)?(?: +شهر)? *(?P<month>{MONTH}){YEAR_TAIL}"
            r"(?P<every> +من +كل +(?:عام|سنة)(?!\w))?"
        ),
        "hijri": re.compile(
            rf"{BEGIN}{HEAD}(?:{day} *(?:من +|/ *)?(?:شهر +)?|(?P<bare>شهر +)?)(?P<month>{HIJRI_MONTH})"
            rf"(?: +المبارك| +الكريم)?(?: +(?:{QUALIFIED})(?!\w))?(?: *(?:من +|/ *)?(?:ل?(?:ال)?عام"
            rf"|ل?(?:ال)?سنة)? *(?P<year>1[2-4][0-9]{{2}})(?: *هـ?(?!\w))?)?"
        ),
        "feast": re.compile(
            rf"{BEGIN}(?:(?P<nth>اول|ثاني|ثالث|رابع) +(?:ايام? +)?)?(?:ايام? +|يوم +)?(?P<feast>عيد +الفطر"
            rf"|عيد +الاضحي|(?<=يوم )عرفة|(?<=يوم )التروية)(?: +المبارك)?(?!\w)"
        ),
    }


def _year_patterns() -> dict[str, re.Pattern[str]]:
    return {
        "month": re.compile(rf"{BEGIN}(?P<shahr>شهر +)?(?P<month>{MONTH}){YEAR_TAIL}"),
        "years": re.compile(
            rf"{BEGIN}(?:ما +|بين +|الفترة +بين +|الفترة +من +|عامي +|موسم +|الموسم +)*(?<![0-9])(?P<low>{YEAR})"
            rf" *(?:-|–|/|و|الي|حتي)* *(?P<high>{YEAR})(?: *[هم](?!\w))?"
        ),
        "year": re.compile(
            rf"{BEGIN}(?:(?P<word>(?:ال|ل)?عام +|(?:ال|ل)?سنة +|موسم +|ل?صيف +|(?:ال)?سنه +)[.،]?|(?<![0-9.,/\-])"
            rf")(?P<year>{YEAR}) ?(?P<h>هـ?|م)?(?!\w|[/\-][0-9])"
        ),
        "decade": re.compile(
            rf"{BEGIN}(?:ال)?(?P<tens>عشريني|ثلاثيني|اربعيني|خمسيني|ستيني|سبعيني|ثمانيني|تسعيني|عشرين|ثلاثين"
            rf"|اربعين|خمسين|ستين|سبعين|ثمانين|تسعين)ات(?: +القرن(?: +(?P<century>{PAST}|{NOW}|العشرين|التاسع +عشر"
            rf"|الحادي +والعشرين))?)?{END}"
        ),
        "century": re.compile(
            rf"{BEGIN}(?:(?P<decade>العقد +{ORDINAL}) +من +)?(?:ال)?قرن +(?P<century>{ORDINAL}){END}"
            r"(?P<bc> +قبل +الميلاد| +ق\.? ?م)?"
        ),
    }


def _is_hijri(year: int) -> bool:
    return year in HIJRI_YEARS


def _numeric(match: re.Match[str], anchor: Anchor) -> str | None:
    """«24/1/1434», «2015-08-09», «1436/10/27»."""
    del anchor
    a, b, c = match["a"], match["b"], match["c"]
    if len(a) == 4:  # a year has four digits
        year, month, day = int(a), int(b), int(c)
    elif len(c) in (2, 4):
        year, month, day = int(c), int(b), int(a)
        year += 2000 if len(c) == 2 else 0  # a year in two digits
    else:
        return None
    if _is_hijri(year):
        return hijri_day(year, month, day)
    return day_value(year, month, day) if 1800 <= year <= 2100 else None  # years news speaks of


def _month_number(written: str) -> int | None:
    """The month of one or two names; None where the two disagree."""
    names = [n.strip() for n in re.findall(either(MONTHS), re.sub(" +", " ", written))]
    numbers = {MONTHS[n] for n in names}
    return numbers.pop() if len(numbers) == 1 else None


def _earlier_day(match: re.Match[str], day: int) -> bool:
    written = match.groupdict().get("day")
    number = _day_number(written) if written else None
    return number is not None and number < day


#: Days that are remembered by their date, told by the word before: «هجمات 11 سبتمبر».
REMEMBERED = {(9, 11): 2001, (7, 23): 1952, (6, 30): 2013, (1, 25): 2011, (1, 14): 2011, (10, 6): 1973}
REMEMBERING = re.compile(r"(?:ثورة|ثورتي|احداث|هجمات|هجوم|اعتداءات|حرب|انتفاضة|ذكري|انقلاب) +$")


def _year_of(match: re.Match[str], anchor: Anchor, month: int) -> int | None:
    """The year that goes with a month: written, from «الماضي» and the like, borrowed, or guessed."""
    if match["year"]:
        return int(match["year"])
    now = anchor.day.year if anchor.day else None
    if match["lastyear"]:
        return now - 1 if now else None
    if match["nextyear"]:
        return now + 1 if now else None
    if match["past"]:
        if anchor.day and anchor.day.month == month and _earlier_day(match, anchor.day.day):
            return now
        return nearest_year(anchor, month, -1)
    if match["next"]:
        return nearest_year(anchor, month, 1)
    if match["now"]:
        return now
    borrowed = BORROW.match(match.string, match.end())
    return int(borrowed[1]) if borrowed else nearest_year(anchor, month)


def _day_number(written: str) -> int | None:
    return int(written) if written.isdigit() else ordinal(re.sub(" +", " ", written))


def _day(match: re.Match[str], anchor: Anchor) -> str | None:
    month, day = _month_number(match["month"]), _day_number(match["day"])
    if month is None or day is None:
        return None
    if match["every"]:
        return day_value(None, month, day)
    remembered = None if match["year"] else REMEMBERED.get((month, day))
    if remembered and REMEMBERING.search(match.string[max(0, match.start() - 12) : match.start()]):
        return day_value(remembered, month, day)
    return day_value(_year_of(match, anchor, month), month, day)


def _days(match: re.Match[str], anchor: Anchor) -> str | None:
    month = _month_number(match["month"])
    if month is None or int(match["low"]) >= int(match["day"]):
        return None
    year = _year_of(match, anchor, month)
    low, high = day_value(year, month, int(match["low"])), day_value(year, month, int(match["day"]))
    return interval(low, high) if low and high else None


def _month(match: re.Match[str], anchor: Anchor) -> str | None:
    month = _month_number(match["month"])
    if month is None:
        return None
    named = (
        match["shahr"]
        or match["year"]
        or match["past"]
        or match["next"]
        or match["now"]
        or " " in match["month"].strip()
    )
    doubtful = re.sub(r"\W", "", match["month"]) in DOUBTFUL
    if (
        match["month"].strip() == "اب"
        and not named
        and not EDGE_BEFORE.search(match.string[max(0, match.start() - 8) : match.start("month")])
    ):
        return None
    if (
        doubtful
        and not named
        and not TIME_WORD_BEFORE.search(match.string[max(0, match.start() - 12) : match.start("month")])
    ):
        return None
    if doubtful and match["month"].strip() == "مارس" and not named and match.string[match.start()] == "و":
        return None
    return month_value(_year_of(match, anchor, month), month)


def _hijri(match: re.Match[str], anchor: Anchor) -> str | None:
    month = HIJRI_MONTHS[re.sub(" +", " ", match["month"])]
    named = match["bare"] or match["year"] or match["past"] or match["next"] or match["now"]
    if (
        match["day"] is None
        and match["month"] == "رمضان"
        and not named
        and not RAMADAN_BEFORE.search(match.string[max(0, match.start() - 10) : match.start("month")])
    ):
        return None
    if match["day"] == "العاشر" and match["month"] == "رمضان":  # a town
        return None
    if match["day"] is None and match["month"] in DOUBTFUL and not (match["bare"] or match["year"]):
        return None
    year = int(match["year"]) if match["year"] else hijri_year_now(anchor)
    if year is None:
        return None
    if match["day"] is not None:
        day = _day_number(match["day"])
        return hijri_day(year, month, day) if day else None
    ends = hijri_month(year, month)
    now = anchor.day.isoformat() if anchor.day else ""
    if ends and not match["year"] and match["past"] and ends[0] > now:
        ends = hijri_month(year - 1, month)
    if ends and not match["year"] and match["next"] and ends[1] < now:
        ends = hijri_month(year + 1, month)
    return interval(*ends) if ends else None


#: Feasts and days of the pilgrimage: Hijri month and day.
FEASTS = {"عيد الفطر": (10, 1), "عيد الاضحي": (12, 10), "عرفة": (12, 9), "التروية": (12, 8)}


def _feast(match: re.Match[str], anchor: Anchor) -> str | None:
    """The feast of the Hijri year in which the anchor lies; it is not the feast of another year by any mark."""
    year = hijri_year_now(anchor)
    if year is None:
        return None
    month, day = FEASTS[re.sub(" +", " ", match["feast"])]
    later = ("اول", "ثاني", "ثالث", "رابع").index(match["nth"]) if match["nth"] else 0
    return hijri_day(year, month, day + later)


def _years(match: re.Match[str], anchor: Anchor) -> str | None:
    del anchor
    low, high = int(match["low"]), int(match["high"])
    if _is_hijri(low) and _is_hijri(high):
        first = hijri_month(max(low, high), 1)  # a school year begins in the summer before its second year
        low = int(first[0][:4]) if first else low
        high = low + 1
    if match["low"] + match["high"] in match.group() or low == high:
        return None
    return f"{min(low, high)}/{max(low, high)}"


NOT_A_YEAR = re.compile(
    r" *(?:[%٪]|الف(?!\w)|مليون|مليار|ريال|دولار|دينار|جنيه|درهم|يورو|شخص|كيلو|كم(?!\w)|متر|طن|نقطة|برميل|موظف"
    r"|طالب|مواطن|سيارة|حالة|قتيل|جريح|منزل|صاروخ|وحدة|وظيفة|ساعة|مقعد|طائرة|جندي|مقاتل|ميغا|ميجا)"
)


def _year(match: re.Match[str], anchor: Anchor) -> str | None:
    year = int(match["year"])
    worded = match["word"] is not None
    if (match["h"] and match["h"][0] == "ه") or (worded and _is_hijri(year)):
        first = hijri_month(year, 1) if _is_hijri(year) else None
        last = hijri_month(year, 12) if _is_hijri(year) else None
        return f"{first[0][:4]}/{last[1][:4]}" if first and last else None
    if not worded and (not 1900 <= year <= 2050 or NOT_A_YEAR.match(match.string, match.end())):  # bare years
        return None
    del anchor
    if match["word"] and "صيف" in match["word"]:
        return f"{year}-22"
    return f"{year}"


TENS = ("عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين")


def _decade(match: re.Match[str], anchor: Anchor) -> str | None:
    del anchor
    digit = next(i for i, t in enumerate(TENS, start=2) if match["tens"].startswith(t))
    named = match["century"] or ""
    now = named.startswith(("الحادي", "الحالي", "الجاري", "الراهن"))
    century = "18" if named.startswith("التاسع") else "20" if now else "19"
    return f"{century}{digit}X"


def _century(match: re.Match[str], anchor: Anchor) -> str | None:
    del anchor
    number = ordinal(re.sub(" +", " ", match["century"]))
    if number is None or match["bc"]:
        return None
    if match["decade"]:
        decade = ordinal(match["decade"].split(None, 1)[1])
        return f"{number - 1:02d}{decade - 1}X" if decade else None
    return f"{number - 1:02d}XX"


RULES = {
    "numeric": _numeric, "days": _days, "day": _day, "hijri": _hijri, "feast": _feast, "month": _month, "years": _years,
    "year": _year, "decade": _decade, "century": _century,
}  # fmt: skip


#: Rules that take the year from the anchor where none is written.
COUNTED = frozenset({"day", "days", "month", "hijri", "feast"})


def find_dates(folded: str, anchor: Anchor) -> Iterator[Found]:
    """Yield every calendar date of a folded text; the finds of different rules may overlap.

    >>> from datetime import date
    >>> [f.value for f in find_dates("في 12 تموز (يوليو) 2014", Anchor(None)) if f.rule == "date.day"]
    ['2014-07-12']
    """
    for name, pattern in _patterns().items():
        for match in pattern.finditer(folded):
            value = RULES[name](match, anchor)
            if value is None:
                continue
            end = match.start() + len(match.group().rstrip(" ،,("))
            counted = name in COUNTED and anchor.day is not None and match.groupdict().get("year") is None
            yield Found(match.start(), end, value, "date", f"date.{name}", anchored=counted)
