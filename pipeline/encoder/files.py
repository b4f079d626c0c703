"""Files of the encoder and the theme model: their names by content, and their numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file

from pipeline.model_files import ModelError, damaged, present, sha256

_WEIGHTS = ("model*.safetensors", "pytorch_model*.bin")
_VOCABULARY = ("tokenizer.json", "vocab.txt", "sentencepiece.bpe.model")


def fingerprint(paths: Iterable[Path]) -> str:
    """Names model files by their content, in 16 hexadecimal digits. Raises ModelError when one is absent."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(bytes.fromhex(sha256(path)))
    return digest.hexdigest()[:16]


def encoder_fingerprint(folder: Path) -> str:
    """Names a sentence encoder by its weights and vocabulary, in 16 hexadecimal digits.

    Heads record the fingerprint of the encoder they were trained on. Raises ModelError when `folder` holds no weights.
    """
    inner = transformer_folder(folder)
    return fingerprint([*weight_files(folder), *(inner / name for name in _VOCABULARY if (inner / name).exists())])


def weight_files(folder: Path) -> list[Path]:
    """The files with an encoder's weights. Raises ModelError when `folder` is none, or holds none."""
    inner = transformer_folder(folder)
    if not (inner / "config.json").exists():
        raise ModelError(
            f"{folder} is geen map met een taalmodel (config.json ontbreekt). Er wordt nooit iets opgehaald van "
            "internet: zet een map met een sentence-transformers-model neer en noem die onder [models] encoder, "
            "of zet het meegeleverde model terug: git checkout -- models"
        )
    found = sorted(path for pattern in _WEIGHTS for path in inner.glob(pattern))
    return found or [present(inner / "model.safetensors")]


def transformer_folder(folder: Path) -> Path:
    """Where in a sentence-transformers folder the transformer stands: at its top, or in a folder of its own."""
    return folder if (folder / "config.json").exists() else next(iter(sorted(folder.glob("0_*"))), folder)


def read_tensors(path: Path) -> dict[str, np.ndarray]:
    """The tensors of a safetensors file. Raises ModelError when it is missing, cut off or of another kind."""
    try:
        return dict(load_file(present(path)))
    except (SafetensorError, ValueError) as error:
        raise damaged(path, error) from error
