"""One hop of a chain: somebody lays a statement at somebody's door. And explicit unknowns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from khabar.core.layers import LayerKey
from khabar.core.span import Span

__all__ = [
    "ATTRIBUTIONS", "UNKNOWNS", "Act", "Alternative", "Attribution", "Certainty", "Mode",
    "Presence", "Reason", "TellerKind", "Unknown",
]  # fmt: skip

TellerKind = Literal["person", "organization", "media", "document", "unnamed"]
Mode = Literal["direct", "mixed", "indirect", "according_to"]
Act = Literal[
    "say", "claim", "confirm", "deny", "accuse", "request", "order", "threaten", "promise",
    "expect", "believe", "describe", "ask", "decline", "agree", "announce",
]  # fmt: skip
Certainty = Literal["certain", "probable", "possible", "negated", "unreal"]
Presence = Literal["explicit", "inherited", "inferred"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """A value that was considered for a field and not taken, and why."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field of an attribution is what it is: the rule or model, and the words it read."""

    field: str
    rule: str
    words: Span | None = None
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content, as the annotated bank defines them.

    ``who`` is an entity id, "~" and a short description for a teller without a name, or None
    where nothing in the text tells. ``content`` is None where nothing is said (a refusal to
    comment). ``parent`` is the attribution whose content holds this one. «وأضاف» has no source:
    its ``who`` is resolved, and the reason says from what.
    """

    id: str
    source: Span | None
    cue: Span | None
    content: Span | None
    who: str | None
    kind: TellerKind
    mode: Mode
    act: Act
    certainty: Certainty
    parent: str | None = None
    presence: Presence = "explicit"
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """A clause in which the article says that something is not known or not disclosed."""

    id: str
    span: Span
    cue: Span
    rule: str


ATTRIBUTIONS = LayerKey("attributions", Attribution)
UNKNOWNS = LayerKey("unknowns", Unknown)
