"""Names in the text and the entities that they stand for, within one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from khabar.core.layers import LayerKey
from khabar.core.span import Span

__all__ = ["ENTITIES", "MENTIONS", "Entity", "EntityType", "Mention", "Name"]

EntityType = Literal["PER", "ORG", "GPE", "LOC", "FAC", "EQP"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, without attached و ف ب ل ك.

    ``known`` is the key of the knowledge record it was matched with ("GPE:venezuela"), ``latin``
    that record's usual English name, ``rule`` what found it (shown by ``khabar explain``).
    """

    span: Span
    type: EntityType
    rule: str
    known: str | None = None
    latin: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One written form. ``script`` is ISO 15924; ``kind`` is full, short, or romanised."""

    value: str
    script: Literal["Arab", "Latn"]
    kind: Literal["full", "short", "known", "romanised"]


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body, place or thing of the document; ``spans`` are its mentions in order.

    ``name`` is the usual English name where known, otherwise the fullest Arabic form.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[Name, ...]
    spans: tuple[Span, ...]
    known: str | None = None


MENTIONS = LayerKey("mentions", Mention)
ENTITIES = LayerKey("entities", Entity)
