"""How far a panel is, worked out from its events: which groups still choose, which stories go on, and how it ended.

Stories that may no longer be shown are given as `hidden`: they stay where they were, go no further, and wait for
nobody. What was booked while they were there keeps its place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Literal

from pipeline.panel.events import Booked, Chosen, Ended, Event, Group, Laid, Panel, PanelError, Reopened, Taken

Phase = Literal["prepare", "choose", "lay", "finished"]
"""Stories or groups are still to be picked, groups are choosing, a next round is to be laid, or it is over."""
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A group in its round, with the choice that is in force."""

    round: int
    number: int
    group: Group
    choice: Booked | None = None

    @property
    def chosen(self) -> Chosen | None:
        """The choice itself."""
        held = self.choice.event if self.choice else None
        return held if isinstance(held, Chosen) else None

    @property
    def going_on(self) -> tuple[str, ...]:
        """The stories that go on: the chosen one, all where the group did not agree, else none."""
        if self.chosen is None or self.chosen.outcome == "none":
            return ()
        return (self.chosen.story,) if self.chosen.story else self.group.stories

    def is_settled(self, hidden: Collection[str] = NOBODY) -> bool:
        """Whether the group has nothing left to choose."""
        return self.choice is not None or all(story in hidden for story in self.group.stories)


@dataclass(frozen=True, slots=True)
class Course:
    """Where a panel stands: the stories that take part, the groups of each round, and why it ended early."""

    taken: tuple[str, ...] = ()
    rounds: tuple[tuple[Table, ...], ...] = ()
    ended: Booked | None = None

    @property
    def last(self) -> tuple[Table, ...]:
        """The groups of the newest round; none before the first."""
        return self.rounds[-1] if self.rounds else ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every group of every round, in order."""
        return tuple(table for held in self.rounds for table in held)

    def standing(self, hidden: Collection[str] = NOBODY) -> tuple[str, ...]:
        """The stories that are still in it: those taking part, or those that go on from the newest round."""
        held = self.taken if not self.rounds else tuple(one for table in self.last for one in table.going_on)
        return tuple(story for story in held if story not in hidden)

    def waiting(self, hidden: Collection[str] = NOBODY) -> tuple[Table, ...]:
        """The groups whose turn it is."""
        return tuple(table for table in self.last if not table.is_settled(hidden))

    def phase(self, hidden: Collection[str] = NOBODY) -> Phase:
        """What comes next."""
        if not self.rounds:
            return "prepare"
        if self.waiting(hidden):
            return "choose"
        is_over = self.ended is not None or len(self.last) == 1 or len(self.standing(hidden)) < 2
        return "finished" if is_over else "lay"

    def table(self, round_: int, number: int) -> Table | None:
        """A group by its round and number."""
        return next((one for one in self.tables if (one.round, one.number) == (round_, number)), None)


def course(panel: Panel) -> Course:
    """Where a panel stands after all its events."""
    return reduce(after, panel.events, Course())


def after(held: Course, booked: Booked) -> Course:
    """The course after one event more. Raises PanelError for an event that cannot come now."""
    event = booked.event
    if isinstance(event, Taken):
        return _taken(held, event)
    if isinstance(event, Laid):
        return _laid(held, event)
    if isinstance(event, Chosen):
        return _chosen(held, event, booked)
    if isinstance(event, Reopened):
        return _reopened(held, event)
    return _ended(held, booked)


def check(held: Course, event: Event, hidden: Collection[str]) -> None:
    """Hold a new event to what may be shown today. Raises PanelError.

    `after` alone cannot: what was hidden when an old event was booked is not known any more.
    """
    used = set(_stories(event))
    if used & set(hidden):
        raise PanelError("story_hidden")
    if isinstance(event, Laid | Ended) and held.rounds and held.phase(hidden) != "lay":
        raise PanelError("round_not_done")
    if isinstance(event, Laid) and used != set(held.standing(hidden)):
        raise PanelError("story_left_out")


def reading_order(panel: int, stories: Iterable[str]) -> tuple[str, ...]:
    """Stories in an order that says nothing and stays the same, so that no organisation always comes first."""
    return tuple(sorted(stories, key=lambda story: (hashlib.sha256(f"{panel} {story}".encode()).hexdigest(), story)))


def dealt(stories: Sequence[str], tables: int) -> tuple[tuple[str, ...], ...]:
    """Stories dealt over so many tables, one to each in turn; no table stays empty."""
    count = max(1, min(tables, len(stories)))
    return tuple(tuple(stories[at::count]) for at in range(count))


def _taken(held: Course, event: Taken) -> Course:
    if held.rounds:
        raise PanelError("already_begun")
    if len(set(event.stories)) < 2 or len(set(event.stories)) != len(event.stories):
        raise PanelError("too_few_stories")
    return replace(held, taken=event.stories)


def _laid(held: Course, event: Laid) -> Course:
    laid = [story for group in event.groups for story in group.stories]
    if event.round != len(held.rounds) + 1 or held.ended or not held.taken:
        raise PanelError("not_this_round")
    if len(set(laid)) != len(laid) or not set(laid) <= set(held.standing()):
        raise PanelError("story_not_standing")
    if not laid or not all(group.stories for group in event.groups):
        raise PanelError("empty_group")
    tables = tuple(Table(event.round, at, group) for at, group in enumerate(event.groups, start=1))
    return replace(held, rounds=(*held.rounds, tables))


def _chosen(held: Course, event: Chosen, booked: Booked) -> Course:
    table = held.table(event.round, event.group)
    if table is None or event.round != len(held.rounds):
        raise PanelError("not_this_round")
    if table.choice is not None:
        raise PanelError("already_chosen")
    if event.story is not None and event.story not in table.group.stories:
        raise PanelError("story_of_other_group")
    return _with(held, replace(table, choice=booked))


def _reopened(held: Course, event: Reopened) -> Course:
    table = held.table(event.round, event.group)
    if table is None or table.choice is None:
        raise PanelError("nothing_to_reopen")
    shorter = replace(held, rounds=held.rounds[: event.round], ended=None)
    return _with(shorter, replace(table, choice=None))


def _ended(held: Course, booked: Booked) -> Course:
    if held.ended or not any(table.choice for table in held.last):
        raise PanelError("round_not_done")
    return replace(held, ended=booked)


def _with(held: Course, changed: Table) -> Course:
    rounds = tuple(
        tuple(changed if (one.round, one.number) == (changed.round, changed.number) else one for one in tables)
        for tables in held.rounds
    )
    return replace(held, rounds=rounds)


def _stories(event: Event) -> tuple[str, ...]:
    if isinstance(event, Taken):
        return event.stories
    if isinstance(event, Laid):
        return tuple(story for group in event.groups for story in group.stories)
    return (event.story,) if isinstance(event, Chosen) and event.story else ()
