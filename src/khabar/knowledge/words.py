"""Words as names are looked up in: spelled alike, with and without attached letters.

Also tells ordinary words from those that may belong to a name. What a name is, others say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.core.structure import Token
from khabar.knowledge.table import load_table
from khabar.text.fold import fold, fold_word

__all__ = [
    "BREAK",
    "SPACE",
    "TIGHT",
    "Form",
    "Word",
    "is_definite",
    "is_inflected",
    "is_ordinary",
    "make_words",
    "spell",
]

#: What stands between a word and the one before it: white space, a hyphen or stop with no space
#: around it («سو-30», «أ.ف.ب»), or something that no name runs over.
SPACE, TIGHT, BREAK = 0, 1, 2
LAM = "ل"
ARTICLE = "ال"
#: Written forms of particles that fold to names.
PARTICLES = frozenset(
    (
        "على",
        "إلى",
        "أن",
        "إن",
        "ان",
        "الآن",
        "الان",
        "لأن",
        "لان",
        "حتى",
        "متى",
        "بأن",
        "بان",
        "كأن",
        "أنا",
        "انا",
        "أي",
        "سوى",
        "لدى",
        "مدى",
        "رأى",
        "راى",
        "رأي",
    )
)
#: Two of these vowel marks end an adverb or object («زورًا»), hardly ever a name.
TANWIN = "\u064b"
#: Endings of a common word: with the article, without it, and after «ـاء» and «ـات».
ENDINGS = ("ين", "ون")
BARE_ENDINGS = ("ان", "ا", "ات", "تان", "تين")
OWNED = ("اءه", "اتي", "اته")
FUTURE = ("سي", "ست", "سن")
#: Fewest letters of a word that an ending is cut off.
STEM = 4
#: «فان» is rather the particle of Dutch names than «فإن» without its hamza.
VAN = "فان"
#: Fewest letters left when an attached letter is cut off.
SHORTEST = 2
#: Marks that join the parts of a name when no white space stands by them.
JOINERS = frozenset(("-", "–", ".", "/", "'", "’"))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to cut a word: ``at`` is where it starts in the text, ``clitics`` what went before."""

    at: int
    letters: str
    clitics: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or Latin word with its forms, the whole word first; ``gap`` is before it."""

    start: int
    end: int
    letters: str
    forms: tuple[Form, ...]
    gap: int
    quoted: bool
    #: A particle as it is written: «على» is no «علي», «أن» no «آن».
    particle: bool = False
    #: A dash stands between the word and the one before («سبق – متابعة»).
    dash: bool = False


def spell(text: str) -> str:
    """Fold and write final ه and ة alike, without spaces or marks.

    >>> spell("مكّة المكرّمة")
    'مكهالمكرمه'
    """
    return "".join(c for c in fold_word(text) if c.isalnum()).replace("ة", "ه")


def is_definite(letters: str) -> bool:
    """Tell whether a spelled word carries the article."""
    return letters.startswith(ARTICLE) and len(letters) > len(ARTICLE) + 1


@cache
def _common() -> frozenset[str]:
    return frozenset(w for row in load_table("common_words").rows for w in row["words"].split())


def is_ordinary(letters: str) -> bool:
    """Tell whether a spelled word is a common one, also with its attached letters cut off.

    >>> is_ordinary("الوزاره"), is_ordinary("مادورو")
    (True, False)
    """
    common = _common()
    if letters in common:
        return True
    if len(letters) > SHORTEST + 1 and letters[0] in "وفبلك" and letters[1:] in common:
        return True
    return letters.startswith("لل") and ARTICLE + letters[2:] in common


def is_inflected(letters: str) -> bool:
    """Tell whether a spelled word is a common one with an ending, or with the letter of the future.

    >>> is_inflected(spell("خبيران")), is_inflected(spell("ستلعب")), is_inflected(spell("كاميرون"))
    (True, True, False)
    """
    common = _common()
    endings = ENDINGS if is_definite(letters) else (*ENDINGS, *BARE_ENDINGS)
    if any(letters.endswith(e) and len(letters) - len(e) >= STEM and letters[: -len(e)] in common for e in endings):
        return True
    if letters.endswith(OWNED) and letters[:-1] in common:
        return True
    return letters.startswith(FUTURE) and letters[1:] in common


def _cuts(letters: str) -> list[tuple[int, str]]:
    """How many leading letters may be attached, and what is looked up when they are cut off."""
    out = [(0, letters)]
    taken = 1 if letters[0] in "وف" and len(letters) > SHORTEST else 0
    if taken:
        out.append((1, letters[1:]))
    for n in dict.fromkeys((0, taken)):
        rest = letters[n:]
        if rest[0] in "بك" and len(rest) > SHORTEST:
            out.append((n + 1, rest[1:]))
        elif rest[0] == LAM and len(rest) > SHORTEST:
            out.append((n + 1, "ا" + rest[1:] if rest[1] == LAM else rest[1:]))
    return out


def _forms(token: Token, surface: str, letters: str) -> tuple[Form, ...]:
    if token.kind != "word":
        return (Form(token.span.start, letters, ""),)
    plain = len(surface) == len(letters)
    starts: Sequence[int] = range(len(letters) + 1) if plain else fold(surface).starts
    return tuple(Form(token.span.start + starts[n], cut, letters[:n]) for n, cut in _cuts(letters))


def _is_particle(surface: str, letters: str) -> bool:
    bare = "".join(c for c in surface if c.isalpha())
    attached = bare[:1] in ("و", "ف") and bare[1:] in PARTICLES and bare != VAN
    return len(letters) == 1 or bare in PARTICLES or attached or TANWIN in surface


def _gap(between: str) -> int:
    if between.strip(" \u00a0\t\u0640\u200e\u200f") == "":
        return SPACE if between else TIGHT
    return TIGHT if between in JOINERS else BREAK


def make_words(text: str, tokens: Sequence[Token]) -> tuple[Word, ...]:
    """Return the words, numbers and Latin words of a document in order; marks become gaps."""
    out: list[Word] = []
    end = 0
    for token in tokens:
        if token.kind == "punct":
            continue
        letters = token.folded.replace("ة", "ه") if token.kind == "word" else token.folded.replace(".", "")
        if not letters:
            continue
        start = token.span.start
        between = text[end:start] if out else "\n"
        quoted = between[-1:] in "«\"“(‹„'"
        surface = text[start : token.span.end]
        particle = token.kind == "word" and _is_particle(surface, letters)
        forms = _forms(token, surface, letters)
        dash = between.strip()[:1] in ("-", "–", "—", "ـ")
        out.append(Word(start, token.span.end, letters, forms, _gap(between), quoted, particle, dash))
        end = token.span.end
    return tuple(out)
