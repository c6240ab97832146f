"""Names a run: which stages, which versions, which tables and weights."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.core.ids import stable_id

__all__ = ["Recipe", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a recipe; ``resources`` pairs each table or model with its SHA-256."""

    stage: str
    version: str
    resources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """The steps in order. Two runs with the same id give the same bytes."""

    steps: tuple[Step, ...] = ()

    @property
    def id(self) -> str:
        """A digest of every step, its version and its resources."""
        parts = [p for s in self.steps for p in (s.stage, s.version, *(x for r in s.resources for x in r), "|")]
        return stable_id("recipe", *parts)
