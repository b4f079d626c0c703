"""`verhaal backup` and `verhaal restore`."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import wording
from pipeline import wording_backup as words
from pipeline.audit import Event
from pipeline.cli_options import SettingsOption, chosen_settings, stop
from pipeline.journal import begin, note
from pipeline.wording_vault import progress

if TYPE_CHECKING:
    from pipeline.run import Summary
    from pipeline.settings import Settings

TargetArgument = Annotated[Path | None, typer.Argument(help=words.HELP_TARGET)]


def backup(
    target: TargetArgument = None,
    with_key: Annotated[bool, typer.Option("--with-key", help=words.HELP_WITH_KEY)] = False,
    keep: Annotated[int, typer.Option("--keep", min=0, help=words.HELP_KEEP)] = 0,
    check: Annotated[bool, typer.Option("--check", help=words.HELP_CHECK)] = False,
    settings: SettingsOption = None,
) -> None:
    """Make a backup, or check one; exit 1 where it is not whole."""
    from pipeline.audited import booked
    from pipeline.backup import BackupError, make

    chosen = chosen_settings(settings)
    _log(chosen)
    folder = target or chosen.backup.folder
    if folder is None:
        stop(words.NO_TARGET)
    try:
        if check:
            _check(folder, chosen)
        kind = "backup_with_key" if with_key else "backup"
        with booked(chosen, Event.BACKED_UP, kind), progress(words.COPYING) as report:
            made = make(
                chosen, folder.absolute(), with_key=with_key, keep=keep, settings_file=settings, progress=report
            )
    except BackupError as error:
        note("backup_failed", logging.ERROR)
        stop(str(error), code=1)
    held = made.manifest
    note("backup_made", backup=made.folder.name, files=len(held.files), bytes=held.bytes, removed=len(made.removed))
    typer.echo(words.show_made(made))
    raise typer.Exit(1 if made.manifest.absent else 0)


def restore(
    source: Annotated[Path, typer.Argument(help=words.HELP_SOURCE)],
    to: Annotated[Path | None, typer.Option("--to", help=words.HELP_TO)] = None,
    replaces: Annotated[bool, typer.Option("--replace", help=words.HELP_REPLACE)] = False,
    knowing: Annotated[list[Path] | None, typer.Option("--forgotten-in", help=words.HELP_KNOWING)] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild/--no-rebuild", help=words.HELP_NO_REBUILD)] = True,
    settings: SettingsOption = None,
) -> None:
    """Put a backup back and make the store anew."""
    from pipeline import backup as backups
    from pipeline.audited import book
    from pipeline.backup.manifest import NAME
    from pipeline.disk import digest
    from pipeline.vault import Vault

    chosen = chosen_settings(settings)
    _log(chosen)
    folder = (to or chosen.data).absolute()
    wanted = backups.Wanted(source, folder, chosen.vault, replaces, tuple(knowing or ()))
    try:
        with progress(words.PUTTING_BACK) as report:
            done = backups.restore(wanted, report)
    except backups.BackupError as error:
        stop(str(error), code=1)
    note("restored", backup=done.folder.name, number=len(done.forgotten))
    there = replace(chosen, data=folder)
    book(there, Event.RESTORED, "backup", digest(done.folder / NAME))
    summary = _rebuild(there) if rebuild else None
    if summary:
        wording.show_summary(summary)
    typer.echo(words.show_restored(done, summary, resume=(Vault(there.vault).folder / "task").exists()))


def _log(chosen: Settings) -> None:
    """Into the log file, where there is one: on the screen stands what came of it already."""
    if chosen.log.file:
        begin(chosen.log.file, chosen.log.level)


def _check(folder: Path, chosen: Settings) -> None:
    from pipeline.backup import examine
    from pipeline.backup.contents import keys_at_hand

    found = examine(folder, keys_at_hand(chosen.vault))
    typer.echo(words.show_tested(found))
    raise typer.Exit(0 if found.sound else 1)


def _rebuild(there: Settings) -> Summary:
    from pipeline.audited import booked
    from pipeline.run import rebuild

    with booked(there, Event.REBUILT, "store"), wording.progress() as report:
        return rebuild(there, report)
