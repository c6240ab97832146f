"""Where the words that a cue lays at its teller's door begin, and where they end."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.core.attribution import Mode
from khabar.core.span import Span, covers, trim
from khabar.knowledge.cues import CueForm, cue_forms
from khabar.stages.attribution.asides import anonymity
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.words import ACCORDING, OWN_WORDS

__all__ = ["Lead", "content_of", "find_lead", "is_sibling", "main_stretch"]

#: «أن» and its like at the head of reported speech, folded, without proclitics.
BARE = frozenset({"ان", "بان"})
PRONOMINAL = frozenset("انه انها انهم انهما اننا انني انكم اني انهن بانه بانها بانهم بانهما باننا بانني بانهن".split())
#: Before «أن» these make it a clause of another kind: «بعد أن», «يمكن أن».
NOT_BEFORE_AN = frozenset(
    (
        "بعد قبل يمكن ينبغي يجب الا غير كما رغم منذ الي عن في من علي دون بدون يكون المتوقع المقرر الممكن"
        " المحتمل يفترض المفترض ضرورة حتي مع لا كاد اجل شانه شانها تكون المنتظر المرجح الافضل الضروري حول"
        " يلزم احتمال قال مجرد فكرة حين كان لابد بد شرط خشية بمجرد"
    ).split()
)
SIBLING_LEADS = frozenset(
    "كما فيما وفيما بينما وبينما حيث ثم وكما لكن ولكن حين لكنه لكنها لكنهم ولكنه ولكنها ولكنهم ولم ولا فلم".split()
)
FAR = 45
#: Words about the occasion between a teller and the verb's preposition are at most so many.
OCCASION = 16
#: A quotation of so many words after a verb of saying is speech wherever it stands in the clause.
LONG_QUOTATION = 8


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads in a content: ``kind`` is an, quote, colon, paren, prep or np; it begins at token ``at``."""

    kind: str
    at: int


def _is_complement(ctx: Context, form: CueForm, j: int, cue: int) -> bool:
    """Whether token ``j`` is «أن» or its like opening reported speech, also after the verb's preposition."""
    token = ctx.tokens[j]
    if token.base not in BARE and token.base not in PRONOMINAL:
        return False
    if token.clitics[:1] == "و" or token.clitics[:1] == "ف":
        return False
    before = ctx.tokens[j - 1]
    return j - 1 == cue or before.base not in NOT_BEFORE_AN or before.base in form.frames - {"من"}


def _after_complement(ctx: Context, j: int) -> int:
    """Leave out a bare «أن»; one with a pronoun belongs to the content."""
    return j + 1 if ctx.tokens[j].base in BARE else j


def _quotes_name(ctx: Context, j: int) -> bool:
    """Whether the quotation at token ``j`` only names something: short, and the clause goes on."""
    after = ctx.quote_end[j]
    if after - j - 2 > 5 or after >= len(ctx.tokens):
        return False
    following = ctx.tokens[after]
    return following.kind == "word" and (ctx.entity_of[j + 1] >= 0 or following.base in BARE | PRONOMINAL)


def _quotes_speech(ctx: Context, j: int, k: int, limit: int) -> bool:
    """Whether the quotation at token ``j`` is what was said: at once, after a mark, or long."""
    if _quotes_name(ctx, j):
        return False
    length = ctx.quote_end[j] - j - 2
    at_once = j == k or ctx.tokens[j - 1].folded in {":", "،", ",", "-", "–", ")", "»", '"'}
    return length >= LONG_QUOTATION or (at_once and (length > 1 or ctx.quote_end[j] >= limit - 1))


def find_lead(ctx: Context, form: CueForm, cue: int, k: int, limit: int) -> Lead | None:
    """Find what leads in the content of the cue at token ``cue``, looking from token ``k``."""
    j = k
    while j < min(limit, k + FAR):
        unnamed = anonymity(ctx, j)
        if unnamed > j:
            j = unnamed
            continue
        lead = _lead_at(ctx, form, cue, (k, j, limit))
        if lead is not None:
            return lead
        if j == k and _is_frame_preposition(ctx, form, j):
            return _after_preposition(ctx, form, j, limit)
        if j > k and form.lemma == "اعرب" and ctx.tokens[j].folded == "عن":
            return _after_preposition(ctx, form, j, limit)
        if j > k and _breaks(ctx, j):
            break
        j += 1
    return _late_preposition(ctx, form, k, limit)


