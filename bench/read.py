#!/usr/bin/env python3
"""Speed of whole readings: over many articles, and as one article grows.

    bench/read.py [DIR] [--articles N]

Reads the articles of DIR (default: the samples), then one text of 1,000, 4,000 and 16,000 words
made of them: the time a thousand words should stay the same. No peer is measured here yet: no
other program prints who says what in Arabic, and a tokeniser alone is no peer.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from khabar.actions import bench
from khabar.core.document import Document
from khabar.core.ids import digest
from khabar.pipeline import Pipeline, standard

LENGTHS = (1_000, 4_000, 16_000)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    parser.add_argument("--articles", type=int, metavar="N")
    given = parser.parse_args()
    pipeline = standard()
    articles = bench.documents(given.folder or bench.samples(), given.articles)
    speed = bench.speed(pipeline, articles)
    print(*bench.report(speed, bench.start(), bench.peak_memory()), sep="\n")
    for words in LENGTHS:
        print(grown(pipeline, articles, words))
    return 0


def grown(pipeline: Pipeline, articles: tuple[Document, ...], words: int) -> str:
    """Return the line for one article of so many words."""
    paragraphs = [line for article in articles for line in article.text.split("\n") if line.strip()]
    text, count, i = "", 0, 0
    while count < words:
        line = paragraphs[i % len(paragraphs)]
        text, count, i = text + line + "\n", count + len(line.split()), i + 1
    document = Document(digest(text.encode()), text, published="2031-03-02")
    speed = bench.speed(pipeline, (document,), repeat=2)
    return f"{'one of ' + format(speed.words, ',') + ' words':20s} {speed.longest * 1000:8.1f} ms/1000 words"


if __name__ == "__main__":
    sys.exit(main())
