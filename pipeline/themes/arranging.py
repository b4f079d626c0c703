"""Mentions as the goal tree in force has them: themes made of others added, themes left out taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from pipeline.framework import Framework
from pipeline.themes.added import NOTHING_ADDED, AddedThemes, Embed, add_mentions, learn


@dataclass(frozen=True, slots=True)
class Goals:
    """The goal tree in force, and those of its themes that are known by examples alone; no tree leaves all as found."""

    tree: Framework | None = None
    added: AddedThemes = NOTHING_ADDED

    def complete(
        self, mentions: pl.DataFrame, vectors: np.ndarray, texts: Sequence[str], content_keys: Sequence[str]
    ) -> pl.DataFrame:
        """content_key, theme, score as the model found them → as the tree has them.

        `vectors`, [n, width], and `texts` are those of all sentences, in the order of `content_keys`.
        """
        if self.tree is None:
            return mentions
        return arrange(pl.concat([mentions, add_mentions(vectors, texts, content_keys, self.added)]), self.tree)


AS_FOUND = Goals()


def goals_for(tree: Framework, trained: Sequence[str], background: np.ndarray, embed: Embed) -> Goals:
    """What it takes to find all themes of `tree`, where a model knows the themes `trained`.

    `background` is vectors of ordinary sentences, [n, width]; without any, the examples of the trained themes serve.
    """
    new = [theme for theme in tree.themes if theme.examples and theme.id not in trained]
    if new and not len(background):
        known = [theme for theme in (*tree.themes, *tree.left_out) if theme.id in trained]
        background = embed([example for theme in known for example in theme.examples])
    return Goals(tree, learn(new, background, embed))


def arrange(mentions: pl.DataFrame, tree: Framework) -> pl.DataFrame:
    """Rows with theme and score, in the columns and order given, as themes of `tree`; other columns name the sentence.

    A theme made of others is as certain as the surest of them. A theme that is no part of the tree goes: its mention
    moves nowhere. What is arranged stays the same when it is arranged again.
    """
    own = mentions.filter(~pl.col("theme").is_in(list(tree.composed)))
    composed = mentions.rename({"theme": "part"}).join(parts_of(tree), on="part", maintain_order="left")
    sentence = [name for name in mentions.columns if name != "score"]
    surest = (
        pl.concat([own, composed.select(mentions.columns)])
        .filter(pl.col("theme").is_in(list(tree.ids)))
        .group_by(sentence, maintain_order=True)
        .agg(pl.col("score").max())
    )
    return _in_order(surest.select(mentions.columns), mentions, tree)


def parts_of(tree: Framework) -> pl.DataFrame:
    """part, theme: for each theme made of others, itself and each theme that it is made of."""
    rows = [(part, theme) for theme, parts in tree.composed.items() for part in parts]
    return pl.DataFrame(rows, schema={"part": pl.String, "theme": pl.String}, orient="row")


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
