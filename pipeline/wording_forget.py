"""Every Dutch word of the commands that make the program forget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.forgetting_search import Found

HELP = "Vergeet een document, een verhaal of een persoon, of verwerk dat iemand zijn toestemming intrekt."
HELP_DOCUMENT = (
    "Vergeet hele documenten.\n\nVoorbeeld: verhaal forget document 3f2a… --by Anna --reason 'verzoek van 3 maart'"
)
HELP_STORY = (
    "Vergeet één verhaal, overal waar het is aangeleverd. De rest van het bestand blijft tellen.\n\n"
    "Voorbeeld: verhaal forget story 3f2a90c1d4e5f6a7-s2 --by Anna --reason 'verzoek van 3 maart'"
)
HELP_PERSON = (
    "Vergeet een persoon. Geef elke schrijfwijze van de naam op.\n\n"
    "Voorbeeld: verhaal forget person 'Fatima el Amrani' 'mevrouw El Amrani' --by Anna --reason 'verzoek'"
)
HELP_WITHDRAW = (
    "Verwerk dat iemand de toestemming voor een verhaal intrekt: het telt mee en wordt nooit meer getoond.\n\n"
    "Voorbeeld: verhaal forget consent 3f2a90c1d4e5f6a7-s2 --by Anna --reason 'brief van 3 maart'"
)
HELP_NAME = (
    "Haal een naam weg die is blijven staan. Het origineel blijft; in het overzicht komt de naam niet meer terug.\n\n"
    "Voorbeeld: verhaal forget name 'Roos de Wit' --document 3f2a90c1 --by Anna"
)
HELP_WRITTEN = "De naam, zoals die er staat: één tot vijf woorden."
HELP_ONE = "Alleen in dit document (sha256, of het begin ervan)."
HELP_EVERYWHERE = "In alle documenten, ook die nog komen."
ONE_OR_ALL = "Kies één van beide: --document CODE of --everywhere."
NO_WORDS = "Geef één tot vijf woorden van samen minstens twee letters, en wie dit doet."
HIDDEN = "Klaar. De naam is weggehaald. Opnieuw gelezen documenten: {count}. Het origineel is niet veranderd."
HELP_LIST = "Toon wat er is vergeten, wanneer en door wie, zonder gegevens van personen."
HELP_RESUME = "Ga verder met vergeten dat halverwege is gestopt."
HELP_DOCUMENTS = "De sha256 van het bestand (staat bij het document in het dashboard), of het begin ervan."
HELP_STORY_ID = "De code van het verhaal."
HELP_FORMS = "De naam, zoals die in de bestanden kan staan; meer schrijfwijzen mag."
HELP_ONLY = "Zoek alleen in dit document (sha256); meer mag."
HELP_BY = "Wie dit besluit."
HELP_REASON = "Waarom, zonder de naam van de persoon."
HELP_YES = "Vraag niet om bevestiging."
HELP_OUT = "Schrijf het bewijs ook naar dit bestand (JSON)."

LOOKING = "Zoeken"
NOTHING = "Niets gevonden. Er is niets veranderd."
NO_SUCH_DOCUMENT = "Geen document begint met {start}, of meer dan één. Er is niets veranderd."
NO_NAME = "Geef een naam van minstens drie letters."
NEEDS_BY = "Geef op wie dit besluit: --by NAAM."
SURE = "Dit kan niet worden teruggedraaid. Doorgaan?"
STOPPED = "Er is niets veranderd."
DONE = "Klaar. Het bewijs staat in het logboek onder nummer {number}. Start een open dashboard opnieuw."
UNFINISHED = "Vergeten nummer {number} is halverwege gestopt. Ga eerst verder met: verhaal forget resume"
NONE_UNFINISHED = "Er is niets dat halverwege is gestopt."
NONE_YET = "Er is nog niets vergeten."
NOT_SEARCHED = (
    "Niet te doorzoeken, kijk zelf (plaatjes, wachtwoorden, beschadigd): {count}. Vergeet zo'n bestand desnoods heel."
)
_KINDS = {
    "document": "document", "story": "verhaal", "person": "persoon", "withdrawal": "toestemming ingetrokken",
    "retention": "bewaartermijn om", "words": "naam weggehaald",
}  # fmt: skip
_BACKUPS = "Reservekopieën houden het nog tot en met {until}."
_BACKUPS_UNKNOWN = (
    "Tot wanneer reservekopieën het nog houden, is niet ingesteld: vul [retention] backup_days in, en vraag het de "
    "beheerder van de reservekopieën."
)
_LEFT = "Nagekeken wat er over is: kluis {vault}, databestand {store}, besluiten {decisions}."


def show_found(found: Found) -> str:
    """What will change, before anybody says yes."""
    stories = sum(map(len, found.stories.values()))
    lines = [
        f"Documenten die helemaal weggaan: {len(found.removed)}",
        f"Documenten waaruit iets weggaat (het oorspronkelijke bestand gaat weg, wat er is gelezen blijft): "
        f"{len(found.cut)}",
        f"Verhalen die weggaan: {stories}",
        f"Bestanden die alleen een andere naam krijgen: {len(found.renamed)}",
        f"E-mails en zips die weggaan omdat het erin zat: {len(found.containers)}",
        *(f"  {document}" for document in found.touched),
    ]
    if found.not_searched:
        lines += [NOT_SEARCHED.format(count=len(found.not_searched)), *(f"  {one}" for one in found.not_searched)]
    return "\n".join(lines)


def show_certificate(body: dict[str, Any]) -> str:
    """What was done, and what is left."""
    lines = [DONE.format(number=body["number"])]
    if "left" in body:
        until = body["in_backups_until"]
        lines += [_LEFT.format(**body["left"]), _BACKUPS.format(until=until) if until else _BACKUPS_UNKNOWN]
    return "\n".join(lines)


def show_erasure(number: int, kind: str, by: str, at: str, finished: bool) -> str:
    """One line of the list."""
    return f"{number}  {at[:10]}  {_KINDS[kind]}  door {by}" + ("" if finished else "  (niet afgemaakt)")
