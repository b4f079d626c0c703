"""What all numbers are counted from, made once: hours, and what is told, with the activity and organisation of each."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.indicators.hours import hours, people
from pipeline.indicators.same import same_activities
from pipeline.owners import owner


@dataclass(frozen=True, slots=True)
class Basis:
    """The tables that numbers are counted from, of the documents that count.

    documents: DOCUMENTS with owner, and organisation spelled alike; figures: ACTIVITIES; same: SAME; hours: HOURS;
    people: HOURS of participations and unique participants;
    claims: CLAIMS with owner, organisation spelled alike and same_as (null for an organisation as a whole);
    telling: TELLING with owner and same_as.
    """

    documents: pl.DataFrame
    figures: pl.DataFrame
    same: pl.DataFrame
    hours: pl.DataFrame
    people: pl.DataFrame
    claims: pl.DataFrame
    telling: pl.DataFrame

    @property
    def organisations(self) -> pl.DataFrame:
        """owner and organisation (null where none is named), in the order of the alphabet, unnamed ones last."""
        name = pl.col("organisation").str.to_lowercase()
        return self.documents.select("owner", "organisation").unique().sort(name, "owner", nulls_last=True)


def basis(figures: pl.DataFrame, documents: pl.DataFrame, claims: pl.DataFrame, telling: pl.DataFrame) -> Basis:
    """The basis of all numbers: rows of ACTIVITIES, DOCUMENTS, CLAIMS and TELLING, with what people corrected.

    Only `documents` count; claims and telling on activities of other documents, and claims of organisations that have
    none of these documents, are left out.
    """
    held = documents.with_columns(owner(), pl.col("organisation").str.strip_chars()).with_columns(
        organisation=pl.col("organisation").min().over("owner")
    )
    same = same_activities(figures, documents)
    known = same.select("activity_id", "same_as")
    whole = claims.drop("organisation").with_columns(claims.select(owner()))
    named = held.select("owner", "organisation").unique()
    return Basis(
        documents=held,
        figures=figures,
        same=same,
        hours=hours(figures, documents, same),
        people=people(figures, documents, same),
        claims=whole.join(named, on="owner", maintain_order="left")
        .join(known, on="activity_id", how="left", maintain_order="left")
        .filter(pl.col("activity_id").is_null() | pl.col("same_as").is_not_null()),
        telling=telling.join(same.select("activity_id", "same_as", "owner"), on="activity_id", maintain_order="left"),
    )
