"""One-time links: to the first account, an invitation, a new password. Only their SHA-256 is kept; use ends them."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.accounts.file import opened
from pipeline.accounts.people import Account
from pipeline.accounts.rows import COLUMNS, account_of
from pipeline.accounts.sessions import Clock, key_of

Purpose = Literal["first", "invitation", "reset"]
FIRST_LASTS = 24 * 3600.0
"""Seconds that the link to the first account works; starting again makes a new one."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that works: what for, and whose; the first administrator's has no account yet."""

    key: str
    purpose: Purpose
    account: Account | None


@dataclass(frozen=True, slots=True)
class Links:
    """The links in one accounts file; `lasts` is in seconds."""

    path: Path
    lasts: float = 7 * 24 * 3600
    clock: Clock = time.time

    def first(self) -> str:
        """A new link to the first administrator's account, in place of any before; gives its token."""
        return self._make("first", None, FIRST_LASTS)

    def invite(self, account: int) -> str:
        """A link by which somebody chooses a first password; gives its token."""
        return self._make("invitation", account, self.lasts)

    def reset(self, account: int) -> str:
        """A link by which somebody chooses a new password; gives its token."""
        return self._make("reset", account, self.lasts)

    def of(self, token: str) -> Link | None:
        """The link that a token belongs to; None where it was used, replaced or is past its time."""
        with opened(self.path) as connection:
            found = find(connection, token, self.clock())
        return found

    def _make(self, purpose: Purpose, account: int | None, lasts: float) -> str:
        token = secrets.token_urlsafe(32)
        with opened(self.path) as connection:
            connection.execute("delete from links where account is ? or expires < ?", [account, self.clock()])
            connection.execute(
                "insert into links values (?, ?, ?, ?)", [key_of(token), purpose, account, self.clock() + lasts]
            )
        return token


def find(connection: sqlite3.Connection, token: str, now: float) -> Link | None:
    """The link of a token that still works."""
    row = connection.execute(
        f"select l.key, l.purpose, {COLUMNS} from links l left join accounts a on a.number = l.account "
        "where l.key = ? and l.expires > ? and (l.account is null or not a.blocked)",
        [key_of(token), now],
    ).fetchone()
    return Link(row[0], row[1], account_of(row[2:]) if row[2] is not None else None) if row else None


def use(connection: sqlite3.Connection, token: str, purposes: Collection[Purpose], now: float) -> Link | None:
    """The link of a token, which does not work any more from now on; only one of two at once gets it."""
    found = find(connection, token, now)
    if found is None or found.purpose not in purposes:
        return None
    if connection.execute("delete from links where key = ?", [found.key]).rowcount != 1:
        return None
    return found
