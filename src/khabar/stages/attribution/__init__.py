"""Finds every place where the article lays a statement at someone's door, by rules.

``find`` reads cues, ``subjects`` and ``phrases`` their tellers' words, ``contents`` what is said, ``according`` and
its neighbours the tellers named beside the clause, ``tellers`` who they are; this module puts the
records together and nests them.
"""

from __future__ import annotations

from dataclasses import replace

from khabar.core.attribution import ATTRIBUTIONS, Attribution, Reason
from khabar.core.entity import ENTITIES
from khabar.core.ids import stable_id
from khabar.core.layers import Reading
from khabar.core.measure import TIMES
from khabar.core.span import Span, covers
from khabar.core.stage import Stage
from khabar.core.structure import QUOTATIONS, SENTENCES, TOKENS
from khabar.stages.attribution.according import find_according, relays
from khabar.stages.attribution.context import Context, lay_out
from khabar.stages.attribution.draft import Draft
from khabar.stages.attribution.find import find_spoken
from khabar.stages.attribution.frame import find_credits, find_headline
from khabar.stages.attribution.reasons import reasons_of
from khabar.stages.attribution.tellers import Teller, resolve

__all__ = ["STAGE"]


def _place(ctx: Context, draft: Draft) -> tuple[int, int]:
    """Text order: by cue, or by source where there is none."""
    return ctx.tokens[draft.cue.first].span.start, draft.cue.after


def _drafts(ctx: Context) -> list[Draft]:
    """All drafts in text order, at most one a cue word."""
    spoken = find_spoken(ctx)
    inner = relays(ctx, spoken)
    beside = find_according(ctx, spoken)
    taken = {k for d in beside for k in range(d.cue.first, d.cue.after)}
    kept = [d for d in spoken if d.cue.first not in taken or not d.cue]
    pool = [*find_headline(ctx), *find_credits(ctx), *kept, *inner, *beside]
    ordered = sorted(pool, key=lambda d: _place(ctx, d))
    out: list[Draft] = []
    used: set[int] = set()
    for draft in ordered:
        words = set(range(draft.cue.first, draft.cue.after))
        if words & used:
            continue
        used |= words
        out.append(draft)
    return out


def _parent(n: int, drafts: list[Draft], cues: list[Span | None]) -> int | None:
    """The draft whose content holds this one's cue: the smallest, the later of equals, none that this one holds."""
    draft = drafts[n]
    if draft.outer is not None:
        return next((m for m, d in enumerate(drafts) if d is draft.outer), None)
    here = cues[n]
    if here is None:
        return None
    holders = [
        (len(d.content), -m)
        for m, d in enumerate(drafts)
        if m != n and d.content is not None and covers(d.content, here) and not _holds(draft, cues[m], d)
    ]
    return -min(holders)[1] if holders else None


def _holds(outer: Draft, cue: Span | None, inner: Draft) -> bool:
    """Whether ``outer`` holds ``inner``'s cue in turn; then the longer content is the outer one."""
    if outer.content is None or cue is None or inner.content is None or not covers(outer.content, cue):
        return False
    return len(outer.content) >= len(inner.content)


def _record(ctx: Context, draft: Draft, cue: Span | None, teller: Teller, ident: str) -> Attribution:
    source = ctx.span(draft.source.first, draft.source.after) if draft.source else None
    kind = "media" if draft.rule.startswith("credit") else teller.kind
    return Attribution(
        id=ident,
        source=source,
        cue=cue,
        content=draft.content,
        who=teller.who,
        kind=kind,
        mode=draft.mode,
        act=draft.act,
        certainty=draft.certainty,
        reasons=reasons_of(ctx, draft, teller.reason),
    )


def run(reading: Reading) -> tuple[Attribution, ...]:
    """Make the layer of attributions."""
    ctx = lay_out(reading)
    if not ctx.tokens:
        return ()
    drafts = _drafts(ctx)
    cues = [ctx.span(d.cue.first, d.cue.after) for d in drafts]
    parents = _acyclic([_parent(n, drafts, cues) for n in range(len(drafts))])
    tellers = resolve(ctx, drafts, parents)
    ids = []
    for draft, cue in zip(drafts, cues, strict=True):
        at = cue or draft.content
        by = "cue" if cue is not None else "content"
        ids.append(stable_id("attribution", ctx.document, by, at.start if at else 0, at.end if at else 0))
    records = [_record(ctx, d, c, t, i) for d, c, t, i in zip(drafts, cues, tellers, ids, strict=True)]
    nestings = [
        Reason("parent", "parent.relay" if d.outer is not None else "parent.cue_in_content", c)
        for d, c in zip(drafts, cues, strict=True)
    ]
    return tuple(
        record if parent is None else replace(record, parent=ids[parent], reasons=(*record.reasons, nesting))
        for record, parent, nesting in zip(records, parents, nestings, strict=True)
    )


def _acyclic(parents: list[int | None]) -> list[int | None]:
    """Cut any circle at its first member in text order."""
    out = list(parents)
    for n in range(len(out)):
        seen = {n}
        at = out[n]
        while at is not None:
            if at in seen:
                out[n] = None
                break
            seen.add(at)
            at = out[at]
    return out


STAGE = Stage(
    "attribution", "1", (SENTENCES, TOKENS, QUOTATIONS, ENTITIES, TIMES), ATTRIBUTIONS, run,
    tables=("cues", "credits", "function_words", "press", "teller_nouns"),
)  # fmt: skip
