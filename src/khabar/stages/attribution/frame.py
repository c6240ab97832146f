"""Tellers of a whole headline or article: «فلان: ...» in the headline, agency credits at head or foot."""

from __future__ import annotations

from functools import cache

from khabar.core.span import Span
from khabar.core.structure import Token
from khabar.knowledge.cues import cue_forms
from khabar.knowledge.table import load_table
from khabar.stages.attribution.asides import addressee
from khabar.stages.attribution.contents import Lead, content_of
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.draft import Draft, Words
from khabar.stages.attribution.phrases import phrase

__all__ = ["find_credits", "find_headline"]

#: A headline's teller is at most so many tokens, and a credit stands within so many of head or foot.
LONGEST_HEADLINE_SOURCE = 9
CREDIT_REACH = 8
#: A dateline («عمان – ») after a credit is at most so long.
LONGEST_DATELINE = 6
OPENING = frozenset({"(", "-", "–", "/"})


def find_headline(ctx: Context) -> list[Draft]:
    """Return the draft of a headline of the form «فلان: ...», which has no cue."""
    if not ctx.sentences or ctx.sentences[0].kind != "headline":
        return []
    first, after = ctx.bounds[0]
    colon = next((k for k in range(first, after) if ctx.tokens[k].folded == ":"), None)
    if colon is None or not 1 <= colon - first <= LONGEST_HEADLINE_SOURCE or after - colon < 3:
        return []
    if any(
        ctx.tokens[k].base in cue_forms() and ctx.entity_of[k] < 0 and cue_forms()[ctx.tokens[k].base].strong
        for k in range(first, colon)
    ):
        return []
    if not _names_teller(ctx, first, colon):
        return []
    content, mode = content_of(ctx, first, Lead("colon", colon + 1))
    named = next((k for k in range(first + 1, colon) if addressee(ctx, k) > k), colon)
    end = phrase(ctx, first, named, loose=True)
    if first < end < named and ctx.cls(end) == "prep":
        named = end
    if content is not None and mode == "indirect" and colon + 1 in ctx.quote_at:
        content = ctx.span(colon + 1, after)
    return [Draft(Words(first, first), "say", mode, "headline.colon", None, Words(first, named), content)]


def _names_teller(ctx: Context, first: int, after: int) -> bool:
    """A person, body or noun for a teller; one definite word («الجبير») will do, a place alone will not."""
    types = {ctx.entities[ctx.entity_of[k]].type for k in range(first, after) if ctx.entity_of[k] >= 0}
    if types & {"PER", "ORG"} or ctx.noun(first) is not None:
        return True
    return not types and after - first == 1 and ctx.tokens[first].base.startswith("ال")


@cache
def _credits() -> frozenset[str]:
    """The forms of ``tables/credits.tsv``."""
    return frozenset(row["form"] for row in load_table("credits").rows)


def _words(tokens: tuple[Token, ...]) -> str:
    return " ".join(t.folded for t in tokens if t.kind != "punct" or t.folded == ".")


def find_credits(ctx: Context) -> list[Draft]:
    """Return the draft of an agency credit at the head or the foot of the body: «(واس)», «وكالات»."""
    body = [n for n, s in enumerate(ctx.sentences) if s.kind != "headline"]
    if not body:
        return []
    first, last = ctx.bounds[body[0]], ctx.bounds[body[-1]]
    for k in range(first[0], min(first[0] + CREDIT_REACH, first[1])):
        words = _credit_at(ctx, k, first[1])
        if words is not None and _opens_article(ctx, words, first):
            return [Draft(words, "say", "according_to", "credit.head", None, words, _after_credit(ctx, words, body))]
    for k in range(max(last[0], last[1] - CREDIT_REACH), last[1]):
        words = _credit_at(ctx, k, last[1])
        if words is not None and _closes_article(ctx, words, last):
            end = words.first
            while end > first[0] and ctx.tokens[end - 1].folded in OPENING:
                end -= 1
            content = ctx.span(first[0], end)
            return [Draft(words, "say", "according_to", "credit.foot", None, words, content)]
    return []


def _credit_at(ctx: Context, k: int, limit: int) -> Words | None:
    """The longest known credit that begins at token ``k``."""
    for length in (6, 5, 4, 3, 2, 1):
        if k + length > limit or "punct" in {ctx.tokens[k].kind, ctx.tokens[k + length - 1].kind}:
            continue
        if _words(ctx.tokens[k : k + length]) in _credits():
            return Words(k, k + length)
    return None


def _marked_off(ctx: Context, words: Words) -> bool:
    """A credit stands in brackets, between dashes or before a colon."""
    before = ctx.tokens[words.first - 1].folded if words.first else ""
    behind = ctx.tokens[words.after].folded if words.after < len(ctx.tokens) else ""
    return before in OPENING or behind in {")", "-", "–", "/", ":"}


def _opens_article(ctx: Context, words: Words, sentence: tuple[int, int]) -> bool:
    """Whether a credit heads the body: alone on its line, or first and marked off."""
    alone = (words.first, words.after) == sentence
    dashed = ctx.tokens[words.first - 1].folded in OPENING if words.first else False
    return alone or (_marked_off(ctx, words) and (words.first == sentence[0] or dashed))


def _closes_article(ctx: Context, words: Words, sentence: tuple[int, int]) -> bool:
    return sentence[1] - words.after <= 2 and (words.first == sentence[0] or _marked_off(ctx, words))


def _after_credit(ctx: Context, words: Words, body: list[int]) -> Span | None:
    """The body after a credit and its dateline."""
    end = ctx.bounds[body[-1]][1]
    k = words.after
    while k < end and ctx.tokens[k].kind == "punct":
        k += 1
    for j in range(k, min(k + LONGEST_DATELINE, end)):
        if ctx.tokens[j].folded == ":":
            return ctx.span(j + 1, end)
    alone = ctx.sentence_end(words.first) - k < LONGEST_DATELINE and len(body) > 1
    return ctx.span(ctx.bounds[body[1]][0] if alone else k, end)
