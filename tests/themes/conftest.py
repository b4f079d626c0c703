"""The shipped model, and a tiny one that is made here: a BERT with a WordPiece vocabulary."""

import json

import numpy as np
import pytest
from safetensors.numpy import save_file

from pipeline.settings import ROOT
from pipeline.tables import DIRECTIONS, SENTENCE_KINDS, VOICES
from pipeline.themes.lexicon import load_lexicon
from pipeline.themes.scoring import load_scorer

MODELS = ROOT / "models"
THEMES = ("sociaal_netwerk", "financien")
WIDTH = 32
WORDS = [
    "ik",
    "kom",
    "weer",
    "buiten",
    "we",
    "gaan",
    "naar",
    "de",
    "buurt",
    "en",
    "het",
    "huis",
    ".",
    "?",
    ":",
    "query",
]


@pytest.fixture(scope="session")
def tiny_encoder(tmp_path_factory):
    """A folder that any user of sentence-transformers could have made."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    made = tmp_path_factory.mktemp("made")
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    (made / "vocab.txt").write_text("\n".join(vocabulary))
    torch.manual_seed(1)
    sizes = {"hidden_size": WIDTH, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    config = BertConfig(vocab_size=len(vocabulary), max_position_embeddings=64, initializer_range=0.3, **sizes)
    BertModel(config).save_pretrained(made)
    BertTokenizerFast(vocab=str(made / "vocab.txt")).save_pretrained(made)
    folder = tmp_path_factory.mktemp("tiny_encoder")
    SentenceTransformer(modules=[Transformer(str(made)), Pooling(WIDTH, "mean")], device="cpu").save(str(folder))
    return folder


@pytest.fixture
def tiny_themes(tmp_path):
    """A theme model for the tiny encoder, on the encoder's own layers; no checksums stand above it."""
    return make_tiny_themes(tmp_path / "themes")


def make_tiny_themes(folder):
    """Write such a theme model."""
    (folder / "model").mkdir(parents=True)
    (folder / "lexicon.toml").write_text('[themes]\nsociaal_netwerk = ["buurt"]\nfinancien = ["schuld"]\n')
    outputs = len(THEMES) + len(SENTENCE_KINDS) + len(DIRECTIONS) + len(VOICES)
    inputs = WIDTH + load_lexicon(folder / "lexicon.toml").width
    weight = np.random.default_rng(1).normal(size=(inputs, outputs)).astype(np.float32)
    others = {name: np.zeros(outputs, dtype=np.float32) for name in ("bias", "shift")}
    save_file(
        {"weight": weight, "scale": np.ones(outputs, dtype=np.float32), **others},
        folder / "model" / "heads.safetensors",
    )
    describe(folder, tuned=False)
    return folder


def describe(folder, **said):
    """Write heads.json."""
    card = {"themes": list(THEMES), "thresholds": [0.5] * len(THEMES), **said}
    (folder / "model" / "heads.json").write_text(json.dumps(card))


@pytest.fixture(scope="session")
def shipped_scorer():
    return load_scorer(MODELS / "e5-nl", MODELS / "themes", runtime="onnx")


def unit(vectors):
    """Vectors at length 1."""
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
