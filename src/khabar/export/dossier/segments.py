"""Cuts a text at every boundary of every mark, so that overlapping and nested marks can be shown.

Each segment knows the marks that it belongs to; the segments together are exactly the text. How a
mark looks is left to the style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from khabar.core.span import Span

__all__ = ["Mark", "Role", "Segment", "paragraphs", "segments"]

Role = Literal["source", "cue", "content", "unknown", "time", "quantity", "name"]
PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch that plays a role for the record ``of`` (an attribution's number, "u1", "t2")."""

    span: Span
    role: Role
    of: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that no boundary cuts, with all marks that hold them, outermost first."""

    span: Span
    text: str
    marks: tuple[Mark, ...]


def segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """Return the segments of ``text`` in order; joined they are ``text``, whatever the marks.

    >>> [s.text for s in segments("قال الوزير", [Mark(Span(0, 3), "cue", "1")])]  # "the minister said"
    ['قال', ' الوزير']
    """
    ordered = sorted((m for m in marks if len(m.span)), key=lambda m: (m.span.start, -m.span.end, m.role, m.of))
    edges = {0, len(text)} | {edge for m in ordered for edge in (m.span.start, m.span.end) if edge <= len(text)}
    edges |= {edge for p in PARAGRAPH.finditer(text) for edge in p.span()}
    places = sorted(edges)
    out: list[Segment] = []
    active: list[Mark] = []
    waiting = iter(ordered)
    following = next(waiting, None)
    for start, end in pairwise(places):
        active = [m for m in active if m.span.end > start]
        while following is not None and following.span.start <= start:
            active.append(following)
            following = next(waiting, None)
        out.append(Segment(Span(start, end), text[start:end], tuple(active)))
    return tuple(out)


def paragraphs(text: str, marks: Iterable[Mark]) -> tuple[tuple[Segment, ...], ...]:
    """Return the segments by paragraph; line breaks stay at the end of the paragraph before them."""
    ends = [p.end() for p in PARAGRAPH.finditer(text)]
    out: list[list[Segment]] = [[] for _ in ends]
    at = 0
    for segment in segments(text, marks):
        while segment.span.start >= ends[at]:
            at += 1
        out[at].append(segment)
    return tuple(map(tuple, out))
