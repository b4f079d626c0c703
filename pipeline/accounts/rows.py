"""Rows of the accounts file as accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.access import Role
from pipeline.accounts.people import Account

COLUMNS = "a.number, a.name, a.sign_in, a.role, a.organisation, a.source, a.blocked, a.password is not null, a.made_at"
"""Of the table accounts as `a`, in the order of `account_of`."""


def account_of(row: Sequence[Any]) -> Account:
    """An account from the values of COLUMNS."""
    number, name, sign_in, role, organisation, source, blocked, password, made_at = row
    return Account(number, name, sign_in, Role(role), organisation, source, bool(blocked), bool(password), made_at)
