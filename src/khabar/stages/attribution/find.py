"""Finds attributions led by verbs, participles and nouns of saying."""

from __future__ import annotations

from dataclasses import replace

from khabar.core.attribution import Certainty
from khabar.knowledge.cues import CueForm, cue_forms
from khabar.stages.attribution.asides import anonymity
from khabar.stages.attribution.contents import Lead, content_of, find_lead
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.draft import Draft, Words
from khabar.stages.attribution.phrases import phrase
from khabar.stages.attribution.subjects import before_cue, skip_adverbs
from khabar.stages.attribution.words import ALSO_NOUNS

__all__ = ["RELAYING", "certainty_of", "find_spoken"]

UNREAL = {"request", "order", "promise", "threaten", "ask"}
#: The teller's own confidence that some verbs carry by themselves.
BY_LEMMA: dict[str, Certainty] = {"اعتقد": "probable", "ظن": "probable", "يشتبه": "probable", "استبعد": "negated"}
NEGATIONS = {"لم", "لا", "لن", "ما", "ولم", "ولا", "ليس", "دون", "عدم", "غير"}
#: Words that a refusal refuses: «رفض التعليق».
#: After these no verb stands.
PREPOSITIONS = frozenset("في من علي عن الي بعد قبل منذ خلال حول ضد مع".split())
SPEECH = frozenset(
    "التعليق الادلاء الافصاح الكشف الرد التصريح الاجابة تاكيد التحدث الحديث ذكر اعطاء الخوض التعقيب".split()
)
#: «نقلت الوكالة عن فلان قوله إن»: what the relayed teller said comes after «أن» or in quotation marks.
RELAYING = {"نقل", "تناقل", "بث"}
REPORTED = frozenset({"an", "q"})
#: A weak cue leads in its content within so many tokens of its subject.
NEAR = 18
#: Past so many tokens «أن» is the object's own rather than what leads it in: «طلب الإعفاء ... أن».
OBJECT_NEAR = 6
#: Weak cues that take what is said as their object, once their subject is a clear teller.
PLAIN_OBJECT = frozenset("ادان دان وعد ابدي ارجع هدد برر طلب امر رفض اقترح اوصي عارض ايد صنف نسب".split())
#: Speech that nothing leads in («وقال الوزير السد آمن») has more words than this.
FEWEST_WORDS = 2
#: «أن» with the subject attached.
PRONOUNS = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
#: Acts that «لا» turns round instead of undoing: «لا يعتقد أن».
MEANT = {"believe", "expect", "deny"}
#: Words in commas about who refuses are at most so many.
ASIDE = 9
SILENT = {"علق", "رد", "ادلي", "اجاب"}
HEDGED = ("ربما", "قد ي", "قد ت", "يحتمل", "من المحتمل", "من الممكن", "يمكن ان")


def certainty_of(form: CueForm | None, act: str, content: str, *, negated: bool = False) -> Certainty:
    """How the teller presents the content, by act, verb and the words that open the content."""
    if form is not None and form.lemma in BY_LEMMA:
        return "negated" if negated and form.lemma != "استبعد" else BY_LEMMA[form.lemma]
    if act in UNREAL:
        return "unreal"
    if act in {"deny", "decline"} or negated:
        return "negated"
    if act == "expect":
        return "probable"
    if content.startswith(HEDGED):
        return "possible"
    return "certain"


def _form_at(ctx: Context, i: int) -> CueForm | None:
    token = ctx.tokens[i]
    if token.kind != "word" or ctx.sentence_of[i] < 0:
        return None
    form = cue_forms().get(token.folded) or cue_forms().get(token.base)
    if form is None and token.folded[:1] == "ف":
        form = cue_forms().get(token.folded[1:])  # «فأشار»: the و and ف of verbs are not all split
        form = form if form is not None and form.strong and form.kind == "past" else None
    if form is None or (ctx.entity_of[i] >= 0 and form.lemma != "اعلن"):
        return None
    return form


def _negated(ctx: Context, i: int) -> bool:
    return i > 0 and ctx.tokens[i - 1].folded in NEGATIONS and ctx.sentence_of[i - 1] == ctx.sentence_of[i]


def _may_be_subject(ctx: Context, k: int) -> bool:
    """Whether the noun phrase at token ``k`` can be who speaks rather than what is said."""
    entity = ctx.entity_of[k]
    if entity >= 0:
        return ctx.entities[entity].type in {"PER", "ORG", "GPE", "FAC"}
    noun = ctx.noun(k)
    return noun is not None and not ctx.tokens[k].clitics


def _object_frame(form: CueForm) -> bool:
    return bool(form.frames & {"np"})


