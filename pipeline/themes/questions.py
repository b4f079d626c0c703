"""Where figures and stories diverge: questions for the review, never verdicts. Few and sure rather than all."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import polars as pl

from pipeline.activity_names import core, is_overhead, is_same
from pipeline.owners import owner
from pipeline.tables import QUESTIONS, Tables, conform
from pipeline.themes.linking import activity_groups
from pipeline.thresholds import thresholds

Row = dict[str, Any]

_HOURS = ("hours", "volunteer_hours")
_BETTER, _WORSE = "vooruitgang", "achteruitgang"
_KEY = ("code", "organisation", "document", "activity_id", "theme", "period_start", "period_end")


def build_questions(told: Tables) -> pl.DataFrame:
    """QUESTIONS from hours, TELLING, CLAIMS and CLAIM_EVIDENCE; the same tables give the same questions."""
    spent = _spent(told)
    claims = told.claims.filter(pl.col("sources") >= thresholds().questions.sources)
    by_activity = spent.join(claims.select("activity_id", *_OF_CLAIM), on="activity_id")
    found = [_silent(spent, told.telling), _unspent(by_activity), *_diverging(by_activity), _voices(told)]
    asked = pl.concat(found, how="diagonal_relaxed")
    key = pl.concat_str([pl.col(name).cast(pl.String).fill_null("") for name in _KEY], separator="|")
    named = asked.with_columns(key.map_elements(_hash, return_dtype=pl.String).alias("question_id"))
    return conform(named.select(QUESTIONS.schema.names()).sort("question_id"), QUESTIONS)


_OF_CLAIM = ("theme", "direction", "sources", "worsened", "unchanged", "claim_id")


def _silent(spent: pl.DataFrame, telling: pl.DataFrame) -> pl.DataFrame:
    """Many hours, and text that reports on them without an effect. Coordination and the like need none."""
    reported = telling.filter(pl.col("account").is_in(["activity_only", "intention_only"]) & (pl.col("outputs") > 0))
    work = ~pl.col("activity").fill_null("").map_elements(is_overhead, return_dtype=pl.Boolean)
    silent = spent.filter((pl.col("hours") >= thresholds().questions.told) & work).join(
        reported.select("activity_id"), on="activity_id", how="semi"
    )
    rows = silent.to_dicts()
    widest = [row["activity_id"] for row in rows if not any(_covers(other, row) for other in rows)]
    return (
        silent.filter(pl.col("activity_id").is_in(widest))
        .with_columns(pl.lit("hours_without_effect").alias("code"), pl.lit(0).alias("sources"))
        .select(*_ABOUT, "code", "hours", "sources")
    )


def _covers(wide: Row, row: Row) -> bool:
    """Whether another report of the same organisation counts the same activity over a longer time around this one."""
    if wide["owner"] != row["owner"] or None in (wide["from"], wide["until"], row["from"], row["until"]):
        return False
    around = wide["from"] <= row["from"] and row["until"] <= wide["until"]
    longer = wide["until"] - wide["from"] > row["until"] - row["from"]
    return around and longer and is_same(core(wide["activity"] or ""), core(row["activity"] or ""))


def _unspent(by_activity: pl.DataFrame) -> pl.DataFrame:
    """An effect that several tell of, at an activity with hardly any hours: of its themes the one told of most."""
    limits = thresholds().questions
    few = pl.max_horizontal(pl.lit(limits.none), limits.none_share * pl.col("planned").fill_null(0.0))
    return (
        by_activity.filter((pl.col("hours") <= few) & (pl.col("direction") == _BETTER))
        .sort("activity_id", "sources", "theme", descending=[False, True, False])
        .unique("activity_id", keep="first", maintain_order=True)
        .with_columns(pl.lit("effect_without_hours").alias("code"))
        .select(*_ABOUT, "code", "theme", "hours", "sources", against=pl.col("worsened") + pl.col("unchanged"))
    )


def _diverging(by_activity: pl.DataFrame) -> list[pl.DataFrame]:
    """Hours that rose while it got worse for residents, or fell while it got better, since the period before."""
    limits = thresholds().questions
    change = (pl.col("hours") / pl.col("hours_before") - 1).round(6)
    large = by_activity.filter(
        (pl.col("hours_before") > 0) & (pl.max_horizontal("hours", "hours_before") >= limits.least)
    )
    sides = {
        "figures_up_stories_down": (change >= limits.changed) & (pl.col("direction") == _WORSE),
        "figures_down_stories_up": (change <= -limits.changed) & (pl.col("direction") == _BETTER),
    }
    return [
        large.filter(side).select(
            *_ABOUT, pl.lit(code).alias("code"), "theme", "hours", "hours_before", "sources",
            against=pl.col("worsened") + pl.col("unchanged"),
        )
        for code, side in sides.items()
    ]  # fmt: skip


def _voices(told: Tables) -> pl.DataFrame:
    """Claims in which several residents tell one direction and professionals the other, none of either both.

    What is asked at an activity is not asked again of the organisation as a whole.
    """
    turn = pl.when(pl.col("direction") == _BETTER).then(1).when(pl.col("direction") == _WORSE).then(-1).otherwise(0)
    sides = (
        told.claim_evidence.select("claim_id", "sentence_id", "source")
        .join(told.labels.select("sentence_id", "direction", "voice"), on="sentence_id")
        .group_by("claim_id", "source", "voice")
        .agg(turn.sum().sign().alias("turn"))
        .group_by("claim_id")
        .agg(
            ((pl.col("voice") == voice) & (pl.col("turn") == side)).sum().alias(f"{voice}{side}")
            for voice in ("bewoner", "professional")
            for side in (1, -1)
        )
    )
    apart = pl.any_horizontal(
        (pl.col(f"bewoner{side}") >= thresholds().questions.sources)
        & (pl.col(f"bewoner{-side}") == 0)
        & (pl.col(f"professional{-side}") > 0)
        & (pl.col(f"professional{side}") == 0)
        for side in (1, -1)
    )
    claims = told.claims.join(sides.filter(apart).select("claim_id"), on="claim_id", how="semi")
    asked = claims.filter(pl.col("activity_id").is_not_null())
    whole = claims.filter(pl.col("activity_id").is_null()).join(
        asked, on=["organisation", "theme"], how="anti", nulls_equal=True
    )
    return pl.concat([asked, whole]).select(
        *_ABOUT, pl.lit("voices_differ").alias("code"), "theme", "sources",
        against=pl.col("worsened") + pl.col("unchanged"),
    )  # fmt: skip


_ABOUT = ("document", "organisation", "activity_id", "period_start", "period_end")


def _spent(told: Tables) -> pl.DataFrame:
    """Each activity with hours: _ABOUT, activity, owner, planned, hours realised, and hours_before where known."""
    place = ["document", "section", "activity"]
    hours = (
        told.activities.filter((pl.col("row_kind") == "data") & pl.col("measure").is_in(_HOURS))
        .group_by(place)
        .agg(
            pl.col("planned").sum(),
            pl.col("realised").sum().alias("hours"),
            pl.col("realised").count().alias("known"),
            pl.col("period_start").min().alias("from"),
            pl.col("period_end").max().alias("until"),
        )
        .filter(pl.col("known") > 0)
    )
    reported = told.documents.select("document", "organisation", "period_start", "period_end", owner())
    spent = (
        activity_groups(told.activities)
        .join(hours, on=place, nulls_equal=True)
        .join(reported, on="document")
        .sort("activity_id")
    )
    rows = spent.to_dicts()
    before = pl.Series("hours_before", [_before(row, rows) for row in rows], dtype=pl.Float64)
    return spent.with_columns(before)


def _before(row: Row, rows: list[Row]) -> float | None:
    """The hours of the same activity in the period of equal length right before; None where that is not one number."""
    name = core(row["activity"] or "")
    held = {
        other["hours"]
        for other in rows
        if other["owner"] == row["owner"] and _follows(row, other) and is_same(name, core(other["activity"] or ""))
    }
    return float(held.pop()) if len(held) == 1 else None


def _follows(row: Row, other: Row) -> bool:
    if None in (row["from"], row["until"], other["from"], other["until"]):
        return False
    lengths = [one["until"] - one["from"] for one in (row, other)]
    gap = row["from"] - other["until"]
    return bool(timedelta(0) < gap <= timedelta(3) and abs(lengths[0] - lengths[1]) <= timedelta(10))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]
