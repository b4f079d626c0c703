"""What only the review of a year says, as facts: for the report on effects (Awb 4:24), beside the survey (Wmo 2.5.1).

Nothing here says that an activity brought a change. It says what was counted, what was told by how many, what speaks
against it, and what is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.review.content import Quotation, Total, Voices

Verdict = Literal["enough", "too_little", "nothing"]
"""Whether enough is known of an effect to say something about it; see effects.py for the rule."""
Lack = Literal["no_hours", "few_voices", "little_evidence", "nobody_themselves"]
"""What stands in the way: no hours, too few voices, too little firm evidence, or no resident or relative who speaks."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One intended effect of the goal tree over a year: what was done, seen, against it, and not known.

    `hours` is of the activities that are told of it, of professionals; `volunteer_hours` of volunteers, None where no
    report gives them. `strong`, `fair` and `weak` count claims that lie in the year, by the strength of their evidence.
    `longer` counts voices of a time that goes beyond the year. `asked` counts questions where figures and stories
    diverge. `working` are the organisations of those hours, `telling` those of the voices. `without_residents` are
    organisations that tell of it without a resident's own word.
    """

    theme: str
    name: str
    working: tuple[str, ...]
    telling: tuple[str, ...]
    hours: Total
    volunteer_hours: float | None
    voices: Voices
    strong: int
    fair: int
    weak: int
    better: tuple[Quotation, ...]
    against: tuple[Quotation, ...]
    longer: int
    asked: int
    without_residents: tuple[str, ...]
    verdict: Verdict
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant as the reports of one organisation name it: its number and amounts in euro, none where none is named.

    `hours` are those of the organisation over the whole year, whatever grant they rest on.
    """

    organisation: str | None
    number: str | None
    amounts: tuple[float, ...]
    hours: float | None


@dataclass(frozen=True, slots=True)
class Heard:
    """Voices of residents and relatives, each once: see HEARD in pipeline/indicators/heard.py."""

    voices: int
    residents: int
    relatives: int
    improved: int
    worsened: int
    unchanged: int
    withheld: int
    organisations: int


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the client survey: what it asks, the themes that belong to it, and who spoke of these themselves.

    Without `themes` the goal tree holds nothing of this part, so nothing is measured. `quiet` are themes on which no
    resident or relative speaks; `unheard` organisations that tell of its themes without the word of one of these.
    """

    id: str
    name: str
    asks: str
    themes: tuple[str, ...]
    heard: Heard
    better: tuple[Quotation, ...]
    other: tuple[Quotation, ...]
    quiet: tuple[str, ...]
    unheard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What residents and relatives say themselves, beside the client survey.

    `outside` are themes that belong to no part. `longer` counts voices of a time that goes beyond the year, `undated`
    those in documents without a period (`undated_in`): neither is in any count.
    """

    heard: Heard
    blocks: tuple[Block, ...]
    outside: tuple[str, ...]
    longer: int
    undated: int
    undated_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Yearly:
    """What the review of a year holds besides that of a quarter."""

    effects: tuple[Effect, ...]
    grants: tuple[Grant, ...]
    survey: Survey
