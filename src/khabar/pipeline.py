"""The only code that grows a reading: checks that stages fit, runs them, attaches their layers.

Also names the standard recipe. What each stage finds is the stage's own business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from khabar.core.document import Document
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe, Step
from khabar.core.stage import Stage
from khabar.errors import PipelineError
from khabar.knowledge.table import load_table
from khabar.stages import (
    attribution,
    entities,
    names,
    quantities,
    quotations,
    sentences,
    statements,
    times,
    tokens,
    unknowns,
)

__all__ = ["STANDARD", "Pipeline", "build", "standard"]

#: Every stage of the standard recipe, in order.
STANDARD: tuple[Stage[Any], ...] = (
    sentences.STAGE,
    tokens.STAGE,
    quotations.STAGE,
    names.STAGE,
    entities.STAGE,
    times.STAGE,
    quantities.STAGE,
    attribution.STAGE,
    unknowns.STAGE,
    statements.STAGE,
)

Watch = Callable[[str, Callable[[], tuple[Any, ...]]], tuple[Any, ...]]


def _unwatched(_stage: str, work: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
    return work()


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Stages in order, and the recipe that names them."""

    stages: tuple[Stage[Any], ...]
    recipe: Recipe

    def run(self, document: Document, watch: Watch = _unwatched) -> Reading:
        """Read one document. ``watch`` is called around each stage (bench times it)."""
        reading = Reading(document, self.recipe)
        for stage in self.stages:
            items = watch(stage.name, partial(stage.run, reading))
            reading = reading.with_layer(stage.makes, tuple(items))
        return reading


def build(stages: Sequence[Stage[Any]]) -> Pipeline:
    """Put stages together. Raises ``PipelineError`` where one needs a layer that none before makes."""
    made: set[str] = set()
    for stage in stages:
        missing = sorted({key.name for key in stage.needs} - made)
        if missing:
            raise PipelineError(
                f"stage {stage.name!r} needs {', '.join(missing)}, which no stage before it makes;"
                " move it back or add the stage",
                stage=stage.name,
                missing=missing,
            )
        if stage.makes.name in made:
            raise PipelineError(f"layer {stage.makes.name!r} is made twice; keep one stage for it", stage=stage.name)
        made.add(stage.makes.name)
    steps = tuple(Step(s.name, s.version, tuple((t, load_table(t).sha256) for t in sorted(s.tables))) for s in stages)
    return Pipeline(tuple(stages), Recipe(steps))


def standard() -> Pipeline:
    """Return the pipeline that ``khabar read`` runs."""
    return build(STANDARD)
