"""Tables of what was read of the files."""

from __future__ import annotations

from pipeline.columns import Table, choice, date, flag, number, text, whole
from pipeline.tables.choices import (
    CONSENTS,
    DOCUMENT_KINDS,
    FACT_FIELDS,
    FACT_GROUNDS,
    MEANING_ORIGINS,
    MEANINGS,
    MEASURES,
    QUALIFIERS,
    ROW_KINDS,
    STATUSES,
    VOICES,
)  # fmt: skip

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
