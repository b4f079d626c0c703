"""Every Dutch word on screen, in plain B1 Dutch, and how numbers and dates are written."""

from __future__ import annotations

from datetime import date

from pipeline import dutch
from pipeline.dutch import MONTHS, QUARTERS, day, how_many, listed, number, quarter

__all__ = ["MONTHS", "QUARTERS", "day", "how_many", "listed", "number", "quarter"]

import polars as pl

PRODUCT = "Verhaal"
TAGLINE = "Het verhaal achter de cijfers"
START = "Start"
FIGURES_AND_STORIES = "Cijfers en verhalen"
DOCUMENTS = "Documenten"
GROUP_LOOK = "Bekijken"
GROUP_REPORTS = "Verslagen"
GROUP_TALK = "Gesprek"
GROUP_QUALITY = "Kwaliteit"
GROUP_HELP = "Hulp"
GROUP_MANAGE = "Beheer"

# filters
ORGANISATION = "Organisatie"
PROGRAMME = "Programma"
PERIOD = "Periode"
UNKNOWN_ORGANISATION = "Organisatie onbekend"
UNKNOWN_PERIOD = "periode onbekend"
WELCOME = "Welkom bij Verhaal"

# overview
INTRO = "Links wat een organisatie deed. Rechts wat het voor mensen veranderde, met de bron erbij."
NO_RANKING = "Vergelijk organisaties niet op aantallen citaten."
NOT_HEARD_TITLE = "Wie is nog niet gehoord?"
NOT_HEARD_WHICH = "Bekijk welke organisaties"
FEW = 6
"""Up to this many organisations are named in one sentence."""
ACTIVITIES = "Activiteiten"
NO_ACTIVITIES = "In deze documenten vonden we geen activiteiten met cijfers."
NO_STORY = "Nog geen verhaal bij deze activiteit gevonden."
NAMELESS = "Activiteit zonder naam"
LOOSE_TITLE = "Verhalen zonder activiteit"
LOOSE_INTRO = "Deze veranderingen staan in de documenten. We vonden er geen activiteit met cijfers bij."
NO_LOOSE = "Bij elke verandering in deze documenten vonden we een activiteit met cijfers."
SHOW_MORE = "Toon meer"
THEMES_TITLE = "Wat er veranderde, per thema"
THEMES_INTRO = (
    "Geteld zijn de zinnen over een verandering in de gekozen documenten, per thema. Eén citaat kan bij meer thema’s "
    "horen. Verhalen zonder toestemming tellen mee."
)
NO_OUTCOMES = "In deze documenten vonden we nog geen zinnen over een verandering."
THEME = "Thema"
DIRECTION = "Richting"
NUMBER_OF_QUOTATIONS = "Aantal citaten"
TOTAL = "Samen"
ACCORDING_TO_COMPUTER = "Volgens de computer"
COMPUTER_UNSURE = "computer onzeker: controleer"
JUDGED_BY_PEOPLE = "beoordeeld door mensen"
BY_COMPUTER_LONG = "Thema, richting en wie spreekt zijn door de computer bepaald. Controleer dus zelf het citaat."

# figures
PLANNED = "Gepland"
REALISED = "Gerealiseerd"
NOT_APPLICABLE = "n.v.t."
CIRCA = "(ca.)"
NOT_GIVEN = "niet vermeld"
AS_WRITTEN = "Zo staat het er"
WHERE = "Staat in"
NO_FIGURES_READ = "geen getal gelezen"
FIGURES_TITLE = "De cijfers"
NOTE = "Opmerking"
TOO_FEW_TO_SHOW = "niet getoond: te weinig mensen"

