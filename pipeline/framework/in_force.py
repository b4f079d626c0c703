"""The goal tree in force: what ships, what people adopted, and on top of that the municipality's own file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.framework.changes import changed
from pipeline.framework.entries import Entry, read_entry
from pipeline.framework.themes import check_added, read_lens, read_theme
from pipeline.framework.tree import Framework, Theme

SHIPPED = "doelenboom.toml"


def load_framework(folder: Path) -> Framework:
    """The goal tree as it ships, in `folder`/doelenboom.toml. Raises GoalTreeError."""
    path = folder / SHIPPED
    file = read_entry(path, f"Zet het terug uit de uitgave: git checkout -- {path}")
    lenses = tuple(read_lens(entry) for entry in file.entries("lens", "lens"))
    themes = tuple(read_theme(entry, lenses) for entry in file.entries("theme", "thema"))
    return Framework(file.text("version"), file.text("root"), themes, lenses)


def goal_tree(folder: Path, own: Path | None = None, adopted: Sequence[Theme] = ()) -> Framework:
    """The goal tree in force: shipped in `folder`, with adopted themes, changed by the municipality's file `own`.

    The file comes last, so that it can rename, group or leave out an adopted theme too.
    Raises GoalTreeError, naming file, theme, mistake and cure.
    """
    tree = load_framework(folder)
    for theme in adopted:
        check_added(theme, tree, Entry({}, f"Overgenomen thema {theme.id}"))
        tree = replace(tree, themes=(*tree.themes, theme))
    return changed(tree, read_entry(own)) if own else tree


def adopted_theme(theme_id: str, name: str, definition: str, examples: Sequence[str]) -> Theme:
    """A theme as people adopted it from candidates, for `goal_tree`. Raises GoalTreeError for what cannot be one."""
    given = {"id": theme_id, "name": name, "definition": definition, "examples": list(examples)}
    return replace(read_theme(Entry(given, f"Overgenomen thema {theme_id}"), ()), origin="adopted")
