"""The Dutch words of the upload desk, in plain B1 Dutch."""

from __future__ import annotations

import re
from datetime import date, datetime

from dashboards import labels
from pipeline.decisions.history import Decided

DESK = "Aanleveren"
DESK_INTRO = "Lever verslagen en verhalen aan, kijk na wat is gelezen, en keur het goed of stuur het terug."
YOUR_NAME = "Uw naam"
NAME_HELP = "We leggen uw naam vast bij alles wat u aanlevert of besluit."
NAME_EXAMPLE = "Bijvoorbeeld: Anna de Boer"
NAME_FIRST = "Vul eerst bovenaan de pagina uw naam in."

# uploading
UPLOAD_TITLE = "Bestanden aanleveren"
UPLOAD = "Kies bestanden, of sleep ze hierheen"
UPLOAD_HELP = "Word, PDF, Excel, ODF, CSV, tekst, webpagina, e-mail of zip. Ook een foto of scan kan."
LARGEST = "Een bestand mag hooguit {size} MB groot zijn."
UPLOAD_BUTTON = "Lever aan"
ERASED_BEFORE = (
    "{name} is niet aangenomen. Dit bestand is eerder verwijderd: op verzoek, of omdat de bewaartermijn om was."
)
NO_FILES = "Kies eerst een of meer bestanden."
DELIVERED_NOW = "Net aangeleverd"
READ_NOW = "Klaar met lezen"
SEEN_BEFORE = "was al eerder aangeleverd"
STEPS = {"": "wacht op zijn beurt", "read": "lezen", "understand": "begrijpen en namen vervangen",
         "relabel": "opnieuw beoordelen", "connect": "verhalen bij uren zoeken"}  # fmt: skip
STEP_ORDER = ("", "read", "understand", "relabel", "connect")
NO_WORKER = (
    "Er wordt nu niets gelezen. Start het dashboard met ‘verhaal dashboard’, of geef de opdracht ‘verhaal work’."
)

# inbox
INBOX_TITLE = "Postvak"
STAGES = {
    "check": "Wacht op u", "queued": "Wordt gelezen", "returned": "Wacht op de organisatie",
    "refused": "Niet te lezen", "confirmed": "Goedgekeurd",
}  # fmt: skip
STAGE_SIGNS = {"check": "●", "queued": "…", "returned": "←", "refused": "✕", "confirmed": "✓"}
STAGE_INTROS = {
    "check": "Kijk na wat is gelezen. Keur het goed, of stuur het terug.",
    "queued": "De computer is hiermee bezig. U hoeft niets te doen.",
    "returned": "Teruggestuurd. De organisatie levert een nieuwe versie aan.",
    "refused": "De computer kon dit niet lezen. Het bestand is bewaard. Stuur het terug met de reden.",
    "confirmed": "Nagekeken en goedgekeurd.",
}
EMPTY_INBOX = "Het postvak is leeg. Lever hierboven een bestand aan."
OPEN = "Nakijken"
LOOK = "Bekijken"
NOT_READ_YET = "Nog niet gelezen bestand"
NOT_READABLE = "Niet te lezen bestand"
MAILBOX = "Welke bestanden wilt u zien?"

