"""Every Dutch word at the filters."""

from __future__ import annotations

from dashboards.labels import ORGANISATION, PERIOD, PROGRAMME, THEME, WHO_SPEAKS
from dashboards.labels.reach import DISTRICT, TARGET_GROUP

NAMES = {
    "organisatie": ORGANISATION, "programma": PROGRAMME, "periode": PERIOD, "wijk": DISTRICT,
    "doelgroep": TARGET_GROUP, "bij_thema": THEME, "stem": WHO_SPEAKS,
}  # fmt: skip
EVERYTHING = {
    "organisatie": "Alle organisaties", "programma": "Alle programma’s", "periode": "Alle periodes",
    "wijk": "Alle wijken", "doelgroep": "Alle doelgroepen", "bij_thema": "Alle thema’s", "stem": "Iedereen",
}  # fmt: skip
NONE_KNOWN = "Nog niet bekend"
"""In place of the choices where no report says anything about them."""
MORE = "Meer filters"
CHOSEN = "Gekozen"
REMOVE = "Haal weg:"
CLEAR = "Wis alle filters"


def more(count: int) -> str:
    """The button to the other filters, with how many of them are set."""
    return f"{MORE} ({count})" if count else MORE
