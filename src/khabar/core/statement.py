"""What is said, with the whole chain of tellers from the outlet to the first source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from khabar.core.attribution import Presence
from khabar.core.layers import LayerKey
from khabar.core.span import Span

__all__ = ["OUTLET", "STATEMENTS", "Factuality", "Hedge", "Hop", "Statement", "StatementKind"]

#: The teller at position 0 of every chain, also where the outlet's name is unknown.
OUTLET = "outlet"

StatementKind = Literal["assertion", "unknown", "denial", "decline", "request", "plan", "opinion", "presupposition"]
#: FactBank's values: certain, probable, possible, each + or -; CTu and Uu are uncommitted.
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"]


@dataclass(frozen=True, slots=True)
class Hop:
    """One teller of a chain. ``teller`` is ``OUTLET``, an entity id, a "~description", or None.

    ``attribution`` is the record that shows the hop; None for the outlet itself.
    """

    teller: str | None
    attribution: str | None
    presence: Presence
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken a statement, and the position in the chain of the teller who owns them."""

    span: Span
    owner: int


@dataclass(frozen=True, slots=True)
class Statement:
    """``content`` is None where nothing is said. ``chain[0]`` is always the outlet.

    ``times``, ``quantities`` and ``unknowns`` are ids of records that lie inside the content.
    """

    id: str
    content: Span | None
    chain: tuple[Hop, ...]
    kind: StatementKind
    hedges: tuple[Hedge, ...] = ()
    times: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()


STATEMENTS = LayerKey("statements", Statement)
