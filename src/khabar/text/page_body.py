"""The paragraphs of a page's article, in order and as the page prints them.

trafilatura judges which paragraphs are the article; menus, comments and "read also" are taken out
before it looks. What the page says of itself is for ``text.page_head``.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khabar.text.completeness import completeness_of, is_promotion
from khabar.text.language import count_arabic
from khabar.text.page_head import letters_of, squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

__all__ = ["Body", "find_body"]

#: Elements that hold no words of an article.
SILENT = (
    *("script", "style", "noscript", "template", "svg", "button", "select", "textarea", "iframe"),
    *("nav", "footer", "aside", "object", "canvas"),
)
#: Words in ``class`` or ``id`` by which templates name what surrounds an article.
SURROUNDS = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:list|form|s?-area)?|disqus\w*|related\w*|read-?(?:also|more|next)|more-?news|most-?\w+|"
    r"share\w*|social\w*|breadcrumbs?|sidebar|side-?bar|menu|nav(?:bar|igation)?|newsletter|cookies?\w*|consent|gdpr|"
    r"popup|modal|banner|advert\w*|ads?|promo\w*|tags?(?:-?list|-?cloud)?|ticker|copyright|footer|widgets?)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: An element with this share of the page's Arabic letters is no surrounding, whatever its name.
GREATER_PART = 0.5
#: Elements that begin and end a paragraph.
BLOCKS = frozenset(
    {
        *("html", "body", "main", "article", "section", "header", "footer", "div", "p", "br", "hr", "pre", "center"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "address", "details"),
        *("summary", "figure", "figcaption", "fieldset", "form", "title"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
    }
)
#: Paragraphs of fewer letters count only where the whole line is the same.
SHORT = 25
#: A body with a greater share of its letters inside links is a menu.
LINKED = 0.5
ALL_LINKED = 0.9
#: So far above its heading lies the element of a teaser.
TEASER_DEPTH = 3
#: The article that JSON-LD repeats is taken where it has so many times the letters of the page's.
FULLER = 1.5


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of an article; ``goes_on`` where a link under the last one leads to the rest."""

    lines: tuple[str, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of the page, how many of its letters are in links, and the element around it."""

    text: str
    linked: int
    parent: HtmlElement


def find_body(tree: HtmlElement, article_body: str | None) -> Body:
    """Return the article of a page whose tree may be taken apart.

    ``article_body`` is the text that the page's JSON-LD repeats: it stands in where the page shows
    much less (``FULLER``).
    """
    _prune(tree)
    blocks = list(_blocks(tree))
    chosen = _chosen(blocks, _judged(tree))
    if _linked_share([blocks[i] for i in chosen]) > LINKED:
        chosen = []
    # A paragraph that is all link leads to another article.
    chosen = [i for i in chosen if _linked_share([blocks[i]]) < ALL_LINKED]
    lines = tuple(blocks[i].text for i in chosen)
    if article_body is not None and count_arabic(article_body) > FULLER * count_arabic("".join(lines)):
        return Body(tuple(article_body.split("\n")))
    return Body(lines, bool(chosen) and _leads_on(blocks, chosen[-1]))


def _judged(tree: HtmlElement) -> list[str]:
    """The letters of each line that trafilatura takes for the article."""
    import trafilatura  # noqa: PLC0415  # a third of a second that plain text must not pay

    # Without a handler its remarks on odd pages would go to the terminal.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    text = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    return [key for key in map(letters_of, text.splitlines()) if key]


def _chosen(blocks: list[_Block], judged: list[str]) -> list[int]:
    """The indices of the blocks whose words were judged to be the article's, none twice.

    Short ones («(وكالات)») count between long ones or beside them, and where the whole line is the
    same.
    """
    lines, whole = set(judged), "\n".join(judged)
    keys = [letters_of(b.text) for b in blocks]
    long: dict[str, int] = {}
    for i, key in enumerate(keys):
        if len(key) >= SHORT and key in whole:
            long.setdefault(key, i)
    if not long:
        return []
    places = sorted(long.values())
    around = [_paragraph_element(blocks[i].parent).getparent() for i in (places[0], places[-1])]
    short = (
        i
        for i, key in enumerate(keys)
        if len(key) < SHORT
        and key in lines
        and (places[0] < i < places[-1] or _paragraph_element(blocks[i].parent).getparent() in around)
    )
    return sorted((*places, *short))


def _linked_share(blocks: list[_Block]) -> float:
    letters = sum(len(letters_of(b.text)) for b in blocks)
    return sum(b.linked for b in blocks) / max(1, letters)


def _leads_on(blocks: list[_Block], last: int) -> bool:
    """Whether the next paragraph, beside or under the last one's element, is a link to the rest."""
    if last + 1 >= len(blocks) or completeness_of(blocks[last + 1].text) != "truncated":
        return False
    around = _paragraph_element(blocks[last].parent).getparent()
    element = _paragraph_element(blocks[last + 1].parent)
    return around in (element, element.getparent())


def _paragraph_element(element: HtmlElement) -> HtmlElement:
    """The nearest element around that begins and ends a paragraph."""
    while element.tag not in BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def _prune(tree: HtmlElement) -> None:
    """Take out what surrounds an article: scripts, menus, comments, lists of other articles."""
    for silent in list(tree.iter(*SILENT)):
        silent.drop_tree()
    most = count_arabic(tree.text_content()) * GREATER_PART
    teasers = _teasers(tree)
    doomed = [
        e
        for e in tree.iterdescendants()
        if isinstance(e.tag, str)
        and e.tag not in ("body", "html", "head", "article", "main")
        and (SURROUNDS.search(f"{e.get('class') or ''} {e.get('id') or ''}") or _is_hidden(e) or _is_led_away(e))
    ]
    for element in (*doomed, *teasers):
        if element.getparent() is not None and count_arabic(element.text_content()) <= most:
            element.drop_tree()


def _teasers(tree: HtmlElement) -> list[HtmlElement]:
    """Items of lists of other articles: elements side by side, each with a heading that is a link."""
    linked = [h for h in tree.iter("h2", "h3", "h4", "h5", "h6") if _link_share(h) >= ALL_LINKED]
    holders = {e for h in linked for e in (h, *list(h.iterancestors())[:TEASER_DEPTH])}
    items = []
    for heading in linked:
        for element in (heading, *list(heading.iterancestors())[:TEASER_DEPTH]):
            parent = element.getparent()
            if parent is not None and sum(child in holders for child in parent) > 1:
                items.append(element)
                break
    return items


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "")
    return element.get("hidden") is not None or "display:none" in style


