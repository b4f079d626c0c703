"""Panels in the file of decisions: nothing is lost, and what cannot come now is refused as it is booked."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipeline.decisions import PanelFeedback, Panels, StoryChecks
from pipeline.panel.checks import Check
from pipeline.panel.events import PanelError, Taken
from pipeline.panel.feedback import Feedback
from tests.panel.builders import ALL, COOK, PLAN, QUARTER, finished


def test_nothing_is_held_where_there_is_no_file(tmp_path: Path):
    file = tmp_path / "decisions.sqlite"
    assert Panels(file).all() == ()
    assert StoryChecks(file).all() == ()
    assert PanelFeedback(file).of(1) == ()
    assert not file.exists()


def test_a_panel_that_was_taken_off_the_list_stays_in_the_file(tmp_path: Path):
    panels = finished(tmp_path)
    panels.withdraw("panels", 1, "Anna")
    assert panels.all() == ()
    with pytest.raises(PanelError, match="no_such_panel"):
        panels.book(1, Taken(ALL), "Anna")
    with sqlite3.connect(panels.path) as connection:
        assert connection.execute("select count(*) from panels").fetchone() == (1,)
    connection.close()


def test_a_refused_event_is_not_kept(tmp_path: Path):
    panels = Panels(tmp_path / "decisions.sqlite")
    panels.begin(PLAN, "Anna")
    with pytest.raises(PanelError, match="story_hidden"):
        panels.book(1, Taken(ALL), "Anna", hidden={COOK})
    assert panels.all()[0].events == ()


@pytest.mark.parametrize("table", ["panels", "panel_events", "story_checks", "panel_feedback"])
@pytest.mark.parametrize("verb", ["update {} set decided_by = 'x'", "delete from {}"])
def test_the_file_itself_refuses_to_lose_anything(tmp_path: Path, table: str, verb: str):
    panels = finished(tmp_path)
    StoryChecks(panels.path).book(Check(COOK, "checking"), "Anna")
    PanelFeedback(panels.path).book(Feedback(1, "De Linde", "sent", QUARTER.end, "Per post"), "Anna")
    with sqlite3.connect(panels.path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(verb.format(table))
    connection.close()
