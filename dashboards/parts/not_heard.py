"""Who was not heard: organisations that give hours without a word of residents, named so that one can ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import polars as pl

from dashboards import labels


def not_heard(known: Mapping[str, dict[str, Any]], with_hours: Iterable[str], counts: pl.DataFrame) -> str:
    """HTML: those organisations; nothing where there are none.

    `known` are rows of DOCUMENTS by hash, `with_hours` the documents that give hours, `counts` what
    dashboards.activities.counts gives.
    """
    heard = counts.filter((pl.col("what") == "voice") & (pl.col("name") == "bewoner"))["document"]
    names = sorted(_organisations(known, with_hours) - _organisations(known, heard), key=str.casefold)
    if not names:
        return ""
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    folded = f"<details><summary>{labels.NOT_HEARD_WHICH}</summary><ul>{items}</ul></details>"
    listed = folded if len(names) > labels.FEW else ""
    words = escape(labels.not_heard(names))
    return f'<section class="niet-gehoord"><h2>{labels.NOT_HEARD_TITLE}</h2><p>{words}</p>{listed}</section>'


def _organisations(known: Mapping[str, dict[str, Any]], documents: Iterable[str]) -> set[str]:
    return {known[one]["organisation"] or labels.UNKNOWN_ORGANISATION for one in set(documents) if one in known}
