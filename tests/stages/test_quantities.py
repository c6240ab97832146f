"""Quantities: values, comparators, units, and numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core.document import Document
from khabar.core.layers import Reading
from khabar.core.measure import QUANTITIES, TIMES, Quantity
from khabar.core.recipe import Recipe
from khabar.core.span import cut
from khabar.core.structure import TOKENS
from khabar.stages.quantities import STAGE, quantities_of
from khabar.stages.times import times_of
from khabar.stages.tokens import tokenize

PIECES = st.sampled_from(
    (
        "خمسة ", "خمسـةُ ", "جنود ", "20 ", "٢٠", "%", "في المائة ", "ألف ", "و", "\ufefbجئا ", "(", ")", "😀",
        "\n", "عشرات ",
        "الآلاف ", "من ", "بين ", "3,5 ", "مليون ", "دولار ", "غارتين ", "ال", "24", "-", "km ", "#",
        "الطائرات ", "آخرين ", "\u200f",
        "على الأقل ", "أكثر من ", "شخص ", "واحد ", "اثنين ", "ر", "نصف ", "عاما ", "إلى ", "المادة ", "، ", "َ",
    )
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=25).map("".join))


def read(text: str, published: str | None = "2015-08-09") -> tuple[Quantity, ...]:
    """Read the quantities of a text after its times."""
    document = Document("d", text, published=published)
    return quantities_of(document, tokenize(text), times_of(document))


def found(text: str) -> list[tuple[object, str | None]]:
    """Values and units alone."""
    return [(q.value, q.unit) for q in read(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("أصيب 5 جنود", 5, "person"),
        ("أصيب خمسة وعشرون جنديا", 25, "person"),
        ("ارتفع 3,5 في المائة", 3.5, "percent"),
        ("ارتفع 12%", 12, "percent"),
        ("بنسبة %100", 100, "percent"),
        ("مليون و154 ألف زائر", 1_154_000, "person"),
        ("ألفي طن", 2000, "ton"),
        ("خمسة ملايين دولار", 5_000_000, "USD"),
        ("1200 ريال سعودي", 1200, "SAR"),
        ("جنيه واحد", 1, "EGP"),
        ("ثلاثة ملايين جنيه إسترليني", 3_000_000, "GBP"),
        ("على عمق 20 مترا", 20, "m"),
        ("الطائرات ال24", 24, "aircraft"),
        ("القرى الثلاث", 3, "village"),
        ("الدول الكبرى الست", 6, "country"),
        ("في غارتين", 2, "airstrike"),
        ("جرح عسكريين اثنين", 2, "person"),
        ("وحدة سكنية واحدة، و179 وحدة سكنية", 179, "housing unit"),
        ("(84) حالة", 84, "case"),
        ("أربعة من رجال الإطفاء", 4, "person"),
        ("سبعة منهم", 7, "person"),
        ("جرح ثمانية", 8, "person"),
        ("نصف مليون نازح", 500_000, "person"),
        ("عمره 29 عاما", 29, "year"),
        ("المهندس خالد (29 عاما)", 29, "year"),
        ("4 أمتار ونصف", 4.5, "m"),
        ("3 ملايين برميل يوميا", 3_000_000, "barrel per day"),
        ("12 ماليزيا", 12, "person"),
        ("ارتفع 12 بالمائة", 12, "percent"),
        ("وجرح 4 آخرون", 4, "person"),
        ("شاب في العشرين من العمر", 20, "year"),
        ("3 من زملائه", 3, "person"),
        ("أصيب عمال بينهم 12", 12, "person"),
        ("قرص سعته 64GB", 64, "gigabyte"),
        ("ما قيمته 550 مليارا", 550_000_000_000, None),
        ("نحو 90", 90, None),
        ("أرسل 13 حفارا", 13, None),
        ("المؤشر 51.4", 51.4, None),
        ("و20 للجمعية", 20, None),
        ("المسعفين الثلاثة", 3, "person"),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str | None) -> None:
    """A number is found with what it counts."""
    assert found(text)[-1] == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("عشرات القرى", (20, 99), "village"),
        ("عشرات الآلاف", (20_000, 99_999), "person"),
        ("بين 25 و35 عاما", (25, 35), "year"),
        ("من 3 إلى 20 ألف دينار كويتي", (3000, 20_000), "KWD"),
        ("خمس أو ست شاحنات", (5, 6), "truck"),
    ],
)
def test_intervals(text: str, value: tuple[int, int], unit: str) -> None:
    """Vague plurals and ranges are pairs."""
    assert found(text) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "approx", "words"),
    [
        ("أكثر من 400 صاروخ", "over", "أكثر من 400 صاروخ"),
        ("نحو 30 قرية", "about", "نحو 30 قرية"),
        ("20 عاملا على الأقل", "at_least", "20 عاملا على الأقل"),
        ("ما لا يقل عن 12 قرية", "at_least", "ما لا يقل عن 12 قرية"),
        ("بأقل من 5 ملايين دولار", "under", "بأقل من 5 ملايين دولار"),
        ("مئات القرى", "about", "مئات القرى"),
        ("12 قرية", "exact", "12 قرية"),
    ],
)
def test_comparators(text: str, approx: str, words: str) -> None:
    """Hedges set the comparator and belong to the span."""
    (quantity,) = read(text)
    assert (quantity.approx, cut(text, quantity.span)) == (approx, words)


@pytest.mark.parametrize(
    "text",
    [
        "في 12 تموز 2014", "عام 2014", "المادة 5 من القانون", "قرار رقم 2216", "مقاتلات سو-30", "إيل-76",
        "مقاتلات إف 16",
        "فاز 2-1", "القرن الحادي والعشرين", "لست أدري", "اليوم الخامس", "واحد", "&#8221;", "الساعة 7:30",
        "Boeing 777", "",
        "نكسوس5", "حركة طالبان", "0501234567",
    ],
)  # fmt: skip
def test_no_quantity(text: str) -> None:
    """Dates, labels, models, scores and ordinals count nothing."""
    assert found(text) == []


def test_dinar_of_the_country() -> None:
    """A dinar is that of the country that the article names."""
    assert found("قال البنك المركزي الأردني إن القرض 20 مليون دينار") == [(20_000_000, "JOD")]
    assert found("القرض 20 مليون دينار") == [(20_000_000, "dinar")]


def test_unit_is_shared_in_a_list() -> None:
    """«26 و27 عاما» are two ages."""
    assert found("عمرهما 26 و27 عاما") == [(26, "year"), (27, "year")]


def test_the_counted_noun_is_kept() -> None:
    """The Arabic noun stands beside its English unit."""
    text = "أكثر من 400 صاروخ"
    (quantity,) = read(text)
    assert quantity.counted is not None
    assert cut(text, quantity.counted) == "صاروخ"


def test_stage_makes_the_layer() -> None:
    """The stage reads tokens and times from the reading."""
    text = "أصيب 5 جنود"
    reading = Reading(Document("d", text), Recipe()).with_layer(TOKENS, tokenize(text)).with_layer(TIMES, ())
    assert STAGE.makes is QUANTITIES
    assert [q.value for q in STAGE.run(reading)] == [5]


@given(TEXTS)
def test_spans_are_words_of_the_text(text: str) -> None:
    """Spans lie in the text, in order, without overlap, and hold their noun; intervals rise."""
    end = 0
    for quantity in read(text):
        assert end <= quantity.span.start < quantity.span.end
        words = cut(text, quantity.span)
        assert words == words.strip()
        if quantity.counted is not None:
            assert quantity.span.start <= quantity.counted.start < quantity.counted.end <= quantity.span.end
        if isinstance(quantity.value, tuple):
            assert quantity.value[0] < quantity.value[1]
        end = quantity.span.end


@given(TEXTS)
def test_reading_twice_is_the_same(text: str) -> None:
    """The same text gives the same items and ids."""
    assert read(text) == read(text)
