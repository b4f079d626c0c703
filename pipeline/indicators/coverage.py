"""Of what is told and of what not, per organisation: never a ranking, always in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipeline.activity_names import is_overhead
from pipeline.columns import Column, Table, choice, flag, number, text, whole
from pipeline.indicators.basis import Basis
from pipeline.indicators.hours import HOURS_MEASURES
from pipeline.indicators.themes import activities_told, told_by
from pipeline.indicators.within import within
from pipeline.periods import Period, Quarter, of_quarter
from pipeline.tables import ACCOUNTS, conform

COVERAGE = Table("coverage", ("owner",), (
    text("owner", "whose it is"),
    text("organisation", "who reports; null where no document says"),
    whole("activities", "activities, each once however many documents name it"),
    whole("with_hours", "how many of these give hours realised, of professionals or volunteers"),
    *(whole(name, "activities of which this is the most that is told: see TELLING") for name in ACCOUNTS),
    flag("resident", "a resident speaks somewhere"),
    flag("relative", "a relative speaks somewhere"),
    flag("professional", "a professional speaks somewhere"),
    Column("themes", pl.List(pl.String), "themes that it tells of, by id"),
))  # fmt: skip

REPORTED = Table("reported", ("owner", "year", "quarter"), (
    text("owner", "whose it is"),
    text("organisation", "who reports; null where no document says"),
    whole("year", "year"),
    whole("quarter", "quarter, from 1 to 4"),
    flag("own", "a report or figures of this quarter, or of part of it"),
    flag("longer", "a report or figures of a longer time that it is part of"),
    flag("stories", "stories from a time that overlaps with it"),
))  # fmt: skip

OVERLAP = Table("overlap", ("theme", "owner"), (
    text("theme", "id in the goal tree"),
    text("owner", "whose it is"),
    text("organisation", "who reports; null where no document says"),
    Column("activities", pl.List(pl.String), "labels of its activities that are told of on the theme, of the alphabet"),
    number("hours", "hours of professionals realised at these in the period; null where unknown"),
    number("volunteer_hours", "the same of volunteers"),
))  # fmt: skip

UNTOLD_THEMES = Table("untold_themes", ("theme",), (
    text("theme", "id in the goal tree"),
    whole("longer", "organisations that tell of it over a time that goes beyond the period"),
    whole("undated", "organisations that tell of it without a period"),
))  # fmt: skip

UNTOLD_ACTIVITIES = Table("untold_activities", ("owner", "same_as", "measure"), (
    text("owner", "whose it is"),
    text("organisation", "who reports; null where no document says"),
    text("same_as", "names the activity in all documents of its owner"),
    text("activity_id", "first row of the activity in one of its documents"),
    text("activity", "its label there"),
    choice("measure", HOURS_MEASURES, "hours of professionals or of volunteers"),
    number("realised", "hours realised in the period, more than zero"),
    flag("overhead", "the label names nothing but working time, of which no story is due"),
))  # fmt: skip


def coverage(basis: Basis) -> pl.DataFrame:
    """COVERAGE: of each organisation what its documents tell of its activities, who is heard, and on which themes.

    Activities are those with an account in TELLING or with hours, a whole only where no document gives its parts. The
    best account of all documents stands, and what is told of a whole is told of its parts. Voices are yes or no, not
    counts, so that they invite no comparison. An owner without a name (a document that says nowhere whose it is)
    stands last, and only with something to count.
    """
    counts = (
        _accounts(basis)
        .filter(~pl.col("divided"))
        .group_by("owner")
        .agg(
            pl.len().alias("activities"),
            pl.col("with_hours").sum(),
            *((pl.col("account") == name).sum().alias(name) for name in ACCOUNTS),
        )
    )
    voices = basis.claims.group_by("owner").agg(
        *((pl.col(f"{who}s").sum() > 0).alias(who) for who in ("resident", "relative", "professional")),
        themes=pl.col("theme").unique().sort(),
    )
    numbers = ["activities", "with_hours", *ACCOUNTS]
    return conform(
        basis.organisations.join(counts, on="owner", how="left", maintain_order="left")
        .join(voices, on="owner", how="left", maintain_order="left")
        .with_columns(
            pl.col(numbers).fill_null(0),
            pl.col("resident", "relative", "professional").fill_null(False),
            pl.col("themes").fill_null([]),
        )
        .filter(pl.col("organisation").is_not_null() | (pl.col("activities") > 0) | (pl.col("themes").list.len() > 0))
        .select(COVERAGE.schema.names()),
        COVERAGE,
    )


def reported(basis: Basis, quarters: Sequence[Quarter]) -> pl.DataFrame:
    """REPORTED: of each organisation with a name and each of these quarters whether a document reports on it."""
    reports = pl.col("kind").is_in(["report", "figures"])
    parts = []
    for year, number_ in quarters:
        period = of_quarter((year, number_))
        held = basis.documents.group_by("owner").agg(
            own=(reports & period.inside()).any(),
            longer=(reports & period.overlaps() & ~period.inside()).any(),
            stories=((pl.col("kind") == "stories") & period.overlaps()).any(),
        )
        named = basis.organisations.drop_nulls("organisation").join(held, on="owner", maintain_order="left")
        parts.append(named.with_columns(year=pl.lit(year), quarter=pl.lit(number_)).select(REPORTED.schema.names()))
    return conform(pl.concat(parts), REPORTED) if parts else REPORTED.empty()


def overlap(basis: Basis, period: Period) -> pl.DataFrame:
    """OVERLAP: the themes on which two or more organisations tell in a period, with the activities of each.

    That two tell of one theme says where to look for double work, or for each other; it does not say that it is.
    """
    told = told_by(basis, period).filter("told").drop("activities")
    labels = basis.same.group_by("owner", "same_as").agg(pl.col("activity").sort_by("activity_id").first())
    names = (
        activities_told(basis, period)
        .join(labels, on=["owner", "same_as"])
        .group_by("owner", "theme")
        .agg(activities=pl.col("activity").drop_nulls().unique().sort())
    )
    shared = told.filter(pl.len().over("theme") > 1).join(names, on=["owner", "theme"], how="left")
    return conform(
        shared.with_columns(pl.col("activities").fill_null([]))
        .select(OVERLAP.schema.names())
        .sort("theme", pl.col("organisation").str.to_lowercase(), "owner", nulls_last=True),
        OVERLAP,
    )


def untold_themes(basis: Basis, period: Period, themes: Sequence[str]) -> pl.DataFrame:
    """UNTOLD_THEMES: those of `themes`, in that order, of which no organisation tells in a period."""
    told = told_by(basis, period)
    order = pl.DataFrame({"theme": list(themes)}, schema={"theme": pl.String})
    near = told.group_by("theme").agg(pl.col("longer", "undated").sum())
    found = order.join(told.filter("told"), on="theme", how="anti", maintain_order="left").join(
        near, on="theme", how="left", maintain_order="left"
    )
    return conform(found.with_columns(pl.col("longer", "undated").fill_null(0)), UNTOLD_THEMES)


def untold_activities(basis: Basis, period: Period) -> pl.DataFrame:
    """UNTOLD_ACTIVITIES: those with hours realised in a period of which no document tells anything.

    Neither of themselves nor of the whole that they are a part of. `overhead` marks those that need no story.
    """
    nothing = _accounts(basis).filter(pl.col("account") == "nothing").select("owner", "same_as")
    quiet = (
        within(basis.hours, period)
        .filter(pl.col("realised") > 0)
        .join(nothing, on=["owner", "same_as"], how="semi", maintain_order="left")
        .with_columns(overhead=pl.col("activity").fill_null("").map_elements(is_overhead, return_dtype=pl.Boolean))
    )
    order = (pl.col("organisation").str.to_lowercase(), "owner", pl.col("activity").str.to_lowercase(), "same_as")
    return conform(
        quiet.select(UNTOLD_ACTIVITIES.schema.names()).sort(*order, "measure", nulls_last=True), UNTOLD_ACTIVITIES
    )


def _accounts(basis: Basis) -> pl.DataFrame:
    """owner, same_as, account (the best in any document), with_hours, and divided: a whole of which parts are known.

    What is told of a whole is told of its parts, and the other way round.
    """
    key, rank = ["owner", "same_as"], pl.col("account").cast(pl.Enum(ACCOUNTS)).to_physical().min()
    own = basis.telling.group_by(key).agg(rank.alias("account"))
    spent = basis.hours.group_by(key).agg(with_hours=pl.col("realised").is_not_null().any())
    parts = basis.same.filter(pl.col("whole").is_not_null()).select("owner", "same_as", "whole").unique()
    of_whole = parts.join(own, left_on=["owner", "whole"], right_on=key).select(*key, "account")
    of_parts = parts.join(own, on=key).select("owner", pl.col("whole").alias("same_as"), "account")
    told = pl.concat([own, of_whole, of_parts]).group_by(key).agg(pl.col("account").min())
    return (
        pl.concat([own.select(key), spent.select(key)])
        .unique()
        .join(spent, on=key, how="left")
        .join(told, on=key, how="left")
        .with_columns(
            pl.col("with_hours").fill_null(False),
            pl.col("account").fill_null(len(ACCOUNTS) - 1).replace_strict(_NAMES, return_dtype=pl.String),
            divided=pl.struct("owner", "same_as").is_in(parts.select("owner", same_as="whole").to_struct().implode()),
        )
        .sort(key)
    )


_NAMES = dict(enumerate(ACCOUNTS))
