"""`verhaal accounts`: who may sign in, for who runs the machine."""

from __future__ import annotations

import getpass
from functools import partial
from typing import Annotated

import typer

from pipeline import wording_accounts as words
from pipeline.access import Role
from pipeline.accounts import Account, AccountRefused, Accounts, Links, NewAccount, SignIn
from pipeline.accounts.accounts import Actor
from pipeline.accounts.events import Event, book
from pipeline.cli_options import SettingsOption, chosen_settings, stop
from pipeline.settings import Settings

accounts = typer.Typer(help=words.HELP, no_args_is_help=True)
SignInName = Annotated[str, typer.Argument(help=words.HELP_SIGN_IN)]
AddressOption = Annotated[str, typer.Option("--address", help=words.HELP_ADDRESS)]


@accounts.command("list", help=words.HELP_LIST)
def show(settings: SettingsOption = None) -> None:
    """Print every account."""
    held = _accounts(chosen_settings(settings))
    typer.echo(words.table(held.all() if held.exist() else []))


@accounts.command("invite", help=words.HELP_INVITE)
def invite(
    name: Annotated[str, typer.Argument(help=words.HELP_NAME)],
    sign_in: SignInName,
    role: Annotated[Role, typer.Argument(help=words.HELP_ROLE)],
    organisation: Annotated[str | None, typer.Option("--organisation", help=words.HELP_ORGANISATION)] = None,
    address: AddressOption = "",
    settings: SettingsOption = None,
) -> None:
    """Make an account, and print the link by which its owner chooses a password."""
    chosen = chosen_settings(settings)
    try:
        made = _accounts(chosen).make(NewAccount(name, sign_in, role, organisation), _operator())
    except AccountRefused as error:
        stop(words.REFUSED[error.why])
    _print_link(chosen, made, _links(chosen).invite(made.number), address)


@accounts.command("block", help=words.HELP_BLOCK)
def block(
    sign_in: SignInName,
    undo: Annotated[bool, typer.Option("--undo", help=words.HELP_UNDO)] = False,
    settings: SettingsOption = None,
) -> None:
    """Keep somebody out, or let them in again."""
    held = _accounts(chosen_settings(settings))
    account = _named(held, sign_in)
    try:
        (held.unblock if undo else held.block)(account.number, _operator())
    except AccountRefused as error:
        stop(words.REFUSED[error.why])
    typer.echo((words.UNBLOCKED if undo else words.BLOCKED).format(name=account.name))


@accounts.command("reset", help=words.HELP_RESET)
def reset(sign_in: SignInName, address: AddressOption = "", settings: SettingsOption = None) -> None:
    """Print a link for a new password, sign out everywhere, and end a lock."""
    chosen = chosen_settings(settings)
    held = _accounts(chosen)
    account = _named(held, sign_in)
    held.end_sessions(account.number, _operator())
    SignIn(chosen.accounts).release(sign_in)
    _print_link(chosen, account, _links(chosen).reset(account.number), address)


def _accounts(settings: Settings) -> Accounts:
    return Accounts(settings.accounts, partial(book, settings.audit))


def _links(settings: Settings) -> Links:
    return Links(settings.accounts, settings.access.invitation_days * 24 * 3600)


def _named(held: Accounts, sign_in: str) -> Account:
    account = held.named(sign_in) if held.exist() else None
    if account is None:
        stop(words.UNKNOWN.format(sign_in=sign_in))
    return account


def _operator() -> Actor:
    return Actor(getpass.getuser(), Role.ADMIN)


def _print_link(settings: Settings, account: Account, token: str, address: str) -> None:
    by = _operator()
    book(settings.audit, Event("account_invited", by.name, by.role, account.number))
    base = (address or settings.access.address or "http://127.0.0.1:8501").rstrip("/")
    link = f"{base}/uitnodiging?sleutel={token}"
    typer.echo(words.LINK.format(name=account.name, days=settings.access.invitation_days, link=link))
