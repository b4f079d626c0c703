"""Why a sentence got a theme, as the contract says it: words of the sentence and labelled examples."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import polars as pl

from pipeline.examples import Example
from pipeline.spans import read_spans
from pipeline.tables import Tables

NO_EXAMPLES: Mapping[str, Example] = MappingProxyType({})


def mentions_with_reasons(tables: Tables) -> pl.DataFrame:
    """MENTIONS with the text of the sentence and, where they are known, spans and examples."""
    return tables.mentions.join(
        tables.sentences.select("sentence_id", "text", "content_key"), on="sentence_id", maintain_order="left"
    ).join(
        tables.reasons.select("content_key", "theme", "spans", "examples"),
        on=["content_key", "theme"], how="left", maintain_order="left",
    )  # fmt: skip


def why(row: Mapping[str, Any], examples: Mapping[str, Example]) -> dict[str, Any]:
    """The words and nearest examples of a row of `mentions_with_reasons`; examples that are not held are left out."""
    spans = read_spans(row["spans"] or "")
    near = [examples[name] for name in (row["examples"] or "").split() if name in examples]
    return {
        "words": [{"text": row["text"][start:end], "start": start, "end": end} for start, end in spans],
        "examples": [{"text": one.text, "themes": list(one.themes)} for one in near],
    }
