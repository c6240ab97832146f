"""What a stage is: one pure function from a reading to one layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from khabar.core.layers import LayerKey, Reading

__all__ = ["Stage"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage(Generic[T]):
    """``run`` returns the items of the layer ``makes``, in text order; only ``pipeline`` attaches them.

    ``version`` changes whenever the output may change. ``tables`` names the knowledge tables that
    the stage reads; their digests become part of the recipe.
    """

    name: str
    version: str
    needs: tuple[LayerKey[Any], ...]
    makes: LayerKey[T]
    run: Callable[[Reading], tuple[T, ...]]
    tables: tuple[str, ...] = ()
