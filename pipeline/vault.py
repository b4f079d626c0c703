"""Originals, unchanged and encrypted, under the hash of their content."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken


class VaultError(Exception):
    """An original cannot be given back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Vault:
    """A folder of originals. The key lies beside it, readable by its owner only, or in $VERHAAL_VAULT_KEY."""

    folder: Path

    def keep(self, data: bytes) -> str:
        """Store the bytes unless they are there already; gives their sha256 in hexadecimal."""
        digest = hashlib.sha256(data).hexdigest()
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".partial")
            partial.write_bytes(self._cipher().encrypt(data))
            os.replace(partial, path)
        return digest

    def fetch(self, digest: str) -> bytes:
        """The original bytes. Raises VaultError when they are absent, or the key is not the one they were kept with."""
        path = self._path(digest)
        if not path.exists():
            raise VaultError(f"No original with hash {digest} in {self.folder}. Ingest the file again.")
        try:
            return self._cipher().decrypt(path.read_bytes())
        except InvalidToken as error:
            raise VaultError(f"{path} was kept with another key. Restore the key it was kept with.") from error

    def holds(self, digest: str) -> bool:
        """Whether the original is in the vault."""
        return self._path(digest).exists()

    def _path(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest

    def _cipher(self) -> Fernet:
        return Fernet(os.environ.get("VERHAAL_VAULT_KEY") or self._stored_key())

    def _stored_key(self) -> bytes:
        path = self.folder / "key"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(Fernet.generate_key())
        return path.read_bytes()
