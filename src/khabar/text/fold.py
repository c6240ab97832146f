"""A normalised shadow of a text that maps back to it exactly.

Folding makes spellings comparable: alef and ya variants, vowel marks, tatweel, presentation
forms, bidi controls and Arabic-Indic digits. The text itself never changes; what a folded word
means is left to others.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.core.span import Span
from khabar.errors import SpanError

__all__ = ["DROPPED", "Folded", "fold", "fold_word"]

#: Vowel and Quranic marks, tatweel, joiners, bidi controls: no letters. For a character class.
DROPPED = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u061c\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe00-\ufe0f"
)
#: Ligatures and positional shapes that Unicode keeps for old encodings.
SHAPES = "\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
SPECIAL = re.compile(f"[{DROPPED}{SHAPES}]")
LETTERS = {
    "ا": "أإآٱٲٳ",
    "ي": "ىیېۍ",
    "ك": "کڪ",
    "ه": "ہھە",
    "%": "٪",
    ".": "٫",
    ",": "٬",
    " ": "\u00a0\u202f\u2007",
    **{str(d): chr(0x660 + d) + chr(0x6F0 + d) for d in range(10)},
}
SAME_LENGTH = {ord(variant): plain for plain, variants in LETTERS.items() for variant in variants}


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` folded; ``starts[i]`` is the original index of folded character ``i``.

    ``starts`` has one entry more than ``text``: the length of the original.
    """

    text: str
    starts: Sequence[int]

    def original(self, folded_start: int, folded_end: int) -> Span:
        """Return the stretch of the original that ``[folded_start, folded_end)`` came from.

        Marks that follow its last letter belong to it, so that words come back whole; a letter
        of a ligature comes back as the whole ligature.
        """
        if not 0 <= folded_start <= folded_end <= len(self.text):
            raise SpanError(
                f"folded range [{folded_start}, {folded_end}) is outside the {len(self.text)} folded"
                " code points; give indices into this shadow's text",
                start=folded_start,
                end=folded_end,
            )
        start = self.starts[folded_start]
        if folded_start == folded_end:
            return Span(start, start)
        last = self.starts[folded_end - 1]
        after = folded_end
        while self.starts[after] == last:
            after += 1
        return Span(start, self.starts[after])

    def folded_i(self, original: int) -> int:
        """Return the folded index of the first character that begins at or after ``original``."""
        return min(bisect_left(self.starts, original), len(self.text))

    def folded_range(self, span: Span) -> tuple[int, int]:
        """Return the folded indices of the characters that begin inside ``span``."""
        start = self.folded_i(span.start)
        return start, max(start, self.folded_i(span.end))


@cache
def _shape(char: str) -> str:
    """The letters of one presentation form, folded: «ﻻ» gives "لا"."""
    plain = unicodedata.normalize("NFKC", char)
    return re.sub(f"[{DROPPED} ]", "", plain).translate(SAME_LENGTH)


def fold(text: str) -> Folded:
    """Fold ``text`` and remember where each character came from.

    >>> fold("أُعلِنَ").text
    'اعلن'
    """
    if SPECIAL.search(text) is None:
        return Folded(text.translate(SAME_LENGTH), range(len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    done = 0
    for match in SPECIAL.finditer(text):
        at = match.start()
        letters = _shape(match.group())
        pieces += (text[done:at], letters)
        starts.extend(range(done, at))
        starts.extend([at] * len(letters))
        done = at + 1
    pieces.append(text[done:])
    starts.extend(range(done, len(text) + 1))
    return Folded("".join(pieces).translate(SAME_LENGTH), tuple(starts))


def fold_word(word: str) -> str:
    """Fold a short string where the way back is not needed."""
    return fold(word).text if SPECIAL.search(word) else word.translate(SAME_LENGTH)
