"""Originals under the hash of their content, with who delivered them and when."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePath

from filelock import FileLock

from pipeline.disk import flush_folder, told_of_disk
from pipeline.documents import Channel
from pipeline.vault import keys
from pipeline.vault.errors import UnknownKey, VaultError
from pipeline.vault.sealing import Key, is_sealed_with, seal, unseal
from pipeline.vault.writing import PARTIAL, write_whole

_RECEIPTS, _READING = ".receipts", ".reading"
_PEPPER, _TASK, _AUDIT_HEAD = "pepper", "task", "audit-head"
_DIGEST = 64


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
    """A folder of originals and the receipts with them, sealed with the first of `keys.load`.

    Of an original from which something was erased only the reading is here: what was read of it, without that.
    Whoever writes holds the lock, so that a vault can be rekeyed while it is in use; who reads does not wait.
    """

    folder: Path

    def keep(self, data: bytes) -> str:
        """Store the bytes unless they, or a reading, are there already; gives their sha256 in hexadecimal.

        An original that is there but damaged is put right by the same file coming in again. Raises DiskTrouble.
        """
        digest = hashlib.sha256(data).hexdigest()
        if not self._is_sound(digest):
            with self.lock():
                self._write(self._path(digest), data)
        return digest

    def book(self, digest: str, receipt: Receipt) -> None:
        """Add how an original came in; the same name from the same person is booked once.

        One from which something was erased is booked without its name: that can name who asked for it.
        """
        if self.has_reading(digest):
            receipt = replace(receipt, filename=nameless(digest, receipt.filename))
        with self.lock():
            held = self.receipts(digest)
            if not any((one.filename, one.delivered_by) == (receipt.filename, receipt.delivered_by) for one in held):
                self._write_receipts(digest, (*held, receipt))

    def rebook(self, digest: str, receipts: tuple[Receipt, ...]) -> None:
        """Put these receipts in place of those that are there: a name was erased from them."""
        with self.lock():
            self._write_receipts(digest, receipts)

    def receipts(self, digest: str) -> list[Receipt]:
        """How an original came in, each time, oldest first; empty for one that was kept without."""
        path = self._path(digest, _RECEIPTS)
        return [Receipt(**row) for row in json.loads(self._read(path))] if path.exists() else []

    def fetch(self, digest: str) -> bytes:
        """The original bytes. Raises VaultError when they are absent, damaged, or sealed with a key that is gone."""
        path = self._path(digest)
        if not path.exists():
            if self.has_reading(digest):
                raise VaultError("Dit bestand is op verzoek verwijderd. Wat er nog van mag, is al ingelezen.")
            raise VaultError(f"{digest} zit niet in de kluis {self.folder}. Lever het bestand opnieuw aan.")
        data = self._read(path)
        if hashlib.sha256(data).hexdigest() != digest:
            raise VaultError(f"{digest} is beschadigd: de inhoud klopt niet met de naam. Zet het terug uit een kopie.")
        return data

    def holds(self, digest: str) -> bool:
        """Whether the original, or the reading that stands for it, is in the vault."""
        return self._path(digest).exists() or self._path(digest, _READING).exists()

    def reading(self, digest: str) -> bytes | None:
        """What stands in place of an original; None for one that is here itself, or not at all."""
        path = self._path(digest, _READING)
        return self._read(path) if path.exists() else None

    def has_reading(self, digest: str) -> bool:
        """Whether a reading stands in place of an original."""
        return self._path(digest, _READING).exists()

    def keep_reading(self, digest: str, reading: bytes) -> None:
        """Put a reading in place of an original. Stopped halfway, both are there, and the reading counts."""
        with self.lock():
            self._write(self._path(digest, _READING), reading)
            self._remove(self._path(digest))

    def remove(self, digest: str) -> int:
        """Take an original, its reading and its receipts away; gives the number of records. Absent is fine."""
        with self.lock():
            return sum(self._remove(self._path(digest, suffix)) for suffix in ("", _READING, _RECEIPTS))

    def digests(self) -> list[str]:
        """The hashes of all that is held, in order."""
        return sorted({path.name[:_DIGEST] for path in self.records() if path.parent != self.folder})

    def pepper(self) -> bytes:
        """Secret bytes, made once, that fingerprints of erased text are made with; rekeying leaves them as they are."""
        path = self.folder / _PEPPER
        if not path.exists():
            with self.lock():
                if not path.exists():
                    self._write(path, os.urandom(32))
        return self._read(path)

    def task(self) -> bytes | None:
        """What is being erased at this moment, so that it can be gone on with; None when nothing is."""
        path = self.folder / _TASK
        return self._read(path) if path.exists() else None

    def note_task(self, task: bytes | None) -> None:
        """Note what is being erased: it can name a person, so that it stands nowhere else. None when it is done."""
        with self.lock():
            if task is None:
                self._remove(self.folder / _TASK)
            else:
                self._write(self.folder / _TASK, task)

    def audit_head(self) -> bytes | None:
        """The last row of the audit log as it was sealed last; None when it never was. Raises VaultError."""
        path = self.folder / _AUDIT_HEAD
        return self._read(path) if path.exists() else None

    def note_audit_head(self, head: bytes) -> None:
        """Seal the last row of the audit log: who has not the key of the vault cannot make such a seal."""
        with self.lock():
            self._write(self.folder / _AUDIT_HEAD, head)

    def records(self) -> list[Path]:
        """Every record, in order."""
        secret = [path for name in (_PEPPER, _TASK, _AUDIT_HEAD) if (path := self.folder / name).exists()]
        return secret + [path for path in sorted(self.folder.glob("??/*")) if not path.name.endswith(PARTIAL)]

    def read_record(self, path: Path) -> bytes:
        """What a record holds. Raises VaultError."""
        return self._read(path)

    def renew(self, path: Path, key: Key) -> bool:
        """Seal a record with `key` unless it is; gives whether it was done. To be called with the lock held."""
        try:
            if not is_sealed_with(_start(path), key):
                write_whole(path, seal(path.name, self._read(path), key))
                return True
        except FileNotFoundError:  # erased since it was listed
            return False
        return False

    def clear_partials(self) -> None:
        """Remove what was being written when a program was killed. To be called with the lock held."""
        key = keys.key_file(self.folder)
        for path in (*self.folder.glob(f"**/*{PARTIAL}"), *key.parent.glob(f"{key.name}.*{PARTIAL}")):
            path.unlink(missing_ok=True)

    def lock(self) -> FileLock:
        """What whoever writes holds; not to be taken twice by one thread."""
        with told_of_disk(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self.folder / "lock").touch(mode=0o600)
        return FileLock(self.folder / "lock", mode=0o600)

    def _is_sound(self, digest: str) -> bool:
        if self.has_reading(digest):
            return True
        try:
            self.fetch(digest)
        except VaultError:
            return False
        return True

    def _path(self, digest: str, suffix: str = "") -> Path:
        return self.folder / digest[:2] / f"{digest}{suffix}"

    def _write_receipts(self, digest: str, receipts: tuple[Receipt, ...]) -> None:
        self._write(self._path(digest, _RECEIPTS), json.dumps([asdict(one) for one in receipts]).encode())

    def _write(self, path: Path, data: bytes) -> None:
        if not path.parent.exists():
            with told_of_disk(self.folder):
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                flush_folder(self.folder)
        write_whole(path, seal(path.name, data, self._key()))

    def _key(self) -> Key:
        """The key that seals; made with the first record of a new vault, never for one that lost its key."""
        if not keys.exist(self.folder) and not any(self.records()):
            keys.store(self.folder, [Key.new()])
        return keys.load(self.folder)[0]

    def _remove(self, path: Path) -> bool:
        if not path.exists():
            return False
        path.unlink()
        flush_folder(path.parent)
        return True

    def _read(self, path: Path) -> bytes:
        try:
            return self._opened(path)
        except UnknownKey:
            # it was rekeyed between the look at the record and the look at the keys
            return self._opened(path)

    def _opened(self, path: Path) -> bytes:
        record = path.read_bytes()
        return unseal(path.name, record, keys.load(self.folder))


def nameless(digest: str, filename: str) -> str:
    """A file name that tells its kind alone: 'verslag van Fatima.docx' → '3f2a90c1.docx'."""
    return f"{digest[:8]}{PurePath(filename).suffix}"


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)
