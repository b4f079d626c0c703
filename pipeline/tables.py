"""Every table that flows through the house: its columns, their types and what they mean. The one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import polars as pl

from pipeline.columns import Column, Table, choice, date, flag, number, text, whole

MEASURES = (
    "hours", "volunteer_hours", "count", "participations", "unique_participants",
    "euro", "percentage", "days", "score", "other",
)  # fmt: skip
DOCUMENT_KINDS = ("report", "stories", "figures", "pitch", "unknown")
STATUSES = ("ok", "partial", "unreadable")
ROW_KINDS = ("data", "subtotal", "total")
QUALIFIERS = ("circa", "not_applicable")
CONSENTS = ("yes", "no", "anonymous", "unknown")
SENTENCE_KINDS = ("outcome", "output", "other")
DIRECTIONS = ("vooruitgang", "achteruitgang", "onveranderd")
VOICES = ("bewoner", "professional", "naaste", "onbekend")
LINK_GROUNDS = ("section", "name", "meaning")
FACT_FIELDS = ("organisation", "programme", "grant_number", "period", "amount", "kind")
FACT_GROUNDS = (
    "label", "cover", "title", "header", "signature", "text", "filename", "properties", "sheet", "register", "content",
    "container",
)  # fmt: skip
MEANINGS = ("label", "section", "planned", "realised", "unit", "period", "note", "ignored", "unknown")
MEANING_ORIGINS = ("rules", "document", "organisation")

DOCUMENTS = Table("documents", ("document",), (
    text("document", "sha256 of the original, hexadecimal"),
    text("filename", "base name of the file", "identifiers"),
    text("media_type", "as detected from the content"),
    choice("kind", DOCUMENT_KINDS, "what sort of document it is"),
    choice("status", STATUSES, "ok, read with issues, or not readable"),
    text("organisation", "who reports, as written in the document", "identifiers"),
    text("programme", "programme or project the report is about", "identifiers"),
    text("grant_number", "number of the grant decision"),
    date("period_start", "first day reported on"),
    date("period_end", "last day reported on"),
    number("amount", "grant in euro, where the document names it"),
    whole("pages", "number of pages, where the format has pages"),
    text("container", "sha256 of the e-mail or zip it came in"),
))  # fmt: skip

FACTS = Table("facts", ("document", "field", "rank"), (
    text("document", "sha256 of the original"),
    choice("field", FACT_FIELDS, "what it says of the document"),
    whole("rank", "1 for the value in force, higher for what else it could be"),
    text("value", "as in DOCUMENTS; a period as 2024-01-01/2024-12-31", "identifiers"),
    text("written", "as the document writes it", "identifiers"),
    number("confidence", "how sure the reader is, 0-1"),
    choice("ground", FACT_GROUNDS, "where the reader found it; register for a near-miss of a known organisation"),
    text("location", "Dutch place: pagina, blad, cel, bestandsnaam", "full"),
))  # fmt: skip

ACTIVITIES = Table("activities", ("activity_id",), (
    text("activity_id", "document and running number"),
    text("document", "sha256 of the original"),
    whole("position", "order in the document, from 1"),
    text("activity", "label of the row", "full"),
    text("section", "section row or heading it stands under", "full"),
    text("unit", "unit as written: uren, bijeenkomsten, personen, €", "identifiers"),
    choice("measure", MEASURES, "what is measured"),
    number("planned", "planned value in `unit`"),
    number("realised", "realised value in `unit`"),
    text("planned_text", "planned cell as written", "full"),
    text("realised_text", "realised cell as written", "full"),
    date("period_start", "first day of this row's own period"),
    date("period_end", "last day of this row's own period"),
    choice("row_kind", ROW_KINDS, "data rows count; subtotals and totals never do"),
    choice("qualifier", QUALIFIERS, "circa for estimates, not_applicable for n.v.t."),
    text("note", "remark or footnote with the row", "full"),
    whole("page", "page, from 1"),
    text("sheet", "sheet name", "full"),
    whole("table", "number of the table in the document, from 1; null for a list in running text"),
    whole("row", "row in the table, from 1, header rows included"),
    text("planned_cell", "cell of the planned value: B5 in sheets, 'rij 4, kolom 2' elsewhere"),
    text("realised_cell", "cell of the realised value"),
))  # fmt: skip

COLUMNS = Table("columns", ("document", "table", "segment", "column"), (
    text("document", "sha256 of the original"),
    whole("table", "number of the table in the document, from 1"),
    whole("segment", "part of the table under one header, from 1"),
    whole("column", "column of the table, from 1"),
    text("heading", "header as written, its rows joined", "full"),
    choice("meaning", MEANINGS, "what its cells are taken for"),
    choice("measure", MEASURES, "what it measures, for columns of values"),
    text("unit", "unit that the header names or a person gave", "identifiers"),
    date("period_start", "first day of the column's own period"),
    date("period_end", "last day of it"),
    choice("origin", MEANING_ORIGINS, "by rules, or by a person for this document or this organisation"),
))  # fmt: skip

CELLS = Table("cells", ("document", "table", "row", "column"), (
    text("document", "sha256 of the original"),
    whole("table", "number of the table in the document, from 1"),
    whole("row", "row in the table, from 1"),
    whole("column", "column in the table, from 1"),
    text("cell", "address as in ACTIVITIES: B5 in sheets, 'rij 4, kolom 2' elsewhere"),
    whole("page", "page, from 1"),
    text("sheet", "sheet name", "full"),
    flag("hidden", "on a hidden sheet"),
    flag("merged", "repeats a merged cell"),
    text("text", "what the cell shows; null in a story that may not be shown", "full"),
))  # fmt: skip

PASSAGES = Table("passages", ("passage_id",), (
    text("passage_id", "document and running number"),
    text("document", "sha256 of the original"),
    whole("position", "order in the document, from 1"),
    text("section", "nearest heading above it", "full"),
    whole("page", "page, from 1"),
    text("sheet", "sheet name", "full"),
    whole("table", "number of the table, for text from a cell"),
    text("cell", "cell address, for text from a cell"),
    text("story_id", "story it belongs to; null outside stories"),
    text("question", "question of the form or interview that it answers", "full"),
    choice("voice_hint", VOICES, "who speaks, where the document's structure says so; else null"),
    text("text", "one paragraph, list item, cell or answer", "full"),
))  # fmt: skip

STORIES = Table("stories", ("story_id",), (
    text("story_id", "document and running number"),
    text("document", "sha256 of the original"),
    whole("position", "order in the document, from 1"),
    text("title", "heading of the story", "full"),
    choice("consent", CONSENTS, "what the resident allowed"),
    choice("voice_hint", VOICES, "who tells it, where the document says so"),
))  # fmt: skip

SENTENCES = Table("sentences", ("sentence_id",), (
    text("sentence_id", "passage and running number"),
    text("passage_id", "passage it stands in"),
    text("document", "sha256 of the original"),
    whole("position", "order in the document, from 1"),
    whole("start", "first character in the pseudonymised passage, from 0"),
    whole("end", "one past the last character"),
    text("text", "the sentence, pseudonymised"),
    text("context", "the sentence before it or the question it answers; empty at the start"),
    choice("voice_hint", VOICES, "who speaks, where quotation marks or structure say so; else null"),
    text("language", "nl, or another code when surely not Dutch"),
    text("content_key", "hash of text, context and hint: what the models see"),
))  # fmt: skip

LABELS = Table("labels", ("sentence_id",), (
    text("sentence_id", "sentence"),
    text("document", "sha256 of the original"),
    choice("kind", SENTENCE_KINDS, "effect, effort, or neither"),
    number("kind_score", "calibrated probability of the kind, 0-1"),
    choice("direction", DIRECTIONS, "only outcomes can differ from onveranderd"),
    number("direction_score", "probability of the direction, 0-1"),
    choice("voice", VOICES, "who speaks"),
    number("voice_score", "probability of the voice, 0-1"),
    text("model_version", "model that decided"),
))  # fmt: skip

MENTIONS = Table("mentions", ("sentence_id", "theme"), (
    text("sentence_id", "sentence"),
    text("document", "sha256 of the original"),
    text("theme", "id in the goal tree"),
    number("score", "calibrated probability, 0-1"),
))  # fmt: skip

LINKS = Table("links", ("passage_id", "activity_id"), (
    text("passage_id", "passage that speaks about the activity"),
    text("activity_id", "first row of the activity in the table"),
    text("document", "sha256 of the document that holds the passage"),
    choice("ground", LINK_GROUNDS, "why they belong together"),
    number("score", "strength of the link, 0-1"),
))  # fmt: skip

EVIDENCE = Table("evidence", ("activity_id", "sentence_id"), (
    text("activity_id", "first row of the activity in the table"),
    text("sentence_id", "quotation that shows what the activity changed"),
    text("document", "sha256 of the document that holds the sentence"),
    whole("position", "order of showing, from 1: strongest and most varied first"),
    number("strength", "how well it serves as evidence, 0-1; see themes/quotations.py"),
))  # fmt: skip

EMBEDDINGS = Table("embeddings", ("content_key", "model_version"), (
    text("content_key", "what the model saw, hashed"),
    text("model_version", "encoder that made it"),
    Column("vector", pl.Array(pl.Float32(), 384), "sentence embedding, length 1"),
))  # fmt: skip

ISSUES = Table("issues", ("document", "position"), (
    text("document", "sha256 of the original"),
    whole("position", "order within the document, from 1"),
    text("code", "kind of issue, see pipeline/issues.py"),
    text("stage", "stage that found it"),
    choice("severity", ("error", "warning", "info"), "how bad it is"),
    text("message", "plain Dutch: what, and what next"),
    text("location", "Dutch place: pagina, blad, cel, regel", "full"),
    text("proposal", "plain Dutch: what a person can accept to put it right"),
    whole("table", "number of the table it is about"),
    text("cell", "address of the cell, or 'rij 4' for a row"),
))  # fmt: skip

ALL = (
    DOCUMENTS, FACTS, ACTIVITIES, COLUMNS, CELLS, PASSAGES, STORIES, SENTENCES, LABELS, MENTIONS, LINKS, EVIDENCE,
    EMBEDDINGS, ISSUES,
)  # fmt: skip


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
    links: pl.DataFrame = field(default_factory=LINKS.empty)
    evidence: pl.DataFrame = field(default_factory=EVIDENCE.empty)
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
