"""Names that are built by pattern: a head word and what completes it.

«وزارة الدفاع الروسية», «الحكومة اليمنية», «الهيئة العامة للسياحة», «مطار الملك خالد الدولي».
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.core.entity import EntityType
from khabar.knowledge.gazetteer import adjectives, known_names, short_forms
from khabar.knowledge.persons import is_given, is_nationality, read_name, title_kind
from khabar.knowledge.table import load_table
from khabar.knowledge.words import BREAK, SPACE, Form, Word, is_definite, is_inflected, is_ordinary, spell

__all__ = ["TABLES", "BodyName", "find_bodies"]

#: The tables that this module reads.
TABLES = ("body_words", "heads")
#: Royal and clerical titles that stand inside names of places: «جامعة الملك سعود».
ROYAL = frozenset(spell(w) for w in ("الملك", "الأمير", "الأميرة", "الملكة", "الإمام", "الشيخ", "السلطان", "الشهيد"))
MOST_ADJECTIVES = 4
#: Bodies of people or for things, which any plural may name: «اتحاد مزارعي الوادي».
FOR_GROUPS = frozenset(
    spell(w)
    for w in ("هيئة", "اتحاد", "نقابة", "جمعية", "مؤسسة", "رابطة", "مجلس", "لجنة", "غرفة", "ديوان", "جهاز", "صندوق")
)
#: Nouns that end like adjectives: «اتحاد مزارعي الوادي».
DEFECTIVE = frozenset(
    spell(w) for w in ("الوادي", "النادي", "الأراضي", "المباني", "القاضي", "الأهالي", "الضواحي", "الكراسي", "الأيدي")
)
#: What a body is for, after ل, before a definite noun.
PURPOSES = frozenset(spell(w) for w in ("كرة", "حقوق"))
#: Heads that are also common nouns with a complement of their own: «تنظيم حالة الطوارئ».
LOOSE = frozenset(spell(w) for w in ("تنظيم", "حكومة", "شرطة", "مرور", "حركة"))
#: A noun that ends so is not bound to the next: «مجلسا», «مسؤولين», «مشتركة».
UNBOUND = ("ا", "ين", "ون", "ان", "يه")
#: After و these begin a name of their own.
NOT_JOINED = frozenset(
    spell(w)
    for w in (
        "الحكومة",
        "السلطات",
        "الجيش",
        "القوات",
        "المعارضة",
        "النظام",
        "المقاومة",
        "التحالف",
        "الأمم",
        "العالم",
        "الفصائل",
        "الجماعات",
        "الجهات",
        "الدول",
        "المواطن",
        "الشركات",
        "المجتمع",
    )
)
MOST_LINKS = 3
MOST_NEW = 3
#: Fewest letters of an adjective with its article, less one.
SHORT = 4
COURT = "المحكمه"
#: With these any complement is a name.
SURE = frozenset((spell("وزارة"), spell("وزارتي")))
#: No name begins here.
NOTHING = (0, 0)
#: After these «الدفاع الأمريكي» is a minister's field, not a body.
MINISTERS = frozenset(spell(w) for w in ("وزير", "وزيرة", "وزيرا", "وزيري", "وزراء", "وزارة", "نظيره"))


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
    vague: frozenset[str]
    stops: frozenset[str]
    purposed: frozenset[str]


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

    return _Parts(heads, of("adjective"), of("link"), of("vague"), of("stop"), of("purposed"))


def _is_adjective(letters: str) -> bool:
    parts = _parts()
    if letters in parts.stops or letters in DEFECTIVE:
        return False
    if letters in parts.adjectives or is_nationality(letters):
        return True
    return is_definite(letters) and letters.endswith(("يه", "ي")) and len(letters) > SHORT and is_ordinary(letters)


def _adjectives(words: Sequence[Word], at: int, *, joined: bool = True) -> int:
    """Pass over adjectives, and over «والآثار» among them."""
    for _ in range(MOST_ADJECTIVES):
        if at >= len(words) or words[at].gap != SPACE:
            break
        letters = words[at].letters
        conjoined = joined and letters.startswith("وال") and _joins(letters[1:])
        if not (_is_adjective(letters) or conjoined):
            break
        at += 1
    return at


def _joins(letters: str) -> bool:
    """Whether «وال...» may go on a name: a plain noun or adjective, no title, country or head."""
    if letters in _parts().stops or is_nationality(letters) or letters in NOT_JOINED:
        return False
    if any(kind == "general" for kind, _ in _parts().heads.get(letters, ())):
        return False
    return is_ordinary(letters) and not letters.endswith(("ين", "ون")) and title_kind(letters) is None


def _purpose(words: Sequence[Word], at: int, *, wide: bool = True) -> int:
    """Pass over «للسياحة والآثار», «لشؤون اللاجئين», and where ``wide`` over «لسدود الجنوب»."""
    if at >= len(words) or words[at].gap != SPACE:
        return at
    letters = words[at].letters
    if letters.startswith("لل") and len(letters) > SHORT - 1:
        return _adjectives(words, at + 1)
    linked = letters[0] == "ل" and (
        letters[1:] in PURPOSES or letters[1:] in _parts().links or (wide and _opens(letters[1:]))
    )
    if linked and at + 1 < len(words) and words[at + 1].gap == SPACE and is_definite(words[at + 1].letters):
        return _adjectives(words, at + 2)
    return at


def _opens(letters: str) -> bool:
    """Whether an indefinite noun may go on with a definite one: «سدود الجنوب», «مزارعي الوادي»."""
    if len(letters) < SHORT - 1 or is_definite(letters) or letters.endswith(UNBOUND) or is_given(letters):
        return False
    return letters not in _parts().stops and title_kind(letters) is None and letters not in adjectives()


def _binds(words: Sequence[Word], first: int, form: Form) -> bool:
    """Whether an indefinite noun and a definite one complete the head at ``first``: «اتحاد مزارعي الوادي»."""
    if form.letters in LOOSE or first + 2 >= len(words) or any(w.gap != SPACE for w in words[first + 1 : first + 3]):
        return False
    noun = words[first + 1].letters
    if noun in _parts().links or noun[0] in "ولب" or not _opens(noun):
        return False
    if form.letters not in FOR_GROUPS and not is_ordinary(noun):
        return False
    return _bound(words, first + 2)


def _bound(words: Sequence[Word], at: int) -> bool:
    """Whether the word at ``at`` is a definite noun, which completes an indefinite one before it."""
    if at >= len(words) or words[at].gap != SPACE:
        return False
    letters = words[at].letters
    return is_definite(letters) and letters not in _parts().stops and not _is_adjective(letters)


def _complement(words: Sequence[Word], at: int, names: Mapping[int, int], *, attached: str = "ولب") -> tuple[int, str]:
    """Return where the complement that begins at ``at`` ends and its kind; ``at`` where there is none.

    The kinds: "royal" («الملك سعود»), "known", "plain" (a definite noun), "vague" (one that
    names no body by itself), "new" (a word that no table has).
    """
    start = at
    while (
        at < len(words) and words[at].letters in _parts().links and at - start < MOST_LINKS and words[at].gap == SPACE
    ):
        at += 1
    if at >= len(words) or words[at].gap != SPACE or words[at].particle:
        return start, ""
    letters = words[at].letters
    if letters in ROYAL and at + 1 < len(words) and words[at + 1].gap == SPACE:
        end, _ = read_name(words, at + 1, words[at + 1].letters)
        return (end, "royal") if end > at + 1 else (start, "")
    if at in names:
        return names[at], "known"
    if is_definite(letters) and letters not in _parts().stops:
        kind = "vague" if letters in _parts().vague and at == start else "plain"
        return at + 1, kind
    if (
        at == start
        and not is_ordinary(letters)
        and letters[0].isalpha()
        and letters[0] not in attached
        and not (is_given(letters) or letters in short_forms())
    ):
        return _new(words, at), "new"
    return start, ""


def _new(words: Sequence[Word], at: int, *, given: bool = False) -> int:
    """Pass over words that no table has, Latin ones too: «أوندا سيرو»."""
    end = at + 1
    while end < len(words) and end - at < MOST_NEW and words[end].gap == SPACE:
        letters = words[end].letters
        if words[end].particle or is_ordinary(letters) or is_definite(letters) or letters[0] in "ويل":
            break
        if is_given(letters) and not given:
            break
        end += 1
    return end


def find_bodies(words: Sequence[Word], names: Mapping[int, int]) -> Iterator[BodyName]:
    """Yield the names that a head word begins. ``names``: ends of known names by first word."""
    heads = _parts().heads
    for first, word in enumerate(words):
        for form in word.forms:
            for kind, entity in heads.get(form.letters, ()):
                begin, last = _READERS[kind](words, first, form, names)
                if last > first:
                    at = form if begin == first else words[begin].forms[0]
                    yield BodyName(begin, last, at, entity, f"pattern.{kind}")


def _construct(words: Sequence[Word], first: int, form: Form, names: Mapping[int, int]) -> tuple[int, int]:
    """«وزارة» + complement, with joined members and a purpose."""
    end, kind = _complement(words, first + 1, names)
    if first not in names and _binds(words, first, form):
        end, kind = first + 3, "plain"
    if not kind or (form.letters == "حكومه" and kind == "plain" and not is_ordinary(words[end - 1].letters)):
        return NOTHING
    if kind in ("plain", "vague", "royal"):
        whole = _adjectives(words, end)
        if kind == "vague" and whole == end and form.letters not in SURE:
            return NOTHING
        end = whole
    if form.letters in _parts().purposed:
        end = _purpose(words, end, wide=kind == "plain")
    return first, end


def _strict(words: Sequence[Word], first: int, _form: Form, names: Mapping[int, int]) -> tuple[int, int]:
    """«قوات الأمن التركية»: a complement that an adjective follows, or a royal name."""
    end, kind = _complement(words, first + 1, names)
    if kind not in ("plain", "vague", "royal"):
        return NOTHING
    whole = _adjectives(words, end)
    return (first, whole) if whole > end or kind == "royal" else NOTHING


def _named(words: Sequence[Word], first: int, _form: Form, names: Mapping[int, int]) -> tuple[int, int]:
    """«مطار الملك خالد الدولي», «جبل سنجار»: a place that its complement names."""
    end, kind = _complement(words, first + 1, names, attached="و")
    if not kind or kind == "vague":
        return NOTHING
    return first, _adjectives(words, end, joined=False)


def _frame(words: Sequence[Word], first: int, form: Form, names: Mapping[int, int]) -> tuple[int, int]:
    """«شركة زيمبريوم»: the name is what follows, where no table has it."""
    at = first + 1
    if at >= len(words) or at in names:
        return NOTHING
    word = words[at]
    if word.gap == SPACE or (word.quoted and not word.dash):
        letters = word.letters
        if is_ordinary(letters) or is_definite(letters) or not letters[0].isalpha() or letters[0] in "ولب":
            return NOTHING
        end = _new(words, at)
        alone = end == at + 1 and not word.quoted
        if _describes(form, word) or (alone and _bound(words, end)):
            return NOTHING
        return at, end
    return NOTHING


def _describes(head: Form, word: Word) -> bool:
    """Whether an indefinite word is an adjective or verb of its head: «صحيفة دنماركية», «مجموعة تنقسم»."""
    if word.letters in adjectives() or is_inflected(word.letters):
        return True
    feminine = head.letters.endswith("ه")
    return not word.quoted and feminine and word.letters.endswith("يه") and len(word.letters) > SHORT


def _place(words: Sequence[Word], first: int, _form: Form, names: Mapping[int, int]) -> tuple[int, int]:
    """«مدينة» + a name that no table has."""
    at = first + 1
    if at >= len(words) or at in names or (words[at].gap == BREAK and not words[at].quoted) or words[at].particle:
        return NOTHING
    letters = words[at].letters
    if is_ordinary(letters) or is_nationality(letters) or not letters[0].isalpha() or _is_adjective(letters):
        return NOTHING
    return at, at + 1 if is_definite(letters) else _new(words, at, given=True)


def _state(words: Sequence[Word], first: int, form: Form, _names: Mapping[int, int]) -> tuple[int, int]:
    """«الحكومة اليمنية»: adjectives of which one names a country."""
    end = _adjectives(words, first + 1)
    named = [w.letters for w in words[first + 1 : end] if is_nationality(w.letters)]
    agrees = bool(named) and all(letters.endswith("ه") == _is_feminine(form) for letters in named)
    minister = first > 0 and words[first].gap == SPACE and any(f.letters in MINISTERS for f in words[first - 1].forms)
    return (first, end) if agrees and not minister else NOTHING


def _is_feminine(form: Form) -> bool:
    """Whether a head takes feminine adjectives: by its ending, or as a plural of things."""
    return form.letters.endswith(("ه", "ات", "يا"))


def _general(words: Sequence[Word], first: int, form: Form, names: Mapping[int, int]) -> tuple[int, int]:
    """«الهيئة العامة للسياحة والآثار»: an adjective, what it is for, perhaps a country."""
    middle = _adjectives(words, first + 1)
    if middle == first + 1 or names.get(first, 0) > first + 1:
        return NOTHING
    end = _purpose(words, middle)
    if end > middle:
        return first, _adjectives(words, end)
    seated = middle < len(words) and words[middle].gap == SPACE and _seat(words[middle])
    return (first, middle + 1) if form.letters == COURT and seated else NOTHING


def _seat(word: Word) -> bool:
    """Whether a word is ب and a known place: «بمنوبة»."""
    return any(
        form.clitics == "ب" and any(k.type == "GPE" for k in known_names().get(form.letters, ())) for form in word.forms
    )


def _alone(_words: Sequence[Word], first: int, form: Form, _names: Mapping[int, int]) -> tuple[int, int]:
    """«المملكة»: a name by itself."""
    return (first, first + 1) if form.letters else NOTHING


def _unit(words: Sequence[Word], first: int, _form: Form, _names: Mapping[int, int]) -> tuple[int, int]:
    """«الفرقة 30», «الطريق الوطنية عدد 20»."""
    described = first + 1 < len(words) and words[first + 1].gap == SPACE and is_definite(words[first + 1].letters)
    at = first + 2 if described else first + 1
    if at < len(words) and words[at].letters in ("رقم", "عدد"):
        at += 1
    numbered = at < len(words) and words[at].gap == SPACE and words[at].letters.isdigit()
    return (first, at + 1) if numbered else NOTHING


_READERS = {
    "alone": _alone,
    "construct": _construct,
    "frame": _frame,
    "general": _general,
    "named": _named,
    "place": _place,
    "state": _state,
    "strict": _strict,
    "unit": _unit,
}
