"""What the upload desk shows and does: deliveries with how far they are, what was read of one, and decisions on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import polars as pl
import streamlit as st

from dashboards import data
from dashboards.correcting import correct, may_correct, signed
from dashboards.kept import BY_KEY
from dashboards.permission import NotAllowed, guarded
from dashboards.visitor import visitor
from pipeline.access import Action, is_signed_for
from pipeline.decisions import (
    Correction,
    Decisions,
    FigureCorrection,
    FigureCorrections,
    History,
    Inbox,
    Queue,
    Teaching,
)
from pipeline.decisions.corrections import apply_corrections
from pipeline.decisions.figures import REMOVED, FigureField, apply_figure_corrections, figure_place
from pipeline.decisions.history import Decided
from pipeline.decisions.inbox import Delivery, Review, Verdict
from pipeline.decisions.ledger import now
from pipeline.decisions.queue import Job
from pipeline.delivery import DECISIONS
from pipeline.delivery import deliver as deliver_file
from pipeline.guidance import ColumnMeaning
from pipeline.store import Snapshot
from pipeline.tables import Tables
from pipeline.vault import Vault

Stage = Literal["check", "refused", "queued", "returned", "confirmed"]
"""Where a delivery is: waiting for the officer, not readable, being read, waiting for the organisation, or done."""
LEARNED = "Aangepast bij het controleren"
"""The reason that is booked with a correction of two clicks."""
_BUSY = ("waiting", "reading")
_QUIET = timedelta(seconds=30)
"""Nothing in the queue moves for so long: no worker is running."""


@dataclass(frozen=True, slots=True)
class Item:
    """One delivery in the inbox; `row` is its row of DOCUMENTS, None until it was read.

    `busy` says that it is being read or waits for that; one that was decided on before stays where it is then.
    `failed` says that reading it stopped the program too often.
    """

    document: str
    stage: Stage
    busy: bool
    failed: bool
    step: str
    row: dict[str, Any] | None
    delivered_by: str | None
    delivered_at: str | None
    suffix: str
    checks: int
    review: Review | None


@guarded(Action.DELIVER)
def deliver(name: str, content: bytes, by: str) -> tuple[str, bool]:
    """Keep a file and let it wait to be read; gives its sha256 and whether it is read now: not when it was before."""
    document = deliver_file(data.settings().data, content, name, signed(by), "desk")
    job, own = Queue(_decisions()).job(document), data.own()
    # that another organisation handed in the same file is nothing to tell
    return document, (job is not None and job.state in _BUSY) or (own is not None and document not in own)


def inbox() -> list[Item]:
    """Every delivery, the newest first."""
    state, folder = data.snapshot(), data.settings().data
    rows = {row["document"]: row for row in data.documents(state).to_dicts()} if state else {}
    own, waiting = data.own(), jobs()
    deliveries = {
        one.document: one
        for one in Inbox(folder / DECISIONS).deliveries()
        if own is None or one.document in own or one.document in waiting
    }
    reviews = Inbox(folder / DECISIONS).reviews()
    checks = _checks(state) if state else {}
    items = [
        _item(
            document, rows.get(document), deliveries.get(document), waiting.get(document), reviews.get(document), checks
        )
        for document in {**deliveries, **waiting}
        # a zip or mail that was unpacked without trouble lives on in what was in it
        if document in rows or document not in waiting or waiting[document].state != "done"
    ]
    return sorted(items, key=lambda item: item.delivered_at or "", reverse=True)


def jobs() -> dict[str, Job]:
    """How far each document in the queue is."""
    found, own = Queue(_decisions()).jobs(), data.own()
    return (
        found if own is None else {name: job for name, job in found.items() if name in own or _is_handed_in(name, job)}
    )


def _is_handed_in(document: str, job: Job) -> bool:
    """Whether a file that waits was handed in for the organisation of who looks."""
    receipts = Vault(data.settings().vault).receipts(document) if job.state != "done" else ()
    return any(is_signed_for(one.delivered_by, visitor().organisation) for one in receipts)


def busy(found: Mapping[str, Job]) -> set[str]:
    """The documents that are being read or wait for that."""
    return {document for document, job in found.items() if _is_read(job)}


def is_unattended(found: Mapping[str, Job]) -> bool:
    """Whether documents wait while nothing was taken up or finished for a while."""
    states = {job.state for job in found.values()}
    if "waiting" not in states or "reading" in states:
        return False
    return datetime.now(UTC) - max(datetime.fromisoformat(job.changed_at) for job in found.values()) > _QUIET


def reading(state: Snapshot, document: str) -> Tables:
    """All that was read of a document, with corrected figures in place of what was read."""
    tables = _reading(state, document)
    return replace(tables, activities=data.with_corrections(tables.activities))


@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs=BY_KEY)
def _reading(state: Snapshot, document: str) -> Tables:
    return state.of_documents([document])


@guarded(Action.CORRECT)
@data.as_one_act
def correct_fields(corrections: Sequence[Correction], written: str | None = None) -> None:
    """Book a person's word on a document.

    With `written`, what the document calls its organisation, reports that say so are of the organisation given.
    """
    at = now()
    correct([replace(one, decided_at=at) for one in corrections])
    for one in corrections:
        if written and one.field == "organisation" and one.value and one.value != written:
            _teach_name(one, written, at)


@guarded(Action.TEACH)
def _teach_name(said: Correction, written: str, at: str) -> None:
    Teaching(_decisions()).alias(said.document, written, said.value or "", said.decided_by, at)


@guarded(Action.CORRECT)
@data.as_one_act
def correct_figure(row: Mapping[str, Any], changes: Mapping[FigureField, str | None], by: str) -> None:
    """Book a person's word on one figure. Raises NotAllowed where the document is not theirs to correct."""
    if not may_correct(row["document"]):
        raise NotAllowed
    ledger, at = FigureCorrections(_decisions()), now()
    # as they were when the row was shown: a label changed in this act is not what the row says
    held = ledger.held()
    for field, value in changes.items():
        place = figure_place(row, field, held, removed=value == REMOVED)
        ledger.correct(FigureCorrection(row["document"], place, field, value, signed(by), LEARNED, at))


