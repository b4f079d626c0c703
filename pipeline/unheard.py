"""Who was not heard: what claims cannot tell, because nobody who could say it spoke, or may be quoted."""

from __future__ import annotations

import polars as pl

from pipeline.settings import LEAST_FOR_PUBLISHING

_HOURS = ("hours", "volunteer_hours")


def participants(figures: pl.DataFrame) -> pl.DataFrame:
    """activity_id and participants: how many unique participants each activity realised, where a report says so.

    `figures` are rows of ACTIVITIES with group_id, the first row of the activity. Rows of several periods are not
    added up, since one person can be in each: the largest stands.
    """
    counted = pl.col("row_kind").eq("data") & pl.col("measure").eq("unique_participants")
    return (
        figures.filter(counted & pl.col("realised").is_not_null())
        .group_by(activity_id="group_id")
        .agg(participants=pl.col("realised").max().cast(pl.Int64))
        .sort("activity_id")
    )


def unheard(claims: pl.DataFrame, known: pl.DataFrame, least: int = LEAST_FOR_PUBLISHING) -> pl.DataFrame:
    """Of each claim: claim_id, no_residents, stories, withheld, participants (null where unknown), few.

    `claims` are rows of CLAIMS, `known` is what `participants` gives. A number below `least` becomes null, with `few`
    true.
    """
    few = pl.col("participants").lt(least).fill_null(False)
    return (
        claims.join(known, on="activity_id", how="left", maintain_order="left")
        .with_columns(few=few)
        .select(
            "claim_id",
            "stories",
            "withheld",
            "few",
            no_residents=pl.col("residents").fill_null(0) == 0,
            participants=pl.when(~few).then("participants"),
        )
    )


def by_theme(claims: pl.DataFrame) -> pl.DataFrame:
    """Of each theme: theme, organisations, without_residents (how many of them), stories, withheld.

    Only claims on organisations as a whole count, since those hold what their activities tell.
    """
    whole = claims.filter(pl.col("activity_id").is_null())
    each = whole.group_by("theme", "organisation").agg(pl.col("residents", "stories", "withheld").sum())
    return (
        each.group_by("theme")
        .agg(
            organisations=pl.len().cast(pl.Int64),
            without_residents=pl.col("residents").eq(0).sum().cast(pl.Int64),
            stories=pl.col("stories").sum().cast(pl.Int64),
            withheld=pl.col("withheld").sum().cast(pl.Int64),
        )
        .sort("theme")
    )


def silent(figures: pl.DataFrame, telling: pl.DataFrame) -> pl.DataFrame:
    """Activities with hours realised of which nothing is told: activity_id and hours, by activity_id.

    `figures` as for `participants`; `telling` are rows of TELLING. An activity that is not in there is told nothing of.
    Hours of several rows are not added up: the largest stands, as a sign that there were any.
    """
    told = telling.filter(pl.col("account") != "nothing")
    return (
        figures.filter(pl.col("row_kind").eq("data") & pl.col("measure").is_in(_HOURS) & pl.col("realised").gt(0))
        .group_by(activity_id="group_id")
        .agg(hours=pl.col("realised").max())
        .join(told, on="activity_id", how="anti")
        .sort("activity_id")
    )
