"""The Dutch words for what can be the matter with a page: what happened, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards import labels
from pipeline.dutch import listed

# nothing delivered yet
NOTHING_TITLE = "Hier is nog niets te zien"
NOTHING_YET = "Er zijn nog geen verslagen aangeleverd. Zo begint u:"
HOW_TO_START = (
    "Sleep de verslagen naar Aanleveren. Word, PDF, Excel, ODT, CSV, e-mail en zip kunnen allemaal.",
    "Staat alles in één map? Dan kan het ook met een opdracht, met de naam van uw map:",
    "De computer leest ze, en deze pagina vult zich vanzelf.",
)
INGEST_COMMAND = "verhaal ingest map/"
ORIGINALS_STAY = "De bestanden blijven op deze computer. Namen van mensen worden vervangen voordat er iets te zien is."
ASK_OFFICER = (
    "Er zijn nog geen verslagen aangeleverd. Een subsidiemedewerker doet dat bij Aanleveren. Daarna vult deze pagina "
    "zich vanzelf."
)
NOTHING_DELIVERED = (
    "Er zijn nog geen verslagen aangeleverd. Begin bij Aanleveren, dan vullen de andere onderdelen zich."
)
TO_DESK = "Naar Aanleveren"

# being read for the first time
READING_TITLE = "De eerste verslagen worden gelezen"
READING = "Dat duurt een halve tot een hele minuut per verslag. Deze pagina vult zich vanzelf; u hoeft niets te doen."
NO_WORKER = (
    "Er wordt nu niets gelezen. Vraag uw beheerder om het dashboard opnieuw te starten, of om de opdracht "
    "‘verhaal work’ te geven."
)

# the store
OTHER_LAYOUT_TITLE = "De gegevens worden opnieuw gemaakt"
OTHER_LAYOUT = (
    "Deze gegevens komen uit een eerdere versie van Verhaal. Er is niets verloren: de bestanden en wat mensen besloten "
    "zijn bewaard. Ze worden vanzelf opnieuw gelezen. Gebeurt er na een paar minuten niets? Vraag uw beheerder dan om "
    "deze opdracht te geven:"
)
LATER_LAYOUT_TITLE = "Dit programma is te oud voor deze gegevens"
LATER_LAYOUT = (
    "Deze gegevens zijn gemaakt door een nieuwere versie van Verhaal. Er is niets verloren. Vraag uw beheerder om het "
    "programma bij te werken."
)
REBUILD_COMMAND = "verhaal rebuild"
UNREADABLE_TITLE = "De gegevens zijn nu niet te openen"
UNREADABLE = (
    "Misschien gebruikt een ander programma ze, of is een bestand weg of beschadigd. Probeer het over een minuut "
    "opnieuw. Lukt het dan nog niet? Vraag uw beheerder om de opdracht ‘verhaal doctor’ te geven, en zo nodig "
    "‘verhaal rebuild’. De bestanden zelf en wat mensen besloten zijn apart bewaard."
)
AUDIT_TITLE = "Er kan niets worden vastgelegd"
DECISIONS_TITLE = "Wat mensen besloten, is nu niet te openen"
DECISIONS = (
    "Het bestand met besluiten is bezet, of het is beschadigd. Probeer het over een minuut opnieuw. Blijft dit zo? "
    "Vraag uw beheerder om het bestand ‘decisions.sqlite’ na te kijken of terug te zetten uit de reservekopie."
)
DECISIONS_DAMAGED_TITLE = "Wat mensen besloten, moet worden teruggezet"
DISK_TITLE = "Er kan nu niets worden bewaard"
MODEL_TITLE = "Een onderdeel van de computer ontbreekt"
MODEL = "Dit onderdeel werkt niet zonder het model. Wat al is gelezen, kunt u gewoon bekijken. Voor uw beheerder:"
WENT_WRONG = (
    "Hier ging iets mis. Er is niets verloren. Ververs de pagina, of kies links een ander onderdeel. Blijft dit zo? "
    "Laat uw beheerder dan kijken wat het programma meldt."
)
"""What shows in place of a part that fails for a reason that nobody foresaw."""
TRY_AGAIN = "Probeer het opnieuw"

# filters
NO_MATCH_TITLE = "Geen documenten gevonden"
NO_MATCH_ALL = (
    "Er zijn geen documenten die meetellen. Wat is teruggestuurd, telt pas weer mee als er een nieuwe versie is."
)

# new data
NEW_DATA = "Er zijn nieuwe gegevens."
REFRESH = "Toon ze"


def no_match(chosen: Sequence[tuple[str, str]]) -> str:
    """That nothing fits what was chosen: filters with their values."""
    if not chosen:
        return NO_MATCH_ALL
    named = listed([f"{name.lower()} ‘{value}’" for name, value in chosen])
    return f"U koos {named}. Daarbij hebben we geen documenten. Haal een keuze weg, of wis alle filters."


def dropped(filter_name: str, value: str) -> str:
    """That a choice in the address is not there (any more), so that it does not count."""
    where = filter_name.lower()
    return f"De keuze ‘{value}’ bij {where} bestaat niet (meer). Die telt nu niet mee: u ziet meer dan bedoeld."


def waiting_to_be_read(count: int) -> str:
    """How many files are being read or wait for it."""
    verb = "wordt" if count == 1 else "worden"
    return f"Er {verb} nu {labels.how_many(count, 'bestand', 'bestanden')} gelezen."
