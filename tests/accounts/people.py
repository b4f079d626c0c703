"""Somebody with an account, and a clock that is moved by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.access import Role
from pipeline.accounts import Account, Accounts, Links, NewAccount
from pipeline.accounts.accounts import Actor

GOOD = "vier woorden zonder naam"
OTHER = "heel andere losse woorden"
ADMIN = Actor("Anna", Role.ADMIN)


@dataclass
class Clock:
    """Seconds since 1970, as the test says."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def person(
    path: Path, sign_in: str = "bo", role: Role = Role.OFFICER, password: str = GOOD, organisation: str | None = None
) -> Account:
    """An account with a password, made as an administrator and its owner make it."""
    made = Accounts(path).make(NewAccount(sign_in.title(), sign_in, role, organisation), ADMIN)
    found = Accounts(path).choose_password(Links(path).invite(made.number), password)
    assert found
    return found
