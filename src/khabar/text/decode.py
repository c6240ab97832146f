"""Bytes to text, strictly: which encoding they are in, and what is wrong with them.

UTF-8, UTF-16, windows-1256 and ISO-8859-6 are read. A declared charset is believed only where the
bytes bear it out. Damage is named and never repaired; whether the text is Arabic is for
``text.language`` to say, and which encoding mistake was made for ``text.mojibake``.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from khabar.errors import EmptyInputError, NotTextError, TooLargeError, UndecodableError
from khabar.text.mojibake import find_mojibake

__all__ = ["MAX_BYTES", "Decoded", "declared_charset", "decode"]

#: One article may have at most so many bytes.
MAX_BYTES = 20 * 1024 * 1024

#: First bytes of formats that are not text: what they are, and what to do.
MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "convert it to text first, e.g. with pdftotext"),
    (b"\x89PNG\r\n", "a PNG image", "give the article as text or HTML"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article as text or HTML"),
    (b"GIF8", "a GIF image", "give the article as text or HTML"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it first, e.g. with gunzip"),
    (b"BZh", "bzip2-compressed", "unpack it first, e.g. with bunzip2"),
    (b"\xfd7zXZ\x00", "xz-compressed", "unpack it first, e.g. with unxz"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed", "unpack it first, e.g. with unzstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text or HTML first"),
    (b"{\\rtf", "an RTF document", "save it as plain text or HTML first"),
    (b"SQLite format 3\x00", "an SQLite database", "give the article as text or HTML"),
    (b"\x7fELF", "a program", "give the article as text or HTML"),
)
ZIP = b"PK\x03\x04"
#: Names near the start of a zip file that tell what it holds.
ZIPPED = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint file"),
    (b"epub", "an EPUB book"),
    (b"opendocument", "an OpenDocument file"),
)
#: So much of a page's head is searched for what it says of itself.
HEAD = 4096

SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
#: Python's codec names of what each encoding may rightly be declared as.
DECLARED_AS = {
    "utf-8": {"utf-8", "utf-8-sig"},
    "utf-16-le": {"utf-16", "utf-16-le"},
    "utf-16-be": {"utf-16", "utf-16-be"},
    "windows-1256": {"cp1256"},
    "iso-8859-6": {"iso8859-6"},
}
CODE_PAGES = ("windows-1256", "iso-8859-6")
ALIASES = {"iso-8859-6-i": "iso-8859-6", "iso-8859-6-e": "iso-8859-6", "x-cp1256": "cp1256", "x-windows-1256": "cp1256"}

#: Letters in a thousand, counted over the bank's train part (Arabic news of 2015) on 2026-11-24.
LESS_COMMON = (14, 10, 10, 10, 9, 8, 8, 7, 6, 5, 5, 5, 3, 3, 2, 1, 1, 1)
PER_MILLE = dict(
    zip(
        "اليمونرتبةعدفسقهأحكجطشصإىخضزذثئءغظؤآـ",
        (*(152, 115, 77, 64, 53, 52, 47, 47, 34, 33, 33, 31, 25, 25, 23, 22, 20, 19, 17), *LESS_COMMON),
        strict=True,
    )
)
#: The share of letters beyond ASCII that must be plain Arabic letters; a French or Russian text
#: read as an Arabic code page stays under a half.
LETTER_SHARE = 0.85
#: Mean frequency (per mille) of the letters: news has 70, evenly drawn letters have 28.
COMMONNESS = 40
#: Of UTF-16, at least this share of the high bytes is 0 (spaces, digits) or 6 (Arabic letters).
WIDE_SHARE = 0.8
#: From this share of valid sequences among the bytes beyond ASCII, a text is damaged UTF-8.
MOSTLY_UTF8 = 0.8

SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile(rb"[\x80-\xff]+")
BEYOND_ASCII = re.compile("[^\x00-\x7f]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
#: More control characters than this share of the text mean that it is no text.
CONTROL_SHARE = 0.005
META = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
XML = re.compile(rb"^\s*<\?xml\b[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` with a line feed for every line break, and otherwise as the bytes have it.

    ``warnings`` are sentences for the reader: a wrong declared charset, mojibake, lost characters.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Decode ``raw``; ``declared`` is the charset that a header or a meta tag names.

    Raises ``EmptyInputError``, ``TooLargeError``, ``NotTextError`` or ``UndecodableError``.

    >>> decode("خبر".encode()).text  # "a report"
    'خبر'
    """
    _refuse_size(raw)
    _refuse_binary(raw)
    text, encoding = _read(raw, _codec(declared))
    _refuse_controls(text)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise EmptyInputError("the input holds only white space; give a text with an article in it", bytes=len(raw))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    warnings = (*_declaration_warnings(text, encoding, declared), *_damage_warnings(text))
    return Decoded(text, encoding, warnings)


