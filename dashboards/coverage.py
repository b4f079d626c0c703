"""Whether figures and reports cover each quarter, per organisation. Frame in, frame out."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipeline.indicators import Basis
from pipeline.indicators.same import data_rows
from pipeline.periods import Quarter, of_quarter

WHOLE, PART, NONE = "whole", "part", "none"
"""Whether a quarter is covered: in its own right, only within a longer period, or not."""
CONTENT = ("report", "stories")
"""Kinds of documents that tell of more than figures."""
_QUARTER = {"year": pl.Int32, "quarter": pl.Int32}


def covered(basis: Basis, quarters: Sequence[Quarter]) -> pl.DataFrame:
    """owner, year, quarter, figures, content: how each quarter is covered (WHOLE, PART or NONE) by each organisation.

    Figures cover a quarter when something was realised in it, by the period of the row, else of its document.
    """
    figures = data_rows(basis.figures, basis.documents).filter(pl.col("realised").is_not_null())
    content = basis.documents.filter(pl.col("kind").is_in(CONTENT))
    empty = pl.DataFrame(schema={"owner": pl.String, **_QUARTER, "figures": pl.String, "content": pl.String})
    parts = [
        basis.organisations.select("owner", *_named(quarter))
        .join(_covers(figures, quarter, "figures"), on="owner", how="left", maintain_order="left")
        .join(_covers(content, quarter, "content"), on="owner", how="left", maintain_order="left")
        for quarter in quarters
    ]
    return pl.concat([empty, *parts]).with_columns(pl.col("figures", "content").fill_null(NONE))


def _named(quarter: Quarter) -> list[pl.Expr]:
    pairs = zip(quarter, _QUARTER.items(), strict=True)
    return [pl.lit(value).cast(kind).alias(name) for value, (name, kind) in pairs]


def _covers(rows: pl.DataFrame, quarter: Quarter, name: str) -> pl.DataFrame:
    period = of_quarter(quarter)
    found = pl.when(period.inside().any()).then(pl.lit(WHOLE)).when(period.overlaps().any()).then(pl.lit(PART))
    return rows.group_by("owner").agg(found.otherwise(pl.lit(NONE)).alias(name))
