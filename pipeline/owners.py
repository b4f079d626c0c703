"""Whose documents belong together: those of one organisation; one that names none stands alone."""

from __future__ import annotations

import polars as pl


def owner() -> pl.Expr:
    """The organisation of a row of DOCUMENTS without regard to capitals, else the document itself.

    Nothing says whose hours the stories of a document without an organisation belong to.
    """
    return pl.coalesce(pl.col("organisation").str.to_lowercase().str.strip_chars(), pl.col("document")).alias("owner")
