"""What a page says of itself: title, outlet, date, address, language.

From JSON-LD, meta tags and the visible heading, in this order. Nothing is guessed: no outlet from
a host name, no date from running text. The body is for ``text.page`` to find.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from khabar.text.fold import fold_word

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

__all__ = ["PageHead", "letters_of", "read_head", "squeeze"]

#: A blank as HTML counts it, and the no-break spaces that editors put for layout.
BLANKS = re.compile("[ \t\n\r\f\u00a0]+")
#: The characters of a text that are neither letters nor digits.
NO_LETTER = re.compile(r"[\W_]+")
ISO = re.compile(
    r"(\d{4}-\d\d(?:-\d\d)?)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)\s?(Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
EARLIEST_YEAR = 1900
#: What parts a title from the name of the site.
SUFFIX = re.compile(r"\s+(?:[|»«:]+|[-–—]+)\s+|\s*\|\s*")
#: A site's name has at most so many words, and a headline at least so many.
SITE_WORDS = 4
HEADLINE_WORDS = 3
BCP47 = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class PageHead:
    """None where the page is silent; ``article_body`` is the text that JSON-LD repeats."""

    title: str | None
    outlet: str | None
    published: str | None
    uri: str | None
    language: str | None
    article_body: str | None
    warnings: tuple[str, ...]


def squeeze(text: str) -> str:
    """Return ``text`` with each run of blanks as one space, none at the ends, and no soft hyphens.

    >>> squeeze(" سد   جديد ")  # "a new dam"
    'سد جديد'
    """
    return BLANKS.sub(" ", text.replace("\u00ad", "")).strip(" ")


def letters_of(text: str) -> str:
    """Return the folded letters and digits of ``text``, bare of accents, by which two printings are compared.

    >>> letters_of("«السدّ»: 3")  # "the dam: 3"
    'السد3'
    """
    return NO_LETTER.sub("", unicodedata.normalize("NFKD", fold_word(text)))


def read_head(tree: HtmlElement, url: str | None) -> PageHead:
    """Read what the page says of itself; ``url`` is where it was fetched from."""
    warnings: list[str] = []
    linked = list(_linked_data(tree, warnings))
    article = next((d for d in linked if _is_article(d)), {})
    outlet = _first(_publisher(article, linked), _meta(tree, "og:site_name"))
    return PageHead(
        title=_title(tree, article, outlet),
        outlet=outlet,
        published=_published(tree, article, warnings),
        uri=_uri(tree, url),
        language=_language(tree, article, warnings),
        article_body=_text(article.get("articleBody")),
        warnings=tuple(warnings),
    )


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)


def _text(value: Any) -> str | None:
    """A JSON-LD value as plain text: entities resolved; line breaks are kept."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    lines = (squeeze(line) for line in html.unescape(value).splitlines())
    return "\n".join(line for line in lines if line) or None


def _linked_data(tree: HtmlElement, warnings: list[str]) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, outer before inner."""
    for number, script in enumerate(tree.xpath("//script[contains(@type, 'ld+json')]"), start=1):
        try:
            found = list(_objects(json.loads(script.text_content(), strict=False)))
        except (json.JSONDecodeError, RecursionError):
            warnings.append(f"JSON-LD block {number} is malformed and was not read")
            continue
        yield from found


def _objects(block: Any) -> Iterator[dict[str, Any]]:
    if isinstance(block, list):
        for item in block:
            yield from _objects(item)
    elif isinstance(block, dict):
        yield block
        for key in ("@graph", "mainEntity"):
            yield from _objects(block.get(key))


def _is_article(block: dict[str, Any]) -> bool:
    kinds = block.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(k, str) and k.endswith(("Article", "BlogPosting")) for k in kinds)


def _publisher(article: dict[str, Any], linked: list[dict[str, Any]]) -> str | None:
    publisher = article.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    if isinstance(publisher, dict) and "name" not in publisher:
        publisher = next((d for d in linked if "name" in d and d.get("@id") == publisher.get("@id")), None)
    return _text(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _meta(tree: HtmlElement, *names: str) -> str | None:
    """The content of the first meta tag of these names that has any."""
    for name in names:
        for content in tree.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name):
            if squeeze(content):
                return squeeze(content)
    return None


def _title(tree: HtmlElement, article: dict[str, Any], outlet: str | None) -> str | None:
    named = squeeze(tree.findtext(".//title") or "")
    heading = _heading(tree, outlet, named)
    given = _first(_text(article.get("headline")), _meta(tree, "og:title"))
    if given is not None:
        given = _without_site(given.replace("\n", " "), outlet, heading)
        return heading if heading is not None and _is_cut_from(given, heading) else given
    return _first(heading, _without_site(named, outlet, heading, guess=True))


def _heading(tree: HtmlElement, outlet: str | None, named: str) -> str | None:
    """The visible headline: the first h1 that is not the outlet's name, or an h2 that begins ``<title>``."""
    for heading in tree.xpath("//h1"):
        text = squeeze(heading.text_content())
        if text and text != outlet:
            return text
    for heading in tree.xpath("//h2"):
        text = squeeze(heading.text_content())
        if len(text.split()) >= HEADLINE_WORDS and letters_of(named).startswith(letters_of(text)):
            return text
    return None