def declared_charset(raw: bytes) -> str | None:
    """Return the charset that the head of an HTML or XML page names for itself, None if it is silent.

    >>> declared_charset('<meta charset="windows-1256"><title>أخبار</title>'.encode("cp1256"))  # "news"
    'windows-1256'
    """
    head = raw[:HEAD]
    found = XML.search(head) or META.search(head)
    return found.group(1).decode("ascii") if found else None


def _refuse_size(raw: bytes) -> None:
    if len(raw) > MAX_BYTES:
        raise TooLargeError(
            f"the input has {len(raw)} bytes and one article may have {MAX_BYTES};"
            " give one article at a time, or split the file",
            bytes=len(raw),
            limit=MAX_BYTES,
        )
    if not raw.strip():
        raise EmptyInputError("the input is empty; give a text with an article in it", bytes=len(raw))


def _refuse_binary(raw: bytes) -> None:
    """Raise ``NotTextError`` where the first bytes name a format that is no text."""
    for magic, what, advice in MAGIC:
        if raw.startswith(magic):
            raise NotTextError(f"the input is {what}, not text; {advice}", format=what)
    if raw.startswith(ZIP):
        what = next((name for mark, name in ZIPPED if mark in raw[:HEAD]), "a zip archive")
        raise NotTextError(f"the input is {what}, not text; save it as plain text or HTML first", format=what)


def _codec(declared: str | None) -> str | None:
    """The name that Python gives to a declared charset; None for an unknown one."""
    if declared is None:
        return None
    name = declared.strip().strip("\"'").lower()
    try:
        return codecs.lookup(ALIASES.get(name, name)).name
    except (LookupError, ValueError):
        return None


def _read(raw: bytes, declared: str | None) -> tuple[str, str]:
    """Return the text and the encoding that the bytes themselves bear out."""
    if raw.startswith(UTF32):
        raise UndecodableError("the input is UTF-32, which is not read; save it as UTF-8", encoding="utf-32")
    for signature, encoding in SIGNATURES:
        if raw.startswith(signature):
            return _strictly(raw, encoding, len(signature)), encoding
    wide = _wide(raw)
    if wide is not None:
        return wide
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _code_page(raw, declared, error)


