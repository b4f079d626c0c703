"""Every Dutch word of the page "Zoeken"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.labels import how_many

SEARCH = "Zoeken"
INTRO = "Zoek in alle verslagen en verhalen, op woorden en op wat er bedoeld wordt."
FIELD = "Wat zoekt u?"
PLACEHOLDER = "Een woord, een code of een hele zin"
ONLY_STORIES = "Alleen verhalen"
READING = "Zoeken wordt klaargezet…"
EXAMPLES_TITLE = "Zo kunt u zoeken"
EXAMPLES = ("schulden", "mensen die weer onder de mensen komen", "wachtlijst")
EXAMPLES_NOTE = (
    "Een typefout is niet erg, en “schulden” vindt ook “schuldhulp”. Namen van mensen zijn vervangen: daarop kunt u "
    "niet zoeken. Verhalen zonder toestemming staan er niet in."
)
NOTHING_TITLE = "Niets gevonden"
NOTHING = "Geen enkele tekst lijkt hierop. Probeer een ander woord, schrijf het als zin, of haal een filter weg."
NOT_SURE_TITLE = "Niets dat er zeker over gaat"
NOT_SURE = "Dit lijkt er het meest op. Lees zelf of het erover gaat."
PERHAPS_TITLE = "Misschien ook"
WHY = "Waarom gevonden"
GROUNDS = {
    "words": "zelfde woorden",
    "meaning": "zelfde betekenis (door de computer vergeleken)",
    "both": "zelfde woorden en betekenis",
}
NO_MODEL = "Zoeken kan nu niet: {reason}"


def found(count: int) -> str:
    """How many passages are surely about the query."""
    return f"{how_many(count, 'tekst', 'teksten')} gevonden"


def nowhere(words: Sequence[str]) -> str:
    """Which words of the query no text holds."""
    quoted = [f"‘{word}’" for word in words]
    listed = f"{', '.join(quoted[:-1])} en {quoted[-1]}" if len(quoted) > 1 else quoted[0]
    return f"{listed} {'staat' if len(quoted) == 1 else 'staan'} nergens letterlijk."
