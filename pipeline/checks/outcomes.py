"""Reports that tell what was done, and nowhere what changed for residents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from pipeline.checks.findings import Finding, Row
from pipeline.judged import labels_in_force
from pipeline.tables import Tables
from pipeline.thresholds import thresholds


def check_outcomes(documents: Sequence[Row], tables: Tables) -> Iterator[Finding]:
    """The reports with running text of some length and not one sentence on an effect; needs LABELS.

    Only Dutch text counts, since no effect is sought in other languages. Pitches promise, files of figures have no
    text, and stories are asked nothing.
    """
    reports = [row["document"] for row in documents if row["kind"] == "report"]
    own = tables.sentences.filter(pl.col("document").is_in(reports) & (pl.col("language") == "nl"))
    labels = labels_in_force(tables.labels, tables.judgements).select("sentence_id", "kind")
    told = own.join(labels, on="sentence_id").group_by("document").agg(
        pl.len().alias("sentences"),
        pl.col("text").str.count_matches(r"\w+").sum().alias("words"),
        (pl.col("kind") == "outcome").any().alias("effect"),
    )  # fmt: skip
    least = thresholds().outcomes
    silent = told.filter(
        ~pl.col("effect") & (pl.col("sentences") >= least.sentences) & (pl.col("words") >= least.words)
    )
    for document in silent["document"].sort():
        yield Finding("no_outcome", document, None)
