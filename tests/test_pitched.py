"""Pitches as they are read and as people confirmed them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.pitched import AMOUNTS, Judged, Promise, differing, pitches
from pipeline.tables import DOCUMENTS, PROMISES, conform
from tests.indicators.pitch_builders import confirmed, kept, pitch, promise

HOURS = promise("hours", "Koken", 100.0)
EFFECT = promise("effect", "meedoen")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("effect", None, None), "an effect is a theme"),
        (("effect", "meedoen", 3.0), "an effect has no amount"),
        (("hours", "Koken", None), "hours are an amount"),
        (("hours", None, -1.0), "less than nothing"),
        (("dreams", "Koken", None), "no such kind"),
    ],
)
def test_a_promise_that_cannot_be_is_refused(given: tuple, why: str):
    with pytest.raises(ValueError, match=r"\w+"):
        Promise(*given)


def test_a_promise_was_read_or_added():
    with pytest.raises(ValueError, match="read, or"):
        Judged(None, None)


@pytest.mark.parametrize(
    ("judged", "state"),
    [
        (kept(HOURS), "kept"),
        (Judged(promise("hours", "Koken", 80.0), HOURS), "changed"),
        (Judged(promise("hours", "Samen koken", 100.0), HOURS), "changed"),
        (Judged(None, HOURS), "removed"),
        (Judged(Promise("effect", "meedoen"), None), "added"),
    ],
)
def test_what_a_person_did_with_a_promise(judged: Judged, state: str):
    assert judged.state == state
    assert confirmed(judged).count(state) == 1  # type: ignore[arg-type]


def test_what_was_confirmed_counts_over_what_was_read_and_has_its_source_from_the_reading():
    read = promise("hours", "Koken", 100.0, location="tabel 2", sentence="z1")
    changed = Judged(promise("hours", "Koken", 80.0, location="tabel 1"), HOURS)
    held = pitch(read, EFFECT, confirmation=confirmed(changed, Judged(None, EFFECT)))
    assert [(one.amount, one.location, one.sentence) for one in held.promises] == [(80.0, "tabel 2", "z1")]
    assert pitch(read).promises == (read,)


DIFFERENCES = {
    "the same reading": ((HOURS, EFFECT), False),
    "read since": ((HOURS, EFFECT, promise("district", "Oost")), True),
    "read no more": ((HOURS,), True),
    "read as something else": ((promise("hours", "Koken", 120.0), EFFECT), True),
    "another place only": ((promise("hours", "Koken", 100.0, location="pagina 9"), EFFECT), False),
}


@pytest.mark.parametrize(("reading", "differs"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_a_new_reading_says_where_it_differs_and_overwrites_nothing(reading: tuple, differs: bool):
    held = pitch(*reading, confirmation=confirmed(kept(HOURS), Judged(None, EFFECT)))
    assert bool(held.difference) is differs
    assert [one.said for one in held.promises] == [HOURS.said]


def test_nothing_differs_before_it_is_confirmed():
    assert not pitch(HOURS).difference


AMOUNT_CASES = {
    "the whole is said": ([("Koken", 100.0), (None, 250.0)], 250.0),
    "activities are added up": ([("Koken", 100.0), ("Wandelen", 50.0)], 150.0),
    "said twice of one activity": ([("Koken", 100.0), ("koken", 100.0), ("Wandelen", 50.0)], 150.0),
    "nothing is said": ([], None),
}


@pytest.mark.parametrize(("lines", "total"), AMOUNT_CASES.values(), ids=AMOUNT_CASES)
def test_what_is_promised_in_all(lines: list, total: float | None):
    assert pitch(*(promise("hours", name, amount) for name, amount in lines)).total("hours") == total


_LINES = st.lists(
    st.tuples(st.sampled_from(["Koken", "KOKEN", "Wandelen", "Bellen", None]), st.integers(0, 500)), max_size=8
)


@given(_LINES, st.sampled_from(AMOUNTS))
def test_promised_hours_are_never_added_twice(lines: list, kind: str):
    held = pitch(*(promise(kind, name, float(amount)) for name, amount in lines))  # type: ignore[arg-type]
    twice = pitch(*(held.reading + held.reading))
    assert held.total(kind) == twice.total(kind)  # type: ignore[arg-type]
    first = {(name or "").casefold(): amount for name, amount in reversed(lines)}
    expected = first[""] if "" in first else sum(first.values()) if first else None
    assert held.total(kind) == expected  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 5), unique=True), st.lists(st.integers(0, 5), unique=True))
def test_what_is_new_gone_and_the_same_is_everything(before: list, now: list):
    one, other = ([promise("activity", str(name)) for name in names] for names in (before, now))
    found = differing(confirmed(*map(kept, one)), other)
    assert {int(each.value or 0) for each in found.new} == set(now) - set(before)
    assert {int(each.value or 0) for each in found.gone} == set(before) - set(now)
    assert found.changed == ()


@pytest.mark.parametrize(
    ("today", "timing"),
    [(date(2024, 12, 31), "ahead"), (date(2025, 1, 1), "running"), (date(2025, 12, 31), "running"),
     (date(2026, 1, 1), "over")],
)  # fmt: skip
def test_where_the_period_lies(today: date, timing: str):
    assert pitch().timing(today) == timing
    assert pitch(period=None).timing(today) == "unknown"


def test_pitches_stand_in_the_order_of_the_alphabet_with_their_promises_in_that_of_the_pitch():
    names = {"b": "taalhuis", "c": "Anders", "d": None, "r": "Bericht"}
    documents = conform(
        [
            {"document": name, "organisation": held, "filename": f"{name}.docx", "status": "ok",
             "kind": "report" if name == "r" else "pitch"}
            for name, held in names.items()
        ],
        DOCUMENTS,
    )  # fmt: skip
    rows = conform(
        [
            {"promise_id": f"b{at}", "document": "b", "kind": "activity", "value": name, "position": at, "sure": True}
            for at, name in ((2, "Wandelen"), (1, "Koken"))
        ],
        PROMISES,
    )
    found = pitches(documents, rows, {})
    assert [one.document for one in found] == ["c", "b", "d"]
    assert found[1].activities == ("Koken", "Wandelen")
    assert found[1].title == "b.docx"
