"""Reads the corpora that words are counted in, and the annotated articles of the training part.

They are looked for at KHABAR_SHARED, then at ../shared beside the checkout. What is made of them
is left to the scripts beside this one; no text of them may go into a table.
"""

from __future__ import annotations

import json
import os
import re
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from khabar.text.fold import fold_word

ROOT = Path(__file__).resolve().parents[2]
#: Where the shipped tables lie.
TABLES = ROOT / "src" / "khabar" / "knowledge" / "tables"
#: Every how many days of SaudiNewsNet are counted: a third of them is about as much as ANTCorpus.
STEP = 3
#: Marks, markup and anything else that ends a run of words.
NO_WORD = re.compile("[^\u0621-\u064a ]+")
MARKUP = re.compile("<[^>]+>")


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated article: its text and its names as (type, start, end) in code points."""

    text: str
    names: tuple[tuple[str, int, int], ...]


def shared() -> Path:
    """Return the folder that holds the corpora; it need not exist."""
    return Path(os.environ.get("KHABAR_SHARED") or ROOT.parent / "shared")


def saudi_news(folder: Path, step: int = STEP) -> Iterator[str]:
    """Yield title and body of each article of SaudiNewsNet, of every ``step``-th day."""
    for day in sorted((folder / "corpora" / "saudinewsnet").glob("*.zip"))[::step]:
        with zipfile.ZipFile(day) as packed:
            for name in sorted(n for n in packed.namelist() if n.endswith(".json")):
                for article in json.loads(packed.read(name)):
                    yield f"{article.get('title') or ''} . {article.get('content') or ''}"


def tunisian_news(folder: Path) -> Iterator[str]:
    """Yield the text of each article of ANTCorpus."""
    with tarfile.open(folder / "corpora" / "antcorpus.tar.xz") as packed:
        for member in packed:
            stream = packed.extractfile(member) if member.isfile() else None
            if stream is not None:
                yield MARKUP.sub(" . ", stream.read().decode("utf-8", "replace"))


def runs(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield the folded words between one mark and the next.

    >>> list(runs(["قال سالم: «نعم»"]))
    [['قال', 'سالم'], ['نعم']]
    """
    for text in texts:
        for run in NO_WORD.split(fold_word(text)):
            if words := run.split():
                yield words


def count(texts: Iterable[str]) -> Counter[str]:
    """Count the folded words of texts."""
    out: Counter[str] = Counter()
    for words in runs(texts):
        out.update(words)
    return out


def annotated(folder: Path) -> Iterator[Annotated]:
    """Yield the annotated articles of the training part, never of any other."""
    for path in sorted((folder / "bank" / "train").glob("*.json")):
        article = json.loads(path.read_text("utf-8"))
        names = ((e["type"], start, end) for e in article["entities"] for start, end in e["spans"])
        yield Annotated(article["text"], tuple(names))
