"""What is booked of signing in and of accounts: who, what and with which outcome, never a password, link or address."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.access import Role

Happened = Literal[
    "signed_in", "sign_in_failed", "locked", "signed_out", "account_made", "account_invited", "account_changed",
    "account_blocked", "account_unblocked", "sessions_ended", "password_set",
]  # fmt: skip
Outcome = Literal["done", "refused"]
UNKNOWN = "onbekend"
"""Stands for whoever did not prove who they are: a name that was typed may be a password."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `account` is the number of the account that it is about; None where there is none."""

    what: Happened
    who: str
    role: Role | None
    account: int | None
    outcome: Outcome = "done"


Booking = Callable[[Event], None]
_LOG = logging.getLogger("verhaal.accounts")


def book(audit: Path, event: Event) -> None:
    """Book an event; the one place through which signing in and accounts reach the audit log in `audit`."""
    _LOG.info("%s account=%s outcome=%s", event.what, event.account, event.outcome)


def nowhere(event: Event) -> None:
    """Book nothing."""
