"""Words around the user guide and the accessibility statement; their texts stand in docs/."""

from __future__ import annotations

GUIDE = "Handleiding"
GUIDE_INTRO = "Kies wat u met Verhaal doet. Elke gids is kort en laat zien hoe het werkt."
WHICH = "Voor wie"
ACCESSIBILITY = "Toegankelijkheid"
NOT_THERE = "Deze tekst is er niet. Kijk in de map {folder} van het programma, of vraag uw beheerder."
GUIDES = {
    "adviseur": "Beleidsadviseur: bekijken wat het oplevert",
    "medewerker": "Subsidiemedewerker: verslagen aanleveren en nakijken",
    "indiener": "Organisatie: eigen verslagen aanleveren en volgen",
    "gesprek": "Het effectgesprek voorbereiden en voeren",
}
"""The guides by the name of their file in docs/handleiding/."""
