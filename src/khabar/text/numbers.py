"""Reads Arabic numbers in digits and words out of a sequence of folded words.

Cardinals of both genders and all cases, duals, hundreds to trillions, mixed writing («مليون و154
ألف»), decimals, "and a half", vague tens and hundreds. Ordinals are read apart. What a number
counts, and whether it is a date or a model number, is left to the stages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

__all__ = ["SCALES", "VAGUE", "Number", "ordinal", "parse_number", "plain", "read_number"]

UNITS = {
    "واحد": 1, "واحدة": 1, "واحدا": 1, "احد": 1, "احدي": 1, "اثنان": 2, "اثنين": 2, "اثنتان": 2,
    "اثنتين": 2, "اثنا": 2, "اثني": 2, "اثنتا": 2, "اثنتي": 2, "ثلاث": 3, "ثلاثة": 3, "ثلاثه": 3,
    "اربع": 4, "اربعة": 4, "اربعه": 4, "خمس": 5, "خمسة": 5, "خمسه": 5, "ست": 6, "ستة": 6, "سته": 6,
    "سبع": 7, "سبعة": 7, "سبعه": 7, "ثمان": 8, "ثماني": 8, "ثمانية": 8, "ثمانيا": 8, "ثمانيه": 8,
    "تسع": 9, "تسعة": 9, "تسعه": 9, "عشر": 10, "عشرة": 10, "عشره": 10, "عشرا": 10,
    "ثلاثا": 3, "اربعا": 4, "خمسا": 5, "ستا": 6, "سبعا": 7, "تسعا": 9, "صفر": 0, "صفرا": 0,
}  # fmt: skip
#: Words that stand for a number only inside a longer one: «أحد عشر», «اثنا عشر».
TEEN_ONLY = frozenset({"احد", "احدي", "اثنا", "اثني", "اثنتا", "اثنتي"})
TEEN = ("عشر", "عشرة", "عشره")
TENS = {
    stem + ending: value
    for stem, value in (
        ("عشر", 20), ("ثلاث", 30), ("اربع", 40), ("خمس", 50), ("ست", 60), ("سبع", 70), ("ثمان", 80), ("تسع", 90),
    )
    for ending in ("ون", "ين")
}  # fmt: skip
HUNDRED = ("مائة", "مئة", "مئه", "مائه", "ماية", "ماءة")
HUNDREDS = dict.fromkeys(HUNDRED, 100) | {
    word + ending: 200 for word in ("مائت", "مئت", "مايت") for ending in ("ان", "ين", "ا", "ي")
} | {
    unit + word: value * 100
    for unit, value in (
        ("ثلاث", 3), ("اربع", 4), ("خمس", 5), ("ست", 6), ("سبع", 7), ("ثمان", 8), ("ثماني", 8), ("تسع", 9),
    )
    for word in HUNDRED
}  # fmt: skip
SCALES = {
    "الف": 10**3, "الفا": 10**3, "الاف": 10**3, "مليون": 10**6, "مليونا": 10**6, "ملايين": 10**6,
    "مليار": 10**9, "مليارا": 10**9, "مليارات": 10**9, "بليون": 10**9, "بليونا": 10**9,
    "بلايين": 10**9, "تريليون": 10**12, "تريليونا": 10**12, "تريليونات": 10**12,
    "ترليون": 10**12, "ترليونا": 10**12, "ترليونات": 10**12,
}  # fmt: skip
#: A half of the dual: «ألفان»، «ألفي». «الفا» is left to the accusative of «ألف».
SCALE_DUALS = {"الفان": 2 * 10**3, "الفين": 2 * 10**3, "الفي": 2 * 10**3} | {
    stem + ending: 2 * value
    for stem, value in (("مليون", 10**6), ("مليار", 10**9), ("بليون", 10**9), ("تريليون", 10**12))
    for ending in ("ان", "ين", "ي")
}
#: Plurals that name no number: the interval that they are read as.
VAGUE = {
    "عشرات": (20, 99), "مئات": (200, 999), "مءات": (200, 999), "مائات": (200, 999), "الاف": (2000, 9999),
    "ملايين": (2 * 10**6, 10**7 - 1), "مليارات": (2 * 10**9, 10**10 - 1),
}  # fmt: skip
HALVES = {"نصف": Fraction(1, 2), "النصف": Fraction(1, 2), "ربع": Fraction(1, 4), "الربع": Fraction(1, 4)}
ORDINAL_STEMS = {
    "اول": 1, "اولي": 1, "حادي": 1, "حادية": 1, "ثاني": 2, "ثانية": 2, "ثالث": 3, "ثالثة": 3, "رابع": 4, "رابعة": 4,
    "خامس": 5, "خامسة": 5, "سادس": 6, "سادسة": 6, "سابع": 7, "سابعة": 7, "ثامن": 8, "ثامنة": 8, "تاسع": 9,
    "تاسعة": 9, "عاشر": 10, "عاشرة": 10, "واحدة": 1,
}  # fmt: skip
DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
WORDS = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\S")
GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
HUNDRED_VALUE = 100


@dataclass(frozen=True, slots=True)
class Number:
    """A number in ``words[first:last]``.

    ``value`` is a number or, for vague plurals, a pair. ``clitic`` is what was attached to the
    first word («وثلاثة»: "و"), ``definite`` tells whether it had the article, ``written`` is "digits",
    "words" or "vague".
    """

    first: int
    last: int
    value: int | float | tuple[int, int]
    clitic: str = ""
    definite: bool = False
    written: str = "words"


@dataclass(frozen=True, slots=True)
class _Word:
    """A number word: ``kind`` is unit, ten, hundred, scale, pair (a dual scale), digits or vague."""

    kind: str
    value: Fraction
    clitic: str = ""
    definite: bool = False
    bare: str = ""


def plain(value: Fraction) -> int | float:
    """Return an int where the value is whole, otherwise a float.

    >>> plain(Fraction(9, 2)), plain(Fraction(4, 2))
    (4.5, 2)
    """
    return value.numerator if value.denominator == 1 else float(value)


def _digits(written: str) -> Fraction:
    """The value of digits: «3,058» has a thousands mark, «1,3» a decimal one."""
    if GROUPED.fullmatch(written):
        mark = "," if "," in written else "."
        return Fraction(written.replace(mark, ""))
    head, *rest = re.split("[.,]", written)
    if len(rest) == 1:
        return Fraction(f"{head}.{rest[0]}")
    return Fraction(re.sub("[.,]", "", written))


def _bare(word: str, *, definite: bool) -> _Word | None:
    """Look one word up without its attached letters."""
    for kind, table in (
        ("unit", UNITS),
        ("ten", TENS),
        ("hundred", HUNDREDS),
        ("scale", SCALES),
        ("pair", SCALE_DUALS),
    ):
        if word in table:
            return _Word(kind, Fraction(table[word]), definite=definite, bare=word)
    if word in VAGUE:
        return _Word("vague", Fraction(VAGUE[word][0]), definite=definite, bare=word)
    return None


@lru_cache(maxsize=20000)
def _look_up(word: str) -> _Word | None:
    """Read one folded word as a number word, with what is attached to it."""
    if word[:1].isdigit():
        return _Word("digits", _digits(word), bare=word) if DIGITS.fullmatch(word) else None
    for joined in ("", "و", "ف"):
        if not word.startswith(joined):
            continue
        rest = word[len(joined) :]
        found = _bare(rest, definite=False)
        if found is not None:
            return _Word(found.kind, found.value, joined, found.definite, found.bare)
        for prefix in ("ال", "بال", "لل", "ب", "ل", "ك", "كال"):
            if rest.startswith(prefix):
                found = _bare(rest[len(prefix) :], definite="ل" in prefix[-2:] and prefix != "ل")
                if found is not None:
                    return _Word(
                        found.kind, found.value, joined + prefix.removesuffix("ال"), found.definite, found.bare
                    )
    return None


def _at(words: Sequence[str], i: int) -> _Word | None:
    return _look_up(words[i]) if i < len(words) else None


def _conjoined(words: Sequence[str], i: int) -> tuple[int, _Word | None]:
    """A number word joined with و at ``i``, also where the و stands apart: its index and reading."""
    if i < len(words) and words[i] == "و":
        found = _at(words, i + 1)
        return i + 1, found if found is not None and not found.clitic else None
    found = _at(words, i)
    if found is not None and found.bare == "واحد" and i + 1 < len(words) and words[i + 1] in TEEN:
        return i, found  # «وأحد عشر», which folds to «واحد عشر»
    return i, found if found is not None and found.clitic == "و" else None


def _below_hundred(words: Sequence[str], i: int, first: _Word) -> tuple[Fraction, int] | None:
    """Units, teens, and units with tens; ``first`` is the reading of ``words[i]``."""
    if first.kind == "ten":
        return first.value, i + 1
    then = _at(words, i + 1)
    if then is not None and not then.clitic and then.bare in TEEN and 0 < first.value < 10:
        return first.value + 10, i + 2
    at, ten = _conjoined(words, i + 1)
    if ten is not None and ten.kind == "ten" and 0 < first.value < 10:
        return first.value + ten.value, at + 1
    return None if first.bare in TEEN_ONLY else (first.value, i + 1)


def _reversed_decimal(words: Sequence[str], i: int) -> tuple[Fraction, int] | None:
    """«8ر15» is 15.8: some agencies write the decimals first, with ر as the mark."""
    if i + 2 < len(words) and words[i + 1] == "ر" and words[i].isdigit() and words[i + 2].isdigit():
        return Fraction(f"{words[i + 2]}.{words[i]}"), i + 3
    return None


def _below_thousand(words: Sequence[str], i: int, first: _Word) -> tuple[Fraction, int] | None:
    """A group before a scale: hundreds and what is joined to them, or digits."""
    if first.kind == "digits":
        return _reversed_decimal(words, i) or (first.value, i + 1)
    if first.kind == "hundred":
        value, after = first.value, i + 1
    else:
        small = _below_hundred(words, i, first)
        if small is None:
            return None
        value, after = small
        hundred = _at(words, after)
        single = after == i + 1 and 2 < value < 10  # three to nine take a hundred
        if not (single and hundred is not None and hundred.bare in HUNDRED and not hundred.clitic):
            return value, after
        value, after = value * HUNDRED_VALUE, after + 1
    at, more = _conjoined(words, after)
    rest = _below_hundred(words, at, more) if more is not None and more.kind in ("unit", "ten") else None
    return (value, after) if rest is None else (value + rest[0], rest[1])


def _is_construct(words: Sequence[str], i: int, first: _Word) -> bool:
    """«مليونا دولار» are two millions; before a stop or a particle «مليونا» is the accusative of one."""
    after = words[i + 1] if i + 1 < len(words) else ""
    return first.bare.endswith("ا") and after[:1].isalpha() and after[0] != "و" and after not in ("من", "في")


def _scaled(words: Sequence[str], i: int, first: _Word) -> tuple[Fraction, int, Fraction] | None:
    """One group with its scales («خمسة آلاف», «مليون», «200 ألف مليون»): value, end, scale."""
    if first.kind == "scale":
        value, after, scale = first.value * (2 if _is_construct(words, i, first) else 1), i + 1, first.value
    elif first.kind == "pair":
        value, after, scale = first.value, i + 1, first.value / 2
    else:
        group = _below_thousand(words, i, first)
        if group is None:
            return None
        value, after, scale = group[0], group[1], Fraction(1)
    unit = _at(words, after)
    if unit is not None and unit.kind == "scale" and not unit.clitic and not unit.definite:
        return value * unit.value, after + 1, unit.value
    return value, after, scale


def _continues(written: str, scale: Fraction, more: tuple[Fraction, int, Fraction]) -> bool:
    """Whether «و...» goes on with the number rather than begin the next of a list."""
    if more[0] >= scale:
        return False
    return more[2] > 1 or written == "words" or more[0] >= HUNDRED_VALUE


def parse_number(words: Sequence[str], i: int) -> Number | None:
    """Read the longest number that begins at ``words[i]``; words are folded, marks are words too.

    >>> parse_number(["اكثر", "من", "مليون", "و", "154", "الف", "شخص"], 2).value
    1154000
    """
    if words[i] == "ال" and i + 1 < len(words) and words[i + 1][:1].isdigit():
        inner = parse_number(words, i + 1)
        return Number(i, inner.last, inner.value, "", definite=True, written="digits") if inner else None
    first = _at(words, i)
    if first is None:
        return _half_scale(words, i)
    if first.bare in VAGUE:
        return _vague(words, i, first)
    if words[i] == "لست":  # «I am not» far oftener than "for six"
        return None
    part = _scaled(words, i, first)
    if part is None:
        return None
    value, after, scale = part
    while scale > 1:
        at, more = _conjoined(words, after)
        following = _scaled(words, at, more) if more is not None and more.bare not in VAGUE else None
        written = more.kind if more is not None and more.kind == "digits" else "words"
        if following is None or not _continues(written, scale, following):
            break
        value, after, scale = value + following[0], following[1], following[2]
    if scale > 1 and after < len(words) and words[after].removeprefix("و") in HALVES and words[after][0] == "و":
        value, after = value + scale * HALVES[words[after][1:]], after + 1
    written = "digits" if first.kind == "digits" else "words"
    return Number(i, after, plain(value), first.clitic, first.definite, written)


def _half_scale(words: Sequence[str], i: int) -> Number | None:
    """«نصف مليون», «ربع مليار»."""
    clitic = words[i][:1] if words[i][:1] in tuple("وبل") and words[i][1:] in HALVES else ""
    part = HALVES.get(words[i][len(clitic) :])
    scale = _at(words, i + 1)
    if part is None or scale is None or scale.kind != "scale" or scale.bare == "الف" or scale.clitic:
        return None
    return Number(i, i + 2, plain(part * scale.value), clitic)


def _vague(words: Sequence[str], i: int, first: _Word) -> Number:
    """«عشرات», «مئات الآلاف», «عشرات آلاف»: the interval, times the scale that follows."""
    low, high = VAGUE[first.bare]
    factor, after = 1, i + 1
    scale = _at(words, after)
    if scale is not None and scale.bare in ("الاف", "ملايين", "مليارات", "الف", "مليون") and scale.clitic in ("", "ال"):
        factor, after = int(scale.value), after + 1
    return Number(i, after, (low * factor, (high + 1) * factor - 1), first.clitic, first.definite, "vague")


def read_number(text: str) -> int | float | None:
    """Read a folded text that is one number from end to end, otherwise None.

    >>> read_number("خمسة وعشرون الفا")
    25000
    """
    words = WORDS.findall(text)
    number = parse_number(words, 0) if words else None
    if number is None or number.last != len(words) or isinstance(number.value, tuple):
        return None
    return number.value


def ordinal(text: str) -> int | None:
    """Read a folded ordinal of 1 to 99, with or without its article, otherwise None.

    >>> ordinal("الثاني والعشرين"), ordinal("الحادية عشرة"), ordinal("ثلاثة")
    (22, 11, None)
    """
    words = text.split()
    if not words:
        return None
    base = ORDINAL_STEMS.get(words[0].removeprefix("ال"))
    if len(words) == 1:
        return base if base is not None else TENS.get(words[0].removeprefix("ال")) if words[0][:2] == "ال" else None
    if base is None or base > 9 or len(words) > 2:  # a unit and a ten
        return None
    if words[1] in TEEN:
        return base + 10
    ten = TENS.get(words[1].removeprefix("وال"))
    return base + ten if ten is not None else None
