"""Tellers named beside the clause: «بحسب», «وفقا ل», «نقلا عن», «على حد قوله», relays, headlines, credits."""

from __future__ import annotations

from dataclasses import replace

from khabar.core.span import Span, trim
from khabar.core.structure import Token
from khabar.knowledge.cues import cue_forms
from khabar.knowledge.table import load_table
from khabar.stages.attribution.contents import ACCORDING, BARE, Lead, content_of, main_stretch
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.draft import Draft, Words
from khabar.stages.attribution.phrases import addressee, phrase

__all__ = ["find_according", "find_credits", "find_headline", "relays"]

OWN_WORDS = frozenset("قوله قولها قولهم تعبيره تعبيرها تعبيرهم وصفه وصفها وصفهم زعمه زعمها زعمهم رايه رايها كلامه كلامها تقديره تقديرها تقديرهم روايته روايتها تاكيده تاكيدها اعتقاده ظنه نظره نظرها".split())
SAYING = frozenset("قوله قولها قولهم تاكيده تاكيدها تصريحه تصريحها قولهما".split())
RELAYING = {"نقل", "تناقل", "بث"}
#: Legal texts rule rather than report: «وفق القانون» names no teller.
RULES = {"legal text"}
LONGEST_HEADLINE_SOURCE = 9


def _follows(ctx: Context, i: int, *words: str) -> bool:
    return i + len(words) < len(ctx.tokens) and all(ctx.tokens[i + n + 1].folded == w for n, w in enumerate(words))


def _head(ctx: Context, i: int) -> tuple[Words, int] | None:
    """The cue words of an expression at token ``i`` and the token where its teller begins."""
    base = ctx.tokens[i].base
    if base in {"علي"} and _follows(ctx, i, "حد") and i + 2 < len(ctx.tokens) and ctx.tokens[i + 2].folded in OWN_WORDS | {"قول", "تعبير", "وصف", "زعم"}:
        return Words(i, i + 3), i + 3
    if base == "نقلا" and _follows(ctx, i, "عن"):
        return Words(i, i + 2), i + 2
    if base not in ACCORDING or base == "نقلا":
        return None
    k = i + 1
    if k >= len(ctx.tokens):
        return None
    if ctx.tokens[k].folded in OWN_WORDS:
        return Words(i, k + 1), k + 1
    if ctx.tokens[k].folded in {"ما", "لما"} or base == "حسبما":
        k += base != "حسبما"
        if k < len(ctx.tokens) and ctx.tokens[k].base in cue_forms():
            said = k + 1
            while said + 1 < len(ctx.tokens) and (ctx.tokens[said].folded in {"به", "عنه", "عليه", "ذلك", "عنها", "بها"} or said in ctx.timed):
                said += 1
            return Words(i, k + 1), said
        return None
    return Words(i, k), k


def _teller(ctx: Context, cue: Words, k: int, limit: int) -> Words | None:
    if ctx.tokens[cue.after - 1].folded in OWN_WORDS:
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
        return not (noun.gloss in RULES and head in {"وفق", "وفقا", "حسب", "طبقا"})
    return head in {"بحسب", "نقلا"} or (head in {"وفقا", "طبقا"} and entity >= 0)


def _content(ctx: Context, cue: Words, after: int, drafts: list[Draft]) -> tuple[Span | None, int | None]:
    """What the expression covers: what follows it at the head of a sentence, else the stretch before."""
    start = ctx.sentence_start(cue.first)
    lead = [t for t in ctx.tokens[start : cue.first] if t.kind == "word"]
    limit = ctx.sentence_end(cue.first)
    holder = _waiting(ctx, cue, drafts)
    if holder is not None:
        return drafts[holder].content, holder
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
        if content is not None and content.start < here and ctx.sentence_of[draft.cue.first] == ctx.sentence_of[cue.first]:
            return trim(ctx.text, content.start, min(max(content.end, content.start + 1), here))
    return None


def _clause(ctx: Context, start: int, cue: int) -> int:
    for k in range(cue - 1, start, -1):
        if ctx.tokens[k].folded == "؛":
            return k + 1
    return start


