"""Every exception of khabar, one tree, each with fields.

A message says what happened, where, what was expected and what to do next. Nothing here
prints or logs; ``cli`` turns an error into one line and an exit code.
"""

from __future__ import annotations

from typing import Any, ClassVar

__all__ = [
    "BadTimeError",
    "EmptyInputError",
    "FetchError",
    "InputError",
    "KhabarError",
    "MissingInputError",
    "NoArticleError",
    "NotArabicError",
    "NotTextError",
    "OutputError",
    "PipelineError",
    "ReadingFormatError",
    "SpanError",
    "StoreError",
    "TableError",
    "TooLargeError",
    "UndecodableError",
    "UnknownAttributionError",
    "UnknownDocumentError",
]


class KhabarError(Exception):
    """The root: ``fields`` holds what a program may want to know of the failure."""

    #: A stable word for exports and exit codes, never translated.
    code: ClassVar[str] = "error"

    def __init__(self, message: str, **fields: Any) -> None:
        super().__init__(message)
        self.message = message
        self.fields: dict[str, Any] = fields


class SpanError(KhabarError):
    """A span that is not ``0 <= start <= end`` or lies outside its text."""

    code = "span"


class InputError(KhabarError):
    """The root of all that is wrong with what was given to read."""

    code = "input"


class MissingInputError(InputError):
    """A path that does not exist or may not be read."""

    code = "missing"


class EmptyInputError(InputError):
    """Nothing, or nothing but white space, was given."""

    code = "empty"


class NotTextError(InputError):
    """The bytes are not text: a PDF, an image, an archive, arbitrary binary."""

    code = "not-text"


class UndecodableError(InputError):
    """The bytes are text in no encoding that khabar reads, or are damaged text."""

    code = "undecodable"


class TooLargeError(InputError):
    """The input is over the size that one article may have."""

    code = "too-large"


class NotArabicError(InputError):
    """The text has too few Arabic letters to be an Arabic article."""

    code = "not-arabic"


class NoArticleError(InputError):
    """A page in which no article body was found."""

    code = "no-article"


class BadTimeError(InputError):
    """A publication date that is not ISO 8601."""

    code = "bad-time"


class ReadingFormatError(InputError):
    """A JSON file that claims to be a reading or a bank document and is not."""

    code = "reading-format"


class FetchError(InputError):
    """An address that could not be fetched."""

    code = "fetch"


class PipelineError(KhabarError):
    """Stages that do not fit together, or a stage that broke an invariant."""

    code = "pipeline"


class TableError(KhabarError):
    """A knowledge table that is malformed."""

    code = "table"


class OutputError(KhabarError):
    """A file or folder for results that could not be written."""

    code = "output"


class StoreError(KhabarError):
    """The store could not be opened, read or written."""

    code = "store"


class UnknownDocumentError(KhabarError):
    """No stored document has this id or prefix."""

    code = "unknown-document"


class UnknownAttributionError(KhabarError):
    """The reading has no attribution of this id, prefix or number."""

    code = "unknown-attribution"
