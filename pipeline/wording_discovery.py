"""Every Dutch word of the commands about new themes, and how their results are shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.discovering import Grouped

HELP_CANDIDATES = (
    "Zoek groepen in de teksten die bij geen thema passen. Dezelfde teksten geven dezelfde groepen.\n\n"
    "Voorbeeld: verhaal themes candidates"
)
HELP_JSON = "Toon alles als JSON."
HELP_ADOPT = (
    "Maak een thema van een groep. Wat al gelezen is, wordt opnieuw beoordeeld.\n\n"
    "Voorbeeld: verhaal themes adopt 3f2a1b --id rouw --name 'Rouw' --definition 'Leven met verlies.' --by Anna"
)
HELP_REJECT = "Zeg dat een groep geen thema is. Ze wordt niet opnieuw voorgesteld."
HELP_WITHDRAW = "Neem terug dat een thema is overgenomen."
HELP_CANDIDATE = "Het kenmerk van de groep, of het begin ervan (zie verhaal themes candidates)."
HELP_ID = "De korte naam in de gegevens: kleine letters, cijfers en _."
HELP_NAME = "Hoe het thema heet."
HELP_DEFINITION = "Wat het thema is, in één of twee zinnen."
HELP_EXAMPLE = "Het nummer van een voorbeeld dat bij het thema hoort; vaker te geven. Zonder dit: alle getoonde."
HELP_BY = "Wie dit besluit."
HELP_REASON = "Waarom."

TOO_FEW = (
    "Nog geen nieuwe thema’s: er zijn {passages} teksten waarin mensen vertellen en die bij geen thema passen. Vanaf "
    "{least} teksten zoeken we groepen."
)
NO_GROUPS = (
    "Nog geen nieuwe thema’s: in {passages} teksten zonder thema vonden we geen groep van minstens 4 teksten die bij "
    "elkaar horen."
)
INTRO = "{passages} teksten passen bij geen thema. Deze groepen vonden we; de rest blijft los."
NO_CANDIDATE = "De groep {candidate} is er niet (meer), of meer groepen beginnen zo. Zie: verhaal themes candidates"
NO_EXAMPLE = "Kies voorbeelden van 1 tot en met {most}."
ADOPTED = "Het thema ‘{name}’ is toegevoegd. Wat al gelezen was, is opnieuw beoordeeld."
REJECTED = "Vastgelegd. Deze groep wordt niet opnieuw voorgesteld."
NOT_ADOPTED = "Het thema {theme} is niet overgenomen."
WITHDRAWN = "Teruggenomen. Bij de volgende keer inlezen wordt alles zonder dit thema beoordeeld."


def show(found: Grouped) -> str:
    """The candidates, for a person at a terminal."""
    if not found.enough:
        from pipeline.themes.discovery import LEAST_PASSAGES

        return TOO_FEW.format(passages=found.passages, least=LEAST_PASSAGES)
    if not found.candidates:
        return NO_GROUPS.format(passages=found.passages)
    lines = [INTRO.format(passages=found.passages)]
    for one in found.candidates:
        counts = (
            f"{one.passages} teksten ({one.told} over mensen), {one.documents} documenten, "
            f"{one.organisations} organisaties"
        )
        lines += ["", f"{one.candidate_id}  {' · '.join(one.words)}  ({counts})"]
        lines += [f"  {number}. {text}" for number, text in enumerate(one.examples, start=1)]
    return "\n".join(lines)


def as_json(found: Grouped) -> dict[str, Any]:
    """The candidates as the contract of `verhaal themes candidates --json` has them."""
    rows = [{**asdict(one), "members": sorted(one.members)} for one in found.candidates]
    return {"passages_without_theme": found.passages, "enough": found.enough, "candidates": rows}
