"""Pairs quotation marks, also over paragraphs, and infers the end of those never closed.

Parentheses are left alone here: whether «(...)» quotes is for the attribution stage to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.core.layers import Reading
from khabar.core.span import Span
from khabar.core.stage import Stage
from khabar.core.structure import QUOTATIONS, Quotation

__all__ = ["STAGE", "find_quotations"]

MARKS = re.compile("[«»\"“”„‟‹›]|''|\n+")
#: Marks that stand for each other: newspapers close “ with ” or with “, and " with either.
GUILLEMETS = "«»‹›"
#: A quotation runs over at most so many characters; past that a lost mark is likelier.
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that waits for its partner."""

    mark: str
    start: int
    end: int


def _opens(text: str, mark: str, start: int, end: int, waiting: list[_Open]) -> bool:
    """Tell whether a mark opens, from its shape, from what waits and from the space around it."""
    if mark in "«‹":
        return True
    if mark in "»›":
        return False
    waits = any(w.mark not in GUILLEMETS for w in waiting)
    if not waits:
        return True
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    spaced_before = before.isspace() or before in "([:،-"
    return mark in "“„" and spaced_before and not after.isspace() and after not in "،.؛:)"


def _same_family(a: str, b: str) -> bool:
    return (a in GUILLEMETS) == (b in GUILLEMETS)


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of ``text``, outer before inner.

    A quotation opened again at the head of the next paragraph («...\\n«...») is one quotation
    over both. One that is never closed ends with its paragraph and has ``closed`` False.
    """
    found: list[Quotation] = []
    waiting: list[_Open] = []
    for match in MARKS.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        if mark[0] == "\n":
            waiting = _at_paragraph_end(text, start, waiting, found)
        elif _opens(text, mark, start, end, waiting):
            if not _reopens(text, start, mark, waiting):
                waiting.append(_Open(mark, start, end))
        else:
            _close(start, end, mark, waiting, found)
    _at_paragraph_end(text, len(text), waiting, found, last=True)
    return _with_depth(found)


def _reopens(text: str, start: int, mark: str, waiting: list[_Open]) -> bool:
    """A mark at the head of a paragraph that repeats the one still open above."""
    head = not text[:start].rpartition("\n")[2].strip()
    return head and any(_same_family(w.mark, mark) for w in waiting)


def _close(start: int, end: int, mark: str, waiting: list[_Open], found: list[Quotation]) -> None:
    """Close the latest mark of the same family; a closing mark alone is passed over."""
    for k in range(len(waiting) - 1, -1, -1):
        if _same_family(waiting[k].mark, mark):
            opened = waiting[k]
            del waiting[k:]
            if start > opened.end:
                found.append(Quotation(Span(opened.start, end), Span(opened.end, start)))
            return


def _at_paragraph_end(
    text: str, at: int, waiting: list[_Open], found: list[Quotation], *, last: bool = False
) -> list[_Open]:
    """Keep open what the next paragraphs close; end here what they do not."""
    kept = []
    for opened in waiting:
        if not last and at - opened.start < LONGEST and _closes_later(text, at, opened.mark):
            kept.append(opened)
            continue
        end = at
        while end > opened.end and text[end - 1].isspace():
            end -= 1
        if end > opened.end:
            found.append(Quotation(Span(opened.start, end), Span(opened.end, end), closed=False))
    return kept


def _closes_later(text: str, at: int, mark: str) -> bool:
    """Whether the next marks of the family, within reach, close rather than open anew."""
    ahead = text[at : at + LONGEST]
    if mark in GUILLEMETS:
        closing, opening = ahead.find("»"), ahead.find("«")
        if closing < 0:
            return False
        repeated = opening >= 0 and not ahead[:opening].strip()
        return opening < 0 or closing < opening or repeated
    marks = [m for m in MARKS.finditer(ahead) if m.group()[0] != "\n" and m.group() not in GUILLEMETS]
    if not marks:
        return False
    first = marks[0]
    before = ahead[first.start() - 1] if first.start() else "\n"
    repeated = not ahead[: first.start()].strip()
    return (repeated and len(marks) > 1 and len(marks) % 2 == 0) or (len(marks) % 2 == 1 and not before.isspace())


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


STAGE = Stage("quotations", "1", (), QUOTATIONS, run)
