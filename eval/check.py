#!/usr/bin/env python3
"""Scores the standard pipeline on the bank's dev part and fails where a figure is under its floor.

The bank may not be shipped: it is looked for at KHABAR_SHARED, then at ../shared beside the
checkout. Without it the check says so and passes.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from khabar.actions.evaluate import corpus_digest, drops, evaluate, load_floors, report
from khabar.actions.score import sum_up
from khabar.pipeline import standard

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("floors.json")
NOT_HELD = 1


def main() -> int:
    """Return 0 where every floor holds or the bank is absent."""
    shared = Path(os.environ.get("KHABAR_SHARED") or ROOT.parent / "shared")
    part = shared / "bank" / json.loads(FLOORS.read_text("utf-8"))["corpus"]["part"]
    if not part.is_dir():
        print("skipped: the annotated bank is not here (set KHABAR_SHARED to the folder that holds bank/)")
        return 0
    floors = load_floors(FLOORS)
    found = corpus_digest(part)
    if found != floors.corpus:
        print(f"the corpus is not the one that the floors were measured on: {found}, expected {floors.corpus};")
        print("measure again and write both the digest and the floors into eval/floors.json")
        return NOT_HELD
    counts = [one.counts for one in evaluate(part, standard().run) if one.counts is not None]
    figures = sum_up(counts)
    print(f"{len(counts)} documents", *report(figures), sep="\n")
    fallen = drops(figures, floors)
    for drop in fallen:
        print(f"UNDER ITS FLOOR: {drop.measure}: {drop.found} < {drop.floor}")
    print(f"{len(floors.floors) - len(fallen)} of {len(floors.floors)} floors hold")
    return NOT_HELD if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
