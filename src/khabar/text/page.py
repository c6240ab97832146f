"""A saved or fetched page to its article: what the page says of itself, and the body's paragraphs.

Fetching and decoding the page are left to others, finding its paragraphs to ``text.page_body``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khabar.errors import NoArticleError
from khabar.text.completeness import completeness_of, is_promotion
from khabar.text.language import check_arabic, count_arabic
from khabar.text.page_body import find_body
from khabar.text.page_head import letters_of, read_head

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

__all__ = ["FEWEST_LETTERS", "Page", "is_html", "read_page"]

#: A body has at least so many Arabic letters.
FEWEST_LETTERS = 200
HEAD = 2048
OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|article|main|section|div|p|h[1-6]|table|script)\b",
    re.IGNORECASE | re.DOTALL,
)
ROOT = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
#: What no page may hold; written as references («&#1;») they come through the parser, and lxml refuses them later.
UNREAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: A longer line is no mere link to the rest of an article.
LONGEST_LINK = 60
#: With a password field, a shorter body is the text of a login page.
LOGIN_LETTERS = 800
CONSENT = re.compile("ملفات (?:تعريف )?الارتباط|الكوكيز|كوكيز|cookies", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """One article and what its page says of it; None where the page is silent.

    ``body`` has one line a paragraph and does not repeat the title. ``completeness`` is "whole" or
    "truncated".
    """

    title: str | None
    outlet: str | None
    published: str | None
    body: str
    uri: str | None = None
    language: str | None = None
    completeness: str = "whole"
    warnings: tuple[str, ...] = ()


def is_html(raw_or_text: bytes | str) -> bool:
    """Tell HTML from plain text by how it begins.

    >>> is_html("<p>خبر</p>"), is_html("خبر")  # "a report"
    (True, False)
    """
    head = raw_or_text[:HEAD]
    if isinstance(head, bytes):
        head = head.replace(b"\x00", b"").decode("latin-1").removeprefix("ÿþ").removeprefix("þÿ").removeprefix("ï»¿")
    head = head.removeprefix("\ufeff")
    return OPENING.match(head) is not None or (head.lstrip().startswith("<") and ROOT.search(head) is not None)


def read_page(html: str, url: str | None = None) -> Page:
    """Find the article of a page. Raises ``NoArticleError``, or ``NotArabicError`` for another language.

    ``url`` is where the page was fetched from. For a page with ``<h1>افتتاح السد</h1>`` ("the dam
    opens") and paragraphs under it, ``title`` is «افتتاح السد» and ``body`` the paragraphs.
    """
    tree = _parse(html)
    head = read_head(tree, url)
    asks_password = bool(tree.xpath("//input[@type='password']"))
    found = find_body(tree, head.article_body)
    goes_on = found.goes_on or completeness_of("\n".join(found.lines)) == "truncated"
    body = "\n".join(_own_lines(found.lines, head.title))
    _refuse(body, url, asks_password=asks_password)
    return Page(
        head.title,
        head.outlet,
        head.published,
        body,
        head.uri,
        head.language,
        "truncated" if goes_on else "whole",
        head.warnings,
    )


def _parse(html: str) -> HtmlElement:
    import lxml.html  # type: ignore[import-untyped]  # noqa: PLC0415  # no types; plain text must not pay for it

    text = UNREAL.sub("", XML_DECLARATION.sub("", html, count=1))
    try:
        tree = lxml.html.document_fromstring(text)
    except lxml.etree.ParserError:
        raise NoArticleError("the page is empty; give the page of an article", letters=0) from None
    for element in tree.iter():
        _make_real(element)
    return tree


def _make_real(element: HtmlElement) -> None:
    """Take out what character references brought in."""
    if element.text and UNREAL.search(element.text):
        element.text = UNREAL.sub("", element.text)
    if element.tail and UNREAL.search(element.tail):
        element.tail = UNREAL.sub("", element.tail)
    for name, value in element.attrib.items():
        if UNREAL.search(value):
            element.set(name, UNREAL.sub("", value))


def _own_lines(lines: tuple[str, ...], title: str | None) -> list[str]:
    """The lines without the title at their head and without those that lead elsewhere."""
    own = [line for line in lines if not is_promotion(line) and not _is_link_to_rest(line)]
    if own and title is not None and letters_of(own[0]) == letters_of(title):
        return own[1:]
    return own


def _is_link_to_rest(line: str) -> bool:
    """A line that is the link to the rest and nothing else."""
    return len(letters_of(line)) < LONGEST_LINK and completeness_of(line) == "truncated"


def _refuse(body: str, url: str | None, *, asks_password: bool) -> None:
    """Raise where the body is too short, a login page, a consent wall or in another language."""
    letters = count_arabic(body)
    where = f" at {url}" if url else ""
    if letters < FEWEST_LETTERS and len(letters_of(body)) >= FEWEST_LETTERS:
        check_arabic(body)
    if asks_password and letters < LOGIN_LETTERS:
        what = "it asks for a password: log in with a browser, save the article's page and give the saved file"
    elif _asks_consent(body):
        what = "it asks for consent to cookies: open it in a browser, save the article's page and give the saved file"
    elif letters < FEWEST_LETTERS:
        what = (
            f"its longest text has {letters} Arabic letters where an article has at least {FEWEST_LETTERS}:"
            " give the address of one article, or its text in a file"
        )
    else:
        return
    raise NoArticleError(f"the page{where} holds no article; {what}", uri=url, letters=letters)


def _asks_consent(body: str) -> bool:
    """Whether most of the paragraphs are about cookies."""
    lines = body.split("\n")
    return 2 * sum(CONSENT.search(line) is not None for line in lines) > len(lines)
