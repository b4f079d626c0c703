"""Where activities took place and for whom they are, as the reports say it: districts and target groups."""

from __future__ import annotations

from functools import partial
from typing import TypedDict

import polars as pl

from pipeline.guidance import District
from pipeline.reach.groups import find_groups
from pipeline.reach.of_activities import activity_texts, own_rows
from pipeline.reach.of_documents import document_texts
from pipeline.reach.places import find_districts
from pipeline.reach.shape import PROGRAMME, SCHEMA, SURE_TO
from pipeline.reach.told import told_texts
from pipeline.reach.words import Use
from pipeline.tables import REACH, REACH_KINDS, Tables, conform

__all__ = ["build_reach", "own_rows", "said_in"]

DISTRICT, TARGET_GROUP = REACH_KINDS
_SAID = pl.List(pl.Struct({"kind": pl.String(), "value": pl.String(), "written": pl.String(), "listed": pl.Boolean()}))
_OF = ["document", "activity_id", "kind"]


class _Text(TypedDict):
    text: str
    use: Use
    head: str | None


def build_reach(tables: Tables, districts: tuple[District, ...] = ()) -> pl.DataFrame:
    """DOCUMENTS, ACTIVITIES, COLUMNS, CELLS, PASSAGES and LINKS → REACH, of text without names of persons.

    An activity has what is said nearest to it: in its row, else in the heading above it, else of the whole document,
    else in what is told of it, else of another report on the same programme.
    """
    rows = own_rows(tables.activities)
    found = _read(_texts(rows, tables), districts)
    said = found.filter(pl.col("activity_id").is_null())
    shared = pl.concat([said, _of_programmes(said, tables.documents)])
    held = pl.concat([shared, found.filter(pl.col("activity_id").is_not_null()), _inherited(shared, rows)])
    nearest = held.filter(pl.col("tier") == pl.col("tier").min().over(_OF))
    return conform(_once(nearest), REACH).sort("document", "activity_id", "kind", "value", nulls_last=True)


def said_in(text: str, districts: tuple[District, ...] = ()) -> list[tuple[str, str, str, bool, bool]]:
    """What one sentence of a plan names: kind, value, the words, whether the lists have it, and whether the sentence
    says that the plan is there or for them, and does not merely name them."""
    told = {found.value for find in (find_groups, partial(find_districts, districts=districts))
            for found in find(text, "planned")}  # fmt: skip
    named = [(DISTRICT, one) for one in find_districts(text, "label", districts)]
    named += [(TARGET_GROUP, one) for one in find_groups(text, "label")]
    return [(kind, one.value, one.written, one.sure, one.value in told) for kind, one in named]


def _texts(rows: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """Every text that may say it, each once, in a fixed order."""
    sources = (activity_texts(rows, tables), document_texts(rows, tables), told_texts(rows, tables))
    held = pl.concat([frame for source in sources for frame in source])
    return held.filter(pl.col("text").str.strip_chars() != "").unique().sort(SCHEMA.names(), nulls_last=True)


def _read(held: pl.DataFrame, districts: tuple[District, ...]) -> pl.DataFrame:
    """A row for each value that a text says, with kind, value, written and sure."""

    def read(row: _Text) -> list[dict[str, object]]:
        return _said(row, districts)

    said = held.with_columns(said=pl.struct("text", "use", "head").map_elements(read, _SAID))
    named = said.drop("text", "use", "head").explode("said").unnest("said").drop_nulls("value")
    return named.with_columns(sure=pl.col("listed") & (pl.col("tier") <= SURE_TO)).drop("listed")


def _said(row: _Text, districts: tuple[District, ...]) -> list[dict[str, object]]:
    # in a column headed Doelgroep a district may be named, but nothing in it stands for one by itself
    uses: dict[str, Use] = {kind: row["use"] if row["head"] in (None, kind) else "label" for kind in REACH_KINDS}
    said = {
        DISTRICT: find_districts(row["text"], uses[DISTRICT], districts),
        TARGET_GROUP: find_groups(row["text"], uses[TARGET_GROUP]),
    }
    return [
        {"kind": kind, "value": one.value, "written": one.written, "listed": one.sure}
        for kind, values in said.items()
        for one in values
    ]


def _of_programmes(said: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """What a report says of itself, for the other reports of the organisation on that programme; never sure."""
    programme = ["organisation", "programme"]
    known = documents.select("document", *programme).drop_nulls()
    elsewhere = said.filter(pl.col("tier") <= SURE_TO).join(known, on="document").rename({"document": "said_in"})
    held = elsewhere.join(known, on=programme).filter(pl.col("document") != pl.col("said_in"))
    marked = held.with_columns(tier=pl.lit(PROGRAMME, pl.Int32), sure=False, ground=pl.lit("document"), location=None)
    return marked.select(pl.col(name).cast(dtype) for name, dtype in said.schema.items())


def _inherited(shared: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """What is said of a document, for each of its activities."""
    activities = rows.select("document", activity_id="first").unique()
    held = shared.drop("activity_id").join(activities, on="document")
    return held.with_columns(ground=pl.lit("document")).select(shared.columns)


def _once(rows: pl.DataFrame) -> pl.DataFrame:
    """Each value once, as the best of its texts says it."""
    best = rows.sort(pl.col("sure").not_(), "ground", "location", "written", nulls_last=True)
    name = pl.format("{} {} {}", pl.coalesce("activity_id", "document"), "kind", "value").alias("reach_id")
    return best.unique([*_OF, "value"], keep="first", maintain_order=True).with_columns(name).drop("tier")
