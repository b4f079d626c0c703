import hashlib

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from pipeline.vault import Vault, VaultError


def test_an_original_comes_back_unchanged_and_lies_encrypted(tmp_path):
    vault = Vault(tmp_path)
    digest = vault.keep(b"Mevrouw Jansen vertelt")
    assert digest == hashlib.sha256(b"Mevrouw Jansen vertelt").hexdigest()
    assert vault.fetch(digest) == b"Mevrouw Jansen vertelt"
    assert all(b"Jansen" not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


@given(st.binary(max_size=200))
def test_any_bytes_survive(tmp_path_factory, data):
    vault = Vault(tmp_path_factory.getbasetemp() / "vault")
    assert vault.fetch(vault.keep(data)) == data


def test_keeping_twice_leaves_the_first_file(tmp_path):
    vault = Vault(tmp_path)
    digest = vault.keep(b"x")
    before = (tmp_path / digest[:2] / digest).stat().st_mtime_ns
    vault.keep(b"x")
    assert (tmp_path / digest[:2] / digest).stat().st_mtime_ns == before


def test_the_key_is_for_its_owner_only(tmp_path):
    Vault(tmp_path).keep(b"x")
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


def test_absent_and_foreign_key_are_said(tmp_path, monkeypatch):
    vault = Vault(tmp_path)
    digest = vault.keep(b"x")
    with pytest.raises(VaultError, match="Ingest the file again"):
        vault.fetch("0" * 64)
    monkeypatch.setenv("VERHAAL_VAULT_KEY", Fernet.generate_key().decode())
    with pytest.raises(VaultError, match="another key"):
        vault.fetch(digest)
