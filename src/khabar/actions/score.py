"""Holds readings against annotations: the bank's measures, by the bank's rules.

Works on the bank's JSON as it stands, so that any system's files can be scored. Reading them
from disk and printing are left to ``evaluate``. The figures are those of the bank's own referee;
a test compares the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

__all__ = ["FIELDS", "Counts", "Figures", "Measure", "count", "measure", "sum_up", "total"]

Item = Mapping[str, Any]
Range = Sequence[int] | None
Counts = Counter[str]
#: Precision, recall and F1 with the numbers of gold and system items.
Measure = dict[str, float]
Figures = dict[str, Measure | float]
T = TypeVar("T")

#: Shares of the attributions found, in the order of the report.
FIELDS = ("source", "content", "content_exact", "who", "kind", "mode", "act", "certainty")
#: Least agreement (Jaccard) of two spans that are the same, that are exactly the same, of unknowns.
SAME, EXACT, SAME_UNKNOWN = 0.5, 0.95, 0.3
DIGITS = 4

#: Each measure of the report: its name, and the counters of hits, system and gold.
MEASURES = (
    ("names (exact)", "names", "names.system", "names.gold"),
    ("names (overlap)", "names.near", "names.system", "names.gold"),
    ("attribution found (cue)", "found", "attributions.system", "attributions.gold"),
    ("attribution right (cue, source, content)", "right", "attributions.system", "attributions.gold"),
    ("attribution right, teller resolved", "resolved", "attributions.system", "attributions.gold"),
    ("of those found", "", "", ""),
    ("chains of two or more", "chains", "chains.system", "chains.gold"),
    ("times (span)", "times", "times.system", "times.gold"),
    ("times (value)", "times.value", "times.system", "times.gold"),
    ("quantities (span)", "quantities", "quantities.system", "quantities.gold"),
    ("quantities (value)", "quantities.value", "quantities.system", "quantities.gold"),
    ("quantities (value, unit)", "quantities.unit", "quantities.system", "quantities.gold"),
    ("events (type)", "events", "events.system", "events.gold"),
    ("events (type, parties)", "events.parties", "events.system", "events.gold"),
    ("event modality", "", "", ""),
    ("unknowns", "unknowns", "unknowns.system", "unknowns.gold"),
)


def measure(hits: int, system: int, gold: int) -> Measure:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    p = hits / system if system else 0.0
    r = hits / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, DIGITS), "r": round(r, DIGITS), "f1": round(f1, DIGITS), "gold": gold, "system": system}


def total(counts: Counts) -> Figures:
    """Turn counters, summed over documents, into the figures of the report."""
    figures: Figures = {}
    for name, hits, system, gold in MEASURES:
        if hits:
            figures[name] = measure(counts[hits], counts[system], counts[gold])
        elif name == "event modality":
            paired = counts["events.paired"]
            figures[name] = round(counts["events.modality"] / paired, DIGITS) if paired else 0.0
        else:
            found = counts["found"] or 1
            figures[name] = {field: round(counts[f"of.{field}"] / found, DIGITS) for field in FIELDS}
    return figures


def count(gold: Item, system: Item) -> Counts:
    """Count what one document's figures are made of."""
    counts: Counts = Counter()
    for part in (_names, _attributions, _times, _quantities, _events, _unknowns):
        counts.update(part(gold, system))
    return counts


def _shared(a: Range, b: Range) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) if a and b else 0


def _agreement(a: Range, b: Range) -> float:
    """Jaccard over code points; 1 where both are absent."""
    if not a and not b:
        return 1.0
    if not a or not b:
        return 0.0
    shared = _shared(a, b)
    return shared / (a[1] - a[0] + b[1] - b[0] - shared)


def _pairs(gold: Sequence[T], system: Sequence[T], weight: Callable[[T, T], float]) -> list[tuple[T, T]]:
    """Pair one to one, heaviest first; ties go to the earlier gold item, then to the earlier system item."""
    weighed = [(weight(g, s), i, j) for i, g in enumerate(gold) for j, s in enumerate(system)]
    free_gold, free_system = set(range(len(gold))), set(range(len(system)))
    made = []
    for _, i, j in sorted((w for w in weighed if w[0] > 0), key=lambda w: (-w[0], w[1], w[2])):
        if i in free_gold and j in free_system:
            free_gold.remove(i)
            free_system.remove(j)
            made.append((gold[i], system[j]))
    return made


def _list(document: Item, name: str) -> list[Item]:
    return list(document.get(name) or ())


def _names(gold: Item, system: Item) -> Counts:
    g, s = (sorted({(tuple(x), e["type"]) for e in _list(d, "entities") for x in e["spans"]}) for d in (gold, system))
    near = _pairs(g, s, lambda a, b: _shared(a[0], b[0]) if a[1] == b[1] else 0)
    return Counter(
        {"names.gold": len(g), "names.system": len(s), "names": len(set(g) & set(s)), "names.near": len(near)}
    )


def _mentions(document: Item, reference: str) -> Sequence[Sequence[int]]:
    for entity in _list(document, "entities"):
        if entity["id"] == reference:
            spans: Sequence[Sequence[int]] = entity["spans"]
            return spans
    return ()


def _named(who: str | None) -> bool:
    return bool(who) and not str(who).startswith("~")


def _same_teller(gold: Item, g: Item, system: Item, s: Item) -> bool:
    """Mentions meet; or the gold teller has no name, and the system names none or points into its words."""
    theirs = _mentions(system, s["who"]) if _named(s.get("who")) else ()
    if not _named(g["who"]):
        return not theirs or any(_shared(x, g["source"]) for x in theirs)
    return any(_shared(a, b) for a in _mentions(gold, g["who"]) for b in theirs)


