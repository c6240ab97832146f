"""What counts as Arabic."""

from __future__ import annotations

import pytest

from khabar.errors import NotArabicError
from khabar.text.language import check_arabic, count_arabic

NEWS = "قال مدير السد إن أعمال الصيانة بدأت أمس وإن المياه لن تنقطع عن المدينة"


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        NEWS + " The dam was built in the old days by Dam Builders Ltd.",
        "أعلنت شركة «پيرلا» عن سيارة في گراج المدينة، وقال مديرها إن السعر لم يحدد بعد",
        "قالَ مُديرُ السَّدِّ إنَّ أعمالَ الصِّيانةِ بدأتْ أمسِ",
        "قال مدير السد ان اعمال الصيانه بدات فى المدينه على يد فريق من الخبراء",
    ],
)
def test_arabic_passes(text: str) -> None:
    """News with names in other letters, vowel marks or loose spelling is Arabic."""
    check_arabic(text)


@pytest.mark.parametrize(
    "text",
    ["", "سد", "The dam is old, قال مدير السد إن العمل بدأ, and nobody in the valley knows when it opens again" * 2],
)
def test_too_few_arabic_letters(text: str) -> None:
    """Under twenty letters, or under a third of them, is not an Arabic article."""
    with pytest.raises(NotArabicError, match="Arabic letters among"):
        check_arabic(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "مدیر سد گفت که کار تعمیر از دیروز آغاز شده است و آب شهر قطع نمی شود، این کار را گروهی از مهندسان کرده اند",
            "Persian",
        ),
        ("ڈیم کے مدیر نے کہا ہے کہ مرمت کا کام کل سے شروع ہوا ہے اور شہر میں پانی بند نہیں ہو گا", "Urdu"),
        (
            "د بند مدیر وویل چې د رغونې کار پرون پیل شو او د ښار اوبه به نه پرې کېږي، دا کار په دوه میاشتو کې بشپړېږي",
            "Pashto",
        ),
        (
            "بەڕێوەبەری بەنداوەکە گوتی کە کاری چاککردنەوە لە دوێنێوە دەستی پێ کرد و ئاوی شار نابڕدرێت بۆ ئەم کارە",
            "Kurdish",
        ),
    ],
)
def test_other_languages_in_arabic_letters_are_named(text: str, language: str) -> None:
    """Persian, Urdu, Pashto and Kurdish are told by letters and common words."""
    with pytest.raises(NotArabicError, match=language):
        check_arabic(text)


def test_presentation_forms_are_letters() -> None:
    """Letters in old positional shapes count; marks and digits do not."""
    assert count_arabic("\ufefb سَد ٣") == 3
