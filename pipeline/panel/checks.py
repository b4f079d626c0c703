"""Whether a story was checked with who told it: Most Significant Change asks this of every story that is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.panel.events import PanelError, SeatRole

Checked = Literal["unchecked", "checking", "confirmed", "impossible", "change", "withdrawn"]
"""Not checked yet, being checked, confirmed, could not be checked, the teller wants a change, or withdraws it."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was found of a story: by whom it was confirmed (a role) and how, or why it was not; who booked it, when."""

    story: str
    status: Checked
    by_role: SeatRole | None = None
    how: str = ""
    reason: str = ""
    decided_by: str = ""
    decided_at: str = ""

    def __post_init__(self) -> None:
        if self.status not in get_args(Checked):
            raise PanelError("no_such_status")
        if self.status == "confirmed" and not (self.by_role and self.how.strip()):
            raise PanelError("confirmed_by_whom")
        if self.status in ("impossible", "change", "withdrawn") and not self.reason.strip():
            raise PanelError("no_reason")


def newest(checks: Iterable[Check]) -> dict[str, Check]:
    """By story the check that was booked last."""
    return {check.story: check for check in checks}


def withdrawn(checks: Iterable[Check]) -> frozenset[str]:
    """The stories whose teller withdrew them, and did not come back on it."""
    return frozenset(story for story, check in newest(checks).items() if check.status == "withdrawn")
