"""Facts of a document that turn out to be a person's: a file number read as the number of the grant."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from pipeline.tables import Tables

_TEXTS = ("passages", "cells")
_OF_A_GRANT = (
    r"(?i)subsidi|verantwoording|jaarverslag|rapportage|begroting|\bverslag (?:over|van) (?:het|20)|activiteitenplan"
)
"""What a document says somewhere that is about a grant."""


def without_personal_facts(raw: Tables, tables: Tables) -> Tables:
    """`tables` without numbers of grants that stood in the text of `raw` and were replaced everywhere there.

    A letter or note that says nothing of a grant has none: what was read as its number is that of somebody's file.
    What was found next moves up; a document's number is that of its first fact. Other tables come out unchanged.
    """
    numbers = raw.facts.filter(field="grant_number").select("document", "value").unique().rows()
    about_people = _about_people(raw)
    gone = [
        (document, value)
        for document, value in numbers
        if value and (document in about_people or _is_gone(raw, tables, document, value))
    ]
    if not gone:
        return tables
    personal = pl.DataFrame(gone, schema={"document": pl.String, "value": pl.String}, orient="row")
    numbered = raw.facts.select("document", "field", "rank", raw_value="value")
    facts = tables.facts.join(numbered, on=["document", "field", "rank"], how="left")
    mine = personal.with_columns(field=pl.lit("grant_number", dtype=facts.schema["field"])).rename(
        {"value": "raw_value"}
    )
    facts = facts.join(mine, on=["document", "field", "raw_value"], how="anti").drop("raw_value")
    ranks = pl.int_range(1, pl.len() + 1).over("document", "field").cast(tables.facts.schema["rank"])
    facts = facts.sort("document", "field", "rank", maintain_order=True).with_columns(rank=ranks)
    return replace(tables, facts=facts, documents=_with_numbers(tables.documents, facts, personal))


def granted(raw: Tables) -> dict[str, frozenset[str]]:
    """By document the numbers of grants in what has activities or speaks of a grant.

    In a letter or a note such a number is rather that of somebody's file.
    """
    speaking = _speaking(raw, "(?i)subsidi")
    accounting = raw.documents.filter(pl.col("kind").is_in(["report", "figures"]))["document"]
    counting = raw.activities.filter(pl.col("document").is_in(accounting.to_list()))["document"]
    about = pl.col("document").is_in([*speaking, *counting.unique()])
    told = raw.facts.filter(about, field="grant_number").drop_nulls("value").group_by("document").agg("value")
    return {document: frozenset(values) for document, values in told.select("document", "value").iter_rows()}


def _about_people(raw: Tables) -> set[str]:
    """The documents of no known kind that nowhere speak of a grant or a report."""
    unknown = raw.documents.filter(pl.col("kind") == "unknown")["document"].to_list()
    return set(unknown) - _speaking(raw, _OF_A_GRANT)


def _speaking(raw: Tables, pattern: str) -> set[str]:
    """The documents of which the file's name, the programme or the text has the pattern."""
    titled = pl.concat_str("filename", "programme", separator=" ", ignore_nulls=True)
    named = raw.documents.select("document", text=titled)
    texts = pl.concat([named, *(getattr(raw, name).select("document", "text") for name in _TEXTS)])
    return set(texts.filter(pl.col("text").str.contains(pattern))["document"].to_list())


def _is_gone(raw: Tables, tables: Tables, document: str, value: str) -> bool:
    stood = any(_holds(getattr(raw, name), document, value) for name in _TEXTS)
    return stood and not any(_holds(getattr(tables, name), document, value) for name in _TEXTS)


def _holds(frame: pl.DataFrame, document: str, value: str) -> bool:
    texts = frame.filter(pl.col("document") == document)["text"]
    return bool(texts.str.contains(value, literal=True).any())


def _with_numbers(documents: pl.DataFrame, facts: pl.DataFrame, personal: pl.DataFrame) -> pl.DataFrame:
    first = facts.filter(field="grant_number", rank=1).select("document", first="value")
    is_personal = pl.struct("document", "grant_number").is_in(
        personal.select(pl.struct("document", grant_number="value").alias("pair"))["pair"].implode()
    )
    joined = documents.join(first, on="document", how="left", maintain_order="left")
    return joined.with_columns(grant_number=pl.when(is_personal).then("first").otherwise("grant_number")).drop("first")
