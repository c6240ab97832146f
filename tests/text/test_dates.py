"""Calendar dates of all systems, whatever the anchor."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.text.calendar import Anchor
from khabar.text.dates import find_dates
from khabar.text.fold import fold_word
from khabar.text.timing import find_times

SUNDAY = Anchor(date(2015, 8, 9), date(2015, 8, 9))
NO_ANCHOR = Anchor(None)


def values(text: str, anchor: Anchor = SUNDAY) -> list[str]:
    """The values of the chosen expressions."""
    return [found.value for found in find_times(fold_word(text), anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2015-08-09", "2015-08-09"),
        ("24/1/2014", "2014-01-24"),
        ("24/1/14", "2014-01-24"),
        ("1436/10/27هـ", "2015-08-12"),
        ("11 يونيو من العام الماضي", "2014-06-11"),
        ("11 يونيو من العام المقبل", "2016-06-11"),
        ("11 يونيو الماضي", "2015-06-11"),
        ("8 أغسطس الماضي", "2015-08-08"),
        ("11 فبراير المقبل", "2016-02-11"),
        ("11 أكتوبر الجاري", "2015-10-11"),
        ("في مايو ويونيو 2013", "2013-05"),
        ("منتصف شهر ذي القعدة المقبل", "2015-08-30~"),
        ("مطلع ذي القعدة", "2015-08-16~"),
        ("شهر شوال الماضي", "2015-07-17/2015-08-15"),
        ("شهر محرم المقبل", "2015-10-14/2015-11-12"),
        ("شهر ذي الحجة الماضي", "2014-09-25/2014-10-24"),
        ("العام الدراسي 1436 / 1437هـ", "2015/2016"),
        ("2015-2016", "2015/2016"),
        ("عام 1435", "2013/2014"),
        ("صيف 2014", "2014-22"),
        ("القرن العشرين", "19XX"),
        ("ثاني أيام عيد الفطر", "2015-07-18"),
        ("يوم عرفة", "2015-09-22"),
        ("خمسينيات القرن التاسع عشر", "185X"),
        ("عشرينيات القرن الحادي والعشرين", "202X"),
        ("أواخر مارس", "2015-03~"),
        ("16-10 يوليو", "2015-07-10"),
        ("شهر مارس2015", "2015-03"),
        ("الـ8 من يوليو", "2015-07-08"),
    ],
)
def test_values(text: str, value: str) -> None:
    """Every way of writing a date gives its value."""
    assert values(text)[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "12/13/5", "10-31 فبراير", "2015/30/40", "31/12/1500",
        "30 فبراير", "مايو - أيلول", "12 مايو - أيلول", "ومارس الضغط",
        "مدينة اب", "صفر", "هاني رمضان",
        "العاشر من رمضان", "2015 2015", "2000 شقة سكنية و2000 ريال", "القرن الثالث قبل الميلاد", "1920 دولارا",
        "رجب طيب",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    """What no calendar holds, and what is another word, is no day or month."""
    kinds = {f.rule for f in find_dates(fold_word(text), SUNDAY)}
    assert kinds <= {"date.year", "date.month"}
    assert not {"date.day", "date.hijri", "date.century"} & kinds


@pytest.mark.parametrize(
    ("text", "value"),
    [("11 يونيو الماضي", "XXXX-06-11"), ("11 يونيو من العام الماضي", "XXXX-06-11"), ("يونيو المقبل", "XXXX-06")],
)
def test_without_anchor(text: str, value: str) -> None:
    """A year that would be counted is not known."""
    assert values(text, NO_ANCHOR) == [value]


@pytest.mark.parametrize("text", ["شهر رمضان", "عيد الفطر"])
def test_hijri_without_anchor(text: str) -> None:
    """A Hijri month without a year cannot be placed without an anchor."""
    assert values(text, NO_ANCHOR) == []


@pytest.mark.parametrize("text", ["5 صفر 1250هـ", "شهر صفر 1250هـ"])
def test_hijri_outside_the_tables(text: str) -> None:
    """Hijri years that the calendar does not reach give no value."""
    assert not [f for f in find_dates(fold_word(text), SUNDAY) if f.rule == "date.hijri"]
