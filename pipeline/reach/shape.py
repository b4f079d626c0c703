"""What every text that may say where or for whom comes with, how much each weighs, and what a head above it says."""

from __future__ import annotations

import polars as pl

from pipeline.folded import fold
from pipeline.reach.words import Use, word_list
from pipeline.tables import REACH_GROUNDS

SCHEMA = pl.Schema({
    "document": pl.String(), "activity_id": pl.String(), "tier": pl.Int32(), "ground": pl.String(),
    "use": pl.String(), "head": pl.String(), "text": pl.String(), "location": pl.String(),
})  # fmt: skip
"""activity_id is the first row of the activity, null for the document; head the kind that the head of the column or
field names, else null."""
OWN, GROUPED, FIELD, COVER, TOLD, ORGANISATION, PROGRAMME = range(1, 8)
"""Tiers: an activity has what the lowest tier says. What is said of a document holds for all its activities."""
SURE_TO = COVER
"""Up to this tier the report says it of the activity or of itself; beyond, it only follows."""


def marked(rows: pl.DataFrame, tier: int, ground: str, use: Use) -> pl.DataFrame:
    """Rows with text, document, activity_id and location, in SCHEMA; with `head` where they have it.

    Raises ValueError for a ground that REACH does not know: a bug.
    """
    if ground not in REACH_GROUNDS:
        raise ValueError(f"no ground {ground}")
    head = pl.col("head") if "head" in rows.columns else pl.lit(None)
    made = rows.with_columns(tier=tier, ground=pl.lit(ground), use=pl.lit(use), head=head)
    return made.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items())


def head(heading: str) -> pl.Expr:
    """The kind that a header or the head of a field names, else null, as `head`."""
    return pl.col(heading).map_elements(kind_of, pl.String).alias("head")


def kind_of(heading: str) -> str | None:
    """'Wijk/buurt:' → district, 'Voor wie' → target_group, others → None."""
    said = " ".join("".join(sign if sign.isalnum() else " " for sign in fold(heading)).split())
    if said in word_list("places")["place_heads"]:
        return "district"
    return "target_group" if said in word_list("places")["group_heads"] else None
