"""Who a sentence's independent source is: a story, a quoted resident or relative, or the running text of a report."""

from __future__ import annotations

import polars as pl

from pipeline.doubles import LEAST_WORDS, double_stories
from pipeline.owners import owner
from pipeline.tables import Tables

SOURCES = ("sentence_id", "source", "story", "withheld")
"""Columns: the sentence, its source, whether that is a story, and whether it may not be shown."""

_QUOTED = ("bewoner", "naaste")


def sources(told: Tables) -> pl.DataFrame:
    """The source of each sentence that has a label, as SOURCES.

    A story is one source however long it is, and once more when another document tells it again; outside stories a
    passage in which a resident or relative speaks is one; all other text of a document is one voice. A longer
    sentence that an organisation wrote down twice ("gekopieerd uit het kwartaalverslag") keeps its first source.
    """
    placed = (
        told.labels.select("sentence_id", "voice")
        .join(told.sentences.select("sentence_id", "passage_id", "document", "text"), on="sentence_id")
        .join(told.passages.select("passage_id", "story_id"), on="passage_id")
        .join(told.documents.select("document", owner()), on="document")
        .join(_told_once(told), on="story_id", how="left")
    )
    quoted = pl.when(pl.col("voice").is_in(_QUOTED)).then("passage_id")
    found = placed.with_columns(
        pl.coalesce("first_story", "story_id", quoted, "document").alias("source"),
        pl.col("story_id").is_not_null().alias("story"),
        pl.col("withheld").fill_null(False),
    )
    return _first_written(found).select(SOURCES)


def _told_once(told: Tables) -> pl.DataFrame:
    """story_id, the story that it is told as first, and whether any of its tellings may not be shown."""
    first = {name: name for name in told.stories["story_id"].sort()}
    for group in told.documents.select("document", owner()).sort("document").partition_by("owner"):
        own = told.stories.filter(pl.col("document").is_in(group["document"].to_list())).sort("document", "position")
        for pair in double_stories(own, told.passages):
            _unite(first, pair.first, pair.second)
    once = pl.DataFrame(
        {"story_id": list(first), "first_story": list(first.values())},
        schema={"story_id": pl.String, "first_story": pl.String},
    )
    refused = (pl.col("consent") == "no").fill_null(False).any().over("first_story").alias("withheld")
    return once.join(told.stories.select("story_id", "consent"), on="story_id").with_columns(refused).drop("consent")


def _unite(first: dict[str, str], one: str, other: str) -> None:
    kept, given = sorted((first[one], first[other]))
    for name in [name for name, held in first.items() if held == given]:
        first[name] = kept


def _first_written(found: pl.DataFrame) -> pl.DataFrame:
    """The same rows; outside stories, what was written before in so many words belongs to who wrote it first."""
    words = pl.col("text").str.to_lowercase().str.extract_all(r"\w+")
    repeated = pl.when(words.list.len() >= LEAST_WORDS).then(words.list.join(" ")).otherwise("sentence_id")
    first = ["source", "story", "withheld"]
    return (
        found.with_columns(repeated.alias("written"))
        .sort(pl.col("story").not_(), "document", "sentence_id")
        .with_columns(
            pl.when("story").then(name).otherwise(pl.col(name).first().over("owner", "written")).alias(name)
            for name in first
        )
    )
