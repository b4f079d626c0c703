"""Make the network that notices personal data: layers.safetensors, head.safetensors and network.json.

Usage, from the root: python -m models.personal_data.recipe [--out FOLDER] [--sets development second third fourth]
About twenty minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from models.personal_data.examples import (
    KINDS,
    Example,
    batches,
    disturbed,
    marked_texts,
    read_marked,
    sentences_with_names,
    varied,
)  # fmt: skip
from models.personal_data.made import Names
from pipeline.privacy.network import ENCODER, parts
from pipeline.themes.encoder import pack_layers, unpack

HERE = Path(__file__).parent
SETS = ("development", "second", "third", "fourth")
SIZES = (80, 160, 260, 420, 420)
"""Characters read together, by chance: passages are short and long."""
TOKENS = 2048
"""Tokens in one step."""
IGNORED = -100
Row = tuple[list[int], list[int]]


class Tagger(torch.nn.Module):
    """The encoder's first layers, its embeddings as they are, and a kind for each token."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.bert = unpack(ENCODER)
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.bert.embeddings.requires_grad_(False)
        self.dropout = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(self.bert.config.hidden_size, len(KINDS))

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits, [n, t, kinds]."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.bert(input_ids=tokens, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(states.float()))


def rows_of(example: Example, tokenizer: PreTrainedTokenizerBase, longest: int) -> list[Row]:
    """Tokens of each part of an example, and the kind of each."""
    text, spans = example
    rows = []
    for first, last in parts(text, longest):
        read = tokenizer(text[first:last], truncation=True, max_length=256, return_offsets_mapping=True)
        kinds = []
        for start, end in read["offset_mapping"]:
            piece = text[first + start : first + end]
            at = first + start + len(piece) - len(piece.lstrip())
            kind = next((kind for low, high, kind in spans if low < first + end and at < high), 0)
            kinds.append(kind if start < end else IGNORED)
        rows.append((read["input_ids"], kinds))
    return rows


def epoch(
    sources: list[str], more: list[Example], names: Names, tokenizer: PreTrainedTokenizerBase, copies: int
) -> list[Row]:
    """Everything once, varied anew: the marked texts so many times, and a third of the made sentences."""
    chance = names.chance
    told = [varied(source, names) for source in sources for _ in range(copies)]
    told += [read_marked(source) for source in sources]
    told += [disturbed(one, chance) for one in chance.sample(more, len(more) // 3)]
    return [row for one in told for row in rows_of(one, tokenizer, chance.choice(SIZES))]


def filled(group: list[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Tokens, mask and kinds of some rows, filled up to the longest."""
    longest = max(len(tokens) for tokens, _ in group)
    tokens, kinds = torch.ones(len(group), longest, dtype=torch.long), torch.full((len(group), longest), IGNORED)
    mask = torch.zeros_like(tokens)
    for place, (own, told) in enumerate(group):
        tokens[place, : len(own)], kinds[place, : len(own)] = torch.tensor(own), torch.tensor(told)
        mask[place, : len(own)] = 1
    return tokens, mask, kinds


def learn(sets: list[str], layers: int, epochs: int, rate: float, copies: int, count: int, seed: int) -> Tagger:
    """The network after so many epochs; the learning rate rises at first, and then falls to nothing."""
    torch.manual_seed(seed)
    names = Names(random.Random(seed), set())
    sources, more = marked_texts(sets), sentences_with_names(names, count)
    tokenizer, tagger = AutoTokenizer.from_pretrained(str(ENCODER), local_files_only=True), Tagger(layers)
    trained = [one for one in tagger.bert.parameters() if one.requires_grad]
    groups = [{"params": trained, "lr": rate}, {"params": tagger.head.parameters(), "lr": 5 * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * sum(1 for _ in batches(epoch(sources, more, names, tokenizer, copies), TOKENS, names.chance))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.08 * steps), max(0.02, 1 - step / steps))
    )
    for number in range(epochs):
        tagger.train()
        started, total, done = time.monotonic(), 0.0, 0
        for group in batches(epoch(sources, more, names, tokenizer, copies), TOKENS, names.chance):
            tokens, mask, kinds = filled(group)
            told = tagger(tokens, mask).view(-1, len(KINDS))
            loss = torch.nn.functional.cross_entropy(told, kinds.view(-1), ignore_index=IGNORED)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, done = total + loss.item(), done + 1
        print(f"epoch {number}: loss {total / done:.4f}, {done} steps, {time.monotonic() - started:.0f} s", flush=True)
    return tagger.eval()


def write(tagger: Tagger, layers: int, out: Path) -> None:
    """The layers in 8 bits, the head as it is, and what the program has to know of them."""
    out.mkdir(parents=True, exist_ok=True)
    save_file(pack_layers(tagger.bert), out / "layers.safetensors")
    head = {"weight": tagger.head.weight.detach().clone(), "bias": tagger.head.bias.detach().clone()}
    save_file(head, out / "head.safetensors")
    told = {"layers": layers, "kinds": list(KINDS)}
    (out / "network.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Learn and write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=HERE)
    arguments.add_argument("--sets", nargs="+", default=list(SETS))
    arguments.add_argument("--layers", type=int, default=6)
    arguments.add_argument("--epochs", type=int, default=6)
    arguments.add_argument("--rate", type=float, default=2e-4)
    arguments.add_argument("--copies", type=int, default=2)
    arguments.add_argument("--count", type=int, default=1500)
    arguments.add_argument("--seed", type=int, default=8)
    chosen = vars(arguments.parse_args())
    out = chosen.pop("out")
    write(learn(**chosen), chosen["layers"], out)


if __name__ == "__main__":
    main()
