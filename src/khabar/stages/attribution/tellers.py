"""Who each attribution's teller is: a name, an unnamed source with a description, or the one before.

Resolves «وأضاف», «المصدر», «الوزارة» within the article; who that is across articles is left to others.
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.core.attribution import Alternative, Reason, TellerKind
from khabar.knowledge.cues import teller_nouns
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.draft import Draft, Words

__all__ = ["Teller", "resolve"]


@dataclass(frozen=True, slots=True)
class Teller:
    """``who`` as in ``Attribution``; ``gender`` as the verb showed it; ``heads`` its nouns, bare."""

    who: str | None
    kind: TellerKind
    gender: str | None
    heads: frozenset[str]
    reason: Reason


#: Agencies and papers carry these in their names.
MEDIA_WORDS = frozenset("صحيفة صحف جريدة وكالة قناة تلفزيون اذاعة راديو موقع مجلة شبكة الجزيرة العربية رويترز برس بوست تايمز نيوز الاخبارية تليجراف غارديان بي الاناضول تاس شينخوا سبوتنيك الاهرام الحياة الشرق الاوسط عكاظ الرياض الوطن اليوم سبق الحدث ميل لوموند لوفيغارو بيلد ماركا اس موندو واس كونا سي".split())
ENTITY_KIND: dict[str, TellerKind] = {"PER": "person", "ORG": "organization", "GPE": "organization"}


def _bare(word: str) -> str:
    return word.removeprefix("ال")


def _heads(ctx: Context, words: Words) -> frozenset[str]:
    return frozenset(_bare(ctx.tokens[k].base) for k in range(words.first, words.after) if ctx.tokens[k].kind == "word")


def _is_media(ctx: Context, number: int) -> bool:
    entity = ctx.entities[number]
    if entity.type != "ORG":
        return False
    words = [n.value for n in entity.names if n.script == "Arab"]
    known = teller_nouns()
    heads = {_bare(w) for name in words for w in name.replace("أ", "ا").replace("إ", "ا").split()[:1]}
    return any(h in known and known[h].kind == "media" for h in heads) or bool(heads & {"رويترز", "واس", "وكالة"})


def _entities_in(ctx: Context, words: Words) -> list[int]:
    found: list[int] = []
    for k in range(words.first, words.after):
        number = ctx.entity_of[k]
        if number >= 0 and number not in found:
            found.append(number)
    return found


def _reason(rule: str, ctx: Context, words: Words | None, *others: Alternative) -> Reason:
    return Reason("who", rule, ctx.span(words.first, words.after) if words else None, others)


def _named(ctx: Context, draft: Draft, words: Words) -> Teller:
    """The teller that a source phrase names."""
    inside = _entities_in(ctx, words)
    noun = ctx.noun(words.first)
    gender = draft.form.gender if draft.form is not None and words.first >= draft.cue.after else None
    heads = _heads(ctx, words)
    people = [n for n in inside if ctx.entities[n].type == "PER"]
    if people and (noun is None or noun.kind in {"person", "unnamed"} or ctx.entity_of[words.first] in people):
        number = ctx.entity_of[words.first] if ctx.entity_of[words.first] in people else people[-1]
        others = tuple(Alternative(ctx.entities[n].id, "another person in the phrase") for n in people if n != number)
        return Teller(ctx.entities[number].id, "person", gender, heads, _reason("teller.person", ctx, words, *others))
    if noun is not None:
        return _by_noun(ctx, words, inside, gender, heads)
    if inside and ctx.entity_of[words.first] >= 0 or (inside and words.first in ctx.quote_at):
        number = inside[0]
        kind = "media" if _is_media(ctx, number) else ENTITY_KIND.get(ctx.entities[number].type, "organization")
        return Teller(ctx.entities[number].id, kind, gender, heads, _reason("teller.name", ctx, words))
    text = ctx.span(words.first, words.after)
    shown = ctx.text[text.start : text.end] if text else ""
    plural = ctx.tokens[words.first].base.endswith(("ون", "ين"))
    kind = "unnamed" if plural or not ctx.tokens[words.first].base.startswith("ال") else "person"
    return Teller(f"~{shown}", kind, gender, heads, _reason("teller.description", ctx, words))


def _by_noun(ctx: Context, words: Words, inside: list[int], gender: str | None, heads: frozenset[str]) -> Teller:
    """The teller of a phrase that begins with a common noun («مصدر أمني», «وزارة الصحة»)."""
    noun = ctx.noun(words.first)
    kind: TellerKind = noun.kind if noun is not None else "unnamed"
    gloss = noun.gloss if noun is not None else "teller"
    description = f"~{gloss}" if words.after - words.first == 1 else f"~{gloss} ({_shown(ctx, words)})"
    first = ctx.entity_of[words.first]
    if kind in {"organization", "media"}:
        bodies = [n for n in inside if ctx.entities[n].type == "ORG"]
        if bodies:
            found = ctx.entities[bodies[0]]
            return Teller(found.id, "media" if kind == "media" or _is_media(ctx, bodies[0]) else kind, gender, heads, _reason("teller.body", ctx, words))
    if first >= 0:
        return Teller(ctx.entities[first].id, kind, gender, heads, _reason("teller.name", ctx, words))
    definite = ctx.tokens[words.first].base.startswith("ال")
    if kind == "person" and not definite and words.after - words.first > 1:
        return Teller(description, "person", gender, heads, _reason("teller.office", ctx, words))
    return Teller(description, kind, gender, heads, _reason("teller.noun", ctx, words))


def _shown(ctx: Context, words: Words) -> str:
    span = ctx.span(words.first, words.after)
    return ctx.text[span.start : span.end] if span else ""


def _same_noun(ctx: Context, draft: Draft, found: Teller, before: list[Teller]) -> Teller:
    """«الوزير», «المصدر», «الصحيفة»: the latest teller that was called so."""
    words = draft.source
    if words is None or words.after - words.first > 3 or not (found.who or "~").startswith("~"):
        return found
    head = _bare(ctx.tokens[words.first].base)
    if not ctx.tokens[words.first].base.startswith("ال"):
        return found
    for teller in reversed(before):
        if head in teller.heads and teller.who is not None:
            return Teller(teller.who, teller.kind, found.gender, found.heads | teller.heads, _reason("teller.same_noun", ctx, words))
    return _titled(ctx, head, words, found)


def _titled(ctx: Context, head: str, words: Words, found: Teller) -> Teller:
    """A person or body named earlier after the same noun: «وزير الصحة سالم» ... «الوزير»."""
    for k in range(words.first - 1, -1, -1):
        if _bare(ctx.tokens[k].base) != head or ctx.tokens[k].base.startswith("ال") and ctx.entity_of[k] < 0:
            continue
        for j in range(k, min(k + 7, words.first)):
            number = ctx.entity_of[j]
            if number < 0:
                if ctx.tokens[j].kind == "punct" and j > k and ctx.tokens[j].folded != "،":
                    break
                continue
            wanted = {"person": {"PER"}, "organization": {"ORG"}, "media": {"ORG"}}.get(found.kind, set())
            if ctx.entities[number].type in wanted:
                return Teller(ctx.entities[number].id, found.kind, found.gender, found.heads, _reason("teller.named_before", ctx, words))
    return found


def _understood(ctx: Context, draft: Draft, before: list[tuple[Draft, Teller]]) -> Teller:
    """The teller of a verb without a subject: the latest one that agrees with it."""
    gender = draft.form.gender if draft.form is not None else None
    sentence = ctx.sentence_of[draft.cue.first] if draft.cue.first < len(ctx.tokens) else -1
    here = [(d, t) for d, t in before if ctx.sentence_of[d.cue.first] == sentence]
    if draft.form is not None and draft.form.kind == "participle" and not here:
        found = _clause_subject(ctx, draft)
        if found is not None:
            return found
    candidates = [t for _, t in reversed(before) if t.who is not None]
    agreeing = [t for t in candidates if t.gender is None or gender is None or t.gender == gender]
    for teller in agreeing[:1] or candidates[:1]:
        others = tuple(Alternative(t.who or "", "an earlier teller") for t in agreeing[1:2] if t.who != teller.who)
        reason = _reason("teller.understood", ctx, draft.cue, *others)
        return Teller(teller.who, teller.kind, teller.gender or gender, teller.heads, reason)
    found = _clause_subject(ctx, draft)
    return found or Teller(None, "unnamed", gender, frozenset(), _reason("teller.silent", ctx, draft.cue))


def _clause_subject(ctx: Context, draft: Draft) -> Teller | None:
    """The first person or body of the sentence before the cue."""
    start = ctx.sentence_start(draft.cue.first)
    for wanted in ("PER", "ORG", "GPE"):
        for k in range(start, draft.cue.first):
            number = ctx.entity_of[k]
            if number >= 0 and ctx.entities[number].type == wanted:
                kind = "media" if _is_media(ctx, number) else ENTITY_KIND[wanted]
                return Teller(ctx.entities[number].id, kind, None, frozenset(), _reason("teller.clause_subject", ctx, Words(k, k + 1)))
    return None


def resolve(ctx: Context, drafts: list[Draft]) -> list[Teller]:
    """Return the teller of each draft; ``drafts`` are in text order."""
    done: list[tuple[Draft, Teller]] = []
    for draft in drafts:
        if draft.source:
            teller = _named(ctx, draft, draft.source)
            teller = _same_noun(ctx, draft, teller, [t for _, t in done])
        else:
            teller = _understood(ctx, draft, done)
        done.append((draft, teller))
    return [teller for _, teller in done]
