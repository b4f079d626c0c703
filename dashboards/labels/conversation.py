"""Every Dutch word on the page of the effect review, in plain B1 Dutch."""

from __future__ import annotations

from datetime import date

from dashboards import labels
from dashboards.filters import Filters
from pipeline.agreed import Agreement, Change, Standing, Status, Subject
from pipeline.dutch import listed
from pipeline.periods import When
from pipeline.review.agreements import STANDINGS
from pipeline.review.when import in_words

TITLE = "Effectgesprek"
INTRO = "De agenda voor het gesprek per kwartaal of per jaar: wat we zagen, wat we niet hoorden, en wat u afspreekt."
NO_PERIODS = "Bij deze verslagen is geen periode bekend. Vul de periode in op de pagina Documenten."
CHOOSE_QUARTER = "U ziet het nieuwste kwartaal. Kies bovenaan een andere periode."
CHOOSE_YEAR = "U ziet het nieuwste jaar. Kies bovenaan een andere periode."
NEWEST_OF_YEAR = "U ziet het nieuwste kwartaal van {year}. Voor het hele jaar kiest u ‘Heel jaar’."
SPAN = "Het gesprek gaat over"
SPANS = {"kwartaal": "Eén kwartaal", "jaar": "Heel jaar"}
"""By how the address has them."""

PREPARING = "Het gesprek wordt voorbereid…"

# making the document
REPORT_FORM = "Vorm"
FORMS = {"docx": "Word", "pdf": "PDF", "html": "Webpagina", "odt": "ODT"}
YEAR_FORMS = {"xlsx": "Excel"}
"""Forms that only the review of a year has."""
MIMES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf",
    "html": "text/html", "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
MAKE_REPORT = "Maak het verslag"

# agenda
SEEN = "Wat we zagen"
AGREEMENTS = "Afspraken die wachten"
QUESTIONS = "Vragen voor het gesprek"
THEMES = "Per thema"
NOT_HEARD = "Wat we niet hoorden"
DECIDED = "Besloten in het vorige gesprek"
NO_AGREEMENTS = "Er wacht geen afspraak."
NO_QUESTIONS = "De computer vond geen vragen. Wat wilt u zelf vragen?"
CLOSED = "Gedaan of vervallen sinds het vorige gesprek"
OPEN_THEME = "Bekijk alles over {theme}"
MORE_OF_THEME = "Cijfers en citaten over {theme}"
NOTES = "Aantekeningen bij {theme}"
NOTE = "Maak een aantekening bij {theme}"
YOUR_NOTE = "Uw aantekening (noem geen namen van bewoners)"
GENERAL = "het hele gesprek"
IS_DECISION = "Dit is een besluit: het komt terug in het volgende gesprek"
SAVE_NOTE = "Bewaar aantekening"
NOTE_EMPTY = "Schrijf eerst een aantekening."
NOTE_SAVED = "De aantekening is bewaard."

# agreements
NEW = "Nieuwe afspraak"
WHAT = "Wat spreekt u af?"
WHO = "Wie doet het?"
DUE = "Uiterlijk op (dd-mm-jjjj)"
WHY = "Waarom?"
ABOUT_THEME = "Over welk thema? (mag leeg)"
ABOUT_ORGANISATION = "Over welke organisatie? (mag leeg)"
ABOUT_ACTIVITY = "Over welke activiteit? (mag leeg)"
NONE = "Geen"
SAVE = "Leg de afspraak vast"
SAVED = "De afspraak is vastgelegd."
NEEDED = "Vul in: {fields}."
NO_DATE = "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 31-03-2026."
CHANGE = "Werk bij"
STATUS = "Hoe staat het?"
STATUSES: dict[Status, str] = {"open": "Nog open", "done": "Gedaan", "dropped": "Vervalt"}
NEW_DUE = "Nieuwe datum (dd-mm-jjjj, mag leeg)"
NEW_WHO = "Wie doet het nu? (mag leeg)"
REASON = "Toelichting"
SAVE_CHANGE = "Bewaar"
NEEDS_REASON = "Schrijf in de toelichting waarom de afspraak vervalt of later wordt."
NOTHING_CHANGES = "U heeft nog niets veranderd."
CHANGED = "De afspraak is bijgewerkt."
HISTORY = "Wat er eerder is gebeurd"
TO_CALENDAR = "Zet open afspraken in uw agenda (ics)"
TO_TABLE = "Alle afspraken als tabel (csv)"
CALENDAR_FILE, TABLE_FILE = "afspraken.ics", "afspraken.csv"

# presenting
PRESENT = "Toon op groot scherm"
STOP = "Stop met tonen"
NEXT, BEFORE = "Volgende", "Vorige"
KEYS_HELP = "Met de pijltjes naar rechts en links gaat u verder en terug."
ESSENCE = "Het belangrijkste"


def heading(when: When, subtitle: str) -> str:
    """Which review is on screen."""
    name = f"Heel {when}" if isinstance(when, int) else in_words(when)
    return f"{name}, {subtitle[0].lower()}{subtitle[1:]}" if subtitle else name


def newest(when: When, year: int | None) -> str:
    """That the period was not chosen, with how to choose; `year` is the year that was chosen without a quarter."""
    if isinstance(when, int):
        return CHOOSE_YEAR
    return NEWEST_OF_YEAR.format(year=year) if year else CHOOSE_QUARTER


def not_heeded(filters: Filters) -> str:
    """Which chosen filters do not hold for a review, which is about all that reports tell in a quarter."""
    held = (("wijk", filters.district), ("doelgroep", filters.target_group), ("wie spreekt", filters.voice))
    chosen = [name for name, value in held if value]
    return (
        f"Het gesprek gaat over alles in de periode: de filters op {listed(chosen)} gelden hier niet." if chosen else ""
    )


def too_much(count: int) -> str:
    """That a theme has more than the agenda can hold, with where it stands."""
    return (
        f"Bij dit thema horen {labels.number(count)} activiteiten en uitspraken. Dat is te veel voor deze agenda. U "
        "vindt ze in het verslag en op de pagina van het thema."
    )


def slide(at: int, of: int) -> str:
    """Which point is on screen."""
    return f"Punt {at} van {of}"


def terms(one: Agreement, today: date) -> str:
    """Who does it, by when, and how it stands."""
    return f"{one.terms.who}, uiterlijk {labels.day(one.terms.due)} · {standing(one.standing(today))}"


def standing(value: Standing) -> str:
    """How an agreement stands, in a word."""
    return STANDINGS[value]


def about(subject: Subject) -> str:
    """What an agreement is about; empty where it is about nothing in particular."""
    return ", ".join(name for name in (subject.theme, subject.activity, subject.organisation) if name)


def made(one: Agreement) -> str:
    """When an agreement was made, and by whom."""
    return f"{labels.iso_day(one.decided_at[:10])}: vastgelegd door {one.decided_by}"


def changed(one: Change) -> str:
    """One change to an agreement."""
    parts = [
        STANDINGS[one.status] if one.status else "", f"uiterlijk {labels.day(one.due)}" if one.due else "",
        f"wie: {one.who}" if one.who else "", one.reason,
    ]  # fmt: skip
    return f"{labels.iso_day(one.decided_at[:10])}, {one.decided_by}: {', '.join(part for part in parts if part)}"


def missing(fields: list[str]) -> str:
    """Which fields are still to be filled."""
    return NEEDED.format(fields=", ".join(field.rstrip("?").lower() for field in fields))
