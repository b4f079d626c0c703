"""What an administrator does with accounts: each is asked for here, and booked under who does it."""

from __future__ import annotations

from dashboards.entrance.door import Door
from dashboards.permission import guarded
from dashboards.visitor import visitor
from pipeline.access import Action, Role
from pipeline.accounts import Account, NewAccount
from pipeline.accounts.accounts import Actor
from pipeline.accounts.events import Event


@guarded(Action.MANAGE)
def invite(standing: Door, account: NewAccount) -> tuple[int, str]:
    """Make an account; gives its number and the token of the link to choose a password. Raises AccountRefused."""
    return give_link(standing, standing.accounts.make(account, _actor()))


@guarded(Action.MANAGE)
def give_link(standing: Door, account: Account) -> tuple[int, str]:
    """The number of an account and the token of a new link to choose a password."""
    who, links = visitor(), standing.links
    standing.booking(Event("account_invited", who.name, who.role, account.number))
    return account.number, (links.reset if account.has_password else links.invite)(account.number)


@guarded(Action.MANAGE)
def change_role(standing: Door, number: int, role: Role, organisation: str | None) -> None:
    """Give an account another role, and an indiener its organisation. Raises AccountRefused."""
    standing.accounts.change_role(number, role, organisation, _actor())


@guarded(Action.MANAGE)
def block(standing: Door, number: int) -> None:
    """Keep an account out. Raises AccountRefused."""
    standing.accounts.block(number, _actor())


@guarded(Action.MANAGE)
def unblock(standing: Door, number: int) -> None:
    """Let an account in again. Raises AccountRefused."""
    standing.accounts.unblock(number, _actor())


@guarded(Action.MANAGE)
def end_sessions(standing: Door, number: int) -> None:
    """Sign an account out everywhere."""
    standing.accounts.end_sessions(number, _actor())


@guarded(Action.MANAGE)
def release(standing: Door, account: Account) -> None:
    """Let an account try again at once after wrong passwords."""
    standing.sign_in.release(account.sign_in or "")


def _actor() -> Actor:
    who = visitor()
    return Actor(who.name, who.role)