def _weight(g: Item, s: Item) -> float:
    """A cue must meet the gold's cue; where the gold has none, half of the content must."""
    content = _agreement(g["content"], s.get("content"))
    if g["cue"]:
        return 1 + content + _agreement(g["source"], s.get("source")) if _shared(g["cue"], s.get("cue")) else 0
    return content if g["content"] and content >= SAME and not s.get("cue") else 0


def _attributions(gold: Item, system: Item) -> Counts:
    g, s = _list(gold, "attributions"), _list(system, "attributions")
    found = _pairs(g, s, _weight)
    counts: Counts = Counter({"attributions.gold": len(g), "attributions.system": len(s), "found": len(found)})
    for one, other in found:
        counts.update(_pair(gold, one, system, other))
    counts.update(_chains(gold, system, found))
    return counts


def _pair(gold: Item, g: Item, system: Item, s: Item) -> Counts:
    content = _agreement(g["content"], s.get("content"))
    who = _same_teller(gold, g, system, s)
    one_sided = not (g["source"] and s.get("source"))
    source = _agreement(g["source"], s.get("source")) >= SAME or (who and one_sided)
    right = source and content >= SAME
    held = {"source": source, "content": content >= SAME, "content_exact": content >= EXACT, "who": who}
    held |= {field: g[field] == s.get(field) for field in FIELDS if field not in held}
    return Counter({"right": right, "resolved": right and who, **{f"of.{k}": v for k, v in held.items()}})


def _path(attributions: Sequence[Item], start: Item) -> list[Item]:
    """The attribution, its parent, and so on outward; a circle ends where it closes."""
    by_id = {a["id"]: a for a in attributions}
    path: list[Item] = []
    at: Item | None = start
    while at is not None and at["id"] not in {a["id"] for a in path}:
        path.append(at)
        at = by_id.get(at.get("parent"))
    return path


def _chains(gold: Item, system: Item, found: Sequence[tuple[Item, Item]]) -> Counts:
    ours = {g["id"]: s for g, s in found}
    theirs = _list(system, "attributions")
    counts: Counts = Counter({"chains.system": sum(1 for s in theirs if s.get("parent"))})
    for g in _list(gold, "attributions"):
        path = _path(_list(gold, "attributions"), g)
        if len(path) < 2:  # noqa: PLR2004  # a chain has two hops
            continue
        counts["chains.gold"] += 1
        if all(x["id"] in ours for x in path):
            same = [x["id"] for x in _path(theirs, ours[g["id"]])] == [ours[x["id"]]["id"] for x in path]
            counts["chains"] += same and all(_same_teller(gold, x, system, ours[x["id"]]) for x in path)
    return counts


def _times(gold: Item, system: Item) -> Counts:
    g, s = [t for t in _list(gold, "times") if t["span"]], _list(system, "times")
    pairs = _pairs(g, s, lambda a, b: _shared(a["span"], b["span"]))
    value = sum(a["value"].rstrip("~") == str(b.get("value", "")).rstrip("~") for a, b in pairs)
    return Counter({"times.gold": len(g), "times.system": len(s), "times": len(pairs), "times.value": value})


def _quantities(gold: Item, system: Item) -> Counts:
    g, s = [q for q in _list(gold, "quantities") if q["span"]], _list(system, "quantities")
    pairs = _pairs(g, s, lambda a, b: _shared(a["span"], b["span"]))
    same = [(a, b) for a, b in pairs if a["value"] == b.get("value")]
    return Counter(
        {
            "quantities.gold": len(g),
            "quantities.system": len(s),
            "quantities": len(pairs),
            "quantities.value": len(same),
            "quantities.unit": sum(a["unit"] == b.get("unit") for a, b in same),
        }
    )


def _events(gold: Item, system: Item) -> Counts:
    g, s = [e for e in _list(gold, "events") if e["trigger"]], _list(system, "events")

    def weight(a: Item, b: Item) -> float:
        return 1 + (a["type"] == b["type"]) if _shared(a["trigger"], b["trigger"]) else 0

    pairs = _pairs(g, s, weight)
    typed = [(a, b) for a, b in pairs if a["type"] == b["type"]]
    parties = [all(_same_party(gold, a, system, b, role) for role in ("actor", "recipient")) for a, b in typed]
    return Counter(
        {
            "events.gold": len(g),
            "events.system": len(s),
            "events": len(typed),
            "events.parties": sum(parties),
            "events.modality": sum(a["modality"] == b.get("modality") for a, b in pairs),
            "events.paired": len(pairs),
        }
    )


def _same_party(gold: Item, g: Item, system: Item, s: Item, role: str) -> bool:
    named = [x for x in g[role] if _named(x)]
    ours = [span for x in named for span in _mentions(gold, x)]
    theirs = [span for x in s.get(role, ()) for span in _mentions(system, x)]
    return not named or any(_shared(a, b) for a in ours for b in theirs)


def _unknowns(gold: Item, system: Item) -> Counts:
    g, s = [u for u in _list(gold, "unknowns") if u["span"]], _list(system, "unknowns")
    pairs = _pairs(g, s, lambda a, b: float(_agreement(a["span"], b["span"]) >= SAME_UNKNOWN))
    return Counter({"unknowns.gold": len(g), "unknowns.system": len(s), "unknowns": len(pairs)})


def sum_up(each: Iterable[Counts]) -> Figures:
    """Return the figures over many documents."""
    counts: Counts = Counter()
    for one in each:
        counts.update(one)
    return total(counts)
