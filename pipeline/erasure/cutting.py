"""Raw tables → the same without a story, without a person, or without text that was erased before.

A story goes with its row of STORIES, its passages, the rows of tables that it stood in, and every other text of the
document that repeats a piece of it. Ids of what stays do not change.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import polars as pl

from pipeline.columns import Column, Table
from pipeline.erasure.fingerprints import LEAST_LETTERS, told_in
from pipeline.erasure.names import ERASED, Person, fold
from pipeline.tables import (
    ACTIVITIES,
    CELLS,
    COLUMNS,
    DOCUMENTS,
    FACTS,
    ISSUES,
    PASSAGES,
    STORIES,
    Tables,
)  # fmt: skip

MARKED = (DOCUMENTS, FACTS, STORIES, PASSAGES, ACTIVITIES, COLUMNS, CELLS, ISSUES)
"""The tables that hold text of a document."""
Change = Callable[[str], str | None]


def without_story(raw: Tables, story: str) -> Tables:
    """The tables without one story. Others are unchanged."""
    told = raw.passages.filter(pl.col("story_id") == story)
    titles = raw.stories.filter(pl.col("story_id") == story)["title"]
    cut = _without_passages(raw, told)
    cut = replace(cut, stories=cut.stories.filter(pl.col("story_id") != story))
    return _without_texts(cut, [*told["text"].drop_nulls(), *titles.drop_nulls()])


def without_person(raw: Tables, person: Person) -> Tables:
    """The tables without the stories, passages and cells that name a person; elsewhere a placeholder is put."""
    for story in stories_naming(raw, person):
        raw = without_story(raw, story)
    raw = _without_passages(raw, _naming(raw.passages, PASSAGES, person))
    cells = raw.cells.join(_naming(raw.cells, CELLS, person), on=CELLS.key, how="anti", nulls_equal=True)
    return changed(replace(raw, cells=cells), person.out_of)


def without_marked(raw: Tables, pepper: bytes, marks: Collection[str]) -> Tables:
    """The tables without what was erased before, by its fingerprints; the same tables where nothing of it is there."""
    stories, passages = told_in(raw, pepper, marks)
    for story in sorted(stories):
        raw = without_story(raw, story)
    chosen = raw.passages.filter(pl.col("passage_id").is_in(list(passages)))
    if chosen.is_empty():
        return raw
    return _without_texts(_without_passages(raw, chosen), chosen["text"].drop_nulls().to_list())


def withhold(raw: Tables, pepper: bytes, marks: Collection[str]) -> Tables:
    """The tables with consent "no" for stories of which consent was withdrawn, by their fingerprints.

    As with a story that the document says no for, nothing of its text is left to be shown.
    """
    stories, _ = told_in(raw, pepper, marks)
    if not stories:
        return raw
    withdrawn = pl.col("story_id").is_in(list(stories))
    told = raw.passages.filter(withdrawn)
    consent = pl.when(withdrawn).then(pl.lit("no")).otherwise("consent").alias("consent")
    silent = replace(
        raw,
        stories=raw.stories.with_columns(consent),
        cells=_silent_cells(raw.cells, told),
        passages=raw.passages.filter(~withdrawn.fill_null(value=False)),
    )
    return _without_texts(silent, told["text"].drop_nulls().to_list())


def stories_naming(raw: Tables, person: Person) -> list[str]:
    """The stories that name a person, in their title or text."""
    titled = _naming(raw.stories, STORIES, person)["story_id"]
    told = _naming(raw.passages, PASSAGES, person)["story_id"].drop_nulls()
    return sorted({*titled, *told})


def naming(raw: Tables, person: Person) -> int:
    """In how many texts of the tables a person is named."""
    texts = [
        text
        for table in MARKED
        for column in texts_of(table)
        for text in getattr(raw, table.name)[column.name].drop_nulls()
    ]
    return sum(person.is_in(text) for text in texts)


def texts_of(table: Table) -> list[Column]:
    """The columns of a table that hold text of a document."""
    return [column for column in table.columns if column.privacy != "none"]


def _naming(frame: pl.DataFrame, table: Table, person: Person) -> pl.DataFrame:
    names = [column.name for column in texts_of(table)]
    held = [any(text and person.is_in(text) for text in row) for row in frame.select(names).iter_rows()]
    return frame.filter(pl.Series(held, dtype=pl.Boolean))


def _without_passages(raw: Tables, passages: pl.DataFrame) -> Tables:
    """The tables without these passages, nor the rows of tables that they stood in."""
    if passages.is_empty():
        return raw
    kept = raw.passages.join(passages, on="passage_id", how="anti")
    return replace(raw, passages=kept, cells=raw.cells.join(_rows_of(raw.cells, passages), on=CELLS.key, how="anti"))


def _rows_of(cells: pl.DataFrame, passages: pl.DataFrame) -> pl.DataFrame:
    """The cells in the rows of tables where these passages stood."""
    places = passages.filter(pl.col("table").is_not_null()).select("document", "table", "cell").unique()
    rows = cells.join(places, on=["document", "table", "cell"], how="semi").select("document", "table", "row").unique()
    return cells.join(rows, on=["document", "table", "row"], how="semi")


def _silent_cells(cells: pl.DataFrame, passages: pl.DataFrame) -> pl.DataFrame:
    silent = _rows_of(cells, passages).select(*CELLS.key, silent=pl.lit(value=True))
    return (
        cells.join(silent, on=CELLS.key, how="left", maintain_order="left")
        .with_columns(text=pl.when(pl.col("silent").is_null()).then("text"))
        .drop("silent")
    )


def _without_texts(raw: Tables, gone: Collection[str]) -> Tables:
    """The tables with nothing where a text stood that holds one of these, or that is a piece of one."""
    long = [letters for text in gone if len(letters := _letters(text)) >= LEAST_LETTERS]
    exact = {_letters(text) for text in gone}
    if not exact:
        return raw

    def change(text: str) -> str | None:
        letters = _letters(text)
        if letters in exact or any(one in letters for one in long):
            return ERASED
        is_piece = len(letters) >= LEAST_LETTERS and any(letters in one for one in long)
        return ERASED if is_piece else text

    return changed(raw, change)


def changed(raw: Tables, change: Change) -> Tables:
    """The tables with every marked text changed; each different one is looked at once."""
    made = {}
    for table in MARKED:
        frame: pl.DataFrame = getattr(raw, table.name)
        made[table.name] = frame.with_columns(_changed_column(frame[one.name], change) for one in texts_of(table))
    return replace(raw, **made)


def _changed_column(column: pl.Series, change: Change) -> pl.Series:
    changes = {text: change(text) for text in column.unique().drop_nulls()}
    values = [None if text is None else changes[text] for text in column.to_list()]
    return pl.Series(column.name, values, dtype=pl.String)


def _letters(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isalnum())
