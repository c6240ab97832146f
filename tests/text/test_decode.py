"""Which encoding bytes are in, and what is refused or warned of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import EmptyInputError, NotTextError, TooLargeError, UndecodableError
from khabar.text import decode as decode_module
from khabar.text.decode import Decoded, declared_charset, decode

NEWS = (
    "قال مدير السد إن أعمال الصيانة بدأت أمس، مؤكدا أن المياه لن تنقطع عن المدينة؛ وأضاف أن الكلفة 3 ملايين دينار"
    " وأن الفريق طلب مهلة إلى يوم الأحد لفحص غرفة التحكم. فهل تكفي المهلة؟"
)


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1256", "windows-1256"),
        ("iso8859_6", "iso-8859-6"),
    ],
)
@pytest.mark.parametrize("length", [len(NEWS), 40])
def test_encodings_are_told_by_their_bytes(codec: str, encoding: str, length: int) -> None:
    """An article, and a mere headline, are read in each encoding with nothing declared."""
    assert decode(NEWS[:length].encode(codec)) == Decoded(NEWS[:length], encoding)


def test_utf_16_with_a_big_endian_mark() -> None:
    """The byte order mark is no part of the text."""
    assert decode(b"\xfe\xff" + NEWS.encode("utf-16-be")) == Decoded(NEWS, "utf-16-be")


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", "UTF8"),
        ("utf-8", " 'utf-8' "),
        ("cp1256", "windows-1256"),
        ("cp1256", "x-cp1256"),
        ("iso8859_6", "ISO-8859-6-I"),
        ("utf-16", "utf-16"),
    ],
)
def test_a_right_declaration_is_no_warning(codec: str, declared: str) -> None:
    """Names that stand for the encoding are accepted."""
    assert decode(NEWS.encode(codec), declared).warnings == ()


@pytest.mark.parametrize(
    ("codec", "declared", "encoding"),
    [
        ("utf-8", "windows-1256", "utf-8"),
        ("cp1256", "utf-8", "windows-1256"),
        ("cp1256", "iso-8859-1", "windows-1256"),
        ("cp1256", "iso-8859-6", "windows-1256"),
        ("iso8859_6", "windows-1256", "iso-8859-6"),
    ],
)
def test_a_wrong_declaration_is_overruled(codec: str, declared: str, encoding: str) -> None:
    """The evidence of the bytes wins, and the warning names both."""
    decoded = decode(NEWS.encode(codec), declared)
    assert (decoded.text, decoded.encoding) == (NEWS, encoding)
    assert declared in decoded.warnings[0]
    assert encoding in decoded.warnings[0]


@pytest.mark.parametrize("codec", ["cp1256", "iso8859_6"])
def test_vowel_marks_and_signs_do_not_mislead(codec: str) -> None:
    """Fully vocalised words are told from the other page's letters."""
    text = "قَالَ مُديرُ السَّدِّ إنَّ أعمالَ الصِّيانةِ بدأتْ أمسِ، ثُمَّ ذَهبَ"
    assert decode(text.encode(codec)).text == text


def test_a_page_of_entities_with_a_lone_sign() -> None:
    """A sign beyond ASCII is no letter of any page."""
    assert decode(b"<p>&#1587;&#1583; \xa9 2031</p>").text == "<p>&#1587;&#1583; © 2031</p>"


def test_an_unknown_declaration_is_a_warning() -> None:
    """A charset that does not exist is named."""
    assert "'arabic-x'" in decode(NEWS.encode(), "arabic-x").warnings[0]


def test_a_declaration_says_nothing_of_plain_ascii() -> None:
    """ASCII is the same bytes in every one of these encodings."""
    assert decode(b"dam", "windows-1252").warnings == ()


