"""Tells Arabic from other languages, those in Arabic letters among them.

By letters and a few of the commonest words: enough to refuse what khabar cannot read, no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.errors import NotArabicError
from khabar.text.fold import DROPPED

__all__ = ["ARABIC_LETTER", "check_arabic", "count_arabic"]

#: One letter of the Arabic script, presentation forms included.
ARABIC_LETTER = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]"
)
ANY_LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(f"[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f{DROPPED}]+")
SKIPPED = re.compile(f"[{DROPPED}]")

#: Fewest Arabic letters of an article, and their least share of all its letters.
FEWEST = 20
SHARE = 0.3
#: Among letters, the least share of those that the other language has and Arabic lacks. Arabic
#: news spells a name or two with گ or پ (under one in a thousand).
FOREIGN_LETTERS = 0.004
#: Among words, the least share of the other language's commonest.
FOREIGN_WORDS = 0.04


@dataclass(frozen=True, slots=True)
class _Language:
    """A language of Arabic script: letters that Arabic lacks, and its commonest words."""

    name: str
    letters: str
    words: frozenset[str]


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


ARABIC_WORDS = _words(
    "في فى من على علي إلى الى الي أن ان إن التي التى الذي الذى عن مع هذا هذه بعد قال كان كما لا ما لم بين أو او"
)
LANGUAGES = (
    _Language("Persian", "پچژگکی", _words("است که را این از با برای می آن شد های شده کرد بود خود تا یک هم نیز ها")),
    _Language("Urdu", "ٹڈڑںےہھپچگکی", _words("ہے کے کی میں سے نے کا کو اور ہیں یہ پر بھی اس نہیں تھا گیا کہ")),
    _Language("Pashto", "ټډړږښڅځڼېۍګپچ", _words("په د او چې کې له ته دي يې هم چي کړي دی سره کوي نه شي")),
    _Language("Kurdish", "ڕڵێۆەڤپچژگکی", _words("لە بۆ کە بە و ئەم لەگەڵ هەیە ئەو کرد سەر دەکات بوو")),
)


def count_arabic(text: str) -> int:
    """Count the letters of Arabic script.

    >>> count_arabic("سد 2")  # "dam 2"
    2
    """
    return len(ARABIC_LETTER.findall(text))


def check_arabic(text: str) -> None:
    """Raise ``NotArabicError`` where ``text`` is not in Arabic, naming the language where it can.

    >>> check_arabic("قال الوزير إن العمل في السد بدأ")  # "the minister said that work on the dam had begun"
    """
    arabic = count_arabic(text)
    letters = len(ANY_LETTER.findall(text))
    if arabic < FEWEST or arabic < letters * SHARE:
        raise NotArabicError(
            f"the text has {arabic} Arabic letters among {letters}; an Arabic article has at least {FEWEST}"
            f" and {SHARE:.0%}: give the Arabic version",
            arabic=arabic,
            letters=letters,
        )
    other = _other_language(text, arabic)
    if other is not None:
        raise NotArabicError(
            f"the text is in Arabic letters but looks like {other}; khabar reads Arabic: give the Arabic version",
            language=other,
        )


def _other_language(text: str, arabic: int) -> str | None:
    """The language whose letters and words are there more than Arabic's own words."""
    words = [SKIPPED.sub("", w) for w in WORD.findall(text)]
    own = sum(w in ARABIC_WORDS for w in words)
    scored = []
    for language in LANGUAGES:
        letters = sum(map(text.count, language.letters))
        common = sum(w in language.words for w in words)
        if letters >= arabic * FOREIGN_LETTERS and common >= len(words) * FOREIGN_WORDS and common > own:
            scored.append((common + letters / arabic, language.name))
    return max(scored)[1] if scored else None
