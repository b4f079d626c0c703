"""Whether model files are there and whole, and what to say when they are not.

Files of the release are listed with size and sha256 in `checksums.toml` at the top of the folder `models`; a model
that an operator brings has no such list above it and is held to none.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

MANIFEST = "checksums.toml"
_LFS_POINTER = b"version https://git-lfs"
_CURE = "Zet het terug uit de uitgave: git checkout -- {path}"
_OWN = "Hebt u dit model zelf gemaakt? Leg het dan vast: python models/checksums.py write"


class ModelError(Exception):
    """A model file is missing or damaged; the message, in Dutch, names it and the cure."""


def present(path: Path) -> Path:
    """The path itself. Raises ModelError when there is no such file, or only Git LFS's pointer to it."""
    if not path.is_file():
        raise ModelError(f"{path} ontbreekt. {_CURE.format(path=path)}")
    with path.open("rb") as file:
        if file.read(len(_LFS_POINTER)) == _LFS_POINTER:
            raise ModelError(f"{path} is alleen een verwijzing van Git LFS. Haal het bestand zelf op: git lfs pull")
    return path


def damaged(path: Path, problem: object) -> ModelError:
    """The error for a file that is there but cannot be used."""
    return ModelError(f"{path} is beschadigd ({problem}). {_CURE.format(path=path)}")


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file. Raises ModelError when it is missing, or no JSON object."""
    try:
        found = json.loads(present(path).read_text(encoding="utf-8"))
    except ValueError as error:  # also wrong UTF-8
        raise damaged(path, "geen leesbare JSON") from error
    if not isinstance(found, dict):
        raise damaged(path, "geen JSON-object")
    return found


def read_toml(path: Path) -> dict[str, Any]:
    """The tables in a TOML file. Raises ModelError when it is missing, or no TOML."""
    try:
        return tomllib.loads(present(path).read_text(encoding="utf-8"))
    except ValueError as error:  # also wrong UTF-8
        raise damaged(path, "geen leesbare TOML") from error


def sha256(path: Path) -> str:
    """The file's sha256, in hexadecimal. Raises ModelError when it is missing."""
    state = present(path).stat()
    return _sha256(path.resolve(), state.st_size, state.st_mtime_ns)


def verify(places: Iterable[Path]) -> None:
    """Hold the files of the release in these files and folders to their checksums. Raises ModelError at the first."""
    for fault in faults(places):
        raise fault


def faults(places: Iterable[Path]) -> Iterator[ModelError]:
    """What is wrong with the files of the release in these files and folders; nothing for folders of one's own."""
    for place in places:
        manifest = _manifest_above(place)
        if manifest is not None:
            yield from _faults(manifest, place.resolve())


def _faults(manifest: Path, place: Path) -> Iterator[ModelError]:
    try:
        listed = read_toml(manifest)
    except ModelError as error:
        yield error
        return
    for name, entry in listed.items():
        path = manifest.parent / name
        if path == place or place in path.parents:
            fault = _fault(path, entry)
            if fault is not None:
                yield fault


def _fault(path: Path, entry: dict[str, Any]) -> ModelError | None:
    try:
        size = present(path).stat().st_size
    except ModelError as error:
        return error
    if size != entry.get("size"):
        return damaged(path, f"{size} bytes in plaats van {entry['size']}. {_OWN}")
    return damaged(path, f"inhoud klopt niet met {MANIFEST}. {_OWN}") if sha256(path) != entry.get("sha256") else None


def _manifest_above(place: Path) -> Path | None:
    above = (folder / MANIFEST for folder in place.resolve().parents)
    return next((path for path in above if path.exists()), None)


@lru_cache(maxsize=256)
def _sha256(path: Path, size: int, changed: int) -> str:
    """Cached by size and time of change, so that loading and checking read a file once."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
