"""The summary for the terminal, on an invented article about a dam."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core import attribution, entity, measure, statement
from khabar.core.layers import Reading
from khabar.core.span import Span
from khabar.export import words
from khabar.export.summary import summary
from khabar.export.terminal import FSI, PDI, clean, graphemes, width_of, wrap

ANSI = re.compile(r"\x1b\[[\d;]*m")
MIXED = st.text(alphabet="ابتثلا ًَُِّْـﻻﷲabc 12٣«»👩🏽\u200d🚒🇸🇾é\u0301\n\u202e\u2067\x1b,؛", max_size=80)


def plain(output: str) -> str:
    """The output without isolates and colour."""
    return ANSI.sub("", output).replace(FSI, "").replace(PDI, "").replace("\u200f", "")


def test_head_says_title_outlet_date_and_counts(reading: Reading) -> None:
    """The first lines name the article and count its words and attributions."""
    head = plain(summary(reading, color=False, width=100)).split("\n\n")[0]
    assert head.splitlines() == [
        "ترميم سد وادي الزهور يتأخر شهرين",
        "Outlet: أنباء السد",
        "Date: 2031-01-20",
        f"Words: {len(reading.document.text.split())}",
        "Statements: 6",
    ]


@pytest.mark.parametrize(("fact", "said"), [("outlet", "outlet not known"), ("published", "date not known")])
def test_missing_facts_are_said(printed: Callable[..., Reading], fact: str, said: str) -> None:
    """What nobody told is reported as not known."""
    assert said in summary(printed(**{fact: None}), color=False, width=100)


def test_statements_stand_under_their_tellers(reading: Reading) -> None:
    """The nested teller stands deeper than the relay, and the relay deeper than the outlet."""
    lines = plain(summary(reading, color=False, width=100)).splitlines()
    tree = lines[lines.index("Who says what") + 1 :]

    def indent(words: str) -> int:
        line = next(line for line in tree if words in line)
        return len(line) - len(line.lstrip())

    assert indent("أنباء السد") < indent("Sada al-Wadi") < indent("Salma Darwish")


def test_each_attribution_has_its_number(reading: Reading) -> None:
    """Numbers are places in the layer: each stands once in the tree, with its shape and cue."""
    tree = plain(summary(reading, color=False, width=100)).split("\n\n")[1]
    assert sorted(re.findall(r"^ +(A\d+)  ", tree, re.MULTILINE)) == ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert "A2  ○ possible  says  partly quoted  «قولها»" in tree


def test_inherited_hop_is_marked(reading: Reading) -> None:
    """What goes on from an earlier teller is not shown as said."""
    assert "- - inherited from what went before (A5)" in plain(summary(reading, color=False, width=100))


def test_refusals_unknowns_times_quantities_and_names(reading: Reading) -> None:
    """Each further section says what was found."""
    output = plain(summary(reading, color=False, width=100))
    for words_shown in (
        "A6  Nader al-Halabi · نادر الحلبي  «ورفض»",
        "? ولم يتضح سبب التأخير",
        "15 مارس 2031  2031-03-15",
        "40 عاملا على الأقل  at least 40 people",
        "Sada al-Wadi · صدى الوادي",
    ):
        assert words_shown in output


def test_a_described_teller_loses_the_joining_letter(reading: Reading) -> None:
    """«ووفقا لتقرير فني» names a «تقرير فني»."""
    assert "تقرير فني (وثيقة)" in " ".join(plain(summary(reading, "ar", color=False, width=100)).split())


def test_the_outlets_own_words_take_one_line(reading: Reading) -> None:
    """What the outlet says itself is listed briefly, with its kind where it is no plain report."""
    tree = plain(summary(reading, color=False, width=42))
    assert "      - [says it is not known] ولم يتضح …" in tree


def test_layers_never_made_are_told_from_empty_ones(bare: Callable[[str], Reading]) -> None:
    """A recipe that did not look is not a text that is silent."""
    output = summary(bare("خبر قصير"), color=False, width=60)
    assert output.count("not looked for") == 6
    assert "none found" not in output


def test_arabic_lines_begin_right_to_left(reading: Reading) -> None:
    """In Arabic every line tells the terminal its direction."""
    output = summary(reading, "ar", color=False, width=80)
    assert all(line.startswith("\u200f") for line in output.splitlines() if line)
    assert "من قال ماذا" in output


def test_colour_only_where_asked(reading: Reading) -> None:
    """Colour adds escapes and takes nothing away."""
    coloured = summary(reading, color=True, width=80)
    assert "\x1b[" in coloured
    assert ANSI.sub("", coloured) == summary(reading, color=False, width=80)


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_lines_fit_and_isolates_close(reading: Reading, width: int) -> None:
    """No line is wider than the terminal; each isolate that opens closes on its line."""
    for line in summary(reading, color=False, width=width).splitlines():
        assert width_of(line) <= width
        assert line.count(FSI) == line.count(PDI)


def test_no_control_character_reaches_the_terminal(printed: Callable[..., Reading]) -> None:
    """A title with escapes and overrides moves no cursor and turns no line."""
    output = summary(printed(title="سد\x1b[2J\u202eواد\r\x9b"), color=False, width=80)
    assert not set(output) & set("\x1b\u202e\r\x9b")


@given(MIXED, st.integers(4, 30))
def test_wrapping_keeps_every_grapheme_whole(text: str, width: int) -> None:
    """Lines hold all graphemes in order, uncut, and fit wherever they can be broken."""
    lines = wrap(text, width)
    kept = [g for line in lines for word in line.split() for g in graphemes(word)]
    assert "".join(kept) == clean(text).replace(" ", "")
    whole = [g for word in clean(text).split() for g in graphemes(word)]
    assert kept == whole
    assert all(width_of(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("text", "width"), [("سدّ", 2), ("العَــدَد", 7), ("👩🏽\u200d🚒", 2), ("🇸🇾", 2), ("dam", 3), ("", 0)]
)
def test_marks_take_no_width(text: str, width: int) -> None:
    """Columns are of letters, not of code points."""
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (words.KINDS, attribution.TellerKind),
        (words.MODES, attribution.Mode),
        (words.ACTS, attribution.Act),
        (words.CERTAINTY, attribution.Certainty),
        (words.SIGNS, attribution.Certainty),
        (words.PRESENCE, attribution.Presence),
        (words.FACTUALITY, statement.Factuality),
        (words.STATEMENTS, statement.StatementKind),
        (words.ENTITY_TYPES, entity.EntityType),
        (words.APPROX, measure.Comparator),
    ],
)
def test_every_value_has_its_words(table: dict[str, words.Word], values: object) -> None:
    """No value of a closed vocabulary is without words, and no word without a value."""
    assert set(table) == set(get_args(values))


@pytest.mark.parametrize(
    ("value", "approx", "unit", "english", "arabic"),
    [
        (1, "exact", "family", "1 family", "1 (أسرة)"),
        (40, "at_least", "person", "at least 40 people", "40 (شخص) على الأقل"),
        ((20, 99), "about", "family", "about 20–99 families", "نحو 20–99 (أسرة)"),
        (2.5, "exact", "km", "2.5 km", "2.5 (كيلومتر)"),
        (3000, "over", "sluice", "over 3,000 sluices", "أكثر من 3,000"),
        (7, "exact", None, "7", "7"),
    ],
)
def test_amounts(value: object, approx: str, unit: str | None, english: str, arabic: str) -> None:
    """A figure is read out with its comparator and what it counts."""
    quantity = measure.Quantity("q", Span(0, 1), value, approx, unit, "r")  # type: ignore[arg-type]  # values of a table
    assert (words.amount(quantity, "en"), words.amount(quantity, "ar")) == (english, arabic)
