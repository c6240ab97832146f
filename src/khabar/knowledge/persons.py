"""Names of persons by rule: given names, connectors, titles before, and surnames after.

Whether a stretch names a person is decided from words alone; who that person is, is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.knowledge.gazetteer import adjectives, known_names, short_forms
from khabar.knowledge.table import load_table
from khabar.knowledge.words import BREAK, SPACE, TIGHT, Form, Word, is_definite, is_inflected, is_ordinary, spell

__all__ = [
    "TABLES",
    "PersonName",
    "find_persons",
    "given_names",
    "is_given",
    "is_nationality",
    "read_name",
    "surname",
    "title_before",
    "title_kind",
]

#: The tables that this module reads.
TABLES = ("common_words", "given_names", "titles")
#: Parts that hold a name together and are never its end.
LINKS = frozenset(
    (
        "بن",
        "ابن",
        "بنت",
        "ال",
        "ابو",
        "ابي",
        "ام",
        "ولد",
        "عبد",
        "دي",
        "دى",
        "دا",
        "دو",
        "فان",
        "فون",
        "دير",
        "لا",
        "لو",
        "بو",
        "ديل",
        "ديلا",
        "اولد",
        "ماك",
        "سان",
        "سي",
        "باي",
        "بني",
        "با",
    )
)
#: Links that may open a name.
OPENING = frozenset(("ابو", "ام", "ابن", "بن", "عبد", "ال", "ولد"))
#: After these the next part is taken whatever it is: «عبد الله», «صلاح الدين».
BINDING = frozenset(("عبد", "بن", "ابن", "بنت", "ابو", "ولد"))
MOST_PARTS = 8
#: How far before a name its title is looked for: «وزير الشؤون الإسلامية والأوقاف السعودي صالح».
FAR = 9
#: A verb with its prefix has more letters than this.
FULL = 4
#: Parts that open a surname of Europe: «فان بيرسي», «دي يونج».
PARTICLES = ("فان", "فون", "دي", "دى")
#: Fewest letters of a part.
SHORTEST = 2
#: Endings of verbs and of nouns with a pronoun, and of definite plurals: no names.
INFLECTED = ("ها", "هم", "هما", "تهم", "وا", "تما", "تين", "يتم", "تان")
PLURAL = ("ين", "ون", "ات", "يه", "يين", "يون")
#: A third part that begins so is rather a verb or a word with a preposition.
LATE = "يتسلبو"
#: Parts that never begin a name.
NEVER_FIRST = frozenset("الله الدين الاسلام سان لا لو با بو سي دو دير رسول نبي يرحمه رحمه".split())
#: Words after which «باسم» is "in the name of".
SPEAKERS = frozenset(("متحدث", "المتحدث", "الناطق", "ناطق", "المتحدثه", "الرسمي", "متحدثه", "الناطقه"))
#: Titles that are oftener common nouns («الفريق» the team, «الحكم» the rule): one unknown word is no name by them.
WEAK_TITLES = frozenset(
    spell(w)
    for w in (
        *("الفريق", "الحكم", "السير", "لاعب", "مدرب", "صاحب", "أستاذ", "المواطن", "المواطنة", "الطفل", "الطفلة"),
        *("الطالب", "الطالبة", "الشاب", "الشابة", "المعارضة", "الإرهابي", "الإرهابية", "رئيسها", "رئيسه", "زميله"),
        *("زوجها", "زوجته", "القيادي", "الحارس", "النجم", "المنتج", "المعلق", "السائق"),
    )
)
#: Past verbs of the derived stems («اندفع», «انتقدت», «اصطدم»), and those with «است»: no names.
DERIVED = re.compile("(?:ان[^اويه]{3}|ا[^اوي][تط][^اوي]{2}|است[^اوي]{3}|[يت]ست.{2,})(?:ت|ه|ها|وا)?")
#: Present verbs begin so: «تشغل», «يصفع», where a name would have a vowel («ترامب»).
PRESENT = re.compile("[يت][^اويه]{2}.*")
#: Participles: «مشنوقة», «غامرة», «المتمركز».
PARTICIPLE = re.compile("م.{3,}ه|.ا[^اوي].ه|المت.{3,}[^ي]")
#: Definite words that follow a name without being part of it.
AFTER = frozenset(
    spell(w) for w in ("الذي", "التي", "الذين", "اليوم", "أمس", "الآن", "الماضي", "الأول", "الثاني", "الثالث")
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """Words ``[first, last)`` name a person; ``form`` is how the first word was cut."""

    first: int
    last: int
    form: Form
    rule: str


@cache
def given_names() -> dict[str, str]:
    """Return the Latin form of each known given name by its spelling."""
    return {spell(row["arabic"]): row["latin"] for row in load_table("given_names").rows}


@cache
def _titles() -> dict[str, str]:
    return {spell(row["word"]): row["kind"] for row in load_table("titles").rows}


def title_kind(letters: str) -> str | None:
    """Return "title", "office" or "rank" for a spelled word that announces names."""
    return _titles().get(letters)


def is_given(letters: str) -> bool:
    """Tell whether a spelled word is a given name, «عبدالعزيز» and its like too."""
    return letters in given_names() or (letters.startswith("عبدال") and len(letters) > len("عبدال") + 1)


def _bare(letters: str) -> str:
    return letters[2:] if is_definite(letters) else letters


def is_nationality(letters: str) -> bool:
    """Tell whether a definite word says of which country («الروسي»)."""
    return is_definite(letters) and letters[2:] in adjectives()


@cache
def _places() -> frozenset[str]:
    """Known names, surely of places and bodies, that no name of a person goes on with."""
    return frozenset(
        spelled
        for spelled, things in known_names().items()
        if any(t.type in ("GPE", "LOC", "ORG") and t.hint in ("", "tn") for t in things)
    )


def _surname(letters: str) -> bool:
    """Whether a word may go on a name: it is no ordinary word, title or nationality."""
    if len(letters) < SHORTEST or letters in AFTER or letters in _titles() or not letters[0].isalpha():
        return False
    if is_nationality(letters) or letters in adjectives() or letters in _places():
        return False
    if letters[0] in "بل" and (letters[1:] in _places() or letters[1:] in _titles()):
        return False
    if letters.startswith("لل") or DERIVED.fullmatch(letters):
        return False
    if letters.endswith(INFLECTED) or (letters[0] == "و" and len(letters) > SHORTEST + 2):
        return False
    return not (is_ordinary(letters) or is_inflected(letters))


def _given_pair(words: Sequence[Word], at: int) -> bool:
    """Whether two words make one given name («صلاح الدين», «سيف الإسلام»)."""
    return (
        at + 1 < len(words)
        and words[at + 1].gap == SPACE
        and not words[at + 1].particle
        and (words[at].letters + words[at + 1].letters) in given_names()
    )


def read_name(words: Sequence[Word], first: int, letters: str) -> tuple[int, int]:
    """Read a name on from its first part. Returns where it ends and how many parts it has.

    The end is ``first`` where the words make no name.
    """
    at, parts = first, 0
    while at < len(words) and parts < MOST_PARTS and not words[at].particle:
        if at > first and words[at].gap == BREAK:
            break
        word = words[at].letters if at > first else letters
        taken = _linked(words, at, word) if word in LINKS else int(_goes_on(words, at, word, (letters, parts)))
        if not taken:
            break
        if not parts and word == words[at].letters and _given_pair(words, at):
            taken = 2
        at += taken
        parts += 1
    return at, parts


def _linked(words: Sequence[Word], at: int, link: str) -> int:
    """Count the words of a link and what it binds («بن سالم»), or 0."""
    if at + 1 >= len(words) or words[at + 1].gap == BREAK or words[at + 1].particle:
        return 0
    following = words[at + 1].letters
    return 2 if link in BINDING or is_given(following) or _surname(following) else 0


def _goes_on(words: Sequence[Word], at: int, word: str, so_far: tuple[str, int]) -> bool:
    """Tell whether a word is the next part of a name that began with ``so_far``: its first part, how many."""
    opening, parts = so_far
    if not parts:
        return is_given(word) or _surname(word)
    trade = _trade(words, at)
    if trade or word in ("الدين", "الله"):
        return True
    if title_kind(word) in ("title", "office"):
        return False
    if is_given(word):
        return True
    if parts == 1 and is_given(opening) and is_nationality(word) and not word.endswith("ه"):
        return True
    verbal = (parts > 1 and word[0] in LATE) or (word[0] == "ي" and len(word) > FULL)
    return not verbal and _surname(word)


def _trade(words: Sequence[Word], at: int) -> bool:
    """Whether a title ends a name as its surname («شوقي الطبيب»): no name follows it."""
    letters = words[at].letters
    if not is_definite(letters) or _titles().get(letters) != "title":
        return False
    if at + 1 == len(words) or words[at + 1].gap != SPACE:
        return True
    following = words[at + 1].letters
    return not is_given(following) and (is_ordinary(following) or words[at + 1].particle) and not is_definite(following)


def title_before(words: Sequence[Word], first: int) -> str | None:
    """Return what announces a name at ``first``: "title", "office", or None.

    Walks back over adjectives, countries and complements to the word that names the office.
    """
    titles = _titles()
    at = first - 1
    seen_phrase = 0
    while at >= 0 and first - at <= FAR and words[at + 1].gap == SPACE:
        letters = words[at].letters
        kinds = {titles.get(form.letters) for form in words[at].forms}
        if "title" in kinds and seen_phrase <= 1:
            return "title"
        if "office" in kinds:
            return "office"
        if "title" in kinds:
            return "office"
        ranked = "rank" in kinds
        passable = (
            ranked or is_definite(letters) or letters.startswith(("وال", "لل", "بال")) or letters in known_names()
        )
        if not (passable or "pass" in kinds):
            return None
        seen_phrase += 0 if ranked or is_nationality(letters) else 1
        at -= 1
    return None


def find_persons(words: Sequence[Word]) -> Iterator[PersonName]:
    """Yield the names of persons, one for each place where one may begin."""
    done = 0
    for first, word in enumerate(words):
        if first < done:
            continue
        found = _at(words, first, word)
        if found is not None:
            yield found
            done = found.last


def _opening(words: Sequence[Word], first: int, letters: str) -> bool:
    """Whether a part opens a name with the next: «عبد الله», «أبو محمد», «أبوخليل»."""
    following = words[first + 1].letters if first + 1 < len(words) and words[first + 1].gap != BREAK else ""
    if letters == "عبد":
        return is_definite(following) or following in ("الله", "ربه")
    if letters == "ابو":
        return is_given(following)
    return letters.startswith("ابو") and is_given(letters[3:]) and len(letters) > len("ابو") + 2


def _evident(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words that no table has are a name by what stands around: «قال X Y», «X Y وزير ...»."""
    if is_given(words[first + 1].letters) or words[first].letters[0] == "و":
        return False
    before = words[first - 1] if first and words[first].gap == SPACE else None
    if before is not None and any(title_kind(form.letters) == "verb" for form in before.forms):
        return True
    after = words[last] if last < len(words) else None
    return after is not None and not after.dash and title_kind(after.letters) in ("office", "title")


