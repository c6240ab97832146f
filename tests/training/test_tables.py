"""The scripts that make tables from corpora, tried on a few invented words."""

from __future__ import annotations

from collections import Counter

import cities
import common_words
import corpora
import pytest
import whole_words

from khabar.knowledge.table import parse_table


def test_runs_end_at_marks() -> None:
    """A mark ends a run of words, white space does not."""
    assert list(corpora.runs(["قال سالم: «نعم»\nوعاد"])) == [["قال", "سالم"], ["نعم"], ["وعاد"]]


def test_words_by_titles_and_in_names_are_counted() -> None:
    """A word after a title or by «بن» is titled; one in a name of a person is inside, others outside."""
    counts = common_words.Counts()
    common_words.count_news(counts, ["زار الدكتور سالم بن حمد المصنع"])
    text = "زار سالم المصنع"
    common_words.count_names(counts, [corpora.Annotated(text, (("PER", 4, 8),))])
    assert counts.titled == Counter({"سالم": 2, "حمد": 1})
    assert (counts.inside["سالم"], counts.outside["سالم"], counts.outside["المصنع"]) == (1, 0, 1)


def test_an_ordinary_word_is_frequent_and_inflected() -> None:
    """A frequent word with three inflections is ordinary; a given name never is."""
    seen = Counter(
        {"مصنع": 90, "المصنع": 90, "مصنعا": 12, "مصنعه": 9, "سالم": 90, "السالم": 40, "سالما": 9, "سالمه": 9}
    )
    found = set(common_words.ordinary(common_words.Counts(seen), {"سالم"}, set()))
    assert "مصنع" in found
    assert "سالم" not in found


def test_forms_with_attached_letters_are_left_out() -> None:
    """«بقرار» goes without saying where «قرار» is there."""
    assert common_words.bare({"قرار", "بقرار", "القرار", "للقرار", "بحر"}) == {"قرار", "القرار", "بحر"}


def test_common_words_are_filed_by_two_letters() -> None:
    """A row holds the words of one beginning, in order."""
    table = parse_table("common_words", common_words.render(["قرار", "بحر", "قربة"]).encode())
    assert [(row["begin"], row["words"]) for row in table.rows] == [("بح", "بحر"), ("قر", "قرار قربة")]


@pytest.mark.parametrize(("word", "rest", "whole"), [(40, 2, True), (40, 8, False), (2, 0, False), (40, 0, True)])
def test_whole_words_by_counts(word: int, rest: int, whole: bool) -> None:  # noqa: FBT001  # the expectation
    """A word is whole where it is seen and its rest is under a fifth as frequent."""
    assert whole_words.is_whole("وضعها", Counter({"وضعها": word, "ضعها": rest})) is whole


def test_endings_of_whole_words() -> None:
    """A beginning goes on as the counts show, or with a star where any ending will do."""
    seen = Counter({"وضعهم": 9, "وضعنا": 1, "فيلم": 9})
    assert set(whole_words.words([("وضع", "counted"), ("في", "any"), ("وجه", "")], seen)) == {
        *("وضع", "وضعهم", "في", "في*", "وجه"),
    }


def test_cities_leave_words_of_other_tables() -> None:
    """A form is a city's where it is long enough, rare as a word, and in no other table."""
    base = {"countrycode": "FR", "population": 200_000, "geonameid": 1, "name": "Testville"}
    city = base | {"alternatenames": ["تستفيل", "سالم", "مدينة تستفيل", "تست", "Testville", "كثير"]}
    village = base | {"population": 50_000, "alternatenames": ["قريتون"]}
    found = list(cities.forms([village, city], {"سالم"}, Counter({"كثير": 500})))
    assert found == [("Testville", "تستفيل")]


@pytest.mark.skipif(not (corpora.shared() / "corpora").is_dir(), reason="the corpora are not here (set KHABAR_SHARED)")
@pytest.mark.parametrize("script", [whole_words, common_words, cities])
def test_the_shipped_table_is_made_by_its_script(script: object) -> None:
    """Making a table anew gives the shipped bytes."""
    name = script.__name__  # type: ignore[attr-defined]  # a module
    assert script.make() == (corpora.TABLES / f"{name}.tsv").read_text("utf-8")  # type: ignore[attr-defined]  # as above
