"""`verhaal themes`: the commands about the goal tree and its themes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from pipeline import wording_themes as wording
from pipeline.cli_options import SettingsOption, chosen_settings, stop
from pipeline.framework import GoalTreeError
from pipeline.goals import tree_in_force

themes = typer.Typer(help=wording.HELP, no_args_is_help=True)


@themes.command("list", help=wording.HELP_LIST)
def list_themes(
    lens: Annotated[str | None, typer.Option("--lens", help=wording.HELP_LENS)] = None, settings: SettingsOption = None
) -> None:
    """Print the goal tree in force, or its themes as one lens groups them."""
    tree = tree_in_force(chosen_settings(settings))
    chosen = tree.lens(lens) if lens else None
    if lens and chosen is None:
        stop(wording.NO_LENS.format(lens=lens, lenses=", ".join(one.id for one in tree.lenses)))
    typer.echo(wording.through_lens(tree, chosen) if chosen else wording.whole_tree(tree))


@themes.command("check", help=wording.HELP_CHECK)
def check(
    file: Annotated[Path | None, typer.Argument(help=wording.HELP_CHECKED)] = None, settings: SettingsOption = None
) -> None:
    """Check a goal tree and show its effect on what was labelled; exit 1 when it is wrong."""
    from pipeline.theme_effect import effect_of

    chosen = chosen_settings(settings)
    chosen = replace(chosen, goal_tree=file or chosen.goal_tree)
    try:
        tree = tree_in_force(chosen)
    except GoalTreeError as error:
        stop(str(error), code=1)
    typer.echo(wording.checked(tree, chosen.goal_tree))
    effect = effect_of(tree, chosen)
    typer.echo(wording.NO_STORE if effect is None else wording.show_effect(effect, tree))