def _passive_before(ctx: Context, i: int) -> bool:
    """«تم الإعلان», «أن يعلن» and the like: no teller of its own."""
    return ctx.tokens[i - 1].base in {"تم", "يتم", "جري", "سيتم"} if i else False


def _impersonal(ctx: Context, i: int) -> bool:
    """«يذكر أن», «يشار إلى أن»: the outlet's own background, at nobody's door."""
    following = [t.base for t in ctx.tokens[i + 1 : i + 3]]
    head = i == ctx.sentence_start(i) or ctx.tokens[i - 1].kind == "punct"
    worth = i > 0 and ctx.tokens[i - 1].base in {"الجدير", "جدير"}
    impersonal = ctx.tokens[i].base in {"يذكر", "يشار"} and head and bool({"ان", "انه", "انها"} & set(following))
    return impersonal or worth


def _clause_start(ctx: Context, i: int) -> int:
    """The first token of the clause of token ``i``: after the nearest mark or sentence start."""
    start = ctx.sentence_start(i)
    k = i
    while k > start:
        before = ctx.tokens[k - 1]
        if before.folded in {".", "؛", ":", "!", "؟"} or k - 1 in ctx.quote_at:
            break
        k -= 1
    return k


def _declines(ctx: Context, i: int, form: CueForm) -> Draft | None:
    """Refusals to comment, which have no content."""
    refusing = form.lemma in {"رفض", "تحفظ"} or ctx.tokens[i].base in {"امتنع", "امتنعت", "امتنعوا"}
    silent = form.lemma in SILENT and _negated(ctx, i) and ctx.tokens[i - 1].base in {"لم", "لا"} and _on(ctx, i)
    k = _refused(ctx, i) if refusing else None
    if not silent and not (refusing and k is not None):
        return None
    cue = Words(i - 1, i + 1) if silent else Words(i, i + 1)
    if refusing and k == i + 1:
        cue = Words(i, i + 2)
        source = before_cue(ctx, i, _clause_start(ctx, i))
    else:
        end = phrase(ctx, i + 1, k if k is not None else ctx.sentence_end(i), loose=True)
        source = Words(i + 1, end) if end > i + 1 else before_cue(ctx, cue.first, _clause_start(ctx, i))
    return Draft(cue, "decline", "indirect", "decline.refusal", form, source or None, None, "negated")


def _refused(ctx: Context, i: int) -> int | None:
    """The token of what is refused: «التعليق», after the subject and words in commas about it."""
    limit = ctx.sentence_end(i)
    k = phrase(ctx, i + 1, limit, loose=True)
    while k < limit and ctx.tokens[k].folded == "،":
        closing = next((j for j in range(k + 1, min(k + ASIDE, limit)) if ctx.tokens[j].folded == "،"), None)
        if closing is None:
            break
        k = closing if closing + 1 >= limit or ctx.tokens[closing + 1].base not in SPEECH else closing + 1
        if ctx.tokens[k].base in SPEECH:
            return k
    return next((j for j in range(i + 1, min(k + 3, limit)) if ctx.tokens[j].base in SPEECH), None)


def _on(ctx: Context, i: int) -> bool:
    """«لم ترد على أسئلة», «لم يعلق»: a refusal names what is left unanswered, or ends the clause."""
    following = [t.folded for t in ctx.tokens[i + 1 : i + 6]]
    return "علي" in following or "بتصريح" in following or not following or following[0] in {".", "،"}


def _subject(ctx: Context, i: int, form: CueForm, limit: int) -> tuple[Words | None, int]:
    """The teller after the verb, and the token at which to look for the content."""
    k = skip_adverbs(ctx, i + 1, limit)
    if k >= limit or (ctx.tokens[k].kind not in {"word", "latin"} and k not in ctx.quote_at):
        return None, i + 1
    if ctx.accusative(k):
        return None, k
    if ctx.tokens[k].folded in {"عنه", "فيه", "فيها", "لهم", "له", "لها", "به", "بها"}:
        k += 1
    full = phrase(ctx, k, limit, loose=True)
    if full <= k:
        return None, k
    if _object_frame(form):
        lead = find_lead(ctx, form, i, full, limit)
        near = lead is not None and lead.kind in {"an", "quote", "colon"} and lead.at - full <= 2
        if not _may_be_subject(ctx, k) and not near:
            return None, k
        if not near:
            full = phrase(ctx, k, limit, loose=False)
    return Words(k, full), full


def _subject_precedes(ctx: Context, i: int) -> bool:
    """«إن الوزير طلب ...», «إنه طلب ...»: the subject of a verb stands before it."""
    if ctx.tokens[i].clitics or i == ctx.sentence_start(i):
        return False
    return ctx.tokens[i - 1].base in PRONOUNS or bool(before_cue(ctx, i, _clause_start(ctx, i)))


