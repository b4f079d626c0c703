"""A town of two organisations, one of which holds a canary in every field: what a provider of the other never sees."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pipeline import tables
from pipeline.access import signature
from pipeline.agreed import Subject, Terms
from pipeline.decisions import Agreements, Correction, Decisions, Inbox, Notes, Queue
from pipeline.decisions.views import Views
from pipeline.delivery import DECISIONS
from tests.dashboards.builders import Rows, told_town, with_candidate

OWN, OTHER = "Buurthuis De Linde", "Vogelvereniging Zuid"
OWN_DOCUMENT, OTHER_DOCUMENT, STRAY = "jaarverslag_linde", "uren_taalhuis", "kwartaal_fiets"
WORD, NUMBER, YEAR = "kanarie", 7654321.0, 2031
CANARIES = (WORD, "7654321", "7.654.321", str(YEAR), OTHER_DOCUMENT, STRAY)
COLLEAGUE = signature("Jan de Wit", OWN)
_OWN_WORDS = {"document", "organisation", "content_key", "run_id", "model_version"}
"""Texts that tests find rows by; every other text is a canary."""


def town() -> Rows:
    """The small town, in which all that is not of De Linde is of the bird club and of nobody known."""
    rows = with_candidate(told_town())
    rows.sheet(OWN_DOCUMENT, ("Activiteit", "Gepland", "Gerealiseerd"), ("Samen koken", "1200", "1312,5"))
    rows.sheet(OTHER_DOCUMENT, ("Activiteit", "Gepland", "Gerealiseerd"), ("Taalles", "100", "90"))
    _pitch(rows)
    for table in tables.ALL:
        for row in rows.held.get(table.name, []):
            if row.get("document", "") != OWN_DOCUMENT:
                _mark(table, row)
    return rows


def _pitch(rows: Rows) -> None:
    pitch = rows.document("plan_vogels", OTHER, kind="pitch")
    rows.add(tables.PROMISES, promise_id="p1", document=pitch, kind="effect", value="financien", sure=True, written="x",
             location="pagina 1", position=1)  # fmt: skip


def _mark(table: tables.Table, row: dict[str, Any]) -> None:
    for column in table.columns:
        name = column.name
        if name == "organisation" and row.get(name) is not None:
            row[name] = OTHER
        elif name in _OWN_WORDS or name in table.key or name.endswith("_id") or name == "theme" or column.choices:
            continue
        elif column.dtype == pl.String():
            row[name] = _text(table, name, row)
        elif column.dtype == pl.Float64() and name in ("planned", "realised", "hours"):
            row[name] = NUMBER
        elif column.dtype == pl.Date():
            row[name] = date(YEAR, 1 if "start" in name else 12, 1)


def _text(table: tables.Table, name: str, row: dict[str, Any]) -> str | None:
    """A text with a canary in it; what has a form of its own keeps it, and what stands somewhere stays as long."""
    if name in ("spans", "examples", "themes", "code", "stage", "language", "planned_cell", "realised_cell", "cell"):
        held: str | None = row.get(name)
        return held
    if table is tables.PROMISES and name == "value":
        return "financien"
    return f"{WORD} {name} van een ander {row.get('text', '')}"


def decide(folder: Path) -> None:
    """What people did: agreements, notes, views, corrections and verdicts on both, and deliveries of each."""
    ledger = folder / DECISIONS
    inbox = Inbox(ledger)
    inbox.deliver(OWN_DOCUMENT, "jaarverslag.docx", COLLEAGUE, "desk")
    inbox.deliver(OTHER_DOCUMENT, f"{WORD}.xlsx", f"{WORD} persoon", "desk")
    # handed in by De Linde, but it says to be of somebody else
    inbox.deliver(STRAY, f"{WORD}.docx", COLLEAGUE, "desk")
    inbox.decide(OTHER_DOCUMENT, "returned", f"{WORD} baas", f"{WORD} reden")
    Queue(ledger).add(OTHER_DOCUMENT, "delivered")
    Decisions(ledger).correct(
        Correction(
            OTHER_DOCUMENT, "programme", f"{WORD} programma", f"{WORD} baas", "Omdat het moet", "2026-01-05T09:00"
        )
    )
    Agreements(ledger).agree(
        Terms(f"{WORD} bellen", f"{WORD} wie", date(2026, 1, 1), f"{WORD} waarom", Subject(organisation=OTHER)),
        "2025-Q3", f"{WORD} baas",
    )  # fmt: skip
    Notes(ledger).note("2025-Q3", None, f"{WORD} notitie", f"{WORD} baas")
    Views(ledger).save(f"{WORD} weergave", "cijfers_en_verhalen", f"organisatie={WORD}", f"{WORD} baas")
