"""What is told of each activity: an effect, only that it was done, only what it is meant for, or nothing."""

from __future__ import annotations

import polars as pl

from pipeline.tables import TELLING, Tables, conform
from pipeline.themes.linking import activity_groups

_NO_WORK = ("percentage", "score", "days")


def build_telling(told: Tables) -> pl.DataFrame:
    """TELLING: a row for each activity, with what the sentences of its linked passages say, each sentence once.

    Needs LINKS and labels as they are in force. One sentence on an effect is enough for the account "effect". Rows of
    nothing but scores, percentages or days are no work that could be told of, and have no account.
    """
    counts = (
        told.links.select("passage_id", "activity_id")
        .join(told.sentences.select("sentence_id", "passage_id"), on="passage_id")
        .join(told.labels.select("sentence_id", "kind", "intention"), on="sentence_id")
        .unique(["activity_id", "sentence_id"])
        .group_by("activity_id")
        .agg(
            (pl.col("kind") == "outcome").sum().alias("outcomes"),
            (pl.col("kind") == "output").sum().alias("outputs"),
            ((pl.col("kind") == "other") & pl.col("intention").fill_null(False)).sum().alias("intentions"),
            pl.len().alias("sentences"),
        )
    )
    measured = pl.col("measure").is_in(_NO_WORK).all().over("document", "section", "activity")
    activities = activity_groups(told.activities.filter(~measured)).select("activity_id", "document")
    numbers = ("outcomes", "outputs", "intentions", "sentences")
    found = activities.join(counts, on="activity_id", how="left").with_columns(pl.col(numbers).fill_null(0))
    return conform(found.with_columns(_account().alias("account")).sort("activity_id"), TELLING)


def _account() -> pl.Expr:
    return (
        pl.when(pl.col("outcomes") > 0)
        .then(pl.lit("effect"))
        .when(pl.col("outputs") > 0)
        .then(pl.lit("activity_only"))
        .when(pl.col("intentions") > 0)
        .then(pl.lit("intention_only"))
        .otherwise(pl.lit("nothing"))
    )
