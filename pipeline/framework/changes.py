"""What a municipality's own file changes in a goal tree: names, themes left out, themes added, and lenses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.framework.entries import Entry, folded
from pipeline.framework.themes import check_added, check_composed, read_lens, read_places, read_theme
from pipeline.framework.tree import Framework, Lens, Place, Theme

_KEYS = ("root", "leave_out", "theme", "lens")
_OF_A_KNOWN_THEME = ("id", "name", "definition", "includes", "excludes", "lenses")


@dataclass(frozen=True, slots=True)
class _Group:
    """A value of an own lens, and the themes under it."""

    lens: str
    value: str
    themes: tuple[str, ...]
    entry: Entry


def changed(tree: Framework, file: Entry) -> Framework:
    """The tree as `file` wants it. Raises GoalTreeError for the first mistake in it."""
    file.hold_to(_KEYS)
    tree, groups = _with_lenses(tree, file)
    described = file.entries("theme", "thema")
    _refuse_doubles(described)
    for entry in described:
        tree = _with_theme(tree, entry)
    _check_parts(tree, described)
    _check_names(tree, file)
    tree = replace(tree, root=file.text("root", tree.root))
    return _without(_with_groups(tree, groups), file, {entry.id() for entry in described})


def _with_theme(tree: Framework, entry: Entry) -> Framework:
    known = tree.theme(entry.id())
    if known:
        theme = _redescribed(known, entry, tree.lenses)
        return replace(tree, themes=tuple(theme if one.id == theme.id else one for one in tree.themes))
    theme = replace(read_theme(entry, tree.lenses), origin="own")
    (check_composed if theme.of else check_added)(theme, tree, entry)
    return replace(tree, themes=(*tree.themes, theme))


def _redescribed(theme: Theme, entry: Entry, lenses: Sequence[Lens]) -> Theme:
    entry.hold_to(
        _OF_A_KNOWN_THEME,
        f"Het thema {theme.id!r} is er al: daarvan kunt u alleen {', '.join(_OF_A_KNOWN_THEME[1:])} veranderen. "
        "Bedoelt u een nieuw thema? Geef het een andere id.",
    )
    texts = {key: entry.text(key) for key in ("name", "definition", "includes", "excludes") if key in entry.values}
    told = read_places(entry, lenses)
    kept = tuple(place for place in theme.places if place.lens not in {place.lens for place in told})
    return replace(theme, **texts, places=(*kept, *told))  # type: ignore[arg-type]


def _with_lenses(tree: Framework, file: Entry) -> tuple[Framework, list[_Group]]:
    """The tree with the file's lenses; which themes stand under their groups is told once all themes are read."""
    lenses, groups = list(tree.lenses), []
    for entry in file.entries("lens", "lens"):
        found = _groups(entry)
        values = {"values": [group.value for group in found]} if found else {}
        rest = {key: value for key, value in entry.values.items() if key != "group"}
        lens = read_lens(Entry({**rest, **values}, entry.where))
        if lens.id in {one.id for one in lenses}:
            raise entry.fail(f"de lens {lens.id!r} is er al", "Geef uw lens een andere id, zoals 'eigen'.")
        lenses.append(lens)
        groups += found
    return replace(tree, lenses=tuple(lenses)), groups


def _groups(entry: Entry) -> list[_Group]:
    groups = []
    for part in entry.entries("group", "groep"):
        part.hold_to(("name", "themes"))
        groups.append(_Group(entry.id(), part.text("name"), part.texts("themes"), part))
    return groups


def _with_groups(tree: Framework, groups: Sequence[_Group]) -> Framework:
    for group in groups:
        _refuse_unknown(group.entry, tree, group.themes)
    placed = []
    for theme in tree.themes:
        mine = [group for group in groups if theme.id in group.themes]
        lenses = dict.fromkeys(group.lens for group in mine)
        places = (Place(lens, tuple(group.value for group in mine if group.lens == lens)) for lens in lenses)
        placed.append(replace(theme, places=(*theme.places, *places)))
    return replace(tree, themes=tuple(placed))


def _without(tree: Framework, file: Entry, described: set[str]) -> Framework:
    out = file.texts("leave_out")
    _refuse_unknown(file, tree, out)
    both = sorted(described & set(out))
    if both:
        raise file.fail(f"het thema {both[0]!r} staat in leave_out én wordt beschreven", "Kies één van de twee.")
    kept = tuple(theme for theme in tree.themes if theme.id not in out)
    if not kept:
        raise file.fail("er blijft geen thema over", "Laat minstens één thema staan.")
    return replace(tree, themes=kept, left_out=tuple(theme for theme in tree.themes if theme.id in out))


def _check_parts(tree: Framework, described: Sequence[Entry]) -> None:
    """Themes that are made of others: those must exist, and none may be made of itself."""
    for entry in described:
        theme = tree.theme(entry.id())
        if theme and theme.of:
            _refuse_unknown(entry, tree, theme.of)
            if any(theme.id in tree.composed.get(part, (part,)) for part in theme.of):
                raise entry.fail(
                    f"het thema {theme.id!r} bestaat, al dan niet via een ander thema, uit zichzelf",
                    "Haal het weg uit of.",
                )


def _check_names(tree: Framework, file: Entry) -> None:
    seen: dict[str, str] = {}
    for theme in tree.themes:
        other = seen.setdefault(folded(theme.name), theme.id)
        if other != theme.id:
            raise file.fail(
                f"de thema's {other!r} en {theme.id!r} heten allebei {theme.name!r}", "Geef ze elk een eigen naam."
            )


def _refuse_doubles(described: Sequence[Entry]) -> None:
    seen: set[str] = set()
    for entry in described:
        if entry.id() in seen:
            raise entry.fail(f"de id {entry.id()!r} staat twee keer in dit bestand", "Maak er één blok van.")
        seen.add(entry.id())


def _refuse_unknown(entry: Entry, tree: Framework, themes: Sequence[str]) -> None:
    strange = next((theme for theme in themes if not tree.theme(theme)), None)
    if strange:
        raise entry.fail(f"het thema {strange!r} bestaat niet", f"Kies uit: {', '.join(tree.ids)}.")
