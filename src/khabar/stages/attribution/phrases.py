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
        place = ctx.entity_of[following] >= 0 or ctx.noun(following) is not None
        return place and target.base.removeprefix("ال") not in EVENT_NOUNS
    if word == "لدي":
        return ctx.entity_of[following] >= 0
    if word in {"علي", "الي", "عن"}:
        return heads & {"مطلع", "مطلعة", "مطلعون", "مقربة", "المشرف", "مشرف", "القائم", "المسؤول", "مسؤول"} != set() and k - first <= 3
    return False


def _bracketed(ctx: Context, comma: int, limit: int) -> bool:
    """Whether the words after a comma run to another comma and «إن»: «سالم، السكرتير العام، إن»."""
    opening = ctx.tokens[comma + 1]
    if not opening.base.startswith("ال") or opening.clitics or comma + 1 in ctx.timed:
        return False
    for j in range(comma + 2, min(comma + 14, limit)):
        word = ctx.tokens[j]
        if word.folded == "،":
            return j + 1 < limit and (ctx.tokens[j + 1].base in {"ان", "بان", "انه", "انها"} or j + 1 in ctx.quote_at)
        if word.folded in cue_forms() and cue_forms()[word.folded].strong:
            return False
        if word.base in {"ان", "بان", "انه", "انها"} or word.folded == ":":
            return True
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
    if token.folded in cue_forms() or (not (named or titled) and not _bracketed(ctx, comma, limit)):
        return comma
    end = phrase(ctx, k, limit, loose=True, appositions=False)
    return end if end > k else comma


#: «المتحدث باسم ...»: the phrase goes on.
OFFICE_LINKS = frozenset("باسم لشؤون للشؤون بشؤون بمجلس بوزارة لوزارة بهيئة بحزب بجامعة لهيئة لشركة بشركة لنادي بنادي لدي".split())
SAYING = frozenset("قوله قولها قولهم قولهما تاكيده تاكيدها".split())
ANONYMITY = frozenset("اسمه اسمها اسمهم اسمائهم هويته هويتها هويتهم اسمهما".split())


def anonymity(ctx: Context, k: int) -> int:
    """The token after «(الذي) طلب عدم الكشف عن اسمه» begun at ``k``; ``k`` where there is none."""
    start = k
    while start < len(ctx.tokens) and ctx.tokens[start].folded in {"،", "الذي", "التي", "شريطة", "علي", "تحدث", "تحدثت"}:
        start += 1
    if start >= len(ctx.tokens) or ctx.tokens[start].base not in {"طلب", "طلبت", "رفض", "رفضت", "فضل", "فضلت", "اشترط", "شرط", "عدم", "طلبوا", "رفضوا", "طالبا", "رافضا", "مشترطا", "مفضلا"}:
        return k
    end = next((j for j in range(start, min(start + 7, len(ctx.tokens))) if ctx.tokens[j].folded in ANONYMITY), None)
    return k if end is None else end + 1


def addressee(ctx: Context, k: int) -> int:
    """The token after «لـ«عكاظ»» or «للصحفيين» at ``k``; ``k`` where there is none."""
    token = ctx.tokens[k]
    if token.folded == "ل" and k + 1 in ctx.quote_at:
        return ctx.quote_end[k + 1]
    if token.folded == "ل" and k + 2 < len(ctx.tokens) and ctx.tokens[k + 1].folded in {"(", "{"}:
        return next((j + 1 for j in range(k + 2, min(k + 8, len(ctx.tokens))) if ctx.tokens[j].folded in {")", "}"}), k)
    if token.folded.startswith(ADDRESSEES) and (len(token.folded) > 3 or ctx.cls(k) == "prep") and not ctx.entity_of[k] >= 0:
        end = k + 1
        while end < len(ctx.tokens) and (ctx.entity_of[end] >= 0 or end in ctx.quote_at):
            end = ctx.quote_end.get(end, end + 1)
        return end
    return k


