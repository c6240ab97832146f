"""How a text is cut: sentences, tokens, quotations. Working layers under all the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from khabar.core.layers import LayerKey
from khabar.core.span import Span

__all__ = ["QUOTATIONS", "SENTENCES", "TOKENS", "Quotation", "Sentence", "SentenceKind", "Token", "TokenKind"]

SentenceKind = Literal["headline", "subhead", "credit", "body"]
TokenKind = Literal["word", "number", "latin", "punct"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without surrounding white space; ``paragraph`` counts from 0."""

    span: Span
    paragraph: int
    kind: SentenceKind = "body"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark.

    ``folded`` is the whole token folded (see ``text.fold``); ``stem`` is the span without the
    proclitics و ف ب ل ك س that were judged to be attached, and ``clitics`` those letters, folded.
    «وبالوزير»: clitics "وب", stem «الوزير» (the article stays in the stem).
    """

    span: Span
    kind: TokenKind
    folded: str
    stem: Span
    clitics: str = ""

    @property
    def base(self) -> str:
        """The folded stem; «للهيئة» has "الهيئة", whose alef writing drops after ل."""
        rest = self.folded[len(self.clitics) :]
        return "ا" + rest if self.clitics[-1:] == rest[:1] == "ل" else rest


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. ``inner`` leaves the marks out.

    ``closed`` is False where the closing mark is missing and the end was inferred. ``depth`` is
    0 for a quotation that lies in no other.
    """

    outer: Span
    inner: Span
    closed: bool = True
    depth: int = 0


SENTENCES = LayerKey("sentences", Sentence)
TOKENS = LayerKey("tokens", Token, stored=False)
QUOTATIONS = LayerKey("quotations", Quotation)
