"""The summary of one reading for the terminal: who says what, under whom, how surely.

Right-to-left safe: every Arabic run is isolated, nothing is cut inside a grapheme. What the records
mean is left to the stages, and the page for people with time to the dossier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from khabar.core.attribution import ATTRIBUTIONS, UNKNOWNS
from khabar.core.entity import ENTITIES, Entity
from khabar.core.layers import Reading
from khabar.core.measure import QUANTITIES, TIMES
from khabar.core.span import Span, cut
from khabar.core.statement import Statement
from khabar.export.ladder import Rung, Said, Teller, ladders, layer, own_words
from khabar.export.terminal import clean, has_arabic, isolate, paint, width_of, wrap
from khabar.export.words import (
    ACTS,
    CERTAINTY,
    ENTITY_TYPES,
    KINDS,
    MODES,
    PRESENCE,
    SIGNS,
    STATEMENTS,
    Interface,
    Word,
    amount,
    word,
)

__all__ = ["summary"]

NARROWEST = 24
COLORS = {"certain": "green", "probable": "cyan", "possible": "yellow", "negated": "red", "unreal": "magenta"}
RLM = "\u200f"
PHRASES = {
    "outlet": Word("الناشر", "Outlet"),
    "date": Word("التاريخ", "Date"),
    "words": Word("الكلمات", "Words"),
    "statements": Word("الأقوال المسندة", "Statements"),
    "warnings": Word("تنبيه", "Warning"),
    "no title": Word("العنوان غير معروف", "title not known"),
    "no outlet": Word("الناشر غير معروف", "outlet not known"),
    "no date": Word("التاريخ غير معروف", "date not known"),
    "who says": Word("من قال ماذا", "Who says what"),
    "refusals": Word("الامتناع عن التعليق", "Refusals to comment"),
    "unknowns": Word("ما يقول النص إنه غير معلوم", "Said to be not known"),
    "times": Word("الأزمنة", "Times"),
    "quantities": Word("الأعداد والمقادير", "Quantities"),
    "names": Word("الأسماء", "Names"),
    "none": Word("لم يُعثر على شيء", "none found"),
    "not made": Word("لم يُبحث عنها", "not looked for"),
    "nobody": Word("قائل لا يذكره النص", "teller not told"),
    "nothing said": Word("(لا قول)", "(nothing said)"),
    "own": Word("بلسان الناشر نفسه", "in the outlet's own voice"),
    "incomplete": Word("النص غير كامل", "the text is not whole"),
}


@dataclass(frozen=True, slots=True)
class _Page:
    """How to print: language, colour, width; and the text that spans count in."""

    interface: Interface
    color: bool
    width: int
    text: str

    def say(self, key: str) -> str:
        return PHRASES[key].of(self.interface)

    def words(self, span: Span) -> str:
        return clean(cut(self.text, span))

    def put(self, words: str, *styles: str) -> str:
        """Isolate what could turn its line, or be turned by it, and colour it."""
        turns = self.interface == "ar" or has_arabic(words)
        return paint(isolate(words) if turns else words, *styles, color=self.color)

    def line(self, words: str, indent: int = 0, *styles: str) -> Iterator[str]:
        """Yield ``words`` wrapped and isolated, each line indented."""
        lead = (RLM if self.interface == "ar" else "") + " " * min(indent, self.width // 2)
        for part in wrap(words, self.width - len(lead)):
            yield lead + self.put(part, *styles)

    def items(self, parts: Iterable[tuple[str, str]], indent: int) -> Iterator[str]:
        """Yield short parts (words, style) side by side, a new line where they do not fit."""
        lead = (RLM if self.interface == "ar" else "") + " " * min(indent, self.width // 2)
        line, used = lead, len(lead)
        for words, style in parts:
            for k, piece in enumerate(wrap(words, self.width - len(lead))):
                gap = 0 if line == lead else 2
                if k or used + gap + width_of(piece) > self.width:
                    yield line
                    line, used, gap = lead, len(lead), 0
                line += " " * gap + self.put(piece, *([style] if style else ()))
                used += gap + width_of(piece)
        if line != lead:
            yield line


@dataclass(slots=True)
class _Node:
    """A teller under another, with what is said there. Grows while one tree is built."""

    teller: Teller
    said: list[Said] = field(default_factory=list)
    under: dict[str, _Node] = field(default_factory=dict)


def summary(reading: Reading, interface: Interface = "en", *, color: bool, width: int) -> str:
    """Return the summary of ``reading``, lines of at most ``width`` columns (24 at least).

    ``A1`` is the first attribution in the order of its layer; ``khabar explain`` takes that number.
    «قال المهندس إن السد سليم» gives "A1  ● certain  says" under the engineer, under the outlet.
    """
    page = _Page(interface, color, max(width, NARROWEST), reading.document.text)
    said = ladders(reading)
    sections = [_head(reading, page), _tree(reading, said, page), _refusals(said, page)]
    sections += [_unknowns(reading, page), _times(reading, page), _quantities(reading, page), _names(reading, page)]
    return "\n\n".join("\n".join(lines) for lines in map(list, sections) if lines) + "\n"


def _head(reading: Reading, page: _Page) -> Iterator[str]:
    document = reading.document
    yield from page.line(document.title or page.say("no title"), 0, "bold")
    made = layer(reading, ATTRIBUTIONS)
    facts = (
        ("outlet", document.outlet or page.say("no outlet")),
        ("date", document.published or page.say("no date")),
        ("words", str(len(document.text.split()))),
        ("statements", page.say("not made") if made is None else str(len(made))),
    )
    for key, value in facts:
        yield from page.line(f"{page.say(key)}: {value}")
    partly = () if document.completeness == "whole" else (f"{page.say('incomplete')}: {document.completeness}",)
    for warning in (*partly, *document.warnings):
        yield from page.line(f"! {page.say('warnings')}: {warning}", 0, "yellow")


def _section(page: _Page, key: str, made: object, lines: Iterable[str]) -> Iterator[str]:
    """A heading with its lines, or with "not looked for" or "none found"."""
    yield from page.line(page.say(key), 0, "bold")
    found = list(lines)
    yield from found or page.line(page.say("not made" if made is None else "none"), 2, "dim")


def _tree(reading: Reading, said: tuple[Said, ...], page: _Page) -> Iterator[str]:
    root = _Node(Teller("", None, None, "media"))
    for one in said:
        node = root
        for rung in one.rungs[1:]:
            node = node.under.setdefault(rung.teller.key or f"?{rung.teller.arabic}", _Node(rung.teller))
        node.said.append(one)

    def lines() -> Iterator[str]:
        yield from page.items([(reading.document.outlet or page.say("no outlet"), "bold")], 2)
        yield from _own(own_words(reading), page)
        for node in root.under.values():
            yield from _node(node, page, 4)

    yield from _section(page, "who says", layer(reading, ATTRIBUTIONS), lines() if said or own_words(reading) else ())


def _own(statements: tuple[Statement, ...], page: _Page) -> Iterator[str]:
    """What the outlet says on its own account: one line each, as the article says it at length."""
    if statements:
        yield from page.line(page.say("own"), 4, "dim")
    narrower = replace(page, width=page.width - 2)
    for statement in statements:
        if statement.content is None:
            continue
        kind = "" if statement.kind == "assertion" else f"[{word(STATEMENTS, statement.kind).of(page.interface)}] "
        first, *rest = narrower.line(f"- {kind}{page.words(statement.content)}", 6)
        yield f"{first} …" if rest else first


def _node(node: _Node, page: _Page, indent: int) -> Iterator[str]:
    kind = word(KINDS, node.teller.kind).of(page.interface)
    yield from page.items([(_name(node.teller, page), "bold"), (f"({kind})", "dim")], indent)
    for said in node.said:
        yield from _said(said, page, indent + 2)
    for under in node.under.values():
        yield from _node(under, page, indent + 2)


def _name(teller: Teller, page: _Page) -> str:
    """The teller's name in the language of the interface, with the Arabic beside the English."""
    arabic, latin = (clean(n) if n else None for n in (teller.arabic, teller.latin))
    if page.interface == "ar":
        return arabic or latin or page.say("nobody")
    if arabic and latin:
        return f"{latin} · {arabic}"
    return latin or arabic or page.say("nobody")


