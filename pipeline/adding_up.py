"""What the sentences of a document add up to, as integrators read it: claims, accounts of activities, questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from pipeline.tables import Tables

_CLAIM = (
    "organisation", "activity_id", "theme", "direction", "strength", "points", "sentences", "stories", "sources",
    "residents", "relatives", "professionals", "improved", "worsened", "unchanged", "withheld", "concrete", "certainty",
    "judged",
)  # fmt: skip
_EVIDENCE = ("passage", "sentence", "source", "stance", "position", "strength", "sure")
_ASKED = ("code", "organisation", "activity_id", "theme", "hours", "hours_before", "sources", "against")


def adds_up(tables: Tables, document: str) -> dict[str, list[dict[str, Any]]]:
    """The claims, telling and questions that `tables` has for one document.

    Evidence points to a sentence by the id of its passage and its place among the sentences of that passage, from 0.
    What may not be shown has no position.
    """
    own = pl.col("document") == document
    claims = tables.claims.filter(own).sort("activity_id", "theme", "claim_id", nulls_last=True)
    evidence = _evidence(tables)
    telling = tables.telling.filter(own).sort("activity_id").drop("document")
    questions = tables.questions.filter(own).sort("code", "question_id")
    return {
        "claims": [{**_placed(row, _CLAIM), "evidence": evidence[row["claim_id"]]} for row in claims.to_dicts()],
        "telling": telling.to_dicts(),
        "questions": [_placed(row, _ASKED) for row in questions.to_dicts()],
    }


def period(row: Mapping[str, Any]) -> dict[str, str | None]:
    """The first and last day of a row, as the contract has a period."""
    start, end = row["period_start"], row["period_end"]
    return {"start": start.isoformat() if start else None, "end": end.isoformat() if end else None}


def _placed(row: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    named = {name: row[name] for name in names}
    return {"id": row.get("claim_id") or row["question_id"], **named, "period": period(row)}


def _evidence(tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """The evidence of each claim, in the order of showing."""
    places = tables.sentences.select(
        "sentence_id",
        passage="passage_id",
        sentence=pl.col("position").rank("ordinal").over("passage_id").cast(pl.Int32) - 1,
    )
    held: dict[str, list[dict[str, Any]]] = {}
    rows = tables.claim_evidence.join(places, on="sentence_id").sort("position", "sentence_id", nulls_last=True)
    for row in rows.to_dicts():
        held.setdefault(row["claim_id"], []).append({name: row[name] for name in _EVIDENCE})
    return held
