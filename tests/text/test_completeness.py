"""Which endings send the reader elsewhere."""

from __future__ import annotations

import pytest

from khabar.text.completeness import completeness_of, is_promotion


@pytest.mark.parametrize(
    "end",
    [
        "...المزيد",
        "\n \nالمزيد...",
        " […]",
        " [...]",
        "\nاقرأ المزيد",
        "\nللاشتراك اضغط هنا",
        "\nلقراءة الخبر كاملاً",
        "\nتابع القراءة",
        " … التفاصيل",
        "\nهذا المحتوى متاح للمشتركين فقط",
        "\nسجل الدخول لمتابعة القراءة",
        ". اقرأ المزيد على الموقع",
    ],
)
def test_truncated(end: str) -> None:
    """A link to the rest, dots in brackets or a word to subscribers."""
    assert completeness_of("وبدأ العمل في السد" + end) == "truncated"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "وبدأ العمل.",
        "وطلب المزيد",
        "وطالب بالمزيد من التفاصيل.",
        "وقال «نريد ...»",
        "وبدأت الاستعدادات للاشتراك في البطولة",
        "اقرأ المزيد\nوبدأ العمل في السد.",
    ],
)
def test_whole(text: str) -> None:
    """The same words inside a sentence, and a sentence that breaks off, prove nothing."""
    assert completeness_of(text) == "whole"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("اقرأ أيضاً: افتتاح السد", True),
        ("أخبار ذات صلة", True),
        ("تابعونا على القناة", True),
        ("قد يعجبك أيضا", True),
        ("اقرأ الوزير البيان كاملا", False),
        ("وقال الوزير: اقرأوا أيضا ما كتبته", False),
        ("", False),
    ],
)
def test_promotion(line: str, expected: bool) -> None:  # noqa: FBT001  # a table's column
    """Only a line that begins so leads elsewhere."""
    assert is_promotion(line) is expected
