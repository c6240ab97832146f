"""Cuts a document into sentences and tells headlines, subheads and credits from the body."""

from __future__ import annotations

import re

from khabar.core.layers import Reading
from khabar.core.span import Span
from khabar.core.stage import Stage
from khabar.core.structure import SENTENCES, Sentence, SentenceKind

__all__ = ["STAGE", "find_sentences"]

PARAGRAPH = re.compile(r"[^\n]+")
#: The end of a sentence: a stop with the quotation marks and brackets that close with it.
STOP = re.compile(r"(?:[!?؟…]|\.{1,3})+[»\"”“’)\]]*(?=\s|$|[«\"“])|؛(?=\s)")
#: Before these a full stop abbreviates: initials («أ. ف. ب»), titles («د. محمد», «م. علي»).
ABBREVIATED = re.compile(r"(?:^|[\s(«\"“.])[\u0621-\u064aA-Za-z]$")
LONGEST_HEADLINE = 200
LONGEST_SUBHEAD = 60
SUBHEAD_WORDS = 8


def _sentence_ends(paragraph: str) -> list[int]:
    ends = [
        m.end()
        for m in STOP.finditer(paragraph)
        if not (m.group() == "." and ABBREVIATED.search(paragraph[: m.start()][-3:]))
    ]
    return [*ends, len(paragraph)]


def _kind(line: str, paragraph: int, *, headed: bool) -> SentenceKind:
    """A short line without a full stop is a headline at the top and a subhead below."""
    unstopped = not line.endswith((".", "،", ":", "؛", "»", '"', "”"))
    if paragraph == 0 and headed:
        return "headline"
    if paragraph and unstopped and len(line) <= LONGEST_SUBHEAD and 1 < len(line.split()) <= SUBHEAD_WORDS:
        return "subhead"
    return "body"


def _is_headed(text: str, title: str | None) -> bool:
    """Whether the first line is a headline: it is the title, or it looks like one."""
    first, newline, rest = text.partition("\n")
    if title is not None and first.strip() == title.strip():
        return True
    return (
        bool(newline and rest.strip())
        and len(first) <= LONGEST_HEADLINE
        and not first.rstrip().endswith((".", "،", ":"))
    )


def find_sentences(text: str, title: str | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` in order, without surrounding white space."""
    out: list[Sentence] = []
    headed = _is_headed(text, title)
    number = 0
    for match in PARAGRAPH.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        kind = _kind(line.strip(), number, headed=headed)
        done = 0
        for end in [len(line)] if kind == "headline" else _sentence_ends(line):
            piece = line[done:end]
            if piece.strip():
                start = match.start() + done + len(piece) - len(piece.lstrip())
                out.append(Sentence(Span(start, match.start() + done + len(piece.rstrip())), number, kind))
            done = end
        number += 1
    return tuple(out)


def run(reading: Reading) -> tuple[Sentence, ...]:
    """Make the layer of sentences."""
    return find_sentences(reading.document.text, reading.document.title)


STAGE = Stage("sentences", "1", (), SENTENCES, run)
