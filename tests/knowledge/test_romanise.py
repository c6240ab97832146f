"""Latin letters for Arabic names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.knowledge.romanise import MOULDS, romanise


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("محمد", "Mohammed"),
        ("سالم بن حمد القرني", "Salem bin Hamad al-Qarni"),
        ("عبدالعزيز", "Abdulaziz"),
        ("فون شتاين", "von Shatain"),
        ("ناصيف السنابل", "Nasif al-Sanabil"),
        ("كاتب مشنوق", "Katib Mashnuq"),
        ("العوينية", "al-Uwayniya"),
        ("مكتبة العقبة", "Maktaba al-Aqaba"),
        ("هولمفيك", "Hulmafik"),
        ("Anna", "Anna"),
    ],
)
def test_romanise(name: str, latin: str) -> None:
    """Known given names take their usual form, other words the vowels of their pattern, else go by letters."""
    assert romanise(name) == latin


@pytest.mark.parametrize(("mould", "vowels"), MOULDS)
def test_moulds_have_a_place_for_each_root_letter(mould: str, vowels: str) -> None:
    """A pattern's vowels take as many letters as the pattern has."""
    assert vowels.count("{}") == sum(c.isdigit() for c in mould)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةءئؤى \u064b\u0640", max_size=40))
def test_romanised_names_are_latin(name: str) -> None:
    """Whatever the Arabic letters, the result is Latin letters, hyphens and spaces."""
    assert all(c.isascii() and (c.isalpha() or c in "- ") for c in romanise(name))
