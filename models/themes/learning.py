"""Train the network on what its kept layers and the lexicon make of sentences."""

from __future__ import annotations

import copy
import multiprocessing
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from network import Network, States
from torch.nn import functional

from pipeline.encoder.files import transformer_folder
from pipeline.themes.composition import compose, input_form
from pipeline.themes.lexicon import load_lexicon

HERE = Path(__file__).parent
BATCH = 32
Weights = dict[str, np.ndarray]
Heads = tuple[torch.Tensor, ...]
"""Of themes, kind, direction and voice."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What does not change while training: of each text its states and lexicon features, [n, k]."""

    states: States
    features: torch.Tensor


class Reader:
    """Reads rows as the encoder's kept layers and the lexicon see them."""

    def __init__(self, network: Network, encoder: Path) -> None:
        self.network = network
        self.form = input_form(transformer_folder(encoder))
        self.lexicon = load_lexicon(HERE / "lexicon.toml")

    def read(self, pairs: list[tuple[str, str]]) -> Reading:
        """Text and context of each sentence."""
        features = torch.from_numpy(self.lexicon.features(*zip(*pairs, strict=True)))
        return Reading(self.network.states([compose(*pair, self.form) for pair in pairs]), features)


def loss(logits: Heads, wanted: Heads) -> torch.Tensor:
    """Sum over the heads; direction counts for outcomes only."""
    themes, kind, direction, voice = logits
    weight = torch.where(wanted[0] > 0, 2.0, 1.0)
    total = 8 * functional.binary_cross_entropy_with_logits(themes, wanted[0], weight=weight)
    total = total + functional.cross_entropy(kind, wanted[1], label_smoothing=0.05)
    total = total + 0.7 * functional.cross_entropy(voice, wanted[3], label_smoothing=0.05)
    outcomes = wanted[1] == 0
    return total + 0.7 * functional.cross_entropy(direction[outcomes], wanted[2][outcomes]) if outcomes.any() else total


def train(network: Network, readings: list[Reading], wanted: Heads, epochs: int, seed: int) -> Weights:
    """What the network learns from `readings`, of which each batch takes one; the same for a seed on one machine."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    network = copy.deepcopy(network)  # a process trains several seeds, each from the same start
    chance = random.Random(seed)
    torch.nn.init.normal_(network.heads.weight, std=0.01)
    optimizer, schedule = _optimizer(network, epochs * -(-len(wanted[1]) // BATCH))
    started = time.time()
    for epoch in range(epochs):
        network.train()
        losses = []
        for places in _batches(readings[0], chance):
            reading = chance.choice(readings)
            logits = network([reading.states[place] for place in places], reading.features[places])
            found = loss(logits, tuple(head[places] for head in wanted))
            optimizer.zero_grad()
            found.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(found.item())
        print(f"seed {seed}, epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.time() - started:.0f} s", flush=True)
    return {name: tensor.detach().numpy() for name, tensor in network.named_parameters() if tensor.requires_grad}


def _optimizer(network: Network, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    layers = [parameter for layer in network.trained for parameter in layer.parameters()]
    groups = [{"params": layers, "lr": 3e-4}, {"params": list(network.heads.parameters()), "lr": 2e-3}]
    optimizer = torch.optim.AdamW([group for group in groups if group["params"]], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.08 * steps)) * (1 - step / (steps + 1))
    )
    return optimizer, schedule


def train_all(train_one: Callable[[int], Weights], seeds: list[int], processes: int) -> list[Weights]:
    """Each seed's weights, some at a time in forked processes that share what was read."""
    if len(seeds) == 1:
        return [train_one(seeds[0])]
    _shared["train"] = train_one
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("fork")) as pool:
        return list(pool.map(_train_shared, seeds))


_shared: dict[str, Callable[[int], Weights]] = {}
"""Inherited by forked processes; sending it would copy gigabytes."""


def _train_shared(seed: int) -> Weights:
    return _shared["train"](seed)


def _batches(reading: Reading, chance: random.Random) -> Iterator[list[int]]:
    """Places of sentences of like length, the batches in random order."""
    order = sorted(range(len(reading.states)), key=lambda place: len(reading.states[place][0]) + chance.random() * 12)
    made = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    chance.shuffle(made)
    yield from made


def predict(network: Network, reading: Reading) -> Heads:
    """Logits for what was read, without training."""
    network.eval()
    parts = []
    with torch.no_grad():
        for start in range(0, len(reading.states), 64):
            part = slice(start, start + 64)
            parts.append(network(reading.states[part], reading.features[part]))
    return tuple(torch.cat(head) for head in zip(*parts, strict=True))


def use(network: Network, weights: Weights) -> Network:
    """The network with trained weights put in."""
    network.load_state_dict({name: torch.from_numpy(values) for name, values in weights.items()}, strict=False)
    return network.eval()


def average(found: list[Weights]) -> Weights:
    """The mean of what several seeds learned."""
    return {name: np.mean([weights[name] for weights in found], axis=0) for name in found[0]}