def _late_preposition(ctx: Context, form: CueForm, k: int, limit: int) -> Lead | None:
    """«وأشار الوزير، في تصريح، إلى ضرورة ...»: the verb's preposition after words about the occasion."""
    if not form.strong or form.kind == "noun" or k >= limit or ctx.tokens[k].folded not in {"،", "في", "خلال"}:
        return None
    for j in range(k + 1, min(k + OCCASION, limit)):
        if _breaks(ctx, j):
            return None
        if ctx.tokens[j].base in form.frames & {"الي", "علي", "عن"}:
            return _after_preposition(ctx, form, j, limit)
    return None


def _lead_at(ctx: Context, form: CueForm, cue: int, place: tuple[int, int, int]) -> Lead | None:
    """A quotation, colon, bracket or «أن» at token ``j``; ``place`` is (k, j, limit)."""
    k, j, limit = place
    token = ctx.tokens[j]
    if j in ctx.quote_at and "q" in form.frames and _quotes_speech(ctx, j, k, limit):
        return Lead("quote", j)
    if token.folded == ":":
        return Lead("quote", j + 1) if j + 1 in ctx.quote_at else Lead("colon", j + 1)
    near = j <= k + 1 and j + 3 < limit and ctx.tokens[j - 1].folded != ")"
    if token.folded == "(" and "q" in form.frames and near:
        close = next((m for m in range(j + 3, limit) if ctx.tokens[m].folded == ")"), None)
        named = close is None or ctx.entity_of[j + 1] >= 0 or (close + 1 < limit and ctx.tokens[close + 1].base in BARE)
        return None if named else Lead("paren", j)
    if "an" in form.frames and _is_complement(ctx, form, j, cue):
        return Lead("an", _after_complement(ctx, j))
    return None


def _breaks(ctx: Context, j: int) -> bool:
    """Another cue: what follows is its content."""
    form = cue_forms().get(ctx.tokens[j].folded) or cue_forms().get(ctx.tokens[j].base)
    if form is None or ctx.entity_of[j] >= 0:
        return False
    return form.strong or (form.kind == "participle" and ctx.tokens[j].folded.endswith("ا"))


def _is_frame_preposition(ctx: Context, form: CueForm, j: int) -> bool:
    token = ctx.tokens[j]
    if token.base in {"عليه", "عليها"}:
        return False
    if token.base in form.frames and token.base not in {"ب", "ل"}:
        return not (token.base == "علي" and ctx.tokens[min(j + 1, len(ctx.tokens) - 1)].folded == "هامش")
    return bool({"ب", "ل"} & form.frames) and token.folded[:1] in form.frames and len(token.folded) > 3


def _after_preposition(ctx: Context, form: CueForm, j: int, limit: int) -> Lead | None:
    """The content after «عن», «إلى» ...; an attached ب stays in its word."""
    token = ctx.tokens[j]
    if token.base not in form.frames:
        return Lead("prep", j)
    if j + 1 >= limit:
        return None
    if ctx.tokens[j + 1].base in BARE | PRONOMINAL:
        return Lead("an", _after_complement(ctx, j + 1))
    if j + 1 in ctx.quote_at and "q" in form.frames and not _quotes_name(ctx, j + 1):
        return Lead("quote", j + 1)
    return Lead("prep", j + 1)


def is_sibling(ctx: Context, j: int, depth_end: int) -> bool:
    """Whether the cue at token ``j`` goes on beside the content before it rather than inside it."""
    token = ctx.tokens[j]
    form = cue_forms().get(token.base) or cue_forms().get(token.folded)
    if form is None or ctx.entity_of[j] >= 0:
        return False
    if form.taking:
        return token.clitics == "و"
    before = ctx.tokens[j - 1]
    if form.kind == "participle":
        accusative = form.strong and token.folded.endswith("ا")
        return accusative or _followed_by_lead(ctx, j, form, depth_end, anything=True)
    if form.kind == "noun" or (token.folded == token.base and before.folded not in SIBLING_LEADS):
        return False
    if form.kind == "present" and token.clitics:
        return form.strong and _followed_by_lead(ctx, j, form, depth_end)
    return form.strong or _followed_by_lead(ctx, j, form, depth_end)


def _followed_by_lead(ctx: Context, j: int, form: CueForm, limit: int, *, anything: bool = False) -> bool:
    lead = find_lead(ctx, form, j, j + 1, min(limit, j + 12))
    return lead is not None and (anything or lead.kind != "prep")


