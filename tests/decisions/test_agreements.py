"""Agreements: added and changed, never lost; every change stays to be read."""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.agreed import Subject, Terms, carried, concerning
from pipeline.decisions import Agreements, Notes

TERMS = Terms(
    "Bel de wandelgroep", "Mevrouw De Vries", date(2026, 2, 1), "Niemand vertelde iets", Subject("meedoen", "De Linde")
)


@pytest.fixture
def agreements(tmp_path: Path) -> Agreements:
    return Agreements(tmp_path / "decisions.sqlite")


def test_nothing_was_agreed_where_there_is_no_file(agreements: Agreements):
    assert agreements.all() == ()
    assert not agreements.path.exists()


def test_an_agreement_is_kept_as_it_was_made(agreements: Agreements):
    number = agreements.agree(TERMS, "2025-Q4", "Anna")
    (held,) = agreements.all()
    assert (held.number, held.terms, held.quarter, held.status) == (number, TERMS, "2025-Q4", "open")
    assert (held.decided_by, held.changes, held.reason) == ("Anna", (), "")


def test_it_is_overdue_after_its_last_day_and_not_on_it(agreements: Agreements):
    agreements.agree(TERMS, "2025-Q4", "Anna")
    (held,) = agreements.all()
    assert held.standing(date(2026, 2, 1)) == "open"
    assert held.standing(date(2026, 2, 2)) == "overdue"


def test_every_change_stays_to_be_read(agreements: Agreements):
    number = agreements.agree(TERMS, "2025-Q4", "Anna")
    agreements.change(number, "Bram", due=date(2026, 3, 1), reason="Ziek")
    agreements.change(number, "Bram", who="Meneer Smit")
    agreements.change(number, "Anna", status="done", reason="Gebeld op 3 maart")
    (held,) = agreements.all()
    assert (held.terms.due, held.terms.who, held.status) == (date(2026, 3, 1), "Meneer Smit", "done")
    assert [change.decided_by for change in held.changes] == ["Bram", "Bram", "Anna"]
    assert held.reason == "Gebeld op 3 maart"
    assert held.standing(date(2030, 1, 1)) == "done"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": "dropped"}, "a reason is missing"),
        ({"due": date(2026, 3, 1), "reason": " "}, "putting off asks for a reason"),
        ({}, "nothing changes"),
        ({"status": "lost"}, "no such status"),
    ],
)
def test_a_change_that_says_too_little_is_refused(agreements: Agreements, change: dict, why: str):
    number = agreements.agree(TERMS, "2025-Q4", "Anna")
    with pytest.raises(ValueError, match=r"\w+"):
        agreements.change(number, "Anna", **change)
    assert agreements.all()[0].changes == (), why


def test_an_agreement_that_does_not_exist_cannot_change(agreements: Agreements):
    with pytest.raises(ValueError, match="no agreement 7"):
        agreements.change(7, "Anna", status="done")


@pytest.mark.parametrize("empty", ["what", "who", "why"])
def test_an_agreement_says_what_who_and_why(empty: str):
    held = {"what": "Bel", "who": "Anna", "why": "Stilte", empty: "  "}
    with pytest.raises(ValueError, match=empty):
        Terms(due=date(2026, 1, 1), **held)


@pytest.mark.parametrize("table", ["agreements", "agreement_changes", "review_notes"])
@pytest.mark.parametrize("verb", ["update {} set decided_by = 'x'", "delete from {}"])
def test_the_file_itself_refuses_to_lose_anything(agreements: Agreements, table: str, verb: str):
    number = agreements.agree(TERMS, "2025-Q4", "Anna")
    agreements.change(number, "Anna", status="done")
    Notes(agreements.path).note("2025-Q4", None, "Goed gesprek", "Anna")
    with sqlite3.connect(agreements.path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(verb.format(table))
    connection.close()


_ACTS = st.lists(
    st.one_of(
        st.just("agree"),
        st.tuples(st.integers(1, 5), st.sampled_from(["open", "done", "dropped"]), st.text(max_size=5)),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(_ACTS)
def test_agreements_are_never_lost(acts: list):
    with tempfile.TemporaryDirectory() as folder:
        held, made, changed = Agreements(Path(folder) / "d.sqlite"), 0, 0
        for act in acts:
            if act == "agree":
                held.agree(TERMS, "2025-Q4", "Anna")
                made += 1
                continue
            try:
                held.change(act[0], "Bram", status=act[1], reason=act[2])
                changed += 1
            except ValueError:
                pass
        assert len(held.all()) == made
        assert sum(len(one.changes) for one in held.all()) == changed


def test_what_comes_back_at_a_later_review(agreements: Agreements):
    for quarter in ("2025-Q2", "2025-Q3", "2025-Q3", "2026-Q1"):
        agreements.agree(TERMS, quarter, "Anna")
    agreements.change(2, "Anna", status="done")
    agreements.change(3, "Anna", status="dropped", reason="Niet meer nodig")
    back = carried(agreements.all(), "2025-Q4", date(2000, 1, 1))
    assert [one.number for one in back] == [1, 2, 3], "open first; later reviews are not known yet"
    assert [one.number for one in carried(agreements.all(), "2025-Q4", date(2100, 1, 1))] == [1]


def test_an_organisation_sees_its_own_and_those_about_nobody(agreements: Agreements):
    agreements.agree(TERMS, "2025-Q4", "Anna")
    agreements.agree(Terms("Plan een zaal", "Bram", date(2026, 1, 1), "Overleg"), "2025-Q4", "Anna")
    assert [one.number for one in concerning(agreements.all(), "Taalhuis")] == [2]
    assert [one.number for one in concerning(agreements.all(), "De Linde")] == [1, 2]
    assert len(concerning(agreements.all(), None)) == 2


def test_notes_belong_to_one_review(tmp_path: Path):
    notes = Notes(tmp_path / "decisions.sqlite")
    assert notes.of("2025-Q4") == ()
    notes.note("2025-Q4", "meedoen", " Vraag de wandelgroep zelf ", "Anna")
    notes.note("2025-Q4", None, "Alleen De Linde", "Anna", organisation="De Linde")
    (held,) = notes.of("2025-Q4")
    assert (held.theme, held.text) == ("meedoen", "Vraag de wandelgroep zelf")
    assert [note.text for note in notes.of("2025-Q4", "De Linde")] == ["Alleen De Linde"]
    with pytest.raises(ValueError, match="text"):
        notes.note("2025-Q4", None, "  ", "Anna")
