"""What a filled form says of each promise: nothing is lost, and every one was kept, changed, removed or added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards import pitch_form as form
from dashboards.pitch_form import Filled, Row
from pipeline.pitched import AMOUNTS, Judged, Promise
from tests.indicators.pitch_builders import confirmed, kept, pitch, promise

EFFECT, GROUP = promise("effect", "meedoen"), promise("target_group", "Ouderen")
COOKING, HOURS = promise("activity", "Koken"), promise("hours", "Koken", 100.0)
MONEY = promise("money", None, 900.0)
READING = (EFFECT, GROUP, COOKING, HOURS, MONEY)


def states(found: list[Judged]) -> list[tuple[str, str | None, float | None]]:
    return [(one.state, (one.promise or one.read).value, (one.promise or one.read).amount) for one in found]


def untouched(held: tuple[Judged, ...]) -> list[Filled]:
    rows, whole = form.rows(held)
    return [Filled(row, row.name or "", {kind: row.amount(kind) for kind in AMOUNTS}) for row in (*rows, whole)]


def test_an_untouched_form_keeps_everything_as_it_was_read():
    held = form.beginnings(pitch(*READING))
    found = [
        *form.themes(form.of_kind(held, "effect"), ["meedoen"], []),
        *form.names(form.of_kind(held, "target_group"), "target_group", ["Ouderen"]), *form.work(untouched(held)),
    ]  # fmt: skip
    assert [one.state for one in found] == ["kept"] * 5
    assert [one.promise for one in found] == list(READING)


@pytest.mark.parametrize(
    ("chosen", "more", "expected"),
    [
        (["financien"], [], [("changed", "financien")]),
        ([None], [], [("removed", "meedoen")]),
        (["meedoen"], ["financien", "meedoen"], [("kept", "meedoen"), ("added", "financien")]),
    ],
)
def test_effects_are_changed_left_out_and_added(chosen: list, more: list, expected: list):
    found = form.themes([kept(EFFECT)], chosen, more)
    assert [(state, value) for state, value, _ in states(found)] == expected


def test_groups_are_left_out_and_added_whatever_their_capitals():
    assert states(form.names([kept(GROUP)], "target_group", ["ouderen", " Jongeren ", ""])) == [
        ("kept", "Ouderen", None), ("added", "Jongeren", None),
    ]  # fmt: skip
    assert states(form.names([kept(GROUP)], "target_group", [])) == [("removed", "Ouderen", None)]


ROWS = {
    "another amount": ("Koken", {"hours": 80.0}, [("kept", "Koken", None), ("changed", "Koken", 80.0)]),
    "another name": ("Samen koken", {"hours": 100.0}, [
        ("changed", "Samen koken", None), ("changed", "Samen koken", 100.0),
    ]),
    "an empty amount": ("Koken", {}, [("kept", "Koken", None), ("removed", "Koken", 100.0)]),
    "an amount more": ("Koken", {"hours": 100.0, "money": 5.0}, [
        ("kept", "Koken", None), ("kept", "Koken", 100.0), ("added", "Koken", 5.0),
    ]),
    "an empty name": ("", {"hours": 100.0}, [("removed", "Koken", None), ("removed", "Koken", 100.0)]),
}  # fmt: skip


@pytest.mark.parametrize(("name", "amounts", "expected"), ROWS.values(), ids=ROWS)
def test_a_row_of_an_activity(name: str, amounts: dict, expected: list):
    (row,), _ = form.rows([kept(COOKING), kept(HOURS)])
    assert states(form.work([Filled(row, name, amounts)])) == expected


@pytest.mark.parametrize(
    ("name", "amounts", "expected"),
    [
        ("Wandelen", {}, [("added", "Wandelen", None)]),
        ("Wandelen", {"hours": 9.0}, [("added", "Wandelen", 9.0)]),
        ("", {}, []),
    ],
)
def test_a_row_that_was_empty(name: str, amounts: dict, expected: list):
    assert states(form.work([Filled(Row(""), name, amounts)])) == expected


def test_the_whole_pitch_has_a_row_of_its_own():
    rows, whole = form.rows([kept(HOURS), kept(MONEY)])
    assert [row.name for row in rows] == ["Koken"]
    assert whole.amount("money") == 900.0
    assert states(form.work([Filled(whole, "", {"money": 900.0, "hours": 50.0})])) == [
        ("added", None, 50.0), ("kept", None, 900.0),
    ]  # fmt: skip


def test_hours_said_twice_stand_in_two_rows():
    again = promise("hours", "KOKEN", 120.0, read_as="again")
    rows, _ = form.rows([kept(HOURS), kept(again)])
    assert [(row.name, row.amount("hours")) for row in rows] == [("Koken", 100.0), ("KOKEN", 120.0)]


def test_a_form_after_another_reading_begins_with_what_was_confirmed_and_what_was_read_since():
    new = promise("district", "Oost")
    own = Judged(Promise("target_group", "Jongeren"), None)
    done = confirmed(Judged(promise("hours", "Koken", 80.0), HOURS), Judged(None, EFFECT), own, kept(MONEY))
    reading = (promise("hours", "Koken", 120.0), new)
    held = form.beginnings(pitch(*reading, confirmation=done))
    assert [(one.promise.said if one.promise else None, one.state) for one in held] == [
        (("hours", "Koken", 80.0), "changed"),
        (("target_group", "Jongeren", None), "added"),
        (("money", None, 900.0), "added"),
        (("district", "Oost", None), "kept"),
    ]


@given(
    st.lists(st.sampled_from(READING), unique=True), st.lists(st.sampled_from(["meedoen", None, "financien"])),
    st.sets(st.sampled_from(["Ouderen", "Jongeren"])),
)  # fmt: skip
def test_every_promise_that_was_read_is_accounted_for(reading: list, chosen: list, groups: set):
    held = form.beginnings(pitch(*reading))
    effects = form.of_kind(held, "effect")
    picked = [*chosen, *([None] * len(effects))][: len(effects)]
    found = [
        *form.themes(effects, picked, []), *form.names(form.of_kind(held, "target_group"), "target_group", [*groups]),
        *form.work(untouched(held)),
    ]  # fmt: skip
    assert sorted(one.read.read_as for one in found if one.read) == sorted(one.read_as for one in reading)
