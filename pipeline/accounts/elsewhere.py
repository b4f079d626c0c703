"""Accounts of people who sign in elsewhere (OpenID Connect): what they are told to be becomes who they are here."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.access import Role
from pipeline.accounts.accounts import insert
from pipeline.accounts.events import UNKNOWN, Booking, Event, nowhere
from pipeline.accounts.file import opened
from pipeline.accounts.people import Account, AccountRefused, NewAccount
from pipeline.accounts.rows import COLUMNS, account_of
from pipeline.accounts.sessions import Clock, end_all

Why = Literal["no_role", "no_organisation", "blocked", "unreadable"]


class Unwelcome(ValueError):
    """Somebody signed in elsewhere but may not enter here; `why` says what is in the way."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which claim says the role and which the organisation, and what its values mean here.

    `roles` are (value, role) in order: where somebody has several, the first counts. Nothing is a role by default.
    """

    role_claim: str
    roles: tuple[tuple[str, Role], ...]
    organisation_claim: str = ""

    def read(self, claims: Mapping[str, Any]) -> NewAccount:
        """Who the claims of an ID token say that somebody is. Raises Unwelcome."""
        told = _values(claims.get(self.role_claim))
        role = next((role for value, role in self.roles if value in told), None)
        if role is None:
            raise Unwelcome("no_role")
        organisation = next(iter(_values(claims.get(self.organisation_claim))), "").strip() or None
        if role is Role.PROVIDER and organisation is None:
            raise Unwelcome("no_organisation")
        name = next((str(claims[key]) for key in ("name", "preferred_username", "email") if claims.get(key)), "")
        try:
            return NewAccount(name.strip(), None, role, organisation if role is Role.PROVIDER else None)
        except AccountRefused as error:
            raise Unwelcome("unreadable") from error


def enter(
    path: Path, claims: Mapping[str, Any], mapped: Mapped, clock: Clock = time.time, book: Booking = nowhere
) -> Account:
    """The account that belongs to checked claims, made or brought up to date. Raises Unwelcome.

    Somebody is known by issuer and subject, never by name or e-mail address: those change hands.
    """
    try:
        told = mapped.read(claims)
    except Unwelcome:
        book(Event("sign_in_failed", UNKNOWN, None, None))
        raise
    account, is_new = _kept(path, f"{claims['iss']}|{claims['sub']}", told, clock())
    if account.is_blocked:
        book(Event("sign_in_failed", UNKNOWN, None, account.number))
        raise Unwelcome("blocked")
    if is_new:
        book(Event("account_made", account.name, account.role, account.number))
    book(Event("signed_in", account.name, account.role, account.number))
    return account


def _kept(path: Path, subject: str, told: NewAccount, now: float) -> tuple[Account, bool]:
    with opened(path) as connection:
        connection.execute("begin immediate")
        query = f"select {COLUMNS} from accounts a where subject = ?"
        row = connection.execute(query, [subject]).fetchone()
        if row is None:
            return insert(connection, told, "oidc", subject, now), True
        before = account_of(row)
        if (before.role, before.organisation) != (told.role, told.organisation):
            end_all(connection, before.number)
        connection.execute(
            "update accounts set name = ?, role = ?, organisation = ? where number = ?",
            [told.name, told.role, told.organisation, before.number],
        )
        return account_of(connection.execute(query, [subject]).fetchone()), False


def _values(claim: Any) -> list[str]:  # noqa: ANN401 - what another server says
    if isinstance(claim, str):
        return [claim]
    return [value for value in claim if isinstance(value, str)] if isinstance(claim, list) else []
