"""Every Dutch word of the command line, and how its results are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from pipeline.doctor import Finding
    from pipeline.run import Progress as Report
    from pipeline.run import Summary

HELP = "Verhaal: het verhaal achter de cijfers. Leest verslagen en verhalen en zet ze naast de uren en aantallen."
HELP_SETTINGS = "Bestand met instellingen (TOML). Zonder dit gelden de standaardinstellingen."
HELP_INGEST = "Lees verslagen en verhalen in.\n\nVoorbeeld: verhaal ingest sample_reports/"
HELP_PATHS = "Mappen of bestanden: Word, PDF, Excel, ODT, CSV, HTML, e-mail, zip of tekst."
HELP_AGAIN = "Lees ook opnieuw wat al gelezen is."
HELP_REBUILD = "Maak alle cijfers en citaten opnieuw uit de bewaarde bestanden.\n\nVoorbeeld: verhaal rebuild"
HELP_EXTRACT = (
    "Lees één bestand en toon wat erin staat, zonder iets op te slaan.\n\n"
    "Voorbeeld: verhaal extract verslag.docx --json"
)
HELP_FILE = "Het bestand dat gelezen moet worden."
HELP_JSON = "Toon alles als JSON."
HELP_LABEL = (
    "Geef zinnen een label. Leest JSON-regels van de standaardinvoer.\n\n"
    'Voorbeeld: echo \'{"id": "1", "text": "Ik kom weer buiten.", "context": ""}\' | verhaal label'
)
HELP_CORRECT = (
    "Leg een verbetering vast bij een document; bij de volgende keer inlezen geldt ze.\n\n"
    "Voorbeeld: verhaal correct 3f2a… organisation 'Stichting De Brug' --by Anna --reason 'stond er niet in'"
)
HELP_DOCUMENT = "De sha256 van het bestand (staat bij het document in het dashboard)."
HELP_FIELD = "organisation, programme, grant_number, period_start of period_end."
HELP_VALUE = "De juiste waarde; leeg als het er niet in staat. Datums als 2025-01-31."
HELP_BY = "Wie dit besluit."
HELP_REASON = "Waarom."
HELP_DASHBOARD = "Open het dashboard in de browser.\n\nVoorbeeld: verhaal dashboard --port 8501"
HELP_PORT = "Poort; is die bezet, dan wordt de volgende vrije gebruikt."
HELP_OPEN = "Open de browser vanzelf, of niet."
HELP_DOCTOR = "Controleer de installatie en zeg wat er moet gebeuren.\n\nVoorbeeld: verhaal doctor"

HELP_WORK = "Lees wat klaarstaat. Het dashboard start dit zelf; los starten kan ook, bijvoorbeeld op een server."
HELP_WATCH = (
    "Houd een map in de gaten en lees elk bestand dat erin komt, tot u stopt met Ctrl+C.\n\n"
    "Voorbeeld: verhaal watch /data/aangeleverd --by 'Postkamer'"
)
HELP_WATCHED = "De map die in de gaten wordt gehouden."
HELP_DELIVERED_BY = "Namens wie de bestanden worden aangeleverd."

HELP_SEARCH = (
    "Zoek in alle teksten, op woorden en op betekenis. Namen van mensen zijn vervangen.\n\n"
    "Voorbeeld: verhaal search 'mensen die weer buiten komen' --period 2025 -n 5"
)
HELP_QUERY = "Wat u zoekt: een woord, een code of een hele zin."
HELP_ORGANISATION = "Alleen organisaties met deze naam, of een deel ervan."
HELP_PROGRAMME = "Alleen programma's met deze naam, of een deel ervan."
HELP_PERIOD = "Alleen documenten over dit jaar of kwartaal: 2025 of 2025-Q2."
HELP_THEME = "Alleen teksten met een zin over dit thema (het id, zoals financien)."
HELP_VOICE = "Alleen teksten waarin deze stem spreekt: bewoner, naaste, professional of onbekend."
HELP_STORIES = "Alleen verhalen."
HELP_MOST = "Hoeveel er hooguit worden getoond."

NOTHING_INGESTED = "Er is nog niets ingelezen. Begin met: verhaal ingest map/"
BAD_PERIOD = "{period} is geen periode. Schrijf een jaar of een kwartaal: 2025 of 2025-Q2."
NOTHING_FOUND = "Niets gevonden. Probeer een ander woord, of haal een filter weg."
NOT_SURE = "We vonden niets dat hier zeker over gaat. Dit lijkt er het meest op:"
NOWHERE = "Deze woorden staan nergens: {words}."
WATCHING = "Nieuwe bestanden in {folder} worden gelezen (stoppen met Ctrl+C)"
ABSENT = "{path} bestaat niet. Controleer de naam van het bestand of de map."
BAD_LINE = "In of na regel {first} staat een regel die geen goede JSON is met id en text: {error}"
CORRECTED = "Vastgelegd. Het geldt meteen in het dashboard, en bij de volgende keer inlezen overal."
ADDRESS = "Het dashboard staat op {address} (stoppen met Ctrl+C)"

_GROUNDS = {"words": "zelfde woorden", "meaning": "zelfde betekenis", "both": "zelfde woorden en betekenis"}
_STEPS = {"read": "Lezen", "understand": "Begrijpen en bewaren", "relabel": "Opnieuw beoordelen",
          "connect": "Verhalen bij uren zoeken"}  # fmt: skip
_MARKS = {"error": "✗", "warning": "!"}
_ERRORS = Console(stderr=True)
_OUT = Console(highlight=False, soft_wrap=True)


@contextmanager
def progress() -> Iterator[Report]:
    """A progress bar for each step, on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_ERRORS) as bar:
        tasks = {step: bar.add_task(words, total=None, visible=False) for step, words in _STEPS.items()}

        def report(step: str, done: int, total: int) -> None:
            bar.update(tasks[step], completed=done, total=total, visible=True)

        yield report


