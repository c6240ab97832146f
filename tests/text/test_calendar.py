"""Months of every system, weekdays, Hijri dates and values of dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.calendar import (
    MONTHS,
    WEEKDAYS,
    Anchor,
    day_value,
    hijri_day,
    hijri_month,
    hijri_year_now,
    interval,
    month_end,
    nearest_year,
    read_anchor,
    shift,
    weekday_value,
)  # fmt: skip
from khabar.text.fold import fold_word

NO_ANCHOR = Anchor(None)
SUNDAY = Anchor(date(2015, 8, 9), date(2015, 8, 9))
DATES = st.dates(date(1950, 1, 1), date(2060, 1, 1))
SYSTEMS = {
    "Egyptian": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "Levantine": [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
        "تشرين الثاني", "كانون الأول",
    ],
    "Maghrebi": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split(),
}  # fmt: skip


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_month_of_every_system(system: str) -> None:
    """Each name stands for its month."""
    assert [MONTHS[fold_word(name)] for name in SYSTEMS[system]] == list(range(1, 13))


def test_weekdays() -> None:
    """Each weekday, also in other spellings, has its ISO number."""
    names = ("الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
    assert [WEEKDAYS[fold_word(name)] for name in names] == list(range(1, 8))
    assert WEEKDAYS["الثلثاء"] == 2


@pytest.mark.parametrize("published", [None, "", "yesterday", "2015-13-01"])
def test_no_anchor(published: str | None) -> None:
    """What is no ISO date leaves the anchor unknown."""
    assert read_anchor(published) == NO_ANCHOR


def test_anchor_of_date_and_time() -> None:
    """A date-time anchors by its date."""
    assert read_anchor("2015-08-09T12:30:00Z").day == date(2015, 8, 9)


@given(DATES, st.integers(1, 7), st.integers(0, 2))
def test_weekday_before(day: date, weekday: int, before: int) -> None:
    """The weekday found is that weekday, at least ``before`` and less than ``before`` + 7 days back."""
    found = date.fromisoformat(weekday_value(Anchor(day), weekday, before=before))
    assert found.isoweekday() == weekday
    assert before <= (day - found).days < before + 7


@given(DATES, st.integers(1, 7))
def test_weekday_to_come(day: date, weekday: int) -> None:
    """A coming weekday lies in the next seven days."""
    found = date.fromisoformat(weekday_value(Anchor(day), weekday, coming=True))
    assert found.isoweekday() == weekday
    assert 1 <= (found - day).days <= 7


@given(DATES, st.integers(-400, 400))
def test_days_shift(day: date, count: int) -> None:
    """Days are counted exactly."""
    assert shift(Anchor(day), count, "D") == (day + timedelta(days=count)).isoformat()


@given(DATES, st.integers(-400, 400))
def test_months_shift_and_back(day: date, count: int) -> None:
    """So many months on and back is the same month."""
    there = date.fromisoformat(shift(Anchor(day), count, "M") + "-01")
    assert shift(Anchor(there), -count, "M") == f"{day:%Y-%m}"


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [(-1, "D", "anchor-P1D"), (1, "W", "anchor+P1W"), (0, "Y", "anchor"), (-3, "M", "anchor-P3M")],
)
def test_relative_without_anchor(count: int, unit: str, value: str) -> None:
    """Without an anchor the distance is given in words of ISO 8601."""
    assert shift(NO_ANCHOR, count, unit) == value


def test_weekday_without_anchor() -> None:
    """A weekday without an anchor says its number and its side."""
    assert weekday_value(NO_ANCHOR, 5) == "anchor-WXX-5"
    assert weekday_value(NO_ANCHOR, 5, coming=True) == "anchor+WXX-5"


@pytest.mark.parametrize(("count", "unit", "value"), [(-1, "W", "2015-W31"), (1, "M", "2015-09"), (-1, "Y", "2014")])
def test_shift(count: int, unit: str, value: str) -> None:
    """Weeks, months and years are counted in their own units."""
    assert shift(SUNDAY, count, unit) == value


@pytest.mark.parametrize("count", [-(10**7), 10**9])
def test_shift_beyond_the_calendar(count: int) -> None:
    """A day outside the calendar stays relative."""
    assert shift(SUNDAY, count, "D").startswith("anchor")


@pytest.mark.parametrize(
    ("month", "direction", "year"), [(9, -1, 2014), (7, -1, 2015), (9, 1, 2015), (2, 1, 2016), (5, 0, 2015)]
)
def test_year_of_a_month(month: int, direction: int, year: int) -> None:
    """«سبتمبر الماضي» in August is last year's."""
    assert nearest_year(SUNDAY, month, direction) == year


def test_year_across_the_turn() -> None:
    """In January December is last year's, in December January is next year's."""
    assert nearest_year(Anchor(date(2017, 1, 5)), 12) == 2016
    assert nearest_year(Anchor(date(2016, 12, 5)), 1) == 2017
    assert nearest_year(NO_ANCHOR, 12) is None


def test_day_values() -> None:
    """A day is checked against its month; an unknown year is X."""
    assert day_value(2015, 2, 29) is None
    assert day_value(None, 2, 29) == "XXXX-02-29"
    assert day_value(2015, 13, 1) is None
    assert month_end(2016, 2) == 29


def test_hijri() -> None:
    """Hijri days and months are turned with the Umm al-Qura calendar; years outside it are not known."""
    assert hijri_day(1436, 9, 1) == "2015-06-18"
    assert hijri_month(1436, 9) == ("2015-06-18", "2015-07-16")
    assert hijri_day(1, 1, 1) is None
    assert hijri_month(1, 1) is None
    assert hijri_year_now(SUNDAY) == 1436
    assert hijri_year_now(NO_ANCHOR) is None
    assert hijri_year_now(Anchor(date(1500, 1, 1))) is None


def test_interval() -> None:
    """An interval of one value is that value."""
    assert interval("2015", "2016") == "2015/2016"
    assert interval("2015", "2015") == "2015"
