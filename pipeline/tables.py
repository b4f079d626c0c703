"""Every table that flows through the house: its columns, their types and what they mean. The one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

import polars as pl

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
)  # fmt: skip
MEANINGS = ("label", "section", "planned", "realised", "unit", "period", "note", "ignored", "unknown")
MEANING_ORIGINS = ("rules", "document", "organisation")

Privacy = Literal["none", "identifiers", "full"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `privacy` says what the privacy stage replaces in it; `choices` closes its values."""

    name: str
    dtype: pl.DataType
    meaning: str
    privacy: Privacy = "none"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, the columns that identify a row, and all columns in order."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pl.Schema:
        """Names and types, in order."""
        return pl.Schema({column.name: column.dtype for column in self.columns})

    def empty(self) -> pl.DataFrame:
        """The table without rows."""
        return pl.DataFrame(schema=self.schema)


def _text(name: str, meaning: str, privacy: Privacy = "none") -> Column:
    return Column(name, pl.String(), meaning, privacy)


def _choice(name: str, choices: tuple[str, ...], meaning: str) -> Column:
    return Column(name, pl.String(), meaning, choices=choices)


def _whole(name: str, meaning: str) -> Column:
    return Column(name, pl.Int32(), meaning)


def _number(name: str, meaning: str) -> Column:
    return Column(name, pl.Float64(), meaning)


def _date(name: str, meaning: str) -> Column:
    return Column(name, pl.Date(), meaning)


def _flag(name: str, meaning: str) -> Column:
    return Column(name, pl.Boolean(), meaning)


DOCUMENTS = Table("documents", ("document",), (
    _text("document", "sha256 of the original, hexadecimal"),
    _text("filename", "base name of the file", "identifiers"),
    _text("media_type", "as detected from the content"),
    _choice("kind", DOCUMENT_KINDS, "what sort of document it is"),
    _choice("status", STATUSES, "ok, read with issues, or not readable"),
    _text("organisation", "who reports, as written in the document", "identifiers"),
    _text("programme", "programme or project the report is about", "identifiers"),
    _text("grant_number", "number of the grant decision"),
    _date("period_start", "first day reported on"),
    _date("period_end", "last day reported on"),
    _number("amount", "grant in euro, where the document names it"),
    _whole("pages", "number of pages, where the format has pages"),
    _text("container", "sha256 of the e-mail or zip it came in"),
))  # fmt: skip

FACTS = Table("facts", ("document", "field", "rank"), (
    _text("document", "sha256 of the original"),
    _choice("field", FACT_FIELDS, "what it says of the document"),
    _whole("rank", "1 for the value in force, higher for what else it could be"),
    _text("value", "as in DOCUMENTS; a period as 2024-01-01/2024-12-31", "identifiers"),
    _text("written", "as the document writes it", "identifiers"),
    _number("confidence", "how sure the reader is, 0-1"),
    _choice("ground", FACT_GROUNDS, "where the reader found it; register for a near-miss of a known organisation"),
    _text("location", "Dutch place: pagina, blad, cel, bestandsnaam", "full"),
))  # fmt: skip

ACTIVITIES = Table("activities", ("activity_id",), (
    _text("activity_id", "document and running number"),
    _text("document", "sha256 of the original"),
    _whole("position", "order in the document, from 1"),
    _text("activity", "label of the row", "full"),
    _text("section", "section row or heading it stands under", "full"),
    _text("unit", "unit as written: uren, bijeenkomsten, personen, €", "identifiers"),
    _choice("measure", MEASURES, "what is measured"),
    _number("planned", "planned value in `unit`"),
    _number("realised", "realised value in `unit`"),
    _text("planned_text", "planned cell as written", "full"),
    _text("realised_text", "realised cell as written", "full"),
    _date("period_start", "first day of this row's own period"),
    _date("period_end", "last day of this row's own period"),
    _choice("row_kind", ROW_KINDS, "data rows count; subtotals and totals never do"),
    _choice("qualifier", QUALIFIERS, "circa for estimates, not_applicable for n.v.t."),
    _text("note", "remark or footnote with the row", "full"),
    _whole("page", "page, from 1"),
    _text("sheet", "sheet name", "full"),
    _whole("table", "number of the table in the document, from 1; null for a list in running text"),
    _whole("row", "row in the table, from 1, header rows included"),
    _text("planned_cell", "cell of the planned value: B5 in sheets, 'rij 4, kolom 2' elsewhere"),
    _text("realised_cell", "cell of the realised value"),
))  # fmt: skip

COLUMNS = Table("columns", ("document", "table", "segment", "column"), (
    _text("document", "sha256 of the original"),
    _whole("table", "number of the table in the document, from 1"),
    _whole("segment", "part of the table under one header, from 1"),
    _whole("column", "column of the table, from 1"),
    _text("heading", "header as written, its rows joined", "full"),
    _choice("meaning", MEANINGS, "what its cells are taken for"),
    _choice("measure", MEASURES, "what it measures, for columns of values"),
    _text("unit", "unit that the header names or a person gave", "identifiers"),
    _date("period_start", "first day of the column's own period"),
    _date("period_end", "last day of it"),
    _choice("origin", MEANING_ORIGINS, "by rules, or by a person for this document or this organisation"),
))  # fmt: skip

