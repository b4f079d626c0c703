"""What the upload desk shows and does: deliveries with how far they are, what was read of one, and decisions on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import polars as pl
import streamlit as st

from dashboards import data
from pipeline.decisions import Correction, FigureCorrection, FigureCorrections, History, Inbox, Queue, Teaching
from pipeline.decisions.corrections import Field
from pipeline.decisions.figures import FigureField, apply_figure_corrections, figure_place
from pipeline.decisions.history import Decided
from pipeline.decisions.inbox import Delivery, Review, Verdict
from pipeline.decisions.queue import Job
from pipeline.delivery import DECISIONS, VAULT
from pipeline.delivery import deliver as deliver_file
from pipeline.guidance import ColumnMeaning
from pipeline.store import Snapshot
from pipeline.tables import Tables
from pipeline.vault import Vault

Stage = Literal["check", "queued", "returned", "refused", "confirmed"]
"""Where a delivery is: waiting for the officer, being read, waiting for the organisation, not readable, or done."""
LEARNED = "Aangepast bij het controleren"
"""The reason that is booked with a correction of two clicks."""


@dataclass(frozen=True, slots=True)
class Item:
    """One delivery in the inbox; `row` is its row of DOCUMENTS, None until it was read."""

    document: str
    stage: Stage
    step: str
    row: dict[str, Any] | None
    delivered_by: str | None
    delivered_at: str | None
    suffix: str
    checks: int
    review: Review | None


def deliver(name: str, content: bytes, by: str) -> str:
    """Keep a file and let it wait to be read; gives its sha256."""
    return deliver_file(data.settings().data, content, name, by, "desk")


def inbox() -> list[Item]:
    """Every delivery, the newest first."""
    state, folder = data.snapshot(), data.settings().data
    rows = {row["document"]: row for row in data.documents(state).to_dicts()} if state else {}
    deliveries = {one.document: one for one in Inbox(folder / DECISIONS).deliveries()}
    jobs, reviews = Queue(folder / DECISIONS).jobs(), Inbox(folder / DECISIONS).reviews()
    checks = _checks(state) if state else {}
    items = [
        _item(document, rows.get(document), deliveries.get(document), jobs.get(document), reviews.get(document), checks)
        for document in {**deliveries, **jobs}
        # a zip or mail that was unpacked without trouble lives on in what was in it
        if document in rows or document not in jobs or jobs[document].state != "done"
    ]
    return sorted(items, key=lambda item: item.delivered_at or "", reverse=True)


def jobs() -> dict[str, Job]:
    """How far each document in the queue is."""
    return Queue(data.settings().data / DECISIONS).jobs()


def reading(state: Snapshot, document: str) -> Tables:
    """All that was read of a document, with corrected figures in place of what was read."""
    tables = _reading(str(state.path), document)
    held = FigureCorrections(_decisions()).held()
    return Tables(**{
        **{name: getattr(tables, name) for name in Tables.__dataclass_fields__},
        "activities": apply_figure_corrections(tables.activities, held),
    })  # fmt: skip


@st.cache_data(max_entries=32, show_spinner=False)
def _reading(path: str, document: str) -> Tables:
    return Snapshot(Path(path)).of_documents([document])


def corrected_figures() -> dict[tuple[str, str, str], str]:
    """Who corrected which figure, by (document, place, field)."""
    return FigureCorrections(_decisions()).deciders()


def correct_field(document: str, field: Field, value: str | None, by: str) -> None:
    """Book a person's word on a document."""
    data.correct([Correction(document, field, value, by, LEARNED)])


def learn_name(document: str, written: str | None, name: str, by: str) -> None:
    """Remember that reports which say `written` are of the organisation `name`."""
    if written and written != name:
        Teaching(_decisions()).alias(document, written, name, by)


def correct_figure(row: Mapping[str, Any], field: FigureField, value: str | None, by: str) -> None:
    """Book a person's word on one figure."""
    place = figure_place(row, field)
    FigureCorrections(_decisions()).correct(FigureCorrection(row["document"], place, field, value, by, LEARNED))


def teach_column(document: str, meaning: ColumnMeaning, by: str) -> None:
    """Book what a column means, and let the document be read anew with it."""
    Teaching(_decisions()).column(document, meaning, by, LEARNED)
    read_again(document)


def read_again(document: str) -> None:
    """Let a document be read anew."""
    Queue(_decisions()).add(document, "corrected")


def decide(document: str, verdict: Verdict, by: str, reason: str = "") -> None:
    """Confirm a document or send it back."""
    Inbox(_decisions()).decide(document, verdict, by, reason)


def history(document: str) -> list[Decided]:
    """What people decided about a document, newest first."""
    return History(_decisions()).of(document)


def take_back(document: str, decided: Decided, by: str) -> None:
    """Take one decision back; a document whose column was explained or named is read anew."""
    History(_decisions()).withdraw(decided.kept, decided.number, by)
    if decided.kept in ("column_meanings", "aliases"):
        read_again(document)


def _decisions() -> Path:
    return data.settings().data / DECISIONS


def _item(
    document: str, row: dict[str, Any] | None, delivery: Delivery | None, job: Job | None, review: Review | None,
    checks: Mapping[str, int],
) -> Item:  # fmt: skip
    by, at, suffix = (delivery.delivered_by, delivery.delivered_at, "") if delivery else _receipt(document)
    name = (row or {}).get("filename") or ""
    return Item(
        document, _stage(row, job, review), job.step if job else "", row, by, at,
        suffix or Path(name).suffix.lstrip("."), checks.get(document, 0), review,
    )  # fmt: skip


def _stage(row: dict[str, Any] | None, job: Job | None, review: Review | None) -> Stage:
    if job is not None and job.state in ("waiting", "reading"):
        return "queued"
    if review is not None:
        return review.verdict
    return "refused" if row is None or row["status"] == "unreadable" else "check"


def _receipt(document: str) -> tuple[str | None, str | None, str]:
    """By whom and when a file came in, and its suffix: its name is not shown before names of persons are out of it."""
    receipts = Vault(data.settings().data / VAULT).receipts(document)
    if not receipts:
        return None, None, ""
    return receipts[-1].delivered_by, receipts[-1].delivered_at, Path(receipts[-1].filename).suffix.lstrip(".")


def _checks(state: Snapshot) -> dict[str, int]:
    """The number of issues that need a look, for each document."""
    found = data.issues(state).filter(pl.col("severity") != "info")
    return dict(found.group_by("document").len().rows())
