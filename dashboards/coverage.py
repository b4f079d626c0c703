"""What is covered, per organisation: figures, reports, who speaks, and what is told of activities. Never how much.

Frames in, frames out. Coverage says where a report, a voice or a story is missing, so that one can ask for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipeline.indicators import Basis
from pipeline.indicators.same import data_rows
from pipeline.periods import Quarter, of_quarter
from pipeline.tables import ACCOUNTS

WHOLE, PART, NONE = "whole", "part", "none"
"""Whether a quarter is covered: in its own right, only within a longer period, or not."""
CONTENT = ("report", "stories")
"""Kinds of documents that tell of more than figures."""
HEARD = ("bewoner", "naaste", "professional")
_QUARTER = {"year": pl.Int32, "quarter": pl.Int32}


def by_quarter(basis: Basis, quarters: Sequence[Quarter]) -> pl.DataFrame:
    """owner, year, quarter, figures, content: how each quarter is covered (WHOLE, PART or NONE) by each organisation.

    Figures cover a quarter when something was realised in it, by the period of the row, else of its document.
    """
    figures = data_rows(basis.figures, basis.documents).filter(pl.col("realised").is_not_null())
    content = basis.documents.filter(pl.col("kind").is_in(CONTENT))
    parts = [
        basis.organisations.select(
            "owner",
            *(
                pl.lit(value).cast(kind).alias(name)
                for value, (name, kind) in zip(quarter, _QUARTER.items(), strict=True)
            ),
        )
        .join(_covers(figures, quarter, "figures"), on="owner", how="left", maintain_order="left")
        .join(_covers(content, quarter, "content"), on="owner", how="left", maintain_order="left")
        for quarter in quarters
    ]
    empty = pl.DataFrame(schema={"owner": pl.String, **_QUARTER, "figures": pl.String, "content": pl.String})
    return pl.concat([empty, *parts]).with_columns(pl.col("figures", "content").fill_null(NONE))


def _covers(rows: pl.DataFrame, quarter: Quarter, name: str) -> pl.DataFrame:
    period = of_quarter(quarter)
    covered = pl.when(period.inside().any()).then(pl.lit(WHOLE)).when(period.overlaps().any()).then(pl.lit(PART))
    return rows.group_by("owner").agg(covered.otherwise(pl.lit(NONE)).alias(name))


def heard(basis: Basis, voices: pl.DataFrame) -> pl.DataFrame:
    """owner and a flag for each of HEARD: who is heard about a change. `voices`: document, voice, n."""
    spoken = voices.join(basis.documents.select("document", "owner"), on="document")
    flags = [(pl.col("voice") == voice).any().alias(voice) for voice in HEARD]
    known = spoken.group_by("owner").agg(flags)
    return (
        basis.organisations.select("owner").join(known, on="owner", how="left", maintain_order="left").fill_null(False)
    )


def accounts(basis: Basis) -> pl.DataFrame:
    """owner, same_as, activity, hours, account: of each activity with hours realised, the most that is told of it.

    Activities that several documents name are one, and what any of them tells counts. What is told of a whole is told
    of its parts. Hours are the largest figure, as a sign that there were any; they are not for adding up.
    """
    order = {name: at for at, name in enumerate(ACCOUNTS)}
    told = (
        basis.telling.drop_nulls("same_as")
        .with_columns(rank=pl.col("account").replace_strict(order, return_dtype=pl.Int8))
        .group_by("owner", "same_as")
        .agg(pl.col("rank").min())
    )
    worked = (
        basis.hours.filter(pl.col("realised") > 0)
        .group_by("owner", "same_as")
        .agg(pl.col("activity", "whole").first(), hours=pl.col("realised").max())
    )
    of_whole = told.rename({"same_as": "whole", "rank": "of_whole"})
    names = {at: name for name, at in order.items()}
    return (
        worked.join(told, on=["owner", "same_as"], how="left")
        .join(of_whole, on=["owner", "whole"], how="left")
        .with_columns(rank=pl.min_horizontal("rank", "of_whole").fill_null(order["nothing"]))
        .with_columns(account=pl.col("rank").replace_strict(names, return_dtype=pl.String))
        .select("owner", "same_as", "activity", "hours", "account")
        .sort("owner", "activity", "same_as", nulls_last=True)
    )


def overlap(basis: Basis) -> pl.DataFrame:
    """theme and organisations: who tells about each theme, by the alphabet; those without a name are left out."""
    named = basis.claims.drop_nulls("organisation").select("theme", "organisation").unique()
    return named.group_by("theme").agg(pl.col("organisation").sort_by(pl.col("organisation").str.to_lowercase()))
