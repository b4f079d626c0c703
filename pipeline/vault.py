"""Originals, unchanged and encrypted, under the hash of their content, with who delivered them and when."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from pipeline.documents import Channel


class VaultError(Exception):
    """An original cannot be given back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """How an original came in: its name as delivered (which can name a person), by whom, when (ISO, UTC), by which way.

    `container` is the hash of the e-mail or zip that it was taken from.
    """

    filename: str
    delivered_by: str | None
    delivered_at: str
    channel: Channel
    container: str | None = None


@dataclass(frozen=True, slots=True)
class Vault:
    """A folder of originals. The key lies beside it, readable by its owner only, or in $VERHAAL_VAULT_KEY."""

    folder: Path

    def keep(self, data: bytes) -> str:
        """Store the bytes unless they are there already; gives their sha256 in hexadecimal."""
        digest = hashlib.sha256(data).hexdigest()
        path = self._path(digest)
        if not path.exists():
            self._write(path, data)
        return digest

    def book(self, digest: str, receipt: Receipt) -> None:
        """Add how an original came in; the same name from the same person is booked once."""
        held = self.receipts(digest)
        if not any((one.filename, one.delivered_by) == (receipt.filename, receipt.delivered_by) for one in held):
            rows = [asdict(one) for one in (*held, receipt)]
            self._write(self._receipts_path(digest), json.dumps(rows).encode())

    def receipts(self, digest: str) -> list[Receipt]:
        """How an original came in, each time, oldest first; empty for one that was kept without."""
        path = self._receipts_path(digest)
        return [Receipt(**row) for row in json.loads(self._read(path))] if path.exists() else []

    def fetch(self, digest: str) -> bytes:
        """The original bytes. Raises VaultError when they are absent, or the key is not the one they were kept with."""
        path = self._path(digest)
        if not path.exists():
            raise VaultError(f"No original with hash {digest} in {self.folder}. Ingest the file again.")
        return self._read(path)

    def holds(self, digest: str) -> bool:
        """Whether the original is in the vault."""
        return self._path(digest).exists()

    def _path(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest

    def _receipts_path(self, digest: str) -> Path:
        return self._path(digest).with_suffix(".receipts")

    def _write(self, path: Path, data: bytes) -> None:
        """Encrypted, on disk, and in one step: after a power cut there is the old file or the new one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}.partial")
        with partial.open("wb") as file:
            file.write(self._cipher().encrypt(data))
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)

    def _read(self, path: Path) -> bytes:
        try:
            return self._cipher().decrypt(path.read_bytes())
        except InvalidToken as error:
            raise VaultError(f"{path} was kept with another key. Restore the key it was kept with.") from error

    def _cipher(self) -> Fernet:
        return Fernet(os.environ.get("VERHAAL_VAULT_KEY") or self._stored_key())

    def _stored_key(self) -> bytes:
        path = self.folder / "key"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(Fernet.generate_key())
        return path.read_bytes()
