"""Invented pages in the shapes that content systems print, and what is read from them."""

from __future__ import annotations

import json

import pytest

from khabar.errors import NoArticleError, NotArabicError
from khabar.text.decode import declared_charset, decode
from khabar.text.page import Page, is_html, read_page

TITLE = "بدء صيانة سد وادي النخيل بعد تأخر دام شهرين"
PARAGRAPHS = (
    "أعلن مدير مشروع سد وادي النخيل المهندس سالم الحداد، اليوم، أن أعمال الصيانة بدأت فعلاً بعد تأخر دام شهرين.",
    "وقال الحداد في مؤتمر صحافي: «المياه لن تنقطع عن المدينة أثناء العمل، وسنفتح البوابات ليلاً فقط».",
    "وأضاف أن الكلفة تبلغ 3.5 ملايين دينار، مشيراً إلى أن المقاول تعهد إنجاز العمل قبل نهاية الخريف المقبل.",
    "من جهتها، طالبت جمعية المزارعين في الوادي بجدول زمني واضح، ورأت أن التأخر أضر بموسم الزراعة هذا العام.",
    "ولم يتضح بعد ما إذا كانت الوزارة ستعوض المتضررين، ولم يصدر عنها تعليق حتى ساعة إعداد هذا الخبر.",
)
BODY = "\n".join(PARAGRAPHS)
MENU = (
    "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/sport'>رياضة</a></li>"
    "<li><a href='/economy'>اقتصاد</a></li></ul></nav>"
)
RELATED = (
    "<div class='block-12'><h3>أخبار ذات صلة</h3><ul>"
    "<li><a href='/1'>وزير الري يفتتح محطة ضخ جديدة في الشمال الشرقي</a></li>"
    "<li><a href='/2'>خبراء يحذرون من تراجع منسوب المياه الجوفية في الوادي</a></li></ul></div>"
)
COMMENTS = (
    "<section id='comments'><h3>التعليقات</h3><div class='comment'><p>أبو خالد: شكراً على هذا الخبر المهم،"
    " ونرجو أن تنشروا جدول العمل كاملاً حتى يعرف الناس متى تنتهي الأعمال في السد.</p></div></section>"
)
FOOTER = "<footer><p>جميع الحقوق محفوظة لصحيفة ضفاف</p></footer>"


def paragraphs(lines: tuple[str, ...] = PARAGRAPHS) -> str:
    """The lines as HTML paragraphs."""
    return "".join(f"<p>{line}</p>\n" for line in lines)


def page(head: str = "", body: str = "", lang: str = "ar") -> str:
    """A page with a menu and a footer around ``body``."""
    return (
        f"<!DOCTYPE html><html lang='{lang}' dir='rtl'><head><meta charset='utf-8'>{head}</head>"
        f"<body>{MENU}{body}{FOOTER}</body></html>"
    )


def linked(**fields: object) -> str:
    """A JSON-LD block for a news article."""
    block = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f"<script type='application/ld+json'>{json.dumps(block, ensure_ascii=False)}</script>"


def test_reads_json_ld() -> None:
    """Title, outlet, date and address come from JSON-LD and the canonical link."""
    head = linked(
        headline=TITLE,
        datePublished="2031-05-04T10:30:00+03:00",
        publisher={"@type": "Organization", "name": "صحيفة ضفاف"},
    )
    head += "<link rel='canonical' href='https://difaf.example/news/77'>"
    body = f"<article><h1>{TITLE}</h1>{paragraphs()}</article>{RELATED}{COMMENTS}"
    found = read_page(page(head, body), "https://difaf.example/news/77?utm=1")
    assert found == Page(
        TITLE,
        "صحيفة ضفاف",
        "2031-05-04T10:30:00+03:00",
        BODY,
        "https://difaf.example/news/77",
        "ar",
    )


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
    found = read_page(page(head, paragraphs()))
    assert (found.title, found.outlet) == (TITLE, "وكالة ضفاف")


