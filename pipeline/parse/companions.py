"""Files that came in one zip or mail: what one does not say of itself is taken from what the others agree on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from pipeline.tables import FACTS, Tables, conform

_FIELDS: dict[str, tuple[str, ...]] = {"organisation": ("organisation",), "period": ("period_start", "period_end")}
_SURE = 0.6
"""An officer is shown where it comes from: what came together mostly belongs together."""
Row = dict[str, Any]


def complete(tables: Tables) -> Tables:
    """The same tables in which documents of one container lend each other their organisation and period.

    Documents that could not be read neither give nor take. Figures without a period get that of their document, and
    the issues that asked for what is known now are gone.
    """
    changes: dict[str, Row] = {}
    for rows in _by_container(tables.documents):
        agreed = _agreed(rows)
        for row in rows:
            taken = {name: value for name, value in agreed.items() if value is not None and row[name] is None}
            changes |= {row["document"]: taken} if taken else {}
    return _with(tables, changes) if changes else tables


def agreed_name(names: Iterable[str | None]) -> str | None:
    """The name that all who give one agree on: 'De Linde' and 'Stichting Wijkhuis De Linde' give the latter."""
    given = sorted((name for name in names if name), key=len, reverse=True)
    same = all(f" {name} ".casefold() in f" {given[0]} ".casefold() for name in given)
    return given[0] if given and same else None


def _by_container(documents: pl.DataFrame) -> list[list[Row]]:
    inside = documents.filter(pl.col("container").is_not_null() & (pl.col("status") != "unreadable"))
    return [part.to_dicts() for part in inside.partition_by("container", maintain_order=True)]


def _agreed(rows: Sequence[Row]) -> Row:
    periods = {(row["period_start"], row["period_end"]) for row in rows} - {(None, None)}
    start, end = periods.pop() if len(periods) == 1 else (None, None)
    return {
        "organisation": agreed_name(row["organisation"] for row in rows), "period_start": start, "period_end": end,
    }  # fmt: skip


def _with(tables: Tables, changes: dict[str, Row]) -> Tables:
    known = {
        document: {field for field, columns in _FIELDS.items() if columns[0] in taken}
        for document, taken in changes.items()
    }
    answered = [(document, f"no_{field}") for document, fields in known.items() for field in fields]
    gone = pl.struct("document", "code").is_in([{"document": one, "code": code} for one, code in answered])
    issues = tables.issues.filter(~gone)
    loud = set(issues.filter(pl.col("severity") != "info")["document"])
    documents = [_completed(row, changes, loud) for row in tables.documents.to_dicts()]
    figures = [_dated(row, changes) for row in tables.activities.to_dicts()]
    facts = [fact for document, taken in changes.items() for fact in _facts(document, taken)]
    return replace(
        tables,
        documents=pl.DataFrame(documents, schema=tables.documents.schema),
        activities=pl.DataFrame(figures, schema=tables.activities.schema),
        facts=pl.concat([tables.facts, conform(facts, FACTS)]),
        issues=issues,
    )


def _completed(row: Row, changes: dict[str, Row], loud: set[str]) -> Row:
    taken = changes.get(row["document"])
    return {**row, **taken, "status": "partial" if row["document"] in loud else "ok"} if taken else row


def _dated(row: Row, changes: dict[str, Row]) -> Row:
    taken = changes.get(row["document"], {})
    dates = {name: taken[name] for name in _FIELDS["period"] if name in taken}
    return {**row, **dates} if dates and row["period_start"] is None and row["period_end"] is None else row


def _facts(document: str, taken: Row) -> list[Row]:
    values = {"organisation": taken.get("organisation")}
    if "period_start" in taken:
        values["period"] = f"{taken['period_start']}/{taken['period_end']}"
    return [
        {
            "document": document, "field": field, "rank": 1, "value": value, "written": value, "confidence": _SURE,
            "ground": "container", "location": None,
        }
        for field, value in values.items() if value
    ]  # fmt: skip
