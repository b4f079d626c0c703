"""Figures, counted once: per organisation, activity, own period and measure, whatever number of documents give them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipeline.columns import Column, Table, choice, date, flag, number, text, whole
from pipeline.indicators.same import data_rows, same_activities
from pipeline.tables import conform

HOURS_MEASURES = ("hours", "volunteer_hours")
"""Hours of professionals and of volunteers: two measures, which are never added to each other."""
PEOPLE_MEASURES = ("participations", "unique_participants")
"""Visits, which may be added up, and people, who may not: one person can be in each figure."""

_ALSO = pl.Struct({"document": pl.String(), "activity": pl.String(), "planned": pl.Float64(), "realised": pl.Float64()})

HOURS = Table("hours", ("owner", "same_as", "measure"), (
    text("owner", "whose it is: see pipeline/owners.py"),
    text("organisation", "who reports; null where no document says"),
    text("programme", "programme of the document, else of another that gives the same figure"),
    text("same_as", "names the activity in all documents of its owner: see SAME"),
    text("whole", "same_as of the activity that this is a part of; null for most"),
    text("activity_id", "first row of the activity in `document`"),
    text("activity", "label in `document`"),
    text("document", "the document that the figure is taken from"),
    choice("measure", (*HOURS_MEASURES, *PEOPLE_MEASURES), "what is counted"),
    date("period_start", "first day of the row's own period, else of its document's; null where neither is known"),
    date("period_end", "last day of it"),
    number("planned", "what was planned; from another document where this one gives none"),
    number("realised", "what was realised; null where no document gives it"),
    whole("fits", "days by which the period of the document differs from that of the row"),
    flag("circa", "an estimate, as the document says"),
    flag("differs", "another document or table gives another value realised for the same"),
    Column("also", pl.List(_ALSO), "the other places that give this figure, with what they give"),
))  # fmt: skip

_FIGURE = ("owner", "same_as", "measure", "period_start", "period_end")
_BEST = ("known", "fits", "document", "table")


def hours(figures: pl.DataFrame, documents: pl.DataFrame, same: pl.DataFrame | None = None) -> pl.DataFrame:
    """HOURS of professionals and of volunteers: see `once`."""
    return once(figures, documents, HOURS_MEASURES, same)


def people(figures: pl.DataFrame, documents: pl.DataFrame, same: pl.DataFrame | None = None) -> pl.DataFrame:
    """The same of participations and unique participants, in columns of HOURS."""
    return once(figures, documents, PEOPLE_MEASURES, same)


def once(
    figures: pl.DataFrame, documents: pl.DataFrame, measures: Sequence[str], same: pl.DataFrame | None = None
) -> pl.DataFrame:
    """HOURS of these measures, from rows of ACTIVITIES (with group_id or without) and the DOCUMENTS that count.

    `same` is SAME of these, where it was made before.
    Rows of one table with one name and period are added up, as the report does. Of several tables and documents that
    give the same activity, measure and period one stands: one that knows what was realised, then the one whose own
    period is nearest (the report of the quarter before the sheet of the year); `also` names the others, and `differs`
    says that they disagree. Totals never count, and neither does a figure for a whole beside its parts.
    """
    named = (same_activities(figures, documents) if same is None else same).select("activity_id", "same_as", "whole")
    rows = data_rows(figures, documents).filter(
        pl.col("measure").is_in(measures) & (pl.col("planned").is_not_null() | pl.col("realised").is_not_null())
    )
    held = _one_place(_added(rows.join(named, on="activity_id", how="left")))
    return conform(_without_doubled_parts(held).select(HOURS.schema.names()).sort(_FIGURE, nulls_last=True), HOURS)


def added(values: pl.Expr) -> pl.Expr:
    """Their sum, to a hundredth; null where there is no value at all, since not known is not zero."""
    return pl.when(values.is_not_null().any()).then(values.sum().round(2))


def _added(rows: pl.DataFrame) -> pl.DataFrame:
    """One row for each figure in each table; null where none of its rows has a value."""
    return (
        rows.sort("document", "position")
        .group_by(*_FIGURE, "document", "table", maintain_order=True)
        .agg(
            pl.col("activity_id", "activity", "organisation", "programme", "whole", "fits").first(),
            circa=(pl.col("qualifier") == "circa").fill_null(False).any(),
            planned=added(pl.col("planned")),
            realised=added(pl.col("realised")),
        )
    )


def _one_place(placed: pl.DataFrame) -> pl.DataFrame:
    """One row for each figure: of the place that fits best, with what the others give."""
    place = pl.struct("document", "activity", "planned", "realised")
    best = ("document", "activity", "activity_id", "organisation", "whole", "fits", "realised", "circa")
    return (
        placed.with_columns(known=pl.col("realised").is_null())
        .sort(_BEST, nulls_last=True)
        .group_by(_FIGURE, maintain_order=True)
        .agg(
            pl.col(best).first(),
            pl.col("programme", "planned").drop_nulls().first(),
            differs=pl.col("realised").drop_nulls().n_unique() > 1,
            also=place.slice(1),
        )
    )


def _without_doubled_parts(held: pl.DataFrame) -> pl.DataFrame:
    """The same, with either the whole or its parts where both are given for one period: what fits best.

    What goes is named under `also` of what stays, which differs where the parts do not come to the whole.
    """
    period = ["owner", "measure", "period_start", "period_end"]
    parts = held.filter(pl.col("whole").is_not_null()).group_by(*period, "whole").agg(
        pl.len().alias("n"), pl.col("realised").sum().alias("together"), pl.col("realised").count().alias("given"),
        pl.col("fits").max().alias("fit"), pl.struct("document", "activity", "planned", "realised").alias("named"),
    )  # fmt: skip
    both = (
        held.select(*period, "fits", "realised", "document", "activity", "planned", whole="same_as")
        .join(parts.filter(pl.col("n") > 1), on=[*period, "whole"], nulls_equal=True)
        .with_columns(
            other=(pl.col("together") != pl.col("realised")) & (pl.col("given") > 0),
            parts=(pl.col("given") == pl.col("n")) & (pl.col("fit") <= pl.col("fits")).fill_null(False)
            | pl.col("realised").is_null(),
            one=pl.concat_list(pl.struct("document", "activity", "planned", "realised")),
        )
    )  # fmt: skip
    return _told_of(
        _told_of(held, both.filter("parts"), "whole", "one"), both.filter(~pl.col("parts")), "same_as", "named"
    )


def _told_of(held: pl.DataFrame, both: pl.DataFrame, kept: str, named: str) -> pl.DataFrame:
    """Without what `both` has in another way; what is kept, found by its column `kept`, says so."""
    period = ["owner", "measure", "period_start", "period_end"]
    gone = "same_as" if kept == "whole" else "whole"
    known = both.select(*period, pl.col("whole").alias(kept), "other", more=named)
    return (
        held.join(both.select(*period, pl.col("whole").alias(gone)), on=[*period, gone], how="anti", nulls_equal=True)
        .join(known, on=[*period, kept], how="left", nulls_equal=True, maintain_order="left")
        .with_columns(
            differs=pl.col("differs") | pl.col("other").fill_null(False),
            also=pl.when(pl.col("more").is_null()).then("also").otherwise(pl.concat_list("also", "more")),
        )
        .drop("other", "more")
    )
