"""What the page with figures and stories shows: the list of activities, and what is told of those on screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from dashboards import activity_queries as queries
from dashboards import claims, data
from dashboards.data import Quotation
from dashboards.queries import ACTIVITIES, FIGURES
from pipeline.store import Snapshot

Row = dict[str, Any]
Told = tuple[str | None, str | None]
"""The voice and the theme that were chosen; None for any."""
ANY: Told = (None, None)


@dataclass(frozen=True, slots=True)
class Listing:
    """The activities of a selection in the order of showing: by organisation and period, never ranked.

    `rows` have activity_id, document, section, activity and position; `left_out` counts activities of which nothing is
    told that was asked for.
    """

    rows: pl.DataFrame
    left_out: int


@dataclass(frozen=True, slots=True)
class Story:
    """What is told of one activity: its strongest quotation with how many there are, its claims, and what is asked."""

    quotations: int = 0
    strongest: Quotation | None = None
    claims: list[Row] = field(default_factory=list)
    account: str | None = None
    questions: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Every quotation of one activity: of each claim by side, and those that no claim rests on.

    `totals` counts by (claim_id, stance), for `sides` holds the first of each; `unsure` are sentence ids.
    """

    sides: Mapping[tuple[str, str], list[Quotation]]
    totals: Mapping[tuple[str, str], int]
    unsure: frozenset[str]
    loose: list[Quotation]


def listing(
    state: Snapshot, known: Mapping[str, Row], documents: Sequence[str], fitting: frozenset[str] | None = None,
    told: Told = ANY,
) -> Listing:  # fmt: skip
    """The activities of these documents; only those that are `fitting`, and of which is told as asked, where given."""
    order = sorted(documents, key=lambda one: _place(known[one]))
    ranks = pl.DataFrame(
        {"document": order, "rank": range(len(order))}, schema={"document": pl.String, "rank": pl.Int64}
    )
    rows = _all(state, documents).join(ranks, on="document").sort("rank", "position").drop("rank")
    kept = rows if fitting is None else rows.filter(pl.col("activity_id").is_in(fitting))
    if told != ANY:
        telling = data.rows(state, queries.TOLD, tuple(kept["activity_id"]), *told)
        kept = kept.join(telling, on="activity_id", how="semi", maintain_order="left")
    return Listing(kept, len(rows) - len(kept))


def _all(state: Snapshot, documents: Sequence[str]) -> pl.DataFrame:
    """The activities as they were read, and as corrected where people corrected figures."""
    corrected = data.corrected_figures().intersection(documents)
    read = data.rows(state, ACTIVITIES, tuple(one for one in documents if one not in corrected))
    if not corrected:
        return read
    rows = figures(state, sorted(corrected)).filter(pl.col("row_kind") == "data")
    first = rows.group_by(activity_id="group_id", maintain_order=True).agg(
        pl.col("document", "section", "activity", "position").first()
    )
    return pl.concat([read, first.select(read.columns)])


def figures(state: Snapshot, documents: Sequence[str]) -> pl.DataFrame:
    """All rows of ACTIVITIES of these documents with group_id, as corrected."""
    return data.with_corrections(data.rows(state, FIGURES, tuple(documents)))


def _place(document: Row) -> tuple[Any, ...]:
    """By organisation, reports before sheets of figures, which have no stories of their own; then by period."""
    name = (document["organisation"] or "\uffff").casefold()
    bare = document["kind"] == "figures"
    return name, bare, str(document["period_start"]), document["filename"] or "", document["document"]


def stories(state: Snapshot, ids: Iterable[str], told: Told = ANY) -> dict[str, Story]:
    """What is told of these activities by id; of an activity of which nothing is known there is an empty Story."""
    asked = tuple(sorted(ids))
    if not asked:
        return {}
    strongest = {row["activity_id"]: row for row in data.rows(state, queries.STRONGEST, asked, *told).to_dicts()}
    best = sorted({row["strongest"] for row in strongest.values()})
    quotations = {one.sentence_id: one for one in data.quotations(state, best, near=False)}
    found = _by_activity(_claims(state, asked, told))
    accounts = dict(data.rows(state, queries.ACCOUNTS, asked).iter_rows())
    questions = _by_activity(data.rows(state, queries.QUESTIONS, asked).to_dicts())
    return {
        one: Story(
            strongest[one]["quotations"] if one in strongest else 0,
            quotations.get(strongest[one]["strongest"]) if one in strongest else None,
            found[one], accounts.get(one), questions[one],
        )
        for one in asked
    }  # fmt: skip


