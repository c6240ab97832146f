"""Where a verb's subject stands: after it, past times and addressees, or before it.

What belongs to the subject's phrase is ``phrases``' business.
"""

from __future__ import annotations

from khabar.knowledge.cues import cue_forms
from khabar.stages.attribution.asides import addressee
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.draft import Words
from khabar.stages.attribution.phrases import LONGEST, phrase
from khabar.stages.attribution.words import AUXILIARIES, RELATIVES

__all__ = ["before_cue", "skip_adverbs", "subject_like"]


def skip_adverbs(ctx: Context, i: int, limit: int) -> int:
    """Step over times, adverbs and addressees between a verb and its subject."""
    k = i
    while k < limit:
        if k in ctx.timed or ctx.cls(k) == "adv" or ctx.tokens[k].folded in {"النظر", "الانتباه", "-", "–"}:
            k += 1
        elif addressee(ctx, k) > k:
            k = addressee(ctx, k)
        elif ctx.tokens[k].folded == "،" and k + 1 < limit and (k > i or k + 1 in ctx.timed):
            k += 1
        else:
            break
    return k


def subject_like(ctx: Context, k: int) -> bool:
    """Whether token ``k`` is a name of who may speak, or a noun for a teller."""
    entity = ctx.entity_of[k]
    return (entity >= 0 and ctx.entities[entity].type in {"PER", "ORG", "GPE"}) or ctx.noun(k) is not None


def before_cue(ctx: Context, cue: int, start: int) -> Words:
    """Return the phrase that ends right before token ``cue``, at most back to ``start``.

    For subject-first clauses («وزير الخارجية أعلن أن»), headlines and «الذي قال». It must begin
    with a name, a noun for tellers or a definite plural.
    """
    end = cue
    while end > start and _between(ctx, end - 1):
        end -= 1
    if end > start and ctx.tokens[end - 1].folded in RELATIVES:
        end -= 1
        while end > start and ctx.tokens[end - 1].folded == "،":
            end -= 1
    for first in range(max(start, end - LONGEST), end):
        if phrase(ctx, first, end, loose=False) < end:
            continue
        if _governed(ctx, first):
            return Words(end, end)
        if _may_begin(ctx, first):
            return Words(first, end)
    return Words(end, end)


def _governed(ctx: Context, k: int) -> bool:
    """Whether a preposition holds the noun at ``k``: «رسالة إلى الرئيس يطلب فيها» has no subject there."""
    before = k > 0 and ctx.tokens[k - 1].folded in {"الي", "علي", "في", "عن", "مع"}
    return before and subject_like(ctx, k) and not _document(ctx, k)


def _document(ctx: Context, k: int) -> bool:
    noun = ctx.noun(k)
    return noun is not None and noun.kind == "document" and not ctx.tokens[k].base.startswith("ال")


def _between(ctx: Context, k: int) -> bool:
    """Words that may stand between a subject and its verb: «قد», times, adverbs, marks."""
    return (
        ctx.cls(k) in {"adv", "neg", "aux"}
        or ctx.tokens[k].folded in AUXILIARIES
        or ctx.tokens[k].folded in {"،", "؛"}
        or k in ctx.timed
    )


def _may_begin(ctx: Context, k: int) -> bool:
    """Whether a subject may begin at token ``k``: no preposition before it or on it."""
    token = ctx.tokens[k]
    after_preposition = k > 0 and ctx.cls(k - 1) == "prep" and ctx.entity_of[k - 1] < 0 and not _document(ctx, k)
    if token.clitics.strip("و") or token.kind == "punct" or after_preposition:
        return False
    some = token.base.endswith("ون") and len(token.base) > 4 and token.base not in cue_forms()
    plural = (some or (token.base.startswith("ال") and token.base.endswith("ين"))) and ctx.cls(k) is None
    return subject_like(ctx, k) or plural
