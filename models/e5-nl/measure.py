"""Fidelity, speed and memory of the encoder's runtimes, side by side; prints markdown tables.

    python models/e5-nl/measure.py [--parts speed figures fidelity start] [--sentences 2000] [--rounds 5]

Runtimes: torch in fp32 (the reference), torch with bfloat16 autocast, and ONNX Runtime in 8 bits. Weights: the encoder
as shipped, and with the theme model's fine-tuned layers. Sentences: models/themes/training, in their context. Speed is
the best of some rounds in which the runtimes take turns, so that other work on the machine hits all of them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.themes.composition import compose
from pipeline.themes.encoding import Encoder, load_encoder
from pipeline.themes.scoring import Scorer, load_scorer

HERE = Path(__file__).parent
THEMES = HERE.parent / "themes"
EVALUATION = HERE.parents[1] / "tests" / "evaluation" / "sentences.jsonl"
PARTS = ("speed", "figures", "fidelity", "start")
VARIANTS = ("torch fp32", "torch bf16", "onnx int8")
WEIGHTS = {"fine-tuned": THEMES / "model" / "layers.safetensors", "shipped": None}


class Autocast:
    """An encoder in PyTorch that multiplies in bfloat16."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def encode(self, sentences: list[str], **options: Any) -> np.ndarray:  # noqa: ANN401 - passed on
        """Vectors, as the encoder inside gives them."""
        import torch

        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.encoder.encode(sentences, **options)


def load(variant: str, weights: str, threads: int) -> Encoder:
    """One of VARIANTS, with one of WEIGHTS."""
    runtime, kind = variant.split()
    encoder, _ = load_encoder(HERE, WEIGHTS[weights], runtime, threads)  # type: ignore[arg-type]
    return Autocast(encoder) if kind == "bf16" else encoder


def vectors(encoder: Encoder, texts: list[str], batch: int = 64) -> np.ndarray:
    """Vectors of length 1."""
    return encoder.encode(texts, batch_size=batch, normalize_embeddings=True, show_progress_bar=False)


def read_sentences(count: int) -> list[dict[str, Any]]:
    """So many training sentences, drawn with a fixed seed."""
    rows = [json.loads(line) for path in sorted((THEMES / "training").glob("*.jsonl")) for line in path.open("rb")]
    return random.Random(1).sample(rows, min(count, len(rows)))


