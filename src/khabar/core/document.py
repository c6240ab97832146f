"""One retrieved text that never changes, and how it came here."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.core.ids import digest

__all__ = ["Document", "Retrieval"]


@dataclass(frozen=True, slots=True)
class Document:
    """The text that every span counts in, with what is known of its printing.

    ``id`` is the SHA-256 of the raw bytes. ``text`` begins with the headline and a line break
    where the headline is known (``title`` is then that first line). ``published`` is an ISO 8601
    date or date and time. None means that neither the page nor the user said.
    """

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    language: str = "ar"
    uri: str | None = None
    encoding: str = "utf-8"
    #: "whole", or what is known to be missing: "truncated" (ends in «...المزيد» and the like).
    completeness: str = "whole"
    #: Things a reader must know of the text: a wrong declared charset, mojibake, and so on.
    warnings: tuple[str, ...] = ()

    @property
    def text_sha256(self) -> str:
        """SHA-256 of ``text`` in UTF-8."""
        return digest(self.text.encode())


@dataclass(frozen=True, slots=True)
class Retrieval:
    """When, from where and by whom the bytes were had: custody, kept apart from the document.

    The same bytes fetched twice are one document with two retrievals.
    """

    document: str
    source: str
    method: str
    at: str
    by: str
