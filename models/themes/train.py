"""Fine-tune the encoder and its heads on the sentences in training/, and write model/.

    python models/themes/train.py [--epochs 4] [--seed 1]

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
from calibrate import calibrate
from evaluate import read_labelled
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

    rows = read_labelled(path)
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


def write(model: Model, folder: Path, card: dict[str, Any]) -> None:
    """Write layers (8 bits), heads that are not calibrated yet, and what they were made of."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(pack_layers(model.bert), folder / "layers.safetensors")
    outputs = sum(SIZES)
    heads = {"weight": model.heads.weight.detach().T.contiguous(), "bias": model.heads.bias.detach().clone()}
    save_file({**heads, "scale": torch.ones(outputs), "shift": torch.zeros(outputs)}, folder / "heads.safetensors")
    described = {"themes": list(THEMES), "thresholds": [0.5] * len(THEMES), **card}
    (folder / "heads.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    for path in folder.iterdir():
        path.chmod(0o644)


def split(rows: list[dict[str, Any]], every: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Training and held-out rows: each so many documents one is held out, never part of a document."""
    documents = sorted({row["doc"] for row in rows})
    held = set(documents[every // 2 :: every])
    return [row for row in rows if row["doc"] not in held], [row for row in rows if row["doc"] in held]


def main() -> None:
    """Train, calibrate on held-out documents, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--calibrate", type=Path, nargs="*", default=[], help="labelled sentences to calibrate on")
    parser.add_argument("--watch", type=Path, help="labelled sentences to print figures on after each epoch")
    arguments = parser.parse_args()
    rows, held_out = split(read(HERE / "training"), every=16)
    model = train(rows, arguments)
    card = {"trained_on": len(rows), "epochs": arguments.epochs, "rate": arguments.rate, "seed": arguments.seed}
    write(model, HERE / "model", card)
    labelled = [row for path in arguments.calibrate for row in read_labelled(path)]
    calibrate(labelled or held_out)


if __name__ == "__main__":
    main()
