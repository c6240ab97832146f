"""From a source (path, address, standard input) to bytes, and from bytes to a Document.

Plain text, a page, a reading's JSON or the bank's JSON. Running stages is left to ``read``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from khabar.actions.fetch import fetch, is_address
from khabar.core.document import Document
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.errors import BadTimeError, MissingInputError, ReadingFormatError, TooLargeError
from khabar.text.decode import MAX_BYTES, Decoded, declared_charset, decode

if TYPE_CHECKING:  # both are slow to import
    from khabar.export.bank_json import BankDocument
    from khabar.text.page import Page

__all__ = [
    "MAX_LETTERS", "STDIN", "Arrived", "Options", "arrive", "bank_document", "document_of", "headline", "valid_time",
]  # fmt: skip

#: The source that stands for standard input.
STDIN = "-"
#: Code points of one article: some 150,000 words, far over any article and under any corpus.
MAX_LETTERS = 1_000_000
#: A headline is at most this long ...
HEADLINE = 200
#: ... and shorter than the paragraph after it by this factor, unless an empty line follows.
SHORTER = 0.6


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of a printing; each fills or overrides what the page says."""

    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    language: str | None = None

    def __bool__(self) -> bool:
        return self != Options()


@dataclass(frozen=True, slots=True)
class Arrived:
    """Bytes and where they came from. ``method`` is file, stdin or http; ``url`` None but for http."""

    source: str
    raw: bytes
    method: str
    url: str | None = None
    charset: str | None = None


def arrive(source: str, stdin: BinaryIO) -> Arrived:
    """Get the bytes of a path, an http(s) address or "-". Raises an ``InputError``."""
    if source == STDIN:
        return Arrived(source, _limited(source, stdin.read(MAX_BYTES + 1)), "stdin")
    if is_address(source):
        page = fetch(source)
        return Arrived(source, page.raw, "http", page.url, page.charset)
    return Arrived(source, _limited(source, _bytes_of(source)), "file")


def _limited(source: str, raw: bytes) -> bytes:
    """Refuse what was not even read to its end."""
    if len(raw) > MAX_BYTES:
        raise TooLargeError(
            f"{source}: is over {MAX_BYTES} bytes and one article is smaller; give one article at a time",
            limit=MAX_BYTES,
        )
    return raw


def _bytes_of(path: str) -> bytes:
    if not path:
        raise MissingInputError("the name is empty; give a path, an http(s) address or -")
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise MissingInputError(f"{path}: there is no such file; give a path, an http(s) address or -") from None
    except IsADirectoryError:
        raise MissingInputError(f"{path}: is a folder without an article in it") from None
    except OSError as error:
        raise MissingInputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error


def document_of(arrived: Arrived, options: Options) -> Document | Reading:
    r"""Make the document, or load the reading that the bytes are. Raises an ``InputError``.

    >>> raw = "بدء إصلاح السد\n\nقال الوزير إن العمل بدأ في السد صباح اليوم.".encode()
    >>> document_of(Arrived("-", raw, "stdin"), Options(outlet="الصدى")).title  # "repair of the dam begins"
    'بدء إصلاح السد'
    """
    if arrived.raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        made = _from_json(arrived, options)
    else:
        made = _from_text(arrived)
    if isinstance(made, Reading):
        return made
    return _checked(_override(made, options))


def _from_json(arrived: Arrived, options: Options) -> Document | Reading:
    from khabar.export import bank_json, reading_json  # noqa: PLC0415  # the codec is slow to import

    decode(arrived.raw)  # refuses what is too large or no text, in the same words as for an article
    if reading_json.is_reading(arrived.raw):
        if options:
            raise ReadingFormatError(
                f"{arrived.source}: is a reading, and a reading stays as it is; give the article itself"
                " to read it with another outlet, date, title or language"
            )
        return reading_json.load(arrived.raw)
    return bank_document(arrived.raw, bank_json.bank_document(arrived.raw))


