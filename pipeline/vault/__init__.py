"""Originals, unchanged and encrypted: what raw text there is on disk, and the keys to it (docs/adr/0017-vault.md)."""

from pipeline.vault.errors import VaultError
from pipeline.vault.originals import Receipt, Vault, nameless
from pipeline.vault.rekeying import Rekeyed, check, rekey

__all__ = ["Receipt", "Rekeyed", "Vault", "VaultError", "check", "nameless", "rekey"]
