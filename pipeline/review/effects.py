"""Per intended effect what is known over a year, for the report on effectiveness and effects of grants (Awb 4:24).

The rule: enough is known of an effect to say something about it where hours are known of activities that are told of
it, at least LEAST_VOICES voices tell of it, of whom a resident or relative, and one claim rests on strong evidence or
LEAST_FAIR on fair. Even then it is what people told; nothing is compared with people who did not take part, so no
cause follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from pipeline.framework import Framework
from pipeline.indicators import Basis, totals
from pipeline.periods import Period
from pipeline.review import told
from pipeline.review.content import Claim, Quotation, ThemePart, Total
from pipeline.review.year import Effect, Grant, Lack, Verdict

LEAST_VOICES = 5
"""As many as give a claim the most points for its sources (docs/bewijskracht.md)."""
LEAST_FAIR = 2
"""One claim on fair evidence is one organisation over one period: too narrow for a conclusion on an effect."""
SHOWN = 2
"""Quotations of each side of an effect."""
_OWN = ("bewoner", "naaste")

Row = Mapping[str, Any]


def effects(
    tree: Framework, parts: Mapping[str, ThemePart], counted: Mapping[str, Row], period: Period
) -> tuple[Effect, ...]:
    """The effects of the goal tree in its order, also those of which nothing is known.

    `parts` are the themes that the review tells of and `counted` the rows of THEMES of the year, both by theme.
    """
    return tuple(_effect(theme, tree.names[theme], parts.get(theme), counted[theme], period) for theme in tree.ids)


def _effect(theme: str, name: str, part: ThemePart | None, row: Row, period: Period) -> Effect:
    claims, lines = _within(part, period), part.lines if part else ()
    strengths = [claim.strength for claim in claims]
    lacks = tuple(_lacks(row, strengths))
    return Effect(
        theme, name, _names(line.organisation for line in lines if line.realised is not None),
        _names(claim.organisation for claim in claims), part.hours if part else Total(), row["volunteer_hours"],
        told.voices_of(row),
        strengths.count("strong"), strengths.count("fair"), strengths.count("weak"),
        _quoted(claims, better=True), _quoted(claims, better=False), part.longer_voices.sources if part else 0,
        len(part.questions) if part else 0, part.silence.without_residents if part else (),
        _verdict(row["sources"], lacks), lacks,
    )  # fmt: skip


def _within(part: ThemePart | None, period: Period) -> list[Claim]:
    held = (*part.claims, *part.signals) if part else ()
    return [claim for claim in held if period.holds(Period(claim.start, claim.end))]


def _lacks(row: Row, strengths: Sequence[str]) -> Iterable[Lack]:
    if row["hours"] is None and row["volunteer_hours"] is None:
        yield "no_hours"
    if row["sources"] < LEAST_VOICES:
        yield "few_voices"
    if "strong" not in strengths and strengths.count("fair") < LEAST_FAIR:
        yield "little_evidence"
    if not row["residents"] + row["relatives"]:
        yield "nobody_themselves"


def _verdict(voices: int, lacks: tuple[Lack, ...]) -> Verdict:
    if not voices:
        return "nothing"
    return "too_little" if lacks else "enough"


def _quoted(claims: Iterable[Claim], *, better: bool) -> tuple[Quotation, ...]:
    """Quotations that tell of improvement, or that tell otherwise: sure ones and people's own words before others."""
    held = {
        one.source: one
        for claim in claims
        for one in (*claim.supporting, *claim.contradicting)
        if (one.direction == "vooruitgang") is better
    }
    ordered = sorted(held.values(), key=lambda one: (not one.sure, one.voice not in _OWN, one.source))
    return tuple(ordered[:SHOWN])


def _names(organisations: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in organisations if name}, key=str.casefold))


def grants(basis: Basis, within: pl.DataFrame, period: Period) -> tuple[Grant, ...]:
    """The grants that reports on a year name, of every organisation that reports; `within` is WITHIN of the year.

    An organisation of which no report names a grant has one without number and amount.
    """
    worked = totals(within.filter(pl.col("measure") == "hours"), by=("organisation",))
    hours = dict(worked.select("organisation", "realised").iter_rows())
    named = (
        basis.documents.filter(period.overlaps())
        .group_by("owner", "organisation", "grant_number")
        .agg(pl.col("amount").drop_nulls().unique().sort())
        .with_columns(several=pl.col("grant_number").is_not_null().any().over("owner"))
        .filter(pl.col("grant_number").is_not_null() | (pl.col("amount").list.len() > 0) | ~pl.col("several"))
        .sort(pl.col("organisation").str.to_lowercase(), "owner", "grant_number", nulls_last=True)
    )
    rows = named.select("organisation", "grant_number", "amount").iter_rows()
    return tuple(Grant(name, number, tuple(amounts), hours.get(name)) for name, number, amounts in rows)
