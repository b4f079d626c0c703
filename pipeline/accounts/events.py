"""What is booked of signing in and of accounts: who, what and with which outcome, never a password, link or address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pipeline.access import Role
from pipeline.audit import REFUSED, Audit
from pipeline.audit import Event as Audited
from pipeline.audit.entries import DONE

Happened = Literal[
    "signed_in", "sign_in_failed", "locked", "signed_out", "account_made", "account_invited", "account_changed",
    "account_blocked", "account_unblocked", "sessions_ended", "password_set",
]  # fmt: skip
UNKNOWN = "onbekend"
"""Stands for whoever did not prove who they are: a name that was typed may be a password."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `account` is the number of the account that it is about; None where there is none."""

    what: Happened
    who: str
    role: Role | None
    account: int | None


Booking = Callable[[Event], None]
_KIND = "account"
_AS_BOOKED: Mapping[Happened, tuple[Audited, str]] = MappingProxyType({
    "signed_in": (Audited.SIGNED_IN, DONE),
    "sign_in_failed": (Audited.SIGN_IN_FAILED, REFUSED),
    "locked": (Audited.LOCKED, REFUSED),
    "signed_out": (Audited.SIGNED_OUT, DONE),
    "account_made": (Audited.ACCOUNT_MADE, DONE),
    "account_invited": (Audited.ACCOUNT_CHANGED, "invited"),
    "account_changed": (Audited.ACCOUNT_CHANGED, "role"),
    "account_blocked": (Audited.ACCOUNT_CHANGED, "blocked"),
    "account_unblocked": (Audited.ACCOUNT_CHANGED, "unblocked"),
    "sessions_ended": (Audited.ACCOUNT_CHANGED, "sessions_ended"),
    "password_set": (Audited.ACCOUNT_CHANGED, "password"),
})  # fmt: skip


def book(audit: Path, event: Event) -> None:
    """Book an event; the one place through which signing in and accounts reach the audit log in `audit`."""
    action, outcome = _AS_BOOKED[event.what]
    number = str(event.account) if event.account is not None else ""
    Audit(audit).book(event.who, event.role or "", action, _KIND, number, outcome)


def nowhere(event: Event) -> None:
    """Book nothing."""
