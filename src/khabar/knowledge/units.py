"""What Arabic nouns that follow a number are counted as: persons, things, measures, money.

Built from the tables ``counted`` and ``units`` with the regular duals, accusatives and sound
plurals. Which number a noun belongs to is for the stage of quantities to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from khabar.knowledge.table import load_table
from khabar.text.fold import fold_word

__all__ = ["TABLES", "Counted", "counted_at", "looks_like_people", "money_of"]

TABLES = ("counted", "money", "units")
Grammatical = Literal["one", "two", "many"]
#: Duals that are better known as other words: Jenin, Abyan, Amin, ambush.
NOT_DUALS = frozenset(
    {
        "جينين",
        "ابين",
        "امين",
        "كمين",
        "عينين",
        "حصانين",
        "قسمين",
        "يمين",
        "ركنين",
        "خبرين",
        "جانبين",
        "طالبان",
        "ميلان",
        "سجنان",
        "خبران",
        "علمان",
    }
)
SHORTEST_DUAL = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun of the tables in ``words[first:last]``."""

    unit: str
    number: Grammatical
    last: int
    definite: bool


def _sound_plurals(noun: str, unit: str) -> list[str]:
    if noun.endswith("ة"):
        return [noun[:-1] + "ات"]
    return [noun + "ون", noun + "ين"] if unit == "person" or unit in PEOPLE else [noun + "ات"]


#: Units besides "person" whose nouns take the plural of persons.
PEOPLE = frozenset({"follower", "defendant", "partner"})


def _duals(noun: str) -> list[str]:
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun[:-1] + "و" if noun.endswith("ء") else noun
    construct = [noun[:-1] + "تا"] if noun.endswith("ة") else []
    return [stem + "ان", stem + "ين", *construct]


def _singulars(noun: str) -> list[str]:
    """The noun and its accusative, of one or two words."""
    head, _, rest = noun.partition(" ")
    if rest:
        return [noun, f"{head}ا {rest}", f"{head}ا {rest}ا"]
    return [noun] if noun.endswith(("ة", "ا")) else [noun, noun + "ا"]


def _plurals(noun: str, row: dict[str, str]) -> list[str]:
    out: list[str] = []
    for plural in row["plurals"].split():
        out += [fold_word(plural)] if plural != "+" else _sound_plurals(noun, row["unit"])
    return out


def _has_dual(noun: str) -> bool:
    return " " not in noun and len(noun) >= SHORTEST_DUAL and noun not in ("نسمة", "يورو")


@cache
def _nouns() -> dict[str, tuple[str, Grammatical]]:
    """Folded form, of one or two words, to its unit and grammatical number; the first that claims a form has it."""
    rows = [(fold_word(row["singular"]), row) for name in ("counted", "units") for row in load_table(name).rows]
    forms: dict[str, tuple[str, Grammatical]] = {noun: (row["unit"], "one") for noun, row in rows}
    for noun, row in rows:
        for form in _singulars(noun):
            forms.setdefault(form, (row["unit"], "one"))
    for noun, row in rows:
        for form in _plurals(noun, row) if " " not in noun else _plural_names(row):
            forms.setdefault(form, (row["unit"], "many"))
    for noun, row in rows:
        for form in _duals(noun) if _has_dual(noun) else ():
            if form not in NOT_DUALS:
                forms.setdefault(form, (row["unit"], "two"))
    return forms


def _plural_names(row: dict[str, str]) -> list[str]:
    """Plurals of names of two words: the cell holds pairs of words."""
    words = row["plurals"].split()
    return [fold_word(" ".join(words[i : i + 2])) for i in range(0, len(words) - 1, 2)]


def counted_at(words: Sequence[str], i: int) -> Counted | None:
    """Return the noun of one or two folded words at ``i``, with or without the article.

    >>> counted_at(["وحدة", "سكنية"], 0).unit, counted_at(["الغارتين"], 0).number
    ('housing unit', 'two')
    """
    if i >= len(words):
        return None
    nouns = _nouns()
    for prefix in ("", "ال"):
        if not words[i].startswith(prefix):
            continue
        head = words[i][len(prefix) :]
        if i + 1 < len(words):
            pair = nouns.get(f"{head} {words[i + 1]}") or nouns.get(f"{head} {words[i + 1].removeprefix('ال')}")
            if pair is not None:
                return Counted(pair[0], pair[1], i + 2, bool(prefix))
        single = nouns.get(head)
        if single is not None:
            return Counted(single[0], single[1], i + 1, bool(prefix))
    return None


def looks_like_people(word: str, count: float) -> bool:
    """Tell whether an unlisted folded noun after ``count`` has the shape of a word for people.

    Sound masculine plurals («مقيمين») and relative adjectives («ماليزيا» after 11 to 99) do.
    """
    bare = word.removeprefix("ال")
    if 3 <= count <= 10:  # these numbers take the plural
        return len(bare) > 4 and bare.endswith(("ين", "ون", "يين", "يون"))  # shortest plural
    if bare.endswith("ا"):
        return len(bare) > 4 and (bare.endswith("يا") or bare.startswith("م"))  # shortest
    return bare.endswith("ي") and len(bare) > 3  # «كردي»


#: A word begins here, after attached letters and the article: «نابل» is not in «السنابل».
BEGINS = r"(?<![\u0621-\u064a])[وفبلك]?(?:ال|ل)?"


@cache
def _places() -> dict[str, list[tuple[str, str]]]:
    """Money that several countries call the same, to letters that tell a country and its code."""
    out: dict[str, list[tuple[str, str]]] = {}
    for row in load_table("money").rows:
        out.setdefault(row["unit"], []).append((fold_word(row["letters"]), row["code"]))
    return out


def money_of(unit: str, folded: str) -> str:
    """Settle a dinar, lira or franc by the country that the article names most, else leave it.

    >>> money_of("dinar", "قال البنك المركزي التونسي")
    'TND'
    """
    totals: dict[str, int] = {}
    for letters, code in _places().get(unit, ()):
        totals[code] = totals.get(code, 0) + len(re.findall(BEGINS + letters, folded))
    code = max(totals, key=lambda c: totals[c], default=unit)
    return code if totals.get(code) else unit
