"""Finds the clauses in which an article says that something is not known or not disclosed.

What later answers them is for ``corroborate`` to say; a refusal to comment is an attribution.
"""

from __future__ import annotations

import re
from functools import cache

from khabar.core.attribution import UNKNOWNS, Unknown
from khabar.core.ids import stable_id
from khabar.core.layers import Reading
from khabar.core.span import trim
from khabar.core.stage import Stage
from khabar.core.structure import SENTENCES
from khabar.knowledge.table import load_table
from khabar.text.fold import fold

__all__ = ["STAGE", "find_unknowns"]

#: The end of a clause that follows its cue: a mark, or words that open another clause.
CLAUSE_END = re.compile(
    r"[.؛!»\"”)\n]|[،,](?! (?:او|ام|ولا|وما اذا|او كيف|وكيف|ومتي|واين|ولماذا|اذا)\b)"
    r"| (?=(?:لكن|ولكن|لكنه|لكنها|ولكنه|ولكنها|غير ان|الا ان|فيما|بينما|حيث|نظرا|مشيرا|مضيفا|مؤكدا|مبينا|موضحا"
    r"|واكد|واضاف|واشار|وقال|وقالت|واوضح)\b)"
)
WORD = r"(?<![\u0621-\u064a])"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The cues of ``tables/unknown_cues.tsv`` with their rule names."""
    rows = load_table("unknown_cues").rows
    return tuple((re.compile(WORD + r["pattern"]), r["rule"]) for r in rows)


def find_unknowns(document: str, text: str, bounds: tuple[tuple[int, int], ...]) -> tuple[Unknown, ...]:
    """Return the unknowns of ``text``, whose sentences are ``bounds``; at most one a stretch.

    «ولم يتضح ما إذا كان ...» (it is not yet clear whether ...): the clause from its cue on.
    """
    shadow = fold(text)
    found: list[Unknown] = []
    for start, end in bounds:
        first, after = shadow.folded_i(start), shadow.folded_i(end)
        taken = first
        matches = [(m, rule) for p, rule in _patterns() for m in p.finditer(shadow.text, first, after)]
        for match, rule in sorted(matches, key=lambda x: (x[0].start(), -x[0].end(), x[1])):
            if match.start() < taken:
                continue
            stop = CLAUSE_END.search(shadow.text, match.end(), after)
            taken = stop.start() if stop else after
            whole = shadow.original(match.start(), taken)
            span = trim(text, whole.start, whole.end)
            words = shadow.original(match.start(), match.end())
            cue = trim(text, words.start, words.end)
            if span is not None and cue is not None:
                found.append(
                    Unknown(stable_id("unknown", document, span.start, span.end), span, cue, f"unknown.{rule}")
                )
    return tuple(found)


def run(reading: Reading) -> tuple[Unknown, ...]:
    """Make the layer of unknowns."""
    bounds = tuple((s.span.start, s.span.end) for s in reading.get(SENTENCES))
    return find_unknowns(reading.document.id, reading.document.text, bounds)


STAGE = Stage("unknowns", "1", (SENTENCES,), UNKNOWNS, run, tables=("unknown_cues",))
