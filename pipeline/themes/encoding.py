"""One interface to the sentence encoder, whichever runtime runs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from pipeline.encoder.files import transformer_folder, weight_files
from pipeline.settings import Runtime
from pipeline.themes.composition import InputForm, input_form


@dataclass(frozen=True, slots=True)
class Pieces:
    """The tokens that a sentence's vector is the mean of, t of them.

    `starts` and `ends` are characters, from 0 and one past the last; `shares`, [t, k], is what each adds to
    `vector @ weights`, so that they add up to it.
    """

    starts: np.ndarray
    ends: np.ndarray
    shares: np.ndarray


class Encoder(Protocol):
    """Texts as `compose` makes them → vectors, [n, width]."""

    def encode(
        self,
        sentences: list[str],
        *,
        batch_size: int = ...,
        normalize_embeddings: bool = ...,
        show_progress_bar: bool = ...,
    ) -> np.ndarray:
        """Vectors in the order of the texts; what a text gets does not depend on the texts beside it."""
        ...

    def read(
        self, sentences: list[str], weights: np.ndarray, *, batch_size: int = ...
    ) -> tuple[np.ndarray, list[Pieces]]:
        """Vectors of length 1 as `encode` gives, and in the same pass what each token adds to `vector @ weights`.

        `weights` is [width, k]; characters count in the text that was given.
        """
        ...


def load_encoder(folder: Path, tuned: Path | None, runtime: Runtime, threads: int = 0) -> tuple[Encoder, InputForm]:
    """The encoder in `folder` and the form of its input, with the layers in `tuned` in place of its own when given.

    `folder` is any local sentence-transformers folder; `runtime` "onnx" needs one of the kind of BERT. `threads` 0
    leaves their number to the machine. Raises ModelError when something is missing, damaged or does not fit. Nothing
    is ever downloaded.
    """
    weight_files(folder)
    form = input_form(transformer_folder(folder))
    # heavy libraries are loaded here, so that a run that finds nothing new starts at once
    if runtime == "onnx":
        from pipeline.themes.onnx_runtime import load_onnx_encoder

        return load_onnx_encoder(folder, tuned, form, threads), form
    from pipeline.themes.encoder import load_torch_encoder

    return load_torch_encoder(folder, tuned, threads), form