def _carried(rung: Rung, page: _Page) -> str:
    """A hop that no words of its own show, drawn dashed."""
    words = f"- - {PRESENCE[rung.presence].of(page.interface)}"
    return f"{words} (A{rung.number})" if rung.number else words


def _said(said: Said, page: _Page, indent: int) -> Iterator[str]:
    a = said.attribution
    parts = [
        (f"A{said.number}", "bold"),
        (f"{SIGNS[a.certainty]} {CERTAINTY[a.certainty].of(page.interface)}", COLORS[a.certainty]),
        (ACTS[a.act].of(page.interface), ""),
        (MODES[a.mode].of(page.interface), "dim"),
    ]
    if a.cue is not None:
        parts.append((f"«{page.words(a.cue)}»", "dim"))
    parts += [(_carried(rung, page), "dim") for rung in said.rungs if rung.presence != "explicit"]
    yield from page.items(parts, indent)
    yield from page.line(page.words(a.content) if a.content else page.say("nothing said"), indent + 4)
    for statement in said.more:
        if statement.content is not None:
            presence = PRESENCE[statement.chain[-1].presence].of(page.interface)
            yield from page.line(f"- - {presence}: {page.words(statement.content)}", indent + 4)


def _refusals(said: tuple[Said, ...], page: _Page) -> Iterator[str]:
    refused = [s for s in said if s.attribution.act == "decline"]
    if not refused:
        return
    yield from page.line(page.say("refusals"), 0, "bold")
    for one in refused:
        cue = [(f"«{page.words(one.attribution.cue)}»", "dim")] if one.attribution.cue else []
        yield from page.items([(f"A{one.number}", "bold"), (_name(one.teller, page), ""), *cue], 2)


