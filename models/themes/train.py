"""Fine-tune the encoder's upper layers and the heads on the sentences in training/, and write model/.

    python models/themes/train.py [--seeds 1 2 3 4 5] [--encoder FOLDER] [--calibrate LABELLED.jsonl]

One pass over context and sentence feeds all heads (themes, kind, direction, voice); lexicon features come in beside
the vector. Embeddings and lower layers stay as shipped, so what they make of a sentence is made once and kept. Several
seeds are averaged into one model (Wortsman et al. 2022, arXiv 2203.05482).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from functools import partial
from pathlib import Path
from typing import Any

import torch
from calibrate import MODEL, decide_crosswise, fit, shipped_logits, store, targets
from evaluate import figures, read_labelled, read_training
from examples import choose, evaluation_texts
from examples import write as write_examples
from learning import Reader, Reading, Weights, average, predict, train, train_all, use
from network import SIZES, THEMES, Network, pack
from safetensors.torch import save_file
from variation import varied

from pipeline.encoder.files import encoder_fingerprint
from pipeline.themes.lexicon import load_lexicon

HERE = Path(__file__).parent
TESTS = HERE.parents[1] / "tests" / "evaluation"
MEASURED = {"written": TESTS / "sentences.jsonl", "residents": TESTS / "residents.jsonl"}
Row = dict[str, Any]
Sets = dict[str, tuple[list[Row], Reading]]
"""Labelled rows and what was read of them, by the set's name."""


def measure(network: Network, sets: Sets, calibrate_on: str) -> dict[str, dict[str, float]]:
    """Figures by labelled set; the set that calibrates is judged crosswise over its documents."""
    logits = {name: predict(network, reading) for name, (_, reading) in sets.items()}
    calibration = fit(logits[calibrate_on], sets[calibrate_on][0])
    answers = {name: calibration.decide(found) for name, found in logits.items()}
    answers[calibrate_on] = decide_crosswise(logits[calibrate_on], sets[calibrate_on][0])
    return {name: figures(rows, answers[name], THEMES) for name, (rows, _) in sets.items()}


def write(network: Network, folder: Path, card: dict[str, Any]) -> None:
    """Write trained layers (8 bits), heads that are not calibrated yet, and what they were made of."""
    folder.mkdir(parents=True, exist_ok=True)
    layers = pack(network)
    if layers:
        save_file(layers, folder / "layers.safetensors")
    else:
        (folder / "layers.safetensors").unlink(missing_ok=True)
    heads = {"weight": network.heads.weight.detach().T.contiguous(), "bias": network.heads.bias.detach().clone()}
    outputs = sum(SIZES)
    save_file({**heads, "scale": torch.ones(outputs), "shift": torch.zeros(outputs)}, folder / "heads.safetensors")
    described = {"themes": list(THEMES), "thresholds": [0.5] * len(THEMES), "tuned": bool(layers), **card}
    (folder / "heads.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    for path in folder.iterdir():
        path.chmod(0o644)


def split(rows: list[Row], every: int) -> tuple[list[Row], list[Row]]:
    """Training and held-out rows: each so many documents one is held out, never part of a document."""
    documents = sorted({row["doc"] for row in rows})
    held = set(documents[every // 2 :: every])
    return [row for row in rows if row["doc"] not in held], [row for row in rows if row["doc"] in held]


def arguments() -> argparse.Namespace:
    """What can be chosen on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--encoder", type=Path, default=HERE.parent / "e5-nl", help="a sentence-transformers folder")
    parser.add_argument("--kept", type=int, default=8, help="how many lower layers stay as they are")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1], help="more than one: their average is written")
    parser.add_argument("--calibrate", type=Path, help="labelled sentences to calibrate on; else held-out documents")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def main() -> None:
    """Train each seed, write their average, calibrate it, and keep each seed's figures."""
    given = arguments()
    rows, held_out = split(read_training(HERE / "training"), every=40)
    network = Network(given.encoder, given.kept, load_lexicon(HERE / "lexicon.toml").width)
    reader = Reader(network, given.encoder)
    calibrate_on = "gold" if given.calibrate else "held out"
    labelled = {name: read_labelled(path) for name, path in MEASURED.items() if path.exists()}
    labelled[calibrate_on] = read_labelled(given.calibrate) if given.calibrate else held_out
    started = time.time()
    chance = random.Random(0)
    readings = [reader.read(as_given(rows)), reader.read([varied(row, chance) for row in rows])]
    sets = {name: (own, reader.read(as_given(own))) for name, own in labelled.items()}
    print(f"{len(rows)} sentences read twice by the kept layers, {time.time() - started:.0f} s", flush=True)
    learn = partial(train, network, readings, targets(rows), given.epochs)
    found = train_all(learn, given.seeds, given.processes)
    card = {"encoder": encoder_fingerprint(given.encoder), "trained_on": len(rows), "epochs": given.epochs}
    store_stability(network, dict(zip(given.seeds, found, strict=True)), sets, calibrate_on, card)
    write(use(network, average(found)), MODEL, {**card, "seeds": given.seeds})
    write_examples(choose(rows, evaluation_texts(), load_lexicon(HERE / "lexicon.toml")), given.encoder)
    store(
        fit(shipped_logits(labelled[calibrate_on], given.encoder), labelled[calibrate_on]), len(labelled[calibrate_on])
    )


def as_given(rows: list[Row]) -> list[tuple[str, str]]:
    """Text and context of each row."""
    return [(row["text"], row["context"]) for row in rows]


def store_stability(
    network: Network, found: dict[int, Weights], sets: Sets, calibrate_on: str, card: dict[str, Any]
) -> None:
    """Write the figures of each seed by itself."""
    figures_by_seed = [
        {"seed": seed, "sets": measure(use(network, weights), sets, calibrate_on), **card}
        for seed, weights in found.items()
    ]
    (HERE / "stability.json").write_text(json.dumps(figures_by_seed, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