@guarded(Action.TEACH)
@data.as_one_act
def teach_column(document: str, meaning: ColumnMeaning, by: str) -> None:
    """Book what a column means, and let the document be read anew with it."""
    Teaching(_decisions()).column(document, meaning, by, LEARNED)
    read_again(document)


@guarded(Action.DECIDE)
def read_again(document: str) -> None:
    """Let a document be read anew."""
    Queue(_decisions()).add(document, "corrected")


@guarded(Action.DECIDE)
@data.as_one_act
def decide(document: str, verdict: Verdict, by: str, reason: str = "") -> None:
    """Confirm a document or send it back; one that was corrected after it was read is read anew, for its links."""
    Inbox(_decisions()).decide(document, verdict, by, reason)
    corrected = any(one.kept in ("corrections", "figure_corrections") for one in history(document))
    if verdict == "confirmed" and corrected and not _is_taken_up(document):
        read_again(document)


def decided() -> set[str]:
    """The documents that were confirmed or sent back."""
    return set(Inbox(_decisions()).reviews())


def history(document: str) -> list[Decided]:
    """What people decided about a document, newest first; nothing on a document that who looks does not see."""
    own = data.own()
    if own is not None and document not in own:
        return []
    return History(_decisions()).of(document)


@guarded(Action.DECIDE)
@data.as_one_act
def take_back(document: str, decided: Sequence[Decided], by: str) -> None:
    """Take decisions back; the store, that may have been made with them, is made anew without them."""
    for one in decided:
        History(_decisions()).withdraw(one.kept, one.number, by)
    if any(one.kept != "reviews" for one in decided):
        read_again(document)


def _is_taken_up(document: str) -> bool:
    """Whether the store has what people corrected in a document, whatever the clock says of when it was read."""
    state = data.snapshot()
    if state is None:
        return True
    made = _reading(state, document)
    wanted = apply_corrections(made.documents, Decisions(_decisions()).corrections())
    figures = apply_figure_corrections(made.activities, FigureCorrections(_decisions()).held())
    return made.documents.equals(wanted) and made.activities.equals(figures)


def _decisions() -> Path:
    return data.settings().decisions


def _item(
    document: str, row: dict[str, Any] | None, delivery: Delivery | None, job: Job | None, review: Review | None,
    checks: Mapping[str, int],
) -> Item:  # fmt: skip
    by, at, suffix = (delivery.delivered_by, delivery.delivered_at, "") if delivery else _receipt(document)
    name = (row or {}).get("filename") or ""
    return Item(
        document, _stage(row, job, review), _is_read(job),
        job is not None and job.state == "failed", job.step if job else "", row, by, at,
        suffix or Path(name).suffix.lstrip("."), checks.get(document, 0), review,
    )  # fmt: skip


def _stage(row: dict[str, Any] | None, job: Job | None, review: Review | None) -> Stage:
    if review is not None:
        return review.verdict
    if _is_read(job):
        return "queued"
    return "refused" if row is None or row["status"] == "unreadable" else "check"


def _is_read(job: Job | None) -> bool:
    """Whether a document is being read or waits for that; what people judged is taken up without reading."""
    return job is not None and job.state in _BUSY and job.reason != "judged"


def _receipt(document: str) -> tuple[str | None, str | None, str]:
    """By whom and when a file came in, and its suffix: its name is not shown before names of persons are out of it."""
    receipts = Vault(data.settings().vault).receipts(document)
    if not receipts:
        return None, None, ""
    return receipts[-1].delivered_by, receipts[-1].delivered_at, Path(receipts[-1].filename).suffix.lstrip(".")


def _checks(state: Snapshot) -> dict[str, int]:
    """The number of issues that need a look, for each document."""
    found = data.issues(state).filter(pl.col("severity") != "info")
    return dict(found.group_by("document").len().rows())
