"""Where a row stands in its document, as people find it: 'pagina 3, rij 4'."""

from __future__ import annotations

import polars as pl


def place(*within: pl.Expr) -> pl.Expr:
    """'pagina 3' or 'blad Uren', with what is within it, as `location`; null where nothing is known."""
    page = pl.coalesce(pl.format("blad {}", "sheet"), pl.format("pagina {}", "page"))
    return pl.concat_str(page, *within, separator=", ", ignore_nulls=True).replace("", None).alias("location")


def in_text() -> pl.Expr:
    """The place of a passage: its page or sheet, else the heading above it, as `location`."""
    return place(pl.when(pl.col("page").is_null() & pl.col("sheet").is_null()).then(pl.format("kopje {}", "section")))


def in_table() -> pl.Expr:
    """The place of a row of ACTIVITIES: its page or sheet, and its row, as `location`."""
    return place(pl.format("rij {}", "row"))