def _at(words: Sequence[Word], first: int, word: Word) -> PersonName | None:
    if word.particle or word.letters in NEVER_FIRST:
        return None
    if word.letters == "باسم" and first and words[first - 1].letters in SPEAKERS:
        return None
    if word.gap == TIGHT and first and is_ordinary(words[first - 1].letters):
        return None
    announced = title_before(words, first) if word.gap == SPACE else None
    for form in word.forms:
        if form.clitics and (is_given(word.letters) or is_ordinary(word.letters)):
            continue
        found = _with_form(words, first, form, announced)
        if found is not None:
            return found
    return None


def _with_form(words: Sequence[Word], first: int, form: Form, announced: str | None) -> PersonName | None:
    letters, whole = form.letters, not form.clitics
    given = is_given(letters) or _opening(words, first, letters) or (whole and _given_pair(words, first))
    opens = letters in PARTICLES or letters in OPENING
    if not given and not opens and not _surname(letters):
        return None
    if not given and _overhangs(words, first, letters):
        return None
    end, parts = read_name(words, first, letters)
    heir = parts == 2 and title_kind(letters) is not None and words[end - 1].letters in short_forms()
    if end == first or heir:
        return None
    rule = _rule(words, (first, end), letters, parts, announced if whole or given else None, given=given)
    return PersonName(first, end, form, rule) if rule and (whole or given) else None


