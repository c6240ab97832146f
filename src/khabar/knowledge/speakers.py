"""Persons in no table, known by where they stand: a verb of saying before them, what they say after.

«قال فلورين غريغوري إن ...» (Florin Grigore said that). Names that tables or titles show are for ``persons``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.knowledge.cues import teller_nouns
from khabar.knowledge.gazetteer import adjectives
from khabar.knowledge.persons import PersonName, is_given, is_nationality, title_kind
from khabar.knowledge.words import BREAK, SPACE, Word, is_definite, is_ordinary

__all__ = ["TABLES", "find_speakers"]

#: Beside those of ``gazetteer`` and ``persons``.
TABLES = ("teller_nouns",)

#: What reported speech begins with, spelled.
OPENERS = frozenset({"ان", "انه", "انها", "بان", "بانه", "بانها"})
#: «بين» is "between" far oftener than "he made clear".
PREPOSITION = "بين"
PLURALS = ("ون", "ين", "ان", "ات")
MOST_PARTS = 4
SHORTEST = 3


def _part(word: Word) -> bool:
    """Whether a word can be a part of a name that no table has."""
    letters = word.letters
    if word.particle or word.quoted or len(letters) < SHORTEST - 1 or not letters[0].isalpha():
        return False
    known_otherwise = title_kind(letters) is not None or is_nationality(letters) or letters in adjectives()
    attached = letters[0] in "بلوفك" and (is_ordinary(letters[1:]) or is_definite(letters[1:]))
    return is_given(letters) or not (known_otherwise or attached or is_ordinary(letters))


def _speech_follows(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and (words[at].gap == BREAK or words[at].letters in OPENERS)


def _is_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether unknown words look like a name rather than a noun in the plural or one with «ب»."""
    letters = words[first].letters
    noun = letters.endswith(PLURALS) or letters in teller_nouns() or letters[0] in "بل"
    if last - first == 1:
        return not (noun or len(letters) <= SHORTEST or is_definite(letters) or letters.endswith("ا"))
    joined = any(word.letters[0] == "و" for word in words[first + 1 : last])
    return not (joined or (noun and not is_given(letters)))


def find_speakers(words: Sequence[Word]) -> Iterator[PersonName]:
    """Yield the name after each verb of saying that unknown words make, where speech or a mark follows."""
    for before, verb in enumerate(words[:-1]):
        first = before + 1
        says = any(title_kind(form.letters) == "verb" and form.letters != PREPOSITION for form in verb.forms)
        if not says or words[first].gap != SPACE:
            continue
        last = first
        while last < len(words) and last - first < MOST_PARTS and _part(words[last]):
            if last > first and words[last].gap == BREAK:
                break
            last += 1
        if last > first and _is_name(words, first, last) and _speech_follows(words, last):
            yield PersonName(first, last, words[first].forms[0], "person.speaker")
