"""`verhaal audit`: whether the log of who did what is as it was, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from pipeline import audited
from pipeline import wording_audit as words
from pipeline.audit import Audit, Event, Head, the_operator
from pipeline.audit.finding import Asked, all_of, newest
from pipeline.audit.handing_over import Form, written
from pipeline.audit.terms import empty, first_day_kept, past_term
from pipeline.cli_options import SettingsOption, chosen_settings, stop

audit = typer.Typer(help=words.HELP, no_args_is_help=True)


@audit.command("verify", help=words.HELP_VERIFY)
def verify(
    head: Annotated[str, typer.Option("--head", help=words.HELP_HEAD)] = "", settings: SettingsOption = None
) -> None:
    """Check the chain, its seal and the decisions; exit 1 where something is wrong."""
    known = Head.read(head)
    if head and known is None:
        stop(words.BAD_HEAD.format(written=head))
    chosen = chosen_settings(settings)
    found = audited.verify(chosen, [known] if known else [])
    for line in words.show_verified(found):
        typer.echo(line)
    if found.well:
        audited.seal(chosen)
    raise typer.Exit(0 if found.well else 1)


@audit.command("export", help=words.HELP_EXPORT)
def export(
    since: Annotated[str, typer.Option("--since", help=words.HELP_SINCE)] = "",
    until: Annotated[str, typer.Option("--until", help=words.HELP_UNTIL)] = "",
    who: Annotated[str | None, typer.Option("--who", help=words.HELP_WHO)] = None,
    to: Annotated[str, typer.Option("--to", help=words.HELP_TO)] = "csv",
    out: Annotated[Path | None, typer.Option("--out", help=words.HELP_OUT)] = None,
    settings: SettingsOption = None,
) -> None:
    """Hand over rows as a file; that is booked first."""
    if to not in get_args(Form):
        stop(words.BAD_FORM.format(form=to))
    chosen, asked = chosen_settings(settings), Asked(who, (), _day(since), _day(until))
    audited.book(chosen, Event.READ_AUDIT, "audit", "", to)
    pieces = written(all_of(Audit(chosen.audit), asked), cast(Form, to))
    if out is None:
        for piece in pieces:
            typer.echo(piece, nl=False)
        return
    _write(out, pieces)


@audit.command("show", help=words.HELP_SHOW)
def show(
    last: Annotated[int, typer.Option("--last", min=1, help=words.HELP_LAST)] = 50, settings: SettingsOption = None
) -> None:
    """Print the last rows."""
    rows = newest(Audit(chosen_settings(settings).audit), last)
    for entry in reversed(rows):
        typer.echo(words.show_entry(entry))
    if not rows:
        typer.echo(words.NOTHING_BOOKED)


@audit.command("expire", help=words.HELP_EXPIRE)
def expire(
    yes: Annotated[bool, typer.Option("--yes", help=words.HELP_YES)] = False, settings: SettingsOption = None
) -> None:
    """Empty the rows that are past their term."""
    chosen = chosen_settings(settings)
    if not (years := chosen.retention.audit_years):
        stop(words.NO_TERM, code=1)
    held, day = Audit(chosen.audit), first_day_kept(datetime.now(UTC).date(), years)
    if not (due := past_term(held, day)):
        typer.echo(words.NOTHING_DUE.format(day=day))
        return
    if not yes and not typer.confirm(words.SURE.format(count=len(due), last=due[-1], day=day)):
        stop(words.STOPPED, code=1)
    gone = empty(held, day, the_operator())
    audited.seal(chosen)
    typer.echo(words.EXPIRED.format(count=len(gone), head=held.head()))


@audit.command("reseal", help=words.HELP_RESEAL)
def reseal(settings: SettingsOption = None) -> None:
    """Seal the log as it is, after it was restored."""
    typer.echo(words.RESEALED.format(head=audited.seal_anew(chosen_settings(settings))))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        stop(words.BAD_DAY.format(written=text))


def _write(out: Path, pieces: Iterator[str]) -> None:
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
    except OSError as error:
        stop(words.CANNOT_WRITE.format(file=out, reason=error.strerror))
    typer.echo(words.WRITTEN.format(file=out))
