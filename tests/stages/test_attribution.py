"""Who says what: each rule on a sentence of its own, read by the whole standard recipe."""

from __future__ import annotations

import pytest

from khabar.core.attribution import ATTRIBUTIONS, Attribution
from khabar.core.document import Document
from khabar.core.entity import ENTITIES
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.span import Span, cut
from khabar.pipeline import standard


def read(text: str) -> Reading:
    """Read a text without a headline, printed by an invented paper."""
    return standard().run(Document(digest(text.encode()), text, "صحيفة النهر", "2024-03-05"))


def words(reading: Reading, span: Span | None) -> str | None:
    """The words of a span, or None."""
    return None if span is None else cut(reading.document.text, span)


def only(text: str) -> tuple[Reading, Attribution]:
    """The one attribution of a text."""
    reading = read(text)
    (found,) = reading.get(ATTRIBUTIONS)
    return reading, found


def teller(reading: Reading, attribution: Attribution) -> str:
    """The Arabic name or the description of an attribution's teller."""
    for entity in reading.get(ENTITIES):
        if entity.id == attribution.who:
            return words(reading, entity.spans[0]) or ""
    return attribution.who or ""


@pytest.mark.parametrize(
    ("text", "cue", "source", "content", "mode"),
    [
        ("قال الوزير سالم العبدي إن السد آمن تماما.", "قال", "الوزير سالم العبدي", "السد آمن تماما", "indirect"),
        ("أكدت وزارة المياه أن الأشغال انتهت.", "أكدت", "وزارة المياه", "الأشغال انتهت", "indirect"),
        ("أعلن الوزير بأن الأشغال انتهت.", "أعلن", "الوزير", "الأشغال انتهت", "indirect"),
        ("وقال المدير: «السد آمن. لا خوف على أحد».", "وقال", "المدير", "السد آمن. لا خوف على أحد", "direct"),
        ("وقالت الشركة إن الأشغال «ستنتهي قبل موسم الأمطار» المقبل.", "وقالت", "الشركة",
         "الأشغال «ستنتهي قبل موسم الأمطار» المقبل", "mixed"),
        ("بحسب التقرير، فإن الجدار يحتاج إلى ترميم.", "بحسب", "التقرير", "الجدار يحتاج إلى ترميم", "according_to"),
        ("الجدار يحتاج إلى ترميم، بحسب مصدر مطلع.", "بحسب", "مصدر مطلع", "الجدار يحتاج إلى ترميم", "according_to"),
        ("لكن الوزير زعم هذا الشهر أن الجدار سليم.", "زعم", "الوزير", "الجدار سليم", "indirect"),
        ("وأشار الوزير، في تصريح صحفي، إلى ضرورة الترميم.", "وأشار", "الوزير", "ضرورة الترميم", "indirect"),
        ("وشدد المدير خلال زيارته للسد على أن الأشغال مستمرة.", "وشدد", "المدير", "الأشغال مستمرة", "indirect"),
        ("وأفادت مصادر طبية بوقوع إصابات.", "وأفادت", "مصادر طبية", "بوقوع إصابات", "indirect"),
        ("وقال المدير هذا السد آمن تماما.", "وقال", "المدير", "هذا السد آمن تماما", "indirect"),
        ("الأشغال مستمرة ليلا ونهارا، كما قال المدير.", "كما قال", "المدير", "الأشغال مستمرة ليلا ونهارا",
         "according_to"),
        ("ورفضت الشركة أي تأخير، مبينا حرصه على المواعيد.", "مبينا", None, "حرصه على المواعيد", "indirect"),
        ("وجاء في التقرير أن الجدار يحتاج إلى ترميم.", "وجاء", "التقرير", "الجدار يحتاج إلى ترميم", "indirect"),
    ],
)  # fmt: skip
def test_cue_source_and_content(text: str, cue: str, source: str | None, content: str, mode: str) -> None:
    """Each kind of clause gives its cue, its teller's words and the words said."""
    reading, found = only(text)
    assert words(reading, found.cue) == cue
    assert words(reading, found.source) == source
    assert words(reading, found.content) == content
    assert found.mode == mode