# quotations
WITHHELD = "Voor dit verhaal is geen toestemming. Het telt mee, maar de tekst is niet te zien."
QUOTATIONS_TITLE = "De citaten"
BACK = "Terug naar cijfers en verhalen"
UNKNOWN_ACTIVITY_TITLE = "Deze activiteit is er niet (meer)"
UNKNOWN_ACTIVITY = "Het document is misschien opnieuw gelezen. Ga terug en kies de activiteit opnieuw."
SOURCE = "Bron"
AROUND = "Lees wat ervoor en erna staat"
WHOLE_PASSAGE = "Lees de hele alinea"
BEFORE = "Ervoor"
AFTER = "Erna"
QUESTION = "Vraag"
KIND = "Soort zin"
WHO_SPEAKS = "Wie spreekt"
THEMES = "Thema’s"
GROUND = "Waarom bij deze activiteit"
GROUNDS = {
    "section": "het staat onder een kop met deze naam of groep",
    "name": "de tekst of het verhaal noemt de activiteit",
    "row": "het staat in dezelfde rij als de naam van de activiteit",
    "figures": "de tekst noemt een getal dat bij deze activiteit hoort",
    "meaning": "de tekst lijkt erover te gaan (onzeker: de computer vergeleek de betekenis)",
    "neighbour": "de tekst ervoor of erna gaat over deze activiteit (onzeker)",
    "story": "een ander deel van het verhaal gaat over deze activiteit",
}
NO_THEMES = "geen thema gevonden"
CERTAIN = "vrij zeker"
UNCERTAIN = "onzeker"
CERTAIN_FROM = 0.8
"""From this probability on a label is called fairly certain; below it, uncertain."""

VOICES = {"bewoner": "bewoner", "professional": "professional", "naaste": "naaste", "onbekend": "onbekend"}
SPEAKERS = {**VOICES, "onbekend": "spreker onbekend"}
"""The same where no field says what it is about."""
VOICES_PLURAL = {
    "bewoner": "van bewoners", "naaste": "van naasten", "professional": "van professionals",
    "onbekend": "van onbekenden",
}  # fmt: skip
KINDS = {"outcome": "verandering", "output": "activiteit", "other": "iets anders"}
DIRECTIONS = {"vooruitgang": "verbetering", "achteruitgang": "verslechtering", "onveranderd": "geen verandering"}
"""Always shown with its sign, so that colour adds nothing new."""
DIRECTION_SIGNS = {"vooruitgang": "▲", "achteruitgang": "▼", "onveranderd": "■"}
MEASURES = {
    "hours": "Uren", "volunteer_hours": "Uren van vrijwilligers", "count": "Aantal", "participations": "Deelnames",
    "unique_participants": "Unieke deelnemers", "euro": "Euro", "percentage": "Percentage", "days": "Dagen",
    "score": "Score", "other": "Ander cijfer",
}  # fmt: skip

# documents page
DOCUMENTS_INTRO = "Alle bestanden die zijn geleverd, en wat er opviel bij het lezen."
STATUSES = {"ok": "gelezen", "partial": "gelezen met opmerkingen", "unreadable": "niet te lezen"}
STATUS_SIGNS = {"ok": "✓", "partial": "!", "unreadable": "✕"}
SEVERITIES = {"error": "Fout", "warning": "Let op", "info": "Ter informatie"}
NO_ISSUES = "Geen opmerkingen."
CORRECT = "Klopt dit niet?"
CORRECT_TITLE = "Gegevens aanpassen"
CORRECT_INTRO = "U past alleen aan wat hier staat. Het document zelf verandert niet."
FIRST_DAY = "Eerste dag (dd-mm-jjjj)"
LAST_DAY = "Laatste dag (dd-mm-jjjj)"
YOUR_NAME = "Uw naam (verplicht)"
REASON = "Waarom past u dit aan? (verplicht)"
SAVE = "Opslaan"
CANCEL = "Annuleren"
SAVED = "Opgeslagen. De aanpassing is meteen te zien."
NEEDS_NAME = "Vul uw naam in."
NEEDS_REASON = "Vul in waarom u dit aanpast."
NOTHING_CHANGED = "U heeft nog niets veranderd."
NO_DATE = "Schrijf {field} als dag-maand-jaar, bijvoorbeeld 31-12-2025."
END_BEFORE_START = "De laatste dag ligt vóór de eerste dag."
UNKNOWN = "onbekend"
ADJUSTED_BY = "aangepast door {name}"
FIELDS = {
    "organisation": ORGANISATION, "programme": PROGRAMME,
    "period_start": "de eerste dag", "period_end": "de laatste dag",
}  # fmt: skip


