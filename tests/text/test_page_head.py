"""What an invented page says of itself."""

from __future__ import annotations

import json

import lxml.html  # type: ignore[import-untyped]  # lxml ships no types
import pytest

from khabar.text.page_head import PageHead, read_head, squeeze

TITLE = "بدء صيانة سد وادي النخيل بعد تأخر دام شهرين"


def read(head: str, body: str = "", lang: str = "ar", url: str | None = None) -> PageHead:
    """The head of a page of these parts."""
    tree = lxml.html.document_fromstring(f"<html lang='{lang}'><head>{head}</head><body>{body}</body></html>")
    return read_head(tree, url)


def linked(**fields: object) -> str:
    """A JSON-LD block for a news article."""
    block = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f"<script type='application/ld+json'>{json.dumps(block, ensure_ascii=False)}</script>"


def test_reads_a_graph_whose_publisher_is_referred_to() -> None:
    """A publisher given by @id is found in the same graph."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "name": "صفحة"},
            {"@type": "Organization", "@id": "#org", "name": "وكالة ضفاف"},
            {"@type": ["Article", "NewsArticle"], "headline": TITLE, "publisher": {"@id": "#org"}},
        ],
    }
    head = f"<script type='application/ld+json'>{json.dumps([graph])}</script>"
    found = read(head)
    assert (found.title, found.outlet) == (TITLE, "وكالة ضفاف")


@pytest.mark.parametrize("lost", ["datePublished", "headline", "publisher"])
def test_leaves_out_what_the_page_does_not_say(lost: str) -> None:
    """A field that no source names is None, never guessed from the address."""
    fields = {"headline": TITLE, "datePublished": "2031-05-04", "publisher": {"name": "ضفاف"}}
    del fields[lost]
    found = read(linked(**fields), url="https://difaf.example/2030/01/01/news")
    assert {"datePublished": found.published, "headline": found.title, "publisher": found.outlet}[lost] is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"{TITLE} | صحيفة ضفاف", TITLE),
        (f"{TITLE} - ضفاف", TITLE),
        (TITLE, TITLE),
        ("الحداد - نعم", "الحداد - نعم"),
    ],
)
def test_the_site_is_taken_off_the_title(title: str, expected: str) -> None:
    """A short end after a bar or a dash is the site's name."""
    assert read(f"<title>{title}</title>").title == expected


def test_a_title_cut_short_gives_way_to_the_heading() -> None:
    """JSON-LD may hold the beginning of the headline and dots."""
    cut = TITLE[:20] + "..."
    assert read(linked(headline=cut), f"<h1>{TITLE}</h1>").title == TITLE


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2031-05", "2031-05"),
        ("2031-05-04", "2031-05-04"),
        ("2031-05-04 10:30", "2031-05-04T10:30"),
        ("2031-05-04T10:30:00Z", "2031-05-04T10:30:00Z"),
        ("2031-05-04T10:30:00.000+0300", "2031-05-04T10:30:00.000+03:00"),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_given(given: str, expected: str) -> None:
    """A date stays a date, and a time keeps its zone or has none."""
    found = read(linked(datePublished=given))
    assert (found.published, found.warnings) == (expected, ())


@pytest.mark.parametrize(
    "given", ["4 مايو 2031", "04/05/2031", "2031-13-01", "2031-05-04T25:00", "0001-01-01", "٢٠٣١-٠٥-٠٤"]
)
def test_a_malformed_date_is_a_warning(given: str) -> None:
    """What is not ISO 8601 is named and not read."""
    found = read(linked(datePublished=given))
    assert found.published is None
    assert given in found.warnings[0]


@pytest.mark.parametrize(
    "where",
    [
        "<meta itemprop='datePublished' content='2031-05-04'>",
        "<span itemprop='datePublished' datetime='2031-05-04'>الأحد</span>",
        "<article><time datetime='2031-05-04'>أمس</time></article><time datetime='2030-01-01'>قديم</time>",
        "<time datetime='2031-05-04'>أمس</time>",
        "<i itemprop='datePublished'>أمس</i><main><time datetime=' 2031-05-04 '>أمس</time></main>",
    ],
)
def test_a_date_in_the_page_is_read(where: str) -> None:
    """Microdata and time elements count where they are the article's own."""
    assert read("", where).published == "2031-05-04"


def test_times_of_other_articles_are_not_taken() -> None:
    """Two different times outside the article say nothing of it."""
    times = "<time datetime='2031-05-04'>أ</time><time datetime='2031-05-03'>ب</time>"
    assert read("", times).published is None


def test_an_address_of_the_front_page_is_passed_over() -> None:
    """A canonical link to the site itself is a template's mistake."""
    head = "<link rel='canonical' href='https://difaf.example/'><meta property='og:url' content='http://[bad'>"
    assert read(head, url="https://difaf.example/n/1").uri == "https://difaf.example/n/1"


def test_another_language_tag_is_a_warning() -> None:
    """A template that says "en" is named; the letters decide."""
    found = read("", lang="en-US")
    assert found.language is None
    assert "en-US" in found.warnings[0]


def test_json_ld_nested_without_end_is_a_warning() -> None:
    """Depth that no page needs is passed over by name."""
    nested = "[" * 900 + "]" * 900
    found = read(f"<script type='application/ld+json'>{nested}{nested}</script>")
    assert found.warnings == ("JSON-LD block 1 is malformed and was not read",)


def test_malformed_json_ld_is_a_warning() -> None:
    """A broken block is passed over by name."""
    found = read("<script type='application/ld+json'>{'headline': </script>")
    assert found.warnings == ("JSON-LD block 1 is malformed and was not read",)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='og:site_name' content='ضفاف'><title>ضفاف</title>", f"<h1>ضفاف</h1><h2>{TITLE}</h2>"),
        (f"<title>{TITLE} - ضفاف - أخبار</title>", f"<h2>قصير</h2><h2>خبر آخر عن السد</h2><h2>{TITLE}</h2>"),
        (linked(headline=[TITLE]), ""),
        (linked(headline=7, publisher=["ضفاف"]) + f"<title>{TITLE}</title>", ""),
        (linked(headline=[], publisher=[]) + f"<meta name='og:title' content='{TITLE}'>", ""),
        ("<meta property='og:title' content=' '><meta property='og:url' content=' '>", f"<h1></h1><h1>{TITLE}</h1>"),
        ("<script type='application/ld+json'>\"text\"</script>", f"<h1>{TITLE}</h1>"),
    ],
)
def test_odd_places_of_the_title(head: str, body: str) -> None:
    """Headings with the site's name, lists and numbers in JSON-LD do not lead astray."""
    expected = "ضفاف" if "<title>ضفاف" in head else TITLE
    assert read(head, body).title == expected


@pytest.mark.parametrize(("given", "expected"), [("ar", "ar"), ("ar_EG", "ar-EG"), ("", None), ("?", None)])
def test_the_language_of_an_arabic_page(given: str, expected: str | None) -> None:
    """A tag is kept as it is given; what is no tag is None."""
    assert read("", lang=given).language == expected


def test_the_text_that_json_ld_repeats() -> None:
    """Entities are resolved and each paragraph is a line."""
    assert read(linked(articleBody="قال &quot;نعم&quot;\n\n ثم ذهب ")).article_body == 'قال "نعم"\nثم ذهب'


def test_squeeze_keeps_all_but_blanks_and_soft_hyphens() -> None:
    """Marks, joiners and wide spaces stay as they are."""
    assert squeeze("\u00a0سَـ\u00adد\n\t\u200f\u2003نهر ") == "سَـد \u200f\u2003نهر"