@pytest.mark.parametrize(
    ("text", "act", "certainty"),
    [
        ("نفى الوزير أن تكون الأشغال متأخرة.", "deny", "negated"),
        ("طالب السكان بتسريع الأشغال.", "request", "unreal"),
        ("توقع الخبير أن تنتهي الأشغال.", "expect", "probable"),
        ("وكشف الوزير عن خطة جديدة للسد.", "announce", "certain"),
        ("وأعرب الوزير في اتصال هاتفي مع المدير، عن قلقه على السد.", "say", "certain"),
        ("قال الوزير إنه ربما تتأخر الأشغال.", "say", "certain"),
        ("وحذر الخبير من انهيار الجدار.", "say", "certain"),
        ("شدد الوزير على أهمية الأشغال.", "confirm", "certain"),
    ],
)
def test_act_and_certainty(text: str, act: str, certainty: str) -> None:
    """The verb gives the act; requests are unreal, denials negated, expectations probable."""
    _, found = only(text)
    assert (found.act, found.certainty) == (act, certainty)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال مصدر أمني إن الطريق مغلق.", "unnamed"),
        ("قالت وزارة المياه إن الطريق مغلق.", "organization"),
        ("قالت صحيفة الضفاف إن الطريق مغلق.", "media"),
        ("ذكر التقرير أن الطريق مغلق.", "document"),
        ("قال سالم العبدي إن الطريق مغلق.", "person"),
    ],
)
def test_the_kind_of_teller(text: str, kind: str) -> None:
    """Persons, bodies, media, documents and unnamed people are told apart by their nouns."""
    assert only(text)[1].kind == kind


def test_a_verb_without_a_subject_goes_to_the_teller_before() -> None:
    """«وأضاف» (and he added) has no source; its teller is who spoke before, and the reason says so."""
    reading = read("قال الوزير سالم العبدي إن السد آمن. وأضاف أن الأشغال مستمرة.")
    first, second = reading.get(ATTRIBUTIONS)
    assert second.source is None
    assert second.who == first.who
    assert teller(reading, second).endswith("سالم العبدي")
    assert any(r.field == "who" and r.rule == "teller.understood" for r in second.reasons)


def test_a_verb_agrees_with_its_teller_in_gender() -> None:
    """«وقالت» (and she said) passes over the man who spoke last."""
    reading = read("أعلنت وزارة المياه أن السد آمن. وقال سالم العبدي إن الجدار قديم. وأضافت أن الأشغال مستمرة.")
    first, _, third = reading.get(ATTRIBUTIONS)
    assert third.who == first.who


def test_a_participle_goes_on_beside_the_verb() -> None:
    """«مؤكدا» (stressing) ends the content before it and has the same teller."""
    reading = read("قال الوزير سالم العبدي إن السد آمن، مؤكدا أن الأشغال مستمرة.")
    first, second = reading.get(ATTRIBUTIONS)
    assert words(reading, first.content) == "السد آمن"
    assert words(reading, second.content) == "الأشغال مستمرة"
    assert second.who == first.who
    assert second.parent is None


def test_speech_inside_speech_is_nested() -> None:
    """A cue inside a content has that content's attribution as its parent."""
    reading = read("قال المتحدث إن الوزير طلب من الشركة تسريع الأشغال.")
    outer, inner = reading.get(ATTRIBUTIONS)
    assert inner.parent == outer.id
    assert inner.act == "request"


def test_a_relay_has_two_hops_with_one_content() -> None:
    """«نقلت وكالة عن فلان قوله» (an agency quoted somebody as saying): relay, then teller."""
    reading = read("ونقلت وكالة الضفة عن المهندس سالم العبدي قوله إن السد آمن.")
    relay, inner = reading.get(ATTRIBUTIONS)
    assert inner.parent == relay.id
    assert inner.content == relay.content
    assert relay.kind == "media"
    assert teller(reading, inner).endswith("سالم العبدي")


def test_who_obtained_a_document_relays_it() -> None:
    """«وثائق حصلت عليها صحيفة» (documents obtained by a paper): the paper hands the document on."""
    reading = read("ووفقا لوثائق داخلية حصلت عليها صحيفة الضفاف، فإن الجدار متصدع.")
    by_kind = {a.kind: a for a in reading.get(ATTRIBUTIONS)}
    assert by_kind["document"].parent == by_kind["media"].id
    assert words(reading, by_kind["document"].content) == "الجدار متصدع"


def test_a_refusal_to_comment_says_nothing() -> None:
    """A refusal has no content and is on neither side."""
    _, found = only("ورفض المتحدث باسم الشركة التعليق على الخبر.")
    assert (found.act, found.content, found.certainty) == ("decline", None, "negated")


def test_a_quotation_runs_over_paragraphs() -> None:
    """One quotation in two paragraphs is one content."""
    reading, found = only("وقال المدير سالم العبدي: «السد آمن.\nوالأشغال مستمرة ليلا ونهارا».")
    assert words(reading, found.content) == "السد آمن.\nوالأشغال مستمرة ليلا ونهارا"


