"""From bytes to a document: plain text, pages, JSON, and what the user says of them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.actions.fetch import Page
from khabar.actions.ingest import MAX_LETTERS, Arrived, Options, arrive, document_of, headline, valid_time
from khabar.core.document import Document
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe
from khabar.errors import (
    BadTimeError,
    EmptyInputError,
    KhabarError,
    MissingInputError,
    NoArticleError,
    NotArabicError,
    NotTextError,
    ReadingFormatError,
    TooLargeError,
)
from khabar.export import reading_json
from khabar.text.decode import MAX_BYTES

BODY = "قال وزير الري سالم النجار إن العمل في سد المنارة بدأ صباح الأحد وإنه ينتهي قبل الشتاء."
MORE = (
    "وأضاف أن الشركة المنفذة سلمت الوزارة الأسبوع الماضي خطة العمل، وأن الماء سيصل إلى القرى كل يوم، مؤكدا أن"
    " السكان سيعرفون موعد كل مرحلة قبل أن تبدأ، وأن فريقا من المهندسين يزور الموقع كل صباح ليراقب ما أنجز منه."
)
ARTICLE = f"بدء إصلاح سد المنارة\n{BODY}\nوأضاف أن الماء يصل إلى القرى كل يوم."
HTML = f"""<!doctype html><html lang="ar"><head><title>بدء إصلاح سد المنارة</title>
<meta property="og:site_name" content="الصدى"><meta property="article:published_time" content="2031-03-02">
</head><body><article><h1>بدء إصلاح سد المنارة</h1><p>{BODY}</p><p>{MORE}</p></article></body></html>"""


def made(raw: bytes | str, options: Options | None = None) -> Document:
    """The document of bytes or text from a file."""
    content = raw if isinstance(raw, bytes) else raw.encode()
    document = document_of(Arrived("article", content, "file"), options or Options())
    assert isinstance(document, Document)
    return document


def test_plain_text() -> None:
    """The id is the digest of the bytes, the title the first line; what nobody says is None."""
    document = made(ARTICLE)
    assert document.id == digest(ARTICLE.encode())
    assert (document.text, document.title) == (ARTICLE, "بدء إصلاح سد المنارة")
    assert (document.outlet, document.published, document.uri) == (None, None, None)


def test_page_has_its_headline_first() -> None:
    """A page's text is its title, a line break, its body."""
    document = made(HTML)
    assert document.text.startswith("بدء إصلاح سد المنارة\nقال وزير")
    assert (document.outlet, document.published) == ("الصدى", "2031-03-02")


def test_old_charset() -> None:
    """A page's own charset is honoured."""
    old = HTML.replace("<head>", '<head><meta charset="windows-1256">').encode("cp1256")
    assert made(old).text == made(HTML).text


def test_options_override() -> None:
    """What the user says wins over what the page says."""
    document = made(HTML, Options("المنارة", "2031-03-05T08:00", "سد المنارة بخير", "ar-JO"))
    assert (document.outlet, document.published, document.language) == ("المنارة", "2031-03-05T08:00:00", "ar-JO")
    assert document.text.startswith("سد المنارة بخير\nبدء إصلاح")


def test_title_that_stands_there_is_not_repeated() -> None:
    """A title that the text begins with adds nothing."""
    assert made(ARTICLE, Options(title="بدء  إصلاح سد المنارة ")).text == ARTICLE


def test_reading_is_loaded_as_it_is() -> None:
    """A reading's JSON gives back the reading."""
    reading = Reading(Document(digest(b"x"), ARTICLE), Recipe())
    assert document_of(Arrived("r.json", reading_json.dump(reading), "file"), Options()) == reading


def test_reading_takes_no_options() -> None:
    """A reading cannot be given another outlet: it would be another reading."""
    reading = Reading(Document(digest(b"x"), ARTICLE), Recipe())
    with pytest.raises(ReadingFormatError, match="give the article"):
        document_of(Arrived("r.json", reading_json.dump(reading), "file"), Options(outlet="الصدى"))


