"""Where activities took place and for whom they are, as the reports say it: districts and target groups."""

from __future__ import annotations

import polars as pl

from pipeline.guidance import District
from pipeline.reach.groups import find_groups
from pipeline.reach.places import find_districts
from pipeline.reach.sources import SURE_TO, own_rows, texts
from pipeline.reach.words import Found
from pipeline.tables import REACH, REACH_KINDS, Tables, conform

__all__ = ["build_reach"]

_FOUND = pl.List(pl.Struct({"kind": pl.String(), "value": pl.String(), "written": pl.String(), "listed": pl.Boolean()}))


def build_reach(tables: Tables, districts: tuple[District, ...] = ()) -> pl.DataFrame:
    """DOCUMENTS, ACTIVITIES, COLUMNS, CELLS, PASSAGES and LINKS → REACH, of text without names of persons.

    An activity has what is said nearest to it: in its row, else in the heading above it, else of the whole document,
    else in what is told of it.
    """
    found = _read(texts(tables), districts)
    rows = pl.concat([_of_documents(found), _of_activities(found, own_rows(tables.activities))])
    return conform(_once(rows), REACH).sort(REACH.schema.names())


def _read(held: pl.DataFrame, districts: tuple[District, ...]) -> pl.DataFrame:
    """One row for each value that a text says, with kind, value, written and sure."""

    def read(row: dict[str, str]) -> list[dict[str, object]]:
        said = {"district": _districts(row, districts), "target_group": _groups(row)}
        return [
            {"kind": kind, "value": one.value, "written": one.written, "listed": one.sure}
            for kind, values in said.items()
            for one in values
        ]

    said = held.select(pl.struct("text", "use", "head").map_elements(read, _FOUND).alias("said")).to_series()
    named = held.with_columns(said=said).explode("said").unnest("said").filter(pl.col("value").is_not_null())
    return named.with_columns(sure=pl.col("listed") & (pl.col("tier") <= SURE_TO)).drop("listed", "text", "use", "head")


def _districts(row: dict[str, str], districts: tuple[District, ...]) -> tuple[Found, ...]:
    # a column headed Doelgroep may name a district, but nothing that is in it stands for one by itself
    use = "label" if row["head"] == REACH_KINDS[1] else row["use"]
    return find_districts(row["text"], use, districts)  # type: ignore[arg-type]


def _groups(row: dict[str, str]) -> tuple[Found, ...]:
    use = "label" if row["head"] == REACH_KINDS[0] else row["use"]
    return find_groups(row["text"], use)  # type: ignore[arg-type]


def _of_documents(found: pl.DataFrame) -> pl.DataFrame:
    return _nearest(found.filter(pl.col("activity_id").is_null()))


def _of_activities(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """What is said of each activity, with what holds for its document where nothing nearer is said."""
    shared = found.filter(pl.col("activity_id").is_null()).drop("activity_id")
    inherited = rows.select("document", activity_id="first").unique().join(shared, on="document")
    inherited = inherited.with_columns(ground=pl.lit("document")).select(found.columns)
    return _nearest(pl.concat([found.filter(pl.col("activity_id").is_not_null()), inherited]))


def _nearest(found: pl.DataFrame) -> pl.DataFrame:
    of = ["document", "activity_id", "kind"]
    return found.filter(pl.col("tier") == pl.col("tier").min().over(of))


def _once(rows: pl.DataFrame) -> pl.DataFrame:
    """Each value once, as the best of its texts says it."""
    of = ["document", "activity_id", "kind", "value"]
    ordered = rows.sort(pl.col("sure").not_(), "tier", "ground", "location", "written", nulls_last=True)
    name = pl.format("{} {} {}", pl.coalesce("activity_id", "document"), "kind", "value").alias("reach_id")
    return ordered.unique(of, keep="first", maintain_order=True).with_columns(name).drop("tier")
