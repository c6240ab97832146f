"""Whether a spelling that may be a name is one here: by the words around it and by the subject.

«الاتحاد» is a club in sport, «الخبر» a city after «مدينة» or «في»; everywhere else ordinary words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.knowledge.gazetteer import Known, Match
from khabar.knowledge.persons import is_given, title_before
from khabar.knowledge.words import BREAK, SPACE, Form, Word, is_definite, is_ordinary, spell

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
#: Words of the war in Yemen, and of Saudi Arabia.
YEMENI = _spelled("اليمن", "اليمنية", "اليمني", "الحوثي", "الحوثيين", "الحوثيون", "الحوثية", "عدن", "تعز", "صنعاء", "صعدة", "مأرب")  # fmt: skip
YEMENI_ENOUGH = 2
SAUDI = _spelled("السعودية", "السعودي", "الرياض", "جدة", "سعودي", "سعودية", "السعوديين", "مكة", "الحرمين", "عسير", "الدمام", "القصيم", "جازان", "نجران", "الأحساء", "تبوك", "حائل", "الباحة", "الطائف", "عكاظ", "واس")  # fmt: skip
#: Words before the name of a newspaper or channel.
PRESS = _spelled("صحيفة", "جريدة", "لصحيفة", "لجريدة", "صحيفتي", "موقع", "قناة", "تلفزيون", "مجلة", "لقناة", "لموقع", "لمجلة", "ل", "عن", "إذاعة", "حصلت", "علمت", "سمات")  # fmt: skip

#: What follows a newspaper's name at the head of its report: «سبق - متابعة».
HEADED = _spelled("وكالات", "متابعات", "متابعة", "واس", "الرياض", "جدة", "مكة", "المدينة", "الدمام", "أبها", "تبوك", "القاهرة", "خاص", "فريق", "تقارير", "عواصم", "لندن", "دبي", "عدن", "صنعاء", "جازان", "نجران", "الطائف", "الأحساء", "القصيم", "بريدة", "حائل", "عرعر")  # fmt: skip


def setting_words() -> dict[str, tuple[frozenset[str], int]]:
    """Return, for each field, its words and how many of them make a document one of that field."""
    return {
        "club": (SPORT, SPORT_ENOUGH),
        "tn": (TUNISIAN, TUNISIAN_ENOUGH),
        "ye": (YEMENI, YEMENI_ENOUGH),
        "sa": (SAUDI, 1),
    }


def _printed(words: Sequence[Word], match: Match) -> bool:
    """After «صحيفة» and the like, quoted after ل, or at the head of a line before a dash."""
    word = words[match.first]
    before = words[match.first - 1].letters if match.first else ""
    if word.gap != BREAK or word.quoted:
        return before in PRESS and (word.quoted or before not in ("عن", "حصلت", "علمت"))
    following = words[match.last] if match.last < len(words) else None
    return following is not None and following.dash and following.letters in HEADED


#: Words after which a place is named.
PLACE_WORDS = _spelled(
    "في", "إلى", "من", "مدينة", "محافظة", "منطقة", "ولاية", "بلدة", "معتمدية", "مديرية", "بلدية", "قرية", "جهة",
    "قضاء", "أمير", "محافظ", "والي", "إقليم", "بمدينة", "بمحافظة", "بمنطقة", "بولاية", "بمعتمدية", "بجهة", "مدينتي",
    "محافظتي", "منطقتي", "وادي", "مستشفى", "جامعة", "أهالي", "مطار", "جنوب", "شمال", "غرب", "شرق", "وسط", "لمدينة",
    "مدن", "محافظات", "ومدينة", "ومحافظة", "بين", "نحو", "قرب", "داخل", "قاعدة", "ميناء", "شرقي", "غربي", "شمالي",
    "جنوبي", "حي", "طريق", "مدير", "منطقه", "بلديه", "معسكر", "مخيم", "جبهة", "بمديرية", "مداخل", "شاطئ",
)  # fmt: skip
#: What a leader's name alone may follow: «قوات صالح».
FOLLOWERS = _spelled("قوات", "ميليشيات", "مليشيات", "ميليشيا", "مليشيا", "نظام", "المخلوع", "أنصار", "وقوات", "وميليشيات", "ومليشيات")
#: A word that is also a birth place: «مسقط رأسه».
NOT_BEFORE = {"مسقط": "راس", "حجه": "ان", "عمان": ""}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document is about: any of "club" (sport) and "tn" (Tunisia)."""

    fields: frozenset[str]


def setting_of(words: Sequence[Word]) -> Setting:
    """Tell the fields of a document by counting their words."""
    counts = dict.fromkeys(setting_words(), 0)
    for word in words:
        for field, (marks, _) in setting_words().items():
            counts[field] += any(form.letters in marks for form in word.forms)
    return Setting(frozenset(field for field, n in counts.items() if n >= setting_words()[field][1]))


def fits(words: Sequence[Word], match: Match, known: Known, setting: Setting) -> bool:
    """Tell whether a known thing is what its spelling means here."""
    word = words[match.first]
    if known.hint in setting_words():
        return known.hint in setting.fields
    if known.hint == "paper":
        return _printed(words, match)
    if known.hint == "weak":
        return _in_place(words, match)
    if match.last - match.first > 1:
        return True
    if known.hint == "city" and not _in_place(words, match):
        return False
    if known.type in ("GPE", "LOC") and _is_adjective(words, match):
        return False
    if match.form.clitics and is_ordinary(word.letters) and known.hint == "city":
        return False
    following = words[match.last].letters if match.last < len(words) else ""
    barred = NOT_BEFORE.get(match.form.letters)
    return not barred or not following.startswith(barred)


#: Names of countries that are also feminine adjectives.
ALSO_ADJECTIVES = _spelled("السعودية", "سورية", "العربية السعودية", "الغربية", "الشرقية")


def _is_adjective(words: Sequence[Word], match: Match) -> bool:
    """«الصحف السعودية», «طائرة سورية»: the name describes the noun before it."""
    if match.form.letters not in ALSO_ADJECTIVES or match.form.clitics or not match.first:
        return False
    if words[match.first].gap != SPACE:
        return False
    before = words[match.first - 1].letters
    if is_definite(match.form.letters):
        return is_definite(before) or before.startswith(("وال", "بال", "لل")) or before.endswith(("تها", "ها"))
    return before.endswith(("ه", "ات")) and before not in PLACE_WORDS


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
        if words[first].gap != SPACE or form.clitics or not first:
            return False
        return words[first - 1].letters in FOLLOWERS or title_before(words, first) == "title"
    return not (form.clitics and is_ordinary(words[first].letters))
