"""Which mistake a broken text shows."""

from __future__ import annotations

import pytest

from khabar.text.mojibake import find_mojibake

WORDS = "قال مدير السد إن المياه لن تنقطع"


def misread(raw: bytes, codec: str) -> str:
    """Bytes as a lenient reader shows them: undefined ones as C1 controls."""
    return "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in raw)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("cp1252", "windows-1252"),
        ("latin_1", "ISO-8859-1"),
        ("cp1256", "windows-1256"),
        ("mac_roman", "Mac Roman"),
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_utf_8_that_was_misread(codec: str, name: str, times: int) -> None:
    """Every common misreading is named, once or twice over."""
    broken = WORDS
    for _ in range(times):
        broken = misread(broken.encode(), codec)
    found = find_mojibake("نص سليم " + broken)
    assert found is not None
    assert found.mistake == f"UTF-8 read as {name}" + (" twice (double encoding)" if times == 2 else "")
    assert found.at == len("نص سليم ")
    assert found.characters == len(broken.replace(" ", ""))


@pytest.mark.parametrize(("codec", "name"), [("cp1256", "windows-1256"), ("iso8859_6", "ISO-8859-6")])
def test_a_code_page_that_was_misread(codec: str, name: str) -> None:
    """Arabic of one byte a letter that was shown as Western European."""
    found = find_mojibake(WORDS.encode(codec).decode("latin-1"))
    assert found is not None
    assert found.mistake == f"{name} read as windows-1252"


@pytest.mark.parametrize(
    "text",
    ["", "plain", WORDS, "طظعغ ط، ظ؛ غ؟ «ط»", "Çatalhöyük où l'été naïf", "Übergrößenträger", "عکس وسیع\u200cتر"],
)
def test_sound_text_is_no_mojibake(text: str) -> None:
    """Arabic, Persian and Western words are left in peace."""
    assert find_mojibake(text) is None
