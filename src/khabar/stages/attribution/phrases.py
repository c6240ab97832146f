"""Finds the noun phrase that names a teller, after or before its verb, without a parser.

An Arabic noun phrase runs through nouns until one is definite, then through adjectives with the
article, names in apposition and a few prepositions that titles take («المتحدث باسم ...»).
"""

from __future__ import annotations

from khabar.knowledge.cues import cue_forms
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.draft import Words

__all__ = ["before_cue", "phrase", "skip_adverbs"]

#: A teller's phrase is at most so long (train part of the bank: 99% are shorter).
LONGEST = 28
#: A quotation so short, after a noun for a paper or company, is its name.
NAME_IN_QUOTES = 7
#: Nouns after which «في», «من», «ل», «ب» still belong to the phrase.
TAKES_FROM = frozenset("عدد كل مقرب مقربون مقربين قريب احد احدي كثير العديد عديد جمع مجموعة جملة بعض واحد واحدة اكثر مصدر مصادر شخص مسؤول مسؤولين مسؤولون اي".split())
ADDRESSEES = ("للصحفي", "للصحافي", "لوسائل", "للوكال", "لوكال", "لقنا", "لصحيف", "للصحيف", "لجريد", "لراديو", "لاذاع", "لموقع", "لمراسل", "للاعلام", "لمجلة", "لبرنامج", "له", "لها", "لهم", "لنا", "لي", "لتلفزيون", "للتلفزيون", "لفرانس", "لرويترز")  # fmt: skip
EVENT_NOUNS = frozenset("تصريح تصريحات بيان كلمة حديث خطاب مؤتمر مقابلة لقاء اتصال تغريدة حوار ختام وقت سياق اطار اعقاب ظل حال مداخلة جلسة خطبة رسالة رد معرض مقال هامش وقت برنامج".split())


def _is_name_quote(ctx: Context, i: int, first: int) -> bool:
    """Whether the quotation that opens at token ``i`` is a name in the phrase begun at ``first``."""
    after = ctx.quote_end[i]
    short = after - i - 2 <= NAME_IN_QUOTES
    if not short or i == first:
        return short and i == first and ctx.entity_of[i + 1 if i + 1 < len(ctx.tokens) else i] >= 0
    noun = ctx.noun(i - 1)
    named = ctx.entity_of[i - 1] >= 0 and ctx.entity_of[min(i + 1, len(ctx.tokens) - 1)] >= 0
    return named or (noun is not None and noun.kind in {"media", "organization", "document"}) or ctx.entity_of[min(i + 1, len(ctx.tokens) - 1)] >= 0


def _definite(ctx: Context, i: int) -> bool:
    return ctx.tokens[i].base.startswith("ال") or ctx.entity_of[i] >= 0


def _takes_preposition(ctx: Context, k: int, first: int, *, person: bool) -> bool:
    """Whether the preposition at token ``k`` continues a phrase rather than the clause."""
    token = ctx.tokens[k]
    word = token.folded
    heads = {ctx.tokens[j].base for j in range(first, k)}
    following = k + 1 if token.base == word and word in {"في", "من", "علي", "عن", "لدي", "الي", "ب"} else k
    if following >= len(ctx.tokens):
        return False
    target = ctx.tokens[following]
    if word == "من":
        return bool(heads & TAKES_FROM) and k - first <= 3
    if person:
        return False
    if word == "في":
        head_noun = ctx.noun(first)
        place = ctx.entity_of[following] >= 0 or ctx.noun(following) is not None
        event = target.base.removeprefix("ال") in EVENT_NOUNS
        return place and not event and head_noun is not None and ctx.noun(following - 2) is None or (
            place and not event and head_noun is not None and head_noun.kind in {"unnamed", "person"}
        )
    if word == "لدي":
        return ctx.entity_of[following] >= 0
    if word in {"علي", "الي", "عن"}:
        return heads & {"مطلع", "مطلعة", "مطلعون", "مقربة", "المشرف", "مشرف", "القائم", "المسؤول", "مسؤول"} != set() and k - first <= 3
    return False


def _apposition_end(ctx: Context, comma: int, limit: int) -> int:
    """The token after «، <title or name> ...» when it stands in apposition, else ``comma``."""
    k = comma + 1
    if k >= limit:
        return comma
    token = ctx.tokens[k]
    entity = ctx.entity_of[k]
    named = entity >= 0 and ctx.entities[entity].type == "PER" and not token.clitics
    noun = ctx.noun(k)
    titled = noun is not None and noun.kind in {"person", "unnamed"} and not token.clitics
    if not (named or titled) or token.folded in cue_forms():
        return comma
    end = phrase(ctx, k, limit, loose=True, appositions=False)
    return end if end > k else comma


def _stops(ctx: Context, k: int, first: int) -> bool:
    """Words at which any phrase is over."""
    token = ctx.tokens[k]
    if token.kind in {"punct", "number"}:
        return True
    cls = ctx.cls(k)
    if cls in {"comp", "rel", "adv", "aux", "neg", "pron", "conj"} and not (cls == "pron" and k == first):
        return True
    if k in ctx.timed:
        return True
    form = cue_forms().get(token.base)
    verbal = form is not None and form.kind in {"past", "participle", "present"}
    return bool(verbal and ctx.entity_of[k] < 0 and ctx.noun(k) is None and (form and (form.strong or token.clitics)))