def _claims(state: Snapshot, asked: tuple[str, ...], told: Told) -> list[Row]:
    """The claims on these activities, the strongest first, of the theme and voice that were asked for."""
    voice, theme = told
    counted = {"bewoner": "residents", "naaste": "relatives", "professional": "professionals"}.get(voice or "")
    held = data.rows(state, queries.CLAIMS, asked)
    if theme:
        held = held.filter(pl.col("theme") == theme)
    if counted:
        held = held.filter(pl.col(counted) > 0)
    ordered = held.sort("points", "sources", "theme", "period_start", descending=[True, True, False, False])
    return ordered.to_dicts()


def _by_activity(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["activity_id"]].append(row)
    return found


def evidence(state: Snapshot, claimed: Mapping[str, Sequence[Row]], most: int) -> dict[str, Evidence]:
    """All evidence of these activities with their claims, at most so many quotations of each side of each claim."""
    if not claimed:
        return {}
    of_claim = {claim["claim_id"]: activity for activity, held in claimed.items() for claim in held}
    shown = claims.evidence(state, sorted(of_claim), most) if of_claim else None
    loose = _by_activity(data.rows(state, queries.UNCLAIMED, tuple(sorted(claimed))).to_dicts())
    some = {activity: [row["sentence_id"] for row in held][:most] for activity, held in loose.items()}
    rows = [] if shown is None else shown.to_dicts()
    ids = {row["sentence_id"] for row in rows} | {one for held in some.values() for one in held}
    quotations = {one.sentence_id: one for one in data.quotations(state, sorted(ids), near=False)}
    return {
        activity: _evidence(
            [row for row in rows if of_claim[row["claim_id"]] == activity], some.get(activity, []), quotations
        )
        for activity in claimed
    }


def _evidence(rows: list[Row], loose: list[str], quotations: Mapping[str, Quotation]) -> Evidence:
    sides: dict[tuple[str, str], list[Quotation]] = defaultdict(list)
    totals = {}
    for row in rows:
        side = (row["claim_id"], row["stance"])
        totals[side] = row["n"]
        if row["sentence_id"] in quotations:
            sides[side].append(quotations[row["sentence_id"]])
    unsure = frozenset(row["sentence_id"] for row in rows if not row["sure"])
    return Evidence(dict(sides), totals, unsure, [quotations[one] for one in loose if one in quotations])


def counts(state: Snapshot, documents: Sequence[str]) -> pl.DataFrame:
    """what ('voice' or 'consent'), document, name and n: sentences on a change, and stories, of each document."""
    return data.rows(state, queries.COUNTS, tuple(documents))


def by_name(counts: pl.DataFrame, what: str) -> dict[str, int]:
    """Of `counts`, the sum over all documents of what has each name."""
    return dict(counts.filter(pl.col("what") == what).group_by("name").agg(pl.col("n").sum()).sort("name").iter_rows())


def outcomes(state: Snapshot, documents: Sequence[str]) -> pl.DataFrame:
    """theme, direction and n: how often sentences in these documents tell of each."""
    return data.rows(state, queries.OUTCOMES, tuple(documents))


def with_hours(state: Snapshot, documents: Sequence[str]) -> list[str]:
    """Which of these documents give hours."""
    return data.rows(state, queries.WITH_HOURS, tuple(documents))["document"].to_list()


def activity_of(state: Snapshot, sentence_id: str) -> str | None:
    """The activity that a sentence belongs with first; None where it belongs with none."""
    found = data.rows(state, queries.ACTIVITY_OF, sentence_id)["activity_id"]
    return str(found[0]) if len(found) else None
