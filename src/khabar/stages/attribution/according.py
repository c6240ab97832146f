"""Tellers named beside the clause: «بحسب», «وفقا ل», «نقلا عن», «على حد قوله», and the inner hops of relays."""

from __future__ import annotations

from dataclasses import replace

from khabar.core.span import Span, trim
from khabar.knowledge.cues import cue_forms
from khabar.stages.attribution.contents import BARE, Lead, content_of, main_stretch
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.draft import Draft, Words
from khabar.stages.attribution.find import RELAYING
from khabar.stages.attribution.phrases import phrase
from khabar.stages.attribution.words import ACCORDING, OBTAINED, OWN_WORDS, SAYING

__all__ = ["find_according", "relays"]

#: Legal texts rule rather than report: «وفق القانون» names no teller.
RULES = {"legal text"}


def _follows(ctx: Context, i: int, *words: str) -> bool:
    return i + len(words) < len(ctx.tokens) and all(ctx.tokens[i + n + 1].folded == w for n, w in enumerate(words))


def _head(ctx: Context, i: int) -> tuple[Words, int] | None:
    """The cue words of an expression at token ``i`` and the token where its teller begins."""
    base = ctx.tokens[i].base
    if (
        base == "علي"
        and _follows(ctx, i, "حد")
        and i + 2 < len(ctx.tokens)
        and ctx.tokens[i + 2].folded in OWN_WORDS | {"قول", "تعبير", "وصف", "زعم"}
    ):
        return Words(i, i + 3), i + 3
    if base == "نقلا" and _follows(ctx, i, "عن"):
        return Words(i, i + 2), i + 2
    k = i + 1
    if base in {"كما", "علي"}:
        return _as_said(ctx, i)
    if base not in ACCORDING or base == "نقلا":
        return None
    if k >= len(ctx.tokens):
        return None
    if ctx.tokens[k].folded in OWN_WORDS:
        return Words(i, k + 1), k + 1
    if ctx.tokens[k].folded in {"ما", "لما"} or base == "حسبما":
        k += base != "حسبما"
        if k < len(ctx.tokens) and ctx.tokens[k].base in cue_forms():
            said = k + 1
            while said + 1 < len(ctx.tokens) and (
                ctx.tokens[said].folded in {"به", "عنه", "عليه", "ذلك", "عنها", "بها"} or said in ctx.timed
            ):
                said += 1
            return Words(i, k + 1), said
        return None
    return Words(i, k), k


def _as_said(ctx: Context, i: int) -> tuple[Words, int] | None:
    """«..., كما قال المدير» (as the director said), «على ما أفاد مصدر»: the verb closes the clause."""
    verb = i + 1 + (ctx.tokens[i].base == "علي")
    if i <= ctx.sentence_start(i) + 2 or verb >= len(ctx.tokens):
        return None
    if ctx.tokens[i].base == "علي" and ctx.tokens[i + 1].folded != "ما":
        return None
    form = cue_forms().get(ctx.tokens[verb].folded)
    said = form is not None and form.strong and form.kind == "past" and form.act in {"say", "announce", "confirm"}
    return (Words(i, verb + 1), verb + 1) if said else None


def _teller(ctx: Context, cue: Words, k: int, limit: int) -> Words | None:
    if ctx.tokens[cue.after - 1].folded in OWN_WORDS:
        return None
    if k >= limit:
        return None
    end = phrase(ctx, k, limit, loose=True)
    if end == k and ctx.tokens[k].folded in {"ل", "الي"}:
        k += 1
        end = phrase(ctx, k, limit, loose=True)
    return Words(k, end) if end > k else None


def _credible(ctx: Context, head: str, teller: Words | None, cue: Words) -> bool:
    """«وفق خطة» and «حسب الطلب» name no teller: the phrase must begin with one."""
    if teller is None:
        return cue.after - cue.first > 1
    if cue.after - cue.first > 1 and head != "نقلا":
        return True
    noun = ctx.noun(teller.first)
    entity = ctx.entity_of[teller.first]
    if entity < 0 and teller.first in ctx.quote_at:
        entity = ctx.entity_of[teller.first + 1]
    if entity >= 0 and ctx.entities[entity].type in {"PER", "ORG"}:
        return True
    if noun is not None:
        return not (noun.gloss in RULES and head in {"وفق", "حسب"})
    return head in {"بحسب", "نقلا"} or (head in {"وفقا", "طبقا"} and entity >= 0)


