"""Which mentions of a document are one entity. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.core.document import Document
from khabar.core.entity import ENTITIES, MENTIONS, Entity, Mention
from khabar.core.span import Span, cut
from khabar.pipeline import build
from khabar.stages import entities, names, sentences, tokens

PIPELINE = build([sentences.STAGE, tokens.STAGE, names.STAGE, entities.STAGE])


def read(text: str) -> tuple[Entity, ...]:
    """Return the entities of a text."""
    return PIPELINE.run(Document("d", text)).get(ENTITIES)


def forms(text: str) -> list[list[str]]:
    """Return the words of each entity's mentions."""
    return [[cut(text, span) for span in e.spans] for e in read(text)]


def test_short_form_joins_full_name() -> None:
    """A surname alone is the one person named in full with it."""
    assert ["سالم الخزرجاني", "الخزرجاني"] in forms("قال سالم الخزرجاني إن السد آمن.\nوأضاف الخزرجاني أن العمل بدأ.")


def test_two_full_names_stay_apart() -> None:
    """Two people who share a surname are never one, and the surname alone is neither."""
    text = "قال سالم الخزرجاني إن السد آمن، ونفى خالد الخزرجاني ذلك.\nوأضاف الخزرجاني أن العمل بدأ."
    assert [f for f in forms(text) if len(f) > 1] == []


def test_spellings_of_one_known_thing() -> None:
    """Variants of a known name are one entity with its English name."""
    (entity,) = read("أميركا وأمريكا والولايات المتحدة")
    assert (entity.name, entity.known, len(entity.spans)) == ("United States", "GPE:united-states", 3)


def test_written_form_restores_the_article() -> None:
    """«للأمم المتحدة» names «الأمم المتحدة»."""
    text = "بيان للأمم المتحدة"
    assert entities.written_form(text, Mention(Span(6, 18), "ORG", "test")) == "الأمم المتحدة"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("زار فلاديمير بوتين دمشق", "known", "Vladimir Putin"),
        ("قال سالم الخزرجاني", "romanised", "Salem al-Khazrajani"),
    ],
)
def test_latin_name(text: str, kind: str, value: str) -> None:
    """A known name has its usual Latin form, any other a romanised one, marked as such."""
    latin = [n for n in read(text)[0].names if n.script == "Latn"]
    assert [(n.kind, n.value) for n in latin] == [(kind, value)]


PIECES = [
    "سالم الخزرجاني", "الخزرجاني", "خالد الخزرجاني", "مصر", "للأمم المتحدة", "وزارة الدفاع",
    "وزارة الدفاع الروسية", "(", ")", "قال", "🙂", "ـ", "\n",
]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_every_mention_in_one_entity(pieces: list[str]) -> None:
    """Each mention belongs to exactly one entity; ids differ; the same text gives the same ids."""
    text = " ".join(pieces)
    reading = PIPELINE.run(Document("d", text))
    found = reading.get(ENTITIES)
    spans = sorted(span for e in found for span in e.spans)
    assert spans == [m.span for m in reading.get(MENTIONS)]
    assert len({e.id for e in found}) == len(found)
    assert all(e.spans == tuple(sorted(e.spans)) for e in found)
    assert found == PIPELINE.run(Document("d", text)).get(ENTITIES)
