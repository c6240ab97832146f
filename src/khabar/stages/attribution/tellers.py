"""Who each attribution's teller is: a name, an unnamed source with a description, or the one before.

Resolves «وأضاف», «المصدر», «الوزارة» within the article; who that is across articles is left to others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from khabar.core.attribution import Alternative, Reason, TellerKind
from khabar.knowledge.cues import cue_forms, press, teller_nouns
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.draft import Draft, Words
from khabar.stages.attribution.subjects import subject_like
from khabar.stages.attribution.words import CLAUSE_WORDS

__all__ = ["Teller", "resolve"]


@dataclass(frozen=True, slots=True)
class Teller:
    """``who`` as in ``Attribution``; ``gender`` as the verb showed it; ``heads`` its nouns, bare."""

    who: str | None
    kind: TellerKind
    gender: str | None
    heads: frozenset[str]
    reason: Reason


#: «الوزير الألماني» is short enough to mean somebody met before.
SHORT_PHRASE = 3
#: «معاليه» (His Excellency): whoever was so spoken of last.
HONORIFICS = frozenset({"معاليه", "سموه", "فضيلته", "سماحته", "فخامته", "جلالته", "سعادته", "سيادته"})
#: How many words before or after a name may be its title.
TITLE_REACH = 8
#: The share of a phrase's words that must stand around the name whose title it is taken to be.
ENOUGH = 0.6
ENTITY_KIND: dict[str, TellerKind] = {"PER": "person", "ORG": "organization", "GPE": "organization"}


def _bare(word: str) -> str:
    return word.removeprefix("ال")


def _heads(ctx: Context, words: Words) -> frozenset[str]:
    return frozenset(_bare(ctx.tokens[k].base) for k in range(words.first, words.after) if ctx.tokens[k].kind == "word")


def _is_media(ctx: Context, number: int) -> bool:
    entity = ctx.entities[number]
    if entity.type != "ORG":
        return False
    if entity.name in press():
        return True
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
    if (inside and ctx.entity_of[words.first] >= 0) or (inside and words.first in ctx.quote_at):
        number = inside[0]
        kind = "media" if _is_media(ctx, number) else ENTITY_KIND.get(ctx.entities[number].type, "organization")
        return Teller(ctx.entities[number].id, kind, gender, heads, _reason("teller.name", ctx, words))
    part = _name_part(ctx, words)
    if part is not None:
        return Teller(ctx.entities[part].id, "person", gender, heads, _reason("teller.part_of_name", ctx, words))
    text = ctx.span(words.first, words.after)
    shown = ctx.text[text.start : text.end] if text else ""
    plural = ctx.tokens[words.first].base.endswith(("ون", "ين", "ات"))
    kind = "unnamed" if plural or not ctx.tokens[words.first].base.startswith("ال") else "person"
    return Teller(f"~{shown}", kind, gender, heads, _reason("teller.description", ctx, words))


def _name_part(ctx: Context, words: Words) -> int | None:
    """The person of whose full name the phrase is a part: «سالم العبدي» ... «العبدي»."""
    asked = {_bare(ctx.tokens[k].base) for k in range(words.first, words.after)}
    best = None
    for k, number in enumerate(ctx.entity_of):
        if number >= 0 and ctx.entities[number].type == "PER" and _bare(ctx.tokens[k].base) in asked:
            if best is not None and k > words.first:
                break
            best = number
    return best


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
            return Teller(
                found.id,
                "media" if kind == "media" or _is_media(ctx, bodies[0]) else kind,
                gender,
                heads,
                _reason("teller.body", ctx, words),
            )
    if first >= 0:
        return Teller(ctx.entities[first].id, kind, gender, heads, _reason("teller.name", ctx, words))
    definite = ctx.tokens[words.first].base.startswith("ال")
    if kind == "person" and not definite and ctx.tokens[words.first].base.endswith(("ون", "ين")):
        return Teller(description, "unnamed", gender, heads, _reason("teller.some", ctx, words))
    if kind == "person" and not definite and words.after - words.first > 1:
        return Teller(description, "person", gender, heads, _reason("teller.office", ctx, words))
    return Teller(description, kind, gender, heads, _reason("teller.noun", ctx, words))


def _shown(ctx: Context, words: Words) -> str:
    span = ctx.span(words.first, words.after)
    return ctx.text[span.start : span.end] if span else ""


def _same_noun(ctx: Context, draft: Draft, found: Teller, before: list[Teller]) -> Teller:
    """«الوزير», «المصدر», «الصحيفة»: the latest teller that was called so, or who bears the title."""
    words = draft.source
    if words is None or not (found.who or "~").startswith("~"):
        return found
    head = ctx.tokens[words.first].base
    if head in HONORIFICS:
        return _latest_person(before, found, _reason("teller.honorific", ctx, words))
    if head.startswith("ال") and words.after - words.first <= SHORT_PHRASE:
        for teller in reversed(before):
            alike = teller.kind == found.kind or {teller.kind, found.kind} <= {"person", "unnamed"}
            if _bare(head) in teller.heads and teller.who is not None and alike:
                reason = _reason("teller.same_noun", ctx, words)
                return Teller(teller.who, teller.kind, found.gender, found.heads | teller.heads, reason)
    return _titled(ctx, words, found)


def _latest_person(before: list[Teller], found: Teller, reason: Reason) -> Teller:
    for teller in reversed(before):
        if teller.kind == "person" and teller.who is not None and not teller.who.startswith("~"):
            return Teller(teller.who, "person", found.gender, teller.heads, reason)
    return found


def _bearers(ctx: Context, kind: TellerKind) -> list[tuple[int, int, frozenset[str]]]:
    """Each mention of a kind: its token, its entity, the words around it that may be its title or class."""
    wanted = {"organization": "ORG", "media": "ORG"}.get(kind, "PER")
    out = []
    k = 0
    while k < len(ctx.tokens):
        number = ctx.entity_of[k]
        if number < 0 or ctx.entities[number].type != wanted:
            k += 1
            continue
        end = k
        while end < len(ctx.tokens) and ctx.entity_of[end] == number:
            end += 1
        around = set()
        for j in range(k - 1, max(k - TITLE_REACH, -1), -1):
            if _cuts(ctx, j, k - 1):
                break
            around.add(_bare(ctx.tokens[j].base))
        for j in range(end, min(end + TITLE_REACH, len(ctx.tokens))):
            if _cuts(ctx, j, end):
                break
            around.add(_bare(ctx.tokens[j].base))
        if wanted == "ORG":
            around = {_bare(ctx.tokens[j].base) for j in range(max(k - 1, 0), end)}
        out.append((k, number, frozenset(around)))
        k = end
    return out


def _cuts(ctx: Context, j: int, edge: int) -> bool:
    """Whether token ``j`` parts a name from words that would be its title; one comma at the ``edge`` does not."""
    token = ctx.tokens[j]
    if token.kind == "punct":
        return not (token.folded == "،" and j == edge)
    form = cue_forms().get(token.base)
    return ctx.cls(j) in CLAUSE_WORDS or (form is not None and form.strong)


def _titled(ctx: Context, words: Words, found: Teller) -> Teller:
    """The person or body that the article names with the same title: «وزير الصحة سالم» ... «الوزير»."""
    head = _bare(ctx.tokens[words.first].base)
    asked = {_bare(ctx.tokens[k].base) for k in range(words.first, words.after) if ctx.tokens[k].kind == "word"}
    indefinite = found.kind == "unnamed" and not ctx.tokens[words.first].base.startswith("ال")
    plural = ctx.tokens[words.first].base.endswith(("ون", "ين")) and found.kind in {"person", "unnamed"}
    if found.kind == "document" or indefinite or plural:
        return found
    best, score = None, 0.0
    for k, number, around in _bearers(ctx, found.kind):
        share = len(asked & around) / len(asked)
        if head in around and (share > score or (share == score and k < words.first)):
            best, score = number, share
    if best is None or score < ENOUGH:
        return found
    kind: TellerKind = found.kind if found.kind in {"organization", "media"} else "person"
    return Teller(ctx.entities[best].id, kind, found.gender, found.heads, _reason("teller.title", ctx, words))


def _understood(ctx: Context, draft: Draft, before: list[tuple[Draft, Teller]]) -> Teller:
    """The teller of a verb without a subject: the latest one that agrees with it."""
    gender = _gender(ctx, draft)
    if _impersonal(ctx, draft):
        return Teller("~unspecified", "unnamed", gender, frozenset(), _reason("teller.impersonal", ctx, draft.cue))
    sentence = ctx.sentence_of[draft.cue.first]
    here = [t for d, t in before if ctx.sentence_of[d.cue.first] == sentence and t.who is not None]
    if not here and draft.form is not None and draft.form.kind == "participle":
        found = _clause_subject(ctx, draft)
        if found is not None:
            return found
    candidates = [t for _, t in reversed(before) if t.who is not None]
    agreeing = [t for t in candidates if _agrees(t, gender)]
    if gender == "p" and not agreeing:
        return Teller("~several", "unnamed", gender, frozenset(), _reason("teller.several", ctx, draft.cue))
    for teller in agreeing[:1] or candidates[:1]:
        others = tuple(Alternative(t.who or "", "an earlier teller") for t in agreeing[1:] if t.who != teller.who)[:2]
        reason = _reason("teller.understood", ctx, draft.cue, *others)
        return Teller(teller.who, teller.kind, teller.gender or gender, teller.heads, reason)
    found = _clause_subject(ctx, draft)
    return found or Teller(None, "unnamed", gender, frozenset(), _reason("teller.silent", ctx, draft.cue))


def _impersonal(ctx: Context, draft: Draft) -> bool:
    """«يُعتقد أن» (it is believed), «يشتبه في»: nobody in particular."""
    passive = draft.form is not None and draft.form.lemma in {"اعتقد", "يشتبه", "قيل", "يزعم"}
    return (
        passive
        and draft.form is not None
        and draft.form.kind == "present"
        and ctx.tokens[draft.cue.first].base[:1] == "ي"
    )


def _gender(ctx: Context, draft: Draft) -> str | None:
    """What the verb's form or the pronoun of «على حد قولها» tells of the teller."""
    if draft.form is not None:
        return draft.form.gender if draft.form.kind != "noun" else None
    last = ctx.tokens[draft.cue.after - 1].folded if draft.cue else ""
    return "f" if last.endswith("ها") else "p" if last.endswith("هم") else "m" if last.endswith("ه") else None


