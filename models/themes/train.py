"""Fine-tune the encoder and its heads on the sentences in training/, and write model/.

    python models/themes/train.py [--epochs 6] [--seed 1]

One pass over context and sentence feeds all heads (themes, kind, direction, voice); lexicon features come in beside
the vector. The embeddings stay as shipped; only the layers are trained and stored, in 8 bits.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch.nn import functional
from transformers import AutoTokenizer

from pipeline.framework import load_framework
from pipeline.tables import DIRECTIONS, SENTENCE_KINDS, VOICES
from pipeline.themes.composition import compose
from pipeline.themes.encoder import SegmentPooling, pack_layers, unpack
from pipeline.themes.lexicon import load_lexicon

HERE = Path(__file__).parent
ENCODER = HERE.parent / "e5-nl"
THEMES = load_framework(HERE).ids
SIZES = [len(THEMES), len(SENTENCE_KINDS), len(DIRECTIONS), len(VOICES)]
_NAMES = ["Fatima", "Henk", "Marieke", "Yusuf", "Bep", "Kevin", "Olena", "Sjaan", "Tesfay", "Noor", "Piet", "Agnieszka"]


class Model(torch.nn.Module):
    """Encoder, pooling over the sentence, and one linear layer for all decisions."""

    def __init__(self, features: int, dropout: float) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(str(ENCODER), local_files_only=True)
        self.bert = unpack(ENCODER)
        for parameter in self.bert.embeddings.parameters():
            parameter.requires_grad = False
        self.pooling = SegmentPooling(self.tokenizer.sep_token_id)
        self.norm = torch.nn.LayerNorm(384, elementwise_affine=False)
        self.dropout = torch.nn.Dropout(dropout)
        self.heads = torch.nn.Linear(384 + features, sum(SIZES))
        torch.nn.init.normal_(self.heads.weight, std=0.01)

    def vectors(self, texts: list[str]) -> torch.Tensor:
        """Sentence vectors, [n, 384]."""
        batch = self.tokenizer(texts, truncation=True, max_length=192, padding=True, return_tensors="pt")
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tokens = self.bert(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"]).last_hidden_state
        return self.pooling({**batch, "token_embeddings": tokens})["sentence_embedding"]

    def forward(self, texts: list[str], features: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Logits for themes, kind, direction and voice."""
        inputs = torch.cat([self.dropout(self.norm(self.vectors(texts))), features], 1)
        return torch.split(self.heads(inputs), SIZES, dim=1)


def read(folder: Path) -> list[dict[str, Any]]:
    """All training sentences, in a fixed order."""
    return [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]


def targets(rows: list[dict[str, Any]]) -> tuple[torch.Tensor, ...]:
    """Themes [n, t] as 0/1, and the class numbers of kind, direction and voice."""
    return (
        torch.tensor([[float(theme in row["themes"]) for theme in THEMES] for row in rows]),
        torch.tensor([SENTENCE_KINDS.index(row["kind"]) for row in rows]),
        torch.tensor([DIRECTIONS.index(row["direction"]) for row in rows]),
        torch.tensor([VOICES.index(row["voice"]) for row in rows]),
    )


def loss(logits: tuple[torch.Tensor, ...], wanted: tuple[torch.Tensor, ...]) -> torch.Tensor:
    """Sum over the heads; direction counts for outcomes only."""
    themes, kind, direction, voice = logits
    weight = torch.where(wanted[0] > 0, 3.0, 1.0)
    total = 8 * functional.binary_cross_entropy_with_logits(themes, wanted[0], weight=weight)
    total = total + functional.cross_entropy(kind, wanted[1], label_smoothing=0.05)
    total = total + 0.7 * functional.cross_entropy(voice, wanted[3], label_smoothing=0.05)
    outcomes = wanted[1] == 0
    return total + 0.7 * functional.cross_entropy(direction[outcomes], wanted[2][outcomes]) if outcomes.any() else total


