"""What made a vector and what made a label: two names, so that other heads need no other vectors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.encoder.files import encoder_fingerprint, fingerprint
from pipeline.model_files import read_json, sha256
from pipeline.settings import Runtime

_OWN_LAYERS = "0" * 8
_LISTS = ("lexicon.toml", "intentions.toml", "examples.jsonl")
"""Lists beside the heads that decide what is said too."""


@dataclass(frozen=True, slots=True)
class Versions:
    """`vectors` names encoder, layers and runtime; `labels` also heads, word lists and what a municipality added."""

    vectors: str
    labels: str


def versions(encoder: Path, themes: Path, heads: Path, runtime: Runtime, additions: str = "") -> Versions:
    """The names for what these files make, without loading a model.

    `heads` is the folder with the heads in use; `additions` names themes that were added to those of the heads.
    Raises ModelError when a file is missing.
    """
    # two runtimes give vectors that differ a little, so what one made is not mixed with what the other makes
    vectors = f"{vectors_made_by(encoder, themes)}-{runtime}"
    lists = [themes / name for name in _LISTS]
    decided = fingerprint([heads / "heads.safetensors", heads / "heads.json", *filter(Path.exists, lists)])
    return Versions(vectors, f"{decided[:12]}{f'+{additions}' if additions else ''}-{vectors}")


def vectors_made_by(encoder: Path, themes: Path) -> str:
    """Names encoder and layers, whatever the runtime, in 16 hexadecimal digits."""
    tuned = tuned_layers(themes)
    return f"{sha256(tuned)[:8] if tuned else _OWN_LAYERS}{encoder_fingerprint(encoder)[:8]}"


def tuned_layers(themes: Path) -> Path | None:
    """The layers that replace the encoder's own; None for heads that were trained on its own ("tuned": false)."""
    described = read_json(themes / "model" / "heads.json")
    return themes / "model" / "layers.safetensors" if described.get("tuned", True) else None
