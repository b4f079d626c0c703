"""The sentence encoder in PyTorch: as sentence-transformers reads it, with fine-tuned layers in place of its own.

multilingual-e5-small (MIT; Wang et al. 2024, arXiv 2402.05672), vocabulary pruned to Dutch, in 4 bits
(models/e5-nl/CARD.md); its layers are replaced by fine-tuned ones in 8 bits where the theme model brings them
(models/themes/CARD.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Transformer
from transformers import AutoModel, BertModel
from transformers.utils.logging import disable_progress_bar

from pipeline.encoder import LONGEST
from pipeline.encoder.files import transformer_folder, weight_files
from pipeline.encoder.layers import fitting_layers, to_rows
from pipeline.model_files import damaged
from pipeline.themes.encoding import Encoder, Pieces

_LOCAL = {"local_files_only": True}
_LEAST_LENGTH = 1e-12


class SegmentPooling(torch.nn.Module):
    """The mean over the tokens after the first separator: the sentence, read in its context."""

    def __init__(self, separator: int) -> None:
        super().__init__()
        self.separator = separator

    def forward(self, features: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        """Add sentence_embedding, [n, width], to features with token_embeddings, input_ids and attention_mask."""
        after = (features["input_ids"] == self.separator).cumsum(1) > 0
        mask = (features["attention_mask"].bool() & after).unsqueeze(-1).float()
        tokens = features["token_embeddings"].float()
        features["sentence_embedding"] = (tokens * mask).sum(1) / mask.sum(1).clamp(min=1)
        return features


@dataclass(frozen=True, slots=True)
class TorchEncoder:
    """A sentence-transformers model that also tells what each token adds."""

    model: SentenceTransformer

    def encode(
        self,
        sentences: list[str],
        *,
        batch_size: int = 32,
        normalize_embeddings: bool = False,
        show_progress_bar: bool = False,
    ) -> np.ndarray:
        """Vectors [n, width], by the library."""
        return np.asarray(
            self.model.encode(
                sentences,
                batch_size=batch_size,
                normalize_embeddings=normalize_embeddings,
                show_progress_bar=show_progress_bar,
            )
        )

    def read(
        self, sentences: list[str], weights: np.ndarray, *, batch_size: int = 32
    ) -> tuple[np.ndarray, list[Pieces]]:
        """Vectors and what each token adds to `vector @ weights`; see `encoding.Encoder`."""
        found = self.model.encode(sentences, batch_size=batch_size, output_value=None, show_progress_bar=False)
        means = np.stack([one["sentence_embedding"].numpy() for one in found])
        lengths = np.maximum(np.linalg.norm(means, axis=1, keepdims=True), _LEAST_LENGTH)
        tokenized = self.model.tokenizer(
            sentences, truncation=True, max_length=self.model.max_seq_length, return_offsets_mapping=True
        )
        pieces = [
            self._pieces(one, np.array(edges), weights / length)
            for one, edges, length in zip(found, tokenized["offset_mapping"], lengths, strict=True)
        ]
        return means / lengths, pieces

    def _pieces(self, found: dict[str, torch.Tensor], edges: np.ndarray, weights: np.ndarray) -> Pieces:
        filled = found["attention_mask"].bool()  # the library keeps what was filled up to the longest of a batch
        ids, states = found["input_ids"][filled], found["token_embeddings"][filled].float().numpy()
        own = (ids == self.model.tokenizer.sep_token_id).cumsum(0).numpy() > 0
        states = states[own]
        return Pieces(edges[own, 0], edges[own, 1], states @ weights / max(1, len(states)))


def load_torch_encoder(folder: Path, tuned: Path | None, threads: int = 0) -> Encoder:
    """The encoder in full precision; see `encoding.load_encoder`."""
    if threads:
        torch.set_num_threads(threads)
    disable_progress_bar()
    weight_files(folder)
    try:
        transformer = Transformer(
            str(transformer_folder(folder)), config_kwargs={**_LOCAL}, processor_kwargs={**_LOCAL},
            model_kwargs={**_LOCAL, "add_pooling_layer": False},
        )  # fmt: skip
    except (OSError, ValueError, KeyError, RuntimeError, TypeError, SafetensorError) as error:
        raise damaged(folder, error) from error
    transformer.max_seq_length = min(LONGEST, transformer.max_seq_length or LONGEST)
    if tuned is not None:
        _replace_layers(transformer.model, tuned)
    pooling = SegmentPooling(transformer.tokenizer.sep_token_id)
    return TorchEncoder(SentenceTransformer(modules=[transformer, pooling], device="cpu"))


def unpack(shipped: Path) -> BertModel:
    """The encoder in a sentence-transformers folder as a plain transformer in fp32, on its own layers.

    Raises ModelError when its weights are missing.
    """
    weight_files(shipped)
    # a folder on this disk, checked against its checksums; nothing is ever downloaded
    model = AutoModel.from_pretrained(str(transformer_folder(shipped)), **_LOCAL, add_pooling_layer=False)  # nosec B615
    return model.float().eval()


def pack_layers(model: BertModel) -> dict[str, torch.Tensor]:
    """The layers' matrices as int8 with one scale a row, their vectors as fp16; embeddings are left out."""
    packed = {}
    for name, tensor in model.state_dict().items():
        if name.startswith("encoder.") and tensor.dim() == 2:
            numbers, scale = to_rows(tensor.numpy())
            packed[f"{name}.q8"], packed[f"{name}.scale"] = torch.from_numpy(numbers), torch.from_numpy(scale)
        elif name.startswith("encoder."):
            packed[name] = tensor.to(torch.float16)
    return packed


def _replace_layers(model: torch.nn.Module, tuned: Path) -> None:
    shapes = {name: tuple(tensor.shape) for name, tensor in model.state_dict().items() if name.startswith("encoder.")}
    layers = fitting_layers(tuned, shapes)
    model.load_state_dict({name: torch.from_numpy(values) for name, values in layers.items()}, strict=False)
