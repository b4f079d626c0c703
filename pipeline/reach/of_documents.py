"""What a report says of itself: in the fields and on the cover, in its title and the name of who reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import polars as pl

from pipeline.folded import fold
from pipeline.located import place
from pipeline.reach.shape import COVER, FIELD, ORGANISATION, OWN, head, kind_of, marked
from pipeline.reach.told import headed, running
from pipeline.reach.words import expression, word_list
from pipeline.tables import Tables

_FIELDS = pl.List(pl.Struct({"head": pl.String(), "text": pl.String()}))
_NOBODY = pl.lit(None, pl.String).alias("activity_id")
_COVER_PASSAGES = 4
_COVER_WORDS = 20


def document_texts(rows: pl.DataFrame, tables: Tables) -> Iterator[pl.DataFrame]:
    """Every text of the documents, as SCHEMA; `rows` as `own_rows` gives them, for fields under their headings."""
    yield from _fields(rows, tables)
    yield _pairs(tables)
    yield marked(_covers(running(tables.passages)), COVER, "title", "label")
    named = tables.documents.with_columns(_NOBODY, location=None)
    yield marked(named.with_columns(text="programme"), COVER, "title", "label")
    yield marked(named.with_columns(text="organisation"), ORGANISATION, "organisation", "label")


def _fields(rows: pl.DataFrame, tables: Tables) -> Iterator[pl.DataFrame]:
    """'Doelgroep: ouderen' in a line: of the activity under whose heading it stands, else of the document.

    Where a report has several such lines that differ, none of them is of the document.
    """
    lines = running(tables.passages).with_columns(found=pl.col("text").map_elements(read_fields, _FIELDS))
    said = lines.drop("text").explode("found").unnest("found").drop_nulls("head")
    yield marked(headed(said, tables, rows), OWN, "field", "cell")
    alone = pl.col("text").n_unique().over("document", "head") == 1
    yield marked(said.filter(alone).with_columns(_NOBODY), FIELD, "field", "cell")


def read_fields(text: str) -> list[dict[str, str]]:
    """'Doelgroep: ouderen – Wijk: Oost' → the kind of each head and what stands under it, up to the next head."""
    found = list(_heads().finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [
        {"head": kind, "text": text[one.end() : end].strip(" –-|;,\n").split("\n")[0]}
        for one, end in zip(found, ends, strict=False)
        if (kind := kind_of(one[1]))
    ]


@cache
def _heads() -> re.Pattern[str]:
    words = (word for name in ("place_heads", "group_heads") for word in word_list("places")[name])
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[\n|;–-])|(?<=[.;] ))\s*({known}|[A-Z][\w ]{{2,30}}?)\s*:\s", re.IGNORECASE)


def _pairs(tables: Tables) -> pl.DataFrame:
    """'Doelgroep | ouderen' in a table on the cover, which holds no activities."""
    table = ["document", "table"]
    loose = tables.cells.join(tables.columns.select(table).unique(), on=table, how="anti")
    heads = loose.with_columns(head("text")).drop_nulls("head").drop("text")
    beside = loose.select(*table, "row", "text", column=pl.col("column") - 1)
    held = heads.join(beside, on=[*table, "row", "column"]).with_columns(_NOBODY, place())
    return marked(held, FIELD, "field", "cell")


def _covers(lines: pl.DataFrame) -> pl.DataFrame:
    """The title, and the short lines under it that are no sentences."""
    top = lines.sort("document", "position").group_by("document", maintain_order=True).head(_COVER_PASSAGES)
    under_title = pl.col("section").is_null() | (pl.col("section") == pl.col("section").first().over("document"))
    is_short = pl.col("text").str.split(" ").list.len() <= _COVER_WORDS
    is_line = is_short & ~pl.col("text").str.contains(r"[.!?][”\"]?$") & ~_is_of_others("text")
    titles = top.drop_nulls("section").group_by("document", maintain_order=True).first().with_columns(text="section")
    return pl.concat([top.filter(under_title & is_line), titles.select(top.columns)]).with_columns(_NOBODY)


def _is_of_others(text: str) -> pl.Expr:
    """Whether a line on the cover is on who wrote or receives it: 'Afdeling Jeugd'."""
    words = expression(tuple(word_list("places")["not_cover"]))
    return pl.col(text).map_elements(lambda line: bool(words.search(fold(line))), pl.Boolean)