def _overhangs(words: Sequence[Word], first: int, letters: str) -> bool:
    """Whether a word belongs to what stands before the name: «المتحدة باراك أوباما», «وعمر جابر»."""
    if letters[0] == "و" and is_given(letters[1:]):
        return True
    following = words[first + 1].letters if first + 1 < len(words) and words[first + 1].gap != BREAK else ""
    return is_definite(letters) and (is_given(following) or (_surname(following) and not is_definite(following)))


def _rule(  # noqa: PLR0913  # each is one piece of the evidence that is weighed here
    words: Sequence[Word], span: tuple[int, int], letters: str, parts: int, announced: str | None, *, given: bool
) -> str | None:
    """Name the evidence that a stretch is a name, or None."""
    first, end = span
    if given and (parts > 1 or announced == "title" or letters.startswith("ابو") or end - first > 1):
        lone_god = (
            parts == 2 and words[end - 1].letters == "الله" and announced is None and letters not in ("عبد", "نصر")
        )
        return None if lone_god else f"person.given{'.' + announced if announced else ''}"
    if announced == "title" and _titled(words, first, letters, parts):
        return "person.title"
    if letters in PARTICLES and end - first > 1:
        return "person.particle"
    if parts > 1 and announced == "office":
        return "person.office"
    if parts > 1 and not is_definite(letters) and _evident(words, first, end):
        return "person.evident"
    return None


def _titled(words: Sequence[Word], first: int, letters: str, parts: int) -> bool:
    """Whether words that no table has are a name because a title stands before them."""
    before = words[first - 1].letters
    if is_definite(letters) and letters.endswith(PLURAL):
        return False
    if parts > 1:
        return True
    if before in WEAK_TITLES or PARTICIPLE.fullmatch(letters) or PRESENT.fullmatch(letters):
        return letters in short_forms()
    if before.endswith("ه") and is_definite(letters) and letters.endswith(("ه", "ي")):
        return False
    near = {kind for form in words[first - 1].forms for kind in (title_kind(form.letters),)}
    return bool(near & {"title", "rank"}) or is_nationality(before)


def surname(words: Sequence[Word], first: int, last: int) -> str | None:
    """Return the part of a full name by which its bearer is called later, or None.

    Given names and ordinary words are no such part: «محمد علي» is not later «علي».
    """
    at = last - 1
    letters = words[at].letters
    linked = at - 1 > first and (words[at - 1].letters in LINKS or letters == "الله")
    if linked:
        return words[at - 1].letters + letters
    if (
        letters == "الله"
        or is_given(letters)
        or is_ordinary(letters)
        or is_inflected(letters)
        or letters in _places()
        or len(letters) < len("عون")
    ):
        return None
    return letters
