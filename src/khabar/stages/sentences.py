"""Cuts a document into sentences and tells headlines and subheads from the body.

Agency credits are left to the attribution stage. A semicolon ends no sentence: in the bank's train
part two of five stand inside one reported statement (2026-11-24).
"""

from __future__ import annotations

import re

from khabar.core.layers import Reading
from khabar.core.span import Span
from khabar.core.stage import Stage
from khabar.core.structure import SENTENCES, Sentence, SentenceKind

__all__ = ["STAGE", "find_sentences"]

PARAGRAPH = re.compile(r"[^\n]+")
LETTER = "[\u0621-\u064a]"
CLOSING = r"[»\"”“’)\]]*+"
#: The end of a sentence: stops with the quotation marks and brackets that close with them, before a
#: blank or a mark that opens, but not right after such a mark («... نعم»); or a full stop glued to
#: the next sentence («المياه.وقال»).
STOP = re.compile(
    rf"(?<![!?؟….«“(\[])(?<!\s\")[!?؟….]++{CLOSING}(?:[!?؟….]++{CLOSING})*+(?=\s|$|[«“])"
    rf"|(?<={LETTER}{{3}})[.؟!](?={LETTER}{{3}})|(?<=\s)\.(?={LETTER}{{2}})"
)
#: Before these a full stop abbreviates: initials («أ. ف. ب»), titles («د. محمد», «م. علي»), but not
#: an era after its year («2015 م.»).
ABBREVIATED = re.compile(rf"(?:^|(?<![0-9٠-٩])[\s(«\"“.]){LETTER}$|(?:^|[\s(«\"“.])[A-Za-z]$")
#: Names of Latin letters, two of which make initials («سي. إن. إن»); the first list is no words.
SPELLED = "بي|سي|جي|إف|أف|إس|أس|إتش|دبليو|إكس|كيو"
SPELLED_OR_WORD = rf"{SPELLED}|[إاآأ]يه?|دي|كي|[إاأ]ل|[إاأ]م|[إاأ]ن|[اأ]و|[آاأ]ر|تي|يو|في|واي|زد"
INITIALS = re.compile(
    rf"(?<![\w.])(?:(?:{SPELLED_OR_WORD})\.\s?)+(?={SPELLED_OR_WORD})(?=(?:{SPELLED_OR_WORD})(?!\w))"
    rf"|(?<!\w)(?:{SPELLED})\.(?=\s\w)"
)
LETTERED = re.compile(r"\w")
LONGEST_HEADLINE = 200
LONGEST_SUBHEAD = 60
SUBHEAD_WORDS = 8


def _sentence_ends(paragraph: str) -> list[int]:
    """Where the sentences of a paragraph end; each holds a letter or digit."""
    spelled = [m.span() for m in INITIALS.finditer(paragraph)]
    ends: list[int] = []
    done = 0
    for match in STOP.finditer(paragraph):
        if match.group() == "." and _abbreviates(paragraph, match.start(), spelled):
            continue
        if LETTERED.search(paragraph, done, match.start()):
            done = match.end()
            ends.append(done)
    if ends and not LETTERED.search(paragraph, done):
        ends.pop()
    return [*ends, len(paragraph)]


def _abbreviates(paragraph: str, at: int, spelled: list[tuple[int, int]]) -> bool:
    """Whether a full stop is part of initials or of a title."""
    if any(start <= at < end for start, end in spelled):
        return True
    return ABBREVIATED.search(paragraph[max(0, at - 3) : at]) is not None


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
    """Return the sentences of ``text`` in order, without surrounding white space.

    >>> [s.span for s in find_sentences("بدأ العمل. وانتهى.")]  # "the work began. And it ended."
    [Span(start=0, end=10), Span(start=11, end=18)]
    """
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
            start = match.start() + done + len(piece) - len(piece.lstrip())
            out.append(Sentence(Span(start, match.start() + done + len(piece.rstrip())), number, kind))
            done = end
        number += 1
    return tuple(out)


def run(reading: Reading) -> tuple[Sentence, ...]:
    """Make the layer of sentences."""
    return find_sentences(reading.document.text, reading.document.title)


STAGE = Stage("sentences", "2", (), SENTENCES, run)
