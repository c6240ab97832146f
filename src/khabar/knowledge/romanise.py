"""Writes Arabic names in Latin letters, for reading and search, never for identity.

Known given names take their usual form; other words take the vowels of their pattern («فاعل»,
«مفعول») where it shows, else go letter by letter with short vowels guessed. The original value is
always kept beside it.
"""

from __future__ import annotations

import re
from functools import cache

from khabar.knowledge.persons import given_names
from khabar.knowledge.words import is_definite, spell
from khabar.text.fold import fold_word

__all__ = ["TABLES", "romanise"]

#: The tables that this module reads.
TABLES = ("given_names",)
CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q",
    "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ء": "", "ئ": "", "ؤ": "", "پ": "p", "چ": "ch", "ڤ": "v",
    "گ": "g", "ژ": "zh", "ڨ": "g",
}  # fmt: skip
PARTS = {
    "بن": "bin", "ابن": "ibn", "بنت": "bint", "ال": "Al", "ابو": "Abu", "ابي": "Abi", "ام": "Umm", "ولد": "Ould",
    "الله": "Allah", "دي": "de", "دا": "da", "فان": "van", "فون": "von", "ذو": "Dhu", "بو": "Bou",
}  # fmt: skip
GLIDES = {"و": ("w", "u"), "ي": ("y", "i")}
TA, YA_TA, NISBA = "ة", "ية", "ي"
BELOW = "إ"
#: «مكتبة», Maktaba: the pattern of places and tools.
PLACE = (re.compile("م(.)([^اوي])(.)"), "ma{}{}a{}a")
#: Word patterns with their vowels; a digit stands for a root letter.
MOULDS = (
    ("1ا2 3", "{}a{}i{}"), ("م12و3", "ma{}{}u{}"), ("12ي3", "{}a{}i{}"), ("1وي2", "{}uway{}"), ("م123", "mu{}{}i{}"),
    ("م1ت23", "mu{}ta{}i{}"), ("مت123", "muta{}a{}i{}"), ("م1ا23", "mu{}a{}i{}"), ("ا1ت2ا3", "i{}ti{}a{}"),
    ("ان12ا3", "in{}i{}a{}"), ("است12ا3", "isti{}{}a{}"), ("ت12ي3", "ta{}{}i{}"), ("12ا3ي4", "{}a{}a{}i{}"),
    ("12ا34", "{}a{}a{}i{}"), ("استشاري", "istishari"),
)  # fmt: skip


@cache
def _moulds() -> tuple[tuple[re.Pattern[str], str], ...]:
    root = "([بتثجحخدذرزسشصضطظعغفقكلمنهئ])"
    return tuple((re.compile(re.sub("[1-4]", root, mould.replace(" ", ""))), vowels) for mould, vowels in MOULDS)


def romanise(name: str) -> str:
    """Return a readable Latin form of an Arabic name.

    >>> romanise("محمد بن سالم القرني")
    'Mohammed bin Salem al-Qarni'
    """
    return " ".join(part for part in (_word(w) for w in name.split()) if part)


@cache
def _word(word: str) -> str:
    if word.isascii():
        return word
    letters = spell(word)
    if letters in PARTS:
        return PARTS[letters]
    given = given_names().get(letters)
    if given is not None:
        return given
    if letters.startswith("عبدال") and len(letters) > len("عبدال"):
        rest = letters.removeprefix("عبدال")
        return "Abdullah" if rest == "له" else f"Abdul{_letters(rest)}"
    folded = "".join(c for c in fold_word(word) if c.isalnum())
    front = "lil-" if letters.startswith("لل") and len(letters) > len("لله") else "al-" if is_definite(letters) else ""
    sounds = _sounds(folded[2:] if front else folded)
    if BELOW in word and sounds.startswith("a"):
        sounds = "i" + sounds[1:]
    return front + sounds.capitalize()


def _sounds(folded: str) -> str:
    """A word without article in Latin letters, by its ending and its pattern."""
    if folded.endswith(YA_TA) and len(folded) > len(YA_TA) + 1:
        return _sounds(folded.removesuffix(YA_TA)) + "iya"
    if folded.endswith(TA) and len(folded) > len(TA) + 1:
        stem = folded.removesuffix(TA)
        found = PLACE[0].fullmatch(stem)
        if found is not None:
            return PLACE[1].format(*(CONSONANTS.get(letter, "") for letter in found.groups()))
        moulded = _moulded(stem)
        return moulded + "a" if moulded is not None else _letters(spell(folded))
    whole, described = _moulded(folded), _moulded(folded.removesuffix(NISBA))
    if whole is None and described is not None:
        return described + "i"
    return whole or _letters(spell(folded))


def _moulded(folded: str) -> str | None:
    """The word with the vowels of its pattern, or None where it has none of the known patterns."""
    for pattern, vowels in _moulds():
        found = pattern.fullmatch(folded)
        if found is not None:
            return vowels.format(*(CONSONANTS[letter] for letter in found.groups()))
    return None


def _letters(letters: str) -> str:
    """Letters in order, with «a» between consonants that would otherwise stand three abreast.

    A consonant after a long vowel closes its syllable: «هولمفيك», Hulmafik.
    """
    out: list[str] = []
    open_ = closing = False
    for i, char in enumerate(letters):
        last = i == len(letters) - 1
        following = letters[i + 1] if not last else ""
        if char == "ا" or (char == "ع" and following not in "اوي" and not last):
            out.append("a" if not (out and out[-1].endswith("a")) else "")
            open_, closing = False, char == "ا"
        elif char in GLIDES:
            consonant = i == 0 or (following == "ا") or (following in GLIDES and not last)
            out.append(GLIDES[char][0 if consonant else 1])
            open_ = consonant and following not in "اوي"
            closing = not consonant
        elif char == "ه" and last and i:
            out.append("" if out and out[-1].endswith("a") else "a")
        else:
            sound = CONSONANTS.get(char, char if char.isascii() else "")
            out.append(f"a{sound}" if open_ else sound)
            closed = closing and i + 2 != len(letters)
            open_ = not (open_ or closed) and following not in ("", "ا", "و", "ي") if sound else open_
            closing = False
    return "".join(out)
