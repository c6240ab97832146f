"""The dossier as a file: exact text, harmless content, words in both languages, colours."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.core.layers import Reading
from khabar.core.measure import Time
from khabar.core.span import Span
from khabar.export.dossier import dossier
from khabar.export.dossier.gloss import gloss
from khabar.export.dossier.segments import Mark, Role, paragraphs, segments
from khabar.export.dossier.timeline import days, line
from khabar.export.words import Word

VOID = {"meta", "link", "img", "br", "input", "hr"}
MIXED = st.text(alphabet='ابت ًَّـﻻﷲab ٣«»<&"👩🏽\u200dé\u0301\n\r\u202e', max_size=60)
ROLES: st.SearchStrategy[Role] = st.sampled_from(get_args(Role))


class Page(HTMLParser):
    """Keeps the elements, the text of the article and the ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.article = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and whether it lies in the article."""
        found = dict(attrs)
        self.tags.append((tag, found))
        if found.get("id") == "text" or self.depth:
            self.depth += tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Note where the article ends."""
        self.depth -= bool(self.depth) and tag not in VOID

    def handle_data(self, data: str) -> None:
        """Keep the article's words."""
        if self.depth:
            self.article += data

    def ids(self) -> list[str]:
        """Every id, as often as it stands."""
        return [found["id"] or "" for _, found in self.tags if "id" in found]


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A text with marks that overlap and nest as they like, some of them empty."""
    text = draw(MIXED)
    place = st.integers(0, len(text))
    marks = []
    for n in range(draw(st.integers(0, 8))):
        start, end = sorted((draw(place), draw(place)))
        marks.append(Mark(Span(start, end), draw(ROLES), str(n)))
    return text, marks


@given(marked())
def test_segments_are_exactly_the_text(case: tuple[str, list[Mark]]) -> None:
    """Joined, the segments are the text, in order and without gaps; each holds its own words."""
    text, marks = case
    cuts = segments(text, marks)
    assert "".join(s.text for s in cuts) == text
    assert [s.span.start for s in cuts] == [0, *(s.span.end for s in cuts)][: len(cuts)]
    assert all(text[s.span.start : s.span.end] == s.text for s in cuts)


@given(marked())
def test_each_mark_is_exactly_its_segments(case: tuple[str, list[Mark]]) -> None:
    """The segments that belong to a mark make up its span, however many others cross it."""
    text, marks = case
    cuts = segments(text, marks)
    for mark in marks:
        words = "".join(s.text for s in cuts if mark in s.marks)
        assert words == text[mark.span.start : mark.span.end]


@given(marked())
def test_paragraphs_hold_every_segment_once(case: tuple[str, list[Mark]]) -> None:
    """Cutting into paragraphs loses nothing and breaks only after a line break."""
    text, marks = case
    parts = paragraphs(text, marks)
    assert "".join(s.text for part in parts for s in part) == text
    assert all("".join(s.text for s in part).endswith("\n") for part in parts[:-1])


@settings(deadline=None)  # the first call reads the templates
@given(MIXED.filter(bool))
def test_the_page_holds_the_text_unchanged(text: str) -> None:
    """What a browser reads as the article is the document's text, whatever is in it."""
    from khabar.core.document import Document  # noqa: PLC0415  # beside its use
    from khabar.core.recipe import Recipe  # noqa: PLC0415  # beside its use

    assert Page(dossier(Reading(Document("0" * 64, text), Recipe()))).article == text


def test_marks_do_not_change_the_text(reading: Reading) -> None:
    """Numbers, anchors and marks add no character to the article."""
    assert Page(dossier(reading)).article == reading.document.text


def test_the_same_reading_gives_the_same_page(reading: Reading) -> None:
    """The page depends on nothing but the reading and the language."""
    assert dossier(reading) == dossier(reading)
    assert dossier(reading, "en") != dossier(reading)


def test_ids_are_unique_and_links_lead_somewhere(reading: Reading) -> None:
    """Every link inside the page has its target."""
    page = Page(dossier(reading))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    targets = {f["href"][1:] for _, f in page.tags if (f.get("href") or "").startswith("#") and f["href"]}
    assert targets <= set(ids)


