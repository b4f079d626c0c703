"""What changed between two periods, as facts: a code, whom and what it is about, before, now, and how many."""

from __future__ import annotations

import polars as pl

from pipeline.activity_names import is_overhead
from pipeline.columns import Table, choice, flag, number, text, whole
from pipeline.indicators.basis import Basis
from pipeline.indicators.hours import HOURS_MEASURES, added
from pipeline.indicators.themes import hours_told, told_by
from pipeline.indicators.within import longer, within
from pipeline.periods import Period
from pipeline.tables import CLAIM_DIRECTIONS, conform

CHANGED = (
    "hours_of_organisation", "hours_of_theme", "activity_new", "activity_gone", "theme_first_told",
    "theme_no_longer_told", "direction_changed", "voices_of_theme",
)  # fmt: skip

CHANGES = Table("changes", ("code",), (
    choice("code", CHANGED, "what sort of change"),
    text("owner", "whose it is; null for all organisations together"),
    text("organisation", "who reports; null for all together, or where no document says"),
    text("theme", "id in the goal tree; null where it is about none"),
    text("same_as", "names the activity; null where it is about none"),
    text("activity", "its label"),
    choice("measure", HOURS_MEASURES, "hours of professionals or of volunteers; null for voices and activities"),
    number("before", "hours realised, or voices, in the period before; null where unknown"),
    number("now", "the same in this period"),
    number("difference", "now less before; null where one is unknown"),
    number("share", "difference as a share of before; null unless comparable and before is more than zero"),
    flag("comparable", "the same activities stand behind both numbers"),
    whole("before_n", "activities behind the hours, or voices behind what is told, before"),
    whole("now_n", "the same now"),
    choice("direction_before", CLAIM_DIRECTIONS, "what most voices told before"),
    choice("direction_now", CLAIM_DIRECTIONS, "what most voices tell now"),
))  # fmt: skip

_BETTER, _WORSE, _SAME, _MIXED = "vooruitgang", "achteruitgang", "onveranderd", "gemengd"


def change(basis: Basis, now: Period, before: Period) -> pl.DataFrame:
    """CHANGES from one period to another, by code, organisation (of the alphabet), theme and activity.

    hours_of_organisation, hours_of_theme: hours realised where known in either period; those of a theme are of the
    activities told of, which may be others in each period, as `comparable` says.
    activity_new, activity_gone: an activity with figures in one period and none in the other, not even in those of a
    longer time or of a whole or part of it; only of organisations that give figures in both, and never working time
    that is of no activity ('Vrijwilligersuren').
    theme_first_told: told of now by an organisation that has documents from before, and by none of these;
    theme_no_longer_told: told of before and not now, by one that has a report of this period.
    direction_changed: what most voices of an organisation tell on a theme is another than before.
    voices_of_theme: how many voices tell of a theme, of all organisations, where that changed.
    """
    spent = {"before": within(basis.hours, before), "now": within(basis.hours, now)}
    facts = [
        _hours_of_organisations(basis, spent),
        _hours_of_themes(basis, now, before),
        *_coming_and_going(basis, spent, now, before),
        *_telling(basis, now, before),
        _directions(basis, now, before),
        _voices(basis, now, before),
    ]
    found = pl.concat(facts, how="diagonal_relaxed").join(basis.organisations, on="owner", how="left")
    order = (pl.col("organisation").str.to_lowercase(), "owner", "theme", "activity", "same_as", "measure")
    place = pl.col("code").cast(pl.Enum(CHANGED))
    missing = [pl.lit(None).alias(name) for name in CHANGES.schema if name not in found.columns]
    return conform(
        found.with_columns(missing).select(CHANGES.schema.names()).sort(place, *order, nulls_last=True), CHANGES
    )


def _root(basis: Basis) -> pl.DataFrame:
    """owner, same_as and root: a part goes by the name of its whole, so that they can be compared."""
    root = pl.coalesce("whole", "same_as").alias("root")
    return basis.same.select("owner", "same_as", root).unique(["owner", "same_as"], keep="first", maintain_order=True)


def _compared(code: str, sides: dict[str, pl.DataFrame], key: list[str]) -> pl.DataFrame:
    """Hours of both sides (key, root, same_as, realised), with whether the same activities stand behind them."""
    summed = {
        name: rows.group_by(key).agg(
            added(pl.col("realised")).alias(name),
            pl.col("same_as").n_unique().alias(f"{name}_n"),
            pl.col("root").unique().sort().alias(f"{name}_of"),
        )
        for name, rows in sides.items()
    }
    both = summed["before"].join(summed["now"], on=key, how="full", coalesce=True, nulls_equal=True)
    difference = pl.col("now") - pl.col("before")
    comparable = (pl.col("before_of") == pl.col("now_of")).fill_null(False)
    return both.select(
        *key,
        pl.lit(code).alias("code"),
        "before",
        "now",
        pl.col("before_n", "now_n").fill_null(0),
        difference.alias("difference"),
        comparable.alias("comparable"),
        pl.when(comparable & (pl.col("before") > 0)).then(difference / pl.col("before")).alias("share"),
    )