def test_reads_open_graph_alone() -> None:
    """Open Graph tags stand in where there is no JSON-LD; the site's name is taken off the title."""
    head = (
        f"<meta property='og:title' content='{TITLE} - صحيفة ضفاف'><meta property='og:site_name' content='صحيفة ضفاف'>"
        "<meta property='og:url' content='/news/78'><meta property='article:published_time' content='2031-05-04'>"
    )
    body = f"<div class='main-content'><div class='entry'>{paragraphs()}</div></div>{RELATED}"
    found = read_page(page(head, body, lang="ar-SY"), "https://difaf.example/x")
    assert found == Page(TITLE, "صحيفة ضفاف", "2031-05-04", BODY, "https://difaf.example/news/78", "ar-SY")


def test_reads_bare_paragraphs() -> None:
    """A page of nothing but paragraphs has a body, and None for all that it does not say."""
    found = read_page(f"<html><body>{paragraphs()}</body></html>")
    assert found == Page(None, None, None, BODY)


def test_reads_line_breaks_in_a_table() -> None:
    """Old pages lay the article out in a table, with line breaks for paragraphs."""
    rows = f"<tr><td><b>{TITLE}</b></td></tr><tr><td>{'<br><br>'.join(PARAGRAPHS)}</td></tr>"
    found = read_page(f"<html><head><title>{TITLE}</title></head><body><table>{rows}</table></body></html>")
    assert (found.title, found.body) == (TITLE, BODY)


def test_reads_line_breaks_in_a_block() -> None:
    """Line breaks part paragraphs inside one block as well."""
    body = f"<div><h2>{TITLE}</h2><div class='news_text'>{'<br/>'.join(PARAGRAPHS)}</div></div>"
    assert read_page(page(f"<title>{TITLE} | ضفاف</title>", body)).body == BODY


@pytest.mark.parametrize("lost", ["datePublished", "headline", "publisher"])
def test_leaves_out_what_the_page_does_not_say(lost: str) -> None:
    """A field that no source names is None, never guessed from the address."""
    fields = {"headline": TITLE, "datePublished": "2031-05-04", "publisher": {"name": "ضفاف"}}
    del fields[lost]
    found = read_page(page(linked(**fields), paragraphs()), "https://difaf.example/2030/01/01/news")
    assert {"datePublished": found.published, "headline": found.title, "publisher": found.outlet}[lost] is None


def test_menus_links_comments_and_read_also_are_left_out() -> None:
    """Only the article's own paragraphs are the body."""
    lines = [f"<p>{line}</p>" for line in PARAGRAPHS]
    lines.insert(2, "<p><strong>اقرأ أيضاً: <a href='/9'>افتتاح محطة ضخ جديدة في المدينة القديمة</a></strong></p>")
    lines.append("<p>تابعونا على قناة الصحيفة لتصلكم آخر الأخبار</p>")
    body = (
        f"<div class='content'><h1>{TITLE}</h1><div class='share-buttons'><a>فيسبوك</a><a>واتساب</a></div>"
        f"{''.join(lines)}{RELATED}<div class='tags'><a>سدود</a> <a>مياه</a></div></div>{COMMENTS}"
    )
    assert read_page(page("", body)).body == BODY


def test_the_headline_is_not_repeated_in_the_body() -> None:
    """A first paragraph that is the title in other spelling is left out."""
    spelled = TITLE.replace("أ", "ا")
    body = f"<article><p><b>{spelled}</b></p>{paragraphs()}</article>"
    assert read_page(page(f"<meta property='og:title' content='{TITLE}'>", body)).body == BODY


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
    assert read_page(page(f"<title>{title}</title>", paragraphs())).title == expected


def test_a_title_cut_short_gives_way_to_the_heading() -> None:
    """JSON-LD may hold the beginning of the headline and dots."""
    cut = TITLE[:20] + "..."
    body = f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"
    assert read_page(page(linked(headline=cut), body)).title == TITLE


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
    found = read_page(page(linked(datePublished=given), paragraphs()))
    assert (found.published, found.warnings) == (expected, ())