def _content(ctx: Context, cue: Words, after: int, drafts: list[Draft]) -> tuple[Span | None, Draft | None]:
    """What the expression covers: what follows it at the head of a sentence, else the stretch before."""
    start = ctx.sentence_start(cue.first)
    lead = [t for t in ctx.tokens[start : cue.first] if t.kind == "word"]
    limit = ctx.sentence_end(cue.first)
    holder = _waiting(ctx, cue, drafts)
    if holder is not None:
        return holder.content, holder
    if ctx.tokens[cue.after - 1].folded in OWN_WORDS:
        said = _said_before(ctx, cue, drafts)
        if said is not None:
            return said, None
    if len(lead) <= 1 or ctx.tokens[cue.first].clitics == "و":
        k = after
        while k < limit and ctx.tokens[k].folded in {"،", ",", "-", ":"}:
            k += 1
        if k < limit and (ctx.tokens[k].folded in {"فان", "فقد"} or ctx.tokens[k].base in BARE):
            k += 1
        content, _ = content_of(ctx, cue.first, Lead("according", k)) if k < limit else (None, "")
        return content, None
    around = ctx.quote_around(cue.first)
    if around is not None:
        start = max(start, ctx.token_at(around.inner.start))
    return main_stretch(ctx, _clause(ctx, start, cue.first), cue.first), None


def _said_before(ctx: Context, cue: Words, drafts: list[Draft]) -> Span | None:
    """What the same teller has just been reported to say, up to «على حد قوله»."""
    here = ctx.tokens[cue.first].span.start
    for draft in reversed(drafts):
        content = draft.content
        if (
            content is not None
            and content.start < here
            and ctx.sentence_of[draft.cue.first] == ctx.sentence_of[cue.first]
        ):
            return trim(ctx.text, content.start, min(max(content.end, content.start + 1), here))
    return None


def _clause(ctx: Context, start: int, cue: int) -> int:
    for k in range(cue - 1, start, -1):
        if ctx.tokens[k].folded == "؛":
            return k + 1
    return start


def _waiting(ctx: Context, cue: Words, drafts: list[Draft]) -> Draft | None:
    """The draft whose cue is before this expression and whose content is after it: a relay."""
    here = ctx.tokens[cue.first].span.start
    for draft in reversed(drafts):
        if draft.content is None or ctx.sentence_of[draft.cue.first] != ctx.sentence_of[cue.first]:
            continue
        if ctx.tokens[draft.cue.first].span.start < here <= draft.content.start:
            return draft
    return None


def _obtained(ctx: Context, k: int, limit: int) -> Draft | None:
    """The relay in «وثائق حصلت عليها صحيفة ...»: who obtained the document hands on what it says."""
    if k + 2 >= limit or ctx.tokens[k].folded not in OBTAINED:
        return None
    start = k + 1 + (ctx.tokens[k + 1].folded in {"عليها", "عليه"})
    end = phrase(ctx, start, limit, loose=True)
    if end <= start:
        return None
    return Draft(Words(k, start), "say", "according_to", "relay.obtained", None, Words(start, end))


def find_according(ctx: Context, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of «بحسب» and its like; ``drafts`` are those of verbs of saying."""
    found = []
    for i, token in enumerate(ctx.tokens):
        if token.kind != "word" or ctx.sentence_of[i] < 0 or ctx.entity_of[i] >= 0:
            continue
        head = _head(ctx, i)
        if head is None:
            continue
        cue, k = head
        if token.base in {"كما", "علي"} and any(
            cue.first < d.cue.first < cue.after and not d.rule.endswith(".np") for d in drafts
        ):
            continue  # «كما أكد أن ...»: the verb leads in speech of its own
        limit = ctx.sentence_end(i)
        teller = _teller(ctx, cue, k, limit)
        if not _credible(ctx, token.base, teller, cue):
            continue
        after = teller.after if teller else cue.after
        relay = _obtained(ctx, after, limit)
        content, holder = _content(ctx, cue, relay.source.after if relay and relay.source else after, drafts)
        if content is None:
            continue
        shown = Words(cue.first, cue.after)
        verb = cue_forms().get(ctx.tokens[cue.after - 1].base) if cue.after - cue.first > 1 else None
        act = verb.act if verb is not None and verb.kind != "noun" else "say"
        if relay is not None:
            holder = replace(relay, content=content)
            found.append(holder)
        found.append(Draft(shown, act, "according_to", f"according.{token.base}", None, teller, content, outer=holder))
    return found


def relays(ctx: Context, drafts: list[Draft]) -> list[Draft]:
    """Return the inner hops of «نقلت الوكالة عن فلان قوله إن ...»: a draft for «عن» or «قوله»."""
    found = []
    for draft in drafts:
        if draft.form is None or draft.form.lemma not in RELAYING or draft.content is None:
            continue
        start = draft.source.after if draft.source and draft.source.after > draft.cue.after else draft.cue.after
        stop = min(ctx.token_at(draft.content.start), start + 30)
        about = next((k for k in range(start, stop) if ctx.tokens[k].folded == "عن"), None)
        if about is None:
            continue
        end = phrase(ctx, about + 1, stop, loose=True)
        saying = next((k for k in range(end, stop) if ctx.tokens[k].folded in SAYING), None)
        cue = Words(saying, saying + 1) if saying is not None else Words(about, about + 1)
        if end > about + 1:
            found.append(
                Draft(cue, "say", draft.mode, "relay.inner", None, Words(about + 1, end), draft.content, outer=draft)
            )
    return found
