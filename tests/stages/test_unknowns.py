"""Explicit unknowns: clauses in which the article says that something is not known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core.span import cut
from khabar.stages.unknowns import find_unknowns


def found(text: str) -> list[str]:
    """The words of the unknowns of a text taken as one sentence."""
    return [cut(text, u.span) for u in find_unknowns("d", text, ((0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("ومن غير الواضح كيف سيُموَّل المشروع.", "ومن غير الواضح كيف سيُموَّل المشروع"),
        ("ولم يتضح بعد ما إذا كان الجدار سليما، لكن الأشغال مستمرة.", "ولم يتضح بعد ما إذا كان الجدار سليما"),
        ("قال إن السد آمن دون أن يكشف عن الأسباب.", "دون أن يكشف عن الأسباب"),
        ("ولم يتسن التحقق من الخبر.", "ولم يتسن التحقق من الخبر"),
        ("ولم توضح الشركة متى تنتهي الأشغال.", "ولم توضح الشركة متى تنتهي الأشغال"),
        ("ولم تُحدد الوثائق مبلغ التمويل.", "ولم تُحدد الوثائق مبلغ التمويل"),
    ],
)
def test_an_unknown_is_its_clause(text: str, clause: str) -> None:
    """The span runs from the cue to the end of its clause."""
    assert found(text) == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الشركة موعد الأشغال.",
        "لم تتوقف الأشغال.",
        "وحول السد دون تضرر القرى.",
        "ولم تقدم الشركة أي دليل على اتهامها.",  # evidence withheld is no thing unknown
    ],
)
def test_what_is_known_is_no_unknown(text: str) -> None:
    """A plain statement or a plain negation is not an unknown."""
    assert found(text) == []


@given(
    st.lists(
        st.sampled_from(["لم", "يتضح", "ولم يتسن", "ـُ", "😀", "،", ".", "غير معروف", "دون ذكر", "السد", "\n"]),
        max_size=20,
    )
)
def test_spans_are_evidence(pieces: list[str]) -> None:
    """Cue and clause lie in the text, the cue inside the clause, clauses apart and in order."""
    text = " ".join(pieces)
    last = 0
    for unknown in find_unknowns("d", text, ((0, len(text)),)):
        assert last <= unknown.span.start
        assert cut(text, unknown.span).strip() == cut(text, unknown.span)
        assert unknown.span.start <= unknown.cue.start
        assert unknown.cue.end <= unknown.span.end
        last = unknown.span.end
