"""What running text tells of an activity. Stories are left out: they tell of persons, and some may not be shown."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from pipeline.activity_names import core, is_general, is_overhead, is_same
from pipeline.located import in_text
from pipeline.reach.shape import TOLD, marked
from pipeline.reach.words import sentences
from pipeline.tables import Tables

_TEXTS = pl.List(pl.String())


def told_texts(rows: pl.DataFrame, tables: Tables) -> Iterator[pl.DataFrame]:
    """Passages under the heading of an activity, and sentences that name one, as SCHEMA."""
    passages = running(tables.passages)
    yield marked(headed(passages, tables, rows), TOLD, "text", "told")
    yield marked(_naming(passages, rows), TOLD, "text", "told")


def running(passages: pl.DataFrame) -> pl.DataFrame:
    """The passages outside stories, with where they stand."""
    return passages.filter(pl.col("story_id").is_null()).with_columns(in_text())


def headed(passages: pl.DataFrame, tables: Tables, rows: pl.DataFrame) -> pl.DataFrame:
    """Passages with the activity that they are linked to, where their heading is its name."""
    owners = rows.select("activity", activity_id="first", owner="document").unique()
    linked = passages.join(tables.links.select("passage_id", "activity_id"), on="passage_id")
    held = linked.join(owners, on="activity_id").drop_nulls(["section", "activity"])
    same = pl.struct("section", "activity").map_elements(_is_headed, pl.Boolean)
    return held.filter(same).with_columns(document="owner")


def _is_headed(row: dict[str, str]) -> bool:
    return is_same(core(row["section"]), core(row["activity"]))


def _naming(passages: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The sentences of the same report that hold the telling words of an activity's name."""
    split = passages.select("document", "location", pl.col("text").map_elements(_sentences, _TEXTS)).explode("text")
    said = split.drop_nulls("text").with_columns(words=_telling_words("text"))
    names = rows.select("document", "activity", activity_id="first").drop_nulls("activity").unique()
    telling = names.filter(pl.col("activity").map_elements(_is_telling, pl.Boolean))
    pairs = said.join(telling.with_columns(name=_telling_words("activity")), on="document")
    return pairs.filter(pl.col("words").str.contains(pl.col("name"), literal=True))


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _telling_words(text: str) -> pl.Expr:
    return pl.col(text).map_elements(lambda one: f" {core(one)} ", pl.String)


def _is_telling(name: str) -> bool:
    return not is_general(name) and not is_overhead(name)
