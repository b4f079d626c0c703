"""The command that makes the review of a quarter or a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline import wording_review as wording
from pipeline.audited import book_file
from pipeline.cli_options import SettingsOption, chosen_settings, stop
from pipeline.disk import write_in_one_step


def review(
    period: Annotated[str, typer.Option("--period", help=wording.HELP_PERIOD)],
    organisation: Annotated[str | None, typer.Option("--organisation", help=wording.HELP_ORGANISATION)] = None,
    programme: Annotated[str | None, typer.Option("--programme", help=wording.HELP_PROGRAMME)] = None,
    to: Annotated[str, typer.Option("--to", help=wording.HELP_TO)] = "docx",
    out: Annotated[Path | None, typer.Option("--out", help=wording.HELP_OUT)] = None,
    settings: SettingsOption = None,
) -> None:
    """Make the document for the quarterly effect review."""
    from typing import cast, get_args

    from pipeline.review.content import Scope
    from pipeline.review.errors import FormError
    from pipeline.review.forms import Form, filename, make
    from pipeline.review.when import read_when
    from pipeline.reviewing import NoReview, make_review

    if to not in get_args(Form):
        stop(wording.BAD_FORM.format(form=to))
    try:
        scope = Scope(read_when(period), organisation, programme)
    except ValueError:
        stop(wording.bad_period(period))
    form, chosen = cast(Form, to), chosen_settings(settings)
    try:
        made = make(make_review(chosen, scope, date.today()), form, chosen.review_template)
    except (NoReview, FormError) as error:
        stop(str(error), code=1)
    book_file(chosen, form, made)
    file = out or Path(filename(scope, form))
    try:
        write_in_one_step(file, made)
    except OSError as error:
        stop(wording.CANNOT_WRITE.format(file=file, reason=error.strerror))
    typer.echo(wording.MADE.format(file=file))
