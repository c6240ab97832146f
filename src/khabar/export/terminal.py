"""Text made fit for a terminal: widths, graphemes, wrapping, isolates and colour.

What a line says is left to the summary. Words shown are a copy: control characters and bidi
controls of an article never reach the terminal, where they could move the cursor or turn the line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["clean", "graphemes", "has_arabic", "isolate", "paint", "width_of", "wrap"]

FSI, PDI = "\u2068", "\u2069"
ZWJ = "\u200d"
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
STYLES = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}


def clean(words: str) -> str:
    r"""Return ``words`` on one line, without control characters and bidi controls.

    >>> clean("قال\n\u202eالمهندس")  # "the engineer said", with an override in it
    'قال المهندس'
    """
    return " ".join(CONTROL.sub(" ", BIDI.sub("", words)).split())


def _joins(previous: str, char: str) -> bool:
    """Whether ``char`` belongs to the grapheme that ``previous`` ends."""
    if unicodedata.category(char) in {"Mn", "Me", "Mc", "Cf"} or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    return previous.endswith(ZWJ)


def graphemes(words: str) -> Iterator[str]:
    """Yield letters with their marks, and joined emoji, whole."""
    held = ""
    for char in words:
        flag = "\U0001f1e6" <= char <= "\U0001f1ff"
        if held and (_joins(held, char) or (flag and len(held) == 1 and "\U0001f1e6" <= held <= "\U0001f1ff")):
            held += char
            continue
        if held:
            yield held
        held = char
    if held:
        yield held


def width_of(words: str) -> int:
    """Count the columns that ``words`` takes: marks and format characters take none.

    >>> width_of("سَدّ")  # "a dam"
    2
    """
    return sum(_columns(g) for g in graphemes(words))


def _columns(grapheme: str) -> int:
    first = grapheme[0]
    if unicodedata.category(first) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    wide = unicodedata.east_asian_width(first) in {"W", "F"} or "\ufe0f" in grapheme
    return 2 if wide or "\U0001f1e6" <= first <= "\U0001f1ff" else 1


def wrap(words: str, width: int) -> list[str]:
    """Break ``words`` into lines of at most ``width`` columns, between words where that can be.

    A word longer than a line is broken between graphemes; only a grapheme wider than the line
    runs over.
    """
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(clean(words), width):
        columns = width_of(piece)
        if line and used + 1 + columns > width:
            lines.append(line)
            line, used = "", 0
        line, used = (f"{line} {piece}", used + 1 + columns) if line else (piece, columns)
    return [*lines, line] if line else lines


def _pieces(words: str, width: int) -> Iterator[str]:
    """The words, the too long ones in pieces that fit."""
    for one in words.split():
        if width_of(one) <= width:
            yield one
            continue
        held, used = "", 0
        for grapheme in graphemes(one):
            columns = _columns(grapheme)
            if held and used + columns > width:
                yield held
                held, used = "", 0
            held, used = held + grapheme, used + columns
        yield held


def has_arabic(words: str) -> bool:
    """Whether any letter or digit of ``words`` runs from right to left, or counts as Arabic."""
    return any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in words)


def isolate(words: str) -> str:
    """Wrap ``words`` so that their direction turns nothing around them."""
    return f"{FSI}{words}{PDI}"


def paint(words: str, *styles: str, color: bool) -> str:
    """Colour ``words`` where ``color`` is asked for."""
    if not color or not styles:
        return words
    return f"\x1b[{';'.join(STYLES[s] for s in styles)}m{words}\x1b[0m"
