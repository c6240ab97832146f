"""Relative expressions of every kind, with and without an anchor."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.text.calendar import Anchor
from khabar.text.fold import fold_word
from khabar.text.relative import find_relative, today_of

SUNDAY = Anchor(date(2015, 8, 9), date(2015, 8, 9))
MARCH = Anchor(date(2017, 3, 5))
NO_ANCHOR = Anchor(None)


def longest(text: str, anchor: Anchor = SUNDAY) -> str | None:
    """The value of the longest find."""
    finds = sorted(find_relative(fold_word(text), anchor), key=lambda f: f.start - f.end)
    return finds[0].value if finds else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("غدا الأحد", "2015-08-09"),
        ("بعد غد", "2015-08-11"),
        ("ليل الخميس الجمعة", "2015-08-06/2015-08-07"),
        ("الخميس والجمعة", "2015-08-06/2015-08-07"),
        ("ليلة أمس", "2015-08-08"),
        ("الليلة", "2015-08-09"),
        ("الليلة قبل الماضية", "2015-08-07"),
        ("هذه الأيام", "2015-08"),
        ("هذا الموسم", "2015/2016"),
        ("الموسم المقبل", "2015/2016"),
        ("العقد الماضي", "200X"),
        ("القرن الماضي", "19XX"),
        ("الصيف الماضي", "2014-22"),
        ("الشتاء المقبل", "2016-24"),
        ("نهاية العام", "2015"),
        ("الأسبوع قبل الماضي", "2015-W30"),
        ("العام الدراسي الماضي", "2014/2015"),
        ("للعام الحالي", "2015"),
        ("الربع الأخير", "2015-10/2015-12"),
        ("النصف الثاني من العام الماضي", "2014-07/2014-12"),
        ("أول ستة أشهر من العام", "2015-01/2015-06"),
        ("خمسة أشهر الأولى من العام الماضي", "2014-01/2014-05"),
        ("شهريا", "XXXX-XX"),
        ("كل شهر", "XXXX-XX"),
    ],
)
def test_values(text: str, value: str) -> None:
    """Each expression is counted from the anchor."""
    assert longest(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("الموسم الماضي", "2015/2016"), ("الموسم المقبل", "2017/2018"), ("العام الحالي", "2017")]
)
def test_season_in_march(text: str, value: str) -> None:
    """In spring the season is the one that began the summer before."""
    assert longest(text, MARCH) == value


@pytest.mark.parametrize("text", ["هذا الموسم", "العقد الماضي", "الربع الأول", "أول ستة أشهر من العام"])
def test_not_placed_without_anchor(text: str) -> None:
    """Seasons, decades and quarters need the year."""
    assert longest(text, NO_ANCHOR) is None


@pytest.mark.parametrize(
    "text",
    [
        "صلاة الجمعة",
        "عين اليوم",
        "اليوم التالي",
        "أمس الحاجة",
        "النصف الثالث",
        "أول خمسين أشهر",
        "عام الحالي",
        "الثلث الرابع",
    ],
)
def test_no_time(text: str) -> None:
    """Prayers, papers, other days and halves that are none."""
    assert longest(text) is None


@pytest.mark.parametrize(
    ("text", "today"),
    [("اليوم الجمعة", date(2015, 8, 7)), ("أمس (الجمعة)", date(2015, 8, 8)), ("أمس", date(2015, 8, 9))],
)
def test_today(text: str, today: date) -> None:
    """The weekday that an article calls today, or yesterday, tells its day."""
    assert today_of(fold_word(text), SUNDAY).today == today
    assert today_of(fold_word(text), NO_ANCHOR) == NO_ANCHOR
