"""Hours added up for a selection, with how many activities and organisations stand behind each number."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipeline.indicators.hours import added

TOTALS = (
    "measure", "planned", "realised", "difference", "activities", "compared", "without_plan", "without_realised",
    "incomplete", "circa", "differs", "organisations",
)  # fmt: skip


def totals(within: pl.DataFrame, by: Sequence[str] = ()) -> pl.DataFrame:
    """Per measure, and per column of WITHIN in `by` (organisation, programme, year, quarter): rows sorted by these.

    planned, realised: hours, each over the activities that give them; null where none does.
    difference: realised less planned in hours, over the days for which the `compared` activities give both; so it need
    not be the difference of the other two.
    activities: how many there are; without_plan, without_realised: how many of them give none.
    incomplete: of how many the hours realised are not of every day in the period; circa: of how many they are
    estimates; differs: of how many another document gives other hours.
    organisations: how many organisations; documents that name none are not among them.
    """
    counts = {
        "without_plan": pl.col("planned").is_null(),
        "without_realised": pl.col("realised").is_null(),
        "compared": pl.col("difference").is_not_null(),
        "incomplete": pl.col("realised").is_not_null() & ~pl.col("complete"),
        "circa": pl.col("circa"),
        "differs": pl.col("differs"),
    }
    return (
        within.sort("owner", "same_as")
        .group_by(*by, "measure")
        .agg(
            *(added(pl.col(name)).alias(name) for name in ("planned", "realised", "difference")),
            *(held.sum().cast(pl.Int32).alias(name) for name, held in counts.items()),
            activities=pl.struct("owner", "same_as").n_unique().cast(pl.Int32),
            organisations=pl.col("organisation").drop_nulls().n_unique().cast(pl.Int32),
        )
        .select(*by, *TOTALS)
        .sort(*by, "measure", nulls_last=True)
    )
