"""Gets the bytes of an http(s) address, with limits on time and size; never runs anything of it.

What the bytes hold is left to ``ingest``.
"""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import IO, Any, Protocol, cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from khabar import __version__
from khabar.errors import FetchError, TooLargeError
from khabar.text.decode import MAX_BYTES

__all__ = ["Limits", "Page", "fetch", "is_address"]

SCHEMES = ("http", "https")
#: Media types that may hold an article. A server that names none is taken at its bytes.
READABLE = ("text/", "application/xhtml", "application/xml", "application/json", "application/ld+json")
HEADERS = {
    "User-Agent": f"khabar/{__version__} (reads one article for one person)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, application/json;q=0.8",
    "Accept-Language": "ar, *;q=0.5",
    "Accept-Encoding": "gzip, identity",
}
CHUNK = 1 << 16
SAFE = "!#$%&'()*+,/:;=?@[]~"
#: From this status on the server itself has failed.
SERVER_FAULT = 500
REDIRECTS = range(300, 400)
GZIP = zlib.MAX_WBITS | 16


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds without an answer, seconds in all, and bytes."""

    silence: float = 20.0
    total: float = 60.0
    size: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: ``url`` is where the redirects ended, ``charset`` what the header says."""

    url: str
    raw: bytes
    charset: str | None


class _Answer(Protocol):
    headers: Message
    url: str

    def read1(self, amount: int, /) -> bytes: ...


class _Redirects(HTTPRedirectHandler):
    """Follows to http and https alone: an address must not lead to a file of this machine."""

    def redirect_request(  # noqa: PLR0913, PLR0917  # the standard library's signature
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        if not is_address(newurl):
            raise FetchError(f"{req.full_url}: leads on to {newurl[:200]!r}, which is no http(s) address", url=newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_address(source: str) -> bool:
    """Tell whether ``source`` is an http or https address.

    >>> is_address("https://example.org/خبر")  # "a report"
    True
    """
    return source.lower().startswith(tuple(f"{scheme}://" for scheme in SCHEMES))


def fetch(url: str, limits: Limits = Limits()) -> Page:  # frozen
    """GET ``url``. Raises ``FetchError`` or ``TooLargeError``."""
    started = time.monotonic()
    try:
        with _opener().open(Request(_ascii(url), headers=HEADERS), timeout=limits.silence) as response:  # noqa: S310  # the opener speaks http and https alone
            answer = cast("_Answer", response)
            _check_type(url, answer.headers)
            raw = _read(url, answer, limits, started)
            return Page(answer.url, raw, answer.headers.get_content_charset())
    except HTTPError as error:
        with error:
            raise FetchError(_status(url, error), url=url, status=error.code) from None
    except zlib.error as error:
        raise FetchError(f"{url}: is damaged on the way (gzip: {error}); try again later", url=url) from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise FetchError(f"{url}: {_why(error, limits)}", url=url) from error


def _opener() -> OpenerDirector:
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(), HTTPHandler(), HTTPSHandler(), HTTPDefaultErrorHandler(), _Redirects(), HTTPErrorProcessor(),
        UnknownHandler(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


def _ascii(url: str) -> str:
    """Write Arabic letters of host and path as the protocol wants them."""
    parts = urlsplit(url)
    if parts.hostname is None:
        raise FetchError(f"{url}: the address names no host; write https://host/path", url=url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return urlunsplit((parts.scheme, host, quote(parts.path, SAFE), quote(parts.query, SAFE), ""))


def _check_type(url: str, headers: Message) -> None:
    named = headers.get("Content-Type")
    kind = headers.get_content_type()
    if named is not None and not kind.startswith(READABLE):
        raise FetchError(f"{url}: is {kind}, and khabar reads pages and plain text; give the article's page", url=url)


def _read(url: str, answer: _Answer, limits: Limits, started: float) -> bytes:
    coding = (answer.headers.get("Content-Encoding") or "identity").lower()
    if coding not in {"identity", "gzip", "x-gzip"}:
        raise FetchError(f"{url}: is packed as {coding!r}, which khabar did not ask for; save the page and read it")
    unpack = zlib.decompressobj(GZIP) if "gzip" in coding else None
    kept, came = bytearray(), 0
    # read1 returns what is there: read would wait for a whole chunk, however slowly it drips.
    while chunk := answer.read1(CHUNK):
        came += len(chunk)
        kept += unpack.decompress(chunk, limits.size + 1) if unpack else chunk
        if len(kept) > limits.size:
            raise TooLargeError(f"{url}: is over {limits.size} bytes; one article is smaller", limit=limits.size)
        if time.monotonic() - started > limits.total:
            raise FetchError(f"{url}: did not end within {limits.total:g} seconds; try again later", url=url)
    announced = answer.headers.get("Content-Length", "")
    if (unpack is not None and not unpack.eof) or (announced.isdecimal() and came < int(announced)):
        raise FetchError(f"{url}: was cut short after {came} bytes; try again later", url=url, bytes=came)
    return bytes(kept)


def _status(url: str, error: HTTPError) -> str:
    if error.code in REDIRECTS:
        return f"{url}: leads on and on, or nowhere (status {error.code}); open it in a browser and save the page"
    advice = {
        401: "log in with a browser, save the page and read the file",
        403: "save the page in a browser and read the file",
        429: "try again later",
    }
    usual = "check the address" if error.code < SERVER_FAULT else "try again later"
    said = " ".join(str(error.reason).split())
    return f"{url}: the server answers {error.code} {said}; {advice.get(error.code, usual)}"


def _why(error: Exception, limits: Limits) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return f"no answer within {limits.silence:g} seconds; try again later"
    named = getattr(reason, "strerror", None) or str(reason) or type(error).__name__
    return f"cannot be reached ({named}); check the address and the connection"
