"""Weights in few bits → numbers: layers in 8 bits with a scale a row, shipped matrices in blocks of 4 bits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from pipeline.encoder.files import read_tensors
from pipeline.model_files import ModelError

_BLOCK = 32
"""Weights that share one scale."""


def dense_layers(path: Path) -> dict[str, np.ndarray]:
    """Layers as `encoder.pack_layers` makes them, in fp32. Raises ModelError when missing or damaged."""
    stored = read_tensors(path)
    return {
        name.removesuffix(".q8"): values * stored[name.removesuffix(".q8") + ".scale"]
        if name.endswith(".q8")
        else values.astype(np.float32)
        for name, values in stored.items()
        if not name.endswith(".scale")
    }


def fitting_layers(path: Path, own: Mapping[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
    """The layers in `path`, to replace as many of an encoder's own, which have these shapes; the others stay.

    Raises ModelError when one does not fit.
    """
    layers = dense_layers(path)
    strange = [name for name, values in layers.items() if own.get(name) != values.shape]
    if strange:
        raise ModelError(
            f"{path} past niet bij dit taalmodel ({min(strange)}). Zet beide terug uit de uitgave: "
            "git checkout -- models, of maak het themamodel opnieuw: python models/themes/train.py --encoder MAP"
        )
    return layers


def from_blocks(packed: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Rows [n, k/8] of eight 4-bit numbers (centred on 8) in an int32, and their blocks' scale [n, k/32] → fp32 [n, k].

    This is the layout "pack-quantized" of compressed-tensors.
    """
    shifts = np.arange(0, 32, 4, dtype=np.uint32)
    numbers = (packed.view(np.uint32)[..., None] >> shifts & 15).astype(np.float32) - 8
    blocks = numbers.reshape(*scale.shape, _BLOCK) * scale[..., None].astype(np.float32)
    return np.asarray(blocks.reshape(len(packed), -1))


def to_rows(dense: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A matrix [out, in] as int8 with one scale a row, [out, 1]."""
    scale = np.maximum(np.abs(dense).max(1, keepdims=True), 1e-8) / 127
    return (dense / scale).round().astype(np.int8), scale.astype(np.float32)
