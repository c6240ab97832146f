"""Tells numbers that name or order something from numbers that count: «المادة 5», «سو-30», «2-1».

Works on the tokens of a document; what the other numbers count is for the stage of quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.core.structure import Token
from khabar.knowledge.units import counted_at
from khabar.text.numbers import Number, ordinal

__all__ = ["LATIN_UNITS", "Context", "is_label"]

#: Words before a number that name an article, a number or a model rather than count.
LABELS = re.compile(
    r"(?:[وفبل]{0,2}(?:ال)?(?:رقم|مادة|فصل|فقرة|قرار|قانون|مرسوم|صفحة|هاتف|جوال|فاكس|تحويلة|مركز|طريق|مخرج|بوابة"
    r"|قناة|حلقة|دورة|نسخة|خليجي|مجموعة|ايفون|اندرويد|ويندوز|جالاكسي|غالاكسي|نوت|بوينغ|بوينج|ايرباص|ميغ|سوخوي|اف"
    r"|سو|ايل|توبوليف|سي|ام|بي|تي|اس|كي|كاي|ار|دبليو|جي|اتش|ار|ميراج|رافال|تورنادو|القرن|ق|الطبعة|فيتامين"
    r"|اولمبياد|مونديال|رؤية|طراز|نوع|موديل|فرقة|لواء|محلية|جهوية|رحلة|فصله|عدد|موقع|رمز|بالرمز|عيار|كم|الساعة))$"
)
GLUED = frozenset({"و", "ب", "ل", "ال", "وال", "بال", "ف", "ك", "لل", "ول", "وب"})
LATIN_UNITS = {"gb": "gigabyte", "km": "km", "kg": "kg", "mm": "mm", "cm": "cm", "tb": "terabyte", "mb": "megabyte"}
LONGEST_BARE = 6


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules read: tokens, their folded words, and which are taken by dates."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    dated: frozenset[int]

    def glued(self, i: int) -> bool:
        """Whether token ``i`` touches the token before it."""
        return i > 0 and self.tokens[i - 1].span.end == self.tokens[i].span.start


def is_label(context: Context, number: Number) -> bool:
    """Tell whether a number names something: «المادة 5», «سو-30», «2-1», an ordinal, a telephone."""
    words, i = context.words, number.first
    if number.first in context.dated:
        return True
    before = words[i - 1] if i else ""
    after = words[number.last] if number.last < len(words) else ""
    if number.written == "digits":
        return _is_digit_label(context, number, before, after)
    if number.clitic == "و" and number.definite and ordinal(before) is not None:
        return True
    return (number.definite and before in ("مجموعة", "القرن", "القمة", "الدورة")) or (
        ordinal(before) is not None and words[i] in ("عشر", "عشرة")
    )


def _is_digit_label(context: Context, number: Number, before: str, after: str) -> bool:
    words, i = context.words, number.first
    if LABELS.match(before) and not (number.definite and before == "الطائرات"):
        return counted_at(words, number.last) is None or before.endswith(("رقم", "المادة", "الفصل"))
    if context.glued(i) and before in "-/:_.#@+" and before and i > 1 and context.glued(i - 1):
        return words[i - 2][-1:].isalnum()
    if before in ("#", "+", "@", "&"):
        return True
    if context.tokens[i - 1].kind == "latin" and i:
        return counted_at(words, number.last) is None or context.glued(i)
    if context.glued(i) and context.tokens[i - 1].kind == "word" and before not in GLUED:
        return counted_at(words, number.last) is None
    if number.last < len(words) and context.glued(number.last):
        if (
            after in ("/", ":", "-")
            and number.last + 1 < len(words)
            and context.glued(number.last + 1)
            and words[number.last + 1][:1].isdigit()
        ):
            return True
        if context.tokens[number.last].kind == "latin" and after.lower() not in LATIN_UNITS:
            return True
    digits = re.sub("[^0-9]", "", "".join(words[i : number.last]))
    return (
        len(digits) > LONGEST_BARE
        and number.last - i == 1
        and not re.search("[.,]", words[i])
        and counted_at(words, number.last) is None
    )