def _strictly(raw: bytes, encoding: str, skip: int) -> str:
    """Decode what follows a byte order mark, which leaves no doubt about the encoding."""
    try:
        return raw[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        at = skip + error.start
        raise UndecodableError(
            f"the input begins with the mark of {encoding} but byte {at} is not valid in it ({error.reason});"
            " the file is damaged or cut short: get it again",
            encoding=encoding,
            byte=at,
        ) from None


def _wide(raw: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark, told by its high bytes."""
    pairs = len(raw) // 2
    if len(raw) % 2 or (b"\x00" not in raw and b"\x06" not in raw):
        return None
    for encoding, half in (("utf-16-le", raw[1::2]), ("utf-16-be", raw[0::2])):
        if half.count(0) + half.count(6) <= pairs * WIDE_SHARE:
            continue
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if CONTROL.search(text) is None:
            return text, encoding
    return None


def _code_page(raw: bytes, declared: str | None, error: UnicodeDecodeError) -> tuple[str, str]:
    """Choose between the two Arabic code pages by how Arabic the letters are."""
    if b"\x00" in raw:
        raise NotTextError(
            "the input is binary, not text (it holds NUL bytes); give the article as text or HTML", format="binary"
        )
    high = HIGH.findall(raw)
    total = sum(map(len, high))
    whole = sum(len(m.group()) for m in SEQUENCE.finditer(raw))
    if whole >= total * MOSTLY_UTF8:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UndecodableError(
            f"the input is UTF-8 but damaged: byte {error.start} (line {line}) is not valid ({error.reason});"
            " get it again, or save it anew from where it still reads well",
            encoding="utf-8",
            byte=error.start,
        )
    ranked = [(_arabness(b" ".join(high), name, declared), name) for name in CODE_PAGES]
    best, encoding = max(ranked, key=lambda pair: pair[0])
    if not best:
        raise UndecodableError(
            f"the input is not UTF-8 (byte {error.start} is not valid) and makes no Arabic words in"
            " windows-1256 or ISO-8859-6; save it as UTF-8 and give it again",
            byte=error.start,
        )
    return raw.decode(encoding), encoding


def _arabness(high: bytes, encoding: str, declared: str | None) -> float:
    """Mean frequency of the letters under one code page; 0 where it is not Arabic at all.

    The declared page gets the benefit of the doubt where both give much the same letters.
    """
    try:
        chars = high.decode(encoding).replace(" ", "")
    except UnicodeDecodeError:
        return 0
    letters = [c for c in chars if c.isalpha()]
    if not letters:
        return 1  # signs alone («©») are the same in most code pages
    arabic = [PER_MILLE[c] for c in letters if c in PER_MILLE]
    if not arabic or len(arabic) < len(letters) * LETTER_SHARE:
        return 0
    mean = sum(arabic) / len(letters)
    favoured = declared in DECLARED_AS[encoding]
    if mean < COMMONNESS and not (favoured and len(letters) < COMMONNESS):
        return 0
    return mean * (1.1 if favoured else 1)


def _refuse_controls(text: str) -> None:
    """Raise ``NotTextError`` where the text holds what no text holds."""
    count = len(CONTROL.findall(text))
    if "\x00" in text or count > max(2, len(text) * CONTROL_SHARE):
        raise NotTextError(
            f"the input is binary, not text ({count} control characters in {len(text)});"
            " give the article as text or HTML",
            format="binary",
            control_characters=count,
        )


def _declaration_warnings(text: str, encoding: str, declared: str | None) -> list[str]:
    """Say where the declared charset is not the one that was read."""
    if declared is None or text.isascii():
        return []
    name = _codec(declared)
    if name is None:
        return [f"declared charset {declared!r} is unknown; the bytes were read as {encoding}"]
    if name in DECLARED_AS[encoding]:
        return []
    return [f"declared charset {declared!r} is wrong; the bytes are {encoding} and were read so"]


def _damage_warnings(text: str) -> list[str]:
    """Name lost characters and mojibake. Raises ``UndecodableError`` where they are the greater part."""
    warnings = []
    beyond = len(BEYOND_ASCII.findall(text))
    lost = text.count("\ufffd")
    if lost * 2 > beyond:
        raise UndecodableError(
            f"{lost} characters were already lost (U+FFFD) before khabar read the text;"
            " get it again from the source in its first encoding",
            lost=lost,
        )
    if lost:
        at = text.index("\ufffd")
        warnings.append(f"{lost} lost characters (U+FFFD), the first at {at}; the text there is not what was printed")
    found = find_mojibake(text)
    if found is not None and found.characters * 2 > beyond:
        raise UndecodableError(
            f"the text is mojibake: {found.mistake}, e.g. {found.example!r} at {found.at};"
            " it is not repaired: get the bytes again and give them as they are",
            mistake=found.mistake,
            at=found.at,
        )
    if found is not None:
        warnings.append(
            f"mojibake: {found.characters} characters are {found.mistake}, e.g. {found.example!r} at {found.at};"
            " they were left as they are"
        )
    return warnings