def _lead(ctx: Context, i: int, form: CueForm, source: Words | None, k: int) -> Lead | None:
    """What leads in the content: after the teller at ``k``, before it, or the bare object of the verb."""
    limit = ctx.sentence_end(i)
    lead = find_lead(ctx, form, i, skip_adverbs(ctx, k, limit), limit)
    if lead is None and k != i + 1:
        lead = find_lead(ctx, form, i, i + 1, k)
    if lead is not None and lead.kind == "prep" and form.lemma in RELAYING:
        return find_lead(ctx, replace(form, frames=REPORTED), i, lead.at, limit) or lead
    far = lead is not None and lead.kind != "prep" and lead.at - k > OBJECT_NEAR and form.lemma in PLAIN_OBJECT
    if (lead is not None and not far) or k >= limit:
        return lead
    if form.lemma in PLAIN_OBJECT and (_may_be_subject(ctx, source.first) if source else _subject_precedes(ctx, i)):
        return Lead("np", skip_adverbs(ctx, k, limit))
    if form.lemma in {"طالب", "كشف"} and source is None and not _fits(ctx, i):
        return None
    adjoined = form.kind == "participle" and ctx.tokens[i].folded.endswith("ا") and _adjoined(ctx, i)
    if (form.strong or form.taking or adjoined) and _object_frame(form):
        return Lead("np", skip_adverbs(ctx, k, limit))
    if form.lemma in {"قال", "اضاف"} and form.kind == "past" and not form.taking and limit - k > FEWEST_WORDS:
        return Lead("np", skip_adverbs(ctx, k, limit))
    return None


def _spoken(ctx: Context, i: int, form: CueForm) -> Draft | None:
    """One attribution led by a finite verb, or None where the verb does something else."""
    if form.lemma == "قال" and form.kind == "participle" and _continues(ctx, i):
        return None
    limit = ctx.sentence_end(i)
    mute = form.kind in {"participle", "noun"} or (form.gender == "p" and ctx.tokens[i].folded.endswith(("وا", "ون")))
    source, k = (None, i + 1) if mute else _subject(ctx, i, form, limit)
    if form.kind == "noun" and i + 1 < limit and _may_be_subject(ctx, i + 1):
        k = phrase(ctx, i + 1, limit, loose=False)
        source = Words(i + 1, k) if k > i + 1 else None
    lead = _lead(ctx, i, form, source, k)
    if lead is None or not (form.strong or _framed(ctx, i, form, lead, k)) or _is_noun(ctx, i, form, lead):
        return None
    content, mode = content_of(ctx, i, lead)
    if content is None:
        return None
    if source is None and form.kind in {"past", "present"}:
        source = _before(ctx, i)
    words = ctx.text[content.start : content.end]
    certainty = certainty_of(form, form.act, words, negated=_negated(ctx, i))
    return Draft(Words(i, i + 1), form.act, mode, f"cue.{form.kind}.{lead.kind}", form, source, content, certainty)


def _continues(ctx: Context, i: int) -> bool:
    """«وتابع قائلا», «وصرح الوزير قائلا»: the participle adds nothing to the verb before it."""
    for j in range(i - 1, max(i - 7, ctx.sentence_start(i) - 1), -1):
        if ctx.tokens[j].kind == "punct" and ctx.tokens[j].folded not in {"،", ")", "("}:
            return False
        form = cue_forms().get(ctx.tokens[j].base)
        if form is not None and form.kind == "past" and ("q" in form.frames) and ctx.entity_of[j] < 0:
            return True
    return False


def _framed(ctx: Context, i: int, form: CueForm, lead: Lead, k: int) -> bool:
    """Whether a weak cue stands in a frame that only cues have."""
    gap = lead.at - k
    if form.lemma in {"ادعي", "امر", "علم"}:
        return lead.kind in {"an", "prep"} and gap <= 1 and _fits(ctx, i) and ctx.tokens[i].base != "علما"
    held = form.lemma in {"اعتقد", "يشتبه"}
    if form.kind == "present" and i and not held and ctx.tokens[i - 1].folded in {"ما", "مما", "امر", "الامر"}:
        return False
    if form.lemma in RELAYING and lead.kind in {"an", "quote", "colon"}:
        return True
    if form.taking:
        return (lead.kind in {"an", "quote", "colon"} and gap <= NEAR) or (
            lead.kind == "prep" and lead.at == i + 1 + (lead.at - k)
        )
    if form.kind == "noun":
        framed = lead.kind in {"an", "quote", "colon"} and gap <= 2
        return framed or (lead.kind == "prep" and k > i + 1 and gap <= 1)
    if form.lemma in {"بين", "عبر", "زاد", "رد", "عد", "وجد"} and form.kind != "participle":
        return lead.kind in {"an", "quote", "prep"} and gap <= 3 and _fits(ctx, i)
    if lead.kind == "prep":
        return form.lemma not in {"رد", "قدر", "ورد"} and gap <= 2
    if lead.kind == "np":
        participle = form.kind == "participle" and ctx.tokens[i].folded.endswith("ا") and _adjoined(ctx, i)
        return form.strong or participle or (form.lemma in PLAIN_OBJECT and (k > i + 1 or _subject_precedes(ctx, i)))
    return gap <= NEAR


