"""The interface's words, in Arabic and English, for the closed vocabularies of the records.

Kinds, modes, acts, certainty, factuality, presence, types and units: shared by the terminal
summary and the dossier. The words of a page's own furniture are left to the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from khabar.core.measure import Quantity

__all__ = [
    "ACTS", "APPROX", "CERTAINTY", "ENTITY_TYPES", "FACTUALITY", "FIELDS", "KINDS", "MODES", "PRESENCE", "SIGNS",
    "STATEMENTS", "UNITS", "Interface", "Word", "amount", "word",
]  # fmt: skip

Interface = Literal["ar", "en"]


@dataclass(frozen=True, slots=True)
class Word:
    """One thing said in both languages of the interface."""

    ar: str
    en: str

    def of(self, interface: Interface) -> str:
        """Return the word in one language.

        >>> CERTAINTY["probable"].of("ar")  # "probable"
        'مرجَّح'
        """
        return self.ar if interface == "ar" else self.en


Words = Mapping[str, Word]


def _words(**pairs: tuple[str, str]) -> Words:
    return MappingProxyType({key: Word(*pair) for key, pair in pairs.items()})


KINDS = _words(
    person=("شخص", "person"),
    organization=("جهة", "organisation"),
    media=("وسيلة إعلام", "news medium"),
    document=("وثيقة", "document"),
    unnamed=("مصدر غير مسمّى", "unnamed source"),
)
MODES = _words(
    direct=("اقتباس مباشر", "direct quotation"),
    mixed=("نقل يتخلله اقتباس", "partly quoted"),
    indirect=("نقل بالمعنى", "indirect speech"),
    according_to=("إسناد بصيغة «بحسب»", "according to"),
)
ACTS = _words(
    say=("قال", "says"),
    claim=("زعم", "claims"),
    confirm=("أكّد", "confirms"),
    deny=("نفى", "denies"),
    accuse=("اتّهم", "accuses"),
    request=("طلب", "requests"),
    order=("أمر", "orders"),
    threaten=("هدّد", "threatens"),
    promise=("وعد", "promises"),
    expect=("توقّع", "expects"),
    believe=("رأى", "believes"),
    describe=("وصف", "describes"),
    ask=("سأل", "asks"),
    decline=("امتنع عن التعليق", "declines to comment"),
    agree=("وافق", "agrees"),
    announce=("أعلن", "announces"),
)
CERTAINTY = _words(
    certain=("جازم", "certain"),
    probable=("مرجَّح", "probable"),
    possible=("محتمل", "possible"),
    negated=("منفيّ", "negated"),
    unreal=("غير واقع", "not (yet) real"),
)
#: One character a certainty, told apart by shape; the dossier draws the same shapes.
SIGNS: Mapping[str, str] = MappingProxyType(
    {"certain": "●", "probable": "◐", "possible": "○", "negated": "⊘", "unreal": "□"}
)
FACTUALITY: Words = MappingProxyType(
    {
        "CT+": Word("يجزم بوقوعه", "certain that it is so"),
        "CT-": Word("يجزم بعدم وقوعه", "certain that it is not so"),
        "PR+": Word("يرجّح وقوعه", "thinks it probable"),
        "PR-": Word("يرجّح عدم وقوعه", "thinks it probably not so"),
        "PS+": Word("يراه محتملا", "thinks it possible"),
        "PS-": Word("يرى عدم وقوعه محتملا", "thinks it possibly not so"),
        "CTu": Word("يعلم الأمر ولا يُذكر ما يعلمه", "knows, but which way is not said"),
        "Uu": Word("ينقل ولا يلتزم", "passes it on, commits to nothing"),
    }
)
PRESENCE = _words(
    explicit=("صريح", "explicit"),
    inherited=("موروث من كلام سابق", "inherited from what went before"),
    inferred=("مستنتَج", "inferred"),
)
STATEMENTS = _words(
    assertion=("خبر", "assertion"),
    unknown=("تصريح بعدم العلم", "says it is not known"),
    denial=("نفي", "denial"),
    decline=("امتناع عن التعليق", "refusal to comment"),
    request=("طلب", "request"),
    plan=("خطة", "plan"),
    opinion=("رأي", "opinion"),
    presupposition=("افتراض مسبق", "presupposition"),
)
#: In the order in which names are listed.
ENTITY_TYPES = _words(
    PER=("أشخاص", "people"),
    ORG=("جهات ومؤسسات", "organisations"),
    GPE=("دول ومدن", "countries and cities"),
    LOC=("أماكن طبيعية ومناطق", "natural places and regions"),
    FAC=("منشآت ومواقع", "buildings and sites"),
    EQP=("معدات وآليات", "equipment"),
)
APPROX = _words(
    exact=("بالضبط", "exactly"),
    about=("نحو", "about"),
    over=("أكثر من", "over"),
    under=("أقل من", "under"),
    at_least=("على الأقل", "at least"),
    at_most=("على الأكثر", "at most"),
)
#: Fields that a reason explains.
FIELDS = _words(
    source=("القائل في النص", "source"),
    cue=("لفظ الإسناد", "cue"),
    content=("المقول", "content"),
    who=("من هو القائل", "who"),
    kind=("نوع القائل", "kind"),
    mode=("طريقة النقل", "mode"),
    act=("فعل القول", "act"),
    certainty=("درجة الجزم", "certainty"),
    parent=("الناقل الأعلى", "parent"),
    presence=("حضور الإسناد", "presence"),
)
#: Units that are measured, not counted: they take no plural in English.
MEASURES = frozenset(
    {"percent", "km", "m", "cm", "kg", "USD", "SAR", "EUR", "GBP", "EGP", "AED", "C", "km/h", "m3", "km2", "m2"}
)
PLURALS: Mapping[str, str] = MappingProxyType(
    {"person": "people", "aircraft": "aircraft", "child": "children", "man": "men", "woman": "women"}
)
UNITS = _words(
    person=("شخص", "person"),
    percent=("في المئة", "percent"),
    km=("كيلومتر", "km"),
    m=("متر", "m"),
    USD=("دولار أمريكي", "USD"),
    SAR=("ريال سعودي", "SAR"),
    EUR=("يورو", "EUR"),
    year=("سنة", "year"),
    month=("شهر", "month"),
    week=("أسبوع", "week"),
    day=("يوم", "day"),
    hour=("ساعة", "hour"),
    minute=("دقيقة", "minute"),
    aircraft=("طائرة", "aircraft"),
    missile=("صاروخ", "missile"),
    vehicle=("مركبة", "vehicle"),
    ton=("طن", "ton"),
    house=("منزل", "house"),
    family=("أسرة", "family"),
    company=("شركة", "company"),
    country=("دولة", "country"),
)


def word(words: Words, key: str) -> Word:
    """Return the word for ``key``; a value that has no word yet stands for itself.

    >>> word(ACTS, "deny").ar  # «نفى», "denied"
    'نفى'
    >>> word(UNITS, "sluice gate").ar
    'sluice gate'
    """
    return words.get(key) or Word(key, key)


def _figure(value: float | tuple[float, float]) -> str:
    return "\u2013".join(f"{part:,}" for part in (value if isinstance(value, tuple) else (value,)))


def _counted(unit: str, value: float | tuple[float, float]) -> str:
    """The English name of what is counted, in the plural where it is counted and not one."""
    if unit in MEASURES or value == 1:
        return unit
    if unit in PLURALS:
        return PLURALS[unit]
    if unit.endswith("y") and unit[-2:-1] not in set("aeiou"):
        return unit[:-1] + "ies"
    return unit + ("es" if unit.endswith(("s", "x", "ch", "sh")) else "s")


def amount(quantity: Quantity, interface: Interface) -> str:
    """Return a value with its comparator and unit.

    In Arabic the unit stands in brackets, so that its form need not agree with the number:
    «20 (شخص) على الأقل» for "at least 20 people". A unit without an Arabic word is left out
    there: the text's own noun stands beside the figure.
    """
    figure = _figure(quantity.value)
    approx = "" if quantity.approx == "exact" else APPROX[quantity.approx].of(interface)
    if interface == "en":
        unit = _counted(quantity.unit, quantity.value) if quantity.unit else ""
        return " ".join(part for part in (approx, figure, unit) if part)
    unit = f"({UNITS[quantity.unit].ar})" if quantity.unit and quantity.unit in UNITS else ""
    parts = (figure, unit, approx) if quantity.approx in {"at_least", "at_most"} else (approx, figure, unit)
    return " ".join(part for part in parts if part)
