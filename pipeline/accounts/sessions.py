"""Sessions: who is signed in now. The browser holds a random token; here lies only its SHA-256.

A session ends when it was idle for too long, when it lasted too long, at sign-out, and at once when the account is
blocked or gets another role or password.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.accounts.file import opened
from pipeline.accounts.people import Account
from pipeline.accounts.rows import COLUMNS, account_of

Clock = Callable[[], float]
TOUCHED_EVERY = 20.0
"""Seconds; being seen again within this is not written down."""
_CLOCK_MAY_DIFFER = 60.0
"""Seconds that the clock may be set back by; more ends a session rather than make it last longer."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in; `key` names the session without opening it."""

    key: str
    account: Account
    begun: float
    seen: float


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions in one accounts file. `idle` and `whole` are seconds; `clock` gives seconds since 1970."""

    path: Path
    idle: float = 30 * 60
    whole: float = 10 * 3600
    clock: Clock = time.time

    def begin(self, account: Account) -> str:
        """Begin a session; gives its token, which is kept nowhere else."""
        token, now = secrets.token_urlsafe(32), self.clock()
        with opened(self.path) as connection:
            connection.execute("delete from sessions where begun < ?", [now - self.whole])
            connection.execute("insert into sessions values (?, ?, ?, ?)", [key_of(token), account.number, now, now])
        return token

    def of(self, token: str | None) -> Session | None:
        """The session that a token opens; None where it ended or never was."""
        if not token or not self.path.exists():
            return None
        with opened(self.path) as connection:
            row = connection.execute(
                f"select s.key, s.begun, s.seen, {COLUMNS} from sessions s join accounts a on a.number = s.account "
                "where s.key = ? and not a.blocked",
                [key_of(token)],
            ).fetchone()
        if row is None or not self._lasts(row[1], row[2]):
            return None
        return Session(row[0], account_of(row[3:]), row[1], row[2])

    def see(self, session: Session) -> None:
        """Note that somebody did something, which keeps the session from ending as idle."""
        now = self.clock()
        if abs(now - session.seen) >= TOUCHED_EVERY:
            with opened(self.path) as connection:
                connection.execute("update sessions set seen = ? where key = ?", [now, session.key])

    def end(self, session: Session) -> None:
        """Sign out."""
        with opened(self.path) as connection:
            connection.execute("delete from sessions where key = ?", [session.key])

    def count(self) -> dict[int, int]:
        """How many sessions last now, by the number of the account."""
        with opened(self.path) as connection:
            rows = connection.execute("select account, begun, seen from sessions").fetchall()
        lasting = [account for account, begun, seen in rows if self._lasts(begun, seen)]
        return {account: lasting.count(account) for account in lasting}

    def _lasts(self, begun: float, seen: float) -> bool:
        now = self.clock()
        return -_CLOCK_MAY_DIFFER <= now - begun < self.whole and -_CLOCK_MAY_DIFFER <= now - seen < self.idle


def key_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def end_all(connection: sqlite3.Connection, account: int) -> int:
    """End every session of an account; gives how many rows went."""
    return connection.execute("delete from sessions where account = ?", [account]).rowcount
