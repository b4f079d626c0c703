"""Who is acting now: told once by the program that runs (the dashboard, a command), asked where something is booked."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.access import Role
from pipeline.audit.entries import DONE
from pipeline.audit.events import Event
from pipeline.audit.log import Audit


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does something: the name of an account, and the role they have there; the role can be unknown."""

    name: str
    role: str = ""


_asked: list[Callable[[], Actor | None]] = []


def tell_actor(ask: Callable[[], Actor | None]) -> None:
    """Say how this program finds out who is acting; the last one told counts."""
    _asked[:] = [ask]


def actor() -> Actor | None:
    """Who is acting; None where nobody in particular is, as in a test."""
    return _asked[0]() if _asked else None


def the_operator() -> Actor:
    """Who runs a command: the user of the operating system, as administrator."""
    try:
        return Actor(getpass.getuser(), Role.ADMIN)
    except OSError:  # a container's user can be without a name
        return Actor("onbekend", Role.ADMIN)


def book(path: Path, action: Event, kind: str, object_id: str, outcome: str = DONE) -> None:
    """Book what whoever is acting does, in the audit log at `path`: see Audit.book."""
    someone = actor() or Actor("")
    Audit(path).book(someone.name, someone.role, action, kind, object_id, outcome)