def _unknowns(reading: Reading, page: _Page) -> Iterator[str]:
    found = layer(reading, UNKNOWNS)
    lines = (line for u in found or () for line in page.line(f"? {page.words(u.span)}", 2))
    return _section(page, "unknowns", found, lines)


def _times(reading: Reading, page: _Page) -> Iterator[str]:
    found = layer(reading, TIMES)
    lines = (line for t in found or () for line in page.items([(page.words(t.span), ""), (t.value, "cyan")], 2))
    return _section(page, "times", found, lines)


def _quantities(reading: Reading, page: _Page) -> Iterator[str]:
    found = layer(reading, QUANTITIES)
    lines = (
        line
        for q in found or ()
        for line in page.items([(page.words(q.span), ""), (amount(q, page.interface), "cyan")], 2)
    )
    return _section(page, "quantities", found, lines)


def _forms(entity: Entity) -> str:
    """An entity in both scripts, the Arabic last."""
    arabic = max((n.value for n in entity.names if n.script == "Arab"), key=len, default="")
    latin = next((n.value for n in entity.names if n.script == "Latn"), "")
    return " · ".join(clean(part) for part in dict.fromkeys((latin or entity.name, arabic)) if part)


def _names(reading: Reading, page: _Page) -> Iterator[str]:
    found = layer(reading, ENTITIES)

    def lines() -> Iterator[str]:
        for kind, label in ENTITY_TYPES.items():
            names = [(_forms(e), "") for e in found or () if e.type == kind]
            if names:
                yield from page.line(label.of(page.interface), 2, "dim")
                yield from page.items(names, 4)

    return _section(page, "names", found, lines())
