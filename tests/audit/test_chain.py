"""The chain: whatever is done to a row behind the program's back is found, and the program itself refuses it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import astuple
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit import Actor, Audit, Event, Head, log
from pipeline.audit.checking import check
from pipeline.audit.entries import VERSION, digest_of, hash_of
from pipeline.audit.terms import empty, past_term
from tests.audit.conftest import COLUMNS, filled, tamper

ROWS = 6
WORDS = st.one_of(st.none(), st.integers(-5, 5), st.text(max_size=8), st.binary(max_size=4))
"""What SQLite lets somebody put in a column."""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    """The rows of a log, to change."""
    return [astuple(entry) for entry in filled(tmp_path_factory.mktemp("log") / "audit.sqlite", ROWS).entries()]


def written_as(rows: list[tuple[object, ...]], folder: Path) -> Audit:
    """A file with these rows, in any order, without anything that guards it."""
    audit = Audit(folder / f"{os.urandom(8).hex()}.sqlite")
    with closing(sqlite3.connect(audit.path)) as connection:
        connection.execute(f"create table entries ({', '.join(COLUMNS)})")
        connection.executemany(f"insert into entries values ({', '.join('?' * len(COLUMNS))})", rows)
        connection.execute(f"pragma user_version = {log._SHAPE}")
        connection.commit()
    return audit


def test_a_log_as_it_was_booked_is_whole(original: list[tuple[object, ...]], tmp_path: Path):
    found = check(written_as(original, tmp_path))
    assert found.whole
    assert found.head.number == ROWS
    assert found.head.hash == original[-1][-1]


@given(st.integers(0, ROWS - 1), st.sampled_from(COLUMNS), WORDS)
def test_any_change_of_any_part_of_a_row_is_found(
    original: list[tuple[object, ...]], tmp_path_factory: pytest.TempPathFactory, at: int, column: str, value: object
):
    rows = [list(row) for row in original]
    if rows[at][COLUMNS.index(column)] == value:
        return
    rows[at][COLUMNS.index(column)] = value
    broken = check(written_as([tuple(row) for row in rows], tmp_path_factory.getbasetemp())).broken
    assert broken is not None
    assert broken.number <= at + 1 or column == "number"


@given(st.sets(st.integers(0, ROWS - 1), min_size=1))
def test_removed_rows_are_found_and_a_tail_that_was_cut_off_by_a_head(
    original: list[tuple[object, ...]], tmp_path_factory: pytest.TempPathFactory, gone: set[int]
):
    audit = written_as([row for at, row in enumerate(original) if at not in gone], tmp_path_factory.getbasetemp())
    tail = set(range(ROWS - len(gone), ROWS))
    assert check(audit).whole == (gone == tail), "only a cut tail leaves no mark"
    for head in (Head(ROWS, str(original[-1][-1])), Head(None, str(original[-1][-1]))):
        assert not check(audit, [head]).whole


@given(st.permutations(range(ROWS)))
def test_rows_in_another_order_are_found(
    original: list[tuple[object, ...]], tmp_path_factory: pytest.TempPathFactory, order: list[int]
):
    # the numbers stay in order, and what the rows say changes place
    rows = [(at + 1, *original[other][1:]) for at, other in enumerate(order)]
    assert check(written_as(rows, tmp_path_factory.getbasetemp())).whole == (list(order) == list(range(ROWS)))


@given(st.integers(0, ROWS - 1), st.integers(0, ROWS - 1))
def test_a_row_that_was_put_between_is_found(
    original: list[tuple[object, ...]], tmp_path_factory: pytest.TempPathFactory, at: int, of: int
):
    rows = [list(row) for row in (*original[:at], original[of], *original[at:])]
    for number, row in enumerate(rows, start=1):
        row[0] = number
    assert not check(written_as([tuple(row) for row in rows], tmp_path_factory.getbasetemp())).whole


def test_a_chain_that_was_written_anew_from_a_row_on_fits_itself_and_is_found_by_a_head(tmp_path: Path):
    audit = filled(tmp_path / "audit.sqlite", ROWS)
    rows, head = [list(astuple(entry)) for entry in audit.entries()], audit.head()
    previous = str(rows[2][-1])
    for row in rows[3:]:
        entry = dict(zip(COLUMNS, row, strict=True)) | {"who": "iemand anders"}
        said = {name: entry[name] for name in ("at", "who", "role", "action", "kind", "object_id", "outcome")}
        digest = digest_of(said, entry["salt"])
        previous = hash_of(entry["number"], VERSION, digest, previous)
        row[:] = [entry["number"], VERSION, *said.values(), entry["salt"], digest, previous]
    forged = written_as([tuple(row) for row in rows], tmp_path)
    assert check(forged).whole
    assert not check(forged, [head]).whole
    assert check(forged, [Head(3, str(rows[2][-1]))]).whole, "what came before is as it was"


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("update entries set who = 'x' where number = 2", "another name"),
        ("update entries set who = null, at = null, role = null, action = null, kind = null, object_id = null, "
         "outcome = null, salt = null where number = 2", "emptied without its term being past"),
        ("delete from entries where number = 2", "removed"),
        ("delete from entries", "all removed"),
        ("insert or replace into entries select * from entries where number = 2", "put in its own place"),
    ],
)  # fmt: skip
def test_the_file_itself_refuses_what_is_no_new_row(tmp_path: Path, statement: str, why: str):
    audit = filled(tmp_path / "audit.sqlite", 3)
    with closing(sqlite3.connect(audit.path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    assert check(audit).whole, why


@pytest.mark.parametrize("damage", ["drop table entries", "alter table entries drop column outcome"])
def test_a_file_without_its_table_is_no_whole_log(tmp_path: Path, damage: str):
    audit = filled(tmp_path / "audit.sqlite", 2)
    tamper(audit, damage)
    broken = check(audit).broken
    assert broken is not None
    assert broken.fault == "unreadable"


def test_damaged_bytes_are_told_from_a_whole_log(tmp_path: Path):
    audit = filled(tmp_path / "audit.sqlite", 40)
    with closing(sqlite3.connect(audit.path)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    held = bytearray(audit.path.read_bytes())
    held[len(held) // 2 :] = bytes(len(held) - len(held) // 2)
    audit.path.write_bytes(held)
    assert not check(audit).whole


def test_nothing_booked_is_whole_and_has_a_head(tmp_path: Path):
    audit = Audit(tmp_path / "audit.sqlite")
    assert check(audit).whole
    assert audit.head().number == 0
    assert Head.read(str(audit.head())) == audit.head()
    assert not audit.path.exists(), "asking makes no file"


def test_a_log_that_is_gone_is_found_by_a_head(tmp_path: Path):
    head = filled(tmp_path / "audit.sqlite", 2).head()
    assert not check(Audit(tmp_path / "other.sqlite"), [head]).whole


def test_a_clock_that_goes_back_is_told_and_breaks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    class Clock(datetime):
        day = 9

        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2026, 3, cls.day, tzinfo=UTC)

    monkeypatch.setattr(log, "datetime", Clock)
    audit = Audit(tmp_path / "audit.sqlite")
    for day in (9, 10, 2, 2, 11):
        Clock.day = day
        audit.book("Anna", "medewerker", Event.JUDGED, "judgements", "1")
    found = check(audit)
    assert found.whole
    assert found.backwards == (3,)
    assert [entry.number for entry in audit.entries()] == [1, 2, 3, 4, 5]


def test_a_row_of_a_newer_program_is_not_taken_for_a_good_one(tmp_path: Path):
    audit = filled(tmp_path / "audit.sqlite", 3)
    tamper(audit, "update entries set version = 2 where number = 3")
    broken = check(audit).broken
    assert broken is not None
    assert (broken.number, broken.fault) == (3, "version")


def old_log(path: Path) -> Audit:
    """Rows of 2020, 2021 and of now."""
    real = log.datetime
    try:
        for year in (2020, 2020, 2021):
            moment = datetime(year, 5, 1, tzinfo=UTC)
            log.datetime = type("Then", (datetime,), {"now": classmethod(lambda cls, tz=None, at=moment: at)})  # type: ignore[misc]
            Audit(path).book("Iemand van toen", "medewerker", Event.JUDGED, "judgements", "1")
    finally:
        log.datetime = real  # type: ignore[misc]
    Audit(path).book("Anna", "medewerker", Event.JUDGED, "judgements", "2")
    return Audit(path)


def test_after_their_term_rows_are_empty_and_the_chain_stays_whole(tmp_path: Path):
    audit = old_log(tmp_path / "audit.sqlite")
    before = audit.head()
    assert empty(audit, date(2021, 1, 1), Actor("root", "beheerder")) == range(1, 3)
    found = check(audit, [before])
    assert found.whole
    assert found.blank == 2
    assert [entry.who for entry in audit.entries()] == [None, None, "Iemand van toen", "Anna", "root"]
    assert [entry.object_id for entry in audit.entries()][-1] == "2", "up to which row"
    assert past_term(audit, date(2021, 1, 1)) == range(0)
    assert empty(audit, date(2022, 1, 1), Actor("root", "beheerder")) == range(3, 4)
    assert check(audit).whole
    assert all(b"van toen" not in path.read_bytes() for path in tmp_path.iterdir())


def test_a_row_that_was_emptied_with_the_excuse_of_a_term_that_was_not_booked_is_found(tmp_path: Path):
    audit = old_log(tmp_path / "audit.sqlite")
    empty(audit, date(2021, 1, 1), Actor("root", "beheerder"))
    tamper(audit, "update entries set at = null, who = null, role = null, action = null, kind = null, "
           "object_id = null, outcome = null, salt = null where number = 3")  # fmt: skip
    broken = check(audit).broken
    assert broken is not None
    assert (broken.number, broken.fault) == (3, "blank")


def test_a_row_that_was_half_emptied_is_found(tmp_path: Path):
    audit = old_log(tmp_path / "audit.sqlite")
    empty(audit, date(2021, 1, 1), Actor("root", "beheerder"))
    tamper(audit, "update entries set who = 'verzonnen' where number = 1")
    assert not check(audit).whole


@pytest.mark.parametrize("written", ["", "12", "zz", "1:ab", "x:" + "0" * 64])
def test_what_is_no_head_is_not_taken_for_one(written: str):
    assert Head.read(written) is None
