"""Finds Arabic that was read in the wrong encoding, and names the mistake that was made.

Nothing is repaired: the evidence is the text as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

__all__ = ["Mojibake", "find_mojibake"]

#: Code pages as which UTF-8 is commonly misread.
MISREAD = {"windows-1252": "cp1252", "ISO-8859-1": "latin_1", "windows-1256": "cp1256", "Mac Roman": "mac_roman"}
#: First bytes of Arabic letters in UTF-8 (U+0600 to U+06FF).
LEADS = range(0xD8, 0xDC)
FOLLOWERS = range(0x80, 0xC0)
#: Runs of Latin letters with accents alone: no language has four in a row, Arabic read as
#: windows-1252 («ÇáÓ») has little else.
ACCENTED = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{4,}")
ACCENTED_WORD = re.compile("[\u00a1-\u00ff]{2,}")
#: Arabic words that begin with the article, in either code page read as windows-1252.
ARTICLE = re.compile("(?<![A-Za-z\u00a1-\u00ff])[\u00e6\u00c8\u00e1]?\u00c7[\u00e1\u00e4][\u00c0-\u00ff]{2,}")


@dataclass(frozen=True, slots=True)
class Mojibake:
    """``characters`` of the text are mojibake; ``example`` is the first run, at code point ``at``."""

    mistake: str
    characters: int
    example: str
    at: int


def find_mojibake(text: str) -> Mojibake | None:
    """Return the mistake that explains most of the text's mojibake, None where there is none.

    >>> find_mojibake("قال «Ø§Ù„Ø³Ø¯» أمس").mistake  # "he said «(the dam)» yesterday"
    'UTF-8 read as windows-1252'
    """
    if text.isascii():
        return None
    found = [m for name in MISREAD for m in (_single(text, name), _double(text, name)) if m is not None]
    found += [m for m in (_code_page(text),) if m is not None]
    return max(found, key=lambda m: m.characters, default=None)


def _char(byte: int, codec: str) -> str:
    """The character that a misreader shows for a byte; bytes without one come as C1 controls."""
    return bytes([byte]).decode(codec, "ignore") or chr(byte)


@cache
def _single_pattern(codec: str) -> re.Pattern[str]:
    """Two or more Arabic letters of UTF-8, each shown as two characters of the code page."""
    leads = "".join(_char(b, codec) for b in LEADS)
    followers = re.escape("".join(sorted({_char(b, codec) for b in FOLLOWERS})))
    return re.compile(f"(?:[{leads}][{followers}]){{2,}}")


@cache
def _double_pattern(codec: str) -> re.Pattern[str]:
    """Two or more Arabic letters that went through the same misreading twice."""
    leads = "|".join(re.escape(_twice(b, codec)) for b in LEADS)
    followers = "|".join(sorted({re.escape(_twice(b, codec)) for b in FOLLOWERS}, key=lambda s: (-len(s), s)))
    return re.compile(f"(?:(?:{leads})(?:{followers})){{2,}}")


def _twice(byte: int, codec: str) -> str:
    """What one byte beyond ASCII becomes when its character is again stored as UTF-8 and misread."""
    return "".join(_char(b, codec) for b in _char(byte, codec).encode())


def _summary(mistake: str, runs: list[re.Match[str]]) -> Mojibake | None:
    if not runs:
        return None
    first = runs[0]
    return Mojibake(mistake, sum(len(m.group()) for m in runs), first.group()[:12], first.start())


def _single(text: str, name: str) -> Mojibake | None:
    runs = list(_single_pattern(MISREAD[name]).finditer(text))
    return _summary(f"UTF-8 read as {name}", runs)


def _double(text: str, name: str) -> Mojibake | None:
    runs = list(_double_pattern(MISREAD[name]).finditer(text))
    return _summary(f"UTF-8 read as {name} twice (double encoding)", runs)


def _code_page(text: str) -> Mojibake | None:
    """Arabic of a one-byte code page that was read as windows-1252 («ÇáÓÚæÏíÉ»)."""
    article = ARTICLE.search(text)
    if article is None or ACCENTED.search(text) is None:
        return None
    page = "windows-1256" if "\u00c7\u00e1" in article.group() else "ISO-8859-6"
    return _summary(f"{page} read as windows-1252", list(ACCENTED_WORD.finditer(text)))
