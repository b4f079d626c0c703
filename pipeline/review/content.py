"""What a review says, as facts: who did what, what changed for whom, by how many voices, and what nobody said.

Sentences are made of this in wording.py. Nothing here was thought up: every part points to a
numbered source or counts rows of the store.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from pipeline.agreed import Agreement, Note
from pipeline.periods import When

if TYPE_CHECKING:  # they hold quotations of this module
    from pipeline.review.panel_part import PanelResult
    from pipeline.review.pitch_content import Pitched
    from pipeline.review.year import Yearly

GapKind = Literal["no_hours", "untold"]
"""A theme of which something is told but no hours are reported, or of which nobody tells."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the review is about: a quarter or a year, of all organisations, one programme or one organisation."""

    when: When
    organisation: str | None = None
    programme: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered place in a report: a sentence or a figure by its place, in the document with a hash."""

    number: int
    organisation: str | None
    filename: str
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    sentence: int | None = None
    figure: int | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """Hours as pipeline/indicators adds them up, of `activities` activities; null where no report gives them.

    `difference` is realised less planned over the `compared` activities that give both for the same days.
    `incomplete` of them give hours of a part of the period only, `circa` give estimates, and of `differs` another
    document gives other hours.
    """

    planned: float | None = None
    realised: float | None = None
    difference: float | None = None
    activities: int = 0
    compared: int = 0
    incomplete: int = 0
    circa: int = 0
    differs: int = 0


@dataclass(frozen=True, slots=True)
class Voices:
    """Independent voices that tell of a change, and which way: see docs/bewijskracht.md on what a voice is."""

    sources: int
    improved: int
    worsened: int
    unchanged: int
    residents: int
    relatives: int
    professionals: int
    stories: int
    withheld: int
    organisations: int = 1


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """The hours of one activity of one organisation in one period, and what is told of it.

    `measure` is hours or volunteer_hours; `complete` is false where the hours are of a part of the period, `circa`
    where they are an estimate, `differs` where another document gives other hours. `people` are unique participants;
    None where no report says, or where there are fewer than the least that may be published (then `few`). `account` is
    as in TELLING; None where no report was searched for it.
    """

    organisation: str | None
    activity: str
    measure: str
    start: date
    end: date
    planned: float | None
    realised: float | None
    complete: bool
    circa: bool
    differs: bool
    people: int | None
    few: bool
    account: str | None
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One quarter or year of a theme: its hours, and the voices whose period lies in it."""

    when: When
    hours: Total
    voices: Voices


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, with the number of its source. `sure` is false where the computer doubts."""

    text: str
    voice: str
    direction: str
    source: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """What changed on one theme according to the reports of one organisation over one period.

    `activities` are those that it is told of; `more` counts the quotations that are not in the document, by side.
    """

    organisation: str | None
    start: date
    end: date
    direction: str
    strength: str
    voices: Voices
    sentences: int
    activities: tuple[str, ...]
    supporting: tuple[Quotation, ...]
    contradicting: tuple[Quotation, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask: where hours, plan and what is told diverge. `code` as in QUESTIONS, or far_from_plan."""

    code: str
    organisation: str | None
    activity: str | None
    theme: str | None
    start: date
    end: date
    hours: float | None = None
    hours_before: float | None = None
    sources: int = 0
    against: int = 0


@dataclass(frozen=True, slots=True)
class Silence:
    """Who was not heard on a theme: organisations with a claim but without a resident's own word."""

    without_residents: tuple[str, ...]
    withheld: int


@dataclass(frozen=True, slots=True)
class ThemePart:
    """Everything on one theme: hours beside what changed.

    `hours`, `voices` and `lines` are of what lies wholly in the period, as pipeline/indicators counts it. What reports
    tell over a longer time that holds the period stands apart: its voices in `longer_voices`, its activities in
    `longer_lines`, which are in no total. `trend` has four quarters; `years` the year itself and, where anything is
    known of it, the year before, and is empty in the review of a quarter. A year is not the sum of its quarters.
    `claims` rest on fair or strong evidence, `signals` on weak, of both.
    """

    theme: str
    name: str
    definition: str
    hours: Total
    voices: Voices
    longer_voices: Voices
    lines: tuple[ActivityLine, ...]
    longer_lines: tuple[ActivityLine, ...]
    trend: tuple[TrendPoint, ...]
    years: tuple[TrendPoint, ...]
    claims: tuple[Claim, ...]
    signals: tuple[Claim, ...]
    questions: tuple[Question, ...]
    silence: Silence
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What one of several organisations does on a theme: its activities, and their hours; null where unknown."""

    organisation: str | None
    activities: tuple[str, ...]
    hours: float | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """A theme of which two or more organisations tell in the period."""

    theme: str
    name: str
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A theme of the goal tree on which hours or voices are missing.

    `longer` is how many organisations tell of it over a longer time that holds the period.
    """

    theme: str
    name: str
    kind: GapKind
    longer: int = 0


@dataclass(frozen=True, slots=True)
class Silent:
    """An activity with hours of which no document tells anything."""

    organisation: str | None
    activity: str | None
    hours: float


@dataclass(frozen=True, slots=True)
class Unheard:
    """What the review cannot tell: organisations with hours but without a resident's word, activities of which nothing
    is told, stories that may not be shown, sentences that fit no theme, and documents that count nowhere.
    """

    organisations: tuple[str, ...]
    silent: tuple[Silent, ...]
    withheld: int
    themeless: int
    without_period: tuple[str, ...]
    unreadable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reliability:
    """What people counted by hand of the computer's work, as (right, of): quotations, and links to activities."""

    quotations: tuple[int, int]
    links: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Review:
    """The whole review. `yearly` is for a year only; `panels` not in a review of one organisation or programme."""

    scope: Scope
    made_on: date
    goal: str
    organisations: tuple[str, ...]
    documents: int
    hours: Total
    volunteers: Total
    told: int
    """Activities with hours in the period of which a change is told; `activities` is how many there are."""
    activities: int
    stories: int
    themes: tuple[ThemePart, ...]
    loose: tuple[ActivityLine, ...]
    """Activities with hours in the period on which no theme is told of."""
    overlap: tuple[Overlap, ...]
    gaps: tuple[Gap, ...]
    unheard: Unheard
    questions: tuple[Question, ...]  # those of the themes too
    agreements: tuple[Agreement, ...]
    notes: tuple[Note, ...]
    reliability: Reliability | None
    least: int
    """Fewer people than this are not given as a number."""
    sources: tuple[Source, ...]
    decided: tuple[Note, ...] = ()
    """What was decided at the review before."""
    yearly: Yearly | None = None
    panels: tuple[PanelResult, ...] = ()
    """What panels over the quarter chose; none in a review of one organisation or programme."""
    pitched: Pitched | None = None
    """What confirmed pitches promised, beside what became visible; None where there are no pitches."""
