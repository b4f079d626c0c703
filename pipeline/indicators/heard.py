"""Residents and relatives in their own words: each voice once in a group of themes, in however many reports it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import polars as pl

from pipeline.columns import Table, choice, date, flag, text, whole
from pipeline.tables import DIRECTIONS, VOICES, conform

OWN_VOICES = ("bewoner", "naaste")
"""Who speaks of their own life, or of that of somebody near to them."""

SPOKEN = Table("spoken", ("claim_id", "sentence_id"), (
    text("claim_id", "claim on an organisation as a whole that it is evidence of"),
    text("theme", "id in the goal tree"),
    text("organisation", "who reports; null where no document says"),
    date("period_start", "first day of the period of the claim; null where it is not known"),
    date("period_end", "last day of it"),
    text("source", "voice it belongs to: story, passage or document"),
    text("sentence_id", "sentence"),
    whole("position", "order of showing, from 1; null for what may not be shown"),
    flag("sure", "certain enough to stand as a quotation"),
    text("text", "the sentence, pseudonymised; null for what may not be shown", "full"),
    choice("voice", VOICES, "who speaks, in force: a resident or a relative"),
    choice("direction", DIRECTIONS, "which way, in force"),
    text("document", "sha256 of the document that holds it"),
    whole("place", "order of the sentence in the document, from 1"),
    whole("page", "page, from 1"),
    text("sheet", "sheet name", "full"),
    text("cell", "cell address"),
))  # fmt: skip

HEARD = Table("heard", ("part",), (
    text("part", "group of themes"),
    whole("voices", "voices of residents and relatives, each once"),
    whole("residents", "of these, voices of residents"),
    whole("relatives", "of these, voices of relatives"),
    whole("improved", "of these, voices that tell of improvement only"),
    whole("worsened", "of these, voices that tell of deterioration only"),
    whole("unchanged", "of these, voices that tell of both, or that nothing changed"),
    whole("withheld", "of these, voices of which nothing may be shown"),
    whole("organisations", "organisations in whose reports they speak"),
))  # fmt: skip


def heard(spoken: pl.DataFrame, parts: Mapping[str, Collection[str]]) -> pl.DataFrame:
    """HEARD: of each part, a group of themes, the residents and relatives that speak, from rows of SPOKEN.

    One who tells in two reports, on two themes of a part or in ten sentences is one voice of it. A voice can speak in
    several parts: parts never add up.
    """
    found = [_part(name, spoken.filter(pl.col("theme").is_in(list(themes)))) for name, themes in parts.items()]
    return conform(pl.concat(found), HEARD) if found else HEARD.empty()


def _part(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    tells = {way: (pl.col("direction") == way).any() for way in ("vooruitgang", "achteruitgang")}
    better, worse = tells.values()
    voices = rows.group_by("source").agg(
        residents=(pl.col("voice") == "bewoner").any(),
        relatives=(pl.col("voice") == "naaste").any(),
        improved=better & ~worse,
        worsened=worse & ~better,
        withheld=pl.col("text").is_null().all(),
    )
    counts = [pl.col(column).sum().cast(pl.Int32) for column in voices.columns[1:]]
    return voices.select(
        pl.lit(name).alias("part"), pl.len().cast(pl.Int32).alias("voices"), *counts,
        (~pl.col("improved") & ~pl.col("worsened")).sum().cast(pl.Int32).alias("unchanged"),
        pl.lit(rows["organisation"].drop_nulls().n_unique(), pl.Int32).alias("organisations"),
    ).select(HEARD.schema.names())  # fmt: skip
