"""How long it takes to open the search over a large store, and how much memory at its highest.

    python -m tests.benchmarks.opening_search make FOLDER [--passages 100000]
    python -m tests.benchmarks.opening_search open FOLDER
    python -m tests.benchmarks.opening_search compare FOLDER OTHER_CHECKOUT

`make` fills a store with passages of words drawn from the sample reports, three in a hundred of them joined to a word
that is new, and vectors that are drawn. `open` opens it and asks some queries. `compare` does so with this code and
with that of another checkout, each in a process of its own, and prints the ratio. No test: it depends on the machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import polars as pl

from pipeline.ingest import Limits, read_bytes
from pipeline.parse import parse
from pipeline.searching import Question, open_searcher
from pipeline.settings import ROOT
from pipeline.store import Store
from pipeline.store.publishing import RunRecord
from pipeline.tables import EMBEDDINGS, PASSAGES, SENTENCES, Tables, conform

MODEL = "drawn"
QUERIES = ("schulden", "eenzaamhijd", "mensen die weer buiten komen", "wachtlijst voor de taalles")
_SENTENCE = 18
_AT_ONCE = 20_000


def make(folder: Path, count: int) -> None:
    """A store with `count` passages of 15 to 75 words, in sentences of 18 words, each with a vector."""
    draw, words = np.random.default_rng(0), np.array(_words(), dtype=object)
    for first in range(0, count, _AT_ONCE):
        sizes = draw.integers(15, 75, min(_AT_ONCE, count - first))
        passages = [_passage(words, int(size), draw) for size in sizes]
        Store(folder).append(_tables(passages, first, draw), _run())
    Store(folder).publish()


def _words() -> list[str]:
    held = parse(
        read_bytes((ROOT / "sample_reports" / "Verhalenbundel_2025.docx").read_bytes(), "bundel.docx", Limits())
    )
    return [word for text in held.passages["text"] for word in text.split()]


def _passage(words: np.ndarray, size: int, draw: np.random.Generator) -> list[str]:
    chosen = words[draw.integers(0, len(words), size)]
    joined = draw.random(size) < 0.03
    other = words[draw.integers(0, len(words), size)]
    return [f"{one}{two.lower()}" if new else one
            for one, two, new in zip(chosen, other, joined, strict=True)]  # fmt: skip


def _tables(passages: Sequence[Sequence[str]], first: int, draw: np.random.Generator) -> Tables:
    texts = [" ".join(words) for words in passages]
    document = f"{first:064x}"
    rows = [{"passage_id": f"{first + place:08}", "document": document, "position": place, "text": text}
            for place, text in enumerate(texts)]  # fmt: skip
    sentences = conform([row for one in rows for row in _sentences(one)], SENTENCES)
    vectors = draw.normal(size=(len(sentences), 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    made = {"content_key": sentences["content_key"], "model_version": [MODEL] * len(sentences), "vector": vectors}
    return Tables(
        passages=conform(rows, PASSAGES), sentences=sentences, embeddings=conform(pl.DataFrame(made), EMBEDDINGS)
    )


def _sentences(passage: dict[str, Any]) -> Iterator[dict[str, Any]]:
    words, start = passage["text"].split(), 0
    for place in range(0, len(words), _SENTENCE):
        text = " ".join(words[place : place + _SENTENCE])
        name = f"{passage['passage_id']}-{place:03}"
        key = hashlib.sha256(name.encode()).hexdigest()[:24]
        yield {
            "sentence_id": name, "passage_id": passage["passage_id"], "document": passage["document"], "text": text,
            "position": place, "start": start, "end": start + len(text), "content_key": key, "language": "nl",
        }  # fmt: skip
        start += len(text) + 1


def _run() -> RunRecord:
    now = datetime.now(UTC).replace(tzinfo=None)
    return RunRecord("drawn", now, now, "0", MODEL, "0", 0, 0, 0)


def measure(folder: Path) -> dict[str, float]:
    """Seconds to open and to answer, on the clock and of processor, and megabytes of the process at the highest."""
    snapshot = Store(folder).snapshot()
    assert snapshot is not None, f"make a store in {folder} first"
    asked = np.random.default_rng(1).normal(size=(1, 384)).astype(np.float32)
    reader: Any = SimpleNamespace(versions=SimpleNamespace(vectors=MODEL), embed=lambda _: asked)
    opening, searcher = _timed(lambda: open_searcher(snapshot, reader))
    answering, _ = _timed(lambda: [searcher.find(Question(query), 50) for query in QUERIES])
    times = {"open_s": opening[0], "open_cpu_s": opening[1]} | {
        "query_s": answering[0] / len(QUERIES), "query_cpu_s": answering[1] / len(QUERIES),
    }  # fmt: skip
    return times | {"peak_mb": _peak()}


def _timed(work: Callable[[], Any]) -> tuple[tuple[float, float], Any]:
    clock, processor = time.perf_counter(), time.process_time()
    made = work()
    return (time.perf_counter() - clock, time.process_time() - processor), made


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compare(folder: Path, other: Path) -> None:
    """Print both measurements and how many times less this code takes."""
    mine, theirs = (_elsewhere(folder, checkout) for checkout in (ROOT, other))
    for name, value in mine.items():
        print(f"{name}: {value:.2f} here, {theirs[name]:.2f} there, {theirs[name] / value:.1f} times less")


def _elsewhere(folder: Path, checkout: Path) -> dict[str, float]:
    paths = os.pathsep.join([str(checkout), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, str(Path(__file__).resolve()), "open", str(folder.resolve())], check=True, text=True,
        capture_output=True, cwd=checkout, env=os.environ | {"PYTHONPATH": paths},
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("what", choices=("make", "open", "compare"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("other", type=Path, nargs="?")
    parser.add_argument("--passages", type=int, default=100_000)
    asked = parser.parse_args()
    if asked.what == "make":
        make(asked.folder, asked.passages)
    elif asked.what == "open":
        print(json.dumps(measure(asked.folder)))
    else:
        compare(asked.folder, asked.other)


if __name__ == "__main__":
    main()
