"""Latin letters for Arabic names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.knowledge.romanise import romanise


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("محمد", "Mohammed"),
        ("سالم بن حمد القرني", "Salem bin Hamad al-Qarni"),
        ("عبدالعزيز", "Abdulaziz"),
        ("فون شتاين", "von Shatain"),
        ("Anna", "Anna"),
    ],
)
def test_romanise(name: str, latin: str) -> None:
    """Known given names take their usual form, other words go by letters."""
    assert romanise(name) == latin


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةءئؤى \u064b\u0640", max_size=40))
def test_romanised_names_are_latin(name: str) -> None:
    """Whatever the Arabic letters, the result is Latin letters, hyphens and spaces."""
    assert all(c.isascii() and (c.isalpha() or c in "- ") for c in romanise(name))
