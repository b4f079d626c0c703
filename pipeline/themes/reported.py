"""What counts as told: all that was read, except what stands in pitches, which promise."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from pipeline.tables import Tables


def reported(told: Tables) -> Tables:
    """The tables without the labels, themes and activities of pitches, and without links to or from these.

    A pitch hopes, and tells of a trial before the subsidy: neither shows what the activities it asks for changed. What
    it says is read as PROMISES. Texts and vectors stay: without a label nothing is made of them.
    """
    pitches = told.documents.filter(pl.col("kind") == "pitch")["document"].to_list()
    if not pitches:
        return told
    activities = told.activities.filter(~pl.col("document").is_in(pitches))
    links = told.links.filter(~pl.col("document").is_in(pitches))
    return replace(
        told,
        labels=told.labels.filter(~pl.col("document").is_in(pitches)),
        mentions=told.mentions.filter(~pl.col("document").is_in(pitches)),
        activities=activities,
        links=links.join(activities, on="activity_id", how="semi", maintain_order="left"),
    )
