"""The door: what stands between the street and the pages in one run of the server, made once when it starts."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from dashboards.entrance.owners import Owners
from pipeline.accounts import Accounts, Links, Session, Sessions, SignIn
from pipeline.accounts.events import Booking, book, nowhere
from pipeline.settings import Settings

Mode = Literal["accounts", "demo"]
_LOCAL = ("127.0.0.1", "localhost", "[::1]")


class NotSafe(Exception):
    """The dashboard would stand open with these settings; `why` says what is the matter."""

    def __init__(self, why: Literal["address", "proxies", "demo_host", "accounts", "real"]) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Door:
    """Accounts, sessions, and how they are asked for. In a demo `path` is a file that ends with the server."""

    settings: Settings
    mode: Mode
    path: Path
    booking: Booking = nowhere
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    """Signs forms; another after each start, so that a form of before is asked for again."""
    owners: Owners = field(default_factory=Owners)

    @property
    def is_https(self) -> bool:
        """Whether people reach the dashboard with https."""
        return self.settings.access.address.startswith("https://")

    @property
    def cookie(self) -> str:
        """The name of the cookie that holds the token; with https browsers keep it to this very host."""
        return "__Host-verhaal" if self.is_https else "verhaal"

    @property
    def accounts(self) -> Accounts:
        """The accounts; changes are booked."""
        return Accounts(self.path, self.booking)

    @property
    def sessions(self) -> Sessions:
        """The sessions, which end as the settings say."""
        access = self.settings.access
        return Sessions(self.path, access.idle_minutes * 60, access.session_hours * 3600)

    @property
    def links(self) -> Links:
        """The links that work once."""
        return Links(self.path, self.settings.access.invitation_days * 24 * 3600)

    @property
    def sign_in(self) -> SignIn:
        """Signing in with a password."""
        access = self.settings.access
        return SignIn(self.path, access.tries, access.wait_minutes * 60, book=self.booking)

    def entered(self, cookies: Mapping[str, str]) -> Session | None:
        """The session of who sent these cookies."""
        return self.sessions.of(cookies.get(self.cookie))

    def knows(self, host: str) -> bool:
        """Whether a Host header is one of ours: another name for this computer is somebody else's (DNS rebinding)."""
        name = urlsplit(f"//{host}").hostname or ""
        own = {urlsplit(self.settings.access.address).hostname} - {None}
        return name in own or name in {urlsplit(f"//{local}").hostname for local in _LOCAL}


_doors: list[Door] = []


def stand_at(door: Door | None) -> None:
    """Let the pages ask this door who looks; None where everything is open, as in tests."""
    _doors[:] = [door] if door else []


def door() -> Door | None:
    """The door of this server; None where everything is open."""
    return _doors[0] if _doors else None


def of_accounts(settings: Settings) -> Door:
    """The door with accounts. Raises NotSafe for settings with which the dashboard would stand open."""
    access = settings.access
    if not is_local(access.host):
        if not access.address.startswith("https://"):
            raise NotSafe("address")
        if not access.trusted_proxies:
            raise NotSafe("proxies")
    return Door(settings, "accounts", settings.accounts, partial(book, settings.audit))


def is_local(host: str) -> bool:
    """Whether an address is reached from this computer only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
