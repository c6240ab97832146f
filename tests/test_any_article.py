"""Whatever an article holds, it is read or refused in words; its marks, bytes and page stay true to it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.actions.ingest import Arrived, Options, document_of
from khabar.core.layers import Reading
from khabar.errors import InputError
from khabar.export.dossier import dossier
from khabar.export.reading_json import dump, load, stored
from khabar.export.summary import summary
from khabar.pipeline import standard

PIECES = (
    *(
        "قال",
        "وأضاف",
        "أن",
        "إن",
        "«",
        "»",
        '"',
        "بحسب",
        "وفقا ل",
        "نقلا عن",
        "مؤكدا",
        "لم يتضح بعد",
        "من دون",
        "الوزير",
    ),
    *(
        "سالم النجار",
        "الهيئة",
        "السد",
        "في عمان",
        "أمس",
        "5 أمتار",
        "٣٫٥ مليون دينار",
        "عشرين",
        ":",
        "،",
        ".",
        "؟",
        "-",
    ),
    *(
        "\n",
        "\n\n",
        "\u2028",
        "\u0640",
        "قَالَ",
        "\ufefb",
        "\u202b",
        "\u202c",
        "\u200d",
        "😀",
        "abc",
        "سو-30",
        "&amp;",
        "<b>",
    ),
)
articles = st.lists(st.sampled_from(PIECES), max_size=60).map(
    lambda p: f"قال الوزير إن العمل بدأ {' '.join(p)} انتهى العمل."
)
arrivals = st.one_of(
    st.binary(max_size=300),
    articles.map(str.encode),
    articles.map(lambda t: f"<html><body><article><p>{t * 3}</article>".encode()),
    st.tuples(articles, st.binary(max_size=3)).map(lambda p: p[0].encode()[:150] + p[1] + p[0].encode()[150:]),
)


def read(raw: bytes) -> Reading | None:
    """The reading of the bytes, None where they were refused."""
    try:
        made = document_of(Arrived("-", raw, "stdin"), Options())
    except InputError:
        return None
    assert not isinstance(made, Reading)
    return standard().run(made)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(arrivals)
def test_any_bytes(raw: bytes) -> None:
    """Bytes become a reading that survives its JSON, or an InputError; the same bytes the same JSON."""
    reading = read(raw)
    if reading is None:
        return
    dumped = dump(reading)
    assert load(dumped) == stored(reading)
    again = read(raw)
    assert again is not None
    assert dump(again) == dumped
    assert summary(reading, "ar", color=True, width=40)


@pytest.mark.parametrize("interface", ["ar", "en"])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(article=articles)
def test_dossier_of_any_article(interface: str, article: str) -> None:
    """The dossier shows the text letter for letter, whatever is marked in it."""
    reading = read(article.encode())
    assert reading is not None
    page = dossier(reading, "ar" if interface == "ar" else "en")
    shown = re.search(r'<div id="text">(.*?)</div>\s*</article>', page, re.DOTALL)
    assert shown is not None
    words = unescape(re.sub(r"<svg.*?</svg>|<[^>]*>", "", shown[1].replace("</p>", "\n").replace("</h1>", "\n")))
    assert "".join(words.split()) == "".join(reading.document.text.split())
