"""The verbs and nouns by which an article lays words at someone's door, in all their forms.

``tables/cues.tsv`` gives lemmas; the forms that Arabic derives by rule are derived here. Which
of two readings a form has in a sentence is for the attribution stage to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from khabar.core.attribution import Act
from khabar.knowledge.table import load_table

__all__ = ["CueForm", "FormKind", "TellerNoun", "cue_forms", "function_words", "press", "teller_nouns"]

FormKind = Literal["past", "present", "participle", "noun"]
Gender = Literal["m", "f", "p"]
#: Object pronouns that newspapers hang on verbs of saying: «وصفها», «أبلغهم».
OBJECTS = ("ه", "ها", "هم", "هما", "نا", "ني")
#: Lemmas whose forms are commonly followed by an attached object.
TRANSITIVE = frozenset("وصف ابلغ اخبر اعتبر اتهم نقل نشر تناقل اورد ذكر اعلن اوضح اكد طالب حذر دعا كشف بث ابدي".split())
#: Lemmas whose first person is met in quotations and means the same («نعتقد», «أقول»).
FIRST_PERSON = frozenset("قال اكد اعتقد طالب دعا توقع تمني امل ظن ناشد".split())


@dataclass(frozen=True, slots=True)
class CueForm:
    """One written form, folded. ``frames`` say what leads in the content (see the table).

    ``strong`` forms are cues wherever they stand; the others only with one of their frames.
    ``taking`` is True where an object pronoun is attached.
    """

    lemma: str
    kind: FormKind
    gender: Gender
    act: Act
    frames: frozenset[str]
    strong: bool
    taking: bool = False


@dataclass(frozen=True, slots=True)
class TellerNoun:
    """A common noun that names a kind of teller, with its English gloss."""

    kind: Literal["person", "unnamed", "organization", "media", "document"]
    gloss: str


def _past(row: dict[str, str]) -> Iterator[tuple[str, Gender]]:
    lemma = row["past"]
    weak = lemma.endswith(("ي", "ا"))
    stem = lemma[:-1] if weak else lemma
    yield lemma, "m"
    yield row["feminine"] or stem + "ت", "f"
    yield row["plural"] or stem + "وا", "p"
    if not weak:
        yield lemma + "ا", "p"
        yield lemma + "تا", "p"


def _present(row: dict[str, str]) -> Iterator[tuple[str, Gender]]:
    form = row["present"]
    if not form:
        return
    rest = form[1:]
    plural = rest[:-1] if rest.endswith(("ي", "و")) else rest
    yield form, "m"
    yield "ت" + rest, "f"
    if row["past"] in FIRST_PERSON:
        yield "ن" + rest, "p"
        yield "ا" + rest, "m"
    yield form[0] + plural + "ون", "p"
    yield form[0] + plural + "وا", "p"


def _participle(row: dict[str, str]) -> Iterator[tuple[str, Gender]]:
    form = row["participle"]
    if not form:
        return
    plural = form.removesuffix("ي")
    yield form + "ا", "m"
    yield form + "ة", "f"
    yield plural + "ين", "p"
    yield plural + "ان", "p"


def _forms(row: dict[str, str]) -> Iterator[tuple[str, FormKind, Gender, bool]]:
    """Every form of a lemma: (form, kind, gender and number, whether an object is attached)."""
    for kind, made in (("past", _past(row)), ("present", _present(row))):
        for form, gender in made:
            yield form, cast("FormKind", kind), gender, False
            if row["past"] in TRANSITIVE:
                bare = (
                    form[:-1] + "ا" if form.endswith("ي") else form.removesuffix("ا") if form.endswith("وا") else form
                )
                for suffix in OBJECTS:
                    yield bare + suffix, cast("FormKind", kind), gender, True
    for form, gender in _participle(row):
        yield form, "participle", gender, False
    for form in row["nouns"].split():
        yield form, "noun", "m", False


@cache
def cue_forms() -> dict[str, CueForm]:
    """Return every cue form by its folded word; the lemma that comes first in the table wins.

    >>> cue_forms()["مؤكدا"].act
    'confirm'
    """
    found: dict[str, CueForm] = {}
    for row in load_table("cues").rows:
        frames = frozenset(row["frames"].split())
        for form, kind, gender, taking in _forms(row):
            strong = row["strength"] == "s" and kind != "noun" and not taking
            cue = CueForm(row["past"], kind, gender, cast("Act", row["act"]), frames, strong, taking)
            if form not in found or (found[form].taking and not taking):
                found[form] = cue
    return found


@cache
def function_words() -> dict[str, str]:
    """Return the class of each function word: prep, comp, rel, adv, aux, conj, neg, pron."""
    return {row["word"]: row["class"] for row in load_table("function_words").rows}


@cache
def teller_nouns() -> dict[str, TellerNoun]:
    """Return common nouns for tellers by folded form, with and without the article.

    >>> teller_nouns()["المصدر"].kind
    'unnamed'
    """
    nouns: dict[str, TellerNoun] = {}
    for row in load_table("teller_nouns").rows:
        noun = TellerNoun(cast("Literal['person']", row["kind"]), row["gloss"])
        for form in row["forms"].split():
            bare = form.removeprefix("+")
            nouns["ال" + bare] = noun
            if bare == form:
                nouns[form] = noun
    return nouns


@cache
def press() -> frozenset[str]:
    """Return the English names of papers, agencies, channels and radios that are known.

    >>> "Reuters" in press()
    True
    """
    return frozenset(row["name"] for row in load_table("press").rows)
