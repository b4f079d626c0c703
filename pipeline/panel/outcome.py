"""What may be told of what a panel chose: a story that was withdrawn is never shown, nor what could quote it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.panel.checks import Check
from pipeline.panel.events import Ended, Outcome, Plan, Way
from pipeline.panel.rounds import Course, Table
from pipeline.periods import Period

FIRST = 3
"""Sentences that stand for a story where the panel picked none."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a story, with the question that it answers where there is one, its sentences, and their places
    in the document, from 1.
    """

    text: str
    question: str | None
    sentences: tuple[str, ...]
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A story that may be shown, pseudonymised: who told it to whom, where it stands, and what the teller allowed."""

    story: str
    title: str | None
    consent: str
    voice: str | None
    document: str
    organisation: str | None
    filename: str
    page: int | None
    period: Period | None
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All its sentences, in order."""
        return tuple(sentence for one in self.paragraphs for sentence in one.sentences)

    def told_in(self, lines: Collection[int]) -> tuple[str, ...]:
        """The sentences that stand for it: those that the panel picked, else the first."""
        return tuple(self.sentences[at - 1] for at in self._standing(lines))

    def place_of(self, lines: Collection[int]) -> int | None:
        """The place in the document of the first of those sentences; None where it is not known."""
        places = [place for one in self.paragraphs for place in one.places]
        first = min(self._standing(lines), default=0)
        return places[first - 1] if 0 < first <= len(places) == len(self.sentences) else None

    def _standing(self, lines: Collection[int]) -> list[int]:
        count = len(self.sentences)
        return sorted(at for at in lines if 0 < at <= count) or list(range(1, min(FIRST, count) + 1))


Stories = Mapping[str, Story]
"""Stories that may be shown, by their id: what is not in it is hidden."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one group came to, as it may be told. `story` is None where none was chosen, or it was withdrawn.

    `motivation` is None where the story was withdrawn, since it may quote it; `dissent` too where any story of the
    group was, since it speaks of the others. `valued` is what was good in each story that may be shown.
    """

    round: int
    group: int
    name: str
    outcome: Outcome
    story: Story | None
    withdrawn: bool
    motivation: str | None
    dissent: str | None
    way: Way
    lines: tuple[int, ...]
    decided_by: str
    decided_at: str
    check: Check | None = None
    valued: tuple[tuple[str, str], ...] = ()

    def valued_in(self, story: str) -> str:
        """What was good in one story; empty where nobody wrote it down."""
        return dict(self.valued).get(story, "")


def decision(table: Table, stories: Stories, checks: Mapping[str, Check]) -> Decision | None:
    """The choice of a group as it may be told; None while it has not chosen."""
    made, booked = table.chosen, table.choice
    if made is None or booked is None:
        return None
    gone = made.story is not None and made.story not in stories
    speaks_of_gone = any(story not in stories for story in table.group.stories)
    return Decision(
        table.round, table.number, table.group.name, made.outcome, stories.get(made.story or ""), gone,
        None if gone or (made.outcome != "chosen" and speaks_of_gone) else made.motivation,
        None if speaks_of_gone else made.dissent, made.way, made.lines, booked.decided_by, booked.decided_at,
        checks.get(made.story or ""), tuple(one for one in made.valued if one[0] in stories),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """How a panel ended: the choices of its last round, and why it left several stories side by side (`ended`).

    `ended` is None too where one of those was withdrawn, since the reason may quote it. `on` is the last moment.
    """

    plan: Plan
    number: int
    decisions: tuple[Decision, ...]
    ended: str | None
    on: str


def result(number: int, plan: Plan, held: Course, stories: Stories, checks: Mapping[str, Check]) -> Result | None:
    """The result of a panel; None while it is not finished."""
    hidden = hidden_of(held, stories)
    if held.phase(hidden) != "finished":
        return None
    made = tuple(found for table in held.last if (found := decision(table, stories, checks)))
    ended = held.ended.event.reason if held.ended and isinstance(held.ended.event, Ended) else None
    moments = [one.decided_at for one in made] + ([held.ended.decided_at] if held.ended else [])
    if set(held.standing()) & hidden:
        ended = None
    return Result(plan, number, made, ended, max(moments, default=""))


def hidden_of(held: Course, stories: Stories) -> frozenset[str]:
    """The stories taking part that may no longer be shown."""
    return frozenset(story for story in held.taken if story not in stories)
