"""Typed keys for the layers that stages make, and the reading that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from khabar.core.document import Document
from khabar.core.ids import stable_id
from khabar.core.recipe import Recipe
from khabar.errors import PipelineError

__all__ = ["LayerKey", "Reading"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LayerKey(Generic[T]):
    """Names a layer and the type of its items.

    ``stored`` is False for working layers (tokens) that any recipe can make again from the text;
    they are left out of JSON and of the store.
    """

    name: str
    item: type[T]
    stored: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """All layers of one document under one recipe. Only ``pipeline`` grows it."""

    document: Document
    recipe: Recipe
    layers: Mapping[str, tuple[Any, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def id(self) -> str:
        """Depends on the bytes, on what was said of the printing, and on the recipe."""
        d = self.document
        return stable_id(
            "reading", d.id, d.text_sha256, d.outlet, d.published, d.title, d.language, d.uri, self.recipe.id
        )

    def __contains__(self, key: LayerKey[Any]) -> bool:
        return key.name in self.layers

    def get(self, key: LayerKey[T]) -> tuple[T, ...]:
        """Return the items of a layer. Raises ``PipelineError`` where it has not been made."""
        try:
            return self.layers[key.name]
        except KeyError:
            raise PipelineError(
                f"reading {self.id} has no layer {key.name!r} (it has {sorted(self.layers)});"
                " put the stage that makes it earlier in the recipe",
                layer=key.name,
            ) from None

    def with_layer(self, key: LayerKey[T], items: tuple[T, ...]) -> Reading:
        """Return a reading that holds one layer more. A layer is made once."""
        if key.name in self.layers:
            raise PipelineError(f"layer {key.name!r} is made twice; keep one stage for it", layer=key.name)
        return replace(self, layers=MappingProxyType({**self.layers, key.name: items}))
