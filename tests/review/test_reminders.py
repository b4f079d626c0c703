"""Agreements in a calendar and in a table."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from icalendar import Calendar

from pipeline.agreed import Agreement, Change, Subject, Terms
from pipeline.review.reminders import calendar, table

MOVED = Change(None, date(2026, 3, 1), None, "Ziek", "Bram", "2026-01-20T09:00:00.000+00:00")
ABOUT = Subject("Meedoen", "De Linde", "Wandelen")
OPEN = Agreement(
    1, Terms("Bel; de wandelgroep, nu", "De Vries", date(2026, 3, 1), "Stilte", ABOUT),
    "2025-Q4", "open", "Anna", "2026-01-15T10:00:00.000+00:00", (MOVED,),
)  # fmt: skip
DONE = Agreement(2, Terms("=CMD()", "Bram", date(2026, 1, 1), "-"), "2025-Q4", "done", "Anna", OPEN.decided_at)


def test_the_calendar_holds_what_is_open_with_a_reminder():
    (event,) = Calendar.from_ical(calendar([OPEN, DONE])).walk("VEVENT")
    assert str(event["summary"]) == "Bel; de wandelgroep, nu (De Vries)"
    assert event.decoded("dtstart") == date(2026, 3, 1)
    assert len(event.walk("VALARM")) == 1


def test_a_change_is_the_same_event_with_a_higher_sequence():
    before = Agreement(1, OPEN.terms, OPEN.quarter, "open", "Anna", OPEN.decided_at)
    old, new = (Calendar.from_ical(calendar([one])).walk("VEVENT")[0] for one in (before, OPEN))
    assert old["uid"] == new["uid"]
    assert (int(old["sequence"]), int(new["sequence"])) == (0, 1)


def test_the_same_agreements_give_the_same_files():
    assert calendar([OPEN, DONE]) == calendar([OPEN, DONE])
    assert table([OPEN], date(2026, 4, 1)) == table([OPEN], date(2026, 4, 1))


def test_the_table_holds_all_with_their_history(tmp_path: Path):
    rows = list(csv.DictReader(io.StringIO(table([OPEN, DONE], date(2026, 4, 1)).decode("utf-8-sig")), delimiter=";"))
    assert [row["Hoe staat het"] for row in rows] == ["te laat", "gedaan"]
    assert rows[0]["Afspraak"] == "Bel; de wandelgroep, nu"
    assert rows[0]["Geschiedenis"] == "2026-01-20 Bram: uiterlijk 2026-03-01, Ziek"
    assert rows[1]["Afspraak"] == "'=CMD()", "a cell never becomes a formula"
