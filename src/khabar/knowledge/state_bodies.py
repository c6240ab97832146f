"""English names and keys for the bodies of states: «وزارة الدفاع الروسية», «الحكومة اليمنية».

Which words make the name, ``bodies`` finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khabar.knowledge.gazetteer import Known, adjectives
from khabar.knowledge.persons import is_nationality
from khabar.knowledge.table import load_table
from khabar.knowledge.words import spell

__all__ = ["TABLES", "state_body"]

#: The tables that this module reads.
TABLES = ("places", "state_bodies")


@cache
def _english() -> dict[str, str]:
    return {spell(row["arabic"]): row["english"] for row in load_table("state_bodies").rows}


def state_body(letters: Sequence[str]) -> Known | None:
    """Return the body of a state that spelled words name, or None where its country is not said.

    >>> state_body(("وزاره", "الدفاع", "الروسيه")).name
    'Ministry of Defence (Russia)'
    """
    if len(letters) < len(("body", "country")) or not is_nationality(letters[-1]):
        return None
    country = adjectives()[letters[-1][2:]]
    body = _english().get("".join(letters[:-1]))
    if body is None or country.type != "GPE":
        return None
    name = f"{body} ({country.name})"
    return Known("ORG", f"ORG:{'-'.join(body.lower().split())}:{country.key}", name)