# reviewing
BACK_TO_INBOX = "Terug naar het postvak"
GONE = "Dit bestand staat niet (meer) in het postvak."
FACTS_TITLE = "Van wie en wanneer"
FACTS_INTRO = "Dit vond de computer in het bestand."
PERIOD_HELP = "Kies een periode, of schrijf zelf: 01-09-2023 t/m 31-08-2024."
CHOOSE_OR_WRITE = "Kies of schrijf"
NOT_IN_FILE = "Dit staat niet in het bestand"
NO_SUCH = {
    "period": "Schrijf twee dagen, bijvoorbeeld: 01-09-2023 t/m 31-08-2024. De eerste dag staat voorop.",
    "amount": "Schrijf een bedrag, bijvoorbeeld 45.000 of 1.250,50.",
}
NOT_FOUND = "niet gevonden"
NOTHING = "geen getal"
CHANGE = "Wijzig"
ALTERNATIVE = "Kies"
NEAR_MISS = "Bedoelt u"
REMEMBER = "Onthoud: wie ‘{written}’ schrijft, is deze organisatie"
NEW_VALUE = "Het moet zijn"
CHECKS_TITLE = "Waar u op kunt letten"
NO_CHECKS = "De computer vond niets om op te letten. Kijk zelf nog wel even mee."
PROPOSAL = "Voorstel"
SHOW_PLACE = "Toon"
READ_TITLE = "Wat is gelezen"
WHICH_PART = "Welk deel van het bestand?"
RUNNING_TEXT = "De lopende tekst"
STORIES_PART = "De verhalen"
IN_DOCUMENT = "Dit staat in het bestand"
AS_READ = "Dit las de computer"
NO_FIGURES_HERE = "Uit dit deel zijn geen cijfers gelezen."
LEGEND_FIGURE = "gelezen als cijfer"
LEGEND_ISSUE = "kijk hier goed naar"
LEGEND_HERE = "hier"
HIDDEN_SHEET = "verborgen werkblad"
ROW = "rij"
COUNTS = "Telt mee?"
ROW_KINDS = {
    "data": "Ja, telt mee",
    "subtotal": "Nee, subtotaal",
    "total": "Nee, totaal",
    "removed": "Nee, geen cijfer",
}
ACTIVITY = "Activiteit"
SAVE = "Opslaan"
CANCEL = "Annuleren"
NO_NUMBER = "Schrijf een getal, bijvoorbeeld 1.240 of 12,5. Laat het vak leeg als er geen getal is."
COLUMNS_TITLE = "Wat betekenen de kolommen?"
COLUMNS_INTRO = (
    "Klopt een kolom niet? Kies wat hij wel betekent. We lezen het bestand dan opnieuw, "
    "en onthouden het voor volgende verslagen van deze organisatie."
)
COLUMN_MEANING = "Betekenis van kolom ‘{heading}’"
COLUMN_MEASURE = "Wat telt kolom ‘{heading}’?"
NAMELESS_COLUMN = "kolom {number}"
MEANINGS = {
    "label": "Naam van de activiteit", "section": "Groep of thema", "planned": "Gepland", "realised": "Gerealiseerd",
    "unit": "Eenheid", "period": "Periode", "note": "Opmerking", "ignored": "Niet gebruiken", "unknown": "Onbekend",
}  # fmt: skip
BY_PERSON = "door een mens bepaald"
REREADING = "Het bestand wordt gelezen."
FAILED = (
    "De computer liep drie keer vast op dit bestand, en heeft het opzij gelegd. Het bestand is bewaard. "
    "Laat het nog een keer lezen, of stuur het terug en vraag om een andere versie."
)
FAILED_AGAIN = "Opnieuw lezen lukte niet. Hieronder staat wat eerder was gelezen."
FAILED_REASON = (
    "We konden dit bestand niet lezen. Kunt u het opnieuw opslaan en nog een keer aanleveren, "
    "als Word-, PDF- of Excel-bestand?"
)
READ_AGAIN = "Lees het nog een keer"
STORY = "Verhaal {number}"
CONSENTS = {
    "yes": "toestemming: ja", "anonymous": "toestemming: ja, anoniem", "no": "toestemming: nee",
    "unknown": "toestemming: niet bekend",
}  # fmt: skip
WITHHELD_CELL = "niet getoond: geen toestemming"
TEXT_LEGEND = "gelezen als verandering in iemands leven"
NO_TEXT = "Uit dit bestand is geen lopende tekst gelezen."
NO_STORIES = "In dit bestand zijn geen verhalen gevonden."

# the original
ORIGINAL_TITLE = "Het originele bestand"
ORIGINAL_NOTE = "In het origineel kunnen namen van mensen staan. We leggen vast dat u het bekijkt."
VIEW_ORIGINAL = "Bekijk het origineel"
WHICH_PAGE = "Bladzijde"
MOST_PAGES = 2000
NO_ORIGINAL = "Het origineel is niet te vinden in de kluis. Vraag de beheerder om de back-up terug te zetten."
DOWNLOAD = "Download het origineel"
ORIGINAL_NAME = "origineel-{document}"
HIDE_ORIGINAL = "Sluit het origineel"
ORIGINAL_ALT = "Bladzijde {page} van het originele bestand, met de gelezen cijfers en zinnen gemarkeerd"
LOADING_ORIGINAL = "Bladzijde ophalen…"

# deciding
DECIDE_TITLE = "Uw besluit"
TO_DECISION = "Naar uw besluit"
WAIT_WITH_CONFIRMING = "Goedkeuren kan als het bestand is gelezen."
CONFIRM = "Keur goed"
RETURN = "Stuur terug"
REASONS = "Waarom stuurt u het terug?"
REASONS_HELP = "Schrijf wat er anders moet. U stuurt deze tekst daarna zelf naar de organisatie."
RETURN_NOW = "Stuur terug met deze reden"
NEEDS_REASON = "Schrijf op waarom u het terugstuurt."
UNDO = "Maak ongedaan"
DECISIONS_TITLE = "Wat is aangepast en besloten"
NEXT = "Volgende die op u wacht"
CONFIRMED_BY = "Goedgekeurd door {name}, {when}."
RETURNED_BY = "Teruggestuurd door {name}, {when}."
SUBJECTS = {
    "organisation": "organisatie", "programme": "programma", "grant_number": "subsidienummer",
    "period_start": "eerste dag", "period_end": "laatste dag", "amount": "bedrag", "kind": "soort",
    "planned": "gepland", "realised": "gerealiseerd", "activity": "naam van de activiteit", "row_kind": "telt mee",
    "measure": "wat het telt", "confirmed": "goedgekeurd", "returned": "teruggestuurd",
}  # fmt: skip
FIELDS = {
    "organisation": "Organisatie", "programme": "Programma", "period": "Periode", "grant_number": "Subsidienummer",
    "amount": "Subsidiebedrag", "kind": "Soort document",
}  # fmt: skip
KINDS = {
    "report": "verslag", "figures": "cijfers", "stories": "verhalen", "pitch": "plan of pitch", "unknown": "onbekend",
}  # fmt: skip
GROUNDS = {
    "label": "staat zo in het bestand", "cover": "staat op het voorblad", "title": "staat in de titel",
    "header": "staat in de kop- of voettekst", "signature": "staat in de ondertekening", "text": "staat in de tekst",
    "filename": "staat in de bestandsnaam", "properties": "staat in de eigenschappen van het bestand",
    "sheet": "staat in de naam van het werkblad", "register": "lijkt op een bekende organisatie",
    "content": "volgt uit de inhoud", "container": "staat in een ander bestand van dezelfde levering",
}  # fmt: skip


