"""Turns attributions into statements with the whole chain of tellers, outermost first.

Says of each teller how committed they are (FactBank's values), what kind of statement it is, who
owns its hedges, and which times, quantities and unknowns it holds. Which statements say the same
is for ``corroborate``.
"""

from __future__ import annotations

import re

from khabar.core.attribution import ATTRIBUTIONS, UNKNOWNS, Attribution, Certainty
from khabar.core.ids import stable_id
from khabar.core.layers import Reading
from khabar.core.measure import QUANTITIES, TIMES
from khabar.core.span import Span, covers, overlap
from khabar.core.stage import Stage
from khabar.core.statement import OUTLET, STATEMENTS, Factuality, Hedge, Hop, Statement, StatementKind
from khabar.core.structure import SENTENCES, Sentence
from khabar.text.fold import Folded, fold, fold_word

__all__ = ["STAGE"]

#: FactBank's value of the teller who speaks, by the certainty of the attribution.
SPOKEN: dict[Certainty, Factuality] = {
    "certain": "CT+", "probable": "PR+", "possible": "PS+", "negated": "CT-", "unreal": "Uu",
}  # fmt: skip
KINDS: dict[str, StatementKind] = {
    "deny": "denial", "decline": "decline", "request": "request", "order": "request", "ask": "request",
    "promise": "plan", "threaten": "plan", "believe": "opinion", "describe": "opinion", "expect": "opinion",
}  # fmt: skip
#: Words that weaken what is said: «ربما» perhaps, «قد» with the imperfect may, «على الأرجح» probably.
HEDGES = re.compile(
    r"(?<![\u0621-\u064a])و?(?:ربما|لعل|قد(?= [ينت])|علي الارجح|من المرجح|من المحتمل|من الممكن|يحتمل|يرجح|يبدو"
    r"|علي ما يبدو|مزعوم(?:ة|ين|ا|ون)?|المزعوم(?:ة|ين)?|يفترض|يعتقد انها?|تقريبا)(?![\u0621-\u064a])"
)
#: Perfects that begin with ت, after which «قد» means that it is done: «قد تأخرت», «قد تراجع».
PERFECT = re.compile(
    r" (?:ت[\u0621-\u064a]*ت|ت(?:م|ضاءل|راجع|اخر|قدم|وقف|حول|عرض|مكن|زايد|قلص|وفي|سبب|جاوز|وصل|لقي))(?![\u0621-\u064a])"
)
#: Openings of sentences that turn against what was reported before.
TURNS = ("لكن", "ولكن", "الا", "غير", "بيد")
#: A plan stands so near the beginning of what is said (characters).
PLAN_REACH = 20
#: A plan that is certain while the act is open: «من المقرر أن».
PLANNED = re.compile(r"(?<![\u0621-\u064a])(?:من المقرر|المقرر ان|يعتزم|تعتزم|سوف|ينوي|تنوي)(?![\u0621-\u064a])")


def _path(attribution: Attribution, by_id: dict[str, Attribution]) -> list[Attribution]:
    """From the outermost attribution to this one."""
    path: list[Attribution] = []
    seen: set[str] = set()
    at: Attribution | None = attribution
    while at is not None and at.id not in seen:
        path.append(at)
        seen.add(at.id)
        at = by_id.get(at.parent) if at.parent is not None else None
    return path[::-1]


def _chain(path: list[Attribution]) -> tuple[Hop, ...]:
    """The hops of a statement. Only the innermost teller is committed: nothing is promoted outward.

    An outer teller who confirms or denies what another says commits; one who merely relays does not.
    """
    hops = [Hop(OUTLET, None, "explicit", "Uu")]
    for place, attribution in enumerate(path):
        innermost = place == len(path) - 1
        value = SPOKEN[attribution.certainty] if innermost else "Uu"
        hops.append(Hop(attribution.who, attribution.id, attribution.presence, value))
    return tuple(hops)


def _kind(attribution: Attribution, shadow: Folded) -> StatementKind:
    if attribution.act in KINDS:
        return KINDS[attribution.act]
    if attribution.content is not None:
        first, after = shadow.folded_range(attribution.content)
        planned = PLANNED.search(shadow.text, first, after)
        if planned is not None and planned.start() - first < PLAN_REACH:
            return "plan"
    return "assertion"


def _hedges(
    content: Span, path: list[Attribution], everyone: tuple[Attribution, ...], shadow: Folded
) -> tuple[Hedge, ...]:
    """Hedges in a content, each with the place in the chain of the teller whose words they are in.

    Hedges inside a nested attribution's content are that teller's, not this one's.
    """
    first, after = shadow.folded_range(content)
    inner = [
        a.content for a in everyone
        if a.parent == path[-1].id and a.content is not None and a.content != content
    ]  # fmt: skip
    words = _weak_words(shadow, first, after)
    return tuple(Hedge(span, len(path)) for span in words if not any(covers(other, span) for other in inner))


def _weak_words(shadow: Folded, first: int, after: int) -> list[Span]:
    """The hedges in a folded range; «قد» before a perfect is none."""
    return [
        shadow.original(m.start(), m.end())
        for m in HEDGES.finditer(shadow.text, first, after)
        if not (m.group().endswith("قد") and PERFECT.match(shadow.text, m.end()))
    ]