def test_an_article_with_markup_is_harmless(printed: Callable[..., Reading]) -> None:
    """Tags, quotes and entities in text and facts stay words."""
    hostile = '\n<script>alert(1)</script> " onmouseover="x \' &amp; <!-- ]]> </style>'
    reading = printed(hostile, outlet='<img src=x onerror="x">', title="</title><script>x", uri="javascript:alert(1)")
    html = dossier(reading)
    page = Page(html)
    assert page.article == reading.document.text
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not [found for _, found in page.tags if any(name.startswith("on") for name in found)]
    assert "img" not in {tag for tag, _ in page.tags}
    assert not [f for tag, f in page.tags if tag == "a" and not (f.get("href") or "").startswith("#")]


def test_the_policy_allows_only_the_pages_own_style_and_script(reading: Reading) -> None:
    """No connection of any kind; inline style and script by digest, and no attribute styles."""
    html = dossier(reading)
    page = Page(html)
    policy = next(f["content"] for _, f in page.tags if f.get("http-equiv") == "Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none';")
    for tag, name in (("script", "script-src"), ("style", "style-src")):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert not [found for _, found in page.tags if "style" in found or "src" in found]
    assert not re.search(r"url\(|@import|@font-face", html)


def test_everything_of_the_head_is_there(reading: Reading) -> None:
    """Outlet, date, address, digests and recipe can be read from the page."""
    html = dossier(reading)
    document = reading.document
    for value in (document.outlet, document.published, document.uri, document.id, document.text_sha256):
        assert value is not None
        assert value in html
    assert reading.recipe.id in html


@pytest.mark.parametrize(
    ("fact", "arabic", "english"),
    [
        ("outlet", "ناشر غير معروف", "outlet not known"),
        ("published", "تاريخ النشر غير معروف", "date not known"),
        ("title", "العنوان غير معروف", "Title not known"),
        ("uri", "العنوان الإلكتروني غير معروف", "address not known"),
    ],
)
def test_missing_facts_are_said(printed: Callable[..., Reading], fact: str, arabic: str, english: str) -> None:
    """What nobody told is said to be not known, in both languages."""
    html = dossier(printed(**{fact: None}))
    assert arabic in html
    assert english in html


def test_warnings_are_shown(printed: Callable[..., Reading]) -> None:
    """An article that is not whole says so at its head."""
    html = dossier(printed(completeness="truncated"))
    assert "النص غير كامل" in html
    assert "truncated" in html


def test_a_ladder_runs_from_the_outlet_to_the_first_source(reading: Reading) -> None:
    """A2 is the engineer's words as the paper relays them, as the outlet prints them."""
    html = dossier(reading)
    ladder = html[html.index('id="l-A2"') : html.index('id="l-A3"')]
    rungs = ladder[ladder.index('class="rungs"') :]
    places = [rungs.index(name) for name in ("أنباء السد", "صدى الوادي", "سلمى درويش")]
    assert places == sorted(places)
    assert 'data-chain="1 2 "' in ladder
    assert "PS+" in ladder


def test_inherited_hops_and_reasons_are_in_the_ladder(reading: Reading) -> None:
    """A5 says that it was carried on; A3 why «وأضافت» is hers, and what was not taken."""
    html = dossier(reading)
    assert 'class="rung inherited last"' in html[html.index('id="l-A5"') : html.index('id="l-A6"')]
    third = html[html.index('id="l-A3"') : html.index('id="l-A4"')]
    assert "dropped-subject" in third
    assert "is no woman" in third


def test_layers_never_made_are_told_from_empty_ones(bare: Callable[[str], Reading]) -> None:
    """A recipe that did not look is not a text that is silent."""
    html = dossier(bare("خبر قصير"), "en")
    assert "not looked for" in html
    assert "none found" not in html


