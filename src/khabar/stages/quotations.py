"""Pairs quotation marks, also over paragraphs, and infers the end of those never closed.

Papers mistake marks often, so a mark is judged by its shape, by the blanks around it and by the
next mark of its paragraph. Parentheses are left alone here: whether «(...)» quotes is for the
attribution stage to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from khabar.core.layers import Reading
from khabar.core.span import Span
from khabar.core.stage import Stage
from khabar.core.structure import QUOTATIONS, Quotation

__all__ = ["STAGE", "find_quotations"]

Family = Literal["guillemet", "double", "single", "paragraph"]

MARKS = re.compile("[«»\"“”„‟″‹›‘’‚]|''|'|\n+")
#: Marks of a family stand for each other: newspapers close “ with ” or with “, and " with either.
FAMILIES: dict[str, Family] = {
    **dict.fromkeys("«»‹›", "guillemet"),
    **dict.fromkeys(("'", "‘", "’", "‚"), "single"),
    "\n": "paragraph",
}
#: An opening mark may follow these without a blank: «لـ"داعش"», «("نعم")».
BEFORE_OPENING = frozenset("([{:-–—/ـ«‹“„‘")
#: A closing mark may come before these without a blank.
AFTER_CLOSING = frozenset(".,،؛:;!؟?)]}…-–—/»›”’″")
STOPS = re.compile("[.!؟?…]")
#: A quotation runs over at most so many characters; past that a lost mark is likelier.
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark, or the end of a paragraph. ``leans`` 1 to open, -1 to close, 0 neither way."""

    text: str
    start: int
    end: int
    family: Family
    leans: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    r"""Return the quotations of ``text``, outer before inner.

    A quotation opened again at the head of the next paragraph («...\n«...») is one quotation
    over both. One that is never closed ends with its paragraph, or with a sentence before the next
    mark that opens, and has ``closed`` False.

    >>> [q.inner for q in find_quotations('قال: «نعم»')]  # "he said: «yes»"
    [Span(start=6, end=9)]
    """
    marks = [_mark(text, m) for m in MARKS.finditer(text)]
    found: list[Quotation] = []
    waiting: list[_Mark] = []
    for k, mark in enumerate(marks):
        if mark.family == "paragraph":
            waiting = _at_paragraph_end(text, mark.start, waiting, found, marks[k + 1 :])
        elif _opens(marks, k, waiting):
            if not _reopens(text, mark, waiting):
                waiting.append(mark)
        else:
            _close(mark, waiting, found)
    _at_paragraph_end(text, len(text), waiting, found, [])
    return _with_depth(found)


def _mark(text: str, match: re.Match[str]) -> _Mark:
    mark, start, end = match.group(), match.start(), match.end()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    may_open = before.isspace() or before in BEFORE_OPENING
    may_close = after.isspace() or after in AFTER_CLOSING
    return _Mark(mark, start, end, FAMILIES.get(mark[0], "double") if mark != "''" else "double", may_open - may_close)


def _next(marks: list[_Mark], k: int) -> _Mark | None:
    """The next mark of the same family in the paragraph."""
    for mark in marks[k + 1 :]:
        if mark.family == "paragraph":
            return None
        if mark.family == marks[k].family:
            return mark
    return None


def _opens(marks: list[_Mark], k: int, waiting: list[_Mark]) -> bool:
    """Tell whether a mark opens, from its shape, from what waits and from the blanks around it."""
    mark = marks[k]
    waits = any(w.family == mark.family for w in waiting)
    if mark.family == "single":
        return mark.leans > 0 and not waits
    following = _next(marks, k)
    if mark.family == "guillemet":
        if mark.text in "«‹":
            # «نعم«: the closing mark turned the wrong way, unless another closes it later.
            return not waits or mark.leans > 0 or (following is not None and following.text in "»›")
        return (
            not waits and mark.leans > 0 and following is not None and (following.leans < 0 or following.text in "»›")
        )
    closes_next = following is not None and following.leans < 0
    if waits:
        return mark.leans > 0 and closes_next
    return mark.leans >= 0 or (closes_next and mark.text not in "”″")


def _reopens(text: str, mark: _Mark, waiting: list[_Mark]) -> bool:
    """A mark at the head of a paragraph that repeats the one still open above."""
    head = not text[text.rfind("\n", 0, mark.start) + 1 : mark.start].strip()
    return head and any(w.family == mark.family for w in waiting)


def _close(mark: _Mark, waiting: list[_Mark], found: list[Quotation]) -> None:
    """Close the latest mark of the same family; a closing mark alone is passed over.

    Marks that were opened inside and never closed are lost ones.
    """
    if mark.family == "single" and mark.leans >= 0:
        return
    for k in range(len(waiting) - 1, -1, -1):
        opened = waiting[k]
        if opened.family == mark.family:
            del waiting[k:]
            if mark.start > opened.end:
                found.append(Quotation(Span(opened.start, mark.end), Span(opened.end, mark.start)))
            return


def _at_paragraph_end(
    text: str, at: int, waiting: list[_Mark], found: list[Quotation], ahead: list[_Mark]
) -> list[_Mark]:
    """Keep open what the next paragraphs close; end here what they do not."""
    kept: list[_Mark] = []
    for opened in waiting:
        if at - opened.start < LONGEST and _closes_later(text, at, opened, ahead):
            kept.append(opened)
            continue
        end = _inferred_end(text, at, opened, found, waiting)
        if end is not None and opened.family != "single":
            found.append(Quotation(Span(opened.start, end), Span(opened.end, end), closed=False))
    return kept


def _inferred_end(text: str, at: int, opened: _Mark, found: list[Quotation], waiting: list[_Mark]) -> int | None:
    """Where a quotation without a closing mark ends; None where nothing says.

    With its paragraph; where another quotation begins before that, with the last sentence before it.
    """
    others = [q.outer.start for q in found if q.outer.start > opened.start]
    others += [w.start for w in waiting if w.start > opened.start]
    end = at
    if others:
        stops = [m.end() for m in STOPS.finditer(text, opened.end, min(others))]
        end = stops[-1] if stops else opened.end
    while end > opened.end and text[end - 1].isspace():
        end -= 1
    return end if text[opened.end : end].strip() else None


def _closes_later(text: str, at: int, opened: _Mark, ahead: list[_Mark]) -> bool:
    """Whether the next mark of the family, within reach, closes or repeats rather than opens anew."""
    following = next((m for m in ahead if m.family == opened.family), None)
    if following is None or following.start - at > LONGEST or opened.family == "single":
        return False
    repeated = not text[at : following.start].strip()
    if repeated:
        return any(m.family == opened.family and m.leans < 0 for m in ahead[ahead.index(following) + 1 :])
    return following.text in "»›" if opened.family == "guillemet" else following.leans < 0


def _with_depth(found: list[Quotation]) -> tuple[Quotation, ...]:
    """Order by place and count how many others each lies in."""
    ordered = sorted(found, key=lambda q: (q.outer.start, -q.outer.end))
    out: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in ordered:
        while around and around[-1].outer.end < quotation.outer.end:
            around.pop()
        out.append(Quotation(quotation.outer, quotation.inner, quotation.closed, len(around)))
        around.append(quotation)
    return tuple(out)


def run(reading: Reading) -> tuple[Quotation, ...]:
    """Make the layer of quotations."""
    return find_quotations(reading.document.text)


STAGE = Stage("quotations", "2", (), QUOTATIONS, run)
