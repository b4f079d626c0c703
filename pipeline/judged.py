"""What counts of a sentence: what people decided where they did, else what the model says."""

from __future__ import annotations

import polars as pl

from pipeline.tables import LABELS, MENTIONS, conform


def labels_in_force(labels: pl.DataFrame, judgements: pl.DataFrame) -> pl.DataFrame:
    """LABELS with the word of people in place of the model's, at certainty 1, for sentences in JUDGEMENTS."""
    said = judgements.select("sentence_id", *(pl.col(name).alias(f"{name}_said") for name in _SAID))
    held = labels.join(said, on="sentence_id", how="left", maintain_order="left")
    judged = pl.col("kind_said").is_not_null()
    changed = [pl.coalesce(f"{name}_said", name).alias(name) for name in _SAID]
    changed += [pl.when(judged).then(1.0).otherwise(f"{name}_score").alias(f"{name}_score") for name in _SAID]
    intention = pl.when(judged).then(False).otherwise("intention").alias("intention")
    return conform(held.with_columns(*changed, intention).select(labels.columns), LABELS)


def mentions_in_force(mentions: pl.DataFrame, judgements: pl.DataFrame) -> pl.DataFrame:
    """MENTIONS with the themes that people gave instead of the model, at certainty 1, for sentences in JUDGEMENTS."""
    given = judgements.select(
        "sentence_id", "document", theme=pl.col("themes").str.split(" "), score=pl.lit(1.0)
    ).explode("theme")
    kept = mentions.join(judgements, on="sentence_id", how="anti", maintain_order="left")
    return conform(pl.concat([kept, given.filter(pl.col("theme") != "")]), MENTIONS)


_SAID = ("kind", "direction", "voice")
