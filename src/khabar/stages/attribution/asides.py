"""Words beside a teller that are no part of the statement: whom it was said to, and wishes to stay unnamed."""

from __future__ import annotations

from khabar.stages.attribution.context import Context
from khabar.stages.attribution.words import ADDRESSEES, ANONYMITY, ANONYMITY_VERBS, COMPLEMENTS

__all__ = ["addressee", "anonymity"]

#: How many words after its verb a wish to stay unnamed names what is to be hidden.
REACH = 7
#: The name of a paper spoken to is at most so many words.
LONGEST_NAME = 4
LEADING = frozenset("، الذي التي شريطة علي تحدث تحدثت".split())


def anonymity(ctx: Context, k: int) -> int:
    """Return the token after «(الذي) طلب عدم الكشف عن اسمه» begun at ``k``; ``k`` where there is none."""
    start = k
    while start < len(ctx.tokens) and ctx.tokens[start].folded in LEADING:
        start += 1
    if start >= len(ctx.tokens) or ctx.tokens[start].base not in ANONYMITY_VERBS:
        return k
    for j in range(start, min(start + REACH, len(ctx.tokens))):
        if ctx.tokens[j].folded in ANONYMITY:
            return j + 1
    return k


def addressee(ctx: Context, k: int) -> int:
    """Return the token after «لـ«عكاظ»» or «للصحفيين» at ``k``; ``k`` where there is none."""
    token = ctx.tokens[k]
    if token.folded == "ل":
        return _bare_li(ctx, k)
    long = len(token.folded) > len("لها")
    if not token.folded.startswith(ADDRESSEES) or not (long or ctx.cls(k) == "prep"):
        return k
    if ctx.entity_of[k] >= 0 and not (long and ctx.entities[ctx.entity_of[k]].type == "ORG"):
        return k
    end = k + 1
    while end < len(ctx.tokens) and (ctx.entity_of[end] >= 0 or _quotes_name(ctx, end)):
        end = ctx.quote_end.get(end, end + 1)
    return _to_speech(ctx, end) if long else end


def _quotes_name(ctx: Context, k: int) -> bool:
    """«لصحيفة «الضفاف»»: a quotation of a few words after who is spoken to is a name, a longer one speech."""
    return k in ctx.quote_at and ctx.quote_end[k] - k - 2 <= LONGEST_NAME


def _to_speech(ctx: Context, end: int) -> int:
    """Step over the rest of an unknown paper's name: «لصحيفة ضحى الجنوب إن»."""
    for j in range(end, min(end + LONGEST_NAME, len(ctx.tokens))):
        if ctx.tokens[j].base in COMPLEMENTS or ctx.tokens[j].folded == ":" or j in ctx.quote_at:
            return j
        if ctx.tokens[j].kind != "word" or ctx.noun(j) is not None or ctx.cls(j) is not None or ctx.entity_of[j] >= 0:
            break
    return end


def _bare_li(ctx: Context, k: int) -> int:
    """«لـ» before a quoted or bracketed name."""
    if k + 1 in ctx.quote_at:
        return ctx.quote_end[k + 1]
    if k + 1 < len(ctx.tokens) and ctx.tokens[k + 1].folded in {"(", "{"}:
        for j in range(k + 2, min(k + REACH + 1, len(ctx.tokens))):
            if ctx.tokens[j].folded in {")", "}"}:
                return j + 1
    return k