def test_every_phrase_is_in_both_languages() -> None:
    """No word of the interface is missing in one language."""
    from khabar.export.dossier.phrases import PHRASES  # noqa: PLC0415  # beside its use

    for key, word in PHRASES.items():
        assert word.ar, key
        assert word.en, key
        assert not re.search("[\u0621-\u064a]", word.en), key


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_contrast_enough(scheme: int) -> None:
    """Every colour of words reaches 4.5 to 1 on every ground that words stand on."""
    style = (files("khabar.export.dossier") / "style.css").read_text(encoding="utf-8")
    pairs = re.findall(r"--(\w[\w-]*): light-dark\((#\w{6}), (#\w{6})\)", style)
    colours = {name: (light, dark)[scheme] for name, light, dark in pairs}
    grounds = ["paper", "raised", "tint1", "tint2", "tint3", "lit", "lit-up"]
    inks = ["ink", "soft", "accent", "certain", "probable", "possible", "negated", "unreal"]
    low = [
        (ink, ground, round(_contrast(colours[ink], colours[ground]), 2))
        for ink in inks
        for ground in grounds
        if _contrast(colours[ink], colours[ground]) < 4.5
    ]
    assert low == []


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-03-15", "2031-03-15", "2031-03-15"),
        ("2031-03-15T09", "2031-03-15", "2031-03-15"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("203X", "2030-01-01", "2039-12-31"),
        ("2031-03~", "2031-03-01", "2031-03-31"),
        ("2031-03/2031-05", "2031-03-01", "2031-05-31"),
        ("../2031-03", None, "2031-03-31"),
        ("2031-03/..", "2031-03-01", None),
    ],
)
def test_values_have_their_days(value: str, first: str | None, last: str | None) -> None:
    """EDTF values become the first and last day that they may mean."""
    found = days(value)
    assert found is not None
    assert tuple(d and date.fromordinal(d).isoformat() for d in found) == (first, last)


@pytest.mark.parametrize("value", ["P3Y", "XXXX-WXX-5", "anchor-P1D", "2031-02-30", "", "../..", "9999-99"])
def test_values_without_a_place_have_no_days(value: str) -> None:
    """Durations, sets, relative times and impossible dates are not put on the line."""
    assert days(value) is None


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        ("P1D", "يوم واحد", "1 day"),
        ("P2M", "شهران", "2 months"),
        ("P3Y", "3 سنوات", "3 years"),
        ("P15D", "15 يوما", "15 days"),
        ("P100W", "100 أسبوع", "100 weeks"),
        ("P105D", "105 أيام", "105 days"),
        ("PT4H", "4 ساعات", "4 hours"),
        ("anchor-P1W", "أسبوع واحد قبل النشر", "1 week before publication"),
        ("anchor+P2D", "يومان بعد النشر", "2 days after publication"),
        ("anchor", "يوم النشر", "the day of publication"),
        ("../2031-03", "حتى 2031-03", "up to 2031-03"),
        ("2031/..", "ابتداء من 2031", "from 2031 on"),
        ("2031-03/2031-05", "من 2031-03 إلى 2031-05", "2031-03 to 2031-05"),
        ("XXXX-WXX-5", "كل جمعة", "every Friday"),
        ("203X", "2030–2039", "the 2030s"),
        ("2031-03~", "نحو 2031-03", "about 2031-03"),
    ],
)
def test_values_are_said_in_words(value: str, arabic: str, english: str) -> None:
    """A value that is no plain date is said in both languages, the Arabic noun agreeing."""
    assert gloss(value) == Word(arabic, english)


@pytest.mark.parametrize("value", ["2031-03-15", "2031", "2031-03-15T09", "", "P", "anchor-", "what"])
def test_plain_dates_need_no_words(value: str) -> None:
    """A date stands for itself, and so does a value that is not understood."""
    assert gloss(value) is None


def _times(*values: str) -> list[Time]:
    return [Time(f"t{n}", Span(n, n + 1), value, "date", "r") for n, value in enumerate(values)]


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1, max_size=8))
def test_the_line_keeps_order(dates: list[date]) -> None:
    """An earlier time stands before a later one, and all within the drawing."""
    drawn = line(_times(*(d.isoformat() for d in dates)), "2031-01-20")
    assert drawn is not None
    places = {bar.value: bar.x for bar in drawn.bars}
    ordered = [places[d.isoformat()] for d in sorted(set(dates))]
    assert ordered == sorted(ordered)
    assert all(0 <= bar.x <= 320 for bar in drawn.bars)


def test_the_line_leaves_out_what_has_no_place() -> None:
    """Relative times are listed, not guessed."""
    drawn = line(_times("2031-03-15", "anchor-P1D"), None)
    assert drawn is not None
    assert [t.value for t in drawn.unplaced] == ["anchor-P1D"]
    assert line(_times("anchor-P1D"), None) is None
