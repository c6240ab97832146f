"""Finds time expressions that count from the day of publication: «أمس», «الأسبوع الماضي», «الربع الثاني».

Calendar dates are left to ``dates``, amounts of time («قبل ثلاثة أشهر») to ``spells``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from khabar.core.measure import TimeType
from khabar.text.calendar import WEEKDAYS, Anchor, interval, shift, weekday_value
from khabar.text.dates import Found
from khabar.text.numbers import ordinal, read_number
from khabar.text.patterns import (
    BEGIN,
    DAY_PART,
    END,
    NEXT,
    NOW,
    NUMBER,
    ORDINAL,
    PAST,
    WEEK_OF,
    WEEKDAY,
    YEAR,
    either,
)  # fmt: skip

__all__ = ["find_relative", "today_of"]

#: Nouns of a stretch of time to their unit; a season runs from July to June.
STRETCH = {
    "العام": "Y", "السنة": "Y", "الشهر": "M", "الاسبوع": "W", "الموسم": "S", "العقد": "E", "القرن": "C",
    "الصيف": "U", "الصائفة": "U", "الشتاء": "I",
}  # fmt: skip
DAYS = {"اليوم": 0, "امس": -1, "الامس": -1, "البارحة": -1, "غدا": 1, "غد": 1, "الغد": 1}
#: Before these weekdays are names of prayers, squares and papers.
NOT_A_DAY = re.compile(r"(?:صلاة|خطبة|خطب|صلوات|خطيب|مسجد|جامع|شارع|صحيفة|سوق|حراك|قوات|ل?احد)  ?$")
PER_DAY = re.compile(
    r"(?:عين|برميل|في|ذلك|ذاك|نفس|هذا|منتصف|طوال|حديث|مصر|روسيا|حزب|صحيفة|قناة|ساعات|ساعة|مرات|رجل|اخبار|نجم"
    r"|العالم)  ?$"
)
NOT_TODAY = re.compile(
    rf"  ?(?:التالي|السابق|نفسه|ذاته|الذي|الوطني|العالمي|الموالي|السابع|المصري|الدولي|المفتوح|الواحد"
    rf"|(?!الاثنين){ORDINAL}|و?الليلة|المشهود|الموعود)"
)
OTHER_DAY = re.compile(r" +(?:التالي|السابق|نفسه|ذاته)(?!\w)")
SEASON_STARTS = 7
QUARTER_OF = (
    rf"(?: +من(?= ))?(?: +(?:(?:ل?هذا +)?(?:ال|ل)?عام|ل?(?:ال)?سنة)(?!\w))?(?: +(?P<year>{YEAR})"
    rf" ?م?(?!\w)| +(?:(?P<past>{PAST})|(?P<next>{NEXT})|(?:{NOW}))(?!\w))?"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return _day_patterns() | _stretch_patterns()


def _day_patterns() -> dict[str, re.Pattern[str]]:
    soon = r"(?P<soon>(?:وقت +(?:سابق|متاخر|مبكر|لاحق) +(?:من +)?)?)"
    part = rf"(?:(?:{DAY_PART}) +(?:من +)?(?:يوم +)?)?"
    qualified = rf"(?:(?P<past>{PAST})|(?P<next>{NEXT})|(?P<now>{NOW}))(?!\w)"
    return {
        "weekday": re.compile(
            rf"{BEGIN}{soon}{part}(?P<of>(?:{WEEK_OF} *[(،]? *)*)(?P<day>{WEEKDAY})"
            rf"(?P<second> *(?:-|–|/|و|الي)? *(?P<day2>{WEEKDAY}))?(?: *\))?(?: +{qualified})?"
        ),
        "day": re.compile(
            rf"{BEGIN}{soon}{part}(?:(?:يوم +)?(?P<before>امس +الاول|امس +اول|اول +(?:من +)?امس|اول +الامس)"
            rf"|(?P<after>بعد +غد)"
            rf"|(?:يوم +)?(?P<day>{either(DAYS)})){END}(?! +الحاجة)"
        ),
        "night": re.compile(
            rf"{BEGIN}(?P<night>(?:الليلة|ليلة) +(?P<two>قبل +)?(?:الماضية|الفائتة|المنقضية)|الليلة){END}"
        ),
    }


def _stretch_patterns() -> dict[str, re.Pattern[str]]:
    qualified = rf"(?:(?P<past>{PAST})|(?P<next>{NEXT})|(?P<now>{NOW}))(?!\w)"
    stretch = either(STRETCH)
    return {
        "this": re.compile(rf"{BEGIN}(?:نفس +)?هذ[اه] +(?P<noun>{stretch}|الايام){END}"),
        "stretch": re.compile(
            rf"{BEGIN}(?P<noun>(?:ال|ل)?(?:{stretch.replace('ال', '')}))(?P<kind> +ال(?:دراسي|مالي|جامعي|تشريعي"
            rf"|برلماني|رياضي|كروي|سياحي|هجري|ميلادي)ة?)?"
            rf"(?P<two> +قبل)? +{qualified}"
        ),
        "edge": re.compile(
            r"(?<=\w )(?<!\w)(?:(?<=بداية )|(?<=مطلع )|(?<=نهاية )|(?<=منتصف )|(?<=اواخر )|(?<=اوائل ))"
            r"(?P<noun>العام|السنة|الشهر)(?! +ال)(?! *[0-9])(?! +من)(?!\w)"
        ),
        "quarter": re.compile(
            rf"{BEGIN}(?P<what>(?:ال|ل)(?:ربع|نصف|ثلث)) +(?P<which>الاول|الثاني|الثالث|الرابع|الاخير){QUARTER_OF}"
        ),
        "months": re.compile(
            rf"{BEGIN}(?:(?:اول +(?P<n1>{NUMBER}) +(?:اشهر|شهور))|(?:ال)?(?P<n2>{NUMBER}) +(?:اشهر|شهور) +الاولي"
            rf"|الاشهر +ال ?(?P<n3>{NUMBER}) +الاولي)"
            rf"{QUARTER_OF}"
        ),
        "set": re.compile(
            rf"{BEGIN}(?:(?P<adverb>سنويا|شهريا|اسبوعيا|يوميا){END}|كل +(?P<each>يوم|شهر|سنة|عام|اسبوع|ساعة|جمعة"
            rf"|سبت|احد|خميس|ثلاثاء|اربعاء|اثنين){END}(?! +وان))"
        ),
    }


#: Words of the future before a weekday: «سيزور», «من المقرر».
PLANNED = re.compile(
    r"(?<!\w)[وف]?(?:س[ين](?!ار|طر|اس|د|ناء|نم|ئ|ول|وف|ف|ل|رة|ن)\w{3,}|ست(?!ة|ين|ون|ار|ائ|ه)\w{3,}|سوف|المقرر\w*"
    r"|مقرر|المزمع|المنتظر|المرتقب\w*|يعتزم|تعتزم)(?!\w)"
)
AHEAD = 45


def _is_planned(match: re.Match[str]) -> bool:
    """Whether the words before or after in the sentence speak of what is to come."""
    before = re.split(r"[.،\n]", match.string[max(0, match.start() - AHEAD) : match.start()])[-1]
    return PLANNED.search(before) is not None


def _weekday(match: re.Match[str], anchor: Anchor) -> str | None:
    if NOT_A_DAY.search(match.string[max(0, match.start() - 9) : match.start()] + " "):
        return None
    of, weekday = match["of"] or "", WEEKDAYS[match["day"]]
    if "غد" in of:
        return weekday_value(anchor, weekday, coming=True, before=1)
    coming = bool(match["next"]) or ((not of.strip() or "يوم" in of) and not match["past"] and _is_planned(match))
    before = 2 if "اول" in of else 1 if "امس" in of or match["past"] else 0
    value = weekday_value(anchor, weekday, before=before, coming=coming)
    if match["day2"] is None:
        return value
    second = weekday_value(anchor, WEEKDAYS[match["day2"]], before=before, coming=coming)
    return interval(value, second) if value < second else interval(second, value) if "و" in match["second"] else value


def _day(match: re.Match[str], anchor: Anchor) -> str | None:
    base = Anchor(anchor.today or anchor.day)
    if match["before"]:
        return shift(base, -2, "D")
    if match["after"]:
        return shift(base, 2, "D")
    word = match["day"]
    if word == "اليوم":
        around = match.string[max(0, match.start() - 10) : match.start()] + " "
        alone = match.start("day") - match.start() <= 1
        if OTHER_DAY.match(match.string, match.end()):
            return None
        if alone and (PER_DAY.search(around) or NOT_TODAY.match(" " + match.string[match.end() : match.end() + 14])):
            return None
    return shift(base, DAYS[word], "D")


def _night(match: re.Match[str], anchor: Anchor) -> str | None:
    base = Anchor(anchor.today or anchor.day)
    back = 0 if " " not in match["night"] else -2 if match["two"] else -1
    return shift(base, back, "D")


def _season(anchor: Anchor, count: int) -> str | None:
    if anchor.day is None:
        return None
    first = anchor.day.year + count - (anchor.day.month < SEASON_STARTS)
    if count > 0 and anchor.day.month in range(5, 9):  # between two seasons the coming one is the next to begin
        first = anchor.day.year
    return f"{first}/{first + 1}"


def _of_stretch(noun: str, count: int, anchor: Anchor) -> str | None:
    unit = STRETCH[noun]
    year = anchor.day.year if anchor.day else None
    if unit in "DWMY":
        return shift(anchor, count, unit)
    if unit == "S":
        return _season(anchor, count)
    if year is None:
        return None
    if unit == "E":
        return f"{year // 10 + count}X"
    if unit == "C":
        return f"{year // 100 + count}XX"
    return f"{year + count}-{'22' if unit == 'U' else '24'}"


def _this(match: re.Match[str], anchor: Anchor) -> str | None:
    if match["noun"] == "الايام":
        return shift(anchor, 0, "M")
    return _of_stretch(match["noun"], 0, anchor)


def _edge(match: re.Match[str], anchor: Anchor) -> str | None:
    return _of_stretch(match["noun"], 0, anchor)


def _stretch(match: re.Match[str], anchor: Anchor) -> str | None:
    written = match["noun"]
    noun = written if written in STRETCH else "ال" + written.removeprefix("ل")
    if noun not in STRETCH or (not written.startswith("ال") and not match.group().lstrip("وف").startswith("لل")):
        return None
    count = -1 if match["past"] else 1 if match["next"] else 0
    if match["two"]:
        count *= 2
    kind = (match["kind"] or "").strip()
    if kind and kind.startswith(("الدراسي", "الجامعي", "الرياضي", "الكروي", "البرلماني")) and STRETCH[noun] == "Y":
        noun = "الموسم"
    return _of_stretch(noun, count, anchor)


def _quarter(match: re.Match[str], anchor: Anchor) -> str | None:
    year = int(match["year"]) if match["year"] else anchor.day.year if anchor.day else None
    what = "ال" + match["what"].removeprefix("ال").removeprefix("ل")
    if year is None or (what == "النصف" and match["which"] not in ("الاول", "الثاني")):
        return None
    if not match["year"]:
        year += -1 if match["past"] else 1 if match["next"] else 0
    months = {"الربع": 3, "الثلث": 4, "النصف": 6}[what]
    number = 12 // months if match["which"] == "الاخير" else ordinal(match["which"])
    if number is None or number * months > 12:  # months of a year
        return None
    return f"{year}-{(number - 1) * months + 1:02d}/{year}-{number * months:02d}"


def _months(match: re.Match[str], anchor: Anchor) -> str | None:
    """«الأشهر الستة الأولى من العام»: January to June."""
    count = read_number(re.sub(" +", " ", match["n1"] or match["n2"] or match["n3"]))
    year = int(match["year"]) if match["year"] else anchor.day.year if anchor.day else None
    if year is None or count is None or not 1 < count <= 12:  # months of a year
        return None
    year -= 1 if match["past"] and not match["year"] else 0
    return f"{year}-01/{year}-{int(count):02d}"


SETS = {
    "سنويا": "XXXX", "شهريا": "XXXX-XX", "اسبوعيا": "XXXX-WXX", "يوميا": "XXXX-XX-XX", "يوم": "XXXX-XX-XX",
    "شهر": "XXXX-XX", "سنة": "XXXX", "عام": "XXXX", "اسبوع": "XXXX-WXX", "ساعة": "XXXX-XX-XXTXX",
}  # fmt: skip


def _set(match: re.Match[str], anchor: Anchor) -> str | None:
    del anchor
    if match["adverb"]:
        if PER_DAY.search(match.string[max(0, match.start() - 10) : match.start()] + " "):
            return None
        return SETS[match["adverb"]]
    return SETS.get(match["each"]) or f"XXXX-WXX-{WEEKDAYS['ال' + match['each']]}"


RULES = {
    "weekday": _weekday, "day": _day, "night": _night, "this": _this, "edge": _edge, "months": _months,
    "stretch": _stretch, "quarter": _quarter, "set": _set,
}  # fmt: skip


def find_relative(folded: str, anchor: Anchor) -> Iterator[Found]:
    """Yield the relative expressions of a folded text; finds of different rules may overlap.

    >>> [f.value for f in find_relative("قال امس", Anchor(None))]
    ['anchor-P1D']
    """
    for name, pattern in _patterns().items():
        for match in pattern.finditer(folded):
            value = RULES[name](match, anchor)
            if value is None:
                continue
            end = match.start() + len(match.group().rstrip(" ،,("))
            kind: TimeType = "set" if name == "set" else "relative" if value.startswith("anchor") else "date"
            yield Found(match.start(), end, value, kind, f"relative.{name}", anchored=name != "set")


@cache
def _today_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?P<today>اليوم)|(?P<last>امس)) *\(? *(?P<day>{WEEKDAY})")


def today_of(folded: str, anchor: Anchor) -> Anchor:
    """Set ``today`` where the article says another weekday: pages are often printed a day later."""
    match = _today_pattern().search(folded)
    if match is None or anchor.day is None:
        return anchor
    back = 1 if match["last"] else 0
    value = weekday_value(anchor, WEEKDAYS[match["day"]], before=back)
    if value.startswith("anchor"):
        return anchor
    today = type(anchor.day).fromisoformat(value) + timedelta(days=back)
    return Anchor(anchor.day, today)
