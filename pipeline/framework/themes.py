"""One theme and one lens of a goal-tree file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.framework.entries import Entry, folded
from pipeline.framework.tree import Framework, Lens, Place, Theme

LEAST_EXAMPLES = 3
"""With fewer, an added theme cannot be told from the rest: leaving one out leaves too few to compare with."""
_LEAST_WORDS = 3
_THEME_KEYS = ("id", "name", "definition", "includes", "excludes", "examples", "of", "lenses")
_LENS_KEYS = ("id", "name", "source", "values", "steps")


def read_theme(entry: Entry, lenses: Sequence[Lens]) -> Theme:
    """A theme with all that can be said of it. Raises GoalTreeError."""
    entry.hold_to(_THEME_KEYS, _misplaced(entry))
    return Theme(
        entry.id(), entry.text("name"), entry.text("definition"), entry.text("includes", ""),
        entry.text("excludes", ""), entry.texts("examples"), read_places(entry, lenses), entry.texts("of"),
    )  # fmt: skip


def read_lens(entry: Entry) -> Lens:
    """A lens with its values. Raises GoalTreeError."""
    entry.hold_to(_LENS_KEYS)
    values, steps = entry.texts("values"), entry.values.get("steps", False)
    if not values:
        raise entry.fail("de lens heeft geen waarden", 'Schrijf values = ["…", "…"].')
    if not isinstance(steps, bool):
        raise entry.fail("steps is geen true of false", "Schrijf steps = true, of haal de regel weg.")
    return Lens(entry.id(), entry.text("name"), entry.text("source", ""), values, steps)


def read_places(entry: Entry, lenses: Sequence[Lens]) -> tuple[Place, ...]:
    """Where a theme stands in each lens that it names. Raises GoalTreeError for a lens or value that does not exist."""
    given = entry.values.get("lenses", {})
    if not isinstance(given, dict):
        raise entry.fail("lenses is geen lijstje per lens", 'Schrijf lenses = { zrm = ["financiën"] }.')
    known = {lens.id: lens for lens in lenses}
    for name in given:
        if name not in known:
            raise entry.fail(f"de lens {name!r} bestaat niet", f"Kies uit: {', '.join(known) or 'geen'}.")
    return tuple(_place(entry, known[name], value) for name, value in given.items())


def check_added(theme: Theme, tree: Framework, entry: Entry) -> None:
    """Hold a theme that is added with examples to what its recognition needs. Raises GoalTreeError."""
    _refuse_known(theme, tree, entry)
    if len(theme.examples) < LEAST_EXAMPLES:
        raise entry.fail(
            f"een nieuw thema heeft minstens {LEAST_EXAMPLES} voorbeelden nodig; dit heeft er {len(theme.examples)}",
            "Voeg zinnen toe onder examples, of noem onder of de thema's waaruit het bestaat.",
        )
    short = next((one for one in theme.examples if len(one.split()) < _LEAST_WORDS), None)
    if short:
        raise entry.fail(f"het voorbeeld {short!r} is te kort", "Schrijf een hele zin, zoals die in een verslag staat.")
    others = {folded(one): other.name for other in (*tree.themes, *tree.left_out) for one in other.examples}
    taken = next((one for one in theme.examples if folded(one) in others), None)
    if taken:
        raise entry.fail(
            f"het voorbeeld {taken!r} staat ook bij het thema {others[folded(taken)]!r}",
            "Kies een zin die alleen bij dit thema past.",
        )


def check_composed(theme: Theme, tree: Framework, entry: Entry) -> None:
    """Hold a theme that is made of others to being just that; whether they exist is seen when all are read."""
    _refuse_known(theme, tree, entry)
    if theme.examples:
        raise entry.fail("het thema heeft én voorbeelden én of", "Kies één van de twee.")


def _refuse_known(theme: Theme, tree: Framework, entry: Entry) -> None:
    if tree.theme(theme.id):
        raise entry.fail(f"de id {theme.id!r} is er al", "Geef het nieuwe thema een andere id.")
    same = next((one for one in tree.themes if folded(one.name) == folded(theme.name)), None)
    if same:
        raise entry.fail(f"het thema {same.id!r} heet ook {same.name!r}", "Geef een van de twee een andere naam.")


def _place(entry: Entry, lens: Lens, given: Any) -> Place:  # noqa: ANN401 - TOML values
    if isinstance(given, dict):
        return _rungs(Entry(given, f"{entry.where}, lens {lens.id}"), lens)
    values = Entry({lens.id: given}, entry.where).texts(lens.id)
    return Place(lens.id, tuple(_value(entry, lens, value) for value in values))


def _rungs(entry: Entry, lens: Lens) -> Place:
    """From one rung to a higher: the theme stands under each rung above the first, up to the last."""
    entry.hold_to(("from", "to"))
    if not lens.steps:
        raise entry.fail("deze lens heeft geen treden", f'Schrijf {lens.id} = ["…"].')
    start, end = (lens.values.index(_value(entry, lens, entry.text(key))) for key in ("from", "to"))
    if start >= end:
        raise entry.fail("'to' staat niet hoger op de ladder dan 'from'", f"De volgorde is: {', '.join(lens.values)}.")
    return Place(lens.id, lens.values[start + 1 : end + 1], lens.values[start])


def _value(entry: Entry, lens: Lens, value: str) -> str:
    if value not in lens.values:
        raise entry.fail(f"de lens {lens.id!r} kent geen {value!r}", f"Kies uit: {', '.join(lens.values)}.")
    return value


def _misplaced(entry: Entry) -> str:
    """A key of the whole file that is written under a theme belongs to that theme in TOML: the usual slip."""
    if {"leave_out", "root"} & set(entry.values):
        return "Zet deze regel bovenaan het bestand, boven het eerste blok met [[…]]."
    return ""
