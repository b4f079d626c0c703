"""Every Dutch word at saved views and shared links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dashboards.labels import day

TITLE = "Bewaarde weergaven"
OPEN = "Bewaar of deel deze weergave"
DIALOG = "Weergave bewaren of delen"
SHARE = "Link om te delen"
SHARE_HELP = "Wie deze link opent, ziet dezelfde pagina met dezelfde filters. Kopieer hem met de knop rechts."
SAVE_TITLE = "Bewaren"
PAGE = "Pagina"
NAME = "Naam van de weergave"
NAME_EXAMPLE = "bijvoorbeeld: Taal, 3e kwartaal 2025"
SAVE = "Bewaar"
SAVED = "Bewaard. De weergave staat links in het menu, voor iedereen die hier werkt."
MANAGE = "Naam wijzigen of weghalen"
RENAME = "Wijzig naam"
DELETE = "Haal weg"
RENAMED = "De naam is gewijzigd."
DELETED = "De weergave is weg."
ALL = "Alle bewaarde weergaven"
REFUSED = {
    "no_name": "Geef de weergave een naam.",
    "too_long": "Deze naam is te lang. Gebruik hooguit 80 tekens.",
    "taken": "Er is al een weergave met deze naam. Kies een andere.",
    "gone": "Deze weergave is er niet meer. Misschien haalde een collega hem weg.",
}


def saved(by: str, at: str) -> str:
    """Who saved a view and when."""
    return f"door {by}, {day(datetime.fromisoformat(at).date())}"


def gone(values: Sequence[str]) -> str:
    """That a view holds choices that are not there any more."""
    quoted = ", ".join(f"‘{value}’" for value in values)
    return f"Let op: {quoted} {'bestaat' if len(values) == 1 else 'bestaan'} niet meer."
