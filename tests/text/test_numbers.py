"""Numbers in Arabic words and digits come back as their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.fold import fold_word
from khabar.text.numbers import WORDS, ordinal, parse_number, read_number

MASCULINE = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
FEMININE = ("", "واحدة", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")


def _below_hundred(n: int, units: tuple[str, ...], ending: str) -> str:
    if n <= 10:
        return units[n]
    if n < 20:
        first = {11: "أحد", 12: "اثنا"}.get(n, units[n - 10]) if units is MASCULINE else units[n - 10]
        return f"{first} {'عشر' if units is MASCULINE else 'عشرة'}"
    ten = TENS[n // 10] + ending
    return f"{units[n % 10]} و{ten}" if n % 10 else ten


def _below_thousand(n: int, units: tuple[str, ...], ending: str, *, construct: bool = False) -> str:
    hundreds, rest = divmod(n, 100)
    two = "مئتا" if construct and not rest else "مئتان" if ending == "ون" else "مائتين"
    names = {0: "", 1: "مائة", 2: two}
    head = names.get(hundreds) if hundreds < 3 else FEMININE[hundreds] + "مئة"
    return " و".join(part for part in (head, _below_hundred(rest, units, ending)) if part)


def _scaled(n: int, scale: tuple[str, str, str], ending: str) -> str:
    one, two, many = scale
    if n == 1:
        return one
    if n == 2:
        return two
    return f"{_below_thousand(n, MASCULINE, ending, construct=True)} {many if 3 <= n % 100 <= 10 else one}"


def _write(n: int, units: tuple[str, ...], ending: str) -> str:
    """Write a number below 10^9 in words."""
    millions, rest = divmod(n, 10**6)
    thousands, low = divmod(rest, 1000)
    parts = []
    if millions:
        parts.append(_scaled(millions, ("مليون", "مليونان", "ملايين"), ending))
    if thousands:
        parts.append(_scaled(thousands, ("ألف", "ألفين", "آلاف"), ending))
    if low:
        parts.append(_below_thousand(low, units, ending))
    return " و".join(parts) or "صفر"


@given(st.integers(0, 10**6), st.sampled_from((MASCULINE, FEMININE)), st.sampled_from(("ون", "ين")))
def test_words_come_back(n: int, units: tuple[str, ...], ending: str) -> None:
    """A number written in words of either gender and any case is read as itself."""
    assert read_number(fold_word(_write(n, units, ending))) == n


@given(st.integers(10**6, 10**9 - 1))
def test_millions_come_back(n: int) -> None:
    """So is one with millions."""
    assert read_number(fold_word(_write(n, MASCULINE, "ون"))) == n


@given(st.integers(0, 10**12))
def test_digits_come_back(n: int) -> None:
    """Plain digits, digits with thousands marks and Arabic-Indic digits are the same number."""
    eastern = str(n).translate({ord(str(d)): chr(0x660 + d) for d in range(10)})
    assert read_number(str(n)) == read_number(f"{n:,}") == read_number(fold_word(eastern)) == n


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مليون و154 ألف", 1_154_000),
        ("ثلاثة مليارات و100 مليون", 3_100_000_000),
        ("3.5 مليون", 3_500_000),
        ("1,3 مليار", 1_300_000_000),
        ("٣٫٥ مليون", 3_500_000),
        ("2.25", 2.25),
        ("مليون ونصف", 1_500_000),
        ("نصف مليون", 500_000),
        ("ألفي", 2000),
        ("ثلاث مائة", 300),
        ("إحدى عشرة", 11),
        ("عشرة تريليونات", 10**13),
        ("8ر15 مليون", 15_800_000),
        ("40 ألف و600", 40_600),
    ],
)
def test_mixed_writing(text: str, value: float) -> None:
    """Digits, words, decimals and halves go together."""
    assert read_number(fold_word(text)) == value


@pytest.mark.parametrize("text", ["", "كتاب", "خمسة وستة", "لست", "الثالث", "نصف"])
def test_no_number(text: str) -> None:
    """Lists, ordinals, other words and lone fractions are no number."""
    assert read_number(fold_word(text)) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("عشرات", (20, 99)),
        ("مئات", (200, 999)),
        ("آلاف", (2000, 9999)),
        ("عشرات الآلاف", (20_000, 99_999)),
        ("مئات الآلاف", (200_000, 999_999)),
        ("ملايين", (2_000_000, 9_999_999)),
    ],
)
def test_vague_plurals_are_intervals(text: str, value: tuple[int, int]) -> None:
    """«عشرات» is 20 to 99."""
    number = parse_number(fold_word(text).split(), 0)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize(
    ("text", "clitic", "definite"),
    [
        ("وثلاثة", "و", False), ("بخمسة", "ب", False), ("الستة", "", True), ("والمئات", "و", True),
        ("للخمسة", "ل", True),
    ],
)  # fmt: skip
def test_attached_letters(text: str, clitic: str, definite: bool) -> None:  # noqa: FBT001 # a parameter of the table
    """Attached letters and the article are told apart from the number."""
    number = parse_number([fold_word(text)], 0)
    assert number is not None
    assert (number.clitic[:1], number.definite) == (clitic, definite)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأول", 1), ("أولى", 1), ("ثالثة", 3), ("العاشر", 10), ("الحادي عشر", 11), ("الثانية عشرة", 12),
        ("الحادي والعشرين", 21), ("العشرين", 20), ("الحادي والثلاثين", 31), ("ثلاثة", None), ("", None),
        ("بيت", None),
        ("الأول والثاني", None), ("الأول من مايو", None),
    ],
)  # fmt: skip
def test_ordinals(text: str, value: int | None) -> None:
    """Ordinals are read apart from cardinals."""
    assert ordinal(fold_word(text)) == value


@given(
    st.lists(
        st.sampled_from(("و", "الف", "وخمسة", "عشر", "مئة", "12", "3.4.5", "ال", "نصف", "ر", "مليون", "؟")), min_size=1
    )
)
def test_never_reads_past_the_end(words: list[str]) -> None:
    """Whatever the words, a number lies inside them and begins where it was asked for."""
    for i in range(len(words)):
        number = parse_number(words, i)
        if number is not None:
            assert number.first == i < number.last <= len(words)


@pytest.mark.parametrize(
    ("text", "value"),
    [("مليونا دولار", 2 * 10**6), ("ألفا جندي", 2000), ("بلغ ألفا .", 1000), ("12 مليونا", 12 * 10**6)],
)
def test_dual_before_its_noun(text: str, value: int) -> None:
    """The dual loses its ن before a noun; elsewhere the same letters are an accusative."""
    words = fold_word(text).split()
    number = parse_number(words, 0) or parse_number(words, 1)
    assert number is not None
    assert number.value == value


def test_a_vague_plural_begins_anew() -> None:
    """«مليون وعشرات» are two numbers."""
    number = parse_number(["مليون", "وعشرات"], 0)
    assert number is not None
    assert (number.last, number.value) == (1, 10**6)


def test_words_are_cut() -> None:
    """Digits and letters fall apart."""
    assert WORDS.findall("و25 الفا") == ["و", "25", "الفا"]
