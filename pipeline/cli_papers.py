"""`verhaal papers`: the papers that account for the program, made from its configuration."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from pipeline import wording_papers as words
from pipeline.audit import Event
from pipeline.audited import book
from pipeline.cli_options import SettingsOption, chosen_settings, stop

NAMES = ", ".join(words.TEXT_NAMES)


def papers(
    out: Annotated[Path, typer.Option("--out", help=words.HELP_OUT)] = Path("verantwoording"),
    only: Annotated[str, typer.Option("--only", help=words.HELP_ONLY.format(names=NAMES))] = "",
    to: Annotated[str, typer.Option("--to", help=words.HELP_TO)] = "docx",
    check: Annotated[bool, typer.Option("--check", help=words.HELP_CHECK)] = False,
    settings: SettingsOption = None,
) -> None:
    """Make the papers, or name what is not filled in; exit 1 where --check finds something."""
    from pipeline.papers import gather, make, read_organisation
    from pipeline.papers.writing import Shape

    chosen, wanted = chosen_settings(settings), [name.strip() for name in only.split(",") if name.strip()]
    strange = [name for name in wanted if name not in words.TEXT_NAMES]
    if strange:
        stop(words.BAD_PAPER.format(name=strange[0], names=NAMES))
    if to not in get_args(Shape):
        stop(words.BAD_FORM.format(form=to))
    made = make(gather(chosen, date.today()), read_organisation(chosen.organisation), wanted, cast(Shape, to))
    if not check:
        book(chosen, Event.PAPERS_MADE, "papers", str(len(made.files)))
        _write(out, {file.path: file.content for file in made.files})
        typer.echo(words.MADE.format(count=len(made.files), folder=out, first=made.files[0].path))
    typer.echo(words.still_missing(made.asked) if made.asked else words.ALL_FILLED)
    raise typer.Exit(1 if check and made.asked else 0)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        stop(words.CANNOT_WRITE.format(folder=folder, reason=error.strerror))
