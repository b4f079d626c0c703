"""What may not be shown: stories whose resident refused are counted, never quoted, searched or grouped."""

from __future__ import annotations

import polars as pl


def withheld_passages(passages: pl.DataFrame, stories: pl.DataFrame) -> pl.DataFrame:
    """passage_id of the PASSAGES that belong to STORIES without consent."""
    refused = stories.filter(pl.col("consent") == "no").select("story_id")
    return passages.join(refused, on="story_id", how="semi").select("passage_id")
