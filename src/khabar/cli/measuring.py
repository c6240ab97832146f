"""``khabar evaluate`` and ``khabar bench``: how right and how fast."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from khabar.actions import bench
from khabar.actions.evaluate import Drop, Evaluated, drops, evaluate, load_floors, report
from khabar.actions.score import Figures, sum_up
from khabar.cli.codes import Exit
from khabar.cli.reading import written
from khabar.cli.screen import complain
from khabar.pipeline import standard

__all__ = ["COMMANDS"]


def _evaluate(given: Namespace) -> int:
    from tqdm import tqdm

    floors = None if given.floors is None else load_floors(Path(given.floors))
    done: list[Evaluated] = []
    results = evaluate(Path(given.folder), standard().run)
    for one in tqdm(results, unit="article", disable=None, file=sys.stderr, leave=False):
        if given.write is not None:
            written(Path(given.write) / one.name, one.dumped)
        done.append(one)
    counts = [one.counts for one in done if one.counts is not None]
    if not counts:
        print(f"{len(done)} documents read, none annotated")
        return Exit.DONE
    figures = sum_up(counts)
    print(f"{len(counts)} documents, 0 missing", *report(figures), sep="\n")
    return Exit.DONE if floors is None else _hold(figures, drops(figures, floors))


def _hold(figures: Figures, fallen: tuple[Drop, ...]) -> int:
    for drop in fallen:
        known = ", ".join(figures)
        found = f"no such figure (there are {known})" if drop.found is None else f"{drop.found:.4f}"
        complain(f"under its floor of {drop.floor:.4f}: {drop.measure}: {found}")
    return Exit.UNDER_FLOOR if fallen else Exit.DONE


def _bench(given: Namespace) -> int:
    folder = bench.samples() if given.folder is None else Path(given.folder)
    articles = bench.documents(folder, given.most)
    speed = bench.speed(standard(), articles)
    memory = bench.peak_memory()
    print(*bench.report(speed, bench.start(), memory), sep="\n")
    return Exit.DONE


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {"evaluate": _evaluate, "bench": _bench}
