"""Which heads were taken into use, by whom, when and why: every switch is booked, none is ever changed."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.decisions.ledger import Ledger, now


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One switch of heads; `version` "shipped" are those of the release."""

    version: str
    decided_by: str
    decided_at: str
    reason: str


class ModelChoices(Ledger):
    """The switches."""

    def choose(self, version: str, by: str, reason: str) -> None:
        """Book a switch. Raises ValueError without a name or a reason."""
        if not by.strip() or not reason.strip():
            raise ValueError("a switch of models is booked with a name and a reason")
        self._add("model_choices", version=version, decided_by=by.strip(), decided_at=now(), reason=reason.strip())

    def choices(self) -> list[ModelChoice]:
        """All switches, oldest first."""
        if not self.path.exists():
            return []
        with self._open() as connection:
            rows = connection.execute("select version, decided_by, decided_at, reason from model_choices order by id")
            return [ModelChoice(*row) for row in rows]
