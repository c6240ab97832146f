"""What counts as a name, and where its span begins and ends. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.core.entity import Mention
from khabar.core.span import Span, cut
from khabar.stages.names import find_mentions
from khabar.stages.tokens import tokenize

#: Pieces that make offsets hard: marks, tatweel, ligatures, emoji, both directions, names.
PIECES = [
    "وللسعودية", "بالرياض", "محمّد بن سـالم", "عبد الله", "ﻻ", "مصر", "قال", "وزارة الدفاع الروسية", "سو-30",
    "🙂", "Reuters", "«", "»", "،", "-", "\n", "الرئيس", "فلاديمير بوتين", "\u200f", "٣٠", "أن", "كَتَبَ",
    "ل", "لـ", "أ.ف.ب",
]  # fmt: skip


def names(text: str) -> list[tuple[str, str]]:
    """Return the words and the type of each name found."""
    return [(cut(text, m.span), m.type) for m in find_mentions(text, tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد إلى الرياض أمس", ("الرياض", "GPE")),
        ("عاد الوفد من القاهرة وبيروت", ("بيروت", "GPE")),
        ("انعقد اللقاء بالقاهرة", ("القاهرة", "GPE")),
        ("قدم الدعم لليمن", ("ليمن", "GPE")),
        ("بيان للأمم المتحدة", ("لأمم المتحدة", "ORG")),
        ("عبرت السفينة البحر الأحمر", ("البحر الأحمر", "LOC")),
        ("سقطت طائرة سوخوي سو-30 قرب القرية", ("سوخوي سو-30", "EQP")),
        ("قالت وكالة أ.ف.ب إن الجسر سليم", ("أ.ف.ب", "ORG")),
    ],
)
def test_known_names(text: str, expected: tuple[str, str]) -> None:
    """A known name is found without its attached letters."""
    assert expected in names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت وزارة الأشغال العامة والإسكان الأردنية ذلك", "وزارة الأشغال العامة والإسكان الأردنية"),
        ("قالت الحكومة الكينية إن السد آمن", "الحكومة الكينية"),
        ("أوضحت الهيئة العامة للسياحة والآثار أن الموقع مفتوح", "الهيئة العامة للسياحة والآثار"),
        ("بيان من وزارة النقل حول الجسر", "وزارة النقل"),
    ],
)
def test_bodies_by_pattern(text: str, expected: str) -> None:
    """A head word and its complement make the name of a body."""
    assert (expected, "ORG") in names(text)


def test_facility_by_pattern() -> None:
    """«مطار» and what names it are a facility."""
    assert ("مطار الملك خالد الدولي", "FAC") in names("هبطت الطائرة في مطار الملك خالد الدولي صباحا")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال المهندس سالم بن حمد القرني إن العمل مستمر", "سالم بن حمد القرني"),
        ("التقى الوزير عبد الله الصويلح نظيره", "عبد الله الصويلح"),
        ("وصرح فلاديمير كورنيلوف للصحفيين", "فلاديمير كورنيلوف"),
        ("زار الشيخ أبو محمد المدينة", "أبو محمد"),
    ],
)
def test_persons_by_rule(text: str, expected: str) -> None:
    """A given name or a title begins the name of a person; the title stays outside."""
    assert (expected, "PER") in names(text)


def test_surname_alone_after_full_name() -> None:
    """A surname named in full once is a name later."""
    text = "قال سالم القرنبيط إن السد آمن.\nوأضاف القرنبيط أن العمل بدأ."
    assert [n for n, _ in names(text)].count("القرنبيط") == 1


@pytest.mark.parametrize(
    "text",
    [
        "على أن تنتهي الأعمال اليوم",
        "قال الرئيس إن الحكومة تدرس الأمر",
        "الوزير الروسي والسفير الأمريكي",
        "حضر الاجتماع عدد من المسؤولين",
    ],
)
def test_no_names(text: str) -> None:
    """Particles, bare titles, nationality adjectives and common nouns are no names."""
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("الاتحاد بين الرجلين قوي", False),
        ("فاز فريق الاتحاد في مباراة الدوري بهدف لاعب المنتخب أمام جماهير النادي في بطولة الكأس", True),
    ],
)
def test_clubs_only_in_sport(text: str, found: bool) -> None:  # noqa: FBT001  # the second parameter is the expectation
    """«الاتحاد» is a club only in a report of sport."""
    assert (("الاتحاد", "ORG") in names(text)) is found


def test_record_of_a_known_name() -> None:
    """A mention of a known thing carries its key and its English name, and every mention its rule."""
    text = "زار فلاديمير بوتين دمشق"
    mentions = find_mentions(text, tokenize(text))
    assert mentions[0] == Mention(Span(4, 18), "PER", "gazetteer.per", "PER:vladimir-putin", "Vladimir Putin")
    assert all(m.rule for m in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "وقال المتحدث في بيان مقتضب إن الطريق مغلق",
        "لكنه رأى أن الكلفة مرتفعة",
        "كتبت صحيفة دنماركية أن الجسر قديم",
        "عثر على السيدة مشنوقة في بيتها",
        "قال مصدران أمنيان إن الطريق مغلق",
        "المواطن تشغل باله الأسعار",
        "صار هذا الفريق زورًا بطلا",
        "أعلن الفريق المتمركز هناك وصوله",
        "وقال المهاجم اندفع نحوي",
        "شكر للرموز الدينية جهدهم",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    """No name is cut out of a common noun or made of verbs, duals, adverbs, participles or adjectives."""
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت الهيئة العامة لسدود الجنوب بدء العمل", "الهيئة العامة لسدود الجنوب"),
        ("أعلنت هيئة سدود الجنوب بدء العمل", "هيئة سدود الجنوب"),
        ("قال رئيس اتحاد مزارعي الوادي إن الماء قليل", "اتحاد مزارعي الوادي"),
    ],
)
def test_bodies_take_their_whole_complement(text: str, expected: str) -> None:
    """A construct state goes on to the definite noun that completes it."""
    assert (expected, "ORG") in names(text)


def test_a_title_is_not_a_first_name() -> None:
    """What belongs to the office before a name stays outside it."""
    assert ("ناصر الصويلح", "PER") in names("صرح وزير الخارجية وشؤون المغتربين ناصر الصويلح أمس")
    assert ("عمر الصويلح", "PER") in names("قال الطبيب سالم القرني وعمر الصويلح إن العمل مستمر")


def test_a_medium_is_found_again_without_its_head() -> None:
    """«صحيفة فيستهافن كورير» is a newspaper where its name stands alone as well."""
    text = "كشفت صحيفة فيستهافن كورير وثيقة.\nوقالت فيستهافن كورير إن الوثيقة قديمة"
    assert names(text) == [("فيستهافن كورير", "ORG")] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عقد المؤتمر بالعاصمة عمان أمس", "Amman"),
        ("التقى الوفد في عمان وزير المياه الأردني", "Amman"),
        ("زار الوفد عمان أمس", "Oman"),
        ("وصل الوفد العماني إلى مسقط ثم غادر عمان إلى الأردن", "Oman"),
        ("شارك الأردن وعمان في اللقاء", "Oman"),
    ],
)
def test_amman_and_oman(text: str, name: str) -> None:
    """«عمان» is Amman after «العاصمة» and in news of Jordan, unless it stands in a list of countries."""
    (mention,) = [m for m in find_mentions(text, tokenize(text)) if cut(text, m.span) == "عمان"]
    assert mention.latin == name


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.lists(st.sampled_from(["", " ", " ", "  "]), min_size=14, max_size=14),
)
def test_spans_hold(pieces: list[str], gaps: list[str]) -> None:
    """Spans lie inside the text, in order, apart, end with a word, and come out the same twice."""
    text = "".join(p + g for p, g in zip(pieces, gaps, strict=False))
    tokens = tokenize(text)
    found = find_mentions(text, tokens)
    assert found == find_mentions(text, tokens)
    ends = {t.span.end for t in tokens}
    end = 0
    for mention in found:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.end in ends
        assert cut(text, mention.span) == text[mention.span.start : mention.span.end]
        end = mention.span.end


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="وفبلكاسم عليهدن«»-،.\nًّـ🙂a1", max_size=60))
def test_any_text(text: str) -> None:
    """No text breaks the stage; a span begins at a word or after its attached letters."""
    tokens = tokenize(text)
    for mention in find_mentions(text, tokens):
        holder = next(t for t in tokens if t.span.start <= mention.span.start < t.span.end)
        assert mention.span.start - holder.span.start <= len(holder.folded)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال فلورنز غريغورش إن السد آمن.", "فلورنز غريغورش"),
        ("وأضاف هولمفيكس أن الأشغال مستمرة.", "هولمفيكس"),
    ],
)
def test_who_speaks_is_a_person_though_no_table_has_the_name(text: str, name: str) -> None:
    """Unknown words between a verb of saying and what is said are a person's name."""
    assert (name, "PER") in names(text)


@pytest.mark.parametrize("text", ["وقال مدعون إن السد آمن.", "وبين القريتين طريق.", "وأكدت مصادر أن السد آمن."])
def test_nouns_for_tellers_are_no_names(text: str) -> None:
    """A plural or a noun for a teller after a verb of saying is no name."""
    assert not [n for n, t in names(text) if t == "PER"]
