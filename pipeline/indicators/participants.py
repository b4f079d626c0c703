"""How many people took part, and how often: people are never added up, and small numbers are never given."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipeline.columns import Table, flag, text, whole
from pipeline.indicators.basis import Basis
from pipeline.indicators.small import withhold
from pipeline.indicators.within import apart
from pipeline.periods import Period
from pipeline.settings import LEAST_FOR_PUBLISHING
from pipeline.tables import conform

PARTICIPANTS = Table("participants", ("owner", "same_as"), (
    text("owner", "whose it is"),
    text("organisation", "who reports; null where no document says"),
    text("programme", "programme of the latest of its figures"),
    text("same_as", "names the activity in all documents of its owner"),
    text("activity_id", "first row of the activity in the document of the latest of its figures"),
    text("activity", "label in that document"),
    whole("participations", "visits in the period, added up; null where unknown or not given"),
    flag("participations_few", "known, but not given: small, or it would give a small number away"),
    whole("people", "unique participants: the largest of its figures in the period; null where unknown or not given"),
    flag("people_few", "known, but not given, since it is small"),
    whole("figures", "how many figures of unique participants the largest is the largest of"),
))  # fmt: skip

_ACTIVITY = ("owner", "same_as")


def participants(basis: Basis, period: Period, least: int = LEAST_FOR_PUBLISHING) -> pl.DataFrame:
    """PARTICIPANTS: of each activity how many people took part in a period, and how often, as its reports give it.

    Unique participants of several figures are not added up, since one person can be in each: the largest stands. No
    number under `least` is given, nor a sum of participations from which one could be worked out: with the sums of
    `participants_in_all`, or with the figures of shorter periods that it is the sum of.
    """
    counted = _counted(basis, period, least)
    shown = withhold(counted, "participations", least, "same_as", ["owner"], "reveals")
    few = (pl.col("people") < least).fill_null(False)
    given = shown.with_columns(people_few=few, people=pl.when(~few).then("people"))
    return conform(given.select(PARTICIPANTS.schema.names()).sort(_ACTIVITY), PARTICIPANTS)


def participants_in_all(
    basis: Basis, period: Period, by: Sequence[str] = (), least: int = LEAST_FOR_PUBLISHING
) -> pl.DataFrame:
    """Participations added up, per column of PARTICIPANTS in `by` (organisation or programme): sorted by these.

    participations: visits in the period; null where unknown or not given, with participations_few.
    activities: how many activities give participations in the period.
    people: the largest number of unique participants at one activity, never a sum; null where unknown or not given,
    with people_few. people_activities: how many activities give a number of unique participants.
    """
    counted = _counted(basis, period, least)
    alone = (pl.col("participations").count() == 1) & pl.col("reveals").any()
    summed = (
        counted.group_by(list(by) or pl.lit(0).alias("all"))
        .agg(
            participations=pl.when(pl.col("participations").count() > 0).then(pl.col("participations").sum()),
            activities=pl.col("participations").count().cast(pl.Int32),
            people=pl.col("people").max(),
            people_activities=pl.col("people").count().cast(pl.Int32),
            reveals=alone,
        )
        .sort(*(by or ["all"]), nulls_last=True)
        .with_row_index("at")
    )
    few = (pl.col("people") < least).fill_null(False)
    return withhold(summed, "participations", least, "at", (), "reveals").select(
        *by, "participations", "participations_few", "activities",
        pl.when(~few).then("people").alias("people"), few.alias("people_few"), "people_activities",
    )  # fmt: skip


def _counted(basis: Basis, period: Period, least: int) -> pl.DataFrame:
    """PARTICIPANTS before anything is left out, with `reveals`: the sum and its other parts give a small part away."""
    inside = basis.people.filter(period.inside() & pl.col("realised").is_not_null()).sort("period_start", "period_end")
    visits = apart(inside.filter(pl.col("measure") == "participations"))
    persons = inside.filter(pl.col("measure") == "unique_participants")
    value = pl.col("realised").round()
    small = value.filter(value < least)
    sums = visits.group_by(_ACTIVITY).agg(
        participations=value.sum().cast(pl.Int64),
        reveals=(pl.len() > 1) & (small.len() > 0) & ((small.len() == 1) | (small.sum() < least)),
    )
    largest = persons.group_by(_ACTIVITY).agg(people=value.max().cast(pl.Int64), figures=pl.len())
    named = inside.group_by(_ACTIVITY).agg(pl.col("organisation", "programme", "activity_id", "activity").last())
    return (
        named.join(sums, on=_ACTIVITY, how="left")
        .join(largest, on=_ACTIVITY, how="left")
        .with_columns(pl.col("reveals").fill_null(False), pl.col("figures").fill_null(0))
        .sort(_ACTIVITY)
    )
