"""What each passage means: one vector for it, from those of its sentences."""

from __future__ import annotations

import numpy as np
import polars as pl


def passage_vectors(sentences: pl.DataFrame, embeddings: pl.DataFrame) -> pl.DataFrame:
    """passage_id and vector: the mean of its sentences' embeddings, at length 1."""
    held = sentences.select("passage_id", "content_key").join(
        embeddings.select("content_key", "vector"), on="content_key", maintain_order="left"
    )
    if held.is_empty():
        return pl.DataFrame(schema={"passage_id": pl.String, "vector": pl.Array(pl.Float32, 384)})
    matrix = held["vector"].to_numpy()
    names, where = np.unique(held["passage_id"].to_numpy(), return_inverse=True)
    sums = np.zeros((len(names), matrix.shape[1]), dtype=np.float32)
    np.add.at(sums, where, matrix)
    sums /= np.linalg.norm(sums, axis=1, keepdims=True)
    return pl.DataFrame({"passage_id": names, "vector": sums}, schema_overrides={"vector": pl.Array(pl.Float32, 384)})
