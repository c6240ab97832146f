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


SHAPES = {
    "paragraphs in blocks": "".join(f"<div>{p}</div>" for p in PARAGRAPHS),
    "quotation and list": f"<article><p>{PARAGRAPHS[0]}</p><blockquote><p>{PARAGRAPHS[1]}</p></blockquote>"
    f"<ul><li>{PARAGRAPHS[2]}</li><li>{PARAGRAPHS[3]}</li></ul><p>{PARAGRAPHS[4]}</p></article>",
    "caption": "<article><figure><img src='x'><figcaption>صورة أرشيفية للسد قبل سنوات من صيانته</figcaption></figure>"
    f"{paragraphs()}</article>",
    "names that templates give to all": f"<div class='widget'><div class='related-on'>{paragraphs()}</div></div>",
    "a lead printed twice": f"<div><p class='lead'>{PARAGRAPHS[0]}</p><div class='txt'>{paragraphs()}</div></div>",
    "one form around the page": f"<form id='aspnetForm'><div>{paragraphs()}</div></form>",
    "line breaks in a span": "<div><span>" + "<br />\n<br />".join(PARAGRAPHS) + "</span></div>",
    "a column of links in a table": "<table><tr><td><a href='/1'>خبر عن المدينة ومحطة الضخ الجديدة فيها</a><br>"
    f"<a href='/2'>خبر ثان عن الوادي</a></td><td>{paragraphs()}</td></tr></table>",
    "links and bold letters inside words": "<article>"
    + paragraphs(
        tuple(p.replace("السد", "<a href='/t'>السد</a>").replace("الحداد", "<b>الح</b>داد") for p in PARAGRAPHS)
    )
    + "</article>",
    "teasers of other articles": f"<div><div>{paragraphs()}</div><div>"
    + "".join(
        f"<div><h3><a href='/{i}'>عنوان خبر آخر رقم {i}</a></h3><p>مقدمة الخبر الآخر رقم {i} وفيها كلمات عنه.</p></div>"
        for i in range(5)
    )
    + "</div></div>",
    "read also without a list": f"<article>{paragraphs(PARAGRAPHS[:2])}<p>اقرأ أيضا</p>"
    f"<p><a href='/1'>افتتاح محطة ضخ جديدة في المدينة القديمة</a></p>{paragraphs(PARAGRAPHS[2:])}</article>",
    "hidden words": f"<article>{paragraphs()}<p style='display: none'>نص مخفي لا يراه القارئ هنا</p></article>",
    "comments inside": f"<article>{paragraphs()}<!-- تعليق في الشيفرة --><script>var x = 'نص';</script></article>",
    "one heading that is a link": f"<article>{paragraphs()}</article><div><h3><a href='/1'>خبر عن السد</a></h3></div>",
    "never closed": "<p>" + "<p>".join(PARAGRAPHS) + "<div><a href='1'>x",
}


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_shapes_of_templates(shape: str) -> None:
    """However a template prints the article, the body is its paragraphs."""
    assert read_page(page("", SHAPES[shape])).body == BODY


def test_datelines_subheads_and_credits_stay() -> None:
    """Short lines of the article's own are kept."""
    lines = ("ضفاف – المدينة", *PARAGRAPHS[:3], "غضب المزارعين", *PARAGRAPHS[3:], "(وكالات)")
    assert read_page(page("", f"<article>{paragraphs(lines)}</article>")).body == "\n".join(lines)


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


@pytest.mark.parametrize("reference", ["&#1;", "&#12;", "&#xFFFE;", "\x0c", "\ufffe"])
def test_characters_that_no_page_may_hold(reference: str) -> None:
    """They go out, also where a reference brings them in."""
    line = f"قال الوزير{reference} إن السد سليم وإن الماء يصل إلى القرى كل يوم وإن العمل فيه ينتهي قبل الشتاء. "
    paragraph = f'<p title="{reference}">{line * 3}</p>{reference}'
    body = read_page(f"<html><body><article>{paragraph * 2}</article></body></html>").body
    assert "قال الوزير إن السد سليم" in body
    assert not set(body) & set("\x01\x0c\ufffe\ud800")
