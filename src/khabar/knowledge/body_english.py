"""English names for bodies by rule: «الهيئة العامة لسدود الجنوب», General Authority for Dams of the South.

Only words of the table are translated; a name that goes on otherwise keeps its head and is
romanised. Bodies that are known by name are not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.knowledge.gazetteer import adjectives, known_names
from khabar.knowledge.persons import is_nationality
from khabar.knowledge.table import load_table
from khabar.knowledge.words import is_definite, spell

__all__ = ["TABLES", "english_body"]

#: The tables that this module reads.
TABLES = ("body_english", "places")
ARTICLE = "ال"
JOINTS = {"ل": "for", "و": "and", "ب": "in"}
ROYAL = {spell(title): english for title, english in (
    ("الملك", "King"), ("الملكة", "Queen"), ("الأمير", "Prince"), ("الأميرة", "Princess"), ("الإمام", "Imam"),
    ("السلطان", "Sultan"), ("الشيخ", "Sheikh"),
)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun in English with what joins it to the words before it."""

    joint: str
    noun: str
    adjectives: tuple[str, ...] = ()

    def written(self) -> str:
        """Return the words in English order."""
        plain = " ".join((*reversed(self.adjectives), self.noun.removeprefix("the ")))
        return f"{self.joint} the {plain}" if self.noun.startswith("the ") else f"{self.joint} {plain}"


@cache
def _words(kind: str) -> dict[str, str]:
    return {spell(row["arabic"]): row["english"] for row in load_table("body_english").rows if row["kind"] == kind}


def english_body(name: str, romanise: Callable[[str], str]) -> str | None:
    """Return the English form of a body's name, or None where its head is in no table.

    >>> english_body("الهيئة العامة لسدود الجنوب", str)
    'General Authority for Dams of the South'
    """
    written = name.split()
    letters = [spell(word) for word in written]
    if len(letters) < len(("head", "complement")):
        return None
    if len(letters) > 2 and letters[0] + letters[1] in _words("maker"):
        written, letters = [" ".join(written[:2]), *written[2:]], [letters[0] + letters[1], *letters[2:]]
    bare = letters[0].removeprefix(ARTICLE)
    kind = next((kind for kind in ("head", "maker") if bare in _words(kind)), None)
    if kind is None or len(letters) == 1:
        return None
    head = _words(kind)[bare]
    own, country, rest = _own(letters)
    phrases = _phrases(rest)
    if phrases is not None:
        front = " ".join((*reversed(own), head))
        return " ".join((front, *(p.written() for p in phrases))) + (f" ({country})" if country else "")
    return _kept(kind, head, written, romanise) if not is_definite(letters[0]) else None


def _own(letters: Sequence[str]) -> tuple[list[str], str | None, Sequence[str]]:
    """The head's own adjectives, the country that the name ends in, and the words between."""
    country = None
    if is_nationality(letters[-1]):
        country = adjectives()[letters[-1][2:]].name
        letters = letters[:-1]
    at, own = 1, []
    while is_definite(letters[0]) and at < len(letters):
        if letters[at] in _words("adjective"):
            own.append(_words("adjective")[letters[at]])
        elif is_nationality(letters[at]):
            country = adjectives()[letters[at][2:]].name
        else:
            break
        at += 1
    return own, country, letters[at:]


def _phrases(letters: Sequence[str]) -> list[_Phrase] | None:
    """The nouns that complete a head, each with its adjectives; None where a word is not known."""
    out: list[_Phrase] = []
    at = 0
    while at < len(letters):
        word = letters[at]
        if out and word in _words("adjective"):
            last = out[-1]
            out[-1] = _Phrase(last.joint, last.noun, (*last.adjectives, _words("adjective")[word]))
            at += 1
            continue
        joint, noun = _joint(word)
        pair = noun + letters[at + 1] if at + 1 < len(letters) else ""
        english = _noun(pair) or _noun(noun)
        if english is None:
            return None
        out.append(_Phrase(joint, english))
        at += 2 if _noun(pair) else 1
    return out


def _noun(letters: str) -> str | None:
    """The English of a spelled noun, of two («حقوق الإنسان»), or of a country or city."""
    place = next((k.name for k in known_names().get(letters, ()) if k.type == "GPE" and not k.hint), None)
    return _words("noun").get(letters) or place


def _joint(word: str) -> tuple[str, str]:
    """What joins a word to those before it, and the word: «للسياحة» is "for", «والآثار» "and"."""
    nouns = _words("noun")
    if word.startswith("لل"):
        return "for", ARTICLE + word[2:]
    if not word or word in nouns or word[0] not in JOINTS:
        return "of", word
    known = word[1:] in ("حقوق", "كره") or _noun(word[1:]) is not None
    return (JOINTS[word[0]], word[1:]) if known else ("of", word)


def _kept(kind: str, head: str, written: Sequence[str], romanise: Callable[[str], str]) -> str:
    """The head in English with the rest in Latin letters: «شركة جسور الوطنية», Jusur National Company."""
    last = len(written)
    while kind == "maker" and last > 2 and spell(written[last - 1]) in _words("adjective"):
        last -= 1
    own = [_words("adjective")[spell(word)] for word in reversed(written[last:])]
    rest = " ".join(ROYAL.get(spell(word)) or romanise(word) for word in written[1:last])
    return " ".join((rest, *own, head)) if kind == "maker" else f"{head} of {rest}"
