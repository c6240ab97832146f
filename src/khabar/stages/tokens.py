"""Cuts a document into words, numbers and marks, and words from their attached letters."""

from __future__ import annotations

import re

from khabar.core.layers import Reading
from khabar.core.span import Span
from khabar.core.stage import Stage
from khabar.core.structure import TOKENS, Token, TokenKind
from khabar.knowledge.clitics import proclitics
from khabar.text.fold import DROPPED, fold, fold_word

__all__ = ["STAGE", "tokenize"]

#: Letters of the Arabic script, presentation forms included. For a character class.
ARABIC = (
    "\u0621-\u063a\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
    "\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
TOKEN = re.compile(
    rf"(?P<number>[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*)"
    rf"|(?P<word>[{ARABIC}][{ARABIC}{DROPPED}]*)"
    r"|(?P<latin>[A-Za-zÀ-ɏ](?:[\w&'’.+-]*[\w+])?)"
    r"|(?P<punct>\S)"
)


def _word(span: Span, surface: str) -> Token:
    """A word token with its proclitics set apart."""
    shadow = fold(surface)
    clitics = proclitics(shadow.text)
    start = shadow.starts[len(clitics)] if clitics else 0
    return Token(span, "word", shadow.text, Span(span.start + start, span.end), clitics)


def tokenize(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text`` in order; together they hold every visible character.

    Marks and joiners that stand alone belong to no token.

    >>> [(t.folded, t.clitics) for t in tokenize("وقال 3")]  # "and said 3"
    [('وقال', 'و'), ('3', '')]
    """
    tokens = []
    for match in TOKEN.finditer(text):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]  # the pattern's groups are the kinds
        span = Span(*match.span())
        if kind == "word":
            tokens.append(_word(span, match.group()))
            continue
        folded = fold_word(match.group())
        if folded:
            tokens.append(Token(span, kind, folded, span))
    return tuple(tokens)


def run(reading: Reading) -> tuple[Token, ...]:
    """Make the layer of tokens."""
    return tokenize(reading.document.text)


STAGE = Stage("tokens", "1", (), TOKENS, run, tables=("whole_words",))
