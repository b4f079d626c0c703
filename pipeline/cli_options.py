"""What every command shares: the option that names the settings, and how a command stops."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline import wording
from pipeline.settings import Settings, SettingsError, load_settings

SettingsOption = Annotated[Path | None, typer.Option("--settings", help=wording.HELP_SETTINGS)]


def chosen_settings(path: Path | None) -> Settings:
    """The settings from `path` or the environment, with the data folder in full; stops where they are wrong."""
    try:
        settings = load_settings(path)
    except SettingsError as error:
        stop(str(error))
    return replace(settings, data=settings.data.absolute())


def stop(message: str, code: int = 2) -> NoReturn:
    """End the program with a message on standard error."""
    typer.echo(message, err=True)
    raise typer.Exit(code)
