"""Finds amounts of time in folded text: durations, "ago", "the last five years", hours of the day.

What such an amount counts as a quantity is left to the stage of quantities; so are ages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from khabar.core.measure import TimeType
from khabar.text.calendar import WEEKDAYS, Anchor, interval, shift, weekday_value
from khabar.text.dates import Found
from khabar.text.numbers import ordinal, read_number
from khabar.text.patterns import BEGIN, END, NEXT, NUMBER, ORDINAL, PAST, WEEKDAY, either

__all__ = ["find_spells"]

#: Forms of each unit: singular, dual, plural; and its ISO 8601 letter with a factor.
FORMS: tuple[tuple[str, str, str, str, int], ...] = (
    ("ثانية", "ثانيتين|ثانيتان", "ثواني|ثوان", "TS", 1),
    ("دقيقة|دقيقه", "دقيقتين|دقيقتان", "دقائق|دقايق", "TM", 1),
    ("ساعة|ساعه", "ساعتين|ساعتان|ساعتي", "ساعات", "TH", 1),
    ("يوم|يوما", "يومين|يومان|يوميين", "ايام|اياما", "D", 1),
    ("ليلة", "ليلتين|ليلتان", "ليالي|ليال", "D", 1),
    ("اسبوع|اسبوعا", "اسبوعين|اسبوعان", "اسابيع", "W", 1),
    ("شهر|شهرا", "شهرين|شهران", "اشهر|شهور|اشهرا", "M", 1),
    ("عام|عاما", "عامين|عامان", "اعوام|اعواما", "Y", 1),
    ("سنة|سنه", "سنتين|سنتان", "سنوات|سنين|سنيين", "Y", 1),
    ("موسم|موسما", "موسمين|موسمان", "مواسم", "Y", 1),
    ("عقد|عقدا", "عقدين|عقدان", "عقود", "Y", 10),
    ("قرن|قرنا", "قرنين|قرنان", "قرون", "Y", 100),
)
SINGULAR = {form: (letter, factor) for forms, _, _, letter, factor in FORMS for form in forms.split("|")}
DUAL = {form: (letter, factor) for _, forms, _, letter, factor in FORMS for form in forms.split("|")}
PLURAL = {form: (letter, factor) for _, _, forms, letter, factor in FORMS for form in forms.split("|")}
ANY = SINGULAR | PLURAL
HEDGE = (
    r"(?:(?:ما +)?(?:(?P<more>اكثر +من|ازيد +من|(?:يزيد|تزيد|يزيد +قليلا|ينوف) +(?:عن|علي)|فوق|يفوق|تجاوز)"
    r"|اقل +من|نحو|حوالي|قرابة|زهاء|يقارب|يقرب +من|مدة|مرور|مضي|الي) +)*"
)
AGE_BEFORE = re.compile(
    r"(?<!\w)[وبف]?(?:(?:ال)?عمر|عمر(?:ه|ها|هم|هما|ا|ي)|اعمار\w*|سن|السن|سن(?:ها|هم)|بسن|سنا|دون|تحت|ابن|طفل\w*"
    r"|الطفل\w*|فتاة|رضيع\w*|مواليد)(?!\w)[^.،\n]{0,32}$"
)
YEARS_OF_AGE = re.compile(r" *(?:من +)?(?:العمر|عمر\w+)")
#: With a singular alone («عام») only after one of these is it an amount of time.
MEASURED = (
    r"(?:لمدة|مدة|خلال|بعد|قبل|منذ|طوال|طيلة|علي +مدي|علي +مدار|في +غضون|غضون|مرور|كل|قرابة|نحو|حوالي"
    r"|اكثر +من|اقل +من|يقارب|يزيد +عن|يزيد +علي|لفترة|مضي)"
)
HOURS_AFTER_NOON = ("مساء", "بعد", "عصر", "ليلا", "ليل", "المغرب")
NOON = 12
#: More decades or nights than this are contracts and hotel figures; longer ago is no date of news.
LONGEST_COUNT = 99
LONGEST_AGO = 2000


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    amount = (
        rf"{HEDGE}(?:(?:بـ?|ل|ال)?(?P<n>{NUMBER}) *(?P<unit>{either(ANY)})|(?:ب|ل)?(?P<two>{either(DUAL)})"
        rf"|(?P<some>(?:عدة +|بضعة? +|ب)?(?:{either(PLURAL)}))|(?P<one>{either(SINGULAR)})(?P<whole> +(?:واحدا?"
        rf"|واحدة|كاملا?|كاملة|اضافيا?|اضافية|اخر|اخري)(?!\w))?){END}"
        rf"(?P<half> +و ?(?:ال)?(?:نصف|ربع)(?!\w)(?: +ال(?:عام|سنة|شهر|ساعة|يوم|قرن|عقد)(?!\w))?)?"
    )
    return {
        "ago": re.compile(
            rf"(?<!\w)[وف]?(?P<prep>قبل|منذ) +{amount}(?P<after> +(?:مضت|مضي|تقريبا|عديدة|طويلة|قليلة)(?!\w)"
            rf")?(?P<of> +(?:من|علي)(?!\w))?"
        ),
        "amount": re.compile(rf"{BEGIN}(?:(?P<measured>{MEASURED}) +)?{amount}"),
        "part": re.compile(rf"{BEGIN}(?:(?P<part>نصف|ربع|ثلث) +(?P<unit>ساعة|قرن|عام|سنة)){END}"),
        "those": re.compile(
            rf"{BEGIN}(?:ال|ل)(?P<unit>{either(PLURAL)}) +ال ?(?P<n>{NUMBER})(?! +(?:{PAST}|{NEXT}|الاولي +من))(?!\w)"
        ),
        "streak": re.compile(
            rf"(?<!\w)[وف]?(?:ل|لل|ال)(?P<unit>يوم|اسبوع|شهر|عام|سنة) +(?P<n>{ORDINAL}) +علي +التوالي"
        ),
        "last": re.compile(
            rf"{BEGIN}(?:(?:ال ?|ل)?(?P<n1>{NUMBER}) *(?:ال)?(?P<unit1>{either(ANY)})|(?:ال|ل)"
            rf"(?P<unit2>{either(ANY)}|{either(DUAL)}))"
            rf"(?: +ال ?(?P<n2>{NUMBER}))?(?: +(?:القليلة|العديدة))? +(?:(?P<past>{PAST})|(?P<next>{NEXT})){END}"
        ),
        "clock": re.compile(
            rf"{BEGIN}(?:تمام +)?(?:الساعة +\(?(?:(?P<h>[0-9]{{1,2}})(?:[:,.](?P<m>[0-9]{{2}}))?|(?P<hw>{ORDINAL}))\)?"
            rf"|(?P<hw2>{ORDINAL})(?= *(?:و(?:ال)?(?:نصف|ربع|ثلث)|صباحا|مساء|ظهرا|عصرا|ليلا|فجرا)))"
            rf"(?P<plus> +و ?(?:ال)?(?:نصف|ربع|ثلث|{NUMBER} +دقيقة))?(?: +(?:من +)?(?P<part>صباحا?|مساء|ظهرا?"
            rf"|عصرا?|ليلا?|فجرا?|بعد +الظهر|قبل +الظهر))?(?!\w)"
            rf"(?: +(?:من +)?(?:مساء +|صباح +|يوم +|فجر +)*(?P<day>اليوم|امس|غدا?|{WEEKDAY}))?(?: +{WEEKDAY})?"
        ),
    }


def _measure(match: re.Match[str]) -> tuple[float, str, int] | None:
    """Count, ISO letter and factor of an amount; None where its digits are no number."""
    if match["n"]:
        count = read_number(re.sub(" +", " ", match["n"]).strip())
        if count is None:
            return None
        return count, *ANY[match["unit"]]
    if match["two"]:
        return 2, *DUAL[match["two"]]
    return 1, *SINGULAR[match["one"]]


def _iso(count: float, letter: str, factor: int, half: str | None) -> str:
    """Write a duration: (3, "Y", 1) is "P3Y", and a half year six months."""
    total = count * factor
    text = f"{int(total)}" if total == int(total) else f"{total}"
    clock = "T" if letter[0] == "T" else ""
    extra = {"Y": "6M", "M": "15D", "TH": "30M", "D": "T12H"}.get(letter, "") if half else ""
    return f"P{clock}{text}{letter[-1]}{extra}"


def _is_age(match: re.Match[str]) -> bool:
    """«(29 عاما)», «البالغ من العمر 29 عاما», «خالد، 29 عاما،»."""
    if not match["n"] or match["unit"] not in ("عاما", "سنة", "عام", "سنوات", "اعوام", "اشهر", "شهرا", "سنه", "شهور"):
        return False
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 45) : start], text[end : end + 12].lstrip(" ")
    if AGE_BEFORE.search(before + match.group()[: match.start("n") - start]) or YEARS_OF_AGE.match(text, end):
        return True
    before = before.rstrip(" ")
    return before[-1:] in tuple('(،,-"«“”') and after[:1] in tuple(')،,-"»”“')


def _is_no_amount(match: re.Match[str], count: float) -> bool:
    """«ألفي عقد» are contracts, «بالمائة سنة» a percentage and a year."""
    return (
        (match["unit"] in ("عقد", "عقدا", "عقود", "ليلة") and count > LONGEST_COUNT)
        or count * ANY[match["unit"]][1] >= LONGEST_AGO
        or (match["n"][:2] in ("ما", "مئ") and match.string[match.start("n") - 1] == "ل")
    )


def _amount(match: re.Match[str], anchor: Anchor) -> str | None:
    del anchor
    measured = match["measured"]
    if match["some"] or (match["one"] and not (measured or match["half"] or match["whole"])) or _is_age(match):
        return None
    if match["one"] and (
        measured == "كل" or match["one"] in ("عقد", "موسم") or re.match(r" *[0-9]", match.string[match.end() :])
    ):
        return None
    if match["two"] and re.match(r" *[0-9]", match.string[match.end() :]):
        return None
    measure = _measure(match)
    if measure is None or (match["n"] and _is_no_amount(match, measure[0])):
        return None
    return _iso(*measure, match["half"])


def _back(anchor: Anchor, count: float, letter: str, factor: int) -> str:
    """The day, month or year so long before the anchor."""
    total = round(count * factor)
    if letter == "W":
        return shift(anchor, -7 * total, "D")
    if letter[0] == "T":
        return shift(anchor, 0, "D")
    if letter == "Y" and total == 1 and anchor.day is not None:
        return shift(anchor, -12, "M")
    return shift(anchor, -total, letter)


def _some_ago(match: re.Match[str], anchor: Anchor) -> str | None:
    """«قبل أيام» is this month about, «قبل سنوات» any earlier year; «منذ أيام» is too vague to place."""
    unit = re.sub("^(?:عدة|بضعة?) +", "", match["some"])
    letter = PLURAL[unit if unit in PLURAL else unit[1:]][0]
    if match["of"] or (match["prep"] == "منذ" and letter != "Y"):
        return None
    if letter in ("Y", "M"):
        return "../" + shift(anchor, 0, letter)
    return shift(anchor, 0, "D") if letter[0] == "T" else shift(anchor, -1 if letter == "W" else 0, "M")


def _ago(match: re.Match[str], anchor: Anchor) -> str | None:
    """«قبل عامين» is a year; «قبل عامين من» and «بعد» are durations; «منذ عامين» runs to now."""
    since = match["prep"] == "منذ"
    if match["some"]:
        return _some_ago(match, anchor)
    measure = _measure(match)
    if measure is None or (match["one"] and re.match(r" *[0-9]", match.string[match.end() :])):
        return None
    if match["of"] and not since:
        return _iso(*measure, match["half"])
    if measure[0] * measure[2] >= LONGEST_AGO:
        return None
    value = _back(anchor, *measure)
    if match["more"]:
        return f"../{value}"
    return f"{value}/.." if since and not match["one"] else value


def _last(match: re.Match[str], anchor: Anchor) -> str | None:
    """«السنوات الخمس الماضية», «اليومين المقبلين», «الأيام القادمة»."""
    unit = match["unit1"] or match["unit2"]
    if unit in SINGULAR and (not match["n1"] or (f" ال{unit}" in match.group() and "ساعة" not in unit)):
        return None
    if unit in ("ثواني", "ثوان", "دقائق", "مواسم", "دقايق"):
        return None
    written = match["n1"] or match["n2"]
    letter, factor = (ANY | DUAL)[unit]
    count = read_number(re.sub(" +", " ", written).strip()) if written else 2 if unit in DUAL else None
    if count is None:
        return _vague(letter, anchor, coming=bool(match["next"]))
    days = {"D": 1, "W": 7}.get(letter)
    n = round(count * factor)
    if letter[0] == "T":
        low, high = shift(anchor, -1, "D"), shift(anchor, 0, "D")
        return interval(high, shift(anchor, 1, "D")) if match["next"] else interval(low, high)
    if days == 1:
        return (
            interval(shift(anchor, 1, "D"), shift(anchor, n, "D"))
            if match["next"]
            else interval(shift(anchor, -n, "D"), shift(anchor, -1, "D"))
        )
    if days:
        return (
            interval(shift(anchor, 0, "D"), shift(anchor, n * 7, "D"))
            if match["next"]
            else interval(shift(anchor, -n * 7, "D"), shift(anchor, 0, "D"))
        )
    now, then = shift(anchor, 0, letter), shift(anchor, n if match["next"] else -n, letter)
    return interval(now, then) if match["next"] else interval(then, now)


def _vague(letter: str, anchor: Anchor, *, coming: bool) -> str:
    """A stretch without a number: open on the far side."""
    if letter in ("M", "W"):
        return shift(anchor, 0, "Y" if letter == "M" else "M") if not coming else f"{shift(anchor, 0, 'M')}/.."
    if letter == "TH":
        return shift(anchor, 0, "D")
    now = shift(anchor, 0, "Y" if letter == "Y" else "D")
    return f"{now}/.." if coming else f"../{now}"


def _hour(match: re.Match[str]) -> tuple[int, int] | None:
    written = match["hw"] or match["hw2"]
    hour = int(match["h"]) if match["h"] else ordinal(re.sub(" +", " ", written))
    if hour is None or hour > 24 or (match["hw2"] and hour > NOON):  # hours of a day
        return None
    minute = int(match["m"]) if match["m"] else 0
    plus = (match["plus"] or "").strip().removeprefix("و").strip().removeprefix("ال")
    if plus:
        named = {"نصف": 30, "ربع": 15, "ثلث": 20}.get(plus)
        counted = read_number(plus.removesuffix("دقيقة").strip()) if named is None else named
        minute = int(counted) if counted is not None else minute
    part = match["part"] or ""
    late = part.startswith(HOURS_AFTER_NOON) or (part.startswith("ظهر") and hour < 4)  # «الثالثة ظهرا»
    if hour == NOON and part.startswith("ليل"):
        hour = 0
    if late and hour < NOON and not (part.startswith("ليل") and hour < 6):  # «الثالثة ليلا» is before dawn
        hour += NOON
    return (hour, minute) if minute < 60 else None  # minutes


def _clock(match: re.Match[str], anchor: Anchor) -> str | None:
    at = _hour(match)
    if at is None or (match["h"] and match.string[match.end() : match.end() + 1] == ":"):
        return None
    day = match["day"]
    if day in WEEKDAYS:
        value = weekday_value(anchor, WEEKDAYS[day])
    elif anchor.day is None and day is None:
        value = ""
    else:
        value = shift(Anchor(anchor.today or anchor.day), {"امس": -1, "غد": 1, "غدا": 1}.get(day or "", 0), "D")
    exact = at[1] or (match["m"] is not None)
    return f"{value}T{at[0]:02d}" + (f":{at[1]:02d}" if exact else "")


PARTS = {
    "ساعة": ("PT30M", "PT15M", "PT20M"),
    "قرن": ("P50Y", "P25Y", ""),
    "عام": ("P6M", "P3M", "P4M"),
    "سنة": ("P6M", "P3M", "P4M"),
}


def _part(match: re.Match[str], anchor: Anchor) -> str | None:
    """«ربع ساعة» is fifteen minutes."""
    del anchor
    return PARTS[match["unit"]][("نصف", "ربع", "ثلث").index(match["part"])] or None


def _those(match: re.Match[str], anchor: Anchor) -> str | None:
    """«السنوات العشر»."""
    del anchor
    count = read_number(re.sub(" +", " ", match["n"]).strip())
    return None if count is None else _iso(count, *PLURAL[match["unit"]], None)


def _streak(match: re.Match[str], anchor: Anchor) -> str | None:
    """«لليوم الثالث على التوالي»: three days."""
    del anchor
    count = ordinal(re.sub(" +", " ", match["n"]))
    return None if count is None else _iso(count, *SINGULAR[match["unit"]], None)


RULES = {
    "part": _part,
    "those": _those,
    "streak": _streak,
    "ago": _ago,
    "amount": _amount,
    "last": _last,
    "clock": _clock,
}


def _kind(name: str, value: str) -> TimeType:
    if value[0] == "P":
        return "duration"
    if name == "clock":
        return "time"
    return "relative" if "anchor" in value else "date"


def find_spells(folded: str, anchor: Anchor) -> Iterator[Found]:
    """Yield the amounts of time and the hours of a folded text; finds may overlap.

    >>> [f.value for f in find_spells("لمدة ثلاث سنوات", Anchor(None))]
    ['P3Y']
    """
    for name, pattern in _patterns().items():
        for match in pattern.finditer(folded):
            value = RULES[name](match, anchor)
            if value is None:
                continue
            end = match.end("half") if name == "amount" and match["half"] else match.end()
            if name == "ago" and match["of"]:
                end = match.start("of")
            kind = _kind(name, value)
            end = match.start() + len(match.group()[: end - match.start()].rstrip(" ،,("))
            named = name == "clock" and match["day"] is not None
            yield Found(match.start(), end, value, kind, f"spell.{name}", anchored=kind != "duration", named=named)
