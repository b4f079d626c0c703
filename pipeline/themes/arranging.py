"""Mentions as the goal tree in force has them: themes made of others added, themes left out taken away."""

from __future__ import annotations

import polars as pl

from pipeline.framework import Framework


def arrange(mentions: pl.DataFrame, tree: Framework) -> pl.DataFrame:
    """Rows with theme and score, in the columns and order given, as themes of `tree`; other columns name the sentence.

    A theme made of others is as certain as the surest of them. A theme that is no part of the tree goes: its mention
    moves nowhere. What is arranged stays the same when it is arranged again.
    """
    made = pl.DataFrame(
        [(part, theme) for theme, parts in tree.composed.items() for part in parts],
        schema={"theme": pl.String, "made": pl.String},
        orient="row",
    )
    own = mentions.filter(~pl.col("theme").is_in(list(tree.composed)))
    composed = mentions.join(made, on="theme", maintain_order="left").drop("theme").rename({"made": "theme"})
    sentence = [name for name in mentions.columns if name != "score"]
    surest = (
        pl.concat([own, composed.select(mentions.columns)])
        .filter(pl.col("theme").is_in(list(tree.ids)))
        .group_by(sentence, maintain_order=True)
        .agg(pl.col("score").max())
    )
    return _in_order(surest.select(mentions.columns), mentions, tree)


def _in_order(rows: pl.DataFrame, given: pl.DataFrame, tree: Framework) -> pl.DataFrame:
    """Sentence by sentence as they were given, and within one in the order of the tree."""
    sentence = [name for name in given.columns if name not in ("theme", "score")]
    first = given.select(sentence).unique(maintain_order=True).with_row_index("_first")
    place = {theme: number for number, theme in enumerate(tree.ids)}
    return (
        rows.join(first, on=sentence, maintain_order="left")
        .sort("_first", pl.col("theme").replace_strict(place, return_dtype=pl.Int32))
        .select(given.columns)
    )
