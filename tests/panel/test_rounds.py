"""Rounds of a panel: no story is lost, a winner comes from its group, and nothing is chosen without a reason."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.decisions import Panels
from pipeline.panel.events import (
    Booked,
    Chosen,
    Ended,
    Event,
    Group,
    Laid,
    Panel,
    PanelError,
    Plan,
    Reopened,
    Seat,
    Taken,
)  # fmt: skip
from pipeline.panel.rounds import Course, after, check, course, dealt, reading_order
from pipeline.periods import Period

QUARTER = Period(date(2025, 10, 1), date(2025, 12, 31))
PLAN = Plan(QUARTER, "Welke verandering is voor u het belangrijkst?", (Seat("resident", 2), Seat("municipality", 1)))
STORIES = tuple("abcdef")


def follow(*events: Event) -> Course:
    held = Course()
    for event in events:
        held = after(held, Booked(event, "Anna", "2026-01-05T09:00:00+00:00"))
    return held


def laid(round_: int, *groups: str) -> Laid:
    return Laid(round_, tuple(Group(f"Tafel {at}", tuple(group)) for at, group in enumerate(groups, start=1)))


def chosen(round_: int, group: int, story: str | None, outcome: str | None = None) -> Chosen:
    return Chosen(round_, group, outcome or ("chosen" if story else "none"), story, "Omdat zij weer slaapt", "talk")


def test_a_panel_from_its_first_story_to_its_last():
    taken = Taken(STORIES)
    assert follow(taken).phase() == "prepare"
    begun = follow(taken, laid(1, "abc", "def"))
    assert begun.phase() == "choose"
    assert [table.number for table in begun.waiting()] == [1, 2]
    half = follow(taken, laid(1, "abc", "def"), chosen(1, 1, "b"))
    assert [table.number for table in half.waiting()] == [2]
    whole = follow(taken, laid(1, "abc", "def"), chosen(1, 1, "b"), chosen(1, 2, "f"))
    assert (whole.phase(), whole.standing()) == ("lay", ("b", "f"))
    done = follow(taken, laid(1, "abc", "def"), chosen(1, 1, "b"), chosen(1, 2, "f"), laid(2, "bf"), chosen(2, 1, "f"))
    assert (done.phase(), done.standing()) == ("finished", ("f",))


ENDS = {
    "no story of the last group": ([chosen(1, 1, None)], ()),
    "no agreement leaves all of them": ([chosen(1, 1, None, "undecided")], STORIES),
    "one story": ([chosen(1, 1, "c")], ("c",)),
}


@pytest.mark.parametrize(("acts", "left"), ENDS.values(), ids=ENDS)
def test_a_round_of_one_group_is_the_last(acts: list[Event], left: tuple[str, ...]):
    held = follow(Taken(STORIES), laid(1, "abcdef"), *acts)
    assert (held.phase(), held.standing()) == ("finished", left)


def test_stories_of_a_group_that_does_not_agree_all_go_on():
    held = follow(Taken(STORIES), laid(1, "abc", "def"), chosen(1, 1, None, "undecided"), chosen(1, 2, "e"))
    assert held.standing() == ("a", "b", "c", "e")


def test_a_panel_may_leave_several_stories_side_by_side_with_a_reason():
    acts = (Taken(STORIES), laid(1, "abc", "def"), chosen(1, 1, "a"), chosen(1, 2, "d"))
    held = follow(*acts, Ended("Ze gaan over iets anders"))
    assert (held.phase(), held.standing()) == ("finished", ("a", "d"))
    with pytest.raises(PanelError, match="no_reason"):
        Ended(" ")


def test_reopening_takes_back_the_choice_and_what_came_of_it():
    acts = (Taken(STORIES), laid(1, "abc", "def"), chosen(1, 1, "a"), chosen(1, 2, "d"), laid(2, "ad"))
    held = follow(*acts, chosen(2, 1, "a"), Reopened(1, 2, "Een verhaal is niet voorgelezen"))
    assert (held.phase(), len(held.rounds)) == ("choose", 1)
    assert [table.number for table in held.waiting()] == [2]


def test_a_withdrawn_story_goes_no_further_and_nobody_waits_for_it():
    acts = (Taken(STORIES), laid(1, "abc", "de", "f"), chosen(1, 1, "a"), chosen(1, 2, "d"))
    assert follow(*acts).phase(hidden={"f"}) == "lay"
    assert follow(*acts).standing(hidden={"f", "a"}) == ("d",)
    assert follow(*acts).phase(hidden={"f", "a"}) == "finished"


REFUSED = {
    "fewer than two stories": ((Taken(("a",)),), "too_few_stories"),
    "a story twice": ((Taken(("a", "a", "b")),), "too_few_stories"),
    "groups before stories": ((laid(1, "ab"),), "not_this_round"),
    "other stories after the first round": ((Taken(STORIES), laid(1, "abcdef"), Taken(("a", "b"))), "already_begun"),
    "a round too far": ((Taken(STORIES), laid(2, "abcdef")), "not_this_round"),
    "a story in two groups": ((Taken(STORIES), laid(1, "abc", "cdef")), "story_not_standing"),
    "a story from nowhere": ((Taken(STORIES), laid(1, "abx")), "story_not_standing"),
    "an empty group": ((Taken(STORIES), laid(1, "abcdef", "")), "empty_group"),
    "a story of another group": ((Taken(STORIES), laid(1, "abc", "def"), chosen(1, 1, "f")), "story_of_other_group"),
    "a group that is not there": ((Taken(STORIES), laid(1, "abcdef"), chosen(1, 2, "a")), "not_this_round"),
    "choosing twice": ((Taken(STORIES), laid(1, "abcdef"), chosen(1, 1, "a"), chosen(1, 1, "b")), "already_chosen"),
    "reopening what is open": ((Taken(STORIES), laid(1, "abcdef"), Reopened(1, 1, "Toch")), "nothing_to_reopen"),
    "ending before anything is chosen": ((Taken(STORIES), laid(1, "abc", "def"), Ended("Klaar")), "round_not_done"),
}


@pytest.mark.parametrize(("acts", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_come_now_is_refused(acts: tuple[Event, ...], why: str):
    with pytest.raises(PanelError, match=why):
        follow(*acts)


def test_today_a_hidden_story_is_neither_laid_nor_chosen_and_none_is_left_out():
    held = follow(Taken(STORIES))
    for event, why in ((laid(1, "abcdef"), "story_hidden"), (laid(1, "ab"), "story_left_out")):
        with pytest.raises(PanelError, match=why):
            check(held, event, {"f"})
    check(held, laid(1, "abcde"), {"f"})
    begun = follow(Taken(STORIES), laid(1, "abc", "def"), chosen(1, 1, "a"))
    for event in (laid(2, "a"), Ended("Klaar")):
        with pytest.raises(PanelError, match="round_not_done"):
            check(begun, event, ())


def test_a_choice_without_a_motivation_does_not_exist():
    for motivation in ("", "   "):
        with pytest.raises(PanelError, match="no_motivation"):
            Chosen(1, 1, "chosen", "a", motivation, "talk")
    with pytest.raises(PanelError, match="no_story_chosen"):
        Chosen(1, 1, "chosen", None, "Daarom", "talk")
    with pytest.raises(PanelError, match="no_story_chosen"):
        Chosen(1, 1, "none", "a", "Daarom", "talk")


def test_a_panel_has_a_question_and_two_members():
    with pytest.raises(PanelError, match="too_few_members"):
        Plan(QUARTER, "Welke?", (Seat("resident", 1),))
    with pytest.raises(PanelError, match="no_question"):
        Plan(QUARTER, " ", (Seat("resident", 2),))
    assert PLAN.hears_residents
    assert not Plan(QUARTER, "Welke?", (Seat("professional", 2),)).hears_residents


def test_the_order_of_reading_says_nothing_and_stays_the_same():
    assert reading_order(1, "abcdef") == reading_order(1, "fedcba")
    assert len({reading_order(number, "abcdef")[0] for number in range(60)}) > 3, "not always the same one first"


@given(st.integers(1, 30), st.integers(1, 8))
def test_dealing_leaves_no_story_and_no_table_out(count: int, tables: int):
    stories = [str(at) for at in range(count)]
    groups = dealt(stories, tables)
    assert sorted(story for group in groups for story in group) == sorted(stories)
    assert all(groups)
    assert max(map(len, groups)) - min(map(len, groups)) <= 1


EVENTS = st.one_of(
    st.lists(st.sampled_from(STORIES), max_size=6).map(lambda held: Taken(tuple(held))),
    st.builds(
        Laid,
        st.integers(1, 3),
        st.lists(
            st.builds(Group, st.just("Tafel"), st.lists(st.sampled_from(STORIES), max_size=4).map(tuple)), max_size=3
        ).map(tuple),
    ),
    st.tuples(st.integers(1, 3), st.integers(1, 3), st.sampled_from([*STORIES, None])).map(lambda at: chosen(*at)),
    st.builds(Reopened, st.integers(1, 3), st.integers(1, 3), st.just("Nog eens")),
    st.just(Ended("Naast elkaar")),
)
COURSES = st.lists(EVENTS, max_size=14)
SENSIBLE = st.tuples(st.integers(1, 4), st.lists(st.sampled_from([0, 1, 2, None, "undecided", "reopen"]), max_size=12))


def played(tables: int, moves: list) -> list[Course]:
    """A panel that is played by the rules: each move is made at the first group whose turn it is."""
    held = follow(Taken(STORIES))
    courses = [held]

    def book(event: Event) -> None:
        nonlocal held
        check(held, event, ())
        held = after(held, Booked(event, "Anna", "2026"))
        courses.append(held)

    book(Laid(1, tuple(Group(f"T{at}", group) for at, group in enumerate(dealt(STORIES, tables)))))
    for move in moves:
        if held.phase() == "lay":
            book(Laid(len(held.rounds) + 1, tuple(Group("T", group) for group in dealt(held.standing(), tables - 1))))
        if move == "reopen":
            made = [table for table in held.tables if table.choice]
            if made:
                book(Reopened(made[0].round, made[0].number, "Nog eens"))
        elif held.phase() == "choose":
            table = held.waiting()[0]
            story = table.group.stories[move % len(table.group.stories)] if isinstance(move, int) else None
            outcome = "undecided" if move == "undecided" else None
            book(chosen(table.round, table.number, story, outcome))
    return courses


@given(SENSIBLE)
def test_no_story_is_lost_and_every_winner_comes_from_its_group(game: tuple[int, list]):
    for held in played(*game):
        for at, tables in enumerate(held.rounds):
            stories = [story for table in tables for story in table.group.stories]
            before = STORIES if at == 0 else {story for table in held.rounds[at - 1] for story in table.going_on}
            assert sorted(stories) == sorted(before), "each story that goes on stands in one group of the next round"
            assert all(set(table.going_on) <= set(table.group.stories) for table in tables)
            assert all(table.chosen is None or table.chosen.motivation.strip() for table in tables)
        assert set(held.standing()) <= set(STORIES)
        assert held.phase() != "choose" or held.waiting()


@settings(max_examples=40, deadline=None)
@given(COURSES)
def test_what_was_refused_leaves_no_trace_and_what_was_booked_can_be_told_again(acts: list[Event]):
    with tempfile.TemporaryDirectory() as folder:
        panels, kept = Panels(Path(folder) / "d.sqlite"), []
        number = panels.begin(PLAN, "Anna")
        for act in acts:
            try:
                panels.book(number, act, "Anna")
                kept.append(act)
            except PanelError:
                pass
        (held,) = panels.all()
        assert [booked.event for booked in held.events] == kept
        assert (held.plan, course(held).taken) == (PLAN, course(held).taken)
        moments = [booked.decided_at for booked in held.events]
        assert moments == sorted(moments)


@given(SENSIBLE, st.sets(st.sampled_from(STORIES)))
def test_hiding_stories_never_brings_one_back_and_never_leaves_a_panel_waiting_for_them(game, hidden: set[str]):
    for held in played(*game):
        assert not set(held.standing(hidden)) & hidden
        assert set(held.standing(hidden)) == set(held.standing()) - hidden
        assert all(set(table.group.stories) - hidden for table in held.waiting(hidden))


def test_an_empty_panel_has_no_course():
    assert course(Panel(1, PLAN, "Anna", "2026")) == Course()
