"""Time expressions and their values, counted from the day of publication."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core.document import Document
from khabar.core.layers import Reading
from khabar.core.measure import TIMES, Time
from khabar.core.recipe import Recipe
from khabar.core.span import cut
from khabar.stages.times import STAGE, times_of

PIECES = st.sampled_from(
    (
        "يوم ", "أمس ", "الْجُمعةِ ", "ـ", "في ", "12 ", "تموز ", "(يوليو) ", "2014", "/", "منذ ", "عـام ",
        "\ufefbحقا ", "😀", "عامين ",
        "\n", "و", "الساعة ", "7:30 ", "مساء ", "١٤٣٦هـ ", "رمضان ", "الأسبوع ", "الماضي ", "\u200f", "Paris ",
        "إلى ", "من ", "َ", " ",
        "بداية ", "نهاية ", "الربع ", "الأول ", "ال", "خمسة ", "أشهر ", "-", "9", "كل ", "سبت ",
    )
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=25).map("".join))


def read(text: str, published: str | None = "2015-08-09") -> tuple[Time, ...]:
    """Read a text that was published on a Sunday."""
    return times_of(Document("d", text, published=published))


def values(text: str, published: str | None = "2015-08-09") -> list[str]:
    """The values alone."""
    return [time.value for time in read(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("افتتح السد اليوم", "2015-08-09"),
        ("وصل أمس", "2015-08-08"),
        ("وصل أول من أمس", "2015-08-07"),
        ("وصل أمس الأول", "2015-08-07"),
        ("يصل غدًا", "2015-08-10"),
        ("وصل يوم الجمعة", "2015-08-07"),
        ("مساء السبت الماضي", "2015-08-08"),
        ("يصل الأربعاء المقبل", "2015-08-12"),
        ("ومن المقرر أن يصل الوفد الأربعاء", "2015-08-12"),
        ("وصل أمس السبت", "2015-08-08"),
        ("الليلة الماضية", "2015-08-08"),
        ("الأسبوع الماضي", "2015-W31"),
        ("الشهر المقبل", "2015-09"),
        ("العام الماضي", "2014"),
        ("هذا العام", "2015"),
        ("الموسم الماضي", "2014/2015"),
        ("منتصف أكتوبر", "2015-10-15~"),
        ("نهاية العام الماضي", "2014-12~"),
        ("غرة نوفمبر 2016", "2016-11-01"),
        ("الربع الثاني من عام 2014", "2014-04/2014-06"),
        ("الأشهر الستة الأولى من العام", "2015-01/2015-06"),
    ],
)
def test_counted_from_publication(text: str, value: str) -> None:
    """Relative expressions are counted from the day of publication."""
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("في 12 تموز (يوليو) 2014", "2014-07-12"),
        ("الرابع والعشرين من آذار/مارس 2013", "2013-03-24"),
        ("في 9 ماي 2017", "2017-05-09"),
        ("أكتوبر/تشرين الأول 2014", "2014-10"),
        ("سبتمبر (أيلول) الماضي", "2014-09"),
        ("كانون الثاني/يناير 2016", "2016-01"),
        ("عام 1975", "1975"),
        ("خلال 2014", "2014"),
        ("بين عامي 2009 و2013", "2009/2013"),
        ("10-16 يوليو 2015", "2015-07-10/2015-07-16"),
        ("من 25 تموز إلى الثاني من آب 2015", "2015-07-25/2015-08-02"),
        ("تسعينيات القرن الماضي", "199X"),
        ("العقد الأول من القرن الحادي والعشرين", "200X"),
        ("15- 9 - 1436هـ", "2015-07-02"),
        ("28 شوال 1436هـ", "2015-08-13"),
        ("شهر رمضان الماضي", "2015-06-18/2015-07-16"),
        ("عيد الفطر", "2015-07-17"),
        ("هجمات 11 سبتمبر", "2001-09-11"),
        ("17 أبريل من كل عام", "XXXX-04-17"),
    ],
)
def test_dates(text: str, value: str) -> None:
    """Dates of three month systems and of the Hijri calendar."""
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("لمدة ثلاث سنوات", "P3Y"),
        ("خلال 24 ساعة", "PT24H"),
        ("لشهرين", "P2M"),
        ("لمدة عام", "P1Y"),
        ("ربع ساعة", "PT15M"),
        ("عقدين من الزمن", "P20Y"),
        ("قبل عامين", "2013"),
        ("قبل يومين", "2015-08-07"),
        ("قبل ثلاثة أيام من الموعد", "P3D"),
        ("منذ 2014", "2014/.."),
        ("منذ بداية عام 2014", "2014-01/.."),
        ("حتى 17 سبتمبر", "../2015-09-17"),
        ("منذ أكثر من أربع سنوات", "../2011"),
        ("السنوات الخمس المقبلة", "2015/2020"),
        ("اليومين الماضيين", "2015-08-07/2015-08-08"),
        ("لليوم الثالث على التوالي", "P3D"),
        ("يزيد سنويا", "XXXX"),
        ("كل جمعة", "XXXX-WXX-5"),
        ("الساعة السابعة مساء", "2015-08-09T19"),
        ("يوم 17 يوليو 2015 عند الساعة 7:30 مساء", "2015-07-17T19:30"),
    ],
)
def test_spells(text: str, value: str) -> None:
    """Durations, distances, sets and hours."""
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("وصل أمس", "anchor-P1D", "relative"),
        ("وصل الجمعة", "anchor-WXX-5", "relative"),
        ("الأسبوع المقبل", "anchor+P1W", "relative"),
        ("14 تموز", "XXXX-07-14", "date"),
        ("قبل عامين", "anchor-P2Y", "relative"),
        ("لمدة عامين", "P2Y", "duration"),
        ("عام 2014", "2014", "date"),
    ],
)
def test_without_publication(text: str, value: str, kind: str) -> None:
    """Where the day of publication is not known, relative expressions stay relative."""
    (time,) = read(text, None)
    assert (time.value, time.type, time.anchor) == (value, kind, None)


@pytest.mark.parametrize(
    "text",
    [
        "كان عمره 29 عاما",
        "خالد (29 عاما)",
        "المادة 2016 متر",
        "تيريزا ماي",
        "مارس الضغط",
        "هاني رمضان",
        "مدينة إب",
        "خطبة الجمعة",
        "في اليوم التالي",
        "مليون برميل يوميا",
        "",
    ],
)
def test_no_time(text: str) -> None:
    """Ages, names and words that only look like a time are none."""
    assert values(text) == []


def test_the_article_says_what_today_is() -> None:
    """«اليوم الخميس» in an article of a Friday makes yesterday a Wednesday."""
    assert values("اليوم الخميس. وقال أمس", "2015-08-07") == ["2015-08-06", "2015-08-05"]


def test_anchor_is_kept_for_counted_values_only() -> None:
    """A value says from what day it was counted, or None."""
    counted, absolute = read("أمس، وفي 12 تموز 2014")
    assert (counted.anchor, absolute.anchor) == ("2015-08-09", None)


def test_stage_makes_the_layer() -> None:
    """The stage returns what the function finds."""
    reading = Reading(Document("d", "وصل أمس", published="2015-08-09"), Recipe())
    assert STAGE.makes is TIMES
    assert [t.value for t in STAGE.run(reading)] == ["2015-08-08"]


@given(TEXTS, st.sampled_from((None, "2015-08-09", "2017-01-01T00:00", "0001-01-01", "9999-12-31")))
def test_spans_are_words_of_the_text(text: str, published: str | None) -> None:
    """Spans lie in the text, in order, do not overlap and do not begin or end with space."""
    end = 0
    for time in read(text, published):
        assert end <= time.span.start < time.span.end
        words = cut(text, time.span)
        assert words == words.strip()
        assert time.value
        end = time.span.end


@given(TEXTS)
def test_reading_twice_is_the_same(text: str) -> None:
    """The same text gives the same items and ids."""
    assert read(text) == read(text)
