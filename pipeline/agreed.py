"""What was agreed and noted at a review: what, who, by when, why, and what became of it with its whole history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["open", "done", "dropped"]
"""What people said of an agreement."""
Standing = Literal["open", "overdue", "done", "dropped"]
"""The same on a certain day: what is open after its last day is overdue."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an agreement is about: names as people know them, which outlive a new reading of the reports."""

    theme: str | None = None
    organisation: str | None = None
    activity: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed: the act, who does it, the last day, why, and what it is about."""

    what: str
    who: str
    due: date
    why: str
    about: Subject = Subject()

    def __post_init__(self) -> None:
        empty = [name for name in ("what", "who", "why") if not getattr(self, name).strip()]
        if empty:
            raise ValueError(f"an agreement needs {', '.join(empty)}")


@dataclass(frozen=True, slots=True)
class Change:
    """One change to an agreement; None leaves that part as it was. `decided_at` is ISO, UTC."""

    status: Status | None
    due: date | None
    who: str | None
    reason: str
    decided_by: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as it stands now, with every change since it was made at the review of `quarter`.

    That is "2025-Q4", or "2025" for the review of a whole year.
    """

    number: int
    terms: Terms
    quarter: str
    status: Status
    decided_by: str
    decided_at: str
    changes: tuple[Change, ...] = ()

    def standing(self, today: date) -> Standing:
        """Whether it is open, overdue, done or dropped on a day."""
        return "overdue" if self.status == "open" and self.terms.due < today else self.status

    @property
    def changed_at(self) -> str:
        """When it was last changed, or made (ISO, UTC)."""
        return self.changes[-1].decided_at if self.changes else self.decided_at

    @property
    def reason(self) -> str:
        """Why its status is what it is; empty where nobody said."""
        said = [change.reason for change in self.changes if change.status is not None]
        return said[-1] if said else ""


@dataclass(frozen=True, slots=True)
class Note:
    """One note of a review ("2025-Q4", or "2025"): on a theme or on the whole (None); or what was decided there."""

    quarter: str
    organisation: str | None
    programme: str | None
    theme: str | None
    text: str
    decided_by: str
    decided_at: str
    decision: bool = False


def carried(agreements: Iterable[Agreement], when: str, ended_since: date) -> list[Agreement]:
    """The agreements that come back at a review ("2025-Q4", or "2025" of a year), in order of their last day.

    Those of this review and, for a year, of its quarters; and those of earlier reviews that are open, or were done or
    dropped since a day, so that the table hears of it once.
    """
    held = [one for one in agreements if _place(one.quarter) <= _place(when)]
    back = [
        one
        for one in held
        if one.status == "open" or one.quarter.startswith(when) or one.changed_at[:10] >= ended_since.isoformat()
    ]
    return sorted(back, key=lambda one: (one.status != "open", one.terms.due, one.number))


def _place(when: str) -> str:
    """Where a review stands in time: that of a year comes after that of its last quarter."""
    return when if "-" in when else f"{when}-year"


def concerning(agreements: Iterable[Agreement], organisation: str | None) -> list[Agreement]:
    """The agreements that concern one organisation: about it, or about none; all of them for None."""
    return [one for one in agreements if organisation is None or one.terms.about.organisation in (None, organisation)]