def _agrees(teller: Teller, gender: str | None) -> bool:
    """Whether a verb's form can be this teller's: a plural goes with several, or with a body."""
    if gender == "p":
        return teller.gender == "p" or (teller.gender != "m" and teller.kind in {"unnamed", "organization"})
    return teller.gender is None or gender is None or teller.gender == gender


def _clause_subject(ctx: Context, draft: Draft) -> Teller | None:
    """The first person, or else body, of the sentence before the cue."""
    start = ctx.sentence_start(draft.cue.first)
    for wanted in ("PER", "ORG", "GPE"):
        for k in range(start, draft.cue.first):
            number = ctx.entity_of[k]
            if number >= 0 and ctx.entities[number].type == wanted:
                kind = "media" if _is_media(ctx, number) else ENTITY_KIND[wanted]
                reason = _reason("teller.clause_subject", ctx, Words(k, k + 1))
                return Teller(ctx.entities[number].id, kind, None, frozenset(), reason)
    return None


def resolve(ctx: Context, drafts: list[Draft], parents: list[int | None]) -> list[Teller]:
    """Return the teller of each draft. ``drafts`` are in text order; ``parents`` are places among them.

    A verb without a subject looks first at tellers on its own level of nesting.
    """
    done: list[tuple[Draft, Teller]] = []
    for number, draft in enumerate(drafts):
        if draft.source:
            named = _named(ctx, draft, draft.source)
            teller = _same_noun(ctx, draft, named, [t for _, t in done])
        else:
            level = [done[m] for m in range(number) if _goes_on(m, drafts, parents, parents[number])]
            inner = _nested(ctx, number, (drafts, parents), done, alone=not level)
            teller = inner or _understood(ctx, draft, level or done)
        done.append((draft, teller))
    return [teller for _, teller in done]


