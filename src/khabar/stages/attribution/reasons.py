"""Says of each field of an attribution which rule decided it, on which words, and what else it could have been."""

from __future__ import annotations

from khabar.core.attribution import Alternative, Reason
from khabar.core.span import Span
from khabar.stages.attribution.context import Context
from khabar.stages.attribution.draft import Draft

__all__ = ["reasons_of"]


def reasons_of(ctx: Context, draft: Draft, who: Reason) -> tuple[Reason, ...]:
    """Return a reason for each field but ``parent``; ``who`` is the one that named the teller."""
    cue = ctx.span(draft.cue.first, draft.cue.after)
    source = ctx.span(draft.source.first, draft.source.after) if draft.source else None
    return (
        Reason("cue", draft.rule, cue, _cue_otherwise(draft)),
        Reason("source", _source_rule(draft), source),
        who,
        Reason("kind", f"kind.of_{who.rule}", who.words),
        Reason("content", _content_rule(draft), draft.content),
        Reason("mode", _mode_rule(draft), draft.content),
        Reason("act", "act.of_verb" if draft.form is not None else "act.of_expression", cue),
        Reason("certainty", _certainty_rule(draft), _certainty_words(draft, cue)),
    )


def _cue_otherwise(draft: Draft) -> tuple[Alternative, ...]:
    if draft.form is None or draft.form.strong:
        return ()
    return (Alternative("no cue", "this form needs a frame to be one, and one was found"),)


def _source_rule(draft: Draft) -> str:
    if not draft.source:
        return "source.understood"
    if draft.form is None:
        return "source.beside_clause"
    return "source.after_verb" if draft.source.first >= draft.cue.after else "source.before_verb"


def _content_rule(draft: Draft) -> str:
    if draft.content is None:
        return "content.nothing_said"
    return f"content.{draft.rule.rpartition('.')[2]}"


def _mode_rule(draft: Draft) -> str:
    return {
        "direct": "mode.all_in_quotation_marks",
        "mixed": "mode.part_in_quotation_marks",
        "indirect": "mode.no_quotation_of_three_words",
        "according_to": "mode.named_beside_clause",
    }[draft.mode]


def _certainty_rule(draft: Draft) -> str:
    if draft.certainty == "possible":
        return "certainty.hedge_opens_content"
    return "certainty.plain" if draft.certainty == "certain" else "certainty.of_act_or_verb"


def _certainty_words(draft: Draft, cue: Span | None) -> Span | None:
    return draft.content if draft.certainty == "possible" else cue
