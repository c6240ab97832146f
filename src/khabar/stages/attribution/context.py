"""One document laid out for the attribution rules: which sentence, quotation, name each token is in.

Only looks things up; decides nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from khabar.core.entity import ENTITIES, Entity
from khabar.core.layers import Reading
from khabar.core.measure import TIMES
from khabar.core.span import Span, trim
from khabar.core.structure import QUOTATIONS, SENTENCES, TOKENS, Quotation, Sentence, Token
from khabar.knowledge.cues import TellerNoun, function_words, teller_nouns

__all__ = ["Context", "lay_out"]


@dataclass(frozen=True, slots=True)
class Context:
    """``sentence_of[i]``, ``entity_of[i]``: of token ``i``, or -1. Quotations by their opening token.

    ``bounds[s]`` are the first token of sentence ``s`` and the one after its last.
    """

    document: str
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    quotations: tuple[Quotation, ...]
    sentence_of: tuple[int, ...]
    entity_of: tuple[int, ...]
    timed: frozenset[int]
    bounds: tuple[tuple[int, int], ...]
    quote_at: dict[int, int]
    quote_end: dict[int, int]

    def cls(self, i: int) -> str | None:
        """The class of a function word, tried whole before its stem."""
        token = self.tokens[i]
        words = function_words()
        return words.get(token.folded) or words.get(token.base)

    def noun(self, i: int) -> TellerNoun | None:
        """The kind of teller that token ``i`` names, if it is such a noun."""
        token = self.tokens[i]
        nouns = teller_nouns()
        found = nouns.get(token.folded) or nouns.get(token.base)
        if found is None and token.base[:1] == "ل":
            found = nouns.get(token.base[1:])
        return found

    def accusative(self, i: int) -> bool:
        """Whether token ``i`` is a noun for tellers in a form that no subject has: «المهندسين», «مسؤولا»."""
        base, nouns = self.tokens[i].base, teller_nouns()
        if self.entity_of[i] >= 0:
            return False
        plural = base.endswith("ين") and base[:-2] + "ون" in nouns
        return plural or (base.endswith("ا") and base[:-1] in nouns)

    def span(self, first: int, after: int) -> Span | None:
        """The span of tokens ``[first, after)`` without marks around it."""
        if after <= first:
            return None
        return trim(self.text, self.tokens[first].span.start, self.tokens[after - 1].span.end)

    def sentence_end(self, i: int) -> int:
        """The token after the last of the sentence that holds token ``i``."""
        return self.bounds[self.sentence_of[i]][1]

    def sentence_start(self, i: int) -> int:
        """The first token of the sentence that holds token ``i``."""
        return self.bounds[self.sentence_of[i]][0]

    def token_at(self, offset: int) -> int:
        """The first token that begins at or after ``offset``."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.start < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def quote_around(self, i: int) -> Quotation | None:
        """The innermost quotation that holds token ``i``."""
        span = self.tokens[i].span
        around = [q for q in self.quotations if q.inner.start <= span.start and span.end <= q.inner.end]
        return max(around, key=lambda q: q.inner.start, default=None)


def _cover(tokens: tuple[Token, ...], starts: list[int], span: Span) -> range:
    """The tokens that a span touches."""
    first = max(bisect_right(starts, span.start) - 1, 0)
    while first < len(tokens) and tokens[first].span.end <= span.start:
        first += 1
    after = first
    while after < len(tokens) and tokens[after].span.start < span.end:
        after += 1
    return range(first, after)


def lay_out(reading: Reading) -> Context:
    """Build the context of a reading from its layers."""
    tokens = tuple(replace(t, folded="،") if t.folded == "," else t for t in reading.get(TOKENS))
    starts = [t.span.start for t in tokens]
    sentences = reading.get(SENTENCES)
    sentence_of = [-1] * len(tokens)
    bounds = []
    for number, sentence in enumerate(sentences):
        inside = _cover(tokens, starts, sentence.span)
        bounds.append((inside.start, inside.stop))
        for i in inside:
            sentence_of[i] = number
    entities = reading.get(ENTITIES)
    entity_of = [-1] * len(tokens)
    mentions = [(span, number) for number, entity in enumerate(entities) for span in entity.spans]
    for span, number in sorted(mentions, key=lambda m: (len(m[0]), m[0])):
        for i in _cover(tokens, starts, span):
            entity_of[i] = number
    timed = frozenset(i for time in reading.get(TIMES) for i in _cover(tokens, starts, time.span))
    quotations = reading.get(QUOTATIONS)
    at, end = {}, {}
    for number, quotation in enumerate(quotations):
        inside = _cover(tokens, starts, quotation.outer)
        if inside:
            at[inside.start] = number
            end[inside.start] = inside.stop
    return Context(
        document=reading.document.id, text=reading.document.text, tokens=tokens, sentences=sentences,
        entities=entities, quotations=quotations, sentence_of=tuple(sentence_of), entity_of=tuple(entity_of),
        timed=timed, bounds=tuple(bounds), quote_at=at, quote_end=end,
    )  # fmt: skip
