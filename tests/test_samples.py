"""The sample articles may be committed and shown because nobody can take them for news."""

import html
import re
from datetime import date
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = sorted(path for path in SAMPLES.iterdir() if path.name != "README.md")
README = (SAMPLES / "README.md").read_text("utf-8")
INVENTED = "هذا خبر مختلق كُتب لتجربة خبر ولا يصف أحداثا وقعت."
ROW = re.compile(
    r"^\| `(?P<file>[^`]+)` \| (?P<outlet>[^|]+) \| (?P<date>\d{4}-\d{2}-\d{2}) \| (?P<shows>[^|]+) \|$", re.MULTILINE
)
ROWS = {m["file"]: m for m in ROW.finditer(README)}


def decoded(path: Path) -> str:
    """The file in the encoding that it declares; UTF-8 where it declares none."""
    raw = path.read_bytes()
    declared = re.search(rb'charset="([\w-]+)"', raw)
    return raw.decode(declared[1].decode() if declared else "utf-8")


def visible(path: Path) -> list[str]:
    """The lines of the article that a reader sees."""
    text = decoded(path)
    body = re.search(r"<article>(.*)</article>", text, re.DOTALL)
    lines = html.unescape(re.sub("<[^>]+>", "", body[1] if body else text)).split("\n")
    return [line.strip() for line in lines if line.strip()]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_says_that_it_is_invented(path: Path) -> None:
    """The last visible line of each article says so, and a page's description too."""
    assert visible(path)[-1] == INVENTED
    if path.suffix == ".html":
        assert f'<meta name="description" content="{INVENTED}">' in decoded(path)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_length(path: Path) -> None:
    """Each is as long as a short piece of news."""
    assert 150 <= sum(len(line.split()) for line in visible(path)) <= 350


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_carries_what_the_readme_says(path: Path) -> None:
    """A page names its outlet and its date; a plain text leaves them to the reader."""
    if path.suffix == ".html":
        assert ROWS[path.name]["outlet"].strip() in decoded(path)
        assert ROWS[path.name]["date"] in decoded(path)


def test_readme_lists_every_file_and_no_other() -> None:
    """Nothing lies there unexplained, and nothing is explained that is not there."""
    assert list(ROWS) == [path.name for path in FILES]


def test_there_are_at_least_eight() -> None:
    """Every way of telling that khabar must read has one of its own."""
    assert len(FILES) >= 8


def test_dates_run_in_order() -> None:
    """The story is told in the order of the files."""
    dates = [date.fromisoformat(row["date"]) for row in ROWS.values()]
    assert dates == sorted(dates)


@pytest.mark.parametrize("name", ["dam-02-copy-cut.html", "dam-03-copy-added.html"])
def test_copies_are_copies(name: str) -> None:
    """At least half of a copy's paragraphs are the release's, word for word."""
    release, copy = visible(SAMPLES / "dam-01-agency.html"), visible(SAMPLES / name)
    assert sum(line in release for line in copy) * 2 > len(copy)


def test_the_hedge_is_lost() -> None:
    """The release says «قد تمتد»; the retelling says «ستمتد»."""
    assert "قد تمتد إلى نهاية" in decoded(SAMPLES / "dam-01-agency.html")
    retelling = decoded(SAMPLES / "dam-04-retelling.txt")
    assert "ستمتد إلى نهاية" in retelling
    assert "قد تمتد" not in retelling