def test_bank_document() -> None:
    """The bank's JSON is an article with its outlet, date and address."""
    bank = {"doc": "d1", "outlet": "الصدى", "published": "2031-03-02", "url": "https://e.example/1", "text": ARTICLE}
    document = made(json.dumps(bank))
    assert (document.text, document.title) == (ARTICLE, "بدء إصلاح سد المنارة")
    assert (document.outlet, document.uri) == ("الصدى", "https://e.example/1")


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", EmptyInputError),
        (b" \n\t ", EmptyInputError),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", NotTextError),
        (b"\x00\x01\x02\x03" * 200, NotTextError),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NotTextError),
        (b"The minister said that work on the dam had begun this morning.", NotArabicError),
        (b'{"title": "no text"}', ReadingFormatError),
        (b"{broken", ReadingFormatError),
        (b"<html><body><nav>\xd8\xa3\xd8\xae\xd8\xa8\xd8\xa7\xd8\xb1</nav></body></html>", NoArticleError),
        (("قال الوزير " * (MAX_LETTERS // 10)).encode(), TooLargeError),
    ],
)
def test_bad_input(raw: bytes, error: type[KhabarError]) -> None:
    """Whatever is no Arabic article is refused with its own error."""
    with pytest.raises(error):
        made(raw)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("عنوان قصير\n\nنص أطول من العنوان بكثير.", "عنوان قصير"),
        ("الوزير: السد سليم\nقال الوزير إن السد سليم وإن الماء يصل إلى القرى.", "الوزير: السد سليم"),
        ("قال الوزير إن السد سليم.\nوأضاف أن الماء يصل إلى القرى كل يوم بلا انقطاع.", None),
        ("سطر مقطوع في وسط الجملة من ملف\nعرضه ثابت وسطوره متساوية فيه\n", None),
        ("سطر واحد بلا غيره", None),
        ("", None),
        ("ك" * 300 + "\n\n" + "ن" * 900, None),
    ],
)
def test_headline(text: str, title: str | None) -> None:
    """A headline is a short first line over something longer, and no sentence."""
    assert headline(text) == title


@given(
    st.text(alphabet="اب ـَ\n«»😀a.،\u200f", max_size=60), st.text(alphabet="اب ـَ\n«»😀a\u200f", min_size=1, max_size=20)
)
def test_text_begins_with_the_title(extra: str, title: str) -> None:
    """Whatever the text, marks, emoji and directions included, a title given is its first line."""
    document = made(ARTICLE + "\n" + extra, Options(title=title))
    assert document.title == " ".join(title.split())
    if document.title:
        assert document.text.startswith(document.title + "\n")
    assert document.text.endswith(made(ARTICLE + "\n" + extra).text)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2031-03-02", "2031-03-02"),
        ("20310302", "2031-03-02"),
        ("2031-03-02T09:30+03:00", "2031-03-02T09:30:00+03:00"),
    ],
)
def test_valid_time(said: str, meant: str) -> None:
    """ISO 8601 is brought to one form."""
    assert valid_time(said) == meant


@pytest.mark.parametrize("said", ["", "أمس", "02/03/2031", "2031-13-01", "2031"])
def test_bad_time(said: str) -> None:
    """Anything else is refused, with an example."""
    with pytest.raises(BadTimeError, match="ISO 8601"):
        made(ARTICLE, Options(published=said))


def test_arrive_from_file_and_standard_input(tmp_path: Path) -> None:
    """Bytes come as they are."""
    (tmp_path / "a.txt").write_bytes(b"x")
    assert arrive(str(tmp_path / "a.txt"), io.BytesIO()) == Arrived(str(tmp_path / "a.txt"), b"x", "file")
    assert arrive("-", io.BytesIO(b"y")) == Arrived("-", b"y", "stdin")


def test_arrive_from_nowhere(tmp_path: Path) -> None:
    """A path that is not there, or is a folder, is named."""
    for path, words in ((tmp_path / "none.txt", "no such file"), (tmp_path, "folder")):
        with pytest.raises(MissingInputError, match=words):
            arrive(str(path), io.BytesIO())


def test_arrive_from_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page fetched knows where it ended up and what charset the server named."""
    page = Page("https://e.example/end", HTML.encode("cp1256"), "windows-1256")
    monkeypatch.setattr("khabar.actions.ingest.fetch", lambda _url: page)
    arrived = arrive("https://e.example/start", io.BytesIO())
    document = document_of(arrived, Options())
    assert isinstance(document, Document)
    assert (document.uri, document.title) == ("https://e.example/end", "بدء إصلاح سد المنارة")


def test_arrive_with_too_much(tmp_path: Path) -> None:
    """A file is not even read to its end where it is over the limit."""
    (tmp_path / "a.txt").write_bytes(b"x" * (MAX_BYTES + 10))
    with pytest.raises(TooLargeError, match=r"a\.txt: is over"):
        arrive(str(tmp_path / "a.txt"), io.BytesIO())