@pytest.mark.parametrize(
    "given", ["4 مايو 2031", "04/05/2031", "2031-13-01", "2031-05-04T25:00", "0001-01-01", "٢٠٣١-٠٥-٠٤"]
)
def test_a_malformed_date_is_a_warning(given: str) -> None:
    """What is not ISO 8601 is named and not read."""
    found = read_page(page(linked(datePublished=given), paragraphs()))
    assert found.published is None
    assert given in found.warnings[0]


@pytest.mark.parametrize(
    "where",
    [
        "<meta itemprop='datePublished' content='2031-05-04'>",
        "<span itemprop='datePublished' datetime='2031-05-04'>الأحد</span>",
        "<article><time datetime='2031-05-04'>أمس</time></article><time datetime='2030-01-01'>قديم</time>",
        "<time datetime='2031-05-04'>أمس</time>",
    ],
)
def test_a_date_in_the_page_is_read(where: str) -> None:
    """Microdata and time elements count where they are the article's own."""
    assert read_page(page("", where + paragraphs())).published == "2031-05-04"


def test_times_of_other_articles_are_not_taken() -> None:
    """Two different times outside the article say nothing of it."""
    times = "<time datetime='2031-05-04'>أ</time><time datetime='2031-05-03'>ب</time>"
    assert read_page(page("", times + paragraphs())).published is None


def test_an_address_of_the_front_page_is_passed_over() -> None:
    """A canonical link to the site itself is a template's mistake."""
    head = "<link rel='canonical' href='https://difaf.example/'><meta property='og:url' content='http://[bad'>"
    assert read_page(page(head, paragraphs()), "https://difaf.example/n/1").uri == "https://difaf.example/n/1"


def test_another_language_tag_is_a_warning() -> None:
    """A template that says "en" is named; the letters decide."""
    found = read_page(page("", paragraphs(), lang="en-US"))
    assert found.language is None
    assert "en-US" in found.warnings[0]


def test_malformed_json_ld_is_a_warning() -> None:
    """A broken block is passed over by name."""
    found = read_page(page("<script type='application/ld+json'>{'headline': </script>", paragraphs()))
    assert found.warnings == ("JSON-LD block 1 is malformed and was not read",)


def test_entities_and_layout_blanks() -> None:
    """Entities become letters, layout blanks one space, soft hyphens nothing; the rest stays."""
    line = "أُعلِنَ في المديـــنة عن ﻻفتة\u200f جديدة 😀 e\u0301 «كبيرة» قرب السا\u200cحة"
    html = line.replace("«", "&laquo;").replace("»", "&raquo;").replace(" في ", "&nbsp;في\n  ")
    html = html.replace("كبيرة", "كبي&shy;رة")
    assert read_page(page("", f"<p>{html}</p>" + paragraphs())).body.split("\n")[0] == line


def test_the_article_of_json_ld_stands_in_for_a_teaser() -> None:
    """Where the page shows the first paragraph alone, the text in JSON-LD is taken."""
    head = linked(headline=TITLE, articleBody="\n\n".join(PARAGRAPHS).replace("«", "&laquo;"))
    assert read_page(page(head, f"<article><p>{PARAGRAPHS[0]}</p></article>")).body == BODY


@pytest.mark.parametrize("link", ["اقرأ المزيد", "...المزيد", "للاشتراك وقراءة المقال كاملاً اضغط هنا"])
def test_a_link_to_the_rest_means_truncated(link: str) -> None:
    """The link is no part of the body, and what it says is kept."""
    body = f"<article>{paragraphs()}<p><a href='/more'>{link}</a></p></article>"
    found = read_page(page("", body))
    assert (found.completeness, found.body) == ("truncated", BODY)


def test_more_of_another_teaser_does_not_count() -> None:
    """A link under the next story says nothing of this one."""
    other = "<div class='x'><h3>خبر آخر عن محطة الضخ</h3><a href='/2'>اقرأ المزيد</a></div>"
    assert read_page(page("", f"<article>{paragraphs()}</article>{other}")).completeness == "whole"


