"""The sentence encoder: shipped small, unpacked in memory, read by sentence-transformers.

multilingual-e5-small (MIT; Wang et al. 2024, arXiv 2402.05672), vocabulary pruned to Dutch, in 4 bits; its layers are
replaced by fine-tuned ones in 8 bits where the theme model brings them (models/themes/README.md).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import torch
from safetensors.torch import load_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Transformer
from transformers import BertConfig, BertModel
from transformers.utils.logging import disable_progress_bar

from pipeline.themes.model_files import ModelError, fingerprint, present

_WEIGHTS = "weights.q4.safetensors"
_LONGEST = 256
"""Tokens read of a sentence and its context together; a longer sentence is judged by its beginning."""


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


def load_encoder(shipped: Path, tuned: Path | None, cache: Path) -> SentenceTransformer:
    """The encoder in `shipped`, with the layers in the file `tuned` in place of its own when given.

    The full-precision model is made in `cache` once and read from there after. Encodes what `compose` makes.
    Raises ModelError when a file is missing or does not fit. Nothing is ever downloaded.
    """
    disable_progress_bar()
    folder = cache / f"encoder-{fingerprint([shipped / _WEIGHTS, *([tuned] if tuned else [])])}"
    if not folder.exists():
        _materialise(shipped, tuned, folder)
    local = {"local_files_only": True}
    transformer = Transformer(
        str(folder), max_seq_length=_LONGEST, config_kwargs=local, processor_kwargs=local,
        model_kwargs={**local, "add_pooling_layer": False},
    )  # fmt: skip
    return SentenceTransformer(modules=[transformer, SegmentPooling(transformer.tokenizer.sep_token_id)], device="cpu")


def unpack(shipped: Path) -> BertModel:
    """The shipped encoder as a plain transformer in fp32. Raises ModelError when its weights are missing."""
    weights = present(shipped / _WEIGHTS)
    model = BertModel(BertConfig.from_pretrained(str(shipped)), add_pooling_layer=False)
    _load(model, _dequantised_blocks(weights), weights)
    return model.eval()


def pack_layers(model: BertModel) -> dict[str, torch.Tensor]:
    """The layers' matrices as int8 with one scale a row, their vectors as fp16; embeddings are left out."""
    packed = {}
    for name, tensor in model.state_dict().items():
        if name.startswith("encoder.") and tensor.dim() == 2:
            scale = tensor.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            packed[f"{name}.q8"] = (tensor / scale).round().to(torch.int8)
            packed[f"{name}.scale"] = scale.to(torch.float32)
        elif name.startswith("encoder."):
            packed[name] = tensor.to(torch.float16)
    return packed


def _materialise(shipped: Path, tuned: Path | None, folder: Path) -> None:
    model = unpack(shipped)
    if tuned is not None:
        _replace_layers(model, tuned)
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(dir=folder.parent))
    model.save_pretrained(partial)
    for path in (shipped / "tokenizer.json", shipped / "tokenizer_config.json", shipped / "sentence_bert_config.json"):
        shutil.copy(path, partial)
    try:
        os.replace(partial, folder)
    except OSError:  # another process was first
        shutil.rmtree(partial)


def _replace_layers(model: BertModel, tuned: Path) -> None:
    stored = load_file(tuned)
    layers = {
        name.removesuffix(".q8"): tensor.float() * stored[name.removesuffix(".q8") + ".scale"]
        if name.endswith(".q8")
        else tensor.float()
        for name, tensor in stored.items()
        if not name.endswith(".scale")
    }
    _load(model, {**model.state_dict(), **layers}, tuned)


def _load(model: BertModel, state: dict[str, torch.Tensor], source: Path) -> None:
    wanted = {name: tensor for name, tensor in state.items() if not name.startswith("pooler.")}
    missing, unexpected = model.load_state_dict(wanted, strict=False)
    strange = [name for name in [*missing, *unexpected] if not name.endswith("position_ids")]
    if strange:
        raise ModelError(f"{source} past niet bij config.json ({strange[0]}). Zet beide terug uit de repository.")


def _dequantised_blocks(path: Path) -> dict[str, torch.Tensor]:
    """Blocks of 4-bit numbers (two a byte, centred on 8) times their block's scale; other tensors as they are."""
    stored = load_file(path)
    state = {}
    for name, tensor in stored.items():
        if name.endswith(".q4"):
            scale = stored[name.removesuffix(".q4") + ".d"].float().unsqueeze(-1)
            blocks = torch.cat([tensor & 15, tensor >> 4], -1).float().sub_(8).mul_(scale)
            state[name.removesuffix(".q4")] = blocks.reshape(blocks.shape[0], -1)
        elif not name.endswith(".d"):
            state[name] = tensor.float()
    return state