def phrase(ctx: Context, first: int, limit: int, *, loose: bool, appositions: bool = True) -> int:
    """Return the token after the noun phrase that begins at ``first`` (``first`` if there is none).

    ``loose`` lets unknown words after a definite one belong to it (a name in no gazetteer);
    strict stops there, for verbs whose object follows.
    """
    k = first
    closed = person = False
    while k < min(limit, first + LONGEST):
        token = ctx.tokens[k]
        if k in ctx.quote_at:
            if not _is_name_quote(ctx, k, first):
                break
            k = ctx.quote_end[k]
            closed = True
            continue
        if token.folded == "(" and k > first:
            close = next((j for j in range(k, min(k + 8, limit)) if ctx.tokens[j].folded == ")"), None)
            if close is None:
                break
            k = close + 1
            continue
        if token.folded == "،" and appositions and k > first:
            end = _apposition_end(ctx, k, limit)
            if end == k:
                break
            k = end
            if k < limit and ctx.tokens[k].folded == "،" and _apposition_end(ctx, k, limit) == k:
                break
            continue
        if token.folded in {"-", "–", "/", "."} and k > first and ctx.entity_of[k] >= 0:
            k += 1
            continue
        if _stops(ctx, k, first):
            break
        cls = ctx.cls(k)
        entity = ctx.entity_of[k]
        if cls == "prep" and entity < 0:
            if k == first or not _takes_preposition(ctx, k, first, person=person):
                break
            k += 1
            closed = False
            continue
        if token.folded.startswith(ADDRESSEES) and k > first and ctx.noun(k) is None:
            break
        if token.clitics[:1] == "و" and k > first:
            joined = (entity >= 0 and ctx.entity_of[k - 1] >= 0) or (ctx.noun(k) is not None) or (_definite(ctx, k) and ctx.tokens[k - 1].base.startswith("ال"))
            if not joined:
                break
            closed = False
        elif token.clitics and k > first and entity < 0:
            if person or not (token.clitics in {"ل", "ب"} and token.base.startswith("ال")):
                break
        elif closed and entity < 0 and not token.base.startswith("ال"):
            title = ctx.noun(k) is not None and ctx.noun(k).kind == "person"  # type: ignore[union-attr]  # tested just before
            if not (loose or title or (person and k - first < 3)):
                break
            if not loose and not title and not person:
                break
        if entity >= 0:
            person = person or ctx.entities[entity].type == "PER"
            closed = True
        elif token.base.startswith("ال"):
            closed = True
        k += 1
    while k > first and (ctx.tokens[k - 1].kind == "punct" and ctx.tokens[k - 1].folded not in {")", "»", '"', "”", "“"} or (ctx.cls(k - 1) == "prep" and ctx.entity_of[k - 1] < 0)):
        k -= 1
    return k


def skip_adverbs(ctx: Context, i: int, limit: int) -> int:
    """Step over times and adverbs between a verb and its subject."""
    k = i
    while k < limit and (k in ctx.timed or ctx.cls(k) == "adv" or ctx.tokens[k].folded in {"،", "-", "–"}):
        k += 1
    if k < limit and ctx.tokens[k].folded == "ان":
        return k
    return k if k < limit and (k == i or ctx.tokens[k - 1].folded != "،" or _subject_like(ctx, k)) else i


def _subject_like(ctx: Context, k: int) -> bool:
    entity = ctx.entity_of[k]
    return (entity >= 0 and ctx.entities[entity].type in {"PER", "ORG", "GPE"}) or ctx.noun(k) is not None


LEAD_INS = frozenset("كان كانت وكان وكانت قد لكن ولكن ان الا اما فيما بينما كما حيث بدوره بدورها جهته جهتها جانبه جانبها من وفيما وبينما وحيث وكما غير انه انها ثم".split())


def before_cue(ctx: Context, cue: int, start: int) -> Words:
    """Return the phrase that ends right before token ``cue``, at most back to ``start``.

    For subject-first clauses («وزير الخارجية أعلن أن»), headlines and «الذي قال».
    """
    end = cue
    while end > start and (ctx.cls(end - 1) in {"adv", "neg", "aux"} or ctx.tokens[end - 1].folded in {"قد", "وقد", "كان", "كانت", "لم", "لا"} or (end - 1) in ctx.timed):
        end -= 1
    if end > start and ctx.tokens[end - 1].folded in {"الذي", "التي", "الذين"}:
        end -= 1
        while end > start and ctx.tokens[end - 1].folded == "،":
            end -= 1
    first = start
    best = Words(end, end)
    while first < end:
        word = ctx.tokens[first]
        if word.folded in LEAD_INS or word.kind == "punct" or (ctx.cls(first) in {"prep", "comp", "conj", "adv", "aux", "rel", "neg"} and ctx.entity_of[first] < 0):
            first += 1
            continue
        after = phrase(ctx, first, end, loose=False)
        if after >= end:
            return Words(first, end)
        first = max(after, first + 1)
    return best
