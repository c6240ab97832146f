"""Writes Arabic names in Latin letters, for reading and search, never for identity.

Known given names take their usual form; other words go letter by letter with short vowels
guessed. The original value is always kept beside it.
"""

from __future__ import annotations

from functools import cache

from khabar.knowledge.persons import given_names
from khabar.knowledge.words import is_definite, spell

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
    if is_definite(letters):
        return "al-" + _letters(letters[2:]).capitalize()
    return _letters(letters).capitalize()


def _letters(letters: str) -> str:
    """Letters in order, with «a» between consonants that would otherwise stand three abreast."""
    out: list[str] = []
    open_ = False
    for i, char in enumerate(letters):
        last = i == len(letters) - 1
        following = letters[i + 1] if not last else ""
        if char == "ا" or (char == "ع" and following not in "اوي" and not last):
            out.append("a" if not (out and out[-1].endswith("a")) else "")
            open_ = False
        elif char in GLIDES:
            consonant = i == 0 or (following == "ا") or (following in GLIDES and not last)
            out.append(GLIDES[char][0 if consonant else 1])
            open_ = consonant and following not in "اوي"
        elif char == "ه" and last and i:
            out.append("" if out and out[-1].endswith("a") else "a")
        else:
            if open_:
                out.append("a")
            sound = CONSONANTS.get(char, char if char.isascii() else "")
            out.append(sound)
            open_ = not open_ and following not in ("", "ا", "و", "ي") if sound else open_
            if last and not sound:
                out.append("")
    return "".join(out)
