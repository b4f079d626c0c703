"""The figures of a period: what lies wholly in it, each day of an activity once. Nothing is ever divided over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from pipeline.columns import Column, Table, choice, flag, number, text, whole
from pipeline.indicators.hours import HOURS, HOURS_MEASURES, PEOPLE_MEASURES, added
from pipeline.periods import Period, Quarter, of_quarter
from pipeline.tables import conform

WITHIN = Table("within", ("owner", "same_as", "measure"), (
    text("owner", "whose it is"),
    text("organisation", "who reports; null where no document says"),
    text("programme", "programme of the latest of its figures"),
    text("same_as", "names the activity in all documents of its owner"),
    text("activity_id", "first row of the activity in the document of the latest of its figures"),
    text("activity", "label in that document"),
    choice("measure", (*HOURS_MEASURES, *PEOPLE_MEASURES), "what is counted"),
    number("planned", "hours planned within the period; null where none are given"),
    number("realised", "hours realised within the period; null where none are given"),
    number("difference", "realised less planned, over the days for which both are given; null where there are none"),
    whole("figures", "how many figures the hours realised are the sum of"),
    flag("complete", "the hours realised are of every day in the period"),
    flag("circa", "one of them is an estimate"),
    flag("differs", "for one of them another document gives other hours"),
    Column("documents", pl.List(pl.String), "the documents that the hours are taken from"),
    Column("also", HOURS.schema["also"], "the other places that give these hours, with what they give"),
))  # fmt: skip

LONGER = Table("longer", HOURS.key, (*HOURS.columns, flag("only", "the activity has no hours within the period")))

_PLACE = ("owner", "measure", "same_as", "whole", "period_start", "period_end")
_OF_ONE = ("owner", "same_as", "measure")


def within(hours: pl.DataFrame, period: Period) -> pl.DataFrame:
    """WITHIN: the HOURS that lie wholly in a period, one row for each activity and measure.

    Where an activity gives figures for a longer and for shorter parts of the period (a year and its quarters), the
    longest stand and what they hold is left out, so that no day counts twice; so it is for a whole and its parts.
    Hours planned and realised are chosen apart. They are compared as sums where these are of the same days, else
    over the figures that give both.
    """
    inside = hours.filter(period.inside())
    planned, realised = (_summed(inside, name) for name in ("planned", "realised"))
    both = realised.join(planned, on=_OF_ONE, how="full", coalesce=True)
    alike = pl.all_horizontal(pl.col(name) == pl.col(f"{name}_planned") for name in ("first", "last", "days"))
    found = both.with_columns(
        *(pl.coalesce(name, f"{name}_planned").alias(name) for name in _NAMED),
        difference=pl.when(alike).then(pl.col("realised") - pl.col("planned")).otherwise("of_rows"),
        complete=(pl.col("days") == period.days).fill_null(False),
        figures=pl.col("figures").fill_null(0),
    )
    return conform(found.select(WITHIN.schema.names()).sort(_OF_ONE), WITHIN)


def longer(hours: pl.DataFrame, period: Period) -> pl.DataFrame:
    """LONGER: the HOURS that share days with a period and go beyond it, such as a year's figure for a quarter.

    They are in no total of the period. `only` is true where nothing tells how many of an activity's hours lie within
    it, neither of itself nor of what it is a part of, or its parts.
    """
    inside = hours.filter(period.inside() & pl.col("realised").is_not_null())
    known = pl.concat([inside["same_as"], inside["whole"]]).unique().drop_nulls().to_list()
    told = pl.col("same_as").is_in(known) | pl.col("whole").is_in(known).fill_null(False)
    beyond = hours.filter(period.overlaps() & ~period.inside()).with_columns(only=~told)
    return conform(beyond.select(LONGER.schema.names()), LONGER)


def by_quarter(hours: pl.DataFrame, quarters: Sequence[Quarter]) -> pl.DataFrame:
    """WITHIN of each of these quarters, with year and quarter (whole numbers) before it, in the order given."""
    parts = [
        within(hours, of_quarter((year, number))).select(
            pl.lit(year, pl.Int32).alias("year"), pl.lit(number, pl.Int32).alias("quarter"), pl.all()
        )
        for year, number in quarters
    ]
    return pl.concat(parts) if parts else WITHIN.empty().select(*_NO_QUARTER, pl.all())


_NO_QUARTER = [pl.lit(None, pl.Int32).alias(name) for name in ("year", "quarter")]
_NAMED = ("organisation", "programme", "activity_id", "activity", "circa", "differs", "documents", "also")


def _summed(inside: pl.DataFrame, aspect: str) -> pl.DataFrame:
    """The sum of planned or of realised for each activity and measure, of figures that share no day."""
    found = (
        apart(inside.filter(pl.col(aspect).is_not_null()))
        .sort("period_start")
        .group_by(_OF_ONE, maintain_order=True)
        .agg(
            added(pl.col(aspect)),
            pl.col("organisation", "programme", "activity_id", "activity").last(),
            pl.col("circa", "differs").any(),
            pl.col("also").list.explode(keep_nulls=False, empty_as_null=False),
            documents=pl.col("document").unique().sort(),
            first=pl.col("period_start").min(),
            last=pl.col("period_end").max(),
            days=((pl.col("period_end") - pl.col("period_start")).dt.total_days() + 1).sum(),
            figures=pl.len().cast(pl.Int32),
            of_rows=added(pl.col("realised") - pl.col("planned")),
        )
    )
    of_plan = {name: f"{name}_planned" for name in (*_NAMED, "first", "last", "days")}
    return found.rename(of_plan).drop("figures", "of_rows") if aspect == "planned" else found


def apart(given: pl.DataFrame) -> pl.DataFrame:
    """Those of these HOURS that share no day with another of the same activity, its whole or its parts.

    The longest stay. Every row needs a period.
    """
    alone = pl.len().over("owner", "measure", pl.coalesce("whole", "same_as")) == 1
    held = given.with_row_index("at").with_columns(alone.alias("alone"))
    chosen = list(_apart(held.filter(~pl.col("alone"))))
    return held.filter(pl.col("alone") | pl.col("at").is_in(chosen)).drop("at", "alone")


def _apart(given: pl.DataFrame) -> Iterator[int]:
    length = pl.col("period_end") - pl.col("period_start")
    ordered = given.sort(-length.dt.total_days(), "whole", "period_start", "same_as", nulls_last=True)
    taken: dict[tuple[str, str, str], list[tuple[str, date, date]]] = defaultdict(list)
    for at, owner, measure, same_as, part_of, start, end in ordered.select("at", *_PLACE).iter_rows():
        family = taken[owner, measure, part_of or same_as]
        rivals = (
            (first, last) for name, first, last in family if same_as == name or (part_of or same_as) in (same_as, name)
        )
        if not any(first <= end and start <= last for first, last in rivals):
            family.append((same_as, start, end))
            yield at