def _is_noun(ctx: Context, i: int, form: CueForm, lead: Lead) -> bool:
    """Whether a form that may be a noun or an adjective is one here: «معدات كشف», «فوائد متوقعة»."""
    if form.kind == "participle" and lead.kind in {"prep", "np"}:
        accusative = ctx.tokens[i].folded.endswith("ا") and form.strong
        return not (accusative or _adjoined(ctx, i))
    before = ctx.tokens[i - 1]
    if form.kind == "past" and not ctx.tokens[i].clitics and before.folded in PREPOSITIONS:
        return True
    if ctx.tokens[i].base not in ALSO_NOUNS or ctx.tokens[i].clitics or i == ctx.sentence_start(i):
        return False
    plain = before.kind == "word" and not before.base.startswith("ال") and ctx.entity_of[i - 1] < 0
    return plain and ctx.cls(i - 1) is None


def _adjoined(ctx: Context, i: int) -> bool:
    """A participle that goes on with the clause stands after a mark or «و»."""
    return ctx.tokens[i].clitics == "و" or (i > 0 and ctx.tokens[i - 1].folded in {"،", ",", "»", '"', "”", "-", "–"})


def _fits(ctx: Context, i: int) -> bool:
    """A verb that is also a preposition or noun: it must stand at the head of a clause."""
    token = ctx.tokens[i]
    before = ctx.tokens[i - 1].folded if i > ctx.sentence_start(i) else "."
    return token.clitics[:1] == "و" or token.clitics[:1] == "ف" or before in {".", "،", "كما", "ثم", "فيما", "قد", "و"}


def _before(ctx: Context, i: int) -> Words | None:
    """The teller before a verb whose subject does not follow it."""
    if ctx.tokens[i].clitics and ctx.tokens[i].clitics != "ف":
        return None
    found = before_cue(ctx, i, _clause_start(ctx, i))
    return found or None


def _said_in(ctx: Context, i: int, form: CueForm) -> Draft | None:
    """«جاء في الوثائق أن», «ورد في التقرير»: a document after «في» says something."""
    k = i + 1
    if k + 1 >= len(ctx.tokens) or ctx.tokens[k].base != "في" or ctx.sentence_of[k + 1] != ctx.sentence_of[i]:
        return None
    end = phrase(ctx, k + 1, ctx.sentence_end(i), loose=True)
    lead = find_lead(ctx, replace(form, frames=REPORTED), i, end, ctx.sentence_end(i))
    if end <= k + 1 or lead is None or lead.at - end > 4:
        return None
    content, mode = content_of(ctx, i, lead)
    return Draft(Words(i, i + 1), "say", mode, "cue.said_in", form, Words(k + 1, end), content)


def find_spoken(ctx: Context) -> list[Draft]:
    """Return the drafts of all cues that are words of saying, in text order."""
    drafts: list[Draft] = []
    for i in range(len(ctx.tokens)):
        form = _form_at(ctx, i)
        if form is None or _passive_before(ctx, i) or _impersonal(ctx, i) or anonymity(ctx, i) > i:
            continue
        draft = _declines(ctx, i, form)
        if draft is None and form.frames == {"in"}:
            draft = _said_in(ctx, i, form)
        elif draft is None and form.lemma not in {"رفض", "تحفظ"} and not (_negated(ctx, i) and form.act not in MEANT):
            draft = _spoken(ctx, i, form)
        if draft is not None and not _repeats(draft, drafts):
            drafts.append(draft)
    return drafts


def _repeats(draft: Draft, before: list[Draft]) -> bool:
    """«قال في تصريحات إن»: the noun leads in the content of the verb before it."""
    form = draft.form
    if form is None or not (form.kind == "noun" or form.taking) or draft.content is None:
        return False
    return any(d.content is not None and d.content.start == draft.content.start for d in before[-3:])
