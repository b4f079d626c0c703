"""Tables as they leave the screen: one row for each thing that is counted, with Dutch column names and its source.

Text of stories without consent is nowhere in them; a sentence that counts without being shown says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from dashboards import claims, data, labels, table_queries
from dashboards.activities import listing
from dashboards.claims import Claim
from dashboards.data import Quotation
from dashboards.labels import claims as claim_words
from dashboards.labels import search as search_words
from dashboards.labels import tables as words
from dashboards.selection import Selection

Documents = Mapping[str, Mapping[str, Any]]
"""Rows of DOCUMENTS by their hash."""


def activity_table(selection: Selection) -> pl.DataFrame:
    """A row for each figure of an activity, with what is told of it; filtered as the page is."""
    asked = (selection.filters.voice, selection.filters.theme)
    shown = listing(selection.state, selection.known, selection.ids, selection.activities, asked).rows
    figures = claims.all_figures(selection.state, selection.ids).filter(
        pl.col("row_kind") == "data", pl.col("group_id").is_in(shown["activity_id"].to_list())
    )
    told = _told(selection)
    rows = [_figure(row, selection.known[row["document"]], told.get(row["group_id"])) for row in figures.to_dicts()]
    return _frame(sorted(rows, key=_by_organisation), _FIGURE_COLUMNS)


_FIGURE_COLUMNS = {
    words.ORGANISATION: pl.String, words.PROGRAMME: pl.String, words.SECTION: pl.String, words.ACTIVITY: pl.String,
    words.WHAT: pl.String, words.PLANNED: pl.Float64, words.REALISED: pl.Float64, words.NOTE: pl.String,
    words.TOLD: pl.String, words.FIRST_DAY: pl.Date, words.LAST_DAY: pl.Date, words.FILE: pl.String,
    words.PLACE: pl.String,
}  # fmt: skip


def _figure(row: dict[str, Any], document: Mapping[str, Any], told: str | None) -> list[Any]:
    cell = row["realised_cell"] or row["planned_cell"]
    notes = (words.QUALIFIERS.get(row["qualifier"] or ""), row["note"])
    return [
        document["organisation"] or labels.UNKNOWN_ORGANISATION, document["programme"], row["section"],
        row["activity"] or labels.NAMELESS, labels.measure(row["measure"], row["unit"]), row["planned"],
        row["realised"], "; ".join(note for note in notes if note) or None, told,
        row["period_start"] or document["period_start"], row["period_end"] or document["period_end"],
        document["filename"], ", ".join(labels.place(row["page"], row["sheet"], cell)) or None,
    ]  # fmt: skip


def _told(selection: Selection) -> dict[str, str]:
    """What is told of each activity: per theme the direction, the strength of the evidence and the voices."""
    held = data.rows(selection.state, table_queries.CLAIMS_OF, tuple(selection.ids))
    if selection.filters.theme:
        held = held.filter(pl.col("theme") == selection.filters.theme)
    names = data.theme_names()
    found: dict[str, list[str]] = {}
    for row in held.to_dicts():
        found.setdefault(row["activity_id"], []).append(_tells(row, names))
    return {activity: "; ".join(parts) for activity, parts in found.items()}


def _tells(claim: dict[str, Any], names: Mapping[str, str]) -> str:
    return words.TELLS.format(
        theme=names.get(claim["theme"], claim["theme"]), direction=claim_words.DIRECTIONS[claim["direction"]],
        proof=claim_words.STRENGTHS[claim["strength"]], voices=labels.how_many(claim["sources"], "stem", "stemmen"),
    )  # fmt: skip


def _by_organisation(row: list[Any]) -> str:
    """By the alphabet, never by a number; within one organisation the order of the documents stays."""
    return str(row[0]).casefold()


def claim_table(found: Iterable[Claim], theme: str) -> pl.DataFrame:
    """A row for each claim on one theme, in the order given; `theme` is its name."""
    return _frame([_claim(claim, theme) for claim in found], _CLAIM_COLUMNS)


_CLAIM_COLUMNS = {
    words.ORGANISATION: pl.String, words.ACTIVITY: pl.String, words.THEME: pl.String, words.CLAIM: pl.String,
    words.DIRECTION: pl.String, words.PROOF: pl.String, words.VOICES: pl.Int64, words.IMPROVED: pl.Int64,
    words.WORSENED: pl.Int64, words.OTHERWISE: pl.Int64, words.WITHHELD: pl.Int64, words.FIRST_DAY: pl.Date,
    words.LAST_DAY: pl.Date,
}  # fmt: skip


def _claim(claim: Claim, theme: str) -> list[Any]:
    whole = claim["activity_id"] is None
    return [
        claim["organisation"] or labels.UNKNOWN_ORGANISATION,
        claim_words.WHOLE_ORGANISATION if whole else claim["activity"] or labels.NAMELESS, theme,
        claim_words.claim_sentence(claim, theme), claim_words.DIRECTIONS[claim["direction"]],
        claim_words.STRENGTHS[claim["strength"]], claim["sources"], claim["improved"], claim["worsened"],
        claim["sources"] - claim["improved"] - claim["worsened"], claim["withheld"], claim["period_start"],
        claim["period_end"],
    ]  # fmt: skip


def quotation_table(
    quotations: Sequence[Quotation], known: Documents, names: Mapping[str, str], sides: Mapping[str, str] | None = None
) -> pl.DataFrame:
    """A row for each quotation with its labels and source; `sides` gives its stance by sentence id."""
    rows = [
        [(sides or {}).get(one.sentence_id), *_quotation(one, names), *_source(one, known[one.document])]
        for one in quotations
    ]
    frame = _frame(rows, {words.SIDE: pl.String, **_QUOTATION_COLUMNS})
    return frame if sides else frame.drop(words.SIDE)


_QUOTATION_COLUMNS = {
    name: pl.String
    for name in (words.QUOTATION, words.THEMES, words.DIRECTION, words.SPEAKER, words.BY, words.ORGANISATION,
                 words.FILE, words.PLACE)
}  # fmt: skip


def _quotation(one: Quotation, names: Mapping[str, str]) -> list[str | None]:
    return [
        labels.WITHHELD if one.withheld else one.text,
        ", ".join(names.get(theme, theme) for theme, _ in one.themes) or labels.NO_THEMES,
        labels.DIRECTIONS[one.direction], labels.VOICES[one.voice],
        words.PEOPLE_SAY if one.verdict else words.COMPUTER_SAYS,
    ]  # fmt: skip


def _source(one: Quotation, document: Mapping[str, Any]) -> list[str | None]:
    section = [f"onder ‘{one.section}’"] if one.section and not one.withheld else []
    place = [*labels.place(one.page, one.sheet, one.cell), *section, labels.sentence_number(one.position)]
    return [document["organisation"] or labels.UNKNOWN_ORGANISATION, document["filename"], ", ".join(place)]


def document_table(documents: pl.DataFrame, issues: pl.DataFrame) -> pl.DataFrame:
    """A row for each issue of these documents, and one for a document without any."""
    held = documents.join(issues, on="document", how="left", maintain_order="left")
    return held.select(
        pl.col("filename").alias(words.FILE),
        pl.col("organisation").alias(words.ORGANISATION),
        pl.col("programme").alias(words.PROGRAMME),
        pl.col("period_start").alias(words.FIRST_DAY),
        pl.col("period_end").alias(words.LAST_DAY),
        pl.col("status").replace(labels.STATUSES).alias(words.STATUS),
        pl.col("severity").replace(labels.SEVERITIES).alias(words.SEVERITY),
        pl.col("message").alias(words.ISSUE),
        pl.col("location").alias(words.PLACE),
    )


def hit_table(hits: Sequence[Mapping[str, Any]], known: Documents, names: Mapping[str, str]) -> pl.DataFrame:
    """A row for each passage that was found, as rows of an answer: the sentence that fits best, or all of it."""
    columns = (words.FOUND, words.SURE, words.WHY, words.THEMES, words.SPEAKER, words.ORGANISATION, words.FILE)
    return _frame([_hit(hit, known[hit["document"]], names) for hit in hits], dict.fromkeys(columns, pl.String))


def _hit(hit: Mapping[str, Any], document: Mapping[str, Any], names: Mapping[str, str]) -> list[str | None]:
    whole = hit["start"] is None
    return [
        hit["passage"] if whole else hit["passage"][hit["start"] : hit["end"]], "ja" if hit["sure"] else "misschien",
        search_words.GROUNDS[hit["ground"]], ", ".join(names.get(theme, theme) for theme in hit["themes"]) or None,
        labels.VOICES.get(hit["voice"] or ""), document["organisation"] or labels.UNKNOWN_ORGANISATION,
        document["filename"],
    ]  # fmt: skip


def _frame(rows: list[list[Any]], columns: Mapping[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict(columns), orient="row")
