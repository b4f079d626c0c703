"""`verhaal retention`: the yearly list of what is past its term, and what is done with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from pipeline import wording_retention as words
from pipeline.audited import book_file
from pipeline.cli_forget import OutOption, YesOption, carry_out
from pipeline.cli_options import SettingsOption, chosen_settings, stop
from pipeline.settings import Settings


def retention(
    year: Annotated[int | None, typer.Option("--year", help=words.HELP_YEAR)] = None,
    out: Annotated[Path | None, typer.Option("--out", help=words.HELP_OUT)] = None,
    destroy: Annotated[Path | None, typer.Option("--destroy", help=words.HELP_DESTROY)] = None,
    by: Annotated[str, typer.Option("--by", help=words.HELP_BY)] = "",
    yes: YesOption = False, certificate: OutOption = None, settings: SettingsOption = None,
) -> None:  # fmt: skip
    """List what is past its term, or destroy what of it was approved."""
    from pipeline.retention import past_term, terms

    chosen, year = chosen_settings(settings), year or date.today().year
    if not terms(chosen.retention):
        stop(words.NO_TERMS, code=1)
    due = past_term(chosen, year)
    if destroy is not None:
        _destroy(chosen, due, destroy, by, year, yes, certificate)
        return
    typer.echo((words.DUE if len(due) else words.NONE_DUE).format(year=year, count=len(due)))
    if out is not None:
        _write(due, out)
        book_file(chosen, "retention_list", out.read_bytes())


def _write(due: pl.DataFrame, out: Path) -> None:
    try:
        words.write_list(due, out)
    except ValueError:
        stop(words.BAD_KIND)
    typer.echo(words.WRITTEN.format(path=out))


def _destroy(
    settings: Settings, due: pl.DataFrame, path: Path, by: str, year: int, yes: bool, certificate: Path | None
) -> None:
    from pipeline.forgetting import Wish
    from pipeline.journey import Journey
    from pipeline.retention import approved

    if not by.strip():
        stop(words.NEEDS_BY)
    try:
        chosen = words.read_list(path)
    except (ValueError, OSError):
        stop(words.BAD_LIST.format(path=path))
    try:
        documents = approved(due, chosen)
    except ValueError as error:
        stop(words.NOT_DUE.format(document=error), code=1)
    reason = words.REASON.format(year=year)
    carry_out(Journey(settings), Wish("retention", documents), by, reason, yes, certificate)
