"""Makes the layer of times: dates, durations and sets with their values, counted from the publication day.

The grammar is in ``text.timing`` and below; which statement a time belongs to is left to others.
"""

from __future__ import annotations

from khabar.core.document import Document
from khabar.core.ids import stable_id
from khabar.core.layers import Reading
from khabar.core.measure import TIMES, Time
from khabar.core.stage import Stage
from khabar.core.structure import SENTENCES, TOKENS
from khabar.text.calendar import read_anchor
from khabar.text.dates import Found
from khabar.text.fold import Folded, fold
from khabar.text.timing import find_times

__all__ = ["STAGE", "times_of"]


def _time(found: Found, shadow: Folded, document: Document) -> Time:
    span = shadow.original(found.start, found.end)
    anchor = document.published[:10] if found.anchored and document.published else None
    identity = stable_id("time", document.id, span.start, span.end)
    return Time(identity, span, found.value, found.type, found.rule, anchor)


def times_of(document: Document) -> tuple[Time, ...]:
    """Return the times of a document in text order.

    >>> times_of(Document("x", "وصل أمس", published="2015-08-09"))[0].value
    '2015-08-08'
    """
    shadow = fold(document.text)
    found = find_times(shadow.text, read_anchor(document.published))
    return tuple(_time(f, shadow, document) for f in found)


def run(reading: Reading) -> tuple[Time, ...]:
    """Make the layer of times."""
    return times_of(reading.document)


STAGE = Stage("times", "1", (SENTENCES, TOKENS), TIMES, run)
