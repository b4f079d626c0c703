"""The sentence encoder in ONNX Runtime with 8-bit weights: several times lighter than PyTorch, same interface."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.encoder.files import transformer_folder
from pipeline.encoder.transformer import Transformer, alike, load_transformer, padded
from pipeline.model_files import damaged
from pipeline.themes.composition import InputForm
from pipeline.themes.encoding import Encoder, Pieces

_LEAST_LENGTH = 1e-12


@dataclass(frozen=True, slots=True)
class OnnxEncoder:
    """Tokenizer, embedding table and the session that runs the layers."""

    transformer: Transformer
    separator: int

    def encode(
        self,
        sentences: list[str],
        *,
        batch_size: int = 32,
        normalize_embeddings: bool = False,
        show_progress_bar: bool = False,
    ) -> np.ndarray:
        """Vectors [n, width]: the mean over the tokens after the first separator. Shows no progress.

        Sentences of like length go together, so that padding costs little.
        """
        tokens = [found.ids for found in self.transformer.tokenizer.encode_batch(sentences)]
        vectors = np.zeros((len(tokens), self.transformer.embeddings.width), dtype=np.float32)
        for places in alike(tokens, batch_size):
            given = self._given([tokens[place] for place in places])
            vectors[places] = self.transformer.session.run(["vectors"], given)[0]
        return np.asarray(vectors / _lengths(vectors)) if normalize_embeddings else vectors

    def read(
        self, sentences: list[str], weights: np.ndarray, *, batch_size: int = 32
    ) -> tuple[np.ndarray, list[Pieces]]:
        """Vectors and what each token adds to `vector @ weights`; see `encoding.Encoder`."""
        found = self.transformer.tokenizer.encode_batch(sentences)
        tokens = [one.ids for one in found]
        vectors = np.zeros((len(tokens), self.transformer.embeddings.width), dtype=np.float32)
        pieces: dict[int, Pieces] = {}
        for places in alike(tokens, batch_size):
            given = self._given([tokens[place] for place in places])
            means, states = self.transformer.session.run(["vectors", "tokens"], given)
            lengths = _lengths(means)
            vectors[places] = means / lengths
            shares = (states @ weights) * (given["pooling"] / lengths)[..., None]
            for row, place in enumerate(places):
                own = given["pooling"][row] > 0
                edges = np.array(found[place].offsets).reshape(-1, 2)[own[: len(tokens[place])]]
                pieces[place] = Pieces(edges[:, 0], edges[:, 1], shares[row][own])
        return vectors, [pieces[place] for place in range(len(tokens))]

    def _given(self, tokens: list[list[int]]) -> dict[str, np.ndarray]:
        """What the session reads, with for each token its share in its sentence."""
        ids, mask = padded(tokens)
        after = ((ids == self.separator) & (mask > 0)).cumsum(1) > 0
        shares = (after & (mask > 0)) / np.maximum((after & (mask > 0)).sum(1, keepdims=True), 1)
        return self.transformer.given(ids, mask, shares)


def _lengths(vectors: np.ndarray) -> np.ndarray:
    return np.asarray(np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _LEAST_LENGTH))


def load_onnx_encoder(folder: Path, tuned: Path | None, form: InputForm, threads: int = 0) -> Encoder:
    """The encoder in 8 bits; see `encoding.load_encoder`. Raises ModelError for a model that is not of BERT's kind."""
    transformer = load_transformer(folder, tuned, threads)
    separator = transformer.tokenizer.token_to_id(form.separator)
    if separator is None:
        raise damaged(transformer_folder(folder) / "tokenizer.json", f"kent {form.separator} niet")
    return OnnxEncoder(transformer, separator)
