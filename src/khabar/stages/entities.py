"""Puts together the mentions of one document that stand for one person, body, place or thing.

Two different full names are never put together. Telling entities of different documents apart or
together is left to others.
"""

from __future__ import annotations

from khabar.core.entity import ENTITIES, MENTIONS, Entity
from khabar.core.layers import Reading
from khabar.core.ids import stable_id
from khabar.core.stage import Stage
from khabar.core.structure import TOKENS

__all__ = ["STAGE"]


def run(reading: Reading) -> tuple[Entity, ...]:
    out = []
    for m in reading.get(MENTIONS):
        out.append(Entity(stable_id("entity", reading.document.id, m.type, m.span.start, m.span.end), m.type, m.latin or "x", (), (m.span,), m.known))
    return tuple(out)


STAGE = Stage("entities", "1", (MENTIONS, TOKENS), ENTITIES, run)
