"""Per theme what is told, and beside it the hours of the activities of which it is told; never one from the other."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipeline.columns import Table, flag, number, text, whole
from pipeline.indicators.basis import Basis
from pipeline.indicators.hours import HOURS_MEASURES, added
from pipeline.indicators.within import within
from pipeline.periods import Period, Quarter, of_quarter
from pipeline.tables import conform

VOICES_TOLD = (
    "sources", "stories", "improved", "worsened", "unchanged", "residents", "relatives", "professionals", "withheld",
)  # fmt: skip
"""Counts of voices: sources and stories, what they tell, who speaks, and how many may not be shown; as in CLAIMS."""

_COUNTED = (
    number("hours", "hours of professionals, realised at these activities in the period; null where none are known"),
    number("volunteer_hours", "the same of volunteers"),
    whole("activities", "activities with a claim on the theme in the period, each once"),
    whole("with_hours", "how many of these have hours realised in the period"),
    *(whole(name, "voices, as in CLAIMS") for name in VOICES_TOLD),
)

TOLD = Table("told", ("owner", "theme"), (
    text("owner", "whose it is"),
    text("organisation", "who reports; null where no document says"),
    text("theme", "id in the goal tree"),
    *_COUNTED,
    flag("told", "something is told of it in the period, of the organisation or of an activity"),
    flag("longer", "it is only told of over a time that goes beyond the period"),
    flag("undated", "it is told of without a period"),
))  # fmt: skip

THEMES = Table("themes", ("theme",), (
    text("theme", "id in the goal tree"),
    *_COUNTED,
    whole("organisations", "organisations that tell of it in the period"),
    whole("longer", "organisations that only tell of it over a time that goes beyond the period"),
    whole("undated", "organisations that tell of it without a period"),
))  # fmt: skip


def told_by(basis: Basis, period: Period) -> pl.DataFrame:
    """TOLD: of each organisation what it tells on each theme in a period, and the hours of the activities told of.

    Voices are those of claims on the organisation as a whole that lie wholly in the period; one that speaks in
    documents of two periods is in both. Hours are those of `within`, of activities with a claim on the theme that lies
    in it; of a whole told of without hours of its own, those of its parts. An activity can stand at several themes, so
    hours and activities of themes never add up to a total, and no voice says that its hours brought the change.
    """
    inside = basis.claims.filter(period.inside())
    voices = inside.filter(pl.col("activity_id").is_null()).group_by("owner", "theme").agg(pl.col(VOICES_TOLD).sum())
    beyond = basis.claims.filter(period.overlaps() & ~period.inside()).select("owner", "theme").unique()
    loose = basis.claims.filter(~_dated()).select("owner", "theme").unique()
    told = inside.select("owner", "theme").unique()
    return conform(
        pl.concat([told, beyond, loose])
        .unique()
        .join(voices, on=["owner", "theme"], how="left")
        .join(_hours(basis, period), on=["owner", "theme"], how="left")
        .join(basis.organisations, on="owner")
        .join(told.with_columns(told=True), on=["owner", "theme"], how="left")
        .join(beyond.with_columns(longer=True), on=["owner", "theme"], how="left")
        .join(loose.with_columns(undated=True), on=["owner", "theme"], how="left")
        .with_columns(pl.col("told", "longer", "undated").fill_null(False))
        .with_columns(
            pl.col("activities", "with_hours", *VOICES_TOLD).fill_null(0), longer=pl.col("longer") & ~pl.col("told")
        )
        .select(TOLD.schema.names())
        .sort(pl.col("organisation").str.to_lowercase(), "owner", "theme", nulls_last=True),
        TOLD,
    )


def by_theme(told: pl.DataFrame, themes: Sequence[str]) -> pl.DataFrame:
    """THEMES: TOLD added up over organisations, a row for each of `themes` in that order, with zeros where untold.

    Activities and voices belong to one organisation each, so they add up over organisations; never over themes.
    """
    order = pl.DataFrame({"theme": list(themes)}, schema={"theme": pl.String})
    summed = told.group_by("theme").agg(
        added(pl.col("hours")),
        added(pl.col("volunteer_hours")),
        pl.col("activities", "with_hours", *VOICES_TOLD, "longer", "undated").sum(),
        organisations=pl.col("told").sum(),
    )
    found = order.join(summed, on="theme", how="left", maintain_order="left")
    counts = [name for name in THEMES.schema if name not in {"theme", "hours", "volunteer_hours"}]
    return conform(found.with_columns(pl.col(counts).fill_null(0)).select(THEMES.schema.names()), THEMES)


def themes_by_quarter(basis: Basis, quarters: Sequence[Quarter], themes: Sequence[str]) -> pl.DataFrame:
    """THEMES of each of these quarters, in the order given, with year and quarter (whole numbers) before it."""
    parts = [
        by_theme(told_by(basis, of_quarter((year, number))), themes).select(
            pl.lit(year, pl.Int32).alias("year"), pl.lit(number, pl.Int32).alias("quarter"), pl.all()
        )
        for year, number in quarters
    ]
    return pl.concat(parts) if parts else pl.DataFrame(schema={"year": pl.Int32, "quarter": pl.Int32, **THEMES.schema})


def activities_told(basis: Basis, period: Period) -> pl.DataFrame:
    """owner, theme, same_as: the activities with a claim on a theme that lies wholly in the period, each once."""
    told = basis.claims.filter(period.inside() & pl.col("same_as").is_not_null())
    return told.select("owner", "theme", "same_as").unique().sort("owner", "theme", "same_as")


def hours_told(basis: Basis, period: Period) -> pl.DataFrame:
    """owner, theme, told (same_as told of), same_as (that gives the hours), measure, realised, in a period.

    What is told of 'Wandelgroepen' is told of each group where the hours are given per group.
    """
    about = activities_told(basis, period)
    spent = within(basis.hours, period).filter(pl.col("realised").is_not_null())
    known = spent.select("owner", "same_as", "measure", "realised")
    parts = basis.same.filter(pl.col("whole").is_not_null()).select("owner", part="same_as", same_as="whole").unique()
    of_parts = (
        about.join(known, on=["owner", "same_as"], how="anti")
        .join(parts, on=["owner", "same_as"])
        .select("owner", "theme", told="same_as", same_as="part")
    )
    of_itself = about.select("owner", "theme", "same_as", told="same_as").select(of_parts.columns)
    return pl.concat([of_itself, of_parts]).join(known, on=["owner", "same_as"])


def _hours(basis: Basis, period: Period) -> pl.DataFrame:
    """owner, theme, activities, with_hours, hours, volunteer_hours of the activities told of."""
    worked, key = hours_told(basis, period), ["owner", "theme"]
    sums = (
        worked.unique([*key, "same_as", "measure"])
        .group_by(key)
        .agg(added(pl.col("realised").filter(pl.col("measure") == name)).alias(name) for name in HOURS_MEASURES)
    )
    with_hours = worked.group_by(key).agg(with_hours=pl.col("told").n_unique())
    counted = activities_told(basis, period).group_by(key).agg(activities=pl.len())
    return counted.join(with_hours, on=key, how="left").join(sums, on=key, how="left")


def _dated() -> pl.Expr:
    return pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null()
