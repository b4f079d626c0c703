"""Decisions of every earlier version open today, with every row and every value; those of a later one do not."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from pipeline.decisions import (
    Adopted,
    Agreements,
    Decisions,
    Erasures,
    FigureCorrections,
    History,
    Inbox,
    Judgements,
    Notes,
    PanelFeedback,
    Pitches,
    Queue,
    StoryChecks,
    Teaching,
    Views,
    layouts,
    ledger,
)
from pipeline.decisions.ledger import Ledger
from pipeline.newer import NewerData

GIVEN_UP = {"watched"}
"""Tables that were taken away on purpose: this one held paths, which can name a person."""
SHAPES = {1: 625637169}
"""Each layout with its shape. A new shape is a new layout: raise LAYOUT and add it here, with a stored folder of the
one before (stored/README.md)."""


def tables(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        return {name: [dict(row) for row in connection.execute(f"select * from {name}")] for name in names}


def test_every_row_and_value_stays(settings):
    before = tables(settings.decisions)
    Inbox(settings.decisions).deliveries()
    after = tables(settings.decisions)
    assert GIVEN_UP.isdisjoint(after)
    for name in before.keys() - GIVEN_UP:
        assert len(before[name]) == len(after[name]) > 0, name
        for old, new in zip(before[name], after[name], strict=True):
            assert old.items() <= new.items(), name


@pytest.mark.parametrize(
    "read",
    [
        lambda path: not Decisions(path).corrections(),
        lambda path: not Inbox(path).deliveries(),
        lambda path: FigureCorrections(path).held() is None,
        lambda path: Judgements(path).judgements() is None,
        lambda path: Adopted(path).adoptions() is None,
        lambda path: Agreements(path).all() is None,
        lambda path: Notes(path).of("2025-Q4") is None,
        lambda path: Pitches(path) is None,
        lambda path: StoryChecks(path).all() is None,
        lambda path: PanelFeedback(path).of(1) is None,
        lambda path: Queue(path).jobs() is None,
        lambda path: Teaching(path).guidance() is None,
        lambda path: Views(path).held() is None,
        lambda path: Erasures(path).all() is None,
        lambda path: History(path) is None,
    ],
)
def test_what_was_decided_is_read_as_ever(settings, read):
    assert not read(settings.decisions)


def test_rows_of_earlier_versions_are_append_only_from_now_on(settings):
    Inbox(settings.decisions).deliveries()
    with closing(sqlite3.connect(settings.decisions)) as connection:
        for change in ("delete from corrections", "update corrections set value = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(change)


def test_opening_twice_changes_nothing(settings):
    Inbox(settings.decisions).deliveries()
    once = tables(settings.decisions)
    Inbox(settings.decisions).deliveries()
    assert tables(settings.decisions) == once


def test_a_later_version_is_refused_and_left_as_it_is(settings):
    with closing(sqlite3.connect(settings.decisions)) as connection:
        connection.execute(f"pragma application_id = {layouts.MARK + 1}")
        connection.execute("pragma user_version = 7")
        connection.commit()
    with pytest.raises(NewerData, match="Werk het programma bij"):
        Ledger(settings.decisions).withdraw("corrections", 1, "Anna")
    with closing(sqlite3.connect(settings.decisions)) as connection:
        assert connection.execute("pragma user_version").fetchone()[0] == 7


def test_a_new_shape_is_a_new_layout():
    assert SHAPES.get(layouts.LAYOUT) == ledger._SHAPE, (
        "raise LAYOUT in pipeline/decisions/layouts.py and add its shape here"
    )
