"""What is kept comes back unchanged, lies sealed, and does not open in another place or with another key."""

import hashlib

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from pipeline.vault import Receipt, Vault, VaultError, check
from pipeline.vault.sealing import Key, seal, unseal

NAMED = b"Mevrouw Jansen vertelt"
RECEIPT = Receipt("Verhaal Fatima Jansen.docx", "Anna", "2025-04-01T09:00:00+00:00", "desk")


def record(vault, digest, suffix=""):
    return vault.folder / digest[:2] / f"{digest}{suffix}"


def test_an_original_comes_back_unchanged_and_lies_sealed(tmp_path):
    vault = Vault(tmp_path)
    digest = vault.keep(NAMED)
    vault.book(digest, RECEIPT)
    assert digest == hashlib.sha256(NAMED).hexdigest()
    assert (vault.fetch(digest), vault.receipts(digest)) == (NAMED, [RECEIPT])
    assert all(b"Jansen" not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


@given(st.binary(max_size=200))
def test_any_bytes_survive(tmp_path_factory, data):
    vault = Vault(tmp_path_factory.getbasetemp() / "vault")
    assert vault.fetch(vault.keep(data)) == data


def test_a_large_file_comes_back(tmp_path):
    large = bytes(range(256)) * 200_000
    vault = Vault(tmp_path)
    assert vault.fetch(vault.keep(large)) == large


def test_keeping_twice_leaves_the_first_file(tmp_path):
    vault = Vault(tmp_path)
    digest = vault.keep(b"x")
    before = record(vault, digest).stat().st_mtime_ns
    vault.keep(b"x")
    assert record(vault, digest).stat().st_mtime_ns == before


def test_every_record_has_a_nonce_of_its_own():
    key = Key.new()
    assert len({seal("a", b"the same", key) for _ in range(50)}) == 50


def test_all_that_is_written_is_for_its_owner_only(tmp_path):
    vault = Vault(tmp_path / "vault")
    vault.book(vault.keep(b"x"), RECEIPT)
    modes = {path.relative_to(tmp_path): path.stat().st_mode & 0o077 for path in tmp_path.rglob("*")}
    assert not any(modes.values()), modes


@given(st.binary(max_size=60), st.integers(min_value=0), st.integers(1, 255))
def test_a_record_that_was_changed_anywhere_does_not_open(data, place, change):
    key = Key.new()
    sealed = bytearray(seal("a", data, key))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(VaultError):
        unseal("a", bytes(sealed), [key])


@pytest.mark.parametrize("suffix", ["", ".receipts"])
def test_a_record_in_the_place_of_another_does_not_open(tmp_path, suffix):
    vault = Vault(tmp_path)
    one, other = vault.keep(b"een"), vault.keep(b"ander")
    for digest in (one, other):
        vault.book(digest, RECEIPT)
    record(vault, one, suffix).write_bytes(record(vault, other, suffix).read_bytes())
    with pytest.raises(VaultError, match="beschadigd"):
        vault.receipts(one) if suffix else vault.fetch(one)


def test_what_fernet_kept_opens_with_the_same_key(tmp_path):
    vault = Vault(tmp_path)
    digest = vault.keep(b"nieuw")
    old = hashlib.sha256(b"oud").hexdigest()
    record(vault, old).parent.mkdir(exist_ok=True)
    record(vault, old).write_bytes(Fernet((tmp_path / "key").read_bytes().strip()).encrypt(b"oud"))
    assert (vault.fetch(old), vault.fetch(digest)) == (b"oud", b"nieuw")


def test_absent_and_foreign_key_are_said(tmp_path, monkeypatch):
    vault = Vault(tmp_path)
    digest = vault.keep(b"x")
    with pytest.raises(VaultError, match="opnieuw aan"):
        vault.fetch("0" * 64)
    monkeypatch.setenv("VERHAAL_VAULT_KEY", Key.new().written)
    with pytest.raises(VaultError, match="andere sleutel"):
        vault.fetch(digest)


def lose(path):
    path.unlink()


def open_to_all(path):
    path.chmod(0o644)


def empty(path):
    path.write_text("")


def spoil(path):
    path.write_text("geheim")


@pytest.mark.parametrize(
    ("happens", "said"),
    [(lose, "niet te lezen"), (open_to_all, "chmod 600"), (empty, "geen sleutel"), (spoil, "geen sleutel")],
)
def test_a_vault_without_its_key_says_so_and_makes_no_other(tmp_path, happens, said):
    vault = Vault(tmp_path)
    digest = vault.keep(b"x")
    happens(tmp_path / "key")
    for act in (lambda: vault.fetch(digest), lambda: vault.keep(b"y")):
        with pytest.raises(VaultError, match=said):
            act()


def test_a_key_in_a_file_elsewhere_is_made_there(tmp_path, monkeypatch):
    monkeypatch.setenv("VERHAAL_VAULT_KEY_FILE", str(tmp_path / "safe" / "key"))
    vault = Vault(tmp_path / "vault")
    assert vault.fetch(vault.keep(b"x")) == b"x"
    assert not (tmp_path / "vault" / "key").exists()


def test_what_was_removed_is_gone_and_stays_asked_for(tmp_path):
    vault = Vault(tmp_path)
    digest = vault.keep(b"x")
    vault.book(digest, RECEIPT)
    assert (vault.remove(digest), vault.remove(digest), vault.holds(digest)) == (2, 0, False)


def test_a_reading_stands_for_an_original_that_may_not_come_back(tmp_path):
    vault = Vault(tmp_path)
    digest = vault.keep(NAMED)
    vault.keep_reading(digest, b"what is left")
    assert vault.keep(NAMED) == digest
    assert (vault.reading(digest), vault.holds(digest)) == (b"what is left", True)
    with pytest.raises(VaultError, match="op verzoek"):
        vault.fetch(digest)


def test_a_check_names_what_is_damaged_and_what_is_not_there(tmp_path):
    vault = Vault(tmp_path)
    whole, damaged, absent = vault.keep(b"heel"), vault.keep(b"stuk"), "f" * 64
    vault.book(whole, RECEIPT)
    vault.keep_reading(vault.keep(b"deels"), b"rest")
    vault.pepper()
    assert check(vault, [whole]) == {}
    record(vault, damaged).write_bytes(record(vault, damaged).read_bytes()[:-1])
    assert set(check(vault, [whole, absent])) == {damaged, absent}