def fidelity(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Cosine to the reference, and labels that come out the same (for the fine-tuned weights)."""
    texts = [compose(row["text"], row["context"]) for row in rows]
    yield "| weights | runtime | cosine mean | 1st percentile | min | kind | direction | voice | themes |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for weights, tuned in WEIGHTS.items():
        found = {variant: vectors(load(variant, weights, 1), texts) for variant in VARIANTS}
        labels = {variant: decide(rows, found[variant]) for variant in VARIANTS} if tuned else {}
        for variant in VARIANTS[1:]:
            cosines = (found[variant] * found[VARIANTS[0]]).sum(1)
            same = equal_shares(labels[variant], labels[VARIANTS[0]]) if labels else ["–"] * 4
            numbers = f"{cosines.mean():.5f} | {np.percentile(cosines, 1):.5f} | {cosines.min():.5f}"
            yield f"| {weights} | {variant} | {numbers} | {' | '.join(same)} |"


def decide(rows: list[dict[str, Any]], found: np.ndarray) -> list[dict[str, Any]]:
    """What the theme model says of vectors that were made before."""
    scorer = replace(scorer_with("onnx int8"), encoder=Fixed(found))
    return scorer.answers([row["text"] for row in rows], [row["context"] for row in rows])


class Fixed:
    """Gives the vectors that it was made with."""

    def __init__(self, found: np.ndarray) -> None:
        self.found = found

    def encode(self, sentences: list[str], **_: Any) -> np.ndarray:  # noqa: ANN401 - options of no use here
        """The vectors, whatever the sentences."""
        return self.found


def equal_shares(ones: list[dict[str, Any]], others: list[dict[str, Any]]) -> list[str]:
    """Shares of equal kind, direction, voice and set of themes."""
    pairs = list(zip(ones, others, strict=True))
    singles = [np.mean([one[name] == other[name] for one, other in pairs]) for name in ("kind", "direction", "voice")]
    themes = np.mean([{t["id"] for t in one["themes"]} == {t["id"] for t in other["themes"]} for one, other in pairs])
    return [f"{share:.4f}" for share in (*singles, themes)]


def figures() -> Iterator[str]:
    """The theme model's figures on its evaluation sentences with each runtime."""
    spec = importlib.util.spec_from_file_location("evaluate", THEMES / "evaluate.py")
    recipe = importlib.util.module_from_spec(spec)  # type: ignore[arg-type]
    spec.loader.exec_module(recipe)  # type: ignore[union-attr]
    rows = recipe.read_labelled(EVALUATION)
    for number, variant in enumerate(VARIANTS):
        scorer = scorer_with(variant)
        answers = scorer.answers([row["text"] for row in rows], [row["context"] for row in rows])
        reached = recipe.figures(rows, answers, scorer.heads.themes)
        if number == 0:
            yield f"| runtime (n = {len(rows)}) | {' | '.join(reached)} |\n|---|{'---|' * len(reached)}"
        yield f"| {variant} | {' | '.join(f'{value:.3f}' for value in reached.values())} |"


def scorer_with(variant: str) -> Scorer:
    """The theme model on one of VARIANTS."""
    runtime, _ = variant.split()
    scorer = load_scorer(HERE, THEMES, runtime=runtime)  # type: ignore[arg-type]
    return replace(scorer, encoder=Autocast(scorer.encoder)) if variant.endswith("bf16") else scorer


def speed(rows: list[dict[str, Any]], rounds: int, threads_each: list[int]) -> Iterator[str]:
    """Sentences the fine-tuned encoder reads, by thread and batch; the runtimes take turns.

    On one thread by second of processor time; on more by second of the clock, which other work on the machine lowers.
    """
    texts = [compose(row["text"], row["context"]) for row in rows]
    clocks = {threads: time.process_time if threads == 1 else time.perf_counter for threads in threads_each}
    columns = [(threads, batch) for threads in clocks for batch in (1, 64)]
    best = {(variant, column): 0.0 for variant in VARIANTS for column in columns}
    for threads, batch in columns:
        encoders = {variant: load(variant, "fine-tuned", threads) for variant in VARIANTS}
        given = texts[: 16 if batch == 1 else 128]
        for _ in range(rounds):
            for variant, encoder in encoders.items():
                place = (variant, (threads, batch))
                best[place] = max(best[place], len(given) / seconds(encoder, given, batch, clocks[threads]))
    yield f"| sentences/s | {' | '.join(f'threads {threads}, batch {batch}' for threads, batch in columns)} |"
    yield "|---|" + "---|" * len(columns)
    for variant in VARIANTS:
        yield f"| {variant} | {' | '.join(f'{best[variant, column]:.0f}' for column in columns)} |"


def seconds(encoder: Encoder, texts: list[str], batch: int, clock: Callable[[], float]) -> float:
    """How long encoding takes on a clock."""
    started = clock()
    vectors(encoder, texts, batch)
    return clock() - started


def start_and_memory() -> Iterator[str]:
    """Seconds from the start of Python to the first vector, and the peak of memory, each in a process of its own."""
    yield "| runtime | first vector after s | peak MB after 256 sentences |\n|---|---|---|"
    for variant in VARIANTS:
        command = [sys.executable, __file__, "--alone", variant]
        runs = []
        for _ in range(3):
            started = time.time()
            run = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            runs.append((run["first"] - started, run["peak"]))
        first, peak = map(min, zip(*runs, strict=True))
        yield f"| {variant} | {first:.1f} | {peak:.0f} |"


def alone(variant: str) -> None:
    """Load one runtime, encode, and print what it cost as JSON."""
    encoder = load(variant, "fine-tuned", 1)
    texts = [compose(row["text"], row["context"]) for row in read_sentences(256)]
    vectors(encoder, texts[:1])
    first = time.time()
    vectors(encoder, texts)
    print(json.dumps({"first": first, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}))


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--parts", nargs="*", default=PARTS, choices=PARTS)
    parser.add_argument("--alone", choices=VARIANTS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        alone(arguments.alone)
        return
    rows = read_sentences(arguments.sentences)
    parts = {
        "speed": speed(rows, arguments.rounds, arguments.threads), "figures": figures(), "fidelity": fidelity(rows),
        "start": start_and_memory(),
    }  # fmt: skip
    for name in arguments.parts:
        for line in parts[name]:
            print(line, flush=True)
        print(flush=True)


if __name__ == "__main__":
    main()
