"""Opening the door when the dashboard starts: with accounts, or as a demo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dashboards.entrance.door import Door, NotSafe, of_accounts
from dashboards.entrance.practice import of_practice
from pipeline.access import Role
from pipeline.settings import Settings

__all__ = ["NotSafe", "first_path", "opened"]


@contextmanager
def opened(settings: Settings, demo: bool) -> Iterator[Door]:
    """The door of this run. Raises NotSafe where the dashboard would stand open, or practice on what may be real."""
    if demo:
        with of_practice(settings) as door:
            yield door
    else:
        yield of_accounts(settings)


def first_path(door: Door) -> str:
    """The link by which the first administrator makes an account; nothing where there are accounts or other ways in."""
    admins_elsewhere = any(role == Role.ADMIN for _, role in door.settings.access.oidc.roles)
    if door.mode == "demo" or admins_elsewhere or door.accounts.exist():
        return ""
    return f"/eerste-keer?sleutel={door.links.first()}"
