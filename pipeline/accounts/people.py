"""An account: who somebody is, what they come to do, and how they sign in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.access import Role

Source = Literal["local", "oidc", "demo"]
"""Where somebody proves who they are: here with a password, at the municipality's own server, or nowhere (a demo)."""
Why = Literal[
    "no_name", "long_name", "bad_sign_in", "taken", "no_organisation", "organisation", "practice_name", "last_admin",
    "unknown",
]  # fmt: skip
PRACTICE = "(oefenen)"
"""Ends the name of every demo account, so that what was delivered in a demo can be told from real work."""
LONGEST_NAME = 80
_SIGN_IN = re.compile(r"[^\s@/\\]+(?:@[^\s@/\\]+)?")


class AccountRefused(ValueError):
    """An account cannot be made or changed like this; `why` says what is in the way."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. `name` is shown and booked; `sign_in` is None for who signs in elsewhere."""

    number: int
    name: str
    sign_in: str | None
    role: Role
    organisation: str | None
    source: Source
    is_blocked: bool
    has_password: bool
    made_at: float
    """Seconds since 1970, UTC."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What an account is made from. Raises AccountRefused for what cannot be one."""

    name: str
    sign_in: str | None
    role: Role
    organisation: str | None = None

    def __post_init__(self) -> None:
        check_name(self.name)
        if self.sign_in is not None and not (_SIGN_IN.fullmatch(self.sign_in) and len(self.sign_in) <= LONGEST_NAME):
            raise AccountRefused("bad_sign_in")
        check_role(self.role, self.organisation)


def check_name(name: str) -> None:
    """Raise AccountRefused for a name that cannot be shown and booked."""
    if not name.strip():
        raise AccountRefused("no_name")
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise AccountRefused("long_name")


def check_role(role: Role, organisation: str | None) -> None:
    """Raise AccountRefused unless exactly the provider (indiener) has an organisation."""
    has = bool(organisation and organisation.strip())
    if role is Role.PROVIDER and not has:
        raise AccountRefused("no_organisation")
    if role is not Role.PROVIDER and has:
        raise AccountRefused("organisation")


def plain(sign_in: str) -> str:
    """A sign-in name as it is compared: without the difference between capitals and small letters."""
    return sign_in.strip().casefold()
