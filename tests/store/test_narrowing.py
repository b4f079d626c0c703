"""What is seen of a part of a snapshot: whatever is in the tables and whatever is asked, own rows and no others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.columns import Table
from pipeline.store import Snapshot, Store, open_snapshot
from pipeline.store.publishing import RunRecord
from pipeline.tables import ALL, DERIVED, Tables, conform
from tests.dashboards.builders import told_town, with_candidate

NAMES = ("a", "b", "c", "d")
ORGANISATIONS = (None, "Linde", " linde ", "LINDE", "Taalhuis", "")
IDS = {"activity_id": "activities", "sentence_id": "sentences", "passage_id": "passages", "story_id": "stories"}
VIEWS = ("labels_in_force", "mentions_in_force")


def value(table: Table, name: str, document: str, at: int, other: str) -> object:
    """A value that says where it comes from; ids point at rows of any document."""
    if name == "document":
        return document
    if name in IDS:
        return f"{document}-{at}" if name in table.key and IDS[name] == table.name else f"{other}-0"
    column = next(column for column in table.columns if column.name == name)
    if column.choices:
        return column.choices[at % len(column.choices)]
    if column.dtype == pl.String():
        return f"{document}-{at}" if name in table.key or name == "content_key" else f"van {document}"
    if column.dtype in (pl.Int32(), pl.Float64()):
        return at
    return False if column.dtype == pl.Boolean() else None


def row(table: Table, document: str, at: int, other: str) -> Mapping[str, object]:
    return {name: value(table, name, document, at, other) for name in table.schema if name != "vector"}


@st.composite
def stores(draw: st.DrawFn) -> tuple[Tables, frozenset[str]]:
    """Rows of every table for four documents, pointing anywhere, and the documents that are own."""
    owners = draw(st.tuples(*[st.sampled_from(ORGANISATIONS)] * len(NAMES)))
    counts = draw(st.lists(st.integers(0, 2), min_size=len(ALL), max_size=len(ALL)))
    pointed = draw(st.lists(st.sampled_from(NAMES), min_size=4, max_size=4))
    frames = {}
    for table, count in zip(ALL, counts, strict=True):
        made = product(NAMES, range(1 if table.name == "documents" else count))
        frames[table.name] = [row(table, name, at, pointed[NAMES.index(name)]) for name, at in made]
    for held, organisation in zip(frames["documents"], owners, strict=True):
        held["organisation"] = organisation  # type: ignore[index]
    own = draw(st.frozensets(st.sampled_from(NAMES)))
    return Tables(**{table.name: conform(frames[table.name], table) for table in ALL}), own


def published(tables: Tables, folder: Path) -> Snapshot:
    now = datetime(2026, 1, 5, 9, tzinfo=UTC).replace(tzinfo=None)
    store = Store(folder)
    store.append(tables, RunRecord("proef", now, now, "0", "proef-1", "x", 4, 3, 2))
    store.publish()
    return opened(folder)


def opened(folder: Path) -> Snapshot:
    state = open_snapshot(folder)
    assert state is not None
    return state


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(stores())
def test_every_row_that_is_seen_belongs_to_an_own_document(made: tuple[Tables, frozenset[str]]):
    tables, own = made
    with TemporaryDirectory() as folder:
        state = published(tables, Path(folder)).narrowed(own)
        for name in (*(table.name for table in ALL), *VIEWS):
            seen = state.query(f"select * from {name}")
            if "document" in seen.columns:
                assert set(seen["document"]) <= own, name
            for column in IDS:
                if column in seen.columns:
                    assert {held.split("-")[0] for held in seen[column].drop_nulls()} <= own, (name, column)
            texts = seen.select(pl.col(pl.String)).to_dicts()
            told = {word for held in texts for word in held.values() if word and str(word).startswith("van ")}
            assert told <= {f"van {document}" for document in own}, name
        # nothing is lost either: own rows that rest on one document are all there
        assert set(state.table("documents")["document"]) == own
        assert state.table("cells").height == tables.cells.filter(pl.col("document").is_in(list(own))).height


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(stores())
def test_what_rests_on_several_documents_is_seen_only_by_who_owns_them_all(made: tuple[Tables, frozenset[str]]):
    tables, own = made
    owner = {held["document"]: (held["organisation"] or "").strip().lower() or held["document"]
             for held in tables.documents.to_dicts()}  # fmt: skip
    # "" is an organisation as written, so those without a name may be one owner or apart: both are fine here
    shared = {document for document in own if any(owner[other] == owner[document] for other in set(NAMES) - own)}
    with TemporaryDirectory() as folder:
        state = published(tables, Path(folder)).narrowed(own)
        for table in DERIVED:
            assert not set(state.table(table.name)["document"]) & shared, table.name


@pytest.fixture
def town(tmp_path: Path) -> Snapshot:
    return published_town(tmp_path)


def published_town(folder: Path) -> Snapshot:
    with_candidate(told_town()).publish(folder)
    return opened(folder / "store")


def test_nobody_owns_nothing(town: Snapshot):
    nobody = town.narrowed(())
    assert all(nobody.table(table.name).is_empty() for table in ALL)
    assert nobody.query("select * from runs").is_empty()


def test_groups_over_organisations_are_nobodys(town: Snapshot):
    everything = town.narrowed(town.table("documents")["document"].to_list())
    assert town.table("candidates").height == 1
    assert everything.table("candidates").is_empty()
    assert everything.table("candidate_members").is_empty()
    assert everything.table("claims").height == town.table("claims").height


def test_a_run_tells_when_and_by_which_model_not_what_else_it_read(town: Snapshot):
    held = town.narrowed(["uren_taalhuis"]).query("select * from runs")
    assert held.select("read", "partial", "refused").rows() == [(0, 0, 0)]
    assert held["model_version"].to_list() == ["proef-1"]


def test_a_part_of_a_part_is_never_more(town: Snapshot):
    assert town.narrowed(["uren_taalhuis"]).narrowed(["jaarverslag_linde"]).table("documents").is_empty()


def test_what_is_seen_names_the_state(town: Snapshot):
    one, other = town.narrowed(["uren_taalhuis"]), town.narrowed(["jaarverslag_linde"])
    keys = [held.key for held in (town, one, other)]
    assert len(set(keys)) == len({held.version for held in (town, one, other)}) == len({town, one, other}) == 3
    assert one == town.narrowed(["uren_taalhuis"])


@pytest.mark.parametrize(
    "sql", ["select * from {}", 'select * from "{}"', "with x as (select * from {}) select * from x"]
)
def test_however_a_table_is_named_it_is_narrowed(town: Snapshot, sql: str):
    assert town.narrowed(()).query(sql.format("documents")).is_empty()
