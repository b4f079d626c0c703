"""`verhaal vault`: a new key, and whether everything can still be read."""

from __future__ import annotations

import typer

from pipeline import wording_vault as words
from pipeline.audit import Event
from pipeline.audited import booked
from pipeline.cli_options import SettingsOption, chosen_settings
from pipeline.delivery import DECISIONS, VAULT

vault = typer.Typer(help=words.HELP, no_args_is_help=True)


@vault.command("rekey", help=words.HELP_REKEY)
def rekey(settings: SettingsOption = None) -> None:
    """Seal everything with a new key; exit 1 where something could not be opened."""
    from pipeline.vault import Vault, keys
    from pipeline.vault import rekey as renew

    chosen = chosen_settings(settings)
    held = Vault(chosen.vault)
    with booked(chosen, Event.REKEYED, "vault"), words.progress(words.REKEYING) as report:
        outcome = renew(held, report)
    typer.echo(words.show_rekeyed(outcome, keys.place(held.folder)))
    raise typer.Exit(1 if outcome.unreadable else 0)


@vault.command("check", help=words.HELP_CHECK)
def check(settings: SettingsOption = None) -> None:
    """Open every record; exit 1 where one is damaged or absent."""
    from pipeline.decisions import Inbox
    from pipeline.vault import Vault
    from pipeline.vault import check as examine

    data = chosen_settings(settings).data
    held, delivered = Vault(data / VAULT), Inbox(data / DECISIONS).deliveries()
    with words.progress(words.CHECKING) as report:
        wrong = examine(held, [one.document for one in delivered], report)
    typer.echo(words.show_check(wrong, len(held.records())))
    raise typer.Exit(1 if wrong else 0)


@vault.command("new-key", help=words.HELP_NEW_KEY)
def new_key() -> None:
    """Print a new key."""
    from pipeline.vault.sealing import Key

    typer.echo(Key.new().written)
