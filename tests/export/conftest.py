"""A short invented article about the repair of a dam, read by hand."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import pytest

from khabar.core.attribution import ATTRIBUTIONS, UNKNOWNS, Alternative, Attribution, Reason, Unknown
from khabar.core.document import Document
from khabar.core.entity import ENTITIES, Entity, Name
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.measure import QUANTITIES, TIMES, Quantity, Time
from khabar.core.recipe import Recipe, Step
from khabar.core.span import Span
from khabar.core.statement import OUTLET, STATEMENTS, Hop, Statement

TITLE = "ترميم سد وادي الزهور يتأخر شهرين"
TEXT = (
    f"{TITLE}\n"
    "نقلت صحيفة «صدى الوادي» عن المهندسة سلمى درويش قولها إن أعمال الترميم «قد تنتهي» في 15 مارس 2031.\n"
    "وأضافت أن 40 عاملا على الأقل يعملون في الموقع.\n"
    "ووفقا لتقرير فني، فإن الشقوق سطحية. ولا خطر على القرى القريبة.\n"
    "ورفض المقاول نادر الحلبي التعليق. ولم يتضح سبب التأخير."
)


def at(words: str) -> Span:
    """The span of words that stand once in the article."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _entities() -> tuple[Entity, ...]:
    def named(key: str, kind: str, arabic: str, latin: str, how: str = "known") -> Entity:
        names = (Name(arabic, "Arab", "full"), Name(latin, "Latn", how))  # type: ignore[arg-type]  # a literal
        return Entity(key, kind, latin, names, (at(arabic),))  # type: ignore[arg-type]  # a literal

    return (
        named("E1", "ORG", "صدى الوادي", "Sada al-Wadi", "romanised"),
        named("E2", "PER", "سلمى درويش", "Salma Darwish"),
        named("E3", "PER", "نادر الحلبي", "Nader al-Halabi"),
        Entity("E4", "FAC", "سد وادي الزهور", (Name("سد وادي الزهور", "Arab", "full"),), (at("سد وادي الزهور"),)),
    )


def _attributions() -> tuple[Attribution, ...]:
    finished = at("أعمال الترميم «قد تنتهي» في 15 مارس 2031")
    reason = Reason("who", "dropped-subject", at("وأضافت"), (Alternative("E1", "is no woman"),))
    report = "~technical report"
    return (
        Attribution(
            "a1", at("صحيفة «صدى الوادي»"), at("نقلت"), finished, "E1", "media", "according_to", "say", "certain"
        ),
        Attribution(
            "a2", at("المهندسة سلمى درويش"), at("قولها"), finished, "E2", "person", "mixed", "say", "possible", "a1"
        ),
        Attribution(
            "a3", None, at("وأضافت"), at("40 عاملا على الأقل يعملون في الموقع"),
            "E2", "person", "indirect", "say", "certain", reasons=(reason,),
        ),
        Attribution(
            "a4", at("لتقرير فني"), at("ووفقا"), at("الشقوق سطحية"),
            report, "document", "according_to", "say", "certain",
        ),
        Attribution(
            "a5", None, None, at("ولا خطر على القرى القريبة"),
            report, "document", "indirect", "deny", "negated", presence="inherited",
        ),
        Attribution(
            "a6", at("المقاول نادر الحلبي"), at("ورفض"), None, "E3", "person", "indirect", "decline", "negated"
        ),
    )  # fmt: skip


def _statements(attributions: tuple[Attribution, ...]) -> tuple[Statement, ...]:
    by_id = {a.id: a for a in attributions}
    out = []
    for a in attributions:
        chain = [by_id[a.parent], a] if a.parent else [a]
        own = {"certain": "CT+", "possible": "PS+", "negated": "CT-"}[a.certainty]
        hops = [Hop(x.who, x.id, x.presence, own if x is a else "Uu") for x in chain]  # type: ignore[arg-type]  # a literal
        out.append(Statement(f"s-{a.id}", a.content, (Hop(OUTLET, None, "explicit", "Uu"), *hops), "assertion"))
    unknown = Statement("s-own", at("ولم يتضح سبب التأخير"), (Hop(OUTLET, None, "explicit", "CTu"),), "unknown")
    return (*out, unknown)


def dam(text: str = TEXT, **printed: str | None) -> Reading:
    """Return the article as read; ``printed`` says what is known of its printing."""
    known: dict[str, str | None] = {
        "outlet": "أنباء السد", "published": "2031-01-20", "title": TITLE, "uri": "https://example.org/dam", **printed
    }  # fmt: skip
    document = Document(digest(text.encode()), text, **known)  # type: ignore[arg-type]  # strings of a test
    attributions = _attributions()
    layers = {
        ENTITIES.name: _entities(),
        ATTRIBUTIONS.name: attributions,
        STATEMENTS.name: _statements(attributions),
        TIMES.name: (
            Time("t-a", at("15 مارس 2031"), "2031-03-15", "date", "day-month-year"),
            Time("t-b", at("شهرين"), "P2M", "duration", "counted-unit"),
        ),
        QUANTITIES.name: (Quantity("q-a", at("40 عاملا على الأقل"), 40, "at_least", "person", "digits"),),
        UNKNOWNS.name: (Unknown("u-a", at("ولم يتضح سبب التأخير"), at("ولم يتضح"), "not-clear"),),
    }
    return Reading(document, Recipe((Step("by-hand", "1"),)), MappingProxyType(layers))


@pytest.fixture
def reading() -> Reading:
    """The article with everything known of its printing."""
    return dam()


@pytest.fixture
def printed() -> Callable[..., Reading]:
    """Make the article with another text appended or other facts of its printing."""

    def make(tail: str = "", **facts: str | None) -> Reading:
        return dam(TEXT + tail, **facts)

    return make


@pytest.fixture
def bare() -> Callable[[str], Reading]:
    """Make a reading of which no layer was made and nothing is known but the text."""

    def make(text: str) -> Reading:
        return Reading(Document(digest(text.encode()), text), Recipe())

    return make
