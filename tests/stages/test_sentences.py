"""Where sentences end, and which lines are headlines and subheads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.core.document import Document
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe
from khabar.core.span import cut
from khabar.stages.sentences import STAGE, find_sentences

PIECES = st.sampled_from(
    (
        *(
            "قال",
            "الوزير",
            "د.",
            "أ. ف. ب",
            "سي. إن. إن",
            " ",
            "  ",
            "\n",
            "\n\n",
            ".",
            "..",
            "...",
            "…",
            "؟",
            "!",
            "؛",
            "،",
        ),
        *('"', "«", "»", "”", ")", "1.5", "\u00a0", "\u200f", "َ", "ـ", "😀", "A.", "م.", "2015 ", ":"),
    )
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=30).map("".join))


def sentences(text: str) -> list[str]:
    """The sentences of ``text`` as written."""
    return [cut(text, s.span) for s in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بدأ العمل. وانتهى أمس.", ["بدأ العمل.", "وانتهى أمس."]),
        ("هل بدأ؟ نعم! ثم", ["هل بدأ؟", "نعم!", "ثم"]),
        ("قال: «نعم.» ثم ذهب", ["قال: «نعم.»", "ثم ذهب"]),
        ('قال: "هل بدأ؟". ثم ذهب', ['قال: "هل بدأ؟".', "ثم ذهب"]),
        ('سأل: "هل بدأ؟"، ثم ذهب', ['سأل: "هل بدأ؟"، ثم ذهب']),
        ("قال «... نعم». ثم ذهب", ["قال «... نعم».", "ثم ذهب"]),
        ("بدأ؛ وذلك أمس", ["بدأ؛ وذلك أمس"]),
        ("كلفته 1.5 مليون. وبدأ", ["كلفته 1.5 مليون.", "وبدأ"]),
        ("قال د. سالم إن م. علي وأ.د. نور حضروا. ثم", ["قال د. سالم إن م. علي وأ.د. نور حضروا.", "ثم"]),
        ("نقلت (أ. ف. ب) ذلك. ثم", ["نقلت (أ. ف. ب) ذلك.", "ثم"]),
        ("نقلت (سي. إن. إن) ذلك. ثم", ["نقلت (سي. إن. إن) ذلك.", "ثم"]),
        ("السفير جون بي. كين وصل. ثم", ["السفير جون بي. كين وصل.", "ثم"]),
        ("J. K. Row said. ثم", ["J. K. Row said.", "ثم"]),
        ("في عام 2015 م. وبدأ", ["في عام 2015 م.", "وبدأ"]),
        ("انتهى العمل.وبدأ غيره", ["انتهى العمل.", "وبدأ غيره"]),
        ("انتهى العمل .وبدأ غيره", ["انتهى العمل .", "وبدأ غيره"]),
        ("شركة بي.إم.دبليو هنا", ["شركة بي.إم.دبليو هنا"]),
        ("نعم . .", ["نعم . ."]),
        ("... نعم", ["... نعم"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    """Stops end sentences; abbreviations, initials, decimals and stops inside do not."""
    assert sentences(text) == expected


def test_a_headline_is_one_sentence() -> None:
    """The first line without a stop at its end is the headline, whole."""
    found = find_sentences("السد.. هل يفتح؟\nبدأ العمل. وانتهى.")
    assert [(s.kind, s.paragraph) for s in found] == [("headline", 0), ("body", 1), ("body", 1)]


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("فتح السد.\nبدأ العمل.", "فتح السد.", "headline"),
        ("فتح السد.\nبدأ العمل.", None, "body"),
        ("قال الوزير:\nبدأ العمل.", None, "body"),
        ("فتح السد", None, "body"),
        ("كلمة " * 50 + "\nبدأ العمل.", None, "body"),
    ],
)
def test_the_first_line(text: str, title: str | None, kind: str) -> None:
    """It is a headline where it is the title, or short, unstopped and followed by a body."""
    assert find_sentences(text, title)[0].kind == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("مهلة جديدة", "subhead"),
        ("مهلة", "body"),
        ("مهلة جديدة.", "body"),
        ("كلمة " * 9, "body"),
        ("كلمةطويلة" * 9, "body"),
    ],
)
def test_a_short_line_between_is_a_subhead(line: str, kind: str) -> None:
    """A few words without a stop, below the top."""
    assert find_sentences(f"فتح السد\nبدأ العمل.\n{line}\nانتهى.")[2].kind == kind


@given(TEXTS)
def test_sentences_lie_in_the_text(text: str) -> None:
    """In order, without surrounding blanks; all that lies between them is blank."""
    done = 0
    paragraph = 0
    for sentence in find_sentences(text):
        words = cut(text, sentence.span)
        assert words
        assert words == words.strip()
        assert "\n" not in words
        assert text[done : sentence.span.start].strip() == ""
        assert paragraph <= sentence.paragraph <= paragraph + 1
        done, paragraph = sentence.span.end, sentence.paragraph
    assert text[done:].strip() == ""


def test_the_stage_reads_the_document() -> None:
    """The document's title tells the headline."""
    document = Document("d", "فتح السد.\nبدأ العمل.", title="فتح السد.")
    assert STAGE.run(Reading(document, Recipe()))[0].kind == "headline"
