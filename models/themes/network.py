"""The network that is trained: an encoder whose lower layers are kept, pooling over the sentence, and the heads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import AutoTokenizer

from pipeline.framework import load_framework
from pipeline.tables import DIRECTIONS, SENTENCE_KINDS, VOICES
from pipeline.themes.encoder import pack_layers, unpack

HERE = Path(__file__).parent
THEMES = load_framework(HERE).ids
SIZES = [len(THEMES), len(SENTENCE_KINDS), len(DIRECTIONS), len(VOICES)]
_LONGEST = 224
_BATCH = 64

States = list[tuple[torch.Tensor, torch.Tensor]]
"""Of each text: what the kept layers make of its tokens [t, width] in bfloat16, and which tokens are the sentence."""


class Network(torch.nn.Module):
    """One linear layer for all decisions on the mean over the sentence's own tokens, beside lexicon features.

    Of a BERT-like encoder the layers from `kept` on are trained; of any other, none.
    """

    def __init__(self, encoder: Path, kept: int, features: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(str(encoder), local_files_only=True)
        self.bert = unpack(encoder)
        self.bert.requires_grad_(False)
        self.kept = kept
        for layer in self.trained:
            layer.requires_grad_(True)
        width = self.bert.config.hidden_size
        self.norm = torch.nn.LayerNorm(width, elementwise_affine=False)
        self.dropout = torch.nn.Dropout(dropout)
        self.heads = torch.nn.Linear(width + features, sum(SIZES))
        torch.nn.init.normal_(self.heads.weight, std=0.01)

    @property
    def trained(self) -> list[torch.nn.Module]:
        """The layers above those that are kept."""
        return list(self.bert.encoder.layer)[self.kept :]

    @torch.no_grad()
    def states(self, texts: Sequence[str]) -> States:
        """What the kept layers make of texts as `compose` gives them."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            found |= zip(places, self._states([texts[place] for place in places]), strict=True)
        return [found[place] for place in range(len(texts))]

    def _states(self, texts: list[str]) -> States:
        self.bert.eval()
        batch = self.tokenizer(texts, truncation=True, max_length=_LONGEST, padding=True, return_tensors="pt")
        mask = batch["attention_mask"]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tokens = self.bert.embeddings(input_ids=batch["input_ids"])
            tokens = _through(list(self.bert.encoder.layer)[: self.kept], tokens, mask.float())
        sentence = ((batch["input_ids"] == self.tokenizer.sep_token_id).cumsum(1) > 0) & mask.bool()
        lengths = mask.sum(1).tolist()
        return [
            (tokens[row, :length].to(torch.bfloat16).clone(), sentence[row, :length].clone())
            for row, length in enumerate(lengths)
        ]

    def forward(self, states: States, features: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Logits for themes, kind, direction and voice, each [n, classes]."""
        tokens, mask, sentence = _padded(states)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tokens = _through(self.trained, tokens, mask)
        mean = (tokens.float() * sentence.unsqueeze(-1)).sum(1) / sentence.sum(1, keepdim=True).clamp(min=1)
        inputs = torch.cat([self.dropout(self.norm(mean)), features], 1)
        return torch.split(self.heads(inputs), SIZES, dim=1)


def _through(layers: Sequence[torch.nn.Module], tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    hidden = (1 - mask[:, None, None, :]) * -1e4
    for layer in layers:
        given: Any = layer(tokens, hidden)
        tokens = given[0] if isinstance(given, tuple) else given
    return tokens


def _padded(states: States) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest, width = max(len(tokens) for tokens, _ in states), states[0][0].shape[1]
    tokens = torch.zeros(len(states), longest, width)
    mask, sentence = torch.zeros(len(states), longest), torch.zeros(len(states), longest)
    for row, (own, inside) in enumerate(states):
        tokens[row, : len(own)], sentence[row, : len(own)], mask[row, : len(own)] = own.float(), inside.float(), 1.0
    return tokens, mask, sentence


def pack(network: Network) -> dict[str, torch.Tensor]:
    """The trained layers in 8 bits, by their names in the encoder."""
    return {
        name: tensor for name, tensor in pack_layers(network.bert).items() if int(name.split(".")[2]) >= network.kept
    }
