"""`verhaal export`: the published figures for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, cast, get_args

import polars as pl
import typer

from pipeline import wording_export as words
from pipeline.audited import book_file
from pipeline.cli_options import SettingsOption, chosen_settings, stop
from pipeline.dutch import listed

_DESCRIBED = {"csv": "csv-metadata.json", "json": "ggm.schema.json"}


def export(
    shape: Annotated[str, typer.Option("--shape", help=words.HELP_SHAPE)] = "ggm",
    to: Annotated[str, typer.Option("--to", help=words.HELP_TO)] = "csv",
    out: Annotated[Path, typer.Option("--out", help=words.HELP_OUT)] = Path("export"),
    year: Annotated[list[int] | None, typer.Option("--year", help=words.HELP_YEAR)] = None,
    settings: SettingsOption = None,
) -> None:
    """Write the published figures in the shape of the GGM, with a description of every column beside them."""
    from pipeline.exporting import read_source
    from pipeline.ggm import Form, read_mapping, written
    from pipeline.ggm import shape as shaped

    if shape != "ggm":
        stop(words.BAD_SHAPE.format(shape=shape))
    if to not in get_args(Form):
        stop(words.BAD_FORM.format(form=to))
    chosen = chosen_settings(settings)
    source = read_source(chosen, tuple(year or ()))
    if source is None:
        stop(words.NOTHING_INGESTED)
    if not source.years:
        stop(words.NO_YEAR.format(years=listed([str(one) for one in year or ()]) or words.ANY), code=1)
    mapped = read_mapping()
    frames = shaped(source, mapped)
    files = written(frames, mapped, cast(Form, to))
    for content in files.values():
        book_file(chosen, shape, content)
    _write(out, files)
    years = listed([str(one) for one in source.years])
    typer.echo(words.MADE.format(count=len(files), folder=out, years=years, described=_DESCRIBED[to]))
    typer.echo(words.WITHHELD.format(count=_withheld(frames), least=source.least))


def _withheld(frames: Mapping[str, pl.DataFrame]) -> int:
    flags = [frame[name] for frame in frames.values() for name in frame.columns if name.lower().endswith("nietgegeven")]
    return sum(int(flag.sum()) for flag in flags)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        stop(words.CANNOT_WRITE.format(folder=folder, reason=error.strerror))
