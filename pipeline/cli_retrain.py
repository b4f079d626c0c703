"""`verhaal themes retrain`, `models` and `use`: learn from what people judged, see what came of it, and go back."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline import wording
from pipeline import wording_retrain as words
from pipeline.audit import Event
from pipeline.audited import book
from pipeline.cli_discovery import themes
from pipeline.cli_options import SettingsOption, chosen_settings, stop
from pipeline.settings import Settings

__all__ = ["themes"]

ByOption = Annotated[str, typer.Option("--by", help=words.HELP_BY)]
ReasonOption = Annotated[str, typer.Option("--reason", help=words.HELP_REASON)]


@themes.command("retrain", help=words.HELP_RETRAIN)
def retrain(
    dry_run: Annotated[bool, typer.Option("--dry-run", help=words.HELP_DRY)] = False,
    force: Annotated[bool, typer.Option("--force", help=words.HELP_FORCE)] = False,
    by: ByOption = "",
    reason: ReasonOption = "",
    settings: SettingsOption = None,
) -> None:
    """Retrain on judgements; exit 1 where there are too few."""
    from pipeline import retraining
    from pipeline.journey import Journey

    if not dry_run and not (by.strip() and reason.strip()):
        stop(words.NEEDS_BY)
    journey = Journey(chosen_settings(settings))
    try:
        outcome = retraining.retrain_on_judgements(journey)
    except retraining.TooFew as few:
        least = {"least": retraining.LEAST_SENTENCES, "least_documents": retraining.LEAST_DOCUMENTS}
        stop(words.TOO_FEW.format(sentences=few.sentences, documents=few.documents, **least), code=1)
    typer.echo(words.show_figures(retraining.figures(outcome)))
    if dry_run:
        typer.echo(words.DRY)
        return
    version = retraining.keep(journey, outcome)
    book(journey.settings, Event.RETRAINED, "model", version)
    if outcome.better or force:
        _use(journey.settings, version, by, reason)
    else:
        typer.echo(words.NOT_BETTER.format(version=version))


@themes.command("models", help=words.HELP_MODELS)
def models(settings: SettingsOption = None) -> None:
    """List the heads that can be used, with their figures; a star marks those in use."""
    from pipeline.model_versions import versions_kept

    for one in versions_kept(chosen_settings(settings).data):
        typer.echo(words.show_version(one.name, one.in_use, one.figures))


@themes.command("use", help=words.HELP_USE)
def use(
    version: Annotated[str, typer.Argument(help=words.HELP_VERSION)],
    by: ByOption = "",
    reason: ReasonOption = "",
    settings: SettingsOption = None,
) -> None:
    """Take heads into use."""
    _use(chosen_settings(settings), version, by, reason)


def _use(settings: Settings, version: str, by: str, reason: str) -> None:
    """Book the switch, make it, and label anew what is in the store."""
    from pipeline import model_versions
    from pipeline.journey import Journey
    from pipeline.run import travel

    try:
        model_versions.use(settings.data, version, by, reason)
    except FileNotFoundError:
        stop(words.UNKNOWN.format(version=version))
    except ValueError:
        stop(words.NEEDS_BY)
    with wording.progress() as report:
        travel(Journey(settings), [], report)
    typer.echo(f"{words.IN_USE.format(version=version)} {words.WAY_BACK}")
