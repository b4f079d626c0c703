"""`verhaal themes candidates, adopt, reject`: new themes out of what fits none."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from pipeline import wording_discovery as wording
from pipeline.candidates import Candidate, offered
from pipeline.candidates import adopt as adopt_candidate
from pipeline.candidates import reject as reject_candidate
from pipeline.cli_options import SettingsOption, chosen_settings, stop
from pipeline.cli_themes import themes
from pipeline.framework import GoalTreeError
from pipeline.settings import Settings
from pipeline.store import Store

__all__ = ["themes"]

By = Annotated[str, typer.Option("--by", help=wording.HELP_BY)]
Reason = Annotated[str, typer.Option("--reason", help=wording.HELP_REASON)]


@themes.command("candidates", help=wording.HELP_CANDIDATES)
def candidates(
    as_json: Annotated[bool, typer.Option("--json", help=wording.HELP_JSON)] = False, settings: SettingsOption = None
) -> None:
    """Group what fits no theme, and print the groups."""
    from pipeline.discovering import refresh

    found = refresh(chosen_settings(settings))
    shown = wording.as_json(found)
    typer.echo(json.dumps(shown, ensure_ascii=False) if as_json else wording.show(found))


@themes.command("adopt", help=wording.HELP_ADOPT)
def adopt(
    candidate: Annotated[str, typer.Argument(help=wording.HELP_CANDIDATE)],
    theme: Annotated[str, typer.Option("--id", help=wording.HELP_ID)],
    name: Annotated[str, typer.Option("--name", help=wording.HELP_NAME)],
    definition: Annotated[str, typer.Option("--definition", help=wording.HELP_DEFINITION)],
    by: By,
    example: Annotated[list[int] | None, typer.Option("--example", min=1, help=wording.HELP_EXAMPLE)] = None,
    reason: Reason = "",
    settings: SettingsOption = None,
) -> None:
    """Make a theme of a candidate, and label what is in the store anew."""
    from pipeline.journey import Journey
    from pipeline.run import travel
    from pipeline.wording import progress

    chosen = chosen_settings(settings)
    found = _found(chosen, candidate)
    numbers = example or []
    if any(number > len(found.examples) for number in numbers):
        stop(wording.NO_EXAMPLE.format(most=len(found.examples)))
    try:
        adopt_candidate(
            chosen, found, theme, name, definition, by, [found.examples[number - 1] for number in numbers], reason
        )
    except (GoalTreeError, ValueError) as error:
        stop(str(error))
    with progress() as report:
        travel(Journey(chosen), [], report)
    typer.echo(wording.ADOPTED.format(name=name))


@themes.command("reject", help=wording.HELP_REJECT)
def reject(
    candidate: Annotated[str, typer.Argument(help=wording.HELP_CANDIDATE)],
    by: By,
    reason: Reason = "",
    settings: SettingsOption = None,
) -> None:
    """Remember that a candidate is no theme."""
    chosen = chosen_settings(settings)
    reject_candidate(chosen, _found(chosen, candidate), by, reason)
    typer.echo(wording.REJECTED)


@themes.command("withdraw", help=wording.HELP_WITHDRAW)
def withdraw(
    theme: Annotated[str, typer.Argument(help=wording.HELP_ID)], by: By, settings: SettingsOption = None
) -> None:
    """Take back that a theme was adopted."""
    from pipeline.decisions import Adopted

    decided = Adopted(chosen_settings(settings).decisions)
    numbers = [one.number for one in decided.adoptions() if one.theme == theme]
    if not numbers:
        stop(wording.NOT_ADOPTED.format(theme=theme))
    decided.withdraw("adopted_themes", numbers[-1], by)
    typer.echo(wording.WITHDRAWN)


def _found(settings: Settings, candidate_id: str) -> Candidate:
    snapshot = Store(settings.store).snapshot()
    held = offered(snapshot, settings) if snapshot else ()
    found = [one for one in held if one.candidate_id.startswith(candidate_id)]
    if len(found) != 1:
        stop(wording.NO_CANDIDATE.format(candidate=candidate_id))
    return found[0]
