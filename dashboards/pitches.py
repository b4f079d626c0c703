"""What the page with pitches shows: what they promise, what people confirmed, what became visible, and who could meet.

Reads of one snapshot, kept while it stays and nobody decides anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from dashboards import claims, data
from dashboards import pitch_queries as queries
from dashboards.counting import basis_of, reported_on
from dashboards.data import Quotation
from dashboards.parts.source import SIGNS, Target
from dashboards.permission import guarded
from dashboards.reach import reach
from pipeline.access import Action
from pipeline.decisions import Pitches
from pipeline.indicators import Beside, Meetings, Told, beside, meetings
from pipeline.owners import owner
from pipeline.periods import Period
from pipeline.pitched import Confirmation, Judged, Pitch, reports
from pipeline.pitched import pitches as as_pitches
from pipeline.store import Snapshot
from pipeline.tables import PROMISES

MOST = 3
"""Quotations of each side of a claim that are read."""
_RUNNING = timedelta(days=364)
"""What is told of the last year that is reported on stands for what is running."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Quotations on one effect: those that tell of improvement, those that tell otherwise, and which are doubtful."""

    better: tuple[Quotation, ...] = ()
    otherwise: tuple[Quotation, ...] = ()
    unsure: frozenset[str] = frozenset()


def pitches(state: Snapshot) -> tuple[Pitch, ...]:
    """The pitches that count, with what people confirmed of them."""

    def read() -> tuple[Pitch, ...]:
        promises = data.rows(state, queries.PROMISES).cast(PROMISES.schema)
        return as_pitches(data.in_force(state), promises, _ledger().confirmed())

    return data.made(state, "pitches", read)


def opened(held: Sequence[Pitch], asked: str) -> Pitch | None:
    """The pitch that an address names by the first signs of its hash."""
    return next((one for one in held if one.document[:SIGNS] == asked[:SIGNS]), None)


def places(state: Snapshot, document: str) -> Mapping[str, tuple[Target, int]]:
    """Where each promise of a pitch stands in it, by promise_id."""
    rows = data.rows(state, queries.PLACES, document).iter_rows()
    return {name: ("zin" if told else "cijfer", place) for name, told, place in rows}


def visible(state: Snapshot, pitch: Pitch, today: date) -> Beside:
    """What became visible of a pitch until now."""
    reports = _reports(state).filter(owner() == pitch.owner)
    town, where, themes = basis_of(state, reports), reach(state), data.framework().ids
    least = data.settings().least_for_publishing
    about = ("pitch", pitch.document, today, themes)
    return data.made(state, about, lambda: beside(pitch, town, where, today, themes, least))


def met(state: Snapshot, held: Sequence[Pitch], period: Period | None) -> Meetings:
    """Where pitches meet each other, and activities of which is told in a period; else in the last year reported on."""
    reports = _reports(state)
    town, where, themes = basis_of(state, reports), reach(state), data.framework().ids
    when = period or _running(reports)
    about = ("pitches met", when, tuple(one.document for one in held), themes)
    return data.made(state, about, lambda: meetings(held, town, where, when, themes))


def sides(state: Snapshot, told: Sequence[Told]) -> dict[str, Sides]:
    """The strongest quotations on each effect, by theme, of the newest claim first; one query for all."""
    of = {claim: (one.theme, place) for one in told for place, claim in enumerate(one.claims)}
    rows = claims.evidence(state, sorted(of), MOST).to_dicts() if of else []
    rows.sort(key=lambda row: of[row["claim_id"]][1])
    found = {one.sentence_id: one for one in data.quotations(state, [row["sentence_id"] for row in rows], near=False)}
    held: dict[str, Sides] = {}
    for theme in {theme for theme, _ in of.values()}:
        own = [row for row in rows if of[row["claim_id"]][0] == theme and row["sentence_id"] in found]
        held[theme] = _sides(own, found)
    return held


def _sides(rows: Sequence[Mapping[str, object]], found: Mapping[str, Quotation]) -> Sides:
    """The quotations by what they tell themselves; those that the model is sure of first."""
    ordered = dict.fromkeys(str(row["sentence_id"]) for row in sorted(rows, key=lambda row: not row["sure"]))
    quotations = [found[name] for name in ordered]
    return Sides(
        tuple(one for one in quotations if one.direction == "vooruitgang"),
        tuple(one for one in quotations if one.direction != "vooruitgang"),
        frozenset(str(row["sentence_id"]) for row in rows if not row["sure"]),
    )


@guarded(Action.CONFIRM)
def confirm(pitch: Pitch, judged: Sequence[Judged], by: str) -> None:
    """Book what somebody made of all promises of a pitch."""
    _ledger().confirm(pitch.document, judged, by)


@guarded(Action.CONFIRM)
def take_back(confirmation: Confirmation, by: str) -> None:
    """Take back a confirmation."""
    _ledger().take_back(confirmation.number, by)


def history(pitch: Pitch) -> tuple[Confirmation, ...]:
    """Every confirmation of a pitch, the newest first."""
    return tuple(one for one in reversed(_ledger().history()) if one.document == pitch.document)


def groups_and_districts(state: Snapshot, held: Sequence[Pitch]) -> dict[str, list[str]]:
    """The target groups and districts that reports and pitches name, by kind, in the order of the alphabet."""
    known: dict[str, set[str]] = {"target_group": set(), "district": set()}
    for kind, value in reach(state).select("kind", "value").unique().iter_rows():
        known[kind].add(value)
    for pitch in held:
        known["target_group"].update(pitch.values("target_group"))
        known["district"].update(pitch.values("district"))
    return {kind: sorted(values, key=str.casefold) for kind, values in known.items()}


def _reports(state: Snapshot) -> pl.DataFrame:
    """The documents that count and report; a pitch promises."""
    return reports(data.in_force(state))


def _running(reports: pl.DataFrame) -> Period | None:
    reported = reported_on(reports)
    return Period(reported.end - _RUNNING, reported.end) if reported else None


def _ledger() -> Pitches:
    return Pitches(data.settings().decisions)
