"""Stages fit together or are refused, and the standard recipe is deterministic."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from khabar.core.document import Document
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.stage import Stage
from khabar.core.structure import SENTENCES, TOKENS, Token
from khabar.errors import PipelineError
from khabar.export.reading_json import dump, load, stored
from khabar.pipeline import STANDARD, build, standard
from khabar.stages import sentences, tokens

#: Pieces of news language with all that makes offsets hard: marks, tatweel, ligatures, emoji, Latin.
PIECES = [
    "قال", "وقال", "وأضاف", "مُؤكِّداً", "الوزيـــر", "سالم", "الهادي", "إن", "أن", "بأن", "السد", "آمن",
    "،", ".", ":", "«", "»", '"', "\n", "بحسب", "وفقا", "لـ", "وكالة", "رويترز", "عن", "قوله", "الأردن",
    "١٢", "12", "مليون", "دينار", "أمس", "ﻻ", "😀", "Reuters", "(واس)", "لم", "يتضح", "ما", "إذا", "رفض",
    "التعليق", "و", "\u200f", "طالبت", "المصدر",
]  # fmt: skip
articles = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


def document(text: str) -> Document:
    """A document whose id is that of its text."""
    return Document(digest(text.encode()), text, "صحيفة النهر", "2024-03-05")


def test_a_stage_before_its_needs_is_refused() -> None:
    """Building says which layer is missing, before anything is read."""
    late = Stage("late", "1", (TOKENS,), SENTENCES, lambda _: ())
    with pytest.raises(PipelineError, match="needs tokens"):
        build([late, tokens.STAGE])


def test_two_stages_for_one_layer_are_refused() -> None:
    """Each layer has one maker."""
    with pytest.raises(PipelineError, match="made twice"):
        build([sentences.STAGE, sentences.STAGE])


def test_watching_sees_every_stage_in_order() -> None:
    """The bench's hook is called once a stage and cannot change what is read."""
    seen: list[str] = []

    def watch(stage: str, work: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
        seen.append(stage)
        return work()

    text = document("قال الوزير إن السد آمن.")
    assert dump(standard().run(text, watch)) == dump(standard().run(text))
    assert seen == [s.name for s in STANDARD]


#: Prints, for each stage, the tables that it was the first to load and that it does not name.
LOADED = """
from khabar.core.document import Document
from khabar.knowledge import table
from khabar.pipeline import STANDARD, standard
loaded, parse = [], table.parse_table
table.parse_table = lambda name, raw: (loaded.append(name), parse(name, raw))[1]
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe
text = "وقال سالم العبدي للصحفيين أمس: «دفعنا خمسة دنانير». وبحسب وزارة المياه، لم يتضح بعد. (واس)"
reading = Reading(Document("d", text), Recipe())
for stage in STANDARD:
    loaded.clear()
    reading = reading.with_layer(stage.makes, stage.run(reading))
    undeclared = sorted(set(loaded) - set(stage.tables))
    if undeclared:
        print(stage.name, *undeclared)
"""


def test_a_stage_names_the_tables_that_it_reads() -> None:
    """A table that a stage loads is in its recipe, so that another table is another recipe."""
    told = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert told.stdout == ""


def test_a_version_changes_the_recipe() -> None:
    """A stage that may answer otherwise names another recipe."""

    def run(_: Reading) -> tuple[Token, ...]:
        return ()

    one = build([Stage("tokens", "1", (), TOKENS, run)])
    two = build([Stage("tokens", "2", (), TOKENS, run)])
    assert one.recipe.id != two.recipe.id


@settings(max_examples=150, deadline=None)
@given(articles)
@example("السد : قال وقال قال قال \n قال")  # a headline's words and a cue at the same place
def test_every_span_of_every_record_is_sound(text: str) -> None:
    """Whatever the text, the reading passes all checks, survives JSON and comes out the same twice."""
    reading = standard().run(document(text))
    raw = dump(reading)
    assert raw == dump(standard().run(document(text)))
    assert load(raw) == stored(reading)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_text_at_all_reads(text: str) -> None:
    """No text makes a stage fail or break an invariant."""
    reading = standard().run(document(text))
    assert load(dump(reading)) == stored(reading)
