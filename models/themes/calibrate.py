"""Make the heads' probabilities honest on sentences that were not trained on, and choose the themes' threshold.

    python models/themes/calibrate.py LABELLED.jsonl [MORE.jsonl …]

The model's decisions lean towards what its training texts hold; real reports hold more sentences about neither effect
nor effort. A few hundred labelled sentences of one's own put that right.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from evaluate import read_labelled
from safetensors.numpy import load_file, save_file
from torch.nn import functional

from pipeline.tables import DIRECTIONS, SENTENCE_KINDS, VOICES
from pipeline.themes.scoring import load_scorer

HERE = Path(__file__).parent
MODEL = HERE / "model"


def calibrate(rows: Sequence[dict[str, Any]]) -> None:
    """Fit scale, shift and threshold on labelled rows and write them to the heads in model/."""
    found, wanted = _logits(rows), _targets(rows)
    scale, shift = _fit(found, wanted)
    themes = wanted[0].shape[1]
    scores = (found[0] * scale[:themes] + shift[:themes]).sigmoid()
    stored = load_file(MODEL / "heads.safetensors")
    save_file({**stored, "scale": scale.numpy(), "shift": shift.numpy()}, MODEL / "heads.safetensors")
    described = json.loads((MODEL / "heads.json").read_text(encoding="utf-8"))
    described |= {"thresholds": [_best_threshold(scores, wanted[0])] * themes, "calibrated_on": len(rows)}
    (MODEL / "heads.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    (MODEL / "heads.safetensors").chmod(0o644)


def _logits(rows: Sequence[dict[str, Any]]) -> list[torch.Tensor]:
    """Logits of themes, kind, direction and voice, before any calibration, by the model as it is shipped."""
    texts, contexts = [row["text"] for row in rows], [row["context"] for row in rows]
    with tempfile.TemporaryDirectory() as cache:
        scorer = load_scorer(HERE.parent / "e5-nl", HERE, Path(cache))
    logits = scorer.heads.logits(scorer.encode(texts, contexts), scorer.lexicon.features(texts, contexts))
    sizes = [len(scorer.heads.themes), len(SENTENCE_KINDS), len(DIRECTIONS), len(VOICES)]
    return list(torch.split(torch.from_numpy(logits.astype(np.float32)), sizes, dim=1))


def _targets(rows: Sequence[dict[str, Any]]) -> list[torch.Tensor]:
    themes = json.loads((MODEL / "heads.json").read_text(encoding="utf-8"))["themes"]
    return [
        torch.tensor([[float(theme in row["themes"]) for theme in themes] for row in rows]),
        torch.tensor([SENTENCE_KINDS.index(row["kind"]) for row in rows]),
        torch.tensor([DIRECTIONS.index(row["direction"]) for row in rows]),
        torch.tensor([VOICES.index(row["voice"]) for row in rows]),
    ]


def _fit(found: list[torch.Tensor], wanted: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Scale and shift of each logit (Platt 1999; Guo et al. 2017, arXiv 1706.04599).

    One scale a head; the shift of themes is one number, that of the others one a class: few enough for a few hundred
    sentences, and held small.
    """
    sizes = [logits.shape[1] for logits in found]
    scales = torch.zeros(len(sizes), requires_grad=True)
    shifts = [torch.zeros(1, requires_grad=True), *(torch.zeros(size, requires_grad=True) for size in sizes[1:])]
    optimizer = torch.optim.LBFGS([scales, *shifts], max_iter=100)
    outcomes = wanted[1] == SENTENCE_KINDS.index("outcome")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        themes, kind, direction, voice = (
            logits * scale.exp() + shift for logits, scale, shift in zip(found, scales, shifts, strict=True)
        )
        total = functional.binary_cross_entropy_with_logits(themes, wanted[0])
        total = total + functional.cross_entropy(kind, wanted[1]) + functional.cross_entropy(voice, wanted[3])
        total = total + functional.cross_entropy(direction[outcomes], wanted[2][outcomes])
        held = scales.square().sum() + torch.stack([shift.square().sum() for shift in shifts]).sum()
        total = total + 0.02 * held
        total.backward()
        return total

    optimizer.step(loss)
    scale = torch.cat([one.repeat(size) for one, size in zip(scales.detach().exp(), sizes, strict=True)])
    shift = torch.cat([one.detach().expand(size) for one, size in zip(shifts, sizes, strict=True)])
    return scale, shift.contiguous()


def _best_threshold(scores: torch.Tensor, wanted: torch.Tensor) -> float:
    """The one threshold for all themes with the highest micro F1."""
    thresholds = [round(0.2 + 0.02 * step, 2) for step in range(21)]
    hits = [((scores >= least) & wanted.bool()).sum().item() for least in thresholds]
    sizes = [(scores >= least).sum().item() + wanted.sum().item() for least in thresholds]
    return max(zip(thresholds, hits, sizes, strict=True), key=lambda row: 2 * row[1] / row[2])[0]


if __name__ == "__main__":
    calibrate([row for name in sys.argv[1:] for row in read_labelled(Path(name))])