def test_a_headline_with_a_colon_has_no_cue() -> None:
    """«الوزير: ...» in a headline lays the words at somebody's door without a verb."""
    reading = read("وزير المياه: السد آمن\nزار الوفد الموقع صباحا ثم عاد.")
    found = reading.get(ATTRIBUTIONS)[0]
    assert found.cue is None
    assert words(reading, found.source) == "وزير المياه"
    assert words(reading, found.content) == "السد آمن"


@pytest.mark.parametrize(
    "body",
    ["(واس) زار الوفد الموقع صباحا ثم عاد مساء.", "زار الوفد الموقع صباحا ثم عاد مساء. (واس)"],
)
def test_an_agency_credit_covers_the_body(body: str) -> None:
    """An agency credit at head or foot relays the whole article."""
    reading = read(f"السد بعد الترميم\n{body}")
    (found,) = reading.get(ATTRIBUTIONS)
    assert (found.kind, found.mode, words(reading, found.cue)) == ("media", "according_to", "واس")
    assert words(reading, found.content) == "زار الوفد الموقع صباحا ثم عاد مساء"


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن السد بني قبل أربعين عاما.",
        "الجدير ذكره أن السد بني قبل أربعين عاما.",
        "زار الوفد معدات كشف حديثة.",
        "جرى العمل وفق خطة محكمة.",
        "وقف الجدار بين الضفتين عقودا.",
        "تحدث شريطة عدم الكشف عن هويته.",
    ],
)
def test_what_looks_like_a_cue_and_is_none(text: str) -> None:
    """Impersonal background, nouns, prepositions and wishes to stay unnamed attribute nothing."""
    assert read(text).get(ATTRIBUTIONS) == ()


def test_an_unnamed_source_keeps_its_description() -> None:
    """A teller without a name is described, never invented."""
    reading, found = only("وصرح مسؤول عسكري سابق، تحدث شريطة عدم الكشف عن هويته، بأن السد آمن.")
    assert found.kind == "unnamed"
    assert found.who is not None
    assert found.who.startswith("~official")
    assert words(reading, found.content) == "السد آمن"


def test_a_title_alone_means_the_one_named_with_it() -> None:
    """«الوزير» later in the article is the minister whom it named."""
    reading = read("وصل وزير المياه سالم العبدي إلى الموقع. وقال الوزير إن السد آمن.")
    (found,) = reading.get(ATTRIBUTIONS)
    assert teller(reading, found).endswith("سالم العبدي")


def test_every_field_has_its_reason() -> None:
    """Explain can say of cue, teller and content which rule decided."""
    _, found = only("قال الوزير إن السد آمن.")
    assert {"cue", "who", "content"} <= {r.field for r in found.reasons}


def test_a_verb_inside_reported_speech_has_its_own_subject() -> None:
    """In «... إن الهيئة تحترم العقد وتعتقد أن» (... respects and believes) the believer is in the content."""
    reading = read("وقال المدير إن وزارة المياه تحترم العقد وتعتقد أن السد آمن.")
    outer, inner = reading.get(ATTRIBUTIONS)
    assert inner.parent == outer.id
    assert teller(reading, inner) == "وزارة المياه"


def test_he_is_no_paper() -> None:
    """«وتقول صحيفة ... إنه طلب» (a paper says that he asked): he is the person whom the sentence has named."""
    reading = read("يسعى سالم العبدي إلى حل، وتقول صحيفة الضفاف إنه طلب المساعدة.")
    inner = reading.get(ATTRIBUTIONS)[-1]
    assert inner.act == "request"
    assert teller(reading, inner) == "سالم العبدي"


def test_what_is_believed_is_at_nobody_s_door() -> None:
    """«يُعتقد أن» (it is believed that) names no teller, whoever spoke before."""
    reading = read("قال سالم العبدي إن السد آمن. ويُعتقد أن الجدار قديم.")
    assert reading.get(ATTRIBUTIONS)[-1].who == "~unspecified"


def test_the_clause_after_a_feminine_verb_may_belong_to_its_content() -> None:
    """«وتشير الوثائق إلى أن الوزير ... وأبلغ» (documents show that the minister ... and told): he told."""
    reading = read("وتشير الوثائق إلى أن الوزير سالم العبدي زار السد وأبلغ المهندسين أن الجدار متصدع.")
    outer, inner = reading.get(ATTRIBUTIONS)
    assert inner.parent == outer.id
    assert teller(reading, inner).endswith("سالم العبدي")
