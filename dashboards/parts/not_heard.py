"""Who was not heard: organisations that give hours without a word of residents, named so that one can ask."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl

from dashboards import labels
from pipeline.indicators import HOURS_MEASURES


def not_heard(known: Mapping[str, dict[str, Any]], figures: pl.DataFrame, counts: pl.DataFrame) -> str:
    """HTML: those organisations; nothing where there are none.

    `known` are rows of DOCUMENTS by hash, `figures` rows of ACTIVITIES, `counts` as dashboards.activities.counts.
    """
    hours = figures.filter((pl.col("row_kind") == "data") & pl.col("measure").is_in(HOURS_MEASURES))
    heard = counts.filter((pl.col("what") == "voice") & (pl.col("name") == "bewoner"))
    names = sorted(_organisations(known, hours) - _organisations(known, heard), key=str.casefold)
    if not names:
        return ""
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    folded = f"<details><summary>{labels.NOT_HEARD_WHICH}</summary><ul>{items}</ul></details>"
    listed = folded if len(names) > labels.FEW else ""
    words = escape(labels.not_heard(names))
    return f'<section class="niet-gehoord"><h2>{labels.NOT_HEARD_TITLE}</h2><p>{words}</p>{listed}</section>'


def _organisations(known: Mapping[str, dict[str, Any]], rows: pl.DataFrame) -> set[str]:
    return {
        known[document]["organisation"] or labels.UNKNOWN_ORGANISATION
        for document in rows["document"].unique()
        if document in known
    }