def _stops(ctx: Context, k: int, first: int) -> bool:
    """Words at which any phrase is over."""
    token = ctx.tokens[k]
    if token.kind in {"punct", "number"} or token.folded in SAYING:
        return True
    cls = None if k == first and ctx.noun(k) is not None else ctx.cls(k)
    if cls in {"comp", "rel", "adv", "aux", "neg", "pron", "conj"} and not (cls == "pron" and k == first):
        return True
    if k in ctx.timed:
        return True
    form = cue_forms().get(token.base)
    verbal = form is not None and form.kind in {"past", "participle", "present"}
    return bool(verbal and ctx.entity_of[k] < 0 and ctx.noun(k) is None and (form and (form.strong or token.clitics)))


def _may_open(ctx: Context, k: int) -> bool:
    """No phrase for a teller opens with an attached preposition («بشدة», «للأسف»)."""
    token = ctx.tokens[k]
    attached = token.folded[:1] in {"ب", "ل", "ك"} and len(token.folded) > 3 and k not in ctx.quote_at
    known = ctx.entity_of[k] >= 0 or ctx.noun(k) is not None
    return (known or not attached) and token.folded not in {"حينها", "وهو", "وهي", "انذاك", "ذلك"}


def phrase(ctx: Context, first: int, limit: int, *, loose: bool, appositions: bool = True) -> int:
    """Return the token after the noun phrase that begins at ``first`` (``first`` if there is none).

    ``loose`` lets unknown words after a definite one belong to it (a name in no gazetteer);
    strict stops there, for verbs whose object follows.
    """
    k = first
    closed = person = False
    if first < limit and not _may_open(ctx, first):
        return first
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
        anonymous = anonymity(ctx, k)
        if anonymous > k > first:
            k = anonymous
            break
        if _stops(ctx, k, first):
            break
        if addressee(ctx, k) > k and k > first:
            break
        cls = None if k == first and ctx.noun(k) is not None else ctx.cls(k)
        entity = ctx.entity_of[k]
        if cls == "prep" and entity < 0:
            if k == first or not _takes_preposition(ctx, k, first, person=person):
                break
            k += 1
            closed = False
            continue
        if token.folded in OFFICE_LINKS and k > first and not person:
            k += 1
            closed = False
            continue
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
            adjunct = token.folded[0] in "بل" and len(token.folded) > 4
            if adjunct or not (loose or title or (person and k - first < 3)):
                break
        if not loose and k > first and entity >= 0 and entity != ctx.entity_of[k - 1] and closed and not token.clitics:
            head = ctx.noun(first)
            if head is None or head.kind not in {"person", "unnamed"} or person:
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


def _subject_like(ctx: Context, k: int) -> bool:
    entity = ctx.entity_of[k]
    return (entity >= 0 and ctx.entities[entity].type in {"PER", "ORG", "GPE"}) or ctx.noun(k) is not None


def before_cue(ctx: Context, cue: int, start: int) -> Words:
    """Return the phrase that ends right before token ``cue``, at most back to ``start``.

    For subject-first clauses («وزير الخارجية أعلن أن»), headlines and «الذي قال». It must begin
    with a name, a noun for tellers or a definite plural.
    """
    end = cue
    while end > start and (ctx.cls(end - 1) in {"adv", "neg", "aux"} or ctx.tokens[end - 1].folded in {"قد", "وقد", "كان", "كانت", "لم", "لا", "؛", "سوف", "،"} or (end - 1) in ctx.timed):
        end -= 1
    if end > start and ctx.tokens[end - 1].folded in {"الذي", "التي", "الذين", "والذي", "والتي"}:
        end -= 1
        while end > start and ctx.tokens[end - 1].folded == "،":
            end -= 1
    first = max(start, end - LONGEST)
    while first < end:
        if _may_begin(ctx, first) and phrase(ctx, first, end, loose=False) >= end:
            return Words(first, end)
        first += 1
    return Words(end, end)


def _may_begin(ctx: Context, k: int) -> bool:
    token = ctx.tokens[k]
    if token.clitics.strip("و") or token.kind == "punct" or (k > 0 and ctx.cls(k - 1) == "prep" and ctx.entity_of[k - 1] < 0):
        return False
    plural = token.base.startswith("ال") and token.base.endswith(("ون", "ين")) and ctx.cls(k) is None
    return _subject_like(ctx, k) or plural