def bank_document(raw: bytes, bank: BankDocument) -> Document:
    """Make the document of a bank file, whose text always begins with the headline."""
    first, line_break, _ = bank.text.partition("\n")
    title = first.strip() or None if line_break else None
    published = None if bank.published is None else valid_time(bank.published)
    return Document(digest(raw), bank.text, bank.outlet, published, title, uri=bank.url)


def _from_text(arrived: Arrived) -> Document:
    from khabar.text import page as pages  # noqa: PLC0415  # slow to import, and a reading needs none of it
    from khabar.text.completeness import completeness_of  # noqa: PLC0415  # likewise

    is_html = pages.is_html(arrived.raw)
    charset = arrived.charset or (declared_charset(arrived.raw) if is_html else None)
    decoded = decode(arrived.raw, charset)
    if is_html or pages.is_html(decoded.text):
        return _from_page(arrived, decoded, pages.read_page(decoded.text, arrived.url))
    text = decoded.text.strip("\ufeff \t\n\u00a0")
    return Document(
        id=digest(arrived.raw),
        text=text,
        title=headline(text),
        uri=arrived.url,
        encoding=decoded.encoding,
        completeness=completeness_of(text),
        warnings=decoded.warnings,
    )


def _from_page(arrived: Arrived, decoded: Decoded, page: Page) -> Document:
    return Document(
        id=digest(arrived.raw),
        text=_under(page.title, page.body),
        outlet=page.outlet,
        published=page.published,
        title=page.title,
        language=page.language or "ar",
        uri=arrived.url or page.uri,
        encoding=decoded.encoding,
        completeness=page.completeness,
        warnings=(*decoded.warnings, *page.warnings),
    )


def _under(title: str | None, body: str) -> str:
    """Put the headline on the first line, unless it stands there."""
    if title is None or body == title or body.startswith(title + "\n"):
        return body
    return f"{title}\n{body}"


def headline(text: str) -> str | None:
    r"""Return the first line where it looks like a headline: short, over something longer, no sentence.

    >>> headline("الوزير: السد سليم\nقال الوزير إن السد سليم وإن الماء يصل إلى القرى.")  # "the dam is sound"
    'الوزير: السد سليم'
    """
    first, line_break, rest = text.partition("\n")
    first = first.strip()
    if not first or not line_break or not rest.strip() or len(first) > HEADLINE or first.endswith((".", "،", "؛", ",")):
        return None
    following = rest.strip().split("\n", maxsplit=1)[0]
    set_apart = rest.startswith("\n") and len(first) < len(rest.strip())
    return first if set_apart or len(first) < len(following) * SHORTER else None


def _override(document: Document, options: Options) -> Document:
    title = document.title if options.title is None else " ".join(options.title.split())
    text = document.text if options.title is None else _under(title, document.text)
    return replace(
        document,
        text=text,
        title=title,
        outlet=document.outlet if options.outlet is None else options.outlet,
        published=document.published if options.published is None else valid_time(options.published),
        language=document.language if options.language is None else options.language,
    )


def _checked(document: Document) -> Document:
    from khabar.text.language import check_arabic  # noqa: PLC0415  # its tables are not needed for a reading

    if len(document.text) > MAX_LETTERS:
        raise TooLargeError(
            f"the text has {len(document.text)} letters and one article may have {MAX_LETTERS};"
            " give one article at a time",
            letters=len(document.text),
            limit=MAX_LETTERS,
        )
    check_arabic(document.text)
    return document


def valid_time(said: str) -> str:
    """Return an ISO 8601 date, or date and time, in its usual form. Raises ``BadTimeError``.

    >>> valid_time("2031-03-02T09:30")
    '2031-03-02T09:30:00'
    """
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(said).isoformat()
    except ValueError:
        raise BadTimeError(
            f"{said!r} is no date; write it in ISO 8601, as 2031-03-02 or 2031-03-02T09:30", said=said
        ) from None
