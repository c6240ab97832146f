"""Names that are built by pattern: a head word and what completes it.

«وزارة الدفاع الروسية», «الحكومة اليمنية», «الهيئة العامة للسياحة», «مطار الملك خالد الدولي».
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.core.entity import EntityType
from khabar.knowledge.persons import is_given, is_nationality, read_name
from khabar.knowledge.table import load_table
from khabar.knowledge.words import BREAK, SPACE, Form, Word, is_definite, is_ordinary, spell

__all__ = ["TABLES", "BodyName", "find_bodies"]

#: The tables that this module reads.
TABLES = ("body_words", "heads")
#: Royal and clerical titles that stand inside names of places: «جامعة الملك سعود».
ROYAL = frozenset(spell(w) for w in ("الملك", "الأمير", "الأميرة", "الملكة", "الإمام", "الشيخ", "السلطان", "الشهيد"))
MOST_ADJECTIVES = 4


@dataclass(frozen=True, slots=True)
class BodyName:
    """Words ``[first, last)`` are a name of ``type``; ``form`` is how the first word was cut."""

    first: int
    last: int
    form: Form
    type: EntityType
    rule: str


@dataclass(frozen=True, slots=True)
class _Parts:
    heads: dict[str, tuple[tuple[str, EntityType], ...]]
    adjectives: frozenset[str]
    links: frozenset[str]
    joined: frozenset[str]


@cache
def _parts() -> _Parts:
    heads: dict[str, tuple[tuple[str, EntityType], ...]] = {}
    for row in load_table("heads").rows:
        spelled = spell(row["head"])
        pair: tuple[str, EntityType] = (row["kind"], row["type"])  # type: ignore[assignment]  # checked by the table's test
        heads[spelled] = (*heads.get(spelled, ()), pair)
    words = load_table("body_words").rows

    def of(kind: str) -> frozenset[str]:
        return frozenset(spell(row["word"]) for row in words if row["kind"] == kind)

    return _Parts(heads, of("adjective"), of("link"), of("joined"))


def _is_adjective(letters: str) -> bool:
    return letters in _parts().adjectives or is_nationality(letters)


def _adjectives(words: Sequence[Word], at: int) -> int:
    """Pass over adjectives and over «والآثار» after them."""
    for _ in range(MOST_ADJECTIVES):
        if at >= len(words) or words[at].gap != SPACE:
            break
        letters = words[at].letters
        conjoined = letters.startswith("وال") and (letters[1:] in _parts().joined or letters[1:] in _parts().adjectives)
        if not (_is_adjective(letters) or conjoined):
            break
        at += 1
    return at


def _purpose(words: Sequence[Word], at: int) -> int:
    """Pass over «للسياحة والآثار», «لحقوق الإنسان», «لشؤون اللاجئين»."""
    if at >= len(words) or words[at].gap != SPACE:
        return at
    letters = words[at].letters
    if letters.startswith("لل") and len(letters) > len("لل") + 1:
        return _adjectives(words, at + 1)
    if letters.startswith("ل") and letters[1:] in (*_parts().links, "كره", "حقوق") and at + 1 < len(words):
        following = words[at + 1]
        if following.gap == SPACE and is_definite(following.letters):
            return _adjectives(words, at + 2)
    return at


def _complement(words: Sequence[Word], at: int, names: Mapping[int, int], *, open_: bool) -> int:
    """Return where the complement that begins at ``at`` ends, or ``at`` where there is none.

    ``names`` gives the ends of known names by their beginnings; ``open_`` takes unknown words.
    """
    start = at
    links = 0
    while at < len(words) and words[at].letters in _parts().links and links < 3 and words[at].gap == SPACE:
        at, links = at + 1, links + 1
    if at >= len(words) or words[at].gap != SPACE:
        return start
    letters = words[at].letters
    if letters in ROYAL and at + 1 < len(words) and words[at + 1].gap == SPACE:
        end, _ = read_name(words, at + 1, words[at + 1].letters)
        return _adjectives(words, end) if end > at + 1 else start
    if at in names:
        return _adjectives(words, names[at])
    if is_definite(letters) and not _is_stop(letters):
        return _adjectives(words, at + 1)
    if links == 0 and open_ and not is_ordinary(letters) and letters[0].isalpha():
        return _adjectives(words, at + 1)
    return start


STOPS = frozenset(spell(w) for w in ("الذي", "التي", "الذين", "اليوم", "الآن", "الماضي", "الماضية", "الحالي", "الحالية", "المعنية", "المختصة", "الثاني", "الأول", "الدكتور", "اللواء", "العميد", "المهندس", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد", "المحلية", "المحلي", "الآخر", "الأخرى", "الإرهابي", "الإرهابية", "المذكور", "المذكورة", "الرئيسي", "الرئيسية", "الجديد", "الجديدة", "القادم", "القادمة"))  # fmt: skip


def _is_stop(letters: str) -> bool:
    return letters in STOPS


def find_bodies(words: Sequence[Word], names: Mapping[int, int]) -> Iterator[BodyName]:
    """Yield the names that a head word begins. ``names``: ends of known names by first word."""
    heads = _parts().heads
    for first, word in enumerate(words):
        for form in word.forms:
            for kind, entity in heads.get(form.letters, ()):
                last, rule = _READERS[kind](words, first, names)
                if last > first and kind == "place":
                    yield BodyName(first + 1, last, words[first + 1].forms[0], entity, rule)
                elif last > first:
                    yield BodyName(first, last, form, entity, rule)


def _construct(words: Sequence[Word], first: int, names: Mapping[int, int]) -> tuple[int, str]:
    """«وزارة» + complement, with a joined member and a purpose."""
    end = _complement(words, first + 1, names, open_=True)
    if end == first + 1:
        return first, ""
    return _adjectives(words, _purpose(words, end)), "pattern.construct"


def _place(words: Sequence[Word], first: int, names: Mapping[int, int]) -> tuple[int, str]:
    """«مدينة» + a name that no table has."""
    at = first + 1
    if at >= len(words) or words[at].gap == BREAK and not words[at].quoted or at in names:
        return first, ""
    letters = words[at].letters
    if is_ordinary(letters) or is_nationality(letters) or not letters[0].isalpha() or _is_adjective(letters):
        return first, ""
    end = at + 1
    if end < len(words) and words[end].gap == SPACE and not is_definite(letters):
        following = words[end].letters
        if not is_ordinary(following) and not is_nationality(following) and following[0] not in "وبلف":
            end += 1
    return end, "pattern.place"


def _state(words: Sequence[Word], first: int, _names: Mapping[int, int]) -> tuple[int, str]:
    """«الحكومة اليمنية»: adjectives of which one names a country."""
    end = _adjectives(words, first + 1)
    named = any(is_nationality(w.letters) for w in words[first + 1 : end])
    return (end, "pattern.state") if named else (first, "")


def _general(words: Sequence[Word], first: int, _names: Mapping[int, int]) -> tuple[int, str]:
    """«الهيئة العامة للسياحة والآثار»: an adjective, what it is for, perhaps a country."""
    middle = _adjectives(words, first + 1)
    if middle == first + 1:
        return first, ""
    end = _purpose(words, middle)
    return (_adjectives(words, end), "pattern.general") if end > middle else (first, "")


_READERS = {"construct": _construct, "place": _place, "state": _state, "general": _general}
_ = is_given
