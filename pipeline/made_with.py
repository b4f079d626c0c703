"""What tables are made with, named by content: models, heads, reading limits, own lists; without loading any."""

from __future__ import annotations

import hashlib

from pipeline import language, privacy
from pipeline.goals import additions, tree_in_force
from pipeline.guidance import NO_GUIDANCE, Guidance
from pipeline.model_files import sha256
from pipeline.settings import Models, Settings
from pipeline.themes.active import active_heads
from pipeline.themes.versions import tuned_layers, versions

_NO_MODEL = (".md", ".py", ".pyc")
"""Kinds of files beside a model that do not decide what it says."""


def label_version(settings: Settings) -> str:
    """Names what decides labels, as in LABELS.model_version, without loading a model. Raises ModelError."""
    paths = settings.models
    heads = active_heads(settings.data) or paths.themes / "model"
    added = additions(tree_in_force(settings))
    return versions(paths.encoder, paths.themes, heads, paths.runtime, added).labels


def model_version(paths: Models) -> str:
    """Names what decides text and vectors (not labels) by the content of files and the runtime, without loading them.

    A document that was read with these is not read again when only labels would change.
    """
    digest = hashlib.sha256(paths.runtime.encode())
    places = (language.pipeline_folder(paths.language), privacy.NETWORK, paths.encoder, tuned_layers(paths.themes))
    for folder in filter(None, places):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if path.is_file() and path.suffix not in _NO_MODEL:
                digest.update(f"{path.name}:{sha256(path)}".encode())
    return digest.hexdigest()[:16]


def settings_hash(settings: Settings, software: str, guidance: Guidance = NO_GUIDANCE) -> str:
    """Names what, besides content and models, decides the result: reading limits, software's version, own lists."""
    lists = f"{guidance.organisations}|{guidance.districts}"
    return hashlib.sha256(f"{software}|{settings.reading}|{settings.privacy}|{lists}".encode()).hexdigest()[:16]
