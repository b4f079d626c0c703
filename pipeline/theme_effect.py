"""What a goal tree would change in what was already labelled, without changing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pipeline import process
from pipeline.framework import Framework
from pipeline.judged import mentions_in_force
from pipeline.relabel import known_content
from pipeline.settings import Settings
from pipeline.store import Snapshot, open_snapshot
from pipeline.themes.arranging import arrange
from pipeline.themes.scoring import find_mentions
from pipeline.withheld import withheld_passages

SHOWN = 5
"""Sentences shown of a theme: spread from the surest to the least sure, so that both can be judged."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Before → after, in sentences, of all documents together.

    counts: theme, before, after; gained: sentences that get a theme that they did not have; lost: sentences that had
    themes and keep none; without: sentences without a theme, before and after.
    """

    counts: pl.DataFrame
    gained: tuple[Change, ...]
    lost: Change
    without: tuple[int, int]
    sentences: int
    other_model: bool


@dataclass(frozen=True, slots=True)
class Change:
    """n sentences that get a theme, or that are left with none (theme null, and no certainty).

    shown: at most SHOWN of them, as text and certainty, never from a story that may not be shown.
    """

    theme: str | None
    n: int
    shown: tuple[tuple[str, float | None], ...]


def effect_of(tree: Framework, settings: Settings) -> Effect | None:
    """The effect on the newest state of the store; None where nothing was read yet. `settings` hold the same tree.

    Raises ModelError: the themes are found anew, from vectors that the store holds.
    """
    state = open_snapshot(settings.store)
    if state is None:
        return None
    scorer, sentences, judgements = process.load_scorer(settings), state.table("sentences"), state.table("judgements")
    known = known_content(state, scorer)
    before = mentions_in_force(state.table("mentions"), judgements)
    after = arrange(mentions_in_force(find_mentions(sentences, scorer, known), judgements), tree)
    other_model = _made_by(state) != _without_additions(scorer.versions.labels)
    return compare(before, after, _showable(state, sentences), tree, other_model)


def compare(
    before: pl.DataFrame, after: pl.DataFrame, sentences: pl.DataFrame, tree: Framework, other_model: bool = False
) -> Effect:
    """The effect of going from MENTIONS `before` to `after`; sentences: sentence_id, text (null: not to be shown)."""
    new = after.join(before, on=("sentence_id", "theme"), how="anti", maintain_order="left")
    gaining = [theme for theme in tree.ids if theme in set(new["theme"])]
    bare = before.select("sentence_id").unique().join(after, on="sentence_id", how="anti").with_columns(
        score=pl.lit(None, pl.Float64)
    )  # fmt: skip
    return Effect(
        _counts(before, after, tree.ids),
        tuple(_change(theme, new.filter(pl.col("theme") == theme), sentences) for theme in gaining),
        _change(None, bare, sentences),
        (_without(before, sentences), _without(after, sentences)),
        len(sentences),
        other_model,
    )


def _counts(before: pl.DataFrame, after: pl.DataFrame, order: Sequence[str]) -> pl.DataFrame:
    """One row for each theme: those of the tree first, in its order, then those that it does not have."""
    numbers = [
        frame.group_by("theme").agg(pl.len().cast(pl.Int32).alias(name))
        for frame, name in ((before, "before"), (after, "after"))
    ]
    gone = sorted(set(before["theme"]) - set(order))
    counts = pl.DataFrame({"theme": [*order, *gone]}, schema={"theme": pl.String})
    for number in numbers:
        counts = counts.join(number, on="theme", how="left", maintain_order="left")
    return counts.with_columns(pl.col("before", "after").fill_null(0))


def _change(theme: str | None, rows: pl.DataFrame, sentences: pl.DataFrame) -> Change:
    told = (
        rows.select("sentence_id", "score")
        .join(sentences.drop_nulls("text"), on="sentence_id")
        .unique("text", keep="first", maintain_order=True)
        .sort("score", "text", "sentence_id", descending=[True, False, False], nulls_last=True)
    )
    places = sorted({round(step * (len(told) - 1) / (SHOWN - 1)) for step in range(SHOWN)}) if len(told) else []
    return Change(theme, len(rows), tuple(told.select("text", "score")[places].rows()))


def _without(mentions: pl.DataFrame, sentences: pl.DataFrame) -> int:
    return len(sentences.join(mentions, on="sentence_id", how="anti"))


def _showable(state: Snapshot, sentences: pl.DataFrame) -> pl.DataFrame:
    """sentence_id and text, null for text of a story without consent."""
    hidden = withheld_passages(state.table("passages"), state.table("stories"))["passage_id"].to_list()
    text = pl.when(~pl.col("passage_id").is_in(hidden)).then("text")
    return sentences.select("sentence_id", text=text)


def _made_by(state: Snapshot) -> str | None:
    versions = state.query("select distinct model_version from labels order by 1")["model_version"].to_list()
    return _without_additions(versions[0]) if len(versions) == 1 else None


def _without_additions(version: str) -> str:
    """A version of labels without what names the goal tree: "heads+tree-vectors" → "heads-vectors"."""
    heads, _, vectors = version.partition("-")
    return f"{heads.partition('+')[0]}-{vectors}"
