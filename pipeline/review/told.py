"""What changed: rows of claims and their quotations as parts of a review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.review.content import Claim, Quotation, Voices
from pipeline.review.sourcing import Sources

FIRM = ("fair", "strong")
"""Strengths of evidence that get a place of their own; weak evidence is listed as a signal."""
SHOWN = {"supporting": 2, "contradicting": 2}
"""Quotations of each side of a claim that stand in the document."""
_COUNTS = (
    "sources", "improved", "worsened", "unchanged", "residents", "relatives", "professionals", "stories", "withheld",
)  # fmt: skip

Row = Mapping[str, Any]


def of_organisations(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims on organisations as a whole, which hold what is told of their activities too."""
    return claims.filter(pl.col("activity_id").is_null())


def voices(claims: pl.DataFrame) -> Voices:
    """The voices of claims on organisations as a whole, added up; each voice stands in one claim of a theme."""
    whole = of_organisations(claims)
    counts = whole.select(pl.col(*_COUNTS).sum()).row(0) if whole.height else (0,) * len(_COUNTS)
    return Voices(**dict(zip(_COUNTS, map(int, counts), strict=True)), organisations=whole["owner"].n_unique())


def voices_of(row: Row) -> Voices:
    """The voices in a row of THEMES."""
    return Voices(**{name: row[name] for name in _COUNTS}, organisations=row["organisations"])


@dataclass
class Evidence:
    """The quotations of every claim (QUOTED) and the activities that each claim on an organisation is told of."""

    quoted: Mapping[str, Sequence[Row]]
    activities: Mapping[tuple[Any, ...], tuple[str, ...]]
    sources: Sources

    def claim(self, row: Row) -> Claim:
        """A claim with quotations of both sides, as far as they fit."""
        return self._claim(row, SHOWN)

    def signal(self, row: Row) -> Claim:
        """A claim on weak evidence with one quotation, if need be of the other side."""
        held = {one["stance"] for one in self.quoted.get(row["claim_id"], ())}
        side = "supporting" if "supporting" in held else "contradicting"
        return self._claim(row, {"supporting": 0, "contradicting": 0, side: 1})

    def _claim(self, row: Row, most: Mapping[str, int]) -> Claim:
        held = self.quoted.get(row["claim_id"], ())
        shown = {side: self._first(held, side, count) for side, count in most.items()}
        total = sum({one["stance"]: one["n"] for one in held}.values())
        return Claim(
            row["organisation"], row["period_start"], row["period_end"], row["direction"], row["strength"],
            Voices(**{name: row[name] or 0 for name in _COUNTS}), row["sentences"],
            self.activities.get(_about(row), ()), shown["supporting"], shown["contradicting"],
            total - sum(map(len, shown.values())),
        )  # fmt: skip

    def _first(self, held: Iterable[Row], side: str, count: int) -> tuple[Quotation, ...]:
        rows = sorted((one for one in held if one["stance"] == side), key=lambda one: one["position"] or 0)
        return tuple(
            Quotation(one["text"], one["voice"], one["direction"], self.sources.sentence(one), bool(one["sure"]))
            for one in rows[:count]
        )


def evidence(
    claims: pl.DataFrame, quoted: pl.DataFrame, called: Callable[[list[str]], tuple[str, ...]], sources: Sources
) -> Evidence:
    """What the claims of one review are told from; `called` gives the names of activities, each once."""
    by_claim: dict[str, list[Row]] = {}
    for row in quoted.to_dicts():
        by_claim.setdefault(row["claim_id"], []).append(row)
    told: dict[tuple[Any, ...], list[str]] = {}
    for row in claims.filter(pl.col("same_as").is_not_null()).to_dicts():
        told.setdefault(_about(row), []).append(row["same_as"])
    return Evidence(by_claim, {about: called(found) for about, found in told.items()}, sources)


def in_order(claims: pl.DataFrame) -> list[dict[str, Any]]:
    """Claims by the name of the organisation and then period: never by how much is told."""
    return sorted(
        claims.to_dicts(),
        key=lambda row: (
            (row["organisation"] or "\uffff").casefold(), row["period_start"], row["period_end"], row["claim_id"]
        ),
    )  # fmt: skip


def _about(row: Row) -> tuple[Any, ...]:
    return row["organisation"], row["theme"], row["period_start"], row["period_end"]