@pytest.mark.parametrize(
    ("stated", "stored"), [("windows-1256", "cp1256"), ("iso-8859-1", "cp1256"), ("utf-8", "cp1256")]
)
def test_code_pages(stated: str, stored: str) -> None:
    """An old page reads the same whether its meta tag is right or wrong."""
    html = page("", paragraphs()).replace("<meta charset='utf-8'>", f"<meta charset='{stated}'>")
    raw = html.encode(stored)
    decoded = decode(raw, declared_charset(raw))
    assert read_page(decoded.text).body == BODY
    assert bool(decoded.warnings) is (stated != "windows-1256")


LOGIN = (
    "<form action='/login'><h1>تسجيل الدخول</h1><p>أدخل بريدك الإلكتروني وكلمة المرور للدخول إلى حسابك في الموقع.</p>"
    "<p>إذا نسيت كلمة المرور فاضغط على الرابط أدناه لتصلك رسالة فيها رمز جديد على بريدك الإلكتروني المسجل لدينا.</p>"
    "<p>بالدخول إلى الموقع فإنك توافق على شروط الاستخدام وسياسة الخصوصية المعمول بها في صحيفة ضفاف الإلكترونية.</p>"
    "<p><input type='password' name='p'></p></form>"
)
CONSENT = (
    "<div><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك في هذا الموقع ولعرض إعلانات تناسب اهتماماتك على كل أجهزتك.</p>"
    "<p>يمكنك قبول ملفات تعريف الارتباط كلها أو رفضها أو اختيار ما تقبله منها في صفحة الإعدادات في أي وقت تشاء.</p>"
    "<p>تبقى ملفات تعريف الارتباط الضرورية مفعلة دائما لأن الموقع لا يعمل من دونها كما ينبغي على جهازك.</p></div>"
)
LIST = (
    "<ul>"
    + "".join(f"<li><a href='/{i}'>خبر رقم {i} عن {p[:50]}</a></li>" for i, p in enumerate(PARAGRAPHS * 3))
    + "</ul>"
)


@pytest.mark.parametrize(
    "body", [LOGIN, CONSENT, LIST, "", "<p>عذراً، الصفحة غير موجودة</p>", f"<p>{PARAGRAPHS[0]}</p>"]
)
def test_a_page_without_an_article(body: str) -> None:
    """A login page, a consent wall, a list of links and an error page hold no article."""
    with pytest.raises(NoArticleError) as caught:
        read_page(page(f"<title>{TITLE}</title>", body), "https://difaf.example/1")
    assert "https://difaf.example/1" in caught.value.message


@pytest.mark.parametrize("html", ["", " ", "<!-- -->", "<html></html>"])
def test_an_empty_page(html: str) -> None:
    """Nothing to read is an error, not an empty body."""
    with pytest.raises(NoArticleError):
        read_page(html)


def test_a_page_in_another_language() -> None:
    """A page in English is refused for its language."""
    lines = (
        "The manager of the valley dam said on Sunday that the long repair of its gates had begun after a delay.",
        "He told reporters that the water of the town would not be cut off while the work went on at night.",
        "The farmers of the valley asked for a clear timetable and said that the delay had harmed the season.",
    )
    body = paragraphs(lines)
    with pytest.raises(NotArabicError):
        read_page(page("", body, lang="en"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\ufeff <!-- x --> <HTML dir=rtl>", True),
        ("<?xml version='1.0'?><html>", True),
        ("<p>خبر</p>", True),
        ("<custom><body>خبر", True),
        ("خبر <b>مهم</b>", False),
        ("<خبر>", False),
        ("<<< عاجل", False),
        ("", False),
        (b"\xef\xbb\xbf<html>", True),
        ("<html>".encode("utf-16"), True),
        ("خبر".encode(), False),
    ],
)
def test_html_is_told_by_its_beginning(given: bytes | str, expected: bool) -> None:  # noqa: FBT001  # a table's column
    """Markup at the head makes a page; a stray mark does not."""
    assert is_html(given) is expected
