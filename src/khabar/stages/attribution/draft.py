"""What the attribution rules pass to each other before the records are made."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.core.attribution import Act, Certainty, Mode
from khabar.core.span import Span
from khabar.knowledge.cues import CueForm

__all__ = ["Draft", "Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens ``[first, after)``."""

    first: int
    after: int

    def __bool__(self) -> bool:
        return self.after > self.first


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in the making. ``cue`` is empty (first == after) for a headline without one.

    ``form`` is None for fixed expressions («وفقا ل»). ``outer`` is the
    relay that hands this one on, where the words say so; other nesting shows from the contents.
    """

    cue: Words
    act: Act
    mode: Mode
    rule: str
    form: CueForm | None = None
    source: Words | None = None
    content: Span | None = None
    certainty: Certainty = "certain"
    outer: Draft | None = None
