"""Finds the noun phrase that names a teller, after or before its verb, without a parser.

An Arabic noun phrase runs through nouns until one is definite, then through adjectives with the
article, names in apposition and a few prepositions that titles take («المتحدث باسم ...»).
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.knowledge.cues import TellerNoun, cue_forms
from khabar.knowledge.words import is_ordinary, spell
from khabar.stages.attribution.asides import addressee, anonymity
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.words import (
    ACCORDING,
    CLAUSE_WORDS,
    COMPLEMENTS,
    EVENT_NOUNS,
    KNOWING,
    OBTAINED,
    OFFICE_LINKS,
    PARTITIVES,
    PLACE_NOUNS,
    SAYING,
)

__all__ = ["LONGEST", "phrase"]

#: A teller's phrase is at most so long (train part of the bank: 99% are shorter).
LONGEST = 28
#: A title runs on for at most so many tokens before the name of its holder.
TITLE_TAIL = 14
#: A quotation so short, after a noun for a paper or company, is its name.
NAME_IN_QUOTES = 7
CLOSING = frozenset({")", "»", '"', "”", "“"})


@dataclass(slots=True)
class _State:
    """How far a phrase has come: ``closed`` once a word is definite, ``person`` once one is named."""

    first: int
    limit: int
    loose: bool
    closed: bool = False
    person: bool = False


def _is_name_quote(ctx: Context, i: int, first: int) -> bool:
    """Whether the quotation that opens at token ``i`` is a name in the phrase begun at ``first``."""
    if ctx.quote_end[i] - i - 2 > NAME_IN_QUOTES:
        return False
    named = i + 1 < len(ctx.tokens) and ctx.entity_of[i + 1] >= 0
    if i == first:
        return named
    noun = ctx.noun(i - 1)
    return named or (noun is not None and noun.kind in {"media", "organization", "document"})


def _takes_preposition(ctx: Context, k: int, state: _State) -> bool:
    """Whether the preposition at token ``k`` continues a phrase rather than the clause."""
    word = ctx.tokens[k].folded
    heads = {ctx.tokens[j].base.removeprefix("ال") for j in range(state.first, k)}
    near = k - state.first <= 3
    if k + 1 >= len(ctx.tokens):
        return False
    head, target = ctx.noun(state.first), ctx.noun(k + 1)
    body = ctx.entity_of[k + 1] >= 0 or target is not None
    if word == "من":
        issued = head is not None and head.kind in {"document", "unnamed"} and body
        return (bool(heads & PARTITIVES) or issued) and near
    if state.person:
        return False
    if word == "في":
        some = head is not None and head.kind == "unnamed" and not ctx.tokens[state.first].base.startswith("ال")
        occasion = ctx.tokens[k + 1].base.removeprefix("ال") in EVENT_NOUNS or k + 1 in ctx.timed
        placed = ctx.tokens[k + 1].folded in PLACE_NOUNS
        return (body or some or placed) and not occasion
    return word in {"علي", "الي", "عن"} and bool(heads & KNOWING) and near


def _bracketed(ctx: Context, comma: int, limit: int) -> bool:
    """Whether the words after a comma run to another comma and «إن»: «سالم، السكرتير العام، إن»."""
    opening = ctx.tokens[comma + 1]
    if not opening.base.startswith("ال") or opening.clitics or comma + 1 in ctx.timed:
        return False
    for j in range(comma + 2, min(comma + 14, limit)):
        word = ctx.tokens[j]
        if word.folded == "،":
            return j + 1 < limit and (ctx.tokens[j + 1].base in COMPLEMENTS or j + 1 in ctx.quote_at)
        form = cue_forms().get(word.folded)
        if form is not None and form.strong:
            return False
        if word.base in COMPLEMENTS or word.folded == ":":
            return True
    return False


def _apposition_end(ctx: Context, comma: int, limit: int) -> int:
    """The token after «، <title or name> ...» when it stands in apposition, else ``comma``."""
    k = comma + 1
    if k >= limit or ctx.tokens[k].folded in cue_forms():
        return comma
    entity, noun = ctx.entity_of[k], ctx.noun(k)
    plain = not ctx.tokens[k].clitics
    named = entity >= 0 and ctx.entities[entity].type == "PER" and plain
    titled = noun is not None and noun.kind in {"person", "unnamed"} and plain
    if not (named or titled or _bracketed(ctx, comma, limit)):
        return comma
    end = phrase(ctx, k, limit, loose=True, appositions=False)
    return end if end > k else comma


def _stops(ctx: Context, k: int, first: int) -> bool:
    """Words at which any phrase is over."""
    token = ctx.tokens[k]
    if token.kind in {"punct", "number"} or token.folded in SAYING | OBTAINED or k in ctx.timed:
        return True
    cls = None if k == first and ctx.noun(k) is not None else ctx.cls(k)
    if cls in CLAUSE_WORDS and not (cls == "pron" and k == first):
        return True
    form = cue_forms().get(token.base)
    verbal = form is not None and form.kind != "noun" and (form.strong or bool(token.clitics))
    return verbal and ctx.entity_of[k] < 0 and ctx.noun(k) is None


def _may_open(ctx: Context, k: int) -> bool:
    """No phrase for a teller opens with a preposition («بشدة») or in the accusative («أبلغ مسؤولا»)."""
    token = ctx.tokens[k]
    if token.folded in {"ب", "ل", "ك", "حينها", "وهو", "وهي", "انذاك", "ذلك"} or token.base in ACCORDING:
        return False
    if "ب" in token.clitics or "ك" in token.clitics:
        return False
    known = ctx.entity_of[k] >= 0 or ctx.noun(k) is not None
    if token.folded.endswith("ا") and ctx.accusative(k):
        return False
    attached = token.folded[:1] in {"ب", "ل", "ك"} and len(token.folded) > 3 and k not in ctx.quote_at
    return known or not attached


def _through_mark(ctx: Context, k: int, state: _State, *, appositions: bool) -> int | None:
    """Step over a quoted name, brackets, an apposition or a dash in a name; None where none is at ``k``."""
    token = ctx.tokens[k]
    if k in ctx.quote_at:
        if not _is_name_quote(ctx, k, state.first):
            return k
        state.closed = True
        return ctx.quote_end[k]
    if k == state.first:
        return None
    if token.folded == "(":
        close = (j for j in range(k, min(k + 8, state.limit)) if ctx.tokens[j].folded == ")")
        return next(close, k - 1) + 1
    if token.folded == "،" and appositions:
        return _apposition_end(ctx, k, state.limit)
    if token.folded == "." and len(ctx.tokens[k - 1].base) == 1:
        return k + 1
    if token.folded in {"-", "–", "/", "."} and ctx.entity_of[k] >= 0:
        return k + 1
    return None


def _joins(ctx: Context, k: int) -> bool:
    """Whether «و» at token ``k`` joins another teller or title to the phrase."""
    before_article = ctx.tokens[k - 1].base.startswith("ال")
    definite = ctx.tokens[k].base.startswith("ال") or ctx.entity_of[k] >= 0
    both_named = ctx.entity_of[k] >= 0 and ctx.entity_of[k - 1] >= 0
    return both_named or ctx.noun(k) is not None or (definite and before_article)


def _refuses(ctx: Context, k: int, state: _State) -> bool:
    """Whether the word at ``k``, no function word, can no longer belong to the phrase."""
    token, entity = ctx.tokens[k], ctx.entity_of[k]
    if k == state.first:
        return False
    if token.clitics[:1] == "و":
        state.closed = state.closed and not _joins(ctx, k)
        return not _joins(ctx, k)
    if token.clitics and entity < 0:
        complement = token.clitics in {"ل", "ب"} and token.base.startswith("ال") and ctx.noun(state.first) is not None
        return state.person or not complement
    noun = ctx.noun(k)
    if entity < 0 and noun is None and _with_bi(token.folded):
        return True
    if state.person and noun is not None and entity < 0:
        return _is_object(state, noun)
    if entity < 0 and token.base.startswith("ال"):
        return not state.loose and _opens_object(ctx, k)
    if state.closed and entity < 0:
        return not _belongs_to_body(ctx, k, state) and _is_adjunct(ctx, k, state)
    return _second_name(ctx, k, state)


def _with_bi(word: str) -> bool:
    """Whether an attached «ب» opens the word: «بوقوع», but not «بريطاني»."""
    return word[0] == "ب" and len(word) > 4 and is_ordinary(spell(word[1:]))


def _is_object(state: _State, noun: TellerNoun) -> bool:
    """After a named person a title goes on in apposition («سالم العبدي رئيس اللجنة»); a body does not."""
    if noun.kind not in {"person", "unnamed"}:
        return True
    if state.loose:
        state.person = state.closed = False
    return False


def _opens_object(ctx: Context, k: int) -> bool:
    """In a strict phrase a definite word is an adjective, or else the object: «أدانت الحكومة الغارات»."""
    word = ctx.tokens[k].base
    after_name = ctx.entity_of[k - 1] >= 0 and not word.endswith(("ي", "ية", "يين", "يون"))
    return word.endswith("ات") or after_name


def _is_adjunct(ctx: Context, k: int, state: _State) -> bool:
    """An indefinite word after a definite one: the rest of an unknown name, or no longer the phrase."""
    word = ctx.tokens[k].folded
    noun = ctx.noun(k)
    titled = noun is not None and noun.kind == "person"
    attached = word[0] in "بل" and len(word) > (4 if state.person else 3)
    return attached or not (state.loose or titled or (state.person and k - state.first < 3))


def _belongs_to_body(ctx: Context, k: int, state: _State) -> bool:
    """«الهيئة العامة لسدود الجنوب»: what a body is for follows its adjective with an attached ل."""
    head = ctx.noun(state.first)
    body = head is not None and head.kind in {"organization", "media"}
    word = ctx.tokens[k].folded
    return body and word[0] == "ل" and len(word) > 3 and k - state.first > 1 and ctx.tokens[k - 1].base.startswith("ال")


def _second_name(ctx: Context, k: int, state: _State) -> bool:
    """In strict phrases another name is the object: «دعت باكستان مجلس الأمن»."""
    entity = ctx.entity_of[k]
    if state.loose or entity < 0 or entity == ctx.entity_of[k - 1] or not state.closed or ctx.tokens[k].clitics:
        return False
    head = ctx.noun(state.first)
    return head is None or head.kind not in {"person", "unnamed"} or state.person


def _next(ctx: Context, k: int, state: _State, *, appositions: bool) -> int:
    """The token to look at after ``k``; ``k`` itself where the phrase is over."""
    through = _through_mark(ctx, k, state, appositions=appositions)
    if through is not None:
        return through
    if k > state.first and anonymity(ctx, k) > k:
        state.limit = anonymity(ctx, k)
        return state.limit
    if _stops(ctx, k, state.first) or (k > state.first and addressee(ctx, k) > k):
        return k
    entity = ctx.entity_of[k]
    opening_noun = k == state.first and ctx.noun(k) is not None
    if k > state.first and ctx.tokens[k].folded in OFFICE_LINKS and not state.person:
        state.closed = False
        return k + 1
    if not opening_noun and entity < 0 and ctx.cls(k) == "prep":
        if k == state.first or not _takes_preposition(ctx, k, state):
            return k
        state.closed = False
        return k + 1
    if _refuses(ctx, k, state):
        return k
    if entity >= 0:
        state.person = state.person or ctx.entities[entity].type == "PER"
    state.closed = state.closed or entity >= 0 or ctx.tokens[k].base.startswith("ال")
    return k + 1


def phrase(ctx: Context, first: int, limit: int, *, loose: bool, appositions: bool = True) -> int:
    """Return the token after the noun phrase that begins at ``first`` (``first`` if there is none).

    ``loose`` lets unknown words after a definite one belong to it (a name in no gazetteer);
    strict stops there, for verbs whose object follows.
    """
    if first >= limit or not _may_open(ctx, first):
        return first
    state = _State(first, min(limit, first + LONGEST), loose)
    k = first
    while k < state.limit:
        after = _next(ctx, k, state, appositions=appositions)
        if after <= k:
            break
        k = after
    if loose and appositions and not state.person:
        k = _holder_of_title(ctx, first, k, limit)
    return _without_tail(ctx, first, k)


def _holder_of_title(ctx: Context, first: int, k: int, limit: int) -> int:
    """The token after the person whom a long title names: «رئيس مجلس المفوضين لهيئة الطيران سالم العبدي»."""
    head = ctx.noun(first)
    if head is None or head.kind != "person" or k <= first:
        return k
    for j in range(k, min(k + TITLE_TAIL, limit)):
        token, entity = ctx.tokens[j], ctx.entity_of[j]
        if entity >= 0 and ctx.entities[entity].type == "PER":
            return k if token.clitics else _entity_end(ctx, j)
        form = cue_forms().get(token.base)
        if j in ctx.quote_at or j in ctx.timed or (form is not None and form.strong) or addressee(ctx, j) > j:
            return k
        if (
            token.folded in {":", ".", "؛"}
            or ctx.cls(j) in CLAUSE_WORDS
            or token.folded in {"عن", "علي", "الي", "من", "مع"}
        ):
            return k
    return k


def _entity_end(ctx: Context, k: int) -> int:
    end = k
    while end < len(ctx.tokens) and ctx.entity_of[end] == ctx.entity_of[k]:
        end += 1
    return end


def _without_tail(ctx: Context, first: int, k: int) -> int:
    """Give back marks and prepositions that a phrase cannot end with."""
    while k > first:
        last = ctx.tokens[k - 1]
        mark = last.kind == "punct" and last.folded not in CLOSING
        preposition = ctx.cls(k - 1) == "prep" and ctx.entity_of[k - 1] < 0 and k - 1 > first
        if not mark and not preposition:
            break
        k -= 1
    return k
