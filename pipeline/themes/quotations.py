"""Which sentences show what an activity changed: strong evidence first, and varied, never only the pleasing ones."""

from __future__ import annotations

from collections import Counter
from typing import Any

import polars as pl

from pipeline.tables import EVIDENCE, conform

MOST = 12
"""Quotations kept for one activity; the rest stays reachable through its passages."""
REPEAT = 0.75
"""What a quotation keeps of its worth for each one chosen before it from the same source, voice or direction."""
DISSENT_WITHIN = 3
"""A quotation of another direction than the first stands among this many, where there is one."""

Row = dict[str, Any]

_VOICE_WORTH = {"bewoner": 1.0, "naaste": 1.0, "professional": 0.75, "onbekend": 0.7}


def choose_evidence(
    passages: pl.DataFrame, sentences: pl.DataFrame, labels: pl.DataFrame, mentions: pl.DataFrame, links: pl.DataFrame
) -> pl.DataFrame:
    """For each activity the outcome sentences of its linked passages, best and most varied first, as EVIDENCE.

    Strength is the product of how sure the link is, how sure the model is of an outcome and of its theme, whose
    voice it is (the person concerned counts most), and how well it reads on its own. Same input, same choice.
    """
    candidates = _candidates(passages, sentences, labels, mentions, links)
    chosen = [
        {**row, "position": position}
        for activity in candidates.partition_by("activity_id", maintain_order=True)
        for position, row in enumerate(_varied(activity.to_dicts()), start=1)
    ]
    columns = ["activity_id", "sentence_id", "document", "position", "strength"]
    return conform([{name: row[name] for name in columns} for row in chosen], EVIDENCE)


def _candidates(
    passages: pl.DataFrame, sentences: pl.DataFrame, labels: pl.DataFrame, mentions: pl.DataFrame, links: pl.DataFrame
) -> pl.DataFrame:
    theme_score = mentions.group_by("sentence_id").agg(pl.col("score").max().alias("theme_score"))
    source = pl.coalesce("story_id", "passage_id").alias("source")
    length = pl.col("text").str.len_chars()
    readable = pl.when(length.is_between(40, 220)).then(1.0).when(length < 25).then(0.55).otherwise(0.8)
    voice = pl.col("voice").replace_strict(_VOICE_WORTH, return_dtype=pl.Float64)
    strength = pl.col("score") * pl.col("kind_score") * pl.col("theme_score").fill_null(0.4).sqrt() * voice * readable
    return (
        links.select("activity_id", "passage_id", "score")
        .join(sentences.select("sentence_id", "passage_id", "document", "text"), on="passage_id")
        .join(passages.select("passage_id", "story_id"), on="passage_id")
        .join(labels.filter(pl.col("kind") == "outcome").drop("document"), on="sentence_id")
        .join(theme_score, on="sentence_id", how="left")
        .with_columns(strength.round(4).alias("strength"), source)
        .sort("activity_id", "strength", "sentence_id", descending=[False, True, False])
    )


def _varied(rows: list[Row]) -> list[Row]:
    """Greedy choice: each time the strongest that is left, after a discount for what was heard before."""
    chosen: list[Row] = []
    seen: Counter[object] = Counter()
    left = rows
    while left and len(chosen) < MOST:
        pool = _dissenting(left, chosen) or left
        best = max(pool, key=lambda row: (_discounted(row, seen), str(row["sentence_id"])))
        chosen.append(best)
        seen.update((best["source"], best["voice"], best["direction"]))
        left = [row for row in left if row is not best]
    return chosen


def _dissenting(left: list[Row], chosen: list[Row]) -> list[Row]:
    directions = {row["direction"] for row in chosen}
    if len(chosen) != DISSENT_WITHIN - 1 or len(directions) != 1:
        return []
    return [row for row in left if row["direction"] not in directions]


def _discounted(row: Row, seen: Counter[object]) -> float:
    repeats = seen[row["source"]] + 0.5 * seen[row["voice"]] + 0.5 * seen[row["direction"]]
    return float(row["strength"]) * float(REPEAT**repeats)