def upload_help(megabytes: int) -> str:
    """What one can hand in."""
    return f"{UPLOAD_HELP} {LARGEST.format(size=megabytes)}"


def about(words: str, what: str | None) -> str:
    """The label of a button with, for who can't see where it stands, what it is about; the style hides that part."""
    return f"{words} *{plain(what)}*" if what else words


def figure_name(activity: str | None, measure: str, cell: str | None) -> str:
    """A figure for who can't see where a button stands: Samen koken, uren, C5."""
    return ", ".join(part for part in (activity or labels.NAMELESS, measure, cell) if part)


def certainty(confidence: float | None) -> str:
    """How sure the reader is of a fact, in words."""
    if confidence is None:
        return ""
    return "vrij zeker" if confidence >= 0.8 else "waarschijnlijk" if confidence >= 0.6 else "onzeker: kijk dit na"


def moment(iso: str | None) -> str:
    """A moment in words, in local time: 22 november 2026, 10:32."""
    if not iso:
        return ""
    at = datetime.fromisoformat(iso).astimezone()
    return f"{labels.day(at.date())}, {at:%H:%M}"


def delivered(by: str | None, at: str | None) -> str:
    """By whom and when a file was delivered."""
    return f"aangeleverd {moment(at)}" + (f" door {by}" if by else "") if at else ""


def checks(count: int) -> str:
    """How many things need a look."""
    return f"{labels.how_many(count, 'punt', 'punten')} om op te letten" if count else "niets om op te letten"


def part(number: int, page: int | None, sheet: str | None, figures: int) -> str:
    """One table of a document in a list: Tabel 2 (pagina 3), 12 cijfers."""
    where = f"blad {sheet}" if sheet else f"pagina {page}" if page else ""
    return f"Tabel {number}{f' ({where})' if where else ''}: {labels.how_many(figures, 'cijfer', 'cijfers')}"


def decided(one: Decided, by: str | None = None) -> str:
    """One decision in words: gerealiseerd → 1.240 (Anna, 22 november 2026, 10:32); `by` in place of who decided."""
    return f"{_what(one)} ({by or one.decided_by}, {moment(one.decided_at)})"


def _what(one: Decided) -> str:
    if one.kept == "reviews":
        return SUBJECTS[one.subject]
    if one.kept == "column_meanings":
        return f"kolom ‘{one.subject}’ → {MEANINGS[one.value or 'unknown'].lower()}"
    if one.kept == "aliases":
        return f"‘{one.subject}’ is {one.value}"
    return f"{SUBJECTS[one.subject]} → {_written(one.subject, one.value)}"


def _written(subject: str, value: str | None) -> str:
    """The value of a correction as people write it."""
    if value is None:
        return NOTHING if subject in ("planned", "realised") else NOT_FOUND
    if subject in ("planned", "realised", "amount"):
        return labels.number(float(value))
    if subject in ("period_start", "period_end"):
        return labels.day(date.fromisoformat(value))
    named = {"row_kind": ROW_KINDS, "kind": KINDS, "measure": labels.MEASURES}.get(subject, {})
    return named.get(value, value)


def plain(text: str) -> str:
    """Words of a document for a button or a label, where Streamlit takes signs for markup."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~:$])", r"\\\1", " ".join(text.split()))


def periods(today: date) -> dict[str, tuple[date, date]]:
    """The periods to choose from, the latest first: quarters, halves and years of this year and the three before it."""
    found: dict[str, tuple[date, date]] = {}
    for year in range(today.year, today.year - 4, -1):
        spans = [(1, 12), (7, 12), (1, 6), *((3 * quarter + 1, 3 * quarter + 3) for quarter in range(3, -1, -1))]
        for first, last in spans:
            end = date(year, last, 31 if last in (3, 12) else 30)
            found[labels.period(date(year, first, 1), end)] = (date(year, first, 1), end)
    return found


def table_name(number: int, page: int | None, sheet: str | None) -> str:
    """A table by its number and place."""
    return f"Tabel {number}" + (f", blad {sheet}" if sheet else f", pagina {page}" if page else "")


def text_part(figures: int) -> str:
    """The running text in the list of parts."""
    return f"{RUNNING_TEXT}: {labels.how_many(figures, 'cijfer', 'cijfers')}"


def stories_part(count: int) -> str:
    """The stories in the list of parts."""
    return f"{STORIES_PART} ({count})"
