"""What a small network takes for personal data: word by word, from the text around it (models/personal_data/CARD.md).

A transformer of six layers, fine-tuned from the sentence encoder, that gives each token a kind. It sees what no list
and no pattern can: a name without a capital, a birthday in words, the number of a file as somebody copied it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.encoder.files import read_tensors
from pipeline.encoder.transformer import Transformer, alike, load_transformer
from pipeline.model_files import damaged, read_json

NETWORK = Path(__file__).parents[2] / "models" / "personal_data"
ENCODER = Path(__file__).parents[2] / "models" / "e5-nl"
"""Whose vocabulary and embeddings the network has, whichever encoder the settings name for themes."""
NAME = "name"
LEAST = 0.01
"""A word that is less probably personal data than this is left out."""
LONGEST_PART = 420
"""Characters that are read together: what decides stands near, and a longer text costs more than it tells."""
_PART_END = re.compile(r"\n+|(?<=[.!?…])\s+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Noticed:
    """A word, characters `start` to `end`: the kind that it most probably is, and how probably it is of any kind."""

    start: int
    end: int
    kind: str
    chance: float


@dataclass(frozen=True, slots=True)
class Network:
    """The transformer, and what makes kinds of its states.

    `weights` is [width, kinds] and `bias` [kinds]; the first kind is none.
    """

    transformer: Transformer
    weights: np.ndarray
    bias: np.ndarray
    kinds: tuple[str, ...]

    def find(self, texts: list[str]) -> list[list[Noticed]]:
        """For each text the words that can be personal data, in order."""
        places = [(number, start, end) for number, text in enumerate(texts) for start, end in parts(text)]
        read = [self.transformer.tokenizer.encode(texts[number][start:end]) for number, start, end in places]
        tokens = [one.ids for one in read]
        found: list[list[Noticed]] = [[] for _ in texts]
        for group in alike(tokens):
            for place, chances in zip(group, self._chances([tokens[one] for one in group]), strict=True):
                number, start, end = places[place]
                edges = np.array(read[place].offsets).reshape(-1, 2) + start
                found[number] += self._words(texts[number], start, end, edges, chances)
        return [sorted(words, key=lambda one: one.start) for words in found]

    def _chances(self, tokens: list[list[int]]) -> Iterator[np.ndarray]:
        """Of each text the probability of each kind for each token, [t, kinds]."""
        states = self.transformer.states(tokens)
        scores = states @ self.weights + self.bias
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        shares = scores / scores.sum(-1, keepdims=True)
        return (row[: len(one)] for row, one in zip(shares, tokens, strict=True))

    def _words(self, text: str, first: int, last: int, edges: np.ndarray, chances: np.ndarray) -> Iterator[Noticed]:
        for word in _WORD.finditer(text, first, last):
            own = chances[(edges[:, 0] < word.end()) & (edges[:, 1] > word.start()) & (edges[:, 1] > edges[:, 0])]
            if not len(own):  # behind what the transformer reads
                continue
            mean = own.mean(0)
            if (chance := float(1 - mean[0])) >= LEAST:
                yield Noticed(word.start(), word.end(), self.kinds[1 + int(mean[1:].argmax())], chance)


def load_network(folder: Path = NETWORK, encoder: Path = ENCODER, threads: int = 0) -> Network:
    """The network in a folder, over the embeddings of an encoder. Raises ModelError when something is not right."""
    told, head = read_json(folder / "network.json"), read_tensors(folder / "head.safetensors")
    try:
        layers, kinds = int(told["layers"]), tuple(told["kinds"])
        weights, bias = head["weight"].astype(np.float32).T, head["bias"].astype(np.float32)
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(folder / "network.json", error) from error
    transformer = load_transformer(encoder, folder / "layers.safetensors", threads, layers)
    return Network(transformer, weights, bias, kinds)


def parts(text: str, longest: int = LONGEST_PART) -> list[tuple[int, int]]:
    """Where the parts of a text begin and end that are read together: whole lines and sentences where they fit."""
    found: list[tuple[int, int]] = []
    start = last = 0
    for end in [*(match.end() for match in _PART_END.finditer(text)), len(text)]:
        if end - start > longest and last > start:
            found.append((start, last))
            start = last
        while end - start > longest:
            cut = text.rfind(" ", start, start + longest) + 1 or start + longest
            found.append((start, cut))
            start = cut
        last = end
    found.append((start, len(text)))
    return [(start, end) for start, end in found if text[start:end].strip()]
