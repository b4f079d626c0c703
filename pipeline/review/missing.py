"""What several organisations tell of at once, what is missing, and who was not heard."""

from __future__ import annotations

import polars as pl

from pipeline import indicators
from pipeline.framework import Framework
from pipeline.indicators import Basis, by_theme, told_by, untold_activities, untold_themes
from pipeline.periods import Period
from pipeline.review import told
from pipeline.review.activities import Activities
from pipeline.review.content import Gap, Overlap, Shared, Silent, Unheard
from pipeline.review.material import Material


def overlap(basis: Basis, period: Period, tree: Framework) -> tuple[Overlap, ...]:
    """The themes on which two or more organisations tell in the period, in the order of the goal tree."""
    rows = indicators.overlap(basis, period).to_dicts()
    held: dict[str, list[Shared]] = {}
    for row in rows:
        held.setdefault(row["theme"], []).append(
            Shared(row["organisation"], tuple(sorted(row["activities"], key=str.casefold)), row["hours"])
        )
    return tuple(Overlap(theme, tree.names[theme], tuple(held[theme])) for theme in tree.ids if theme in held)


def gaps(basis: Basis, period: Period, tree: Framework) -> tuple[Gap, ...]:
    """The themes of which nobody tells in the period, and those told of without hours, in the order of the tree."""
    untold = {row["theme"]: row["longer"] for row in untold_themes(basis, period, tree.ids).to_dicts()}
    rows = by_theme(told_by(basis, period), tree.ids).to_dicts()
    idle = {row["theme"] for row in rows if row["hours"] is None and row["volunteer_hours"] is None}
    return tuple(
        Gap(theme, tree.names[theme], "untold" if theme in untold else "no_hours", untold.get(theme, 0))
        for theme in tree.ids
        if theme in untold or theme in idle
    )


def unheard(material: Material, activities: Activities, claims: pl.DataFrame, here: pl.DataFrame) -> Unheard:
    """Who was not heard in a period; `claims` are those that touch it, `here` the documents that report on it."""
    basis, period = activities.basis, activities.period
    counting = here["document"].to_list()
    themeless = material.themeless.filter(pl.col("document").is_in(counting))["n"].sum()
    stories = material.stories.filter(pl.col("document").is_in(counting))
    unread = pl.col("status") == "unreadable"
    undated = (pl.col("period_start").is_null() | pl.col("period_end").is_null()) & ~unread
    quiet = untold_activities(basis, period).filter(~pl.col("overhead") & (pl.col("measure") == "hours"))
    return Unheard(
        _without_residents(claims, indicators.within(basis.hours, period)),
        tuple(
            Silent(row["organisation"], activities.labels[row["same_as"]], row["realised"]) for row in quiet.to_dicts()
        ),
        int(stories["withheld"].sum()), int(themeless), _files(material.documents.filter(undated)),
        _files(material.documents.filter(unread)),
    )  # fmt: skip


def _without_residents(claims: pl.DataFrame, hours: pl.DataFrame) -> tuple[str, ...]:
    """Organisations with hours realised, of whom no claim holds a resident's own word."""
    working = hours.filter(pl.col("realised") > 0)["organisation"].drop_nulls().unique()
    spoken = told.of_organisations(claims).filter(pl.col("residents") > 0)["organisation"].drop_nulls().unique()
    return tuple(sorted(set(working) - set(spoken), key=str.casefold))


def _files(documents: pl.DataFrame) -> tuple[str, ...]:
    return tuple(sorted(documents["filename"].drop_nulls(), key=str.casefold))
