"""Telling the tellers' organisations what the panel chose and why: what was sent, what came back, what still waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.panel.events import PanelError

Act = Literal["sent", "reaction"]
Told = Literal["waiting", "again", "sent"]
"""Not told yet; told, but the panel chose anew after that; or told."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One thing that happened between the panel and an organisation: it was told (`text` says how), or it answered."""

    panel: int
    organisation: str
    act: Act
    on: date
    text: str
    decided_by: str = ""
    decided_at: str = ""
    number: int = 0

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise PanelError("no_text")


def told(held: Iterable[Feedback], organisation: str, chosen_at: str) -> Told:
    """Whether an organisation was told of what was chosen last at a moment (ISO, UTC)."""
    sent = [one.decided_at for one in held if one.organisation == organisation and one.act == "sent"]
    if not sent:
        return "waiting"
    return "sent" if max(sent) >= chosen_at else "again"
