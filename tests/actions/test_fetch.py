"""Fetching over http from a server of our own, so that nothing leaves this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from khabar.actions.fetch import Limits, fetch, is_address
from khabar.errors import FetchError, TooLargeError

PAGE = "<p>قال الوزير إن السد سليم</p>".encode("cp1256")
SMALL = Limits(silence=5, total=5, size=100_000)


TYPED = {"Content-Type": "text/html; charset=windows-1256"}
#: What the server answers at each path: status, headers, body.
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "page": (200, TYPED, PAGE),
    "خبر": (200, TYPED, PAGE),
    "missing": (404, TYPED, PAGE),
    "forbidden": (403, TYPED, PAGE),
    "broken": (500, TYPED, PAGE),
    "pdf": (200, {"Content-Type": "application/pdf"}, PAGE),
    "bare": (200, {}, PAGE),
    "gzip": (200, {**TYPED, "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "bomb": (200, {**TYPED, "Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000_000)),
    "packed": (200, {**TYPED, "Content-Encoding": "br"}, PAGE),
    "gzip-cut": (200, {**TYPED, "Content-Encoding": "gzip"}, gzip.compress(PAGE)[:-9]),
    "gzip-bad": (200, {**TYPED, "Content-Encoding": "gzip"}, PAGE),
    "login": (401, {**TYPED, "WWW-Authenticate": "Basic realm=news"}, b""),
    "short": (200, TYPED, PAGE),
    "drip": (200, TYPED, PAGE),
    "large": (200, TYPED, b"x" * 200_000),
    "moved": (302, {**TYPED, "Location": "/page"}, b""),
    "to-file": (302, {**TYPED, "Location": "file:///etc/hostname"}, b""),
    "to-ftp": (302, {**TYPED, "Location": "ftp://127.0.0.1/hostname"}, b""),
    "circle": (302, {**TYPED, "Location": "/circle"}, b""),
}


class Answers(BaseHTTPRequestHandler):
    """One path, one behaviour."""

    def do_GET(self) -> None:
        """Answer as the table says."""
        status, headers, body = ANSWERS[unquote(self.path).strip("/").split("?")[0]]
        self.send_response(status)
        announced = len(body) + (self.path == "/short")
        for header, value in {**headers, "Content-Length": str(announced)}.items():
            self.send_header(header, value)
        self.end_headers()
        for piece in (body[i : i + 1] for i in range(len(body))) if self.path == "/drip" else (body,):
            self.wfile.write(piece)
            time.sleep(0.05 if self.path == "/drip" else 0)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
        """Be quiet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server that lives as long as the test."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as listening:
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["page", "moved", "gzip", "خبر", "page?سؤال=1"])
def test_page_comes_with_its_charset(server: str, path: str) -> None:
    """Redirects are followed, packed pages unpacked, Arabic addresses written as the protocol wants."""
    page = fetch(f"{server}/{path}", SMALL)
    assert (page.raw, page.charset) == (PAGE, "windows-1256")


def test_redirect_is_recorded(server: str) -> None:
    """The address of a page is where the redirects ended."""
    assert fetch(f"{server}/moved", SMALL).url == f"{server}/page"


def test_silent_server_is_taken_at_its_bytes(server: str) -> None:
    """Without a media type the bytes decide later."""
    page = fetch(f"{server}/bare", SMALL)
    assert (page.raw, page.charset) == (PAGE, None)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing", "404.*check the address"),
        ("forbidden", "403.*browser"),
        ("broken", "500"),
        ("pdf", "application/pdf"),
        ("packed", "packed as 'br'"),
        ("to-file", "nowhere"),
        ("to-ftp", "no http"),
        ("circle", "on and on"),
        ("login", "401.*log in"),
        ("gzip-cut", "cut short"),
        ("gzip-bad", "damaged on the way"),
    ],
)
def test_answers_that_are_no_page(server: str, path: str, words: str) -> None:
    """Each gets an error that says what came."""
    with pytest.raises(FetchError, match=words):
        fetch(f"{server}/{path}", SMALL)


@pytest.mark.parametrize("path", ["large", "bomb"])
def test_size_is_limited(server: str, path: str) -> None:
    """A page over the limit is not kept, nor one that grows over it when unpacked."""
    with pytest.raises(TooLargeError):
        fetch(f"{server}/{path}", SMALL)


def test_time_is_limited(server: str) -> None:
    """A page must end within the time for all of it."""
    with pytest.raises(FetchError, match="did not end"):
        fetch(f"{server}/page", Limits(silence=5, total=-1))


def test_drip_is_limited(server: str) -> None:
    """A server that sends a byte now and then does not hold us past the time for all of it."""
    with pytest.raises(FetchError, match="did not end"):
        fetch(f"{server}/drip", Limits(silence=5, total=0.2))


def test_page_that_ends_early(server: str) -> None:
    """A page with fewer bytes than its header announces is not taken for whole."""
    with pytest.raises(FetchError, match="cut short after"):
        fetch(f"{server}/short", SMALL)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://name.invalid/", "https:///path", "http://[bad/"])
def test_unreachable(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that leads nowhere is named."""
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(FetchError):
        fetch(url, SMALL)


@pytest.mark.parametrize(
    ("source", "address"),
    [("HTTPS://a.example/", True), ("ftp://a.example/", False), ("file:///etc", False), ("خبر.txt", False)],
)
def test_is_address(source: str, address: bool) -> None:  # noqa: FBT001  # a table of cases
    """Only http and https are fetched."""
    assert is_address(source) is address
