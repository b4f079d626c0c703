"""What is told of each activity, and what is asked where hours and stories diverge."""

from datetime import date

import pytest

from pipeline.process import add_up
from tests.themes.builders import told

UP, DOWN, SAME = "vooruitgang", "achteruitgang", "onveranderd"
QUARTERS = {
    "doc-1": (date(2025, 1, 1), date(2025, 3, 31)), "doc-2": (date(2025, 4, 1), date(2025, 6, 30)),
    "doc-3": (date(2025, 10, 1), date(2025, 12, 31)),
}  # fmt: skip


def document(name):
    start, end = QUARTERS[name]
    return {"document": name, "period_start": start, "period_end": end}


def activity(name, hours, document="doc-1", label="Eettafel De Linde", **more):
    start, end = QUARTERS[document]
    return {
        "activity_id": name, "document": document, "activity": label, "realised": hours, "planned": 100.0,
        "period_start": start, "period_end": end, **more,
    }  # fmt: skip


def at(*rows, activity="a1", **more):
    return [{"activities": [activity], **more, **row} for row in rows]


@pytest.mark.parametrize(
    ("rows", "account", "why"),
    [
        ([{"kind": "output"}, {}], "effect", "one effect is enough"),
        ([{"kind": "output"}, {"kind": "other", "intention": True}], "activity_only", "done, and meant for more"),
        ([{"kind": "other", "intention": True}, {"kind": "other"}], "intention_only", "only a goal"),
        ([{"kind": "other"}], "nothing", "background says nothing of it"),
        ([], "nothing", "a row in the table"),
    ],
)
def test_account_of_an_activity(rows, account, why):
    found = add_up(told(*at(*rows), activities=[activity("a1", 90.0)])).telling.row(0, named=True)
    assert (found["account"], found["sentences"]) == (account, len(rows))


@pytest.mark.parametrize(("measure", "known"), [("hours", 1), ("count", 1), ("score", 0), ("percentage", 0)])
def test_a_score_is_no_work_to_tell_of(measure, known):
    made = add_up(told(*at({}), activities=[activity("a1", 8.0, measure=measure)]))
    assert len(made.telling) == known


def asked(rows, activities, names=("doc-1",)):
    made = add_up(told(*rows, activities=activities, documents=[document(name) for name in names]))
    return made.questions.sort("code").select("code", "activity_id", "hours", "hours_before").rows()


def test_many_hours_and_no_effect_told():
    rows = at({"kind": "output"})
    assert asked(rows, [activity("a1", 90.0)]) == [("hours_without_effect", "a1", 90.0, None)]


def test_the_year_and_its_quarter_are_one_question():
    rows = at({"kind": "output"}) + at({"kind": "output"}, activity="a2", document="doc-2")
    year = activity("a2", 200.0, "doc-2", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
    found = asked(rows, [activity("a1", 90.0), year], ("doc-1", "doc-2"))
    assert [row[1] for row in found] == ["a2"]


@pytest.mark.parametrize(
    ("rows", "row", "why"),
    [
        (at({"kind": "output"}), activity("a1", 20.0), "few hours"),
        (at({"kind": "output"}, {}), activity("a1", 90.0), "an effect is told"),
        ([], activity("a1", 90.0), "no text at all is asked elsewhere (hours_without_story)"),
        (at({"kind": "output"}), activity("a1", 90.0, label="Coördinatie vrijwilligers"), "nobody is helped directly"),
        (at({"kind": "output"}), activity("a1", 90.0, measure="count"), "meetings are no hours"),
        (at({"kind": "output"}), activity("a1", None), "hours not filled in"),
    ],
)
def test_no_question_about_hours(rows, row, why):
    assert asked(rows, [row]) == []


@pytest.mark.parametrize(
    ("hours", "voices", "question", "why"),
    [
        (0.0, 2, True, "an effect by two, and no hours"),
        (5.0, 2, True, "a twentieth of the plan is hardly any"),
        (12.0, 2, False, "some hours"),
        (0.0, 1, False, "one voice is too few to ask"),
    ],
)
def test_effect_without_hours(hours, voices, question, why):
    found = asked(at(*[{} for _ in range(voices)]), [activity("a1", hours)])
    assert [row[0] for row in found] == ["effect_without_hours"] * question


@pytest.mark.parametrize(
    ("before", "now", "direction", "codes", "why"),
    [
        (100.0, 120.0, DOWN, ["figures_up_stories_down"], "a fifth more hours, and worse"),
        (100.0, 115.0, DOWN, [], "less than a fifth"),
        (100.0, 80.0, UP, ["figures_down_stories_up"], "a fifth less, and better"),
        (100.0, 140.0, UP, [], "both up"),
        (10.0, 15.0, DOWN, [], "too small to say"),
        (0.0, 50.0, DOWN, [], "new, so not risen"),
    ],
)
def test_hours_and_stories_apart(before, now, direction, codes, why):
    rows = at({}, {}, direction=direction, document="doc-2", activity="a2")
    held = [activity("a1", before), activity("a2", now, "doc-2", label="Eettafel De Linde (wijk Noord)")]
    assert [row[0] for row in asked(rows, held, ("doc-1", "doc-2"))] == codes


def test_a_quarter_that_does_not_follow_is_not_held_beside_it():
    rows = at({}, {}, direction=DOWN, document="doc-3", activity="a2")
    held = [activity("a1", 50.0), activity("a2", 100.0, "doc-3")]
    assert asked(rows, held, ("doc-1", "doc-3")) == []


@pytest.mark.parametrize(
    ("residents", "professional", "question", "why"),
    [
        ([DOWN, DOWN], UP, True, "residents tell of loss, the report of gain"),
        ([UP, UP], DOWN, True, "the other way round"),
        ([DOWN], UP, False, "one resident is too few"),
        ([DOWN, DOWN, UP], UP, False, "residents differ among themselves"),
        ([DOWN, DOWN], SAME, False, "no change is no other side"),
    ],
)
def test_voices_that_differ(residents, professional, question, why):
    rows = [{"direction": direction} for direction in residents]
    rows.append({"direction": professional, "voice": "professional"})
    assert [row[:2] for row in asked(rows, [])] == [("voices_differ", None)] * question
    # at an activity it is asked there, and not again of the whole organisation
    found = asked(at(*rows), [activity("a1", 30.0)])
    assert [row[:2] for row in found] == [("voices_differ", "a1")] * question