def _within(content: Span | None, spans: tuple[tuple[str, Span], ...]) -> tuple[str, ...]:
    return () if content is None else tuple(ident for ident, span in spans if covers(content, span))


def _attributed(reading: Reading, shadow: Folded) -> list[Statement]:
    everyone = reading.get(ATTRIBUTIONS)
    by_id = {a.id: a for a in everyone}
    times = tuple((t.id, t.span) for t in reading.get(TIMES))
    quantities = tuple((q.id, q.span) for q in reading.get(QUANTITIES))
    unknowns = tuple((u.id, u.span) for u in reading.get(UNKNOWNS))
    made = []
    for attribution in everyone:
        path = _path(attribution, by_id)
        content = attribution.content
        made.append(
            Statement(
                id=stable_id("statement", attribution.id),
                content=content,
                chain=_chain(path),
                kind=_kind(attribution, shadow),
                hedges=_hedges(content, path, everyone, shadow) if content is not None else (),
                times=_within(content, times),
                quantities=_within(content, quantities),
                unknowns=_within(content, unknowns),
            )
        )
    return made


def _own(reading: Reading, shadow: Folded) -> list[Statement]:
    """The sentences that no attribution touches: the outlet's own, or carried on from a document."""
    attributions = [a for a in reading.get(ATTRIBUTIONS) if not _credit(a)]
    held = [s for a in attributions for s in (a.content, a.cue, a.source) if s is not None]
    times = tuple((t.id, t.span) for t in reading.get(TIMES))
    quantities = tuple((q.id, q.span) for q in reading.get(QUANTITIES))
    unknowns = tuple((u.id, u.span) for u in reading.get(UNKNOWNS))
    made = []
    for sentence in reading.get(SENTENCES):
        if sentence.kind == "subhead" or any(overlap(sentence.span, span) for span in held):
            continue
        first, after = shadow.folded_range(sentence.span)
        carrier = _carrier(reading, attributions, sentence)
        hedges = tuple(Hedge(span, 0) for span in _weak_words(shadow, first, after))
        inside = _within(sentence.span, unknowns)
        made.append(
            Statement(
                id=stable_id("statement", reading.document.id, sentence.span.start, sentence.span.end),
                content=sentence.span,
                chain=_own_chain(carrier, unknown=bool(inside), hedged=bool(hedges)),
                kind="unknown" if inside else "assertion",
                hedges=hedges,
                times=_within(sentence.span, times),
                quantities=_within(sentence.span, quantities),
                unknowns=inside,
            )
        )
    return made


def _own_chain(carrier: Attribution | None, *, unknown: bool, hedged: bool) -> tuple[Hop, ...]:
    """The outlet alone, or the outlet and the document whose report the paragraph goes on with."""
    if carrier is not None:
        return Hop(OUTLET, None, "explicit", "Uu"), Hop(carrier.who, carrier.id, "inherited", "Uu")
    return (Hop(OUTLET, None, "explicit", "Uu" if unknown else "PS+" if hedged else "CT+"),)


def _carrier(reading: Reading, attributions: list[Attribution], sentence: Sentence) -> Attribution | None:
    """The document, or teller named by «بحسب», that the sentence before in the paragraph reports.

    Such a report runs on without a cue of its own: «وبحسب الوثائق، ... . وطلب كذلك ...». A sentence
    that turns against it («لكن») is the outlet's.
    """
    opening = fold_word(reading.document.text[sentence.span.start : sentence.span.end].partition(" ")[0])
    if opening.startswith(TURNS):
        return None
    paragraph = [s.span for s in reading.get(SENTENCES) if s.paragraph == sentence.paragraph]
    before = [s for s in paragraph if s.end <= sentence.span.start]
    for span in reversed(before):
        inside = [a for a in attributions if a.parent is None and a.cue is not None and covers(span, a.cue)]
        if inside:
            last = inside[-1]
            leads = last.mode == "according_to" and last.content is not None and last.content.start > _start(last)
            return last if leads or last.kind == "document" else None
    return None


def _start(attribution: Attribution) -> int:
    return attribution.cue.start if attribution.cue is not None else 0


def _credit(attribution: Attribution) -> bool:
    """An agency credit covers the whole body; the outlet's own sentences are read under it all the same."""
    return any(r.rule.startswith("credit.") for r in attribution.reasons)


def run(reading: Reading) -> tuple[Statement, ...]:
    """Make the layer of statements, in text order."""
    shadow = fold(reading.document.text)
    made = [*_attributed(reading, shadow), *_own(reading, shadow)]
    order = {a.id: (a.cue or a.source or a.content or Span(0, 0)).start for a in reading.get(ATTRIBUTIONS)}

    def place(statement: Statement) -> tuple[int, str]:
        hop = statement.chain[-1].attribution
        start = order[hop] if hop is not None else statement.content.start if statement.content else 0
        return start, statement.id

    return tuple(sorted(made, key=place))


STAGE = Stage("statements", "1", (SENTENCES, TIMES, QUANTITIES, ATTRIBUTIONS, UNKNOWNS), STATEMENTS, run)
