"""Every table that flows through the house: its columns, their types and what they mean. The one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import polars as pl

from pipeline.columns import Table
from pipeline.tables.choices import (
    ACCOUNTS,
    CLAIM_DIRECTIONS,
    CONSENTS,
    DIRECTIONS,
    DOCUMENT_KINDS,
    FACT_FIELDS,
    FACT_GROUNDS,
    LINK_GROUNDS,
    MEANING_ORIGINS,
    MEANINGS,
    MEASURES,
    PROMISE_KINDS,
    QUALIFIERS,
    QUESTIONS_ASKED,
    REACH_GROUNDS,
    REACH_KINDS,
    ROW_KINDS,
    SENTENCE_KINDS,
    STANCES,
    STATUSES,
    STRENGTHS,
    VERDICTS,
    VOICES,
)  # fmt: skip
from pipeline.tables.found import (
    CANDIDATE_MEMBERS,
    CANDIDATES,
    CLAIM_EVIDENCE,
    CLAIMS,
    EMBEDDINGS,
    EVIDENCE,
    JUDGEMENTS,
    LABELS,
    LINKS,
    MENTIONS,
    PROMISES,
    QUESTIONS,
    REACH,
    REASONS,
    SENTENCES,
    TELLING,
)  # fmt: skip
from pipeline.tables.read import ACTIVITIES, CELLS, COLUMNS, DOCUMENTS, FACTS, ISSUES, PASSAGES, STORIES

__all__ = [
    "ACCOUNTS",
    "ACTIVITIES",
    "ALL",
    "CANDIDATES",
    "CANDIDATE_MEMBERS",
    "CELLS",
    "CLAIMS",
    "CLAIM_DIRECTIONS",
    "CLAIM_EVIDENCE",
    "COLUMNS",
    "CONSENTS",
    "DERIVED",
    "DIRECTIONS",
    "DOCUMENTS",
    "DOCUMENT_KINDS",
    "EMBEDDINGS",
    "EVIDENCE",
    "FACTS",
    "FACT_FIELDS",
    "FACT_GROUNDS",
    "ISSUES",
    "JUDGEMENTS",
    "LABELS",
    "LINKS",
    "LINK_GROUNDS",
    "MEANINGS",
    "MEANING_ORIGINS",
    "MEASURES",
    "MENTIONS",
    "PASSAGES",
    "PROMISES",
    "PROMISE_KINDS",
    "QUALIFIERS",
    "QUESTIONS",
    "QUESTIONS_ASKED",
    "REACH",
    "REACH_GROUNDS",
    "REACH_KINDS",
    "REASONS",
    "ROW_KINDS",
    "SENTENCES",
    "SENTENCE_KINDS",
    "STANCES",
    "STATUSES",
    "STORIES",
    "STRENGTHS",
    "TELLING",
    "VERDICTS",
    "VOICES",
    "Tables",
    "conform",
]  # fmt: skip

ALL = (
    DOCUMENTS, FACTS, ACTIVITIES, COLUMNS, CELLS, PASSAGES, STORIES, SENTENCES, LABELS, MENTIONS, REASONS, JUDGEMENTS,
    LINKS, EVIDENCE, CLAIMS, CLAIM_EVIDENCE, TELLING, QUESTIONS, REACH, PROMISES, CANDIDATES, CANDIDATE_MEMBERS,
    EMBEDDINGS, ISSUES,
)  # fmt: skip
DERIVED = (LINKS, EVIDENCE, CLAIMS, CLAIM_EVIDENCE, TELLING, QUESTIONS, REACH, PROMISES)
"""Tables that need all documents of an organisation: each time one of them changes, they are made anew for all."""


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of one or more documents; a stage returns a new one with its own tables filled."""

    documents: pl.DataFrame = field(default_factory=DOCUMENTS.empty)
    facts: pl.DataFrame = field(default_factory=FACTS.empty)
    activities: pl.DataFrame = field(default_factory=ACTIVITIES.empty)
    columns: pl.DataFrame = field(default_factory=COLUMNS.empty)
    cells: pl.DataFrame = field(default_factory=CELLS.empty)
    passages: pl.DataFrame = field(default_factory=PASSAGES.empty)
    stories: pl.DataFrame = field(default_factory=STORIES.empty)
    sentences: pl.DataFrame = field(default_factory=SENTENCES.empty)
    labels: pl.DataFrame = field(default_factory=LABELS.empty)
    mentions: pl.DataFrame = field(default_factory=MENTIONS.empty)
    reasons: pl.DataFrame = field(default_factory=REASONS.empty)
    judgements: pl.DataFrame = field(default_factory=JUDGEMENTS.empty)
    links: pl.DataFrame = field(default_factory=LINKS.empty)
    evidence: pl.DataFrame = field(default_factory=EVIDENCE.empty)
    claims: pl.DataFrame = field(default_factory=CLAIMS.empty)
    claim_evidence: pl.DataFrame = field(default_factory=CLAIM_EVIDENCE.empty)
    telling: pl.DataFrame = field(default_factory=TELLING.empty)
    questions: pl.DataFrame = field(default_factory=QUESTIONS.empty)
    reach: pl.DataFrame = field(default_factory=REACH.empty)
    promises: pl.DataFrame = field(default_factory=PROMISES.empty)
    candidates: pl.DataFrame = field(default_factory=CANDIDATES.empty)
    candidate_members: pl.DataFrame = field(default_factory=CANDIDATE_MEMBERS.empty)
    embeddings: pl.DataFrame = field(default_factory=EMBEDDINGS.empty)
    issues: pl.DataFrame = field(default_factory=ISSUES.empty)

    @staticmethod
    def concat(batches: Iterable[Tables]) -> Tables:
        """The rows of all batches under each other, in the order given."""
        held = list(batches)
        names = [part.name for part in fields(Tables)]
        return (
            Tables(**{name: pl.concat([getattr(batch, name) for batch in held]) for name in names})
            if held
            else Tables()
        )

    def of_document(self, document: str) -> Tables:
        """The rows of one document; embeddings, which belong to none, stay as they are."""
        frames = {part.name: getattr(self, part.name) for part in fields(Tables)}
        return Tables(
            **{
                name: frame.filter(pl.col("document") == document) if "document" in frame.columns else frame
                for name, frame in frames.items()
            }
        )


def conform(rows: pl.DataFrame | Iterable[Mapping[str, Any]], table: Table) -> pl.DataFrame:
    """Rows as `table` wants them: its columns, its order, its types.

    Columns that are absent become null, except the key. Raises ValueError for a column that the table does
    not know, a key that is null, or a value outside a column's choices: bugs, not bad input.
    """
    if not isinstance(rows, pl.DataFrame):
        rows = pl.DataFrame(list(rows), schema_overrides=dict(table.schema), infer_schema_length=None)
    unknown = [name for name in rows.columns if name not in table.schema]
    if unknown:
        raise ValueError(f"{table.name} has no column {', '.join(unknown)}; it has {', '.join(table.schema)}")
    frame = rows.select(
        (pl.col(name) if name in rows.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in table.schema.items()
    )
    if rows.is_empty():
        return table.empty()
    _check(frame, table)
    return frame


def _check(frame: pl.DataFrame, table: Table) -> None:
    for name in table.key:
        if frame[name].null_count():
            raise ValueError(f"{table.name}.{name} is null in {frame[name].null_count()} rows")
    for column in table.columns:
        if column.choices:
            strange = set(frame[column.name].drop_nulls().unique()) - set(column.choices)
            if strange:
                raise ValueError(
                    f"{table.name}.{column.name} cannot be {sorted(strange)}; choose from {column.choices}"
                )