def _is_according(ctx: Context, j: int) -> bool:
    """Whether «بحسب ...» begins at token ``j``: after a mark, or with «قوله» or «ما ذكرته» behind it."""
    token = ctx.tokens[j]
    following = [t.folded for t in ctx.tokens[j + 1 : j + 3]]
    if token.folded == "علي" and following[:1] == ["حد"] and following[1:] and following[1] in OWN_WORDS:
        return True
    if token.base not in ACCORDING:
        return False
    behind = following[:1] and (following[0] in OWN_WORDS or following[0] in {"ما", "لما"})
    return bool(behind) or ctx.tokens[j - 1].folded in {"،", "-", "–"}


def _remark(ctx: Context, k: int, limit: int) -> bool:
    """A dash and «وهي ...»: the outlet's own remark on what was said."""
    return (
        ctx.tokens[k].folded in {"-", "–", "—"} and k + 1 < limit and ctx.tokens[k + 1].folded in {"وهو", "وهي", "وهم"}
    )


def _goes_on_inside(ctx: Context, j: int, cue: int) -> bool:
    """Whether a verb without a subject cannot be the teller's, by gender: «وتشير الوثائق إلى أن الوزير ... وأبلغ»."""
    outer, inner = cue_forms().get(ctx.tokens[cue].base), cue_forms().get(ctx.tokens[j].base)
    if outer is None or inner is None or inner.kind != "past" or outer.kind not in {"past", "present"}:
        return False
    following = j + 1 < len(ctx.tokens) and not ctx.accusative(j + 1)
    subject = following and (ctx.entity_of[j + 1] >= 0 or ctx.noun(j + 1) is not None)
    return not subject and {outer.gender, inner.gender} == {"m", "f"}


def content_end(ctx: Context, start: int, limit: int, cue: int) -> int:
    """Return the token after the content, begun at ``start``, of the cue at ``cue``; at most ``limit``."""
    k = start
    while k < limit:
        if k in ctx.quote_at and ctx.quote_end[k] <= limit:
            k = ctx.quote_end[k]
            continue
        if k > start and _remark(ctx, k, limit):
            return k
        if k > start and (_is_according(ctx, k) or (is_sibling(ctx, k, limit) and not _goes_on_inside(ctx, k, cue))):
            if ctx.tokens[k - 1].folded in SIBLING_LEADS:
                k -= 1
            if ctx.tokens[k - 1].folded == "في" and ctx.tokens[k].folded == "حين":
                k -= 1
            return k
        k += 1
    return limit


def _limit(ctx: Context, cue: int, start: int) -> int:
    """Reported speech ends with its sentence, and with the quotation that its cue stands in."""
    limit = ctx.sentence_end(min(start, len(ctx.tokens) - 1))
    around = ctx.quote_around(cue)
    if around is not None:
        limit = min(limit, ctx.token_at(around.inner.end))
    return max(limit, start)


def content_of(ctx: Context, cue: int, lead: Lead) -> tuple[Span | None, Mode]:
    """Return the content and its mode."""
    if lead.kind == "quote":
        return ctx.quotations[ctx.quote_at[lead.at]].inner, "direct"
    if lead.at >= len(ctx.tokens):
        return None, "indirect"
    if lead.kind == "paren":
        close = next(m for m in range(lead.at, len(ctx.tokens)) if ctx.tokens[m].folded == ")")
        return ctx.span(lead.at + 1, close), "direct"
    limit = _limit(ctx, cue, lead.at)
    after = content_end(ctx, lead.at, limit, cue)
    span = ctx.span(lead.at, after)
    if span is None:
        return None, "indirect"
    return _with_mode(ctx, lead.at, after, span)


def _with_mode(ctx: Context, first: int, after: int, span: Span) -> tuple[Span, Mode]:
    """Direct where the content is one quotation, mixed where it holds one of three words or more."""
    quotations = [ctx.quotations[ctx.quote_at[k]] for k in range(first, after) if k in ctx.quote_at]
    for quotation in quotations:
        if covers(quotation.outer, span) or len(quotation.inner) >= 0.9 * len(span):
            return quotation.inner, "direct"
    words = [len(ctx.text[q.inner.start : q.inner.end].split()) for q in quotations]
    return span, "mixed" if any(n > 2 for n in words) else "indirect"


def main_stretch(ctx: Context, start: int, cue: int) -> Span | None:
    """The clause before an expression like «..., بحسب المصدر», from token ``start``."""
    if cue <= start:
        return None
    first, after = ctx.tokens[start].span.start, ctx.tokens[cue - 1].span.end
    return trim(ctx.text, first, after)