def _is_cut_from(short: str, whole: str) -> bool:
    """Whether a headline is the visible one cut short: JSON-LD allows few characters."""
    stem = short.rstrip(" .…")
    return stem != short and len(whole) > len(stem) and letters_of(whole).startswith(letters_of(stem))


def _without_site(title: str, outlet: str | None, heading: str | None, *, guess: bool = False) -> str:
    """Take the site's name off the end: it is the outlet, or the visible heading lacks it.

    With ``guess``, for ``<title>`` alone, also a short end after a long beginning.
    """
    parts = [(title[: m.start()], title[m.end() :]) for m in SUFFIX.finditer(title) if m.start()]
    for head, tail in reversed(parts):
        is_site = outlet is not None and letters_of(tail) == letters_of(outlet)
        if is_site or (heading is not None and letters_of(head) == letters_of(heading)):
            return head
    for head, tail in reversed(parts):
        if guess and len(tail.split()) <= SITE_WORDS and len(head.split()) >= HEADLINE_WORDS:
            return head
    return title


def _published(tree: HtmlElement, article: dict[str, Any], warnings: list[str]) -> str | None:
    """The first well-formed date of publication; malformed ones are named in ``warnings``."""
    for place, value in _dates(tree, article):
        found = _iso(value)
        if found is not None:
            return found
        warnings.append(f"the date {value!r} of {place} is not ISO 8601 and was not read")
    return None


def _dates(tree: HtmlElement, article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    linked = _text(article.get("datePublished"))
    if linked:
        yield "JSON-LD datePublished", linked
    meta = _meta(tree, "article:published_time", "og:article:published_time")
    if meta:
        yield "article:published_time", meta
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        value = squeeze(element.get("content") or element.get("datetime") or "")
        if value:
            yield "itemprop datePublished", value
    # A page lists the times of other articles too: the article's own, or the only one there is.
    own = tree.xpath("(//article//time[@datetime] | //main//time[@datetime])[1]/@datetime")
    every = sorted({squeeze(v) for v in tree.xpath("//time/@datetime")})
    value = squeeze(own[0]) if own else every[0] if len(every) == 1 else ""
    if value:
        yield "<time datetime>", value


def _iso(value: str) -> str | None:
    """``value`` as ISO 8601, as far as it is given; None where it is no date."""
    match = ISO.fullmatch(value)
    if match is None:
        return None
    day, clock, zone = match.groups()
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    iso = day + (f"T{clock}{zone or ''}" if clock else "")
    try:
        year = datetime.fromisoformat(iso if day.count("-") > 1 else f"{day}-01").year
    except ValueError:
        return None
    return iso if year >= EARLIEST_YEAR else None


def _uri(tree: HtmlElement, url: str | None) -> str | None:
    """The address that the page gives as its own, else where it was fetched from.

    An address of the site's front page is a common mistake of templates and is passed over.
    """
    canonical = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    for found in (*canonical, _meta(tree, "og:url")):
        if not found or not found.strip():
            continue
        address = _joined(url, found.strip())
        if address is not None:
            return address
    return url


def _joined(url: str | None, address: str) -> str | None:
    try:
        whole = urljoin(url or "", address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    is_page = parts.path.strip("/") or parts.query
    return whole if parts.scheme in ("http", "https") and is_page else None


def _language(tree: HtmlElement, article: dict[str, Any], warnings: list[str]) -> str | None:
    """The BCP 47 tag of an Arabic page; a tag of another language is named in ``warnings``."""
    root = tree.getroottree().getroot()
    tag = _first(root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang"))
    tag = _first(tag, _text(article.get("inLanguage")), _meta(tree, "og:locale"))
    tag = tag.strip().replace("_", "-") if tag else ""
    if not BCP47.fullmatch(tag):
        return None
    if tag.lower().partition("-")[0] in ("ar", "ara"):
        return tag
    warnings.append(f"the page says that its language is {tag!r}; its letters are what was judged")
    return None
