"""What the pages with themes and claims show: cached reads of one snapshot, keyed by its path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboards import claim_queries as queries
from dashboards import data
from dashboards.queries import FIGURES
from pipeline.spans import Span, read_spans
from pipeline.store import Snapshot
from pipeline.tables import TELLING

Claim = dict[str, Any]
"""A row of CLAIMS with activity_document, section and activity."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the computer gave a theme: characters of the sentence that carried it, and ids of like examples."""

    theme: str
    spans: tuple[Span, ...]
    examples: tuple[str, ...]


def claims(state: Snapshot, selected: Sequence[str]) -> pl.DataFrame:
    """The claims that rest on the selected documents or are about their activities, as `Claim` rows."""
    return data.rows(state, queries.CLAIMS, tuple(selected))


def as_corrected(held: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Claims with the organisation that people gave their document; `documents` are rows of DOCUMENTS in force."""
    named = documents.select("document", in_force="organisation", known=pl.lit(True))
    organisation = pl.when("known").then("in_force").otherwise("organisation")
    return (
        held.join(named, on="document", how="left", maintain_order="left")
        .with_columns(organisation=organisation)
        .drop("in_force", "known")
    )


def evidence(state: Snapshot, claim_ids: Sequence[str], most: int) -> pl.DataFrame:
    """The first `most` quotations of each side of these claims: claim_id, stance, sentence_id, sure, n of that side."""
    return data.rows(state, queries.EVIDENCE, tuple(claim_ids), most)


def figures(state: Snapshot, activity_ids: Sequence[str]) -> pl.DataFrame:
    """The figures of these activities with group_id, with what people corrected; one query for all."""
    return data.with_corrections(data.rows(state, queries.FIGURES, tuple(activity_ids)))


def all_figures(state: Snapshot, selected: Sequence[str]) -> pl.DataFrame:
    """All rows of ACTIVITIES of the selected documents with group_id, with what people corrected."""
    return data.with_corrections(data.rows(state, FIGURES, tuple(selected)))


def themeless(state: Snapshot, selected: Sequence[str], themes: Sequence[str]) -> tuple[str, ...]:
    """Ids of the sentences on a change that fit none of these themes, in the order of their documents."""
    return tuple(data.rows(state, queries.THEMELESS, tuple(selected), tuple(themes))["sentence_id"])


def telling(state: Snapshot, selected: Sequence[str]) -> pl.DataFrame:
    """TELLING of the activities in the selected documents."""
    return data.rows(state, queries.TELLING, tuple(selected)).cast(dict(TELLING.schema))  # type: ignore[arg-type]


def telling_of(state: Snapshot, activity_id: str) -> dict[str, Any] | None:
    """What is told of one activity, as a row of TELLING; None where nothing was made of it."""
    return next(iter(data.rows(state, queries.TELLING_OF, activity_id).to_dicts()), None)


def questions(state: Snapshot, selected: Sequence[str]) -> list[dict[str, Any]]:
    """The questions for the conversation about the selected documents: rows of QUESTIONS with the activity's name."""
    return data.rows(state, queries.QUESTIONS, tuple(selected)).to_dicts()


def reasons(state: Snapshot, sentence_ids: Sequence[str]) -> dict[str, list[Reason]]:
    """Why each of these sentences got its themes; a sentence without reasons is absent."""
    found: dict[str, list[Reason]] = {}
    for row in data.rows(state, queries.REASONS, tuple(sentence_ids)).to_dicts() if sentence_ids else []:
        spans = tuple(read_spans(row["spans"] or ""))
        reason = Reason(row["theme"], spans, tuple((row["examples"] or "").split()))
        found.setdefault(row["sentence_id"], []).append(reason)
    return found


def judged(state: Snapshot) -> pl.DataFrame:
    """Every sentence that people judged: what the computer says (model_…) beside what they say."""
    return data.rows(state, queries.JUDGED)


def models(state: Snapshot) -> pl.DataFrame:
    """model_version, latest (UTC) and runs: which models labelled what is in the store, newest first."""
    return data.rows(state, queries.MODELS)
