"""A new key for a vault in use, and whether everything in a vault can still be read.

While it lasts both keys stand in the key file, the new one first, and each record names its own: stopped at any
moment, everything opens, and starting again goes on. The old key goes when no record needs it any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.vault import keys
from pipeline.vault.errors import VaultError
from pipeline.vault.originals import Vault
from pipeline.vault.sealing import Key

Progress = Callable[[int, int], None]
"""Called with how many records are done, and how many there are."""
_READING = ".reading"


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What came of rekeying: records renewed, those that could not be opened, and whether the old key is gone.

    A key in the environment is dropped by who put it there: `dropped` is False then.
    """

    renewed: int
    unreadable: tuple[str, ...]
    dropped: bool


def rekey(vault: Vault, progress: Progress = lambda done, total: None) -> Rekeyed:
    """Seal every record with a new key, made here, or with the first of those in the environment.

    What was stopped goes on with the key it began with. A record that cannot be opened keeps the old key in its place.
    Raises VaultError where no key can be read or written.
    """
    with vault.lock():
        vault.clear_partials()
        key = _begin(vault)
    records = vault.records()
    renewed, unreadable = 0, []
    for number, path in enumerate(records, start=1):
        try:
            with vault.lock():
                renewed += vault.renew(path, key)
        except VaultError:
            unreadable.append(path.name)
        progress(number, len(records))
    return Rekeyed(renewed, tuple(unreadable), not unreadable and _finish(vault, key))


def check(vault: Vault, expected: Iterable[str] = (), progress: Progress = lambda done, total: None) -> dict[str, str]:
    """What is wrong in a vault, by the name of the record: cannot be opened, another hash, or `expected` and not there.

    Every record is opened in full: this takes about as long as reading all of them from disk.
    """
    wrong = {digest: f"{digest} ontbreekt." for digest in expected if not vault.holds(digest)}
    records = vault.records()
    for number, path in enumerate(records, start=1):
        try:
            _open(vault, path.name, path.suffix)
        except (VaultError, ValueError, OSError) as error:
            wrong[path.name] = str(error)
        progress(number, len(records))
    return wrong


def _begin(vault: Vault) -> Key:
    """The key to go on with: a new one in front of that in the file, unless one stands there already."""
    held = keys.load(vault.folder)
    if keys.place(vault.folder) != "environment" and len(held) == 1:
        held = (Key.new(), *held)
        keys.store(vault.folder, held)
    return held[0]


def _finish(vault: Vault, key: Key) -> bool:
    """Drop the old keys; gives whether they are gone."""
    if keys.place(vault.folder) == "environment":
        return len(keys.load(vault.folder)) == 1
    with vault.lock():
        keys.store(vault.folder, [key])
    return True


def _open(vault: Vault, name: str, suffix: str) -> None:
    digest = name.removesuffix(suffix)
    secret = {"pepper": vault.pepper, "task": vault.task, "audit-head": vault.audit_head}
    if name in secret:
        secret[name]()
    elif not suffix:
        vault.fetch(digest)
    elif suffix == _READING:
        vault.reading(digest)
    else:
        json.dumps([receipt.filename for receipt in vault.receipts(digest)])
