"""Amounts of time, distances and hours."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.text.calendar import Anchor
from khabar.text.dates import Found
from khabar.text.fold import fold_word
from khabar.text.spells import find_spells
from khabar.text.timing import choose, find_times

SUNDAY = Anchor(date(2015, 8, 9), date(2015, 8, 9))
NO_ANCHOR = Anchor(None)


def values(text: str, anchor: Anchor = SUNDAY) -> list[str]:
    """The values of the chosen finds of this grammar."""
    return [found.value for found in choose(find_spells(fold_word(text), anchor))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاث سنوات ونصف", "P3Y6M"),
        ("سنة أخرى", "P1Y"),
        ("السنوات العشر", "P10Y"),
        ("نصف قرن", "P50Y"),
        ("قبل أسبوعين", "2015-07-26"),
        ("قبل ساعتين", "2015-08-09"),
        ("قبل عام", "2014-08"),
        ("منذ ثلاثة أشهر", "2015-05/.."),
        ("قبل أيام", "2015-08"),
        ("قبل عدة أسابيع", "2015-07"),
        ("قبل أشهر", "../2015-08"),
        ("قبل ساعات", "2015-08-09"),
        ("منذ سنوات", "../2015"),
        ("الساعات الماضية", "2015-08-09"),
        ("الـ24 ساعة الماضية", "2015-08-08/2015-08-09"),
        ("الـ24 ساعة المقبلة", "2015-08-09/2015-08-10"),
        ("الأسبوعين المقبلين", "2015-08-09/2015-08-23"),
        ("الأسبوعين الماضيين", "2015-07-26/2015-08-09"),
        ("الأيام الثلاثة المقبلة", "2015-08-10/2015-08-12"),
        ("الأشهر الأخيرة", "2015"),
        ("الأسابيع المقبلة", "2015-08/.."),
        ("السنوات المقبلة", "2015/.."),
        ("الأيام الماضية", "../2015-08-09"),
        ("الساعة الخامسة والنصف صباحا", "2015-08-09T05:30"),
        ("الساعة السادسة وعشرين دقيقة مساء", "2015-08-09T18:20"),
        ("الساعة الثانية عشرة ليلا", "2015-08-09T00"),
        ("الساعة 9 مساء الجمعة", "2015-08-07T21"),
        ("الساعة الثالثة ظهرا", "2015-08-09T15"),
    ],
)
def test_values(text: str, value: str) -> None:
    """Each amount has its value."""
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "منذ أيام", "قبل أيام من الموعد", "الساعة 25", "الساعة 10:99", "ألفي عقد", "بالمائة سنة",
        "قبل 125 مليون سنة", "بين عامين 2009", "قبل عام 2009",
        "عام", "كل عام", "الدقائق الأخيرة", "282 العام السابق", "5 ساعة واحد 3.4.5.6 عام",
    ],
)  # fmt: skip
def test_too_vague_or_no_time(text: str) -> None:
    """What cannot be placed or is no time of news gives nothing, or a plain amount."""
    assert all(value.startswith("P") for value in values(text))


def test_hour_without_anchor() -> None:
    """An hour without a day stands alone."""
    assert values("الساعة السابعة مساء", NO_ANCHOR) == ["T19"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("يوم 17 يوليو 2015 عند الساعة السابعة", "2015-07-17T07"),
        ("يوم 17 يوليو 2015 وصل الوفد إلى المدينة الساعة السابعة", "2015-07-17T07"),
        ("يوم 17 يوليو 2015\nالساعة السابعة", "2015-08-09T07"),
    ],
)
def test_an_hour_takes_the_day_before_it(text: str, value: str) -> None:
    """The day named before an hour on its line is its day."""
    assert find_times(fold_word(text), SUNDAY)[-1].value == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("بين مايو ويوليو 2013", ["2013-05/2013-07"]),
        ("في مايو ويوليو 2013", ["2013-05", "2013-07"]),
        ("من 9 يوليو 2015 إلى 3 يوليو 2015", ["2015-07-09", "2015-07-03"]),
        ("نهاية شهر رمضان", ["2015-07-16~"]),
        ("منتصف 2014", ["2014-06~"]),
        ("نهاية تسعينيات القرن الماضي", ["199X"]),
        ("بداية عامي 2013 و2014", ["2013/2014"]),
        ("نهاية 9-16 يوليو 2015", ["2015-07-16~"]),
    ],
)
def test_edges_and_spans(text: str, found: list[str]) -> None:
    """Two dates become an interval only where the text says so; edges only of months and years."""
    assert [f.value for f in find_times(fold_word(text), SUNDAY)] == found


def test_choose_keeps_the_longest() -> None:
    """Of overlapping finds the longest stays."""
    short, long = Found(0, 4, "a", "date", "x"), Found(2, 9, "b", "date", "x")
    assert choose([short, long, Found(9, 10, "c", "date", "x")]) == [long, Found(9, 10, "c", "date", "x")]
