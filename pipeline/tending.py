"""What a worker does when no document waits.

Adopted themes are looked for everywhere, what is new is grouped, and the audit log is sealed as it is then.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline import discovering
from pipeline.audited import seal
from pipeline.decisions import Adopted
from pipeline.journey import Journey
from pipeline.run import travel


@dataclass(slots=True)
class Tending:
    """Remembers what was tended to, so that an idle worker costs next to nothing."""

    journey: Journey
    adopted: tuple[int, ...] = ()
    snapshot: str | None = None

    def tend(self) -> None:
        """Label anew after a theme was adopted or taken back, and group anew when enough is new; seal the audit log."""
        seal(self.journey.settings)
        adopted = tuple(one.number for one in Adopted(self.journey.decided).adoptions())
        if adopted != self.adopted:
            travel(self.journey, [], lambda *_: None)
            self.adopted = adopted
        state = self.journey.store.snapshot()
        if state is not None and state.version != self.snapshot:
            if discovering.stale(self.journey.settings):
                discovering.refresh(self.journey.settings)
            renewed = self.journey.store.snapshot()
            self.snapshot = renewed.version if renewed else None
