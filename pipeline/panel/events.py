"""What a panel does, as events that are added and never changed: who sits in it, which stories, what it chose and why.

The number of a group is its place in its round, from 1. Members are known by role only, since names are personal data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.periods import Period

SeatRole = Literal["resident", "relative", "volunteer", "professional", "municipality", "councillor", "other"]
"""Whose eyes somebody on the panel looks with; `resident` is a resident with experience of what it is about."""
Outcome = Literal["chosen", "none", "undecided"]
"""What a group came to: one story, no story, or no agreement, so that all its stories go on."""
Way = Literal["talk", "hands"]
"""How it was chosen: by talking until all agreed, or by raising hands."""
FEWEST = 2
"""Members without whom it is no panel."""


class PanelError(ValueError):
    """Something that a panel cannot do at this moment; `why` names the reason for who puts it into words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Seat:
    """So many members of the panel with one role."""

    role: SeatRole
    count: int

    def __post_init__(self) -> None:
        if self.role not in get_args(SeatRole) or self.count < 1:
            raise PanelError("no_such_seat")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a panel is about: a period, the question it answers, who sits in it, and one theme or all (None).

    `blind` hides the tellers' organisations while the panel chooses: it weighs the change, not who reported it.
    """

    period: Period
    question: str
    seats: tuple[Seat, ...]
    theme: str | None = None
    blind: bool = True

    def __post_init__(self) -> None:
        if not self.question.strip():
            raise PanelError("no_question")
        if sum(seat.count for seat in self.seats) < FEWEST:
            raise PanelError("too_few_members")
        if self.period.end < self.period.start:
            raise PanelError("period_backwards")

    @property
    def hears_residents(self) -> bool:
        """Whether a resident with experience takes part."""
        return any(seat.role == "resident" for seat in self.seats)


@dataclass(frozen=True, slots=True)
class Group:
    """The stories that are weighed against each other at one table; its name is a theme or a table."""

    name: str
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """The stories that take part: all of them, in place of those taken before."""

    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """The groups of a round, from 1."""

    round: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a group came to, and why: the motivation is what it is about.

    `dissent` is what some saw otherwise, and what was said of the other stories. `lines` are the sentences of the story
    that stand for it, by their place. `valued` is what was good in each story, chosen or not, for who told it.
    """

    round: int
    group: int
    outcome: Outcome
    story: str | None
    motivation: str
    way: Way
    dissent: str = ""
    lines: tuple[int, ...] = ()
    valued: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.motivation.strip():
            raise PanelError("no_motivation")
        if self.outcome not in get_args(Outcome) or self.way not in get_args(Way):
            raise PanelError("no_such_outcome")
        if (self.outcome == "chosen") != (self.story is not None):
            raise PanelError("no_story_chosen")


@dataclass(frozen=True, slots=True)
class Reopened:
    """A group weighs its stories anew; what later rounds made of it falls away, and stays in the history."""

    round: int
    group: int
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise PanelError("no_reason")


@dataclass(frozen=True, slots=True)
class Ended:
    """The panel leaves several stories side by side, and says why."""

    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise PanelError("no_reason")


Event = Taken | Laid | Chosen | Reopened | Ended


@dataclass(frozen=True, slots=True)
class Booked:
    """An event as it is kept: who booked it, and when (ISO, UTC)."""

    event: Event
    decided_by: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel with all that it did, in order."""

    number: int
    plan: Plan
    decided_by: str
    decided_at: str
    events: tuple[Booked, ...] = ()
