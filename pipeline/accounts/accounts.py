"""The accounts: made, changed, blocked; each change ends what it must end at once, and is booked."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.access import Role
from pipeline.accounts import file, links, passwords
from pipeline.accounts.events import Booking, Event, Happened, nowhere
from pipeline.accounts.people import PRACTICE, Account, AccountRefused, NewAccount, Source, check_role, plain
from pipeline.accounts.rows import COLUMNS, account_of
from pipeline.accounts.sessions import Clock, end_all


@dataclass(frozen=True, slots=True)
class Actor:
    """Who changes accounts, for the books."""

    name: str
    role: Role | None


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts in one file; every change is given to `book`."""

    path: Path
    book: Booking = nowhere
    clock: Clock = time.time

    def all(self) -> list[Account]:
        """Every account, by name."""
        with file.opened(self.path) as connection:
            rows = connection.execute(f"select {COLUMNS} from accounts a").fetchall()
        return sorted(map(account_of, rows), key=lambda account: (account.name.casefold(), account.number))

    def exist(self) -> bool:
        """Whether there is any; makes no file."""
        return file.exists(self.path)

    def by_number(self, number: int) -> Account:
        """One account. Raises AccountRefused where there is none."""
        with file.opened(self.path) as connection:
            return _one(connection, number)

    def named(self, sign_in: str) -> Account | None:
        """The account with a sign-in name."""
        with file.opened(self.path) as connection:
            row = connection.execute(f"select {COLUMNS} from accounts a where sign_in = ?", [plain(sign_in)]).fetchone()
        return account_of(row) if row else None

    def make(self, new: NewAccount, by: Actor, source: Source = "local") -> Account:
        """Make an account without a password. Raises AccountRefused where the sign-in name is taken."""
        with file.opened(self.path) as connection:
            made = insert(connection, new, source, None, self.clock())
        self._book("account_made", by, made.number)
        return made

    def begin(self, token: str, new: NewAccount, password: str) -> Account | None:
        """The first administrator, by the link that was printed; None where that does not work (any more).

        Raises PasswordRefused, and AccountRefused for a name that cannot be.
        """
        passwords.check(password, new.name, new.sign_in)
        kept = passwords.hashed(password)
        with file.opened(self.path) as connection:
            connection.execute("begin immediate")
            if links.use(connection, token, {"first"}, self.clock()) is None:
                return None
            made = insert(connection, new, "local", None, self.clock())
            connection.execute("update accounts set password = ? where number = ?", [kept, made.number])
        self._book("account_made", Actor(made.name, made.role), made.number)
        return self.by_number(made.number)

    def choose_password(self, token: str, password: str) -> Account | None:
        """Set the password of whoever was sent a link; ends their sessions. None where the link does not work."""
        link = links.Links(self.path, clock=self.clock).of(token)
        if link is None or link.account is None:
            return None
        passwords.check(password, link.account.name, link.account.sign_in)
        kept = passwords.hashed(password)
        with file.opened(self.path) as connection:
            connection.execute("begin immediate")
            if links.use(connection, token, {"invitation", "reset"}, self.clock()) is None:
                return None
            _set_password(connection, link.account.number, kept)
        self._book("password_set", Actor(link.account.name, link.account.role), link.account.number)
        return self.by_number(link.account.number)

    def change_password(self, account: Account, password: str) -> None:
        """Set a new password, and end all sessions of the account. Raises PasswordRefused."""
        passwords.check(password, account.name, account.sign_in)
        kept = passwords.hashed(password)
        with file.opened(self.path) as connection:
            _set_password(connection, account.number, kept)
        self._book("password_set", Actor(account.name, account.role), account.number)

    def change_role(self, number: int, role: Role, organisation: str | None, by: Actor) -> None:
        """Give another role or organisation; ends the sessions of the account."""
        check_role(role, organisation)

        def change(connection: sqlite3.Connection, account: Account) -> None:
            if role is not Role.ADMIN:
                _keep_an_admin(connection, account)
            connection.execute(
                "update accounts set role = ?, organisation = ? where number = ?", [role, organisation, number]
            )

        self._change(number, change, "account_changed", by)

    def block(self, number: int, by: Actor) -> None:
        """Keep somebody out from now on; the account and its name stay for the books."""

        def change(connection: sqlite3.Connection, account: Account) -> None:
            _keep_an_admin(connection, account)
            connection.execute("update accounts set blocked = 1 where number = ?", [number])
            connection.execute("delete from links where account = ?", [number])

        self._change(number, change, "account_blocked", by)

    def unblock(self, number: int, by: Actor) -> None:
        """Let somebody in again, with the password they had."""

        def change(connection: sqlite3.Connection, account: Account) -> None:
            connection.execute("update accounts set blocked = 0 where number = ?", [account.number])

        self._change(number, change, "account_unblocked", by)

    def end_sessions(self, number: int, by: Actor) -> None:
        """Sign somebody out everywhere."""
        self._change(number, lambda connection, _: None, "sessions_ended", by)

    def _change(
        self, number: int, change: Callable[[sqlite3.Connection, Account], object], what: Happened, by: Actor
    ) -> None:
        with file.opened(self.path) as connection:
            connection.execute("begin immediate")
            change(connection, _one(connection, number))
            end_all(connection, number)
        self._book(what, by, number)

    def _book(self, what: Happened, by: Actor, account: int) -> None:
        self.book(Event(what, by.name, by.role, account))


def insert(connection: sqlite3.Connection, new: NewAccount, source: Source, subject: str | None, now: float) -> Account:
    """A new row; raises AccountRefused where the sign-in name is taken."""
    sign_in = plain(new.sign_in) if new.sign_in else None
    if PRACTICE in new.name and source != "demo":
        raise AccountRefused("practice_name")
    try:
        number = connection.execute(
            "insert into accounts (name, sign_in, role, organisation, source, subject, made_at) "
            "values (?, ?, ?, ?, ?, ?, ?)",
            [new.name.strip(), sign_in, new.role, new.organisation, source, subject, now],
        ).lastrowid
    except sqlite3.IntegrityError as error:
        raise AccountRefused("taken") from error
    return _one(connection, number)


def _one(connection: sqlite3.Connection, number: int | None) -> Account:
    row = connection.execute(f"select {COLUMNS} from accounts a where number = ?", [number]).fetchone()
    if row is None:
        raise AccountRefused("unknown")
    return account_of(row)


def _set_password(connection: sqlite3.Connection, number: int, kept: str) -> None:
    connection.execute("update accounts set password = ? where number = ?", [kept, number])
    end_all(connection, number)


def _keep_an_admin(connection: sqlite3.Connection, account: Account) -> None:
    """Raise AccountRefused where nobody would be left who can let people in."""
    others = connection.execute(
        "select 1 from accounts where role = ? and not blocked and number != ? and "
        "(password is not null or source = 'oidc')",
        [Role.ADMIN, account.number],
    ).fetchone()
    if account.role is Role.ADMIN and not account.is_blocked and others is None:
        raise AccountRefused("last_admin")
