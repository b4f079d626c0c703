"""Where the keys of a vault are: in the environment, in a file that is named there, else beside the originals.

Several keys can stand there, with white space between: the first seals, all of them open. So a vault can be rekeyed
while it is in use: see rekeying.py.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pipeline.disk import DiskTrouble
from pipeline.vault.errors import VaultError
from pipeline.vault.sealing import Key
from pipeline.vault.writing import write_whole

KEY, KEY_FILE = "VERHAAL_VAULT_KEY", "VERHAAL_VAULT_KEY_FILE"
Place = Literal["environment", "file", "beside"]
_FOR_OTHERS, _FOR_ALL = 0o077, 0o007


def place(folder: Path) -> Place:
    """Where the keys of the vault in `folder` are; `beside` is no safe place: who copies the data has the key too."""
    if os.environ.get(KEY):
        return "environment"
    inside = key_file(folder).absolute().is_relative_to(folder.absolute().parent)
    return "beside" if inside else "file"


def key_file(folder: Path) -> Path:
    """The file with the keys, when they are not in the environment."""
    return Path(named) if (named := os.environ.get(KEY_FILE)) else folder / "key"


def load(folder: Path) -> tuple[Key, ...]:
    """The keys, the one that seals first. Raises VaultError: there is none, it is no key, or others can read it."""
    written = os.environ.get(KEY) or _read(key_file(folder))
    keys = tuple(Key.read(one) for one in written.split())
    if not keys:
        raise VaultError(f"In {key_file(folder)} staat geen sleutel. Zet de sleutel van de kluis terug.")
    return keys


def exist(folder: Path) -> bool:
    """Whether there are keys."""
    return bool(os.environ.get(KEY)) or key_file(folder).exists()


def store(folder: Path, keys: Sequence[Key]) -> None:
    """Write the keys to their file, readable by its owner only, in one step. Raises VaultError where that can't be."""
    path = key_file(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, "".join(f"{key.written}\n" for key in keys).encode())
    except DiskTrouble as trouble:
        raise VaultError(f"De sleutel kan niet worden geschreven in {path}. {trouble}") from trouble
    except OSError as error:
        raise VaultError(f"De sleutel kan niet worden geschreven in {path} ({error.strerror}).") from error


def _closed_to(path: Path) -> int:
    """Who may not read the file. What systemd hands to a service it guards itself, and shows as readable by a group."""
    handed = os.environ.get("CREDENTIALS_DIRECTORY")
    return _FOR_ALL if handed and path.absolute().is_relative_to(handed) else _FOR_OTHERS


def _read(path: Path) -> str:
    try:
        if os.name == "posix" and path.stat().st_mode & _closed_to(path):
            raise VaultError(f"Anderen kunnen de kluissleutel lezen. Voer uit: chmod 600 {path}")
        return path.read_text(encoding="ascii", errors="replace")
    except OSError as error:
        raise VaultError(f"De kluissleutel {path} is niet te lezen ({error.strerror}). Zet hem terug.") from error
