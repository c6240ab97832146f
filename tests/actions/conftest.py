"""Articles, readings and a desk made by hand."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from khabar.actions.library import open_library
from khabar.actions.read import Desk
from khabar.core.attribution import ATTRIBUTIONS, Alternative, Attribution, Reason
from khabar.core.document import Document
from khabar.core.entity import ENTITIES, Entity, Name
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe, Step
from khabar.core.span import Span
from khabar.core.structure import SENTENCES, Sentence
from khabar.pipeline import build
from khabar.stages import sentences
from khabar.store import Store

TEXT = "قال الوزير إن النائب طلب عشرين شاحنة من البلدية لإصلاح السد."


@pytest.fixture
def article() -> Callable[[str], str]:
    """Makes a plain article about a place."""
    return lambda place: f"بدء إصلاح السد في {place}\nقال وزير الري سالم النجار إن العمل بدأ صباح الأحد في {place}."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes a desk with sentences alone, a fixed clock and, where named, a store."""
    pipeline = build((sentences.STAGE,))
    with open_library(tmp_path / "store.sqlite") as own:

        def make(stdin: bytes = b"", *, store: Store = own) -> Desk:
            return Desk(pipeline, store, io.BytesIO(stdin), lambda: "2031-03-02T10:00:00+00:00", lambda: "t")

        yield make


@pytest.fixture
def reading() -> Reading:
    """«قال الوزير إن النائب طلب عشرين شاحنة»: "the minister said that the deputy asked for twenty trucks"."""
    minister = Entity("E1", "PER", "the minister", (Name("الوزير", "Arab", "full"),), (Span(4, 10),))
    outer = Attribution(
        "attribution-aa01", Span(4, 10), Span(0, 3), Span(14, 59), "E1", "person", "indirect", "say", "certain",
        reasons=(
            Reason("cue", "say-verb", Span(0, 3)),
            Reason("who", "subject after the verb", Span(4, 10), (Alternative("النائب", "stands in the content"),)),
            Reason("zeal", "made up for this test"),
        ),
    )  # fmt: skip
    inner = Attribution(
        "attribution-ab02", None, Span(21, 24), None, None, "person", "indirect", "request", "unreal",
        parent="attribution-aa01",
    )  # fmt: skip
    made = Reading(Document(digest(TEXT.encode()), TEXT), Recipe((Step("tokens", "1"),)))
    made = made.with_layer(SENTENCES, (Sentence(Span(0, len(TEXT)), 0),))
    return made.with_layer(ENTITIES, (minister,)).with_layer(ATTRIBUTIONS, (outer, inner))
