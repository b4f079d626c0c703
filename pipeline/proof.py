"""What is left of something forgotten, looked for in every place: the proof in a certificate is that it is nothing."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.decisions import Erasures
from pipeline.erasure import Person, as_tables, naming
from pipeline.forgetting_search import Found
from pipeline.journey import Journey
from pipeline.tables import ALL

_OF_STORIES = """
select count(*) from (select story_id from passages union all select story_id from stories)
where story_id in (select unnest(?))"""


@dataclass(frozen=True, slots=True)
class Left:
    """Records in the vault, texts or rows in the store, and fields in the decisions that should not be there."""

    vault: int
    store: int
    decisions: int


def left_of(journey: Journey, found: Found, person: Person | None) -> Left:
    """Count what is left of documents that were removed or cut, of stories, and of a person."""
    stories = {story for those in found.stories.values() for story in those}
    gone = [one for one in (*found.removed, *found.containers) if one not in found.cut]
    vault = sum(journey.vault.holds(one) and not journey.vault.has_reading(one) for one in gone)
    vault += sum(_in_reading(journey.vault.reading(document), stories, person) for document in found.cut)
    said = sum(map(person.is_in, Erasures(journey.decided).texts())) if person else 0
    return Left(vault, _in_store(journey, found.removed, stories, person), said)


def _in_reading(reading: bytes | None, stories: set[str], person: Person | None) -> int:
    """What is left in what stands for an original; an original that still stands itself counts as one."""
    if reading is None:
        return 1
    raw = as_tables(reading)
    told = [story for story in (*raw.stories["story_id"], *raw.passages["story_id"]) if story in stories]
    return len(told) + (naming(raw, person) if person else 0)


def _in_store(journey: Journey, removed: tuple[str, ...], stories: set[str], person: Person | None) -> int:
    snapshot = journey.store.snapshot()
    if snapshot is None:
        return 0
    tables = snapshot.of_documents(list(removed))
    rows: int = sum(len(getattr(tables, table.name)) for table in ALL if "document" in table.schema)
    told = "select story_id from passages union all select story_id from stories"
    rows += snapshot.query(
        f"select count(*) from ({told}) where story_id in (select unnest(?))", [sorted(stories)]
    ).item()
    if person is None:
        return rows
    texts: set[str] = set()
    for table in ALL:
        for name, kind in table.schema.items():
            if kind == pl.String() and name not in ("document", "content_key"):
                found = snapshot.query(f'select distinct "{name}" as text from {table.name}')["text"]
                texts.update(found.drop_nulls())
    return rows + sum(map(person.is_in, texts))
