"""Whether a spelling that may be a name is one here: by the words around it and by the subject.

«الاتحاد» is a club in sport, «الخبر» a city after «مدينة» or «في»; everywhere else ordinary words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.knowledge.gazetteer import Known, Match, known_names
from khabar.knowledge.persons import is_given, title_before
from khabar.knowledge.table import load_table
from khabar.knowledge.words import BREAK, SPACE, Form, Word, is_definite, is_ordinary, spell

__all__ = ["TABLES", "Setting", "called_alone", "fits", "setting_of"]

#: The tables that this module reads.
TABLES = ("contexts",)
#: After these only a quoted name is a newspaper's.
QUOTED_ONLY = frozenset(("عن", "حصلت", "علمت"))
#: How many words of a field make a document one of that field.
ENOUGH = {"club": 5, "tn": 2, "ye": 2, "sa": 1, "jo": 1}
#: Words that speak against a field: where they are as many, the document is of another.
AGAINST = {"sa": "realm", "jo": "om"}
#: «العاصمة عمان» is Amman in any setting: Oman's capital is Muscat.
CAPITAL = "العاصمه"
#: What a word is not when another begins after it: «مسقط رأسه» is a birth place.
NOT_BEFORE = {"مسقط": "راس"}
#: Names of countries that are also feminine adjectives.
ALSO_ADJECTIVES = frozenset(spell(w) for w in ("السعودية", "سورية", "العربية السعودية", "الغربية", "الشرقية"))
#: Fewest letters by which a known person is called alone.
SHORTEST_CALL = 4


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(spell(row["word"]) for row in load_table("contexts").rows if row["kind"] == kind)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document is about: any of club (sport), tn, ye, sa, jo (Tunisia, Yemen, Saudi Arabia, Jordan)."""

    fields: frozenset[str]


def _count(words: Sequence[Word], kind: str) -> int:
    marks = _words(kind)
    return sum(any(form.letters in marks for form in word.forms) for word in words)


def setting_of(words: Sequence[Word]) -> Setting:
    """Tell the fields of a document by counting their words.

    «المملكة» is Saudi Arabia unless the words of another kingdom are more, «عمان» is Amman where
    the words of Jordan are more than those of Oman.
    """
    counts = {field: _count(words, field) for field in ENOUGH}
    fields = {field for field, n in counts.items() if n >= ENOUGH[field]}
    outdone = {field for field, kind in AGAINST.items() if field in fields and _count(words, kind) > counts[field]}
    return Setting(frozenset(fields - outdone))


def fits(words: Sequence[Word], match: Match, known: Known, setting: Setting) -> bool:
    """Tell whether a known thing is what its spelling means here."""
    if known.hint in ENOUGH:
        listed = known.hint == "jo" and _listed(words, match)
        return (known.hint in setting.fields and not listed) or (known.hint == "jo" and _seat(words, match))
    if known.hint == "paper":
        return _printed(words, match)
    single = match.last - match.first == 1
    if known.hint == "city" and any(word.particle for word in words[match.first : match.last]):
        return False
    if known.hint == "weak" or (known.hint == "city" and single):
        return _in_place(words, match) and not (match.form.clitics and _hides(words, match, known))
    return not single or _stands(words, match, known)


def _seat(words: Sequence[Word], match: Match) -> bool:
    """Whether «العاصمة» stands before a name."""
    before = words[match.first - 1] if match.first and words[match.first].gap == SPACE else None
    return before is not None and any(form.letters == CAPITAL for form in before.forms)


def _hides(words: Sequence[Word], match: Match, known: Known) -> bool:
    """Whether cutting letters off an ordinary word left a city's name."""
    return known.hint == "city" and is_ordinary(words[match.first].letters)


def _stands(words: Sequence[Word], match: Match, known: Known) -> bool:
    """Whether a single word is the name, not an adjective or half a phrase."""
    if known.type in ("GPE", "LOC") and _is_adjective(words, match):
        return False
    barred = NOT_BEFORE.get(match.form.letters)
    following = words[match.last].letters if match.last < len(words) else ""
    return barred is None or not following.startswith(barred)


def _printed(words: Sequence[Word], match: Match) -> bool:
    """After «صحيفة» and the like, quoted after ل, or at the head of a line before a dash."""
    word = words[match.first]
    before = words[match.first - 1].letters if match.first else ""
    if word.gap != BREAK or word.quoted:
        return before in _words("press") and (word.quoted or before not in QUOTED_ONLY)
    following = words[match.last] if match.last < len(words) else None
    return following is not None and following.dash and following.letters in _words("headed")


def _is_adjective(words: Sequence[Word], match: Match) -> bool:
    """«الصحف السعودية», «طائرة سورية»: the name describes the noun before it."""
    if match.form.letters not in ALSO_ADJECTIVES or match.form.clitics or not match.first:
        return False
    if words[match.first].gap != SPACE:
        return False
    before = words[match.first - 1].letters
    if is_definite(match.form.letters):
        return is_definite(before) or before.startswith(("وال", "بال", "لل")) or before.endswith("ها")
    return before.endswith(("ه", "ات")) and before not in _words("place")


def _listed(words: Sequence[Word], match: Match) -> bool:
    """Whether a name goes on a list after a country or city: «الأردن وعمان»."""
    if not match.first or not (match.form.clitics == "و" or words[match.first].gap == BREAK):
        return False
    before = words[match.first - 1]
    return any(k.type == "GPE" and not k.hint for form in before.forms for k in known_names().get(form.letters, ()))


def _in_place(words: Sequence[Word], match: Match) -> bool:
    """After a word of place, with ب attached, or in a list after another place."""
    if match.form.clitics.endswith("ب"):
        return True
    if _listed(words, match):
        return True
    if match.first == 0 or (words[match.first].gap == BREAK and not words[match.first].quoted):
        return False
    return any(form.letters in _words("place") for form in words[match.first - 1].forms)


def called_alone(words: Sequence[Word], first: int, letters: str, form: Form) -> bool:
    """Tell whether a known person's short form names that person where no full name was given."""
    if is_given(letters) or is_ordinary(letters) or len(letters) < SHORTEST_CALL:
        if words[first].gap != SPACE or form.clitics or not first:
            return False
        return words[first - 1].letters in _words("follower") or title_before(words, first) == "title"
    return not (form.clitics and is_ordinary(words[first].letters))
