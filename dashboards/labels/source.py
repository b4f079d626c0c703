"""Every Dutch word on the page that shows a document as it was read."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards import labels

BACK_TO_DOCUMENTS = "Terug naar de documenten"
TITLE = "In het document"
VIEW = "Bekijk in het document"
VIEW_FIGURE = "bekijk in het document"
UNKNOWN = "Dit document is er niet (meer)"
UNKNOWN_TEXT = "Misschien is er een nieuwe versie aangeleverd, of is het document verwijderd. Ga terug en kies opnieuw."
GONE = {
    "zin": "Deze zin vinden we niet (meer) in het document. Misschien is het opnieuw gelezen. Hieronder staat het hele "
    "document.",
    "cijfer": "Dit cijfer vinden we niet (meer) in het document. Misschien is het opnieuw gelezen. Hieronder staat het "
    "hele document.",
    "alinea": "Dit stuk tekst vinden we niet (meer) in het document. Misschien is het opnieuw gelezen. Hieronder staat "
    "het hele document.",
}
WITHHELD_HERE = "Deze zin hoort bij een verhaal zonder toestemming. De tekst is daarom niet te zien."
AS_READ = (
    "Zo is het document gelezen. Namen van mensen zijn vervangen. De volgorde van tekst en tabellen kan anders zijn "
    "dan in het bestand zelf."
)
LEGEND_HERE = "hier kwam u voor"
LEGEND_OTHER = "andere zinnen over een verandering"
NOTHING_READ = "In dit document is geen tekst en geen tabel gelezen."
SHOW_ALL = "Toon het hele document"
TO_ACTIVITY = "Naar {activity}"
STORY = "Verhaal"


def page(number: int) -> str:
    """The mark where a page begins."""
    return f"Pagina {number}"


def sheet(name: str) -> str:
    """The mark where a sheet begins."""
    return f"Blad {name}"


def withheld(count: int) -> str:
    """How many stories of a document count but are not shown."""
    verb = "staat" if count == 1 else "staan"
    return (
        f"In dit document {verb} {labels.how_many(count, 'verhaal', 'verhalen')} zonder toestemming. "
        "De tekst daarvan is niet te zien."
    )


def part_shown(shown: int, total: int) -> str:
    """How much of a long document is on screen."""
    return f"U ziet {labels.number(shown)} van {labels.number(total)} stukken: wat rond deze plaats staat."


def facts(parts: Sequence[str]) -> str:
    """Who reports, on which period, in a line."""
    return " · ".join(part for part in parts if part)
