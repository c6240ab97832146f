"""A reading grows by whole layers, each made once."""

from __future__ import annotations

import pytest

from khabar.core.document import Document
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe, Step
from khabar.core.span import Span
from khabar.core.structure import SENTENCES, TOKENS, Sentence
from khabar.errors import PipelineError

DOCUMENT = Document(digest(b"x"), "خبر")


def test_a_missing_layer_names_what_there_is() -> None:
    """Asking for a layer that was not made is an error, never an empty answer."""
    with pytest.raises(PipelineError, match="no layer 'tokens'"):
        Reading(DOCUMENT, Recipe()).get(TOKENS)


def test_a_layer_is_made_once() -> None:
    """A second layer of the same name is refused; the first reading is unchanged."""
    empty = Reading(DOCUMENT, Recipe())
    once = empty.with_layer(SENTENCES, (Sentence(Span(0, 3), 0),))
    assert SENTENCES not in empty
    assert SENTENCES in once
    with pytest.raises(PipelineError, match="made twice"):
        once.with_layer(SENTENCES, ())


def test_the_id_depends_on_what_was_said_of_the_printing() -> None:
    """Another outlet, date or recipe is another reading of the same document."""
    plain = Reading(DOCUMENT, Recipe())
    dated = Reading(Document(DOCUMENT.id, "خبر", published="2020-01-01"), Recipe())
    newer = Reading(DOCUMENT, Recipe((Step("tokens", "2"),)))
    assert len({plain.id, dated.id, newer.id}) == 3


def test_a_recipe_names_its_resources() -> None:
    """A changed table changes the recipe."""
    assert Recipe((Step("a", "1", (("t", "0"),)),)).id != Recipe((Step("a", "1", (("t", "1"),)),)).id