def vary(row: dict[str, Any], chance: random.Random) -> tuple[str, str]:
    """The sentence and its context, with now and then a name for a placeholder, or no context."""
    text, context = row["text"], row["context"]
    if chance.random() < 0.5:
        names = {found: chance.choice(_NAMES) for found in re.findall(r"\[PERSOON \d+\]", context + text)}
        for found, name in names.items():
            text, context = text.replace(found, name), context.replace(found, name)
    return text, "" if chance.random() < 0.12 else context


def train(rows: list[dict[str, Any]], arguments: argparse.Namespace) -> Model:
    """Train on `rows`; deterministic for a seed on one machine."""
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    chance = random.Random(arguments.seed)
    lexicon = load_lexicon(HERE / "lexicon.toml")
    model = Model(lexicon.width, arguments.dropout)
    layers = [parameter for parameter in model.bert.parameters() if parameter.requires_grad]
    groups = [{"params": layers, "lr": arguments.rate}, {"params": model.heads.parameters(), "lr": 2e-3}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = max(1, arguments.epochs * -(-len(rows) // arguments.batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.08 * steps)) * (1 - step / (steps + 1))
    )
    started = time.time()
    for epoch in range(arguments.epochs):
        model.train()
        losses = []
        for batch in batches(rows, arguments.batch, chance):
            texts, contexts = zip(*(vary(row, chance) for row in batch), strict=True)
            features = torch.from_numpy(lexicon.features(texts, contexts))
            found = loss(model([compose(t, c) for t, c in zip(texts, contexts, strict=True)], features), targets(batch))
            optimizer.zero_grad()
            found.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(found.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.time() - started:.0f} s", flush=True)
        if arguments.watch:
            watch(model, arguments.watch)
    return model.eval()


def batches(rows: list[dict[str, Any]], size: int, chance: random.Random) -> list[list[dict[str, Any]]]:
    """Batches of sentences of like length, in random order."""
    order = sorted(rows, key=lambda row: len(row["text"]) + len(row["context"]) + chance.random() * 60)
    made = [order[start : start + size] for start in range(0, len(order), size)]
    chance.shuffle(made)
    return made


def logits(model: Model, rows: list[dict[str, Any]]) -> tuple[torch.Tensor, ...]:
    """Logits for rows, without training."""
    model.eval()
    lexicon = load_lexicon(HERE / "lexicon.toml")
    parts = []
    with torch.no_grad():
        for start in range(0, len(rows), 64):
            part = rows[start : start + 64]
            texts, contexts = [row["text"] for row in part], [row["context"] for row in part]
            features = torch.from_numpy(lexicon.features(texts, contexts))
            parts.append(model([compose(t, c) for t, c in zip(texts, contexts, strict=True)], features))
    return tuple(torch.cat(column) for column in zip(*parts, strict=True))


def watch(model: Model, path: Path) -> None:
    """Print the figures on labelled sentences that are not trained on."""
    from sklearn.metrics import f1_score

    rows = read_evaluation(path)
    found, wanted = logits(model, rows), targets(rows)
    themes, kind = found[0].sigmoid() > 0.5, found[1].argmax(1)
    direction = torch.where(kind == 0, found[2].argmax(1), 2)
    figures = {
        "micro": f1_score(wanted[0], themes, average="micro", zero_division=0),
        "macro": f1_score(wanted[0], themes, average="macro", zero_division=0),
        "outcome": f1_score(wanted[1] == 0, kind == 0),
        "kind": (kind == wanted[1]).float().mean().item(),
        "direction": (direction == wanted[2]).float().mean().item(),
        "voice": (found[3].argmax(1) == wanted[3]).float().mean().item(),
    }
    print("   ", " ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True)


def read_evaluation(path: Path) -> list[dict[str, Any]]:
    """Labelled sentences in the code book's own spelling of direction and voice."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    return [
        {
            **row,
            "context": row.get("context_before") or "",
            "direction": row["direction"].removesuffix("/nvt"),
            "voice": row["voice"].removeprefix("mantelzorger/"),
        }
        for row in rows
    ]


def calibrate(found: tuple[torch.Tensor, ...], wanted: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    """Scale and shift of each logit that make probabilities honest on held-out sentences (Platt; Guo et al. 2017).

    One scale a head; the shift of themes is one number, that of the others one a class. Small, so that few
    sentences suffice.
    """
    scales = torch.zeros(len(SIZES), requires_grad=True)
    shifts = [torch.zeros(1, requires_grad=True)] + [torch.zeros(size, requires_grad=True) for size in SIZES[1:]]
    optimizer = torch.optim.LBFGS([scales, *shifts], max_iter=100)
    outcomes = wanted[1] == 0

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        moved = [logit * scale.exp() + shift for logit, scale, shift in zip(found, scales, shifts, strict=True)]
        total = functional.binary_cross_entropy_with_logits(moved[0], wanted[0])
        total = total + functional.cross_entropy(moved[1], wanted[1]) + functional.cross_entropy(moved[3], wanted[3])
        total = total + functional.cross_entropy(moved[2][outcomes], wanted[2][outcomes])
        total = total + 0.01 * sum(shift.square().sum() for shift in shifts) + 0.01 * scales.square().sum()
        total.backward()
        return total

    optimizer.step(closure)
    sizes = zip(SIZES, scales.detach().exp(), [shift.detach() for shift in shifts], strict=True)
    parts = [(scale.repeat(size), shift.expand(size)) for size, scale, shift in sizes]
    return torch.cat([scale for scale, _ in parts]), torch.cat([shift for _, shift in parts])


def best_threshold(scores: torch.Tensor, wanted: torch.Tensor) -> float:
    """The one threshold for all themes with the highest micro F1."""

    def micro(threshold: float) -> float:
        assigned = scores >= threshold
        return float(2 * (assigned & wanted.bool()).sum() / (assigned.sum() + wanted.sum()))

    return max((round(0.2 + 0.02 * step, 2) for step in range(21)), key=micro)


def write(model: Model, held_out: list[dict[str, Any]], folder: Path, card: dict[str, Any]) -> None:
    """Write layers (8 bits), heads with their calibration, and what they were made of."""
    packed = pack_layers(model.bert)
    replace_by_packed(model, packed)
    found, wanted = logits(model, held_out), targets(held_out)
    scale, shift = calibrate(found, wanted)
    scores = (found[0] * scale[: SIZES[0]] + shift[: SIZES[0]]).sigmoid()
    threshold = best_threshold(scores, wanted[0])
    folder.mkdir(parents=True, exist_ok=True)
    save_file(packed, folder / "layers.safetensors")
    heads = {"weight": model.heads.weight.detach().T.contiguous(), "bias": model.heads.bias.detach().clone()}
    save_file({**heads, "scale": scale.contiguous(), "shift": shift.contiguous()}, folder / "heads.safetensors")
    described = {
        "themes": list(THEMES),
        "thresholds": [threshold] * len(THEMES),
        **card,
        "calibrated_on": len(held_out),
    }
    (folder / "heads.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def replace_by_packed(model: Model, packed: dict[str, torch.Tensor]) -> None:
    """Round the model's layers as they will be shipped, so that calibration sees what users run."""
    state = model.bert.state_dict()
    for name in state:
        if f"{name}.q8" in packed:
            state[name] = packed[f"{name}.q8"].float() * packed[f"{name}.scale"]
    model.bert.load_state_dict(state)


def split(rows: list[dict[str, Any]], every: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Training and held-out rows: each so many documents one is held out, never part of a document."""
    documents = sorted({row["doc"] for row in rows})
    held = set(documents[every // 2 :: every])
    return [row for row in rows if row["doc"] not in held], [row for row in rows if row["doc"] in held]


def main() -> None:
    """Train, calibrate on held-out documents, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--calibrate", type=Path, nargs="*", default=[], help="more labelled sentences to calibrate on")
    parser.add_argument("--watch", type=Path, help="labelled sentences to print figures on after each epoch")
    parser.add_argument("--output", type=Path, default=HERE / "model")
    arguments = parser.parse_args()
    rows, held_out = split(read(HERE / "training"), every=16)
    for path in arguments.calibrate:
        held_out = held_out + read_evaluation(path)
    model = train(rows, arguments)
    card = {"trained_on": len(rows), "epochs": arguments.epochs, "rate": arguments.rate, "seed": arguments.seed}
    write(model, held_out, arguments.output, card)


if __name__ == "__main__":
    main()