def test_the_declared_page_decides_where_the_letters_do_not() -> None:
    """A word of rare letters alone is read as declared, and refused with nothing declared."""
    raw = "ظظغغ".encode("cp1256")
    assert decode(raw, "windows-1256").text == "ظظغغ"
    with pytest.raises(UndecodableError):
        decode(raw)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("سد\r\nماء\rنهر\n".encode(), "سد\nماء\nنهر\n"),
        ("س\u00a0د\u200f\u0640\ufefbe\u0301".encode(), "س\u00a0د\u200f\u0640\ufefbe\u0301"),
    ],
)
def test_only_line_breaks_change(raw: bytes, text: str) -> None:
    """CR LF and CR become LF; every other character stays as it is."""
    assert decode(raw).text == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    """Whatever text is given as UTF-8 is read as it is, or refused."""
    try:
        decoded = decode(text.encode())
    except (EmptyInputError, UndecodableError, NotTextError):
        return
    assert decoded.text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"%PDF-1.7 ...", "pdftotext"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08", "gunzip"),
        (b"PK\x03\x04....word/document.xml", "Word"),
        (b"PK\x03\x04....", "zip"),
        (b"\x7fELF\x01", "program"),
        (b"ab\x00\x01\x02" * 9, "binary"),
        (b"\xc7\xe1\x00\xff\xfe\x01\x02", "binary"),
        (b"\x01\x02\x03\x04 text", "binary"),
        (b"\x01\x00\x02\x00" * 5, "binary"),
    ],
)
def test_what_is_not_text_is_named(raw: bytes, word: str) -> None:
    """Known formats and other binary are refused with what they are."""
    with pytest.raises(NotTextError) as caught:
        decode(raw)
    assert word in caught.value.message


@pytest.mark.parametrize("raw", [b"", b" \n\t", "\ufeff\u00a0 \n".encode(), "\n".encode("utf-16")])
def test_nothing_is_an_error(raw: bytes) -> None:
    """An empty input, or white space alone, holds no article."""
    with pytest.raises(EmptyInputError):
        decode(raw)


def test_too_large_names_both_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message gives the size and the limit."""
    monkeypatch.setattr(decode_module, "MAX_BYTES", 10)
    with pytest.raises(TooLargeError, match=r"11 bytes.*10"):
        decode(b"a" * 11)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (NEWS.encode()[:-20] + b"\xd8", "damaged"),
        ("سطر\n".encode() * 3 + b"\xff" + NEWS.encode(), "line 4"),
        ("où l'été a été élevé".encode("latin-1"), "save it as UTF-8"),
        ("Директор плотины сказал, что работа началась".encode("cp1251"), "save it as UTF-8"),
        (b"\xff\xfe\x00\x00" + NEWS.encode("utf-32-le"), "UTF-32"),
        (b"\xff\xfe\x27\x06\x00", "mark of utf-16-le"),
        (b"\xff\xfe\x00\xd8\x27\x06", "byte 2"),
        (("\ufffd" * 9 + "سد").encode(), "lost"),
    ],
)
def test_what_cannot_be_decoded(raw: bytes, words: str) -> None:
    """Damaged text and other encodings are refused, with where and what next."""
    with pytest.raises(UndecodableError) as caught:
        decode(raw)
    assert words in caught.value.message


def test_lone_surrogates_in_utf_16_without_a_mark() -> None:
    """What looks like UTF-16 and is not valid in it is binary."""
    with pytest.raises(NotTextError):
        decode("سد في الوادي الكبير قرب المدينة".encode("utf-16-le") + b"\x00\xd8\x27\x06")


def test_a_few_lost_characters_are_a_warning() -> None:
    """U+FFFD is counted and placed."""
    decoded = decode(("سد\ufffd" + NEWS).encode())
    assert decoded.text == "سد\ufffd" + NEWS
    assert "1 lost characters (U+FFFD), the first at 2" in decoded.warnings[0]


def test_some_mojibake_is_a_warning_and_stays() -> None:
    """Mojibake in a minor part is named and left."""
    text = NEWS + " Ø§Ù„Ø³Ø¯"
    decoded = decode(text.encode())
    assert decoded.text == text
    assert decoded.warnings[0].startswith("mojibake: ")
    assert "UTF-8 read as windows-1252" in decoded.warnings[0]


def test_mojibake_in_the_greater_part_is_an_error() -> None:
    """The error says which mistake was probably made."""
    broken = NEWS.encode().decode("cp1256")
    with pytest.raises(UndecodableError, match="UTF-8 read as windows-1256"):
        decode(broken.encode())


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ("<meta charset='windows-1256'>", "windows-1256"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', "utf-8"),
        ("<?xml version='1.0' encoding='ISO-8859-6'?><html>", "ISO-8859-6"),
        ("<html><head><title>سد</title>", None),
    ],
)
def test_the_charset_that_a_page_names(head: str, charset: str | None) -> None:
    """A meta tag or an XML declaration names the charset."""
    assert declared_charset(head.encode()) == charset
