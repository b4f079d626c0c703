"""Every Dutch word of the commands about themes, and how their results are shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.framework import Framework, Lens, Theme

if TYPE_CHECKING:
    from pipeline.theme_effect import Change, Effect

HELP = "De doelenboom: bekijk de thema's, en controleer wat u eraan verandert."
HELP_LIST = "Toon de thema's, of hoe een lens ze indeelt.\n\nVoorbeeld: verhaal themes list --lens zrm"
HELP_LENS = "zrm, positieve_gezondheid, participatieladder, of een lens van uzelf."
HELP_CHECK = (
    "Controleer uw eigen doelenboom en zie wat er verandert. Er wordt niets gewijzigd.\n\n"
    "Voorbeeld: verhaal themes check doelenboom_gemeente.toml"
)
HELP_CHECKED = "Het bestand met uw eigen doelenboom. Zonder dit: de doelenboom uit de instellingen."

NO_LENS = "De lens {lens} bestaat niet. Kies uit: {lenses}."
NO_STORE = "Er is nog niets ingelezen. Daarom is alleen het bestand gecontroleerd."

_ORIGINS = {"shipped": "", "own": " · van uw gemeente", "adopted": " · overgenomen uit voorstellen"}
_NO_THEME = "(geen thema)"
_OUTSIDE = "Niet in deze lens"
_OTHER_MODEL = "Let op: de zinnen zijn eerder gelezen met een ander model. Een deel van het verschil komt daardoor."
_NEXT = "Er is niets gewijzigd. Tevreden? Zet het bestand bij goal_tree in de instellingen en lees opnieuw in."


def whole_tree(tree: Framework) -> str:
    """Root, themes and lenses, as text."""
    lines = [f"{tree.root} (versie {tree.version})", ""]
    for theme in tree.themes:
        lines += [f"{theme.name} ({theme.id}){_ORIGINS[theme.origin]}", f"  {theme.definition}"]
        if theme.of:
            lines.append(f"  Bestaat uit: {', '.join(theme.of)}")
    if tree.left_out:
        lines += ["", f"Weggelaten: {_named(tree.left_out)}"]
    return "\n".join([*lines, "", f"Lenzen: {', '.join(f'{lens.name} ({lens.id})' for lens in tree.lenses)}"])


def through_lens(tree: Framework, lens: Lens) -> str:
    """The themes under each value of a lens, with the values that have none."""
    lines = [f"{lens.name}{f' – {lens.source}' if lens.source else ''}", ""]
    for number, (value, themes) in enumerate(tree.grouped(lens).items(), start=1):
        rung = f"{number} " if lens.steps else ""
        lines.append(f"{rung}{value}: {_named(themes) or _NO_THEME}")
    outside = tree.outside(lens)
    return "\n".join([*lines, *([f"{_OUTSIDE}: {_named(outside)}"] if outside else [])])


def checked(tree: Framework, file: Path | None) -> str:
    """What a goal tree that is right holds, with the values of its lenses that no theme falls under."""
    lines = [f"{file or 'De doelenboom'} is in orde: {_count(len(tree.themes), 'thema', 'thema’s')}."]
    if tree.left_out:
        lines.append(f"Weggelaten: {_named(tree.left_out)}.")
    for lens in tree.lenses:
        empty = [value for value, themes in tree.grouped(lens).items() if not themes]
        if empty:
            lines.append(f"Geen thema in {lens.name}: {', '.join(empty)}.")
    return "\n".join(lines)


def show_effect(effect: Effect, tree: Framework) -> str:
    """The effect on what was labelled, as text."""
    before, after = effect.without
    names = {theme.id: theme.name for theme in (*tree.themes, *tree.left_out)}
    lines = ["", f"Gevolg voor {_count(effect.sentences, 'zin', 'zinnen')} die al gelezen zijn:"]
    lines += [_OTHER_MODEL] if effect.other_model else []
    lines += [
        f"  {names.get(theme, theme)}: {was} → {becomes}{_difference(becomes - was)}"
        for theme, was, becomes in effect.counts.iter_rows()
    ]
    lines.append(f"  Geen thema: {before} → {after}{_difference(after - before)}")
    for change in effect.gained:
        lines += ["", f"Krijgt het thema {names.get(change.theme or '', change.theme)}: {_sentences(change)}"]
        lines += _shown(change)
    if effect.lost.n:
        lines += ["", f"Houdt geen thema over: {_sentences(effect.lost)}", *_shown(effect.lost)]
    return "\n".join([*lines, "", _NEXT])


def _sentences(change: Change) -> str:
    return _count(change.n, "zin", "zinnen") + (", bijvoorbeeld:" if change.shown else "")


def _shown(change: Change) -> Iterable[str]:
    return [f"  {'' if certainty is None else f'{certainty:.0%} '}{text}" for text, certainty in change.shown]


def _difference(number: int) -> str:
    return f" ({number:+d})" if number else ""


def _named(themes: Iterable[Theme]) -> str:
    return ", ".join(theme.name for theme in themes)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
