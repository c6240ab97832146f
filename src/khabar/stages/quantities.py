"""Makes the layer of quantities: every number with what it counts or measures.

Dates, hours, ordinals, model numbers, scores and numbers of articles of law are not quantities.
Numbers are read by ``text.numbers``, nouns by ``knowledge.units``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from khabar.core.document import Document
from khabar.core.ids import stable_id
from khabar.core.layers import Reading
from khabar.core.measure import QUANTITIES, TIMES, Comparator, Quantity, Time
from khabar.core.span import Span
from khabar.core.stage import Stage
from khabar.core.structure import SENTENCES, TOKENS, Token
from khabar.knowledge.labels import LATIN_UNITS, Context, is_label
from khabar.knowledge.units import TABLES, Counted, counted_at, looks_like_people, money_of
from khabar.text.comparators import comparator_after, comparator_before
from khabar.text.numbers import SCALES, Number, parse_number

__all__ = ["STAGE", "quantities_of"]

#: Rules of times that leave their numbers to be counted too: "three months ago" has three months.
COUNTED_TIMES = ("spell.ago", "spell.amount", "spell.last")
#: After these verbs and nouns a number alone counts persons.
CASUALTIES = re.compile(
    r"[وفبل]{0,2}(?:قتل|مقتل|قتلت|مصرع|اصيب|اصابة|اصابت|جرح|جرحت|استشهد|استشهاد|اعتقال|اعتقل|اعتقلت|توفي|وفاة"
    r"|اسر|ايقاف|توقيف|القبض|اختطاف|خطف|قتلهم|بمقتل|باصابة|وعددهم|عددهم|اعدام|اعدم|انقاذ)$"
)
PERCENT = ("المائة", "المئة", "المئه", "المائه", "الماية", "الميه", "الميئة")
BY_PERCENT = tuple("ب" + word for word in PERCENT)
OTHERS = frozenset({"اخرين", "اخرون", "اخر", "اخرى", "اخري", "اخران", "اخريات"})
AGES = ("العمر", "عمره", "عمرها")
ONE = ("واحد", "واحدة", "واحدا")
PRONOUNS = ("منهم", "منهن", "بينهم")
PAIRING = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
SIGNS = {"%": "percent", "$": "USD", "€": "EUR", "£": "GBP"}
AMONG = ("بينهم", "منهم", "بينهن", "منهن")
FUNCTION = frozenset(
    "في من الي علي عن مع منذ قبل بعد ان او ثم حتي كما هو هي هذا هذه عبر خلال فقط ضد حين كان كانت قال قالت عند عام"
    " عاما نحو كل غير ذلك اي مما ما لا قد".split()
)
CONNECTORS = ("الي", "او", "و", "-", "–", "حتي")


@dataclass(frozen=True, slots=True)
class _Part:
    """A quantity in the making; ``first`` and ``last`` are token indices."""

    first: int
    last: int
    value: int | float | tuple[int | float, int | float]
    unit: str | None
    rule: str
    noun: tuple[int, int] | None = None
    number: int = 0
    approx: Comparator = "exact"


def _dated(tokens: Sequence[Token], times: Sequence[Time]) -> frozenset[int]:
    """Indices of tokens inside expressions of time whose numbers count nothing."""
    out: set[int] = set()
    taken = [t.span for t in times if t.type != "duration" and not t.rule.startswith(COUNTED_TIMES)]
    k = 0
    for i, token in enumerate(tokens):
        while k < len(taken) and taken[k].end <= token.span.start:
            k += 1
        if k < len(taken) and taken[k].start <= token.span.start:
            out.add(i)
    return frozenset(out)


def _skip_marks(words: Sequence[str], i: int) -> int:
    """Step over a bracket or quotation mark that closes around the number: «(84) حالة»."""
    while i < len(words) and words[i] in (")", '"', "»", "”", "/", "'"):
        i += 1
    return i


def _after(context: Context, number: Number) -> _Part | None:
    """A number with its noun, percent sign or unit behind it."""
    words = context.words
    i = _skip_marks(words, number.last)
    part = _Part(number.first, number.last, number.value, None, "", number=number.first)
    word = words[i] if i < len(words) else ""
    if word in SIGNS:
        return replace(part, last=i + 1, unit=SIGNS[word], rule="quantity.sign")
    if word in BY_PERCENT:
        return replace(part, last=i + 1, unit="percent", rule="quantity.percent")
    if word in ("في", "ب") and i + 1 < len(words) and words[i + 1] in PERCENT:
        return replace(part, last=i + 2, unit="percent", rule="quantity.percent")
    if word.lower() in LATIN_UNITS:
        return replace(part, last=i + 1, unit=LATIN_UNITS[word.lower()], rule="quantity.latin")
    noun = counted_at(words, i)
    if noun is not None and _agrees(noun, number):
        return _with_noun(part, noun, i, words)
    return _of_people(context, part, i)


def _agrees(noun: Counted, number: Number) -> bool:
    """«24 الساعة» aside, a noun that is counted has no article; vague numbers take it."""
    return not noun.definite or number.written == "vague" or noun.unit in ("hour", "year", "day", "month")


def _with_noun(part: _Part, noun: Counted, i: int, words: Sequence[str]) -> _Part:
    last, unit, value = noun.last, noun.unit, part.value
    if unit == "barrel" and last < len(words) and words[last] in ("يوميا", "في") and not isinstance(value, tuple):
        daily = words[last] == "يوميا" or words[last : last + 2] == ("في", "اليوم")
        unit = "barrel per day" if daily else unit
        last += (1 if words[last] == "يوميا" else 2) if daily else 0
    if last < len(words) and words[last] in ("ونصف", "والنصف") and not isinstance(value, tuple):
        value, last = value + 0.5, last + 1
    return replace(part, last=last, unit=unit, value=value, noun=(i, noun.last), rule="quantity.noun")


def _of_people(context: Context, part: _Part, i: int) -> _Part | None:
    """«آخرين», «منهم», «من رجال ...», and unlisted nouns that look like people."""
    words = context.words
    word = words[i] if i < len(words) else ""
    if word in OTHERS:
        return replace(part, last=i + 1, unit="person", rule="quantity.others")
    if word in PRONOUNS:
        return replace(part, last=i + 1, unit="person", rule="quantity.of")
    if word in ONE and part.value == 1:
        return None
    if word == "من" and i + 1 < len(words):
        return _of(words, part, i)
    vague = isinstance(part.value, tuple)
    count = 11 if isinstance(part.value, tuple) else part.value
    if (
        word[:1].isalpha()
        and context.tokens[i].kind == "word"
        and looks_like_people(word, count)
        and (vague or not word.startswith("ال"))
    ):
        return replace(part, last=i + 1, unit="person", noun=(i, i + 1), rule="quantity.people")
    if 3 <= count <= 10 and not vague and word.endswith("ات") and len(word) > len("ذات") and not word.startswith("ال"):
        return replace(part, last=i + 1, noun=(i, i + 1), rule="quantity.unlisted")  # «خمسة رادارات»
    return None


def _of(words: Sequence[str], part: _Part, i: int) -> _Part | None:
    """«ثلاثة من موظفي الشركة», «العشرات من الأسر»."""
    noun = counted_at(words, i + 1)
    if noun is not None and noun.number == "many":
        return replace(part, last=noun.last, unit=noun.unit, noun=(i + 1, noun.last), rule="quantity.of")
    word = words[i + 1]
    if word in AGES:
        return replace(part, last=i + 2, unit="year", rule="quantity.age")
    if word.endswith(("ين", "ي", "يه", "يها", "زملائه")) or word in (
        "هؤلاء",
        "جنسيات",
        "ابناء",
        "رجال",
        "قوات",
        "افراد",
        "قيادات",
        "عناصر",
        "سكان",
    ):
        return replace(part, last=i + 2, unit="person", rule="quantity.of")
    return None


def _before(context: Context, number: Number) -> _Part | None:
    """«السنوات الثلاث», «الطائرات ال24»: the noun stands before its number."""
    if not number.definite or number.first == 0:
        return None
    noun = counted_at(context.words, number.first - 1)
    word = context.words[number.first - 1]
    if noun is None and word.startswith("ال") and number.first > 1:
        noun = counted_at(context.words, number.first - 2)
        if noun is not None and noun.number == "many" and noun.definite:
            span = (number.first - 2, number.first - 1)
            return _Part(number.first - 2, number.last, number.value, noun.unit, "quantity.before", span, number.first)
        noun = None
    if noun is None:
        people = word.startswith("ال") and looks_like_people(word, 3) and not isinstance(number.value, tuple)
        return (
            _Part(number.first - 1, number.last, number.value, "person", "quantity.before", number=number.first)
            if people
            else None
        )
    if noun.number != "many" or not (noun.definite or context.words[number.first].startswith("ال")):
        return None
    span = (number.first - 1, number.first)
    return _Part(number.first - 1, number.last, number.value, noun.unit, "quantity.before", span, number.first)


def _bare(context: Context, number: Number) -> _Part | None:
    """A number that stands alone; words and digits after a word for casualties count persons."""
    words = context.words
    before = words[number.first - 1] if number.first else ""
    part = _Part(number.first, number.last, number.value, None, "quantity.bare", number=number.first)
    _, start = comparator_before(words, number.first)
    if CASUALTIES.match(before) or (start and CASUALTIES.match(words[start - 1])):
        return replace(part, unit="person", rule="quantity.casualties")
    if number.written == "vague":
        return replace(part, unit="person", rule="quantity.vague")
    if number.written == "digits":
        if before in ("%", "$", "€"):
            return replace(part, first=number.first - 1, unit=SIGNS[before], rule="quantity.sign")
        return _bare_digits(context, number, part, hedged=start < number.first)
    return part if start < number.first else replace(part, rule="quantity.alone")


def _bare_digits(context: Context, number: Number, part: _Part, *, hedged: bool) -> _Part | None:
    """Digits without a known noun count where the words around say so."""
    words = context.words
    after = words[number.last] if number.last < len(words) else ""
    before = words[number.first - 1] if number.first else ""
    if before.lstrip("و") in AMONG:
        return replace(part, unit="person", rule="quantity.among")
    if number.last - number.first > 1 and words[number.first] != "ال":
        return replace(part, rule="quantity.scaled")
    if hedged:
        return replace(part, rule="quantity.hedged")
    plain = (
        number.last < len(words)
        and context.tokens[number.last].kind == "word"
        and not after.startswith(("ال", "و", "ب", "ل", "ت", "ي"))
    )
    if plain and after not in FUNCTION and len(after) > 2:  # no particle
        return replace(part, rule="quantity.unlisted", last=number.last + 1, noun=(number.last, number.last + 1))
    if re.search("[.,]", words[number.first]):
        return replace(part, rule="quantity.decimal")
    if context.glued(number.first) and before in ("و", "ب", "ل"):
        return replace(part, rule="quantity.joined")
    return replace(part, rule="quantity.alone")


def _dual(context: Context, i: int) -> _Part | None:
    """«غارتين», «جنديان», «عسكريين اثنين»: two of a thing in one word."""
    words, word = context.words, context.words[i]
    paired = i + 1 < len(words) and words[i + 1] in PAIRING
    for prefix in ("", "و", "ب", "ل", "ف", "وب", "ول"):
        bare = word[len(prefix) :]
        if not word.startswith(prefix) or not bare.endswith(("ان", "ين", "تا", "تي")):
            continue
        noun = counted_at((bare,), 0)
        if (
            i
            and words[i - 1].endswith(("ين", "ان"))
            and (before := counted_at((words[i - 1].lstrip("و"),), 0)) is not None
            and before.number == "two"
        ):
            return None
        if noun is None or noun.definite or (noun.number != "two" and not (paired and noun.number == "many")):
            continue
        last = i + 2 if paired else i + 1
        return _Part(i, last, 2, noun.unit, "quantity.dual", (i, i + 1), i)
    return None


def _noun_first(context: Context, i: int) -> _Part | None:
    """«غارتين», and «عام واحد»."""
    words = context.words
    if i + 1 < len(words) and words[i + 1] in ONE:
        for clitic in ("", "و", "ب", "ل", "ال", "لل", "بال"):
            noun = counted_at((words[i][len(clitic) :],), 0) if words[i].startswith(clitic) else None
            if noun is not None and noun.number == "one":
                return _Part(i, i + 2, 1, noun.unit, "quantity.one", (i, i + 1), i)
    return _dual(context, i)


def _parts(context: Context) -> list[_Part]:
    out: list[_Part] = []
    i, words = 0, context.words
    while i < len(words):
        number = parse_number(words, i) if context.tokens[i].kind in ("word", "number") else None
        part = (
            _read(context, number)
            if number is not None
            else _noun_first(context, i)
            if i not in context.dated
            else None
        )
        if part is not None and not (out and part.first < out[-1].last):
            out.append(part)
            i = max(part.last, i + 1)
        else:
            i = max(number.last, i + 1) if number is not None else i + 1
    return out


def _read(context: Context, number: Number) -> _Part | None:
    if is_label(context, number):
        return None
    part = _after(context, number) or _before(context, number) or _bare(context, number)
    if part is None or (
        part.value == 1 and number.written == "words" and part.rule not in ("quantity.of", "quantity.percent")
    ):
        return None
    return part


def _joined(context: Context, parts: list[_Part]) -> list[_Part]:
    """Join the ends of a range, and give a number without a noun the unit of the next or last."""
    out: list[_Part] = []
    for part in parts:
        before = out[-1] if out else None
        link = context.words[before.last : part.first] if before is not None else ()
        if before is not None and before.unit is None and part.unit is not None and _linked(link, context, part):
            ranged = _range(context, before, part, link)
            if ranged is not None:
                out[-1] = ranged
                continue
            out[-1] = replace(before, unit=part.unit)
        out.append(part)
    return out


def _linked(link: Sequence[str], context: Context, part: _Part) -> bool:
    if link and link[-1] in ("اكثر", "من"):
        link = link[:1]
    return (len(link) == 1 and link[0] in CONNECTORS) or (not link and context.words[part.first][:1] == "و")


def _range(context: Context, low: _Part, high: _Part, link: Sequence[str]) -> _Part | None:
    """«بين 25 و35 عاما», «من 3 إلى 20 ألفا»: the scale of the upper end holds for both."""
    opening = context.words[low.first - 1] if low.first else ""
    opened = opening.lstrip("و") in ("بين", "من", "مابين", "يتراوح", "تتراوح")
    if (link and link[0] == "و") and opening == "من":
        return None
    if (
        not (opened or (link and link[0] in ("الي", "او", "-", "–")))
        or isinstance(low.value, tuple)
        or isinstance(high.value, tuple)
    ):
        return None
    bottom: int | float = low.value
    scale = SCALES.get(context.words[high.number + 1] if high.number + 1 < len(context.words) else "", 1)
    if bottom * scale < high.value and bottom < scale:
        bottom = bottom * scale
    if bottom >= high.value:
        return None
    return replace(high, first=low.first, value=(bottom, high.value), rule="quantity.range")


def _finish(context: Context, part: _Part, document: Document, folded: str) -> Quantity:
    approx, first = comparator_before(context.words, part.first)
    last = part.last
    if isinstance(part.value, tuple) and part.rule != "quantity.range":
        approx = "about"
    elif approx == "exact":
        approx, last = comparator_after(context.words, part.last)
        last = last if approx != "exact" else part.last
    span = Span(context.tokens[first].span.start, context.tokens[last - 1].span.end)
    noun = (
        Span(context.tokens[part.noun[0]].span.start, context.tokens[part.noun[1] - 1].span.end) if part.noun else None
    )
    unit = money_of(part.unit, folded) if part.unit else None
    identity = stable_id("quantity", document.id, span.start, span.end)
    return Quantity(identity, span, part.value, approx, unit, part.rule, noun)


def quantities_of(document: Document, tokens: tuple[Token, ...], times: tuple[Time, ...] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a document in text order."""
    words = tuple(token.folded for token in tokens)
    context = Context(tokens, words, _dated(tokens, times))
    folded = " ".join(words)
    kept = [
        part for part in _joined(context, _parts(context)) if part.rule != "quantity.alone" or part.unit is not None
    ]
    found = [_finish(context, part, document, folded) for part in kept]
    out: list[Quantity] = []
    for quantity in found:
        if not out or out[-1].span.end <= quantity.span.start:
            out.append(quantity)
    return tuple(out)


def run(reading: Reading) -> tuple[Quantity, ...]:
    """Make the layer of quantities."""
    return quantities_of(reading.document, reading.get(TOKENS), reading.get(TIMES))


STAGE = Stage("quantities", "1", (SENTENCES, TOKENS, TIMES), QUANTITIES, run, tables=TABLES)
