"""Signing in with a password: right, wrong or too often; the answer takes as long for a name that does not exist."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.accounts import lockout, passwords
from pipeline.accounts.events import UNKNOWN, Booking, Event, nowhere
from pipeline.accounts.file import opened
from pipeline.accounts.people import Account, plain
from pipeline.accounts.rows import COLUMNS, account_of
from pipeline.accounts.sessions import Clock


@dataclass(frozen=True, slots=True)
class Refused:
    """Not signed in: the name or password is wrong, or there were too many tries; then `seconds` says how long."""

    why: Literal["wrong", "wait"]
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class SignIn:
    """Signing in to the accounts of one file; `tries` wrong ones make a name wait `first` seconds."""

    path: Path
    tries: int = 5
    first: float = 15 * 60
    clock: Clock = time.time
    book: Booking = nowhere

    def __call__(self, sign_in: str, password: str, address: str) -> Account | Refused:
        """The account, or why not. `address` is where the request came from."""
        name, place = f"name:{plain(sign_in)}", f"address:{address}"
        waiting = self._waits(name, place)
        # also where the answer is known already: how long it takes tells nobody anything
        account, held = self._held(sign_in)
        fits = passwords.is_right(held, password)
        if waiting:
            return Refused("wait", waiting)
        if account is None or held is None or not fits or account.is_blocked:
            return self._wrong(name, place, account)
        self._right(name, account, held, password)
        return account

    def release(self, sign_in: str) -> None:
        """Let a name try again at once."""
        with opened(self.path) as connection:
            lockout.clear(connection, f"name:{plain(sign_in)}")

    def _waits(self, name: str, place: str) -> float:
        with opened(self.path) as connection:
            return max(lockout.waits(lockout.read(connection, what), self.clock()) for what in (name, place))

    def _held(self, sign_in: str) -> tuple[Account | None, str | None]:
        with opened(self.path) as connection:
            row = connection.execute(
                f"select a.password, {COLUMNS} from accounts a where a.sign_in = ? and a.source = 'local'",
                [plain(sign_in)],
            ).fetchone()
        return (account_of(row[1:]), row[0]) if row else (None, None)

    def _wrong(self, name: str, place: str, account: Account | None) -> Refused:
        now = self.clock()
        with opened(self.path) as connection:
            connection.execute("begin immediate")
            of_name = self._failed(connection, name, now, self.tries)
            self._failed(connection, place, now, self.tries * lockout.ADDRESS_FACTOR)
        number = account.number if account else None
        self.book(Event("sign_in_failed", UNKNOWN, None, number))
        if waiting := lockout.waits(of_name, now):
            self.book(Event("locked", UNKNOWN, None, number))
            return Refused("wait", waiting)
        return Refused("wrong")

    def _failed(self, connection: sqlite3.Connection, what: str, now: float, most: int) -> lockout.Tries:
        tries = lockout.failed(lockout.read(connection, what), now, most, self.first)
        lockout.write(connection, what, tries)
        return tries

    def _right(self, name: str, account: Account, held: str, password: str) -> None:
        renewed = passwords.hashed(password) if passwords.is_outdated(held) else None
        with opened(self.path) as connection:
            lockout.clear(connection, name)
            if renewed:
                connection.execute("update accounts set password = ? where number = ?", [renewed, account.number])
        self.book(Event("signed_in", account.name, account.role, account.number))
