"""Half-open ranges of Unicode code points into one text.

This is the only kind of interval in khabar; another unit (folded index, UTF-16) says so in its
name. What a span means is left to the record that holds it.
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.errors import SpanError

__all__ = ["Span", "covers", "cut", "overlap", "trim"]

#: What a span of evidence never begins or ends with: white space, quotation marks, punctuation.
EDGES = frozenset(" \t\r\n\u00a0\u200b\u200c\u200d\u200e\u200f\u061c\ufeff«»\"'“”„‟‘’‚‹›.,،؛;:!؟?…-–—")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``[start, end)`` in code points.

    >>> cut("وقال الوزير", Span(0, 4))
    'وقال'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanError(
                f"span [{self.start}, {self.end}) is not 0 <= start <= end; give half-open code points",
                start=self.start,
                end=self.end,
            )

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True


def cut(text: str, span: Span) -> str:
    """Return the words of ``span``. Raises ``SpanError`` where it runs past the text."""
    if span.end > len(text):
        raise SpanError(
            f"span [{span.start}, {span.end}) runs past a text of {len(text)} code points;"
            " was it made from another text?",
            start=span.start,
            end=span.end,
            length=len(text),
        )
    return text[span.start : span.end]


def overlap(a: Span | None, b: Span | None) -> int:
    """Count the code points that both spans hold; 0 where one is absent."""
    if a is None or b is None:
        return 0
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def covers(outer: Span, inner: Span) -> bool:
    """Tell whether ``inner`` lies wholly inside ``outer``."""
    return outer.start <= inner.start and inner.end <= outer.end


def trim(text: str, start: int, end: int, edges: frozenset[str] = EDGES) -> Span | None:
    """Return ``[start, end)`` without the ``edges`` around it, or None where nothing is left.

    >>> trim("«نعم»، ", 0, 7)
    Span(start=1, end=4)
    """
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return Span(start, end) if start < end else None