def _nested(
    ctx: Context,
    number: int,
    nesting: tuple[list[Draft], list[int | None]],
    done: list[tuple[Draft, Teller]],
    *,
    alone: bool,
) -> Teller | None:
    """The teller whom the content around a verb without a subject shows; ``alone`` where none spoke in it before."""
    drafts, parents = nesting
    draft, parent = drafts[number], parents[number]
    if parent is None:
        return None
    outer = done[parent][1] if parent < number else None
    if outer is not None and _first_person(ctx, draft):
        return replace(outer, reason=_reason("teller.speaker", ctx, draft.cue))
    if not alone or _impersonal(ctx, draft):
        return None
    inside = _subject_inside(ctx, draft, drafts[parent])
    return inside if inside is not None or outer is None else _person_before(ctx, draft, outer)


def _first_person(ctx: Context, draft: Draft) -> bool:
    """«نؤكد», «أعتقد» inside a quotation: the speaker."""
    present = draft.form is not None and draft.form.kind == "present"
    return present and ctx.tokens[draft.cue.first].base[:1] in {"ن", "ا"}


def _person_before(ctx: Context, draft: Draft, outer: Teller) -> Teller | None:
    """«وتقول الصحيفة إنه طلب ...»: he is no paper, but the first person whom the sentence has named."""
    if outer.kind == "person" or _gender(ctx, draft) != "m" or not draft.cue:
        return None
    for k in range(ctx.sentence_start(draft.cue.first), draft.cue.first):
        number = ctx.entity_of[k]
        if number >= 0 and ctx.entities[number].type == "PER":
            reason = _reason("teller.person_of_sentence", ctx, Words(k, k + 1))
            return Teller(ctx.entities[number].id, "person", "m", frozenset(), reason)
    return None


