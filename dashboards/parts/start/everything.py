"""The start of the administrator: the work of each role."""

from __future__ import annotations

from dashboards.parts.start.officer import show_inbox_summary
from dashboards.parts.start.reviewer import show_queue_summary
from pipeline.store import Snapshot


def show_everything(state: Snapshot) -> None:
    """The inbox and the sentences that wait."""
    show_inbox_summary(state)
    show_queue_summary(state)
