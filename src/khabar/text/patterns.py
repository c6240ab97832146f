"""Pieces of regular expressions over folded text that the time grammars share.

Each is a string without capturing groups; the grammars name the groups. What an expression is
worth is left to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from khabar.text.calendar import HIJRI_MONTHS, MONTHS, WEEKDAYS

__all__ = [
    "AMOUNT_WORD", "BEGIN", "DAY_PART", "END", "HIJRI_MONTH", "MONTH", "NEXT", "NOW", "NUMBER", "ORDINAL", "PAST",
    "WEEKDAY", "WEEK_OF", "YEAR", "either",
]  # fmt: skip


def either(words: Iterable[str]) -> str:
    """Return an alternation of ``words``, longest first; a blank in a name stands for one or more."""
    listed = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", " +") for w in listed)


#: Before a word: its attached و ف and ب ل ك.
BEGIN = r"(?<!\w)[وف]?[بلك]?"
END = r"(?!\w)"
PAST = r"ال(?:ماض|فائت|منصرم|فارط|منقض|سابق|اسبق|مضي|اخير)(?:يتين|يين|ية|ي|ين|تين|ة|ه)?"
NEXT = r"ال(?:مقبل|قادم|اتي|تالي)(?:ين|تين|ة|ه)?"
NOW = r"ال(?:جاري|حالي|راهن)(?:ة|ه)?"
_STEMS = (
    "اول|اولي|حادي|حادية|ثاني|ثانية|ثالث|ثالثة|رابع|رابعة|خامس|خامسة|سادس|سادسة|سابع|سابعة|ثامن|ثامنة|تاسع"
    "|تاسعة|عاشر|عاشرة|واحدة"
)
ORDINAL = rf"(?:ال(?:{either(_STEMS.split('|'))})(?: +عشرة?| +وال(?:عشرين|ثلاثين))?|العشرين|الثلاثين)(?!\w)"
_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
AMOUNT_WORD = (
    r"(?:(?:ثلاث|اربع|خمس|ست|سبع|ثمان|تسع)(?:مائة|مئة|ة|ي|ية|ون|ين|ه)?|عشر(?:ة|ون|ين|ه)?|احد|احدي|اثن(?:ا|ي|تا"
    r"|تي|ين|ان|تين)"
    r"|واحد(?:ة|ا)?|مائ?[ةه]|مئ[ةه]|مائت(?:ي|ين|ان|ا)|مئت(?:ي|ين|ان|ا)|الف(?:ا|ي|ين|ان)?|الاف|مليون(?:ي|ا|ين)?"
    r"|ملايين)(?!\w)"
)
NUMBER = rf"(?:(?:{_DIGITS}|{AMOUNT_WORD})(?: +و? ?(?:{_DIGITS}|{AMOUNT_WORD}))*)"
YEAR = r"(?:(?:19|20)[0-9]{2}|1[0-8][0-9]{2}|1[34][0-9]{2})(?![0-9])(?!\w*[.,][0-9])"
_MONTHS = either(MONTHS)
#: One month, or one month in two systems: «يوليو/تموز», «سبتمبر (أيلول)», «مايو أيار».
MONTH = rf"(?:(?:{_MONTHS})(?![^\W\d])(?:(?: *[-/–] *| *\( *| +)(?:{_MONTHS})(?![^\W\d])(?: *\))?)?)"
HIJRI_MONTH = rf"(?:{either(HIJRI_MONTHS)})(?!\w)"
WEEKDAY = rf"(?:{either(WEEKDAYS)})(?!\w)"
DAY_PART = (
    r"(?:بعد +(?:ظهر|عصر|منتصف +ليل)|قبيل +\w+|صباح|صبيحة|مساء|فجر|ظهر|عصر|ليلة|ليل|عشية|ضحي|مغرب|نهار"
    r"|ساعات? +(?:ال)?(?:صباح|فجر|مساء)|منتصف +ليل)"
)
#: «يوم»، «أمس»، «اليوم»، «غدا» and the like before a weekday.
WEEK_OF = r"(?:(?:ال)?يوم|امس +الاول|اول +(?:من +)?امس|اول +امس|يوم +امس|امس|يوم +غد|غدا?|بعد +غد|عطلة|هذا)"
