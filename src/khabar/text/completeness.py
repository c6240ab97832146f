"""Tells whether an article goes on elsewhere, and which lines are the page's and not the article's.

Only words at the end of a text are judged; that a sentence merely breaks off is not enough.
"""

from __future__ import annotations

import re

from khabar.text.fold import fold_word

__all__ = ["completeness_of", "is_promotion"]

#: The link itself, folded: «المزيد», «اقرأ المزيد», «لقراءة الخبر كاملا».
READ = (
    r"(?:ل?قراءة|اقرا|اقراوا|تابع|طالع|لمتابعة|لاكمال|لاستكمال)\s+(?:المزيد|التتمة|القراءة|بقية|باقي|كامل|الخبر|المقال)"
)
MORE = rf"(?:{READ}(?:\s+\S+){{0,3}}|المزيد|للمزيد|التتمة|البقية|التفاصيل)"
#: It stands after an ellipsis, or as a sentence of its own at the end; or dots stand in brackets.
GOES_ON = re.compile(
    rf"(?:\.{{2,}}|…)[\s»\[(]*{MORE}[^\w]*$"
    rf"|^\W*(?:{READ}(?:\s+\S+){{0,3}}|المزيد|للمزيد|التتمة)\W*$"
    rf"|[.!؟»:]\s*{READ}(?:\s+\S+){{0,3}}\W*$"
    r"|[\[(]\s*(?:\.{2,}|…)\s*[\])]\W*$"
)
#: A line of its own that keeps the rest for subscribers.
BARRED = re.compile(
    r"^\W*(?:للاشتراك|سجل(?:وا)?\s+الدخول|اشترك(?:وا|ي)?(?:\s+الان)?\s+(?:ل|كي|حتي))"
    r"|(?:للمشتركين|للاعضاء)\s+فقط\W*$|متاح\s+للمشتركين|مخصص\s+للمشتركين"
)
LONGEST_BAR = 160
#: Lines by which a page leads elsewhere: «اقرأ أيضا», «أخبار ذات صلة», «تابعونا على».
PROMOTION = re.compile(
    r"^\W*(?:(?:اقرا|اقراوا|اقراي|طالع|شاهد|تابع|شاهدوا|انظر|طالعوا)\s+(?:ايضا|كذلك|كذالك)"
    r"|(?:اخبار|مواضيع|موضوعات|مقالات|روابط|مواد|قصص|تقارير)\s+(?:ذات\s+(?:صلة|علاقة)|متعلقة|مرتبطة|مشابهة)"
    r"|(?:اقرا|طالع|شاهد)\s+(?:المزيد|التفاصيل|في)\s*:?\s*$|قد\s+(?:يعجبك|يهمك)"
    r"|(?:تابعونا|تابعنا|انضموا\s+الينا|اشتركوا?\s+في\s+(?:قناة|نشرة|القناة|النشرة))"
    r"|(?:شارك|انشر)\s+(?:الخبر|المقال|الموضوع|هذا)|الاكثر\s+(?:قراءة|مشاهدة|تداولا)\s*$)"
)


def _last_line(text: str) -> str:
    return fold_word(text.rstrip().rpartition("\n")[2]).strip()


def completeness_of(text: str) -> str:
    """Return "truncated" where the end of ``text`` sends the reader elsewhere, else "whole".

    >>> completeness_of("قال الوزير إن السد ...المزيد")  # "the minister said that the dam ...more"
    'truncated'
    """
    last = _last_line(text)
    if len(last) <= LONGEST_BAR and BARRED.search(last):
        return "truncated"
    if GOES_ON.search(last):
        return "truncated"
    return "whole"


def is_promotion(line: str) -> bool:
    """Tell whether a line leads to other articles or to the outlet's own channels.

    >>> is_promotion("اقرأ أيضاً: افتتاح السد")  # "read also: the dam opens"
    True
    """
    return PROMOTION.search(fold_word(line)) is not None