def _is_led_away(element: HtmlElement) -> bool:
    """A heading such as «اقرأ أيضا», or the list of links right under one."""
    if element.tag in ("ul", "ol", "div"):
        before = element.getprevious()
        return (
            before is not None
            and isinstance(before.tag, str)
            and is_promotion(squeeze(before.text_content()))
            and _link_share(element) > LINKED
        )
    return element.tag in ("h2", "h3", "h4", "h5", "h6") and is_promotion(squeeze(element.text_content()))


def _link_share(element: HtmlElement) -> float:
    letters = len(letters_of(element.text_content()))
    linked = sum(len(letters_of(a.text_content())) for a in element.iter("a"))
    return linked / letters if letters else 0


def _blocks(tree: HtmlElement) -> Iterator[_Block]:
    """Every paragraph of the page in order, with its words as they are printed."""
    pieces: list[str] = []
    linked = 0
    parent = tree
    for text, element, in_link in _runs(tree, in_link=False):
        if text is None:
            block = _Block(squeeze("".join(pieces)), linked, parent)
            if block.text:
                yield block
            pieces, linked = [], 0
            continue
        if not pieces or not "".join(pieces).strip():
            parent = element
        pieces.append(text)
        linked += len(letters_of(text)) if in_link else 0


def _runs(element: HtmlElement, *, in_link: bool) -> Iterator[tuple[str | None, HtmlElement, bool]]:
    """Stretches of text with the element that they stand in; None parts paragraphs."""
    stack: list[tuple[HtmlElement, bool, bool]] = [(element, in_link, False)]
    while stack:
        node, linked, leaving = stack.pop()
        is_block = node.tag in BLOCKS
        if leaving:
            if is_block:
                yield None, node, linked
            if node.tail and node is not element:
                yield node.tail, node.getparent(), linked
            continue
        if is_block:
            yield None, node, linked
        stack.append((node, linked, True))
        if not isinstance(node.tag, str) or node.tag in ("head", "title"):
            continue
        inside = linked or node.tag == "a"
        if node.text:
            yield node.text, node, inside
        stack.extend((child, inside, False) for child in reversed(node))