CELLS = Table("cells", ("document", "table", "row", "column"), (
    _text("document", "sha256 of the original"),
    _whole("table", "number of the table in the document, from 1"),
    _whole("row", "row in the table, from 1"),
    _whole("column", "column in the table, from 1"),
    _text("cell", "address as in ACTIVITIES: B5 in sheets, 'rij 4, kolom 2' elsewhere"),
    _whole("page", "page, from 1"),
    _text("sheet", "sheet name", "full"),
    _flag("hidden", "on a hidden sheet"),
    _flag("merged", "repeats a merged cell"),
    _text("text", "what the cell shows; null in a story that may not be shown", "full"),
))  # fmt: skip

PASSAGES = Table("passages", ("passage_id",), (
    _text("passage_id", "document and running number"),
    _text("document", "sha256 of the original"),
    _whole("position", "order in the document, from 1"),
    _text("section", "nearest heading above it", "full"),
    _whole("page", "page, from 1"),
    _text("sheet", "sheet name", "full"),
    _whole("table", "number of the table, for text from a cell"),
    _text("cell", "cell address, for text from a cell"),
    _text("story_id", "story it belongs to; null outside stories"),
    _text("question", "question of the form or interview that it answers", "full"),
    _choice("voice_hint", VOICES, "who speaks, where the document's structure says so; else null"),
    _text("text", "one paragraph, list item, cell or answer", "full"),
))  # fmt: skip

STORIES = Table("stories", ("story_id",), (
    _text("story_id", "document and running number"),
    _text("document", "sha256 of the original"),
    _whole("position", "order in the document, from 1"),
    _text("title", "heading of the story", "full"),
    _choice("consent", CONSENTS, "what the resident allowed"),
    _choice("voice_hint", VOICES, "who tells it, where the document says so"),
))  # fmt: skip

SENTENCES = Table("sentences", ("sentence_id",), (
    _text("sentence_id", "passage and running number"),
    _text("passage_id", "passage it stands in"),
    _text("document", "sha256 of the original"),
    _whole("position", "order in the document, from 1"),
    _whole("start", "first character in the pseudonymised passage, from 0"),
    _whole("end", "one past the last character"),
    _text("text", "the sentence, pseudonymised"),
    _text("context", "the sentence before it or the question it answers; empty at the start"),
    _choice("voice_hint", VOICES, "who speaks, where quotation marks or structure say so; else null"),
    _text("language", "nl, or another code when surely not Dutch"),
    _text("content_key", "hash of text, context and hint: what the models see"),
))  # fmt: skip

LABELS = Table("labels", ("sentence_id",), (
    _text("sentence_id", "sentence"),
    _text("document", "sha256 of the original"),
    _choice("kind", SENTENCE_KINDS, "effect, effort, or neither"),
    _number("kind_score", "calibrated probability of the kind, 0-1"),
    _choice("direction", DIRECTIONS, "only outcomes can differ from onveranderd"),
    _number("direction_score", "probability of the direction, 0-1"),
    _choice("voice", VOICES, "who speaks"),
    _number("voice_score", "probability of the voice, 0-1"),
    _text("model_version", "model that decided"),
))  # fmt: skip

MENTIONS = Table("mentions", ("sentence_id", "theme"), (
    _text("sentence_id", "sentence"),
    _text("document", "sha256 of the original"),
    _text("theme", "id in the goal tree"),
    _number("score", "calibrated probability, 0-1"),
))  # fmt: skip

LINKS = Table("links", ("passage_id", "activity_id"), (
    _text("passage_id", "passage that speaks about the activity"),
    _text("activity_id", "first row of the activity in the table"),
    _text("document", "sha256 of the document that holds the passage"),
    _choice("ground", LINK_GROUNDS, "why they belong together"),
    _number("score", "strength of the link, 0-1"),
))  # fmt: skip

EVIDENCE = Table("evidence", ("activity_id", "sentence_id"), (
    _text("activity_id", "first row of the activity in the table"),
    _text("sentence_id", "quotation that shows what the activity changed"),
    _text("document", "sha256 of the document that holds the sentence"),
    _whole("position", "order of showing, from 1: strongest and most varied first"),
    _number("strength", "how well it serves as evidence, 0-1; see themes/quotations.py"),
))  # fmt: skip

EMBEDDINGS = Table("embeddings", ("content_key", "model_version"), (
    _text("content_key", "what the model saw, hashed"),
    _text("model_version", "encoder that made it"),
    Column("vector", pl.Array(pl.Float32(), 384), "sentence embedding, length 1"),
))  # fmt: skip

ISSUES = Table("issues", ("document", "position"), (
    _text("document", "sha256 of the original"),
    _whole("position", "order within the document, from 1"),
    _text("code", "kind of issue, see pipeline/issues.py"),
    _text("stage", "stage that found it"),
    _choice("severity", ("error", "warning", "info"), "how bad it is"),
    _text("message", "plain Dutch: what, and what next"),
    _text("location", "Dutch place: pagina, blad, cel, regel", "full"),
    _text("proposal", "plain Dutch: what a person can accept to put it right"),
    _whole("table", "number of the table it is about"),
    _text("cell", "address of the cell, or 'rij 4' for a row"),
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
