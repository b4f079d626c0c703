"""A vault gets a new key; killed at any moment, nothing is lost and starting again finishes it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.vault import Receipt, Vault, check, rekey, writing
from pipeline.vault import keys as vault_keys
from pipeline.vault.sealing import Key, is_sealed_with

RECEIPT = Receipt("verslag.docx", "Anna", "2025-04-01T09:00:00+00:00", "desk")
CONTENTS = [b"een", b"twee", b"drie"]


class Killed(BaseException):
    """The program ends here, as kill -9 ends it: nothing after it runs."""


class Power:
    """Cut after so many steps on disk: before or after a file is opened, replaced or flushed."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self, act):
        def stepped(*arguments, **options):
            self.spend()
            done = act(*arguments, **options)
            self.spend()
            return done

        return stepped

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Killed


def filled(folder: Path) -> Vault:
    """A vault with two records of today, receipts, a reading, and an original that Fernet kept."""
    vault = Vault(folder)
    for data in CONTENTS[:2]:
        vault.book(vault.keep(data), RECEIPT)
    vault.keep_reading(vault.keep(b"deels"), b"rest")
    vault.pepper()
    old = hashlib.sha256(CONTENTS[2]).hexdigest()
    (folder / old[:2]).mkdir(exist_ok=True)
    secret = vault_keys.load(folder)[0].written
    (folder / old[:2] / old).write_bytes(Fernet(secret).encrypt(CONTENTS[2]))
    return vault


def complete(vault: Vault) -> bool:
    digests = [hashlib.sha256(data).hexdigest() for data in CONTENTS]
    return check(vault, digests) == {} and [vault.fetch(one) for one in digests] == CONTENTS


def renewed(vault: Vault) -> bool:
    [key] = vault_keys.load(vault.folder)
    return all(is_sealed_with(path.read_bytes(), key) for path in vault.records())


def killed_after(steps: int, vault: Vault) -> bool:
    """Rekey until the power is cut; gives whether it was."""
    power = Power(steps)
    with pytest.MonkeyPatch.context() as patched:
        for name in ("open", "replace", "fsync"):
            patched.setattr(writing.os, name, power.step(getattr(os, name)))
        try:
            rekey(vault)
        except Killed:
            return True
    return False


@settings(max_examples=40)
@given(st.lists(st.integers(0, 90), max_size=3))
def test_killed_anywhere_and_again_nothing_is_lost_and_the_next_start_finishes(moments):
    with tempfile.TemporaryDirectory() as folder:
        vault = filled(Path(folder))
        before = vault_keys.load(vault.folder)[0]
        for steps in moments:
            killed_after(steps, vault)
            assert complete(Vault(vault.folder))
        assert rekey(vault).dropped
        assert complete(vault)
        assert renewed(vault)
        assert vault_keys.load(vault.folder)[0] != before
        assert not list(vault.folder.rglob("*.partial"))


def test_killed_between_any_two_steps_it_goes_on_with_the_key_it_began_with(tmp_path):
    """Every step once: the number of keys is never more than two, and no third is made by starting again."""
    steps, cut = 0, True
    while cut:
        vault = filled(tmp_path / str(steps))
        cut = killed_after(steps, vault)
        begun = vault_keys.load(vault.folder)
        assert len(begun) <= 2
        assert complete(vault)
        rekey(vault)
        assert complete(vault)
        assert renewed(vault)
        assert len(begun) == 1 or vault_keys.load(vault.folder)[0] == begun[0]
        steps += 1
    assert steps > 30


def test_who_delivers_while_it_lasts_loses_nothing(tmp_path):
    vault = filled(tmp_path)
    kept = []

    def deliver(done: int, total: int) -> None:
        data = f"tussendoor {done}".encode()
        vault.book(vault.keep(data), RECEIPT)
        kept.append(data)

    assert rekey(vault, deliver).dropped
    assert complete(vault)
    assert [vault.fetch(hashlib.sha256(data).hexdigest()) for data in kept] == kept
    assert renewed(vault)


def test_a_record_that_does_not_open_keeps_the_old_key_there(tmp_path):
    vault = filled(tmp_path)
    damaged = next(path for path in vault.records() if path.suffix == ".receipts")
    damaged.write_bytes(damaged.read_bytes()[:-1])
    outcome = rekey(vault)
    assert (outcome.unreadable, outcome.dropped) == ((damaged.name,), False)
    assert len(vault_keys.load(vault.folder)) == 2


def test_keys_in_the_environment_are_put_there_and_taken_away_by_hand(tmp_path, monkeypatch):
    first, second = Key.new(), Key.new()
    monkeypatch.setenv("VERHAAL_VAULT_KEY", first.written)
    vault = filled(tmp_path)
    monkeypatch.setenv("VERHAAL_VAULT_KEY", f"{second.written} {first.written}")
    assert not rekey(vault).dropped
    monkeypatch.setenv("VERHAAL_VAULT_KEY", second.written)
    assert complete(vault)
    assert rekey(vault) == type(rekey(vault))(0, (), True)
    assert not (tmp_path / "key").exists()