def _subject_inside(ctx: Context, draft: Draft, outer: Draft) -> Teller | None:
    """The first who may speak in the content that holds this cue: «إن موسكو تحترم ... وتعتقد أن»."""
    if outer.content is None or not draft.cue:
        return None
    for k in range(ctx.token_at(outer.content.start), draft.cue.first):
        number = ctx.entity_of[k]
        if number >= 0 and subject_like(ctx, k):
            end = k
            while end < draft.cue.first and ctx.entity_of[end] == number:
                end += 1
            entity = ctx.entities[number]
            reason = _reason("teller.subject_of_content", ctx, Words(k, end))
            kind = "media" if _is_media(ctx, number) else ENTITY_KIND.get(entity.type, "organization")
            return Teller(entity.id, kind, None, frozenset(), reason)
    return None


def _goes_on(m: int, drafts: list[Draft], parents: list[int | None], level: int | None) -> bool:
    """Whether the teller of draft ``m`` may be the one with whom the text goes on at ``level``.

    Not one named beside the clause, nor a relay: after «نقلت الوكالة عن فلان قوله» it is فلان.
    """
    draft = drafts[m]
    if draft.rule.startswith(("credit", "according")) or any(d.outer is draft for d in drafts[m + 1 : m + 3]):
        return False
    outer = parents[m]
    relayed = draft.outer is not None and outer is not None and parents[outer] == level
    return outer == level or relayed
