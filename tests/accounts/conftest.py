"""Hashing that costs little: how costly it is for real is measured nowhere in these tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from pipeline.accounts import passwords

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    passwords._dummy.cache_clear()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "accounts.sqlite"
