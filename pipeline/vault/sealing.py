"""Bytes ↔ a sealed record: AES-256-GCM, bound to its place in the vault, with the key it was sealed with named.

A record is `VHL`, a version, the key's id (8 bytes), a nonce (12 bytes, random for each record) and the ciphertext
with its tag. The header and the record's name, which holds the hash of the original, are associated data: a record
that is changed, or put in the place of another, does not open. Random nonces are safe for 2^32 records under one key
(NIST SP 800-38D, 8.3). Records of before, made by Fernet, open as long as their key is there.
"""

from __future__ import annotations

import base64
import hashlib
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pipeline.vault.errors import UnknownKey, VaultError

_MAGIC, _VERSION = b"VHL", 1
_HEADER = struct.Struct(">3sB8s12s")
_BYTES = 32
MOST_BYTES = 2**31 - 64
"""More than this AES-GCM of `cryptography` does not take at once; settings.reading stops far below it."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of 32 bytes; AES-GCM gets a key derived from it, since Fernet used it as it is."""

    secret: bytes = field(repr=False)

    @staticmethod
    def new() -> Key:
        """A key of random bytes."""
        return Key(os.urandom(_BYTES))

    @staticmethod
    def read(written: str) -> Key:
        """A key as `written` gives it. Raises VaultError for anything else than 32 bytes in base64."""
        try:
            secret = base64.urlsafe_b64decode(written.strip())
        except ValueError:
            secret = b""
        if len(secret) != _BYTES:
            raise VaultError("De kluissleutel is geen sleutel. Maak er een met: verhaal vault new-key")
        return Key(secret)

    @property
    def written(self) -> str:
        """The key as text, for a file or the environment."""
        return base64.urlsafe_b64encode(self.secret).decode()

    @property
    def id(self) -> bytes:
        """Names the key without giving it away."""
        return hashlib.sha256(b"verhaal vault key id" + self.secret).digest()[:8]

    def cipher(self) -> AESGCM:
        """What records are sealed with."""
        return AESGCM(HKDF(SHA256(), _BYTES, None, b"verhaal vault aes-256-gcm").derive(self.secret))


def seal(name: str, data: bytes, key: Key) -> bytes:
    """The record of `name` that holds these bytes. Raises VaultError for more bytes than one record can hold."""
    if len(data) > MOST_BYTES:
        raise VaultError("Dit bestand is te groot voor de kluis (meer dan 2 GB). Splits het en lever het opnieuw aan.")
    header = _HEADER.pack(_MAGIC, _VERSION, key.id, nonce := os.urandom(12))
    return header + key.cipher().encrypt(nonce, data, _bound(header, name))


def sealed_by(start: bytes) -> bytes | None:
    """The id of the key of a record that starts like this (24 bytes do); None for those of before, which have none."""
    named = len(start) >= _HEADER.size and start.startswith(_MAGIC)
    return _HEADER.unpack(start[: _HEADER.size])[2] if named else None


def is_sealed_with(start: bytes, key: Key) -> bool:
    """Whether the record that starts like this (24 bytes do) was sealed with this key, in today's way."""
    if len(start) < _HEADER.size:
        return False
    magic, version, key_id, _ = _HEADER.unpack(start[: _HEADER.size])
    return (magic, version, key_id) == (_MAGIC, _VERSION, key.id)


def unseal(name: str, record: bytes, keys: Sequence[Key]) -> bytes:
    """The bytes in the record of `name`. Raises UnknownKey, or VaultError where it is damaged or misplaced."""
    if not record.startswith(_MAGIC):
        return _unseal_old(name, record, keys)
    if len(record) < _HEADER.size:
        raise _damaged(name)
    _, version, key_id, nonce = _HEADER.unpack(record[: _HEADER.size])
    if version != _VERSION:
        raise VaultError(f"{name} is bewaard door een nieuwere versie van dit programma. Werk het programma bij.")
    key = next((key for key in keys if key.id == key_id), None)
    if key is None:
        raise _other_key(name)
    try:
        return key.cipher().decrypt(nonce, record[_HEADER.size :], _bound(record[: _HEADER.size], name))
    except InvalidTag as error:
        raise _damaged(name) from error


def _unseal_old(name: str, record: bytes, keys: Sequence[Key]) -> bytes:
    for key in keys:
        try:
            return Fernet(key.written).decrypt(record)
        except InvalidToken:
            continue
    raise _other_key(name)


def _bound(header: bytes, name: str) -> bytes:
    return header + name.encode()


def _other_key(name: str) -> UnknownKey:
    return UnknownKey(f"{name} is bewaard met een andere sleutel, of beschadigd. Zet de sleutel van toen terug.")


def _damaged(name: str) -> VaultError:
    return VaultError(f"{name} is beschadigd. Zet dit bestand terug uit een reservekopie, of lever het opnieuw aan.")
