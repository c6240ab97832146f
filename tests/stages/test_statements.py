"""Statements: whole chains, factuality per teller, owners of hedges, inherited hops."""

from __future__ import annotations

from khabar.core.attribution import ATTRIBUTIONS
from khabar.core.document import Document
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.span import cut
from khabar.core.statement import OUTLET, STATEMENTS, Statement
from khabar.pipeline import standard


def read(text: str) -> Reading:
    """Read a text whose outlet is not known."""
    return standard().run(Document(digest(text.encode()), text))


def of(reading: Reading, content: str) -> Statement:
    """The statement whose content is ``content``, with the longest chain."""
    text = reading.document.text
    found = [s for s in reading.get(STATEMENTS) if s.content is not None and cut(text, s.content) == content]
    return max(found, key=lambda s: len(s.chain))


def test_the_outlet_heads_every_chain_even_when_unknown() -> None:
    """Position 0 is the outlet, uncommitted to what others say and committed to its own words."""
    reading = read("قال الوزير إن السد آمن. وتمتد البحيرة على عشرة كيلومترات.")
    assert {s.chain[0].teller for s in reading.get(STATEMENTS)} == {OUTLET}
    assert of(reading, "السد آمن").chain[0].factuality == "Uu"
    own = of(reading, "وتمتد البحيرة على عشرة كيلومترات.")
    assert [h.factuality for h in own.chain] == ["CT+"]


def test_only_the_innermost_teller_is_committed() -> None:
    """Nothing is promoted outward: the relay stays uncommitted."""
    reading = read("ونقلت وكالة الضفة عن المهندس سالم العبدي قوله إن السد آمن.")
    assert [h.factuality for h in of(reading, "السد آمن").chain] == ["Uu", "Uu", "CT+"]


def test_a_hedge_belongs_to_whose_words_it_is_in() -> None:
    """«ربما» (perhaps) in reported speech is the speaker's, not the outlet's."""
    reading = read("قال الوزير إن الأشغال ربما تتأخر شهرا.")
    (hedge,) = of(reading, "الأشغال ربما تتأخر شهرا").hedges
    assert (cut(reading.document.text, hedge.span), hedge.owner) == ("ربما", 1)


def test_qad_hedges_only_the_imperfect() -> None:
    """«قد» with the imperfect is possible, with the perfect it is done."""
    assert of(read("قال الوزير إن الأشغال قد تتأخر."), "الأشغال قد تتأخر").hedges
    assert not of(read("قال الوزير إن الأشغال قد تأخرت."), "الأشغال قد تأخرت").hedges


def test_kinds_follow_acts() -> None:
    """Denials, requests and refusals are statements of their own kinds."""
    reading = read("نفى الوزير أن تكون الأشغال متأخرة. وطالب السكان بتسريع الأشغال. ورفض المتحدث باسم الشركة التعليق.")
    kinds = [s.kind for s in reading.get(STATEMENTS)]
    assert kinds == ["denial", "request", "decline"]


def test_a_paragraph_that_goes_on_inherits_its_document() -> None:
    """After «وبحسب الوثائق» a sentence without a cue carries the document as an inherited hop."""
    text = "وبحسب الوثائق، تصدع الجدار في ثلاثة مواضع. وبلغت الكلفة مليوني دينار.\nوتمتد البحيرة على عشرة كيلومترات."
    reading = read(text)
    (document,) = reading.get(ATTRIBUTIONS)
    carried = of(reading, "وبلغت الكلفة مليوني دينار.")
    assert [(h.attribution, h.presence) for h in carried.chain] == [(None, "explicit"), (document.id, "inherited")]
    assert len(of(reading, "وتمتد البحيرة على عشرة كيلومترات.").chain) == 1


def test_a_sentence_that_turns_inherits_nothing() -> None:
    """«لكن» (but) after a report is the outlet's own voice."""
    reading = read("وبحسب الوثائق، تصدع الجدار في ثلاثة مواضع. لكن العمال يواصلون الترميم كل صباح.")
    assert len(of(reading, "لكن العمال يواصلون الترميم كل صباح.").chain) == 1


def test_an_unknown_of_the_outlet_is_a_statement_of_kind_unknown() -> None:
    """What the article says is not known is kept as unknown, and nobody is committed."""
    reading = read("ولم يتضح بعد ما إذا كان الجدار سليما.")
    (statement,) = reading.get(STATEMENTS)
    assert statement.kind == "unknown"
    assert statement.unknowns
    assert statement.chain[0].factuality == "Uu"


def test_times_and_quantities_lie_in_their_statement() -> None:
    """A statement names the records inside its words."""
    reading = read("قال الوزير إن الأشغال كلفت مليوني دينار عام 2019.")
    statement = next(s for s in reading.get(STATEMENTS) if s.chain[-1].attribution)
    assert len(statement.times) == 1
    assert len(statement.quantities) == 1