def show_summary(summary: Summary) -> None:
    """What came of a run, and which files need a look."""
    for filename, severity, message, location in summary.troubled:
        where = f" ({location})" if location else ""
        _OUT.print(f"{_MARKS[severity]} {filename}{where}: {message}", markup=False)
    _OUT.print(
        f"Gelezen: {summary.read} · gelezen met opmerkingen: {summary.partial} · "
        f"niet te lezen: {summary.refused} · ongewijzigd: {summary.unchanged}"
    )
    if summary.erased:
        _OUT.print(
            f"Niet aangenomen, omdat het eerder op verzoek of na de bewaartermijn is verwijderd: {summary.erased}"
        )
    if summary.relabelled:
        _OUT.print(f"Opnieuw beoordeeld, omdat het themamodel of de doelenboom anders is: {summary.relabelled}")


def describe(found: dict[str, Any]) -> str:
    """What was read of one document, for a person at a terminal."""
    document = found["document"]
    sentences = [sentence for passage in found["passages"] for sentence in passage["sentences"]]
    kinds = Counter(sentence["kind"] for sentence in sentences)
    period = document["period"]
    lines = [
        f"{document['filename']}: {document['organisation'] or 'organisatie onbekend'}, "
        f"{period['start'] or '?'} t/m {period['end'] or '?'}",
        f"{len(found['activities'])} cijfers, {len(sentences)} zinnen "
        f"({kinds['outcome']} over een effect), {len(found['stories'])} verhalen",
    ]
    for issue in found["issues"]:
        where = f" ({issue['location']})" if issue["location"] else ""
        lines.append(f"- {issue['message']}{where}")
    return "\n".join(lines)


def show_answer(found: dict[str, Any]) -> str:
    """What a search found, for a person at a terminal."""
    lines = [NOWHERE.format(words=", ".join(found["missing"]))] if found["missing"] else []
    if not found["hits"]:
        return "\n".join([*lines, NOTHING_FOUND])
    lines += [] if found["sure"] else [NOT_SURE]
    for number, hit in enumerate(found["hits"], start=1):
        source = hit["source"]
        page = f", pagina {source['page']}" if source["page"] else ""
        where = f"{source['organisation'] or 'organisatie onbekend'}, {source['filename']}{page}"
        lines.append(f"{number}. {hit['text']}\n   {where} ({_GROUNDS[hit['why']['ground']]})")
    return "\n".join(lines)


def show_finding(finding: Finding) -> str:
    """One line of the doctor's report."""
    mark = "✓" if finding.well else ("✗" if finding.needed else "–")
    return f"{mark} {finding.what}" + ("" if finding.well else f"\n  {finding.cure}")