def amount(value: float, measure: str) -> str:
    """A number with the sign of its measure: € 1.200 or 85%."""
    written = number(value)
    return {"euro": f"€ {written}", "percentage": f"{written}%"}.get(measure, written)


def page_title(page: str) -> str:
    """What the tab of the browser says."""
    return f"{page} – {PRODUCT}"


def measure(kind: str | None, unit: str | None) -> str:
    """What a figure counts: the unit as written for plain counts and persons, the measure for the rest.

    Only what the report itself calls unique is called so on screen.
    """
    said_unique = kind != "unique_participants" or "uniek" in (unit or "").lower()
    if unit and (kind in ("count", "other", "score", None) or not said_unique):
        return unit[0].upper() + unit[1:]
    return MEASURES[kind or "other"]


def sentence_number(position: int) -> str:
    """Which sentence of the document it is."""
    return f"zin {number(position)}"


def quotation_heading(place: int) -> str:
    """The heading of the quotation in this place."""
    return f"Citaat {place}"


def iso_day(written: str) -> str:
    """A day that was written as 2025-12-31, in words."""
    return day(date.fromisoformat(written))


def period(start: date | None, end: date | None) -> str:
    """A period in the fewest words: 2025, 1e kwartaal 2025, or from day to day."""
    if start is None and end is None:
        return UNKNOWN_PERIOD
    if start is None or end is None:
        return f"vanaf {day(start)}" if start else f"tot en met {day(end)}" if end else UNKNOWN_PERIOD
    return dutch.period(start, end)


def certainty(score: float | None) -> str:
    """How sure the computer is, in a word and a percentage."""
    if score is None:
        return UNCERTAIN
    return f"{CERTAIN if score >= CERTAIN_FROM else UNCERTAIN} ({round(100 * score)}%)"


def without_consent(count: int) -> str:
    """How many stories are counted but not shown."""
    return f"waarvan {number(count)} zonder toestemming"


def not_heard(organisations: list[str]) -> str:
    """Which organisations gave hours without a word from residents."""
    names = f"{', '.join(organisations[:-1])} en {organisations[-1]}" if len(organisations) > 1 else organisations[0]
    who = names if len(organisations) <= FEW else how_many(len(organisations), "organisatie", "organisaties")
    verb = "gaf" if len(organisations) == 1 else "gaven"
    return f"{who} {verb} wel uren door, maar we vonden geen woorden van bewoners. Vraag ernaar in het gesprek."


def shown(count: int, total: int) -> str:
    """How much of a list is on screen."""
    return f"{number(count)} van {number(total)} getoond"


def outcomes_finding(table: pl.DataFrame) -> str:
    """What the chart of themes shows: the theme told of most, and how often each direction; counts come as columns."""
    counts = [(word, int(table[word].sum())) for word in DIRECTIONS.values()]
    parts = [f"{number(count)} keer {word}" for word, count in counts if count]
    most = table.filter(pl.col(TOTAL) == pl.col(TOTAL).max())
    themes = [f"‘{name}’" for name in most[THEME]]
    each = "elk " if len(themes) > 1 else ""
    times = how_many(sum(count for _, count in counts), "vermelding", "vermeldingen")
    return (
        f"Het vaakst gaat het over {_and(themes)}: {each}{how_many(most[TOTAL][0], 'citaat', 'citaten')}. "
        f"Alle thema’s samen: {times}, waarvan {_and(parts)}."
    )


def _and(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} en {parts[-1]}" if parts[1:] else parts[0]


def place(page: int | None, sheet: str | None, cell: str | None) -> list[str]:
    """Where something stands in a document: page, sheet and cell, as far as known."""
    parts = [
        (page, f"pagina {page}"),
        (sheet, f"blad {sheet}"),
        (cell, cell if cell and " " in cell else f"cel {cell}"),
    ]
    return [text for value, text in parts if value and text]


def goal_tree_is_wrong(problem: str) -> str:
    """What shows above every page while the municipality's own goal tree cannot be used."""
    return f"De eigen doelenboom klopt niet. U ziet nu de namen zoals ze zijn meegeleverd. {problem}"
