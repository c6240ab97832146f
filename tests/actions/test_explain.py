"""Finding an attribution by what a person types, and saying why it is what it is."""

from __future__ import annotations

import pytest

from khabar.actions.explain import explain, find_attribution
from khabar.core.attribution import ATTRIBUTIONS
from khabar.core.document import Document
from khabar.core.ids import digest
from khabar.core.layers import Reading
from khabar.core.recipe import Recipe
from khabar.errors import UnknownAttributionError


@pytest.mark.parametrize("name", ["A2", "a2", "2", "attribution-ab02", "attribution-ab"])
def test_names_of_an_attribution(reading: Reading, name: str) -> None:
    """Number, letter and number, id, beginning of an id."""
    number, attribution = find_attribution(reading, name)
    assert (number, attribution.id) == (2, "attribution-ab02")


@pytest.mark.parametrize("name", ["A3", "0", "", "x", "A99999999"])
def test_unknown_attribution(reading: Reading, name: str) -> None:
    """The error says which there are."""
    with pytest.raises(UnknownAttributionError, match="A1 to A2"):
        find_attribution(reading, name)


def test_ambiguous_attribution(reading: Reading) -> None:
    """The error names those that it may be."""
    with pytest.raises(UnknownAttributionError, match="attribution-aa01, attribution-ab02"):
        find_attribution(reading, "attribution-a")


def test_reading_without_attributions() -> None:
    """Where there are none the error says so."""
    reading = Reading(Document(digest(b""), ""), Recipe()).with_layer(ATTRIBUTIONS, ())
    with pytest.raises(UnknownAttributionError, match="no attributions at all"):
        find_attribution(reading, "A1")


def test_explanation_has_rule_words_and_alternatives(reading: Reading) -> None:
    """Each field shows what it is, by which rule, from which words, and what was not taken."""
    said = explain(reading, "A1", "en").replace("\u2068", "").replace("\u2069", "")
    assert "A1  attribution-aa01\nsentence: «قال الوزير" in said
    assert "cue: «قال» [0, 3)\n    rule: say-verb\n    words: «قال» [0, 3)\n" in said
    assert "who: the minister (E1)\n    rule: subject after the verb\n" in said
    assert "    not taken: النائب (stands in the content)\n" in said
    assert "certainty: certain\n    no reason recorded\n" in said
    assert said.endswith("zeal\n    rule: made up for this test\n")


def test_explanation_of_what_is_absent(reading: Reading) -> None:
    """A field that the text is silent on says so, and a parent is named by its number too."""
    said = explain(reading, "A2", "en")
    assert "source: the text is silent" in said
    assert "parent: A1 (attribution-aa01)" in said


def test_explanation_in_arabic(reading: Reading) -> None:
    """Labels follow the interface."""
    assert "القاعدة: " in explain(reading, "A1", "ar")


def test_values_are_said_in_words(reading: Reading) -> None:
    """No word of the format stands in the Arabic explanation, and what speaks for itself has no reason under it."""
    said = explain(reading, "A1", "ar")
    assert "درجة الجزم: جازم\n" in said
    assert "حضور الإسناد: explicit" not in said
    assert explain(reading, "A1", "en").count("parent: nobody but the outlet\n    no reason") == 0
