"""Every Dutch word about the audit log: of its commands, and what each action is called, also on screen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.audit import BEGUN, EARLIER, FAILED, FOUND, REFUSED, Entry, Event
from pipeline.audit.checking import Checked, Fault
from pipeline.audit.entries import DONE
from pipeline.audited import Verified

HELP = "Het logboek: wie wat deed. Regels komen erbij en veranderen niet."
HELP_VERIFY = (
    "Controleer of er niets aan het logboek is veranderd. Code 1 als er iets niet klopt.\n\n"
    "Voorbeeld: verhaal audit verify"
)
HELP_HEAD = "Een controlewaarde die u eerder noteerde: die moet in het logboek staan."
HELP_EXPORT = (
    "Geef het logboek als bestand, voor wie toezicht houdt.\n\n"
    "Voorbeeld: verhaal audit export --since 2026-01-01 --to csv --out logboek.csv"
)
HELP_SINCE, HELP_UNTIL = "Vanaf deze dag (2026-01-31).", "Tot en met deze dag."
HELP_WHO = "Alleen van deze persoon."
HELP_TO = "csv, json, jsonl of cef (voor een SIEM)."
HELP_OUT = "Naar dit bestand; anders op het scherm."
HELP_SHOW = "Toon de laatste regels.\n\nVoorbeeld: verhaal audit show --last 50"
HELP_LAST = "Hoeveel regels."
HELP_EXPIRE = (
    "Maak regels leeg waarvan de termijn voorbij is (instelling retention.audit_years). De keten blijft te "
    "controleren.\n\nVoorbeeld: verhaal audit expire"
)
HELP_RESEAL = (
    "Verzegel het logboek opnieuw, nadat het uit een reservekopie is teruggezet. Dat komt in het logboek.\n\n"
    "Voorbeeld: verhaal audit reseal"
)
HELP_YES = "Vraag niets."
BAD_FORM = "{form} kan niet. Kies uit csv, json, jsonl en cef."
BAD_DAY = "{written} is geen dag. Schrijf hem als 2026-01-31."
BAD_HEAD = "{written} is geen controlewaarde. Die ziet eruit als 1532:9f86d0… (een nummer en 64 tekens)."
CANNOT_WRITE = "{file} kan niet worden geschreven ({reason})."
WRITTEN = "Het logboek staat in {file}."
NO_TERM = "Er is geen termijn ingesteld voor het logboek (retention.audit_years). Er verandert niets."
NOTHING_DUE = "Er zijn geen regels van vóór {day}."
SURE = "De inhoud van {count} regels (tot en met nummer {last}) van vóór {day} gaat definitief weg. Doorgaan?"
STOPPED = "Er is niets veranderd."
EXPIRED = "{count} regels zijn leeg. Controlewaarde: {head}"
RESEALED = "Het logboek is opnieuw verzegeld. Controlewaarde: {head}"
NOTHING_BOOKED = "Er staat nog niets in het logboek."

ACTIONS: Mapping[Event, str] = MappingProxyType(
    {
        Event.READ_ORIGINAL: "origineel bekeken",
        Event.DELIVERED: "bestand aangeleverd",
        Event.CORRECTED: "verbeterd wat gelezen is",
        Event.CONFIRMED: "goedgekeurd",
        Event.RETURNED: "teruggestuurd",
        Event.TAKEN_BACK: "besluit teruggenomen",
        Event.JUDGED: "label beoordeeld",
        Event.REVIEWED: "notitie bij gesprek",
        Event.AGREED: "afspraak gemaakt of gewijzigd",
        Event.CHOSE: "verhalenpanel",
        Event.CHECKED_STORY: "verteller gevraagd",
        Event.ADOPTED: "thema of model in gebruik",
        Event.RETRAINED: "model bijgeleerd",
        Event.KEPT_VIEW: "weergave bewaard",
        Event.INGESTED: "bestanden ingelezen",
        Event.REBUILT: "alles opnieuw ingelezen",
        Event.EXPORTED: "bestand meegenomen",
        Event.ERASED: "gegevens verwijderd",
        Event.MARKED_MISSED: "gemiste naam gemeld",
        Event.RETENTION_DESTROYED: "vernietigd na bewaartermijn",
        Event.REKEYED: "nieuwe sleutel kluis",
        Event.BACKED_UP: "reservekopie gemaakt",
        Event.RESTORED: "teruggezet uit reservekopie",
        Event.PAPERS_MADE: "verantwoording gemaakt",
        Event.SIGNED_IN: "aangemeld",
        Event.SIGN_IN_FAILED: "aanmelden mislukt",
        Event.LOCKED: "account geblokkeerd",
        Event.SIGNED_OUT: "afgemeld",
        Event.ACCOUNT_MADE: "account gemaakt",
        Event.ACCOUNT_CHANGED: "account gewijzigd",
        Event.SETTINGS_CHANGED: "instellingen gewijzigd",
        Event.REFUSED: "geweigerd: niet bij de rol",
        Event.READ_AUDIT: "logboek meegenomen",
    }
)
OUTCOMES: Mapping[str, str] = MappingProxyType({
    DONE: "gelukt", REFUSED: "geweigerd", FAILED: "mislukt", EARLIER: "van vóór het logboek",
    FOUND: "buiten het programma om", BEGUN: "begonnen", "whole": "heel bestand", "page": "één pagina",
    "rejected": "afgewezen", "resealed": "opnieuw verzegeld", "invited": "uitgenodigd",
    "role": "rol gewijzigd", "blocked": "geblokkeerd", "unblocked": "vrijgegeven", "sessions_ended": "overal afgemeld",
    "password": "wachtwoord gezet",  # nosec B105  # a word on the page
})  # fmt: skip
NOBODY = "onbekend"

FAULTS: Mapping[Fault, str] = MappingProxyType(
    {
        "number": "Regel {number} ontbreekt, of er staat een andere regel op die plaats.",
        "version": "Regel {number} is gemaakt door een nieuwere versie van dit programma. Werk het programma bij.",
        "blank": "Regel {number} is leeggemaakt zonder dat de bewaartermijn voorbij was.",
        "words": "Regel {number} is veranderd na het vastleggen.",
        "chain": "Regel {number} sluit niet aan op de regel ervoor: er is een regel veranderd, weg of bij gekomen.",
        "head": "Regel {number} is een andere dan eerder op die plaats stond: het logboek is herschreven.",
        "cut_off": "Het logboek stopt vóór regel {number}; eerder waren er meer regels. Er is een stuk af.",
        "unknown_head": "De controlewaarde staat niet in het logboek: er is een stuk af, of het is herschreven.",
        "unreadable": "Het bestand van het logboek is vanaf regel {number} niet te lezen.",
    }
)
WHOLE = "Het logboek klopt: {rows}."
HEAD = "Controlewaarde: {head}"
KEEP_HEAD = "Bewaar deze waarde buiten dit systeem, en geef hem later mee met --head."
BROKEN = "Het logboek klopt niet."
WHAT_NOW = "Zet het systeem niet uit, maak een kopie van de gegevensmap en waarschuw de CISO (docs/beheer/logboek.md)."
BLANK = "Van {rows} is de inhoud weg na de bewaartermijn."
BACKWARDS = "Let op: de klok ging terug bij {rows}. De nummers geven de volgorde."
NO_SEAL = "Er is nog geen zegel in de kluis."
SEALED = "Het zegel in de kluis past (regel {number})."
BAD_SEAL = "Het zegel in de kluis is niet te openen: {why}"
UNBOOKED = "Besluiten zonder regel in het logboek: {table} {numbers}."
FOUND_ROWS = "Let op: besluiten die buiten het programma om zijn toegevoegd, staan bij {rows}."
_MOST = 10


def show_entry(entry: Entry) -> str:
    """A row on one line."""
    if entry.at is None or entry.action is None:
        return f"{entry.number:>6}  (leeg na bewaartermijn)"
    who = f"{entry.who or NOBODY} ({entry.role})" if entry.role else entry.who or NOBODY
    outcome = "" if entry.outcome == DONE else f" [{outcome_name(entry)}]"
    return f"{entry.number:>6}  {entry.at[:19]}Z  {who}: {action_name(entry)}, {entry.kind} {entry.object_id}{outcome}"


def action_name(entry: Entry) -> str:
    """What an action is called; one of a newer program by its own name."""
    return ACTIONS[Event(entry.action)] if entry.action in set(Event) else str(entry.action)


def outcome_name(entry: Entry) -> str:
    """How it ended."""
    return OUTCOMES.get(entry.outcome or "", entry.outcome or "")


def show_verified(verified: Verified) -> list[str]:
    """What came of a check, line by line."""
    checked = verified.checked
    if checked.broken:
        return [BROKEN, FAULTS[checked.broken.fault].format(number=checked.broken.number), WHAT_NOW]
    lines = [WHOLE.format(rows=_how_many(checked.head.number or 0)), *_notices(checked), _seal(verified)]
    for table, numbers in verified.unbooked.items():
        lines.append(UNBOOKED.format(table=table, numbers=_listed(numbers)))
    if verified.found:
        lines.append(FOUND_ROWS.format(rows=f"regel {_listed(verified.found)}"))
    if not verified.well:
        lines = [BROKEN, *lines[1:], WHAT_NOW]
    return [*lines, HEAD.format(head=checked.head), KEEP_HEAD]


def _notices(checked: Checked) -> list[str]:
    blank = [BLANK.format(rows=_how_many(checked.blank))] if checked.blank else []
    back = [BACKWARDS.format(rows=f"regel {_listed(checked.backwards)}")] if checked.backwards else []
    return [*blank, *back]


def _seal(verified: Verified) -> str:
    if verified.unsealable:
        return BAD_SEAL.format(why=verified.unsealable)
    return SEALED.format(number=verified.sealed.number) if verified.sealed else NO_SEAL


def _how_many(count: int) -> str:
    return "1 regel" if count == 1 else f"{count} regels"


def _listed(numbers: tuple[int, ...] | list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:_MOST])
    return shown if len(numbers) <= _MOST else f"{shown} en nog {len(numbers) - _MOST}"
