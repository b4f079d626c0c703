"""The heads in use: those of the release, or newer ones that a municipality made from what its people judged.

`models/active.json` in the data folder says {"version": NAME, "sha256": CHECKSUM}; the heads are in `models/NAME`.
Without that file, or with version "shipped", those of the release are in use.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pipeline.model_files import ModelError, read_json, sha256

FOLDER = "models"
POINTER = "active.json"
SHIPPED = "shipped"
HEADS = ("heads.json", "heads.safetensors")

_WAY_BACK = "Ga terug naar het meegeleverde model: verhaal themes use shipped --by NAAM --reason REDEN"


def active_heads(data: Path) -> Path | None:
    """The folder with the municipality's own heads; None where those of the release are in use.

    Raises ModelError, which names the way back, when they are missing or not as they were when they came into use.
    """
    pointer = data / FOLDER / POINTER
    if not pointer.exists():
        return None
    said = _said(pointer)
    version = said.get("version") or SHIPPED
    if version == SHIPPED:
        return None
    if not isinstance(version, str) or Path(version).name != version:
        raise _unusable(pointer, "geen goede versie")
    folder = data / FOLDER / version
    if _checksum(folder) != said.get("sha256"):
        raise _unusable(folder, f"de inhoud klopt niet met {POINTER}")
    return folder


def heads_checksum(folder: Path) -> str:
    """The checksum for `active.json`: sha256 over the sha256 (hexadecimal) of heads.json and of heads.safetensors.

    Raises ModelError when one is missing.
    """
    return hashlib.sha256("".join(sha256(folder / name) for name in HEADS).encode()).hexdigest()


def _said(pointer: Path) -> dict[str, Any]:
    try:
        return read_json(pointer)
    except ModelError as error:
        raise _unusable(pointer, "geen leesbare JSON") from error


def _checksum(folder: Path) -> str:
    try:
        return heads_checksum(folder)
    except ModelError as error:
        raise _unusable(folder, f"{' of '.join(HEADS)} ontbreekt") from error


def _unusable(path: Path, problem: str) -> ModelError:
    return ModelError(f"{path} is niet te gebruiken ({problem}). {_WAY_BACK}")
