"""Words of the page with the audit log; what actions are called is in pipeline/wording_audit.py."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dashboards.labels.roles import ROLES
from pipeline.access import Role
from pipeline.dutch import how_many
from pipeline.wording_audit import ACTIONS, NOBODY, OUTCOMES

__all__ = ["ACTIONS", "NOBODY", "OUTCOMES"]

TITLE = "Logboek"
INTRO = (
    "Wie deed wat, en wanneer? Elke regel sluit aan op de vorige. Wordt er iets veranderd of weggehaald, dan is dat "
    "te zien."
)
NO_TEXTS = (
    "In het logboek staan namen van medewerkers. Er staan geen namen van bewoners in, geen teksten en geen "
    "bestandsnamen."
)

CHECK_TITLE = "Klopt het logboek?"
CHECK_INTRO = "De controle leest alle regels na, en vergelijkt ze met het zegel in de kluis en met de besluiten."
CHECK = "Controleer nu"
CHECKING = "Het logboek wordt gecontroleerd."

ROWS_TITLE = "Wat er gebeurde"
WHO, EVERYBODY = "Wie", "Iedereen"
ACTION, ANY_ACTION = "Wat", "Alles"
PERIOD = "Wanneer"
PERIODS: Mapping[str, int | None] = MappingProxyType(
    {
        "Vandaag": 0,
        "Laatste 7 dagen": 6,
        "Laatste 30 dagen": 29,
        "Laatste jaar": 365,
        "Altijd": None,
    }
)
"""How many days before today each period begins; None for the beginning."""
DEFAULT_PERIOD = "Laatste 30 dagen"
NOTHING_BOOKED = "Er staat nog niets in het logboek."
NOTHING_FITS = "Geen regel past bij wat u koos."
NUMBER, WHEN, ROLE, WHAT_WITH, MARK, ENDED = "Nr", "Moment", "Rol", "Waarmee", "Kenmerk", "Afloop"
NEWEST = "De nieuwste regel staat bovenaan. Nederlandse tijd."
MORE_ROWS = "Toon meer regels"
DOWNLOAD_TITLE = "Meenemen"
DOWNLOAD_INTRO = "Alle regels die bij uw keuze passen, met de controlewaarde van elke regel. Tijden zijn in UTC."
DOWNLOAD_CSV, DOWNLOAD_LINES = "Download logboek als CSV", "Download logboek voor een SIEM (JSON-regels)"
FILE_NAME = "verhaal-logboek-{day}.{form}"
KINDS: Mapping[str, str] = MappingProxyType({
    "corrections": "gegeven van verslag", "figure_corrections": "cijfer", "column_meanings": "kolom",
    "aliases": "naam van organisatie", "reviews": "verslag", "judgements": "zin", "settlements": "zin",
    "samples": "steekproef", "model_choices": "model", "adopted_themes": "thema", "rejected_candidates": "thema",
    "views": "weergave", "agreements": "afspraak", "agreement_changes": "afspraak", "review_notes": "notitie",
    "pitch_confirmations": "pitch", "panels": "panel", "panel_events": "panel", "panel_feedback": "panel",
    "story_checks": "verhaal", "withdrawals": "besluit", "deliveries": "bestand", "viewings": "origineel",
    "erasures": "verzoek", "certificates": "bewijs", "action": "handeling", "account": "account", "audit": "logboek",
    "vault": "kluis", "store": "gegevens", "files": "bestanden", "backup": "reservekopie",
})  # fmt: skip
"""What the kinds of objects are called; others go by their own name, as the end of a file's name."""
SHOWN = 12
"""Signs of a hash that are shown; the download has all."""


def role(kept: str) -> str:
    """What a role is called."""
    return ROLES[Role(kept)] if kept in set(Role) else kept


def mark(object_id: str) -> str:
    """The number or hash of an object, short: '17/41a796af1207…'."""
    return "/".join(part if len(part) <= SHOWN else f"{part[:SHOWN]}…" for part in object_id.split("/"))


def counted(shown: int, held: int) -> str:
    """How many rows are on screen, and how many fit."""
    if shown == held:
        return f"{how_many(held, 'regel', 'regels')}. {NEWEST}"
    return f"{how_many(held, 'regel', 'regels')}, waarvan de nieuwste {shown} hier staan. {NEWEST}"
