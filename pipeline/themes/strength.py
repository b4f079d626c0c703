"""How strong the evidence for a claim is: the rule, as docs/bewijskracht.md has it for readers.

Points, 0-7: independent sources (none for one, then 1, 2 for three or four, 3 from five); residents or relatives
themselves (1); more than one kind of voice (1); half of the sentences or more concrete (1); the model sure (1). A
quarter of the sources or more that tell otherwise takes one away.
"""

from __future__ import annotations

import polars as pl

from pipeline.themes.word_lists import patterns
from pipeline.themes.wording import plain

FAIR, STRONG = 3, 5
"""Least points for evidence that is not weak, and for evidence that is strong."""
CONCRETE = 0.5
"""Least share of sentences with a number, a moment or a before and after."""
SURE = 0.6
"""Least median certainty."""
CONTRADICTED = 0.25
"""Least share of the sources that tells otherwise."""
_SOURCES = (2, 3, 5)
"""Each of these numbers of sources gives a point."""


def points() -> pl.Expr:
    """The points of a claim, 0-7, from its counts: sources, voices, concrete, certainty and `against`, 0-1."""
    heard = pl.col("residents") + pl.col("relatives") > 0
    kinds = pl.sum_horizontal(pl.col(name) > 0 for name in ("residents", "relatives", "professionals"))
    earned = [
        *(pl.col("sources") >= least for least in _SOURCES),
        heard,
        kinds > 1,
        pl.col("concrete") >= CONCRETE,
        pl.col("certainty") >= SURE,
    ]
    lost = (pl.col("against") >= CONTRADICTED).cast(pl.Int32)
    return (pl.sum_horizontal(one.cast(pl.Int32) for one in earned) - lost).clip(lower_bound=0)


def strength() -> pl.Expr:
    """Weak, fair or strong from `points`: one source alone is never above weak, only professionals never above fair."""
    unheard = pl.col("residents") + pl.col("relatives") == 0
    return (
        pl.when((pl.col("sources") < 2) | (pl.col("points") < FAIR))
        .then(pl.lit("weak"))
        .when(unheard | (pl.col("points") < STRONG))
        .then(pl.lit("fair"))
        .otherwise(pl.lit("strong"))
    )


def concrete() -> pl.Expr:
    """Whether `text` names a number, a moment in time, or a before and after."""
    return pl.col("text").map_elements(is_concrete, return_dtype=pl.Boolean)


def is_concrete(text: str) -> bool:
    """Whether a sentence names a number, a moment in time, or a before and after: 'Sinds mei slaapt hij door.'"""
    return bool(patterns("concreteness.toml", "number", "moment", "before_and_after").search(plain(text)))
