"""Whether a spelling that may be a name is one here: by the words around it and by the subject.

«الاتحاد» is a club in sport, «الخبر» a city after «مدينة» or «في»; everywhere else ordinary words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.knowledge.gazetteer import Known, Match
from khabar.knowledge.persons import is_given, title_before
from khabar.knowledge.words import BREAK, SPACE, Form, Word, is_ordinary, spell

__all__ = ["TABLES", "Setting", "called_alone", "fits", "setting_of"]

#: The tables that this module reads.
TABLES: tuple[str, ...] = ()


def _spelled(*words: str) -> frozenset[str]:
    return frozenset(spell(w) for w in words)


#: Words of sport, of which a report of a match holds several.
SPORT = _spelled(
    "الدوري", "دوري", "مباراة", "المباراة", "لاعب", "اللاعب", "لاعبي", "مدرب", "المدرب", "فريق", "الفريق",
    "كأس", "نادي", "النادي", "هدف", "الهدف", "المنتخب", "الملعب", "اللاعبين", "مهاجم", "المهاجم", "الموسم",
    "السوبر", "بطولة", "البطولة", "الجماهير", "الكرة", "القدم", "صفقة", "المحترفين",
)  # fmt: skip
SPORT_ENOUGH = 5
#: Words of Tunisian public life.
TUNISIAN = _spelled("تونس", "التونسية", "التونسي", "تونسي", "تونسية", "التونسيين", "ولاية", "معتمدية", "بولاية", "فيفري", "جانفي", "أفريل", "جوان", "جويلية", "أوت", "أم", "بلاغ")  # fmt: skip
TUNISIAN_ENOUGH = 2
#: Words after which a place is named.
PLACE_WORDS = _spelled(
    "في", "إلى", "من", "مدينة", "محافظة", "منطقة", "ولاية", "بلدة", "معتمدية", "مديرية", "بلدية", "قرية", "جهة",
    "قضاء", "أمير", "محافظ", "والي", "إقليم", "بمدينة", "بمحافظة", "بمنطقة", "بولاية", "بمعتمدية", "بجهة", "مدينتي",
    "محافظتي", "منطقتي", "وادي", "مستشفى", "جامعة", "أهالي", "مطار", "جنوب", "شمال", "غرب", "شرق", "وسط", "لمدينة",
    "مدن", "محافظات", "ومدينة", "ومحافظة", "بين", "نحو", "قرب", "داخل", "قاعدة", "ميناء", "شرقي", "غربي", "شمالي",
    "جنوبي", "حي", "طريق", "مدير", "منطقه", "بلديه", "معسكر", "مخيم", "جبهة", "بمديرية", "مداخل", "شاطئ",
)  # fmt: skip
#: A word that is also a birth place: «مسقط رأسه».
NOT_BEFORE = {"مسقط": "راس", "حجه": "ان", "عمان": ""}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document is about: any of "club" (sport) and "tn" (Tunisia)."""

    fields: frozenset[str]


def setting_of(words: Sequence[Word]) -> Setting:
    """Tell the fields of a document by counting their words."""
    counts = {"club": 0, "tn": 0}
    for word in words:
        counts["club"] += any(form.letters in SPORT for form in word.forms)
        counts["tn"] += word.letters in TUNISIAN
    enough = {"club": SPORT_ENOUGH, "tn": TUNISIAN_ENOUGH}
    return Setting(frozenset(field for field, n in counts.items() if n >= enough[field]))


def fits(words: Sequence[Word], match: Match, known: Known, setting: Setting) -> bool:
    """Tell whether a known thing is what its spelling means here."""
    word = words[match.first]
    if known.hint in ("club", "tn"):
        return known.hint in setting.fields
    if known.hint == "weak":
        return _in_place(words, match)
    if match.last - match.first > 1:
        return True
    if match.form.clitics and is_ordinary(word.letters) and known.hint == "city":
        return False
    following = words[match.last].letters if match.last < len(words) else ""
    barred = NOT_BEFORE.get(match.form.letters)
    return not barred or not following.startswith(barred)


def _in_place(words: Sequence[Word], match: Match) -> bool:
    """After a word of place, with ب attached, or in a list of places."""
    if match.form.clitics.endswith("ب"):
        return True
    if match.first == 0 or words[match.first].gap == BREAK and not words[match.first].quoted:
        return False
    before = words[match.first - 1]
    return any(form.letters in PLACE_WORDS for form in before.forms)


def called_alone(words: Sequence[Word], first: int, letters: str, form: Form) -> bool:
    """Tell whether a known person's short form names that person where no full name was given."""
    if is_given(letters) or is_ordinary(letters) or len(letters) < len("هولا"):
        return words[first].gap == SPACE and not form.clitics and title_before(words, first) == "title"
    return not (form.clitics and is_ordinary(words[first].letters))
