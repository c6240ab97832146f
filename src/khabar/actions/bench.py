"""How fast and how large: words a second for each stage, start-up in a fresh process, peak memory."""

from __future__ import annotations

import subprocess  # runs this same Python again, to time its start
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khabar.actions.ingest import Options, arrive, document_of
from khabar.actions.read import find
from khabar.core.document import Document
from khabar.errors import InputError, MissingInputError
from khabar.pipeline import Pipeline

__all__ = ["Speed", "Start", "documents", "peak_memory", "report", "samples", "speed", "start"]

Clock = Callable[[], float]

#: What a fresh process does before it can read: import, load tables, read a short text once.
READY = """
from khabar.core.document import Document
from khabar.core.ids import digest
from khabar.export import reading_json
from khabar.pipeline import standard
import khabar.actions.library, khabar.actions.read, khabar.store.sqlite
text = "بدء إصلاح السد\\nقال الوزير سالم النجار إن العمل في السد بدأ أمس وإن 20 عاملا يشاركون فيه."
reading_json.dump(standard().run(Document(digest(text.encode()), text, published="2031-03-02")))
"""
VERSION = "import khabar.cli; khabar.cli.main(['--version'])"
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds of each stage over the same documents; ``longest`` is the slowest document a thousand words."""

    documents: int
    words: int
    stages: tuple[tuple[str, float], ...]
    seconds: float
    longest: float


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds, the best of several fresh processes: a bare Python, ``--version``, and ready to read."""

    python: float
    version: float
    ready: float


def samples() -> Path:
    """Return the folder of the project's own articles. Raises ``MissingInputError`` where it is not installed."""
    folder = Path(__file__).parents[3] / "samples"
    if not folder.is_dir():
        raise MissingInputError("the sample articles are not installed; give a folder of articles: khabar bench DIR")
    return folder


def documents(folder: Path, most: int | None = None) -> tuple[Document, ...]:
    """Return the articles of a folder, at most so many; files that cannot be read are left out."""
    made = [d for source in find([str(folder)]).sources[:most] if (d := _document(source)) is not None]
    if not made:
        raise MissingInputError(f"{folder}: holds no article that can be read")
    return tuple(made)


def _document(source: str) -> Document | None:
    try:
        made = document_of(arrive(source, sys.stdin.buffer), Options())
    except InputError:
        return None
    return made if isinstance(made, Document) else made.document


def speed(pipeline: Pipeline, articles: Sequence[Document], repeat: int = 3, clock: Clock = time.perf_counter) -> Speed:
    """Read all articles ``repeat`` times after one warm-up; each stage's best time counts."""
    pipeline.run(articles[0])
    runs = [_one_run(pipeline, articles, clock) for _ in range(repeat)]
    names = [stage.name for stage in pipeline.stages]
    best = tuple((name, min(stages[name] for stages, _ in runs)) for name in names)
    words = [len(article.text.split()) for article in articles]
    each = [min(times[i] for _, times in runs) for i in range(len(articles))]
    longest = max(seconds * 1000 / max(1, count) for seconds, count in zip(each, words, strict=True))
    return Speed(len(articles), sum(words), best, min(sum(times) for _, times in runs), longest)


def _one_run(pipeline: Pipeline, articles: Iterable[Document], clock: Clock) -> tuple[dict[str, float], list[float]]:
    stages = dict.fromkeys((stage.name for stage in pipeline.stages), 0.0)

    def watch(name: str, work: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
        began = clock()
        made = work()
        stages[name] += clock() - began
        return made

    times = []
    for article in articles:
        began = clock()
        pipeline.run(article, watch)
        times.append(clock() - began)
    return stages, times


def start(repeat: int = 3) -> Start:
    """Time fresh processes of this Python."""
    return Start(*(min(_process(code) for _ in range(repeat)) for code in ("pass", VERSION, READY)))


def _process(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own code
    return time.perf_counter() - began


def peak_memory() -> int | None:
    """Return the most bytes that this process has held; None where the system does not say."""
    try:
        import resource  # noqa: PLC0415  # absent on Windows
    except ImportError:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def report(speed: Speed, start: Start, memory: int | None) -> Iterator[str]:
    """Yield the lines that ``khabar bench`` prints."""
    yield f"{speed.documents} articles, {speed.words} words"
    for name, seconds in (*speed.stages, ("all stages", speed.seconds)):
        rate, each = speed.words / max(seconds, 1e-9), seconds / speed.words * 1e6
        yield f"{name:20s} {rate:12,.0f} words/s  {each:8.1f} ms/1000 words"
    yield f"{'slowest article':20s} {speed.longest * 1000:8.1f} ms/1000 words"
    yield f"{'start of Python':20s} {start.python:8.2f} s"
    yield f"{'khabar --version':20s} {start.version:8.2f} s"
    yield f"{'ready to read':20s} {start.ready:8.2f} s"
    yield f"{'peak memory':20s} " + ("not known here" if memory is None else f"{memory / MIB:8.0f} MiB")