def _waiting(ctx: Context, cue: Words, drafts: list[Draft]) -> int | None:
    """The draft whose cue is before this expression and whose content is after it: a relay."""
    here = ctx.tokens[cue.first].span.start
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        if draft.content is None or ctx.sentence_of[draft.cue.first] != ctx.sentence_of[cue.first]:
            continue
        if ctx.tokens[draft.cue.first].span.start < here <= draft.content.start:
            return number
    return None


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
        limit = ctx.sentence_end(i)
        teller = _teller(ctx, cue, k, limit)
        if not _credible(ctx, token.base, teller, cue):
            continue
        content, holder = _content(ctx, cue, teller.after if teller else cue.after, drafts)
        if content is None:
            continue
        shown = Words(cue.first, cue.after)
        verb = cue_forms().get(ctx.tokens[cue.after - 1].base) if cue.after - cue.first > 1 else None
        act = verb.act if verb is not None and verb.kind != "noun" else "say"
        found.append(
            Draft(shown, act, "according_to", f"according.{token.base}", None, teller, content, outer_cue=holder)
        )
    return found


def relays(ctx: Context, drafts: list[Draft]) -> list[Draft]:
    """Return the inner hops of «نقلت الوكالة عن فلان قوله إن ...»: a draft for «عن» or «قوله»."""
    found = []
    for number, draft in enumerate(drafts):
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
                Draft(cue, "say", draft.mode, "relay.inner", None, Words(about + 1, end), draft.content, outer_cue=number)
            )
    return found


def find_headline(ctx: Context) -> list[Draft]:
    """Return the draft of a headline of the form «فلان: ...», which has no cue."""
    if not ctx.sentences or ctx.sentences[0].kind != "headline":
        return []
    first, after = ctx.bounds[0]
    colon = next((k for k in range(first, after) if ctx.tokens[k].folded == ":"), None)
    if colon is None or not 1 <= colon - first <= LONGEST_HEADLINE_SOURCE or after - colon < 3:
        return []
    if any(ctx.tokens[k].base in cue_forms() and ctx.entity_of[k] < 0 and cue_forms()[ctx.tokens[k].base].strong for k in range(first, colon)):
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
    """A person, body or teller noun; one definite word («الجبير») will do."""
    if any(ctx.entity_of[k] >= 0 and ctx.entities[ctx.entity_of[k]].type in {"PER", "ORG"} for k in range(first, after)):
        return True
    if ctx.noun(first) is not None:
        return True
    return after - first <= 2 and ctx.tokens[first].base.startswith("ال")


def _credit_words() -> dict[str, str]:
    return {row["form"]: row["name"] for row in load_table("credits").rows}


def _words(tokens: tuple[Token, ...]) -> str:
    return " ".join(t.folded for t in tokens if t.kind != "punct" or t.folded in {"."})


def find_credits(ctx: Context) -> list[Draft]:
    """Return the draft of an agency credit at the head or the foot of the body: «(واس)», «وكالات»."""
    body = [n for n, s in enumerate(ctx.sentences) if s.kind != "headline"]
    if not body:
        return []
    known = _credit_words()
    first, last = ctx.bounds[body[0]], ctx.bounds[body[-1]]
    spots = [(k, "head") for k in range(first[0], min(first[0] + 8, first[1]))]
    spots += [(k, "foot") for k in range(max(last[0], last[1] - 7), last[1])]
    for k, place in spots:
        for length in (4, 3, 2, 1):
            if k + length > (first[1] if place == "head" else last[1]):
                continue
            if _words(ctx.tokens[k : k + length]) in known and _set_apart(ctx, k, k + length, place, first, last):
                return [_credit(ctx, Words(k, k + length), place, body)]
    return []


def _set_apart(ctx: Context, k: int, after: int, place: str, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """A credit is marked off: in brackets, between dashes, before a colon, or alone on its line."""
    before = ctx.tokens[k - 1].folded if k else ""
    behind = ctx.tokens[after].folded if after < len(ctx.tokens) else ""
    closed = before in {"(", "-", "–", "/"} or behind in {")", "-", "–", "/", ":"}
    if place == "head":
        alone = k == first[0] and after == first[1]
        return alone or (closed and (k == first[0] or before in {"(", "-", "–", "/"}))
    return (closed or k == last[0]) and last[1] - after <= 2


def _credit(ctx: Context, words: Words, place: str, body: list[int]) -> Draft:
    start = ctx.bounds[body[0]][0]
    end = ctx.bounds[body[-1]][1]
    if place == "head":
        k = words.after
        while k < end and ctx.tokens[k].kind == "punct":
            k += 1
        following = ctx.bounds[body[1]][0] if len(body) > 1 else k
        colon = next((j for j in range(k, min(k + 6, end)) if ctx.tokens[j].folded == ":"), None)
        start = colon + 1 if colon is not None else (following if ctx.sentence_end(words.first) - k <= 4 else k)
    else:
        end = words.first
    return replace(Draft(words, "say", "according_to", f"credit.{place}", None, words, ctx.span(start, end)))
