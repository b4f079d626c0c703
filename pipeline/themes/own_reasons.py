"""Why a sentence got a theme that the model does not know: through what it is made of, or by a word that it names."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from pipeline.framework import Framework
from pipeline.spans import written
from pipeline.themes.added import AddedThemes
from pipeline.themes.arranging import parts_of


def explained_as(given: pl.DataFrame, found: pl.DataFrame, tree: Framework | None) -> pl.DataFrame:
    """`given` (content_key, theme) with `part`: the theme whose reasons count.

    For a theme made of others that is the surest of its parts in `found`, the mentions by the model; else itself.
    """
    if tree is None:
        return given.select("content_key", "theme", part="theme")
    surest = (
        found.rename({"theme": "part"})
        .join(parts_of(tree), on="part")
        .sort("content_key", "theme", "score", "part", descending=[False, False, True, False])
        .unique(["content_key", "theme"], keep="first", maintain_order=True)
        .select("content_key", "theme", "part")
    )
    told = given.select("content_key", "theme").join(
        surest, on=["content_key", "theme"], how="left", maintain_order="left"
    )
    return told.with_columns(pl.coalesce("part", "theme").alias("part"))


def with_words(reasons: pl.DataFrame, texts: Mapping[str, str], added: AddedThemes) -> pl.DataFrame:
    """Reasons (content_key, theme, spans, examples) with the words that an added theme names, where there are any.

    `texts` are the sentences by content key. What makes a sentence near to examples cannot be told word by word.
    """
    themes = {theme.id: theme for theme in added.themes}
    rows = [
        (key, theme, written(themes[theme].named_in(texts[key])))
        for key, theme in reasons.filter(pl.col("theme").is_in(list(themes))).select("content_key", "theme").rows()
    ]
    named = pl.DataFrame(rows, schema=dict.fromkeys(("content_key", "theme", "named"), pl.String), orient="row")
    return (
        reasons.join(named, on=["content_key", "theme"], how="left", maintain_order="left")
        .with_columns(pl.coalesce("named", "spans").alias("spans"))
        .drop("named")
    )
