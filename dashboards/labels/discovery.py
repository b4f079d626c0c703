"""Every Dutch word of the page "Nieuwe thema's"."""

from __future__ import annotations

from dashboards.labels import how_many

TITLE = "Nieuwe thema’s"
INTRO = (
    "Deze teksten passen bij geen thema, en lijken op elkaar. De computer maakte de groepen. U beslist of het een "
    "thema is."
)
NOTHING_TITLE = "Nog geen nieuwe thema’s"
NOTHING = (
    "Er zijn nu geen groepen om te bekijken. We zoeken ze als er minstens 30 teksten zijn waarin mensen vertellen en "
    "die bij geen thema passen. Een groep heeft minstens 4 teksten uit 2 documenten, die over hetzelfde gaan."
)
READ_THEMELESS = "Bekijk wat bij geen thema past"
ADOPT = "Maak hier een thema van"
REJECT = "Geen thema"
NAME = "Naam van het thema"
DEFINITION = "Wat is het? Eén of twee zinnen."
EXAMPLES = "Voorbeelden die erbij horen (minstens 3)"
YOUR_NAME = "Uw naam"
REASON = "Waarom niet?"
SAVE = "Opslaan"
CANCEL = "Annuleren"
NEEDS_NAME = "Vul uw naam in."
ADOPTED = "Het thema is toegevoegd. De computer kijkt alles wat gelezen is opnieuw na. Dat kan even duren."
REJECTED = "Vastgelegd. Deze groep ziet u niet meer terug."
ADOPTED_TITLE = "Toegevoegde thema’s"
TAKE_BACK = "Neem terug"
TAKEN_BACK = "Teruggenomen."


def counts(passages: int, told: int, documents: int, organisations: int) -> str:
    """How much stands in a group."""
    return " · ".join([
        how_many(passages, "tekst", "teksten"),
        f"in {told} spreekt een bewoner of naaste, of verandert er iets",
        how_many(documents, "document", "documenten"),
        how_many(organisations, "organisatie", "organisaties"),
    ])  # fmt: skip


def adopted_by(name: str, day: str) -> str:
    """Who added a theme, and when."""
    return f"toegevoegd door {name} op {day}"