def _hours_of_organisations(basis: Basis, spent: dict[str, pl.DataFrame]) -> pl.DataFrame:
    sides = {
        name: rows.drop_nulls("realised").join(_root(basis), on=["owner", "same_as"]) for name, rows in spent.items()
    }
    return _compared("hours_of_organisation", sides, ["owner", "measure"])


def _hours_of_themes(basis: Basis, now: Period, before: Period) -> pl.DataFrame:
    sides = {
        name: hours_told(basis, period)
        .unique(["owner", "theme", "same_as", "measure"])
        .join(_root(basis), on=["owner", "same_as"])
        for name, period in (("before", before), ("now", now))
    }
    return _compared("hours_of_theme", sides, ["theme", "measure"])


def _coming_and_going(basis: Basis, spent: dict[str, pl.DataFrame], now: Period, before: Period) -> list[pl.DataFrame]:
    """Activities of one side that the other does not know in any way, of organisations that are on both."""
    root = _root(basis)
    both = set(spent["before"]["owner"]) & set(spent["now"]["owner"])
    found = []
    for code, mine, other, period in (
        ("activity_new", "now", "before", before), ("activity_gone", "before", "now", now),
    ):  # fmt: skip
        known = pl.concat([
            spent[other].select("owner", "same_as"), longer(basis.hours, period).select("owner", "same_as")
        ]).join(root, on=["owner", "same_as"])  # fmt: skip
        alone = (
            spent[mine]
            .filter(pl.col("owner").is_in(both))
            .join(root, on=["owner", "same_as"])
            .join(known, on=["owner", "root"], how="anti")
        )
        work = ~pl.col("activity").fill_null("").map_elements(is_overhead, return_dtype=pl.Boolean)
        figures = alone.filter(work).group_by("owner", "same_as").agg(pl.col("activity").first())
        found.append(figures.with_columns(pl.lit(code).alias("code")))
    return found


def _telling(basis: Basis, now: Period, before: Period) -> list[pl.DataFrame]:
    """Themes that an organisation tells of for the first time, and those that it tells of no more."""
    told = {name: told_by(basis, period) for name, period in (("before", before), ("now", now))}
    key = ["owner", "theme"]
    earlier = basis.claims.filter(pl.col("period_start") < now.start).select(key).unique()
    has_earlier = basis.documents.filter(pl.col("period_end") < now.start).select("owner").unique()
    has_now = basis.documents.filter((pl.col("kind") == "report") & now.inside()).select("owner").unique()
    first = told["now"].filter("told").join(earlier, on=key, how="anti").join(has_earlier, on="owner", how="semi")
    gone = (
        told["before"]
        .filter("told")
        .join(told["now"].filter(pl.col("told") | pl.col("longer")), on=key, how="anti")
        .join(has_now, on="owner", how="semi")
    )
    return [
        first.select(
            *key, pl.lit("theme_first_told").alias("code"), now=pl.col("sources").cast(pl.Float64), now_n="sources"
        ),
        gone.select(
            *key, pl.lit("theme_no_longer_told").alias("code"), before=pl.col("sources").cast(pl.Float64),
            before_n="sources",
        ),
    ]  # fmt: skip


def _directions(basis: Basis, now: Period, before: Period) -> pl.DataFrame:
    key = ["owner", "theme"]
    sides = [
        _direction(basis, period).rename({"direction": f"direction_{name}", "sources": f"{name}_n"})
        for name, period in (("before", before), ("now", now))
    ]
    turned = sides[0].join(sides[1], on=key).filter(pl.col("direction_before") != pl.col("direction_now"))
    return turned.with_columns(pl.lit("direction_changed").alias("code"))


def _direction(basis: Basis, period: Period) -> pl.DataFrame:
    """owner, theme, sources and direction: that of the claim, or what the voices of several come to."""
    better, worse = pl.col("improved").sum(), pl.col("worsened").sum()
    together = (
        pl.when((better == 0) & (worse == 0))
        .then(pl.lit(_SAME))
        .when(better == worse)
        .then(pl.lit(_MIXED))
        .when(better > worse)
        .then(pl.lit(_BETTER))
        .otherwise(pl.lit(_WORSE))
    )
    return (
        basis.claims.filter(period.inside() & pl.col("activity_id").is_null())
        .group_by("owner", "theme")
        .agg(
            pl.col("sources").sum(),
            direction=pl.when(pl.len() == 1).then(pl.col("direction").first()).otherwise(together),
        )
    )


def _voices(basis: Basis, now: Period, before: Period) -> pl.DataFrame:
    """Voices on each theme in both periods, of all organisations together."""
    sides = [
        told_by(basis, period).group_by("theme").agg(pl.col("sources").sum().alias(f"{name}_n"))
        for name, period in (("before", before), ("now", now))
    ]
    both = sides[0].join(sides[1], on="theme", how="full", coalesce=True)
    counts = both.with_columns(pl.col("before_n", "now_n").fill_null(0)).filter(pl.col("before_n") != pl.col("now_n"))
    return counts.with_columns(
        pl.lit("voices_of_theme").alias("code"),
        before=pl.col("before_n").cast(pl.Float64),
        now=pl.col("now_n").cast(pl.Float64),
        difference=(pl.col("now_n") - pl.col("before_n")).cast(pl.Float64),
    )
