"""How quotation marks are paired, and where lost ones are inferred."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core.document import Document
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe
from khabar.core.span import covers, cut, overlap
from khabar.stages.quotations import STAGE, find_quotations

PIECES = st.sampled_from(
    (
        *(
            "«",
            "»",
            '"',
            "“",
            "”",
            "„",
            "''",
            "'",
            "‘",
            "’",
            "‹",
            "›",
            "″",
            "\n",
            "\n\n",
            " ",
            "  ",
            ".",
            "،",
            ":",
            "(",
        ),
        *("قال", "نعم", "لـ", "َ", "\u200f", "😀", "\ufefb", "Fry's", "777"),
    )
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=40).map("".join))


def quoted(text: str) -> list[tuple[str, bool, int]]:
    """Words, whether closed, and depth of each quotation."""
    return [(cut(text, q.inner), q.closed, q.depth) for q in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "قال: «نعم». ثم",
        'قال: "نعم". ثم',
        "قال: “نعم”. ثم",
        "قال: ”نعم“. ثم",
        "قال: “نعم“. ثم",
        'قال: “نعم". ثم',
        "قال: ''نعم''. ثم",
        "قال: 'نعم'. ثم",
        "قال: ‹نعم›. ثم",
        "قال: «نعم«. ثم",
        "قال: »نعم«. ثم",
        "قال: »نعم». ثم",
        'صحيفة"نعم" ثم',
        'لـ"نعم"',
        "(«نعم»)",
        'قال"نعم", ثم',
        "طائرة “نعم″، ثم",
    ],
)
def test_pairs(text: str) -> None:
    """Marks of a family pair, also where they are turned the wrong way."""
    assert quoted(text) == [("نعم", True, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«قال «لا» أمس»", [("قال «لا» أمس", True, 0), ("لا", True, 1)]),
        ('"قال "لا" أمس"', [('قال "لا" أمس', True, 0), ("لا", True, 1)]),
        ('«قال "لا" أمس»', [('قال "لا" أمس', True, 0), ("لا", True, 1)]),
        ("“الانضمام لـ”داعش” أمس” ثم", [("الانضمام لـ”داعش” أمس", True, 0), ("داعش", True, 1)]),
        ('"نعم" و"لا"', [("نعم", True, 0), ("لا", True, 0)]),
        ('قال "نعم " وأضاف "لا "', [("نعم ", True, 0), ("لا ", True, 0)]),
        ('" نعم " و " لا "', [(" نعم ", True, 0), (" لا ", True, 0)]),
        ('نعم". وقال "لا".', [("لا", True, 0)]),
        ("نعم». وقال «لا».", [("لا", True, 0)]),
        ("«»", []),
        ("Fry's و Men's", []),
        ("قال 'نعم ثم ذهب", []),
        ("", []),
    ],
)
def test_several(text: str, expected: list[tuple[str, bool, int]]) -> None:
    """Inner quotations, neighbours, stray closing marks and apostrophes."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: «نعم، أمس.\nثم ذهب.", [("نعم، أمس.", False, 0)]),
        ("قال: «نعم. ثم ذهب وقال «لا».", [("نعم.", False, 0), ("لا", True, 0)]),
        ("قال «نعم ثم قال «لا».", [("لا", True, 0)]),
        ("قال «نعم. ثم «لا.", [("نعم.", False, 0), ("لا.", False, 0)]),
        ("قال: «", []),
        ("قال: «\n\nنعم", []),
    ],
)
def test_a_lost_closing_mark(text: str, expected: list[tuple[str, bool, int]]) -> None:
    """The quotation ends with its paragraph, or with the sentence before the next that opens."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: «نعم.\n«ثم لا».\nوذهب", [("نعم.\n«ثم لا", True, 0)]),
        ('قال: "نعم.\n"ثم لا".\nوذهب', [('نعم.\n"ثم لا', True, 0)]),
        ("قال: «نعم.\nثم لا».\nوذهب", [("نعم.\nثم لا", True, 0)]),
        ('قال: "نعم.\nثم لا".\nوذهب', [("نعم.\nثم لا", True, 0)]),
        ('قال: "نعم.\nثم قال "لا".\nوذهب', [("نعم.", False, 0), ("لا", True, 0)]),
        ("قال: «نعم.\n" + "كلمة " * 900 + "».", [("نعم.", False, 0)]),
        (
            "«" + "كلمة " * 600 + "\n" + "كلمة " * 300 + "\nنعم».",
            [("كلمة " * 600 + "\n" + "كلمة " * 299 + "كلمة", False, 0)],
        ),
    ],
)
def test_over_paragraphs(text: str, expected: list[tuple[str, bool, int]]) -> None:
    """A quotation goes on where the next mark closes or repeats it, within reach."""
    assert quoted(text) == expected


@given(TEXTS)
def test_quotations_nest(text: str) -> None:
    """Two quotations are apart or one holds the other, and depth counts what holds."""
    found = find_quotations(text)
    for q in found:
        assert q.depth == sum(covers(o.outer, q.outer) and o is not q for o in found)
        assert all(
            overlap(q.outer, o.outer) == 0 or covers(q.outer, o.outer) or covers(o.outer, q.outer) for o in found
        )


@given(TEXTS)
def test_marks_surround_words(text: str) -> None:
    """The inner span is the outer one without its marks, and is not empty."""
    for q in find_quotations(text):
        assert covers(q.outer, q.inner)
        assert len(q.inner) > 0
        assert 1 <= q.inner.start - q.outer.start <= 2
        assert q.outer.end - q.inner.end in ((1, 2) if q.closed else (0,))


@given(TEXTS)
def test_they_come_in_order(text: str) -> None:
    """Outer before inner, by place."""
    found = find_quotations(text)
    assert list(found) == sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


def test_the_stage_reads_the_document() -> None:
    """The layer is what the function finds."""
    document = Document("d", "قال: «نعم»")
    assert STAGE.run(Reading(document, Recipe())) == find_quotations(document.text)
