"""Everything that people decided about a document, in order, so that the last of it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.decisions.ledger import Kept, Ledger, standing

_SUBJECTS: dict[Kept, tuple[str, str]] = {
    "corrections": ("field", "value"),
    "figure_corrections": ("field", "value"),
    "column_meanings": ("heading", "meaning"),
    "aliases": ("written", "name"),
    "reviews": ("decision", "decision"),
}
"""For each table of decisions the columns that say what it was about and what it became."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: the table and number to take it back by, what it was about, what it became, who and when."""

    kept: Kept
    number: int
    subject: str
    value: str | None
    decided_by: str
    decided_at: str
    reason: str


def last_act(decided: Sequence[Decided]) -> list[Decided]:
    """What was decided last, newest first: all that one person decided in one go, such as both days of a period."""
    return [
        one for one in decided if (one.decided_by, one.decided_at) == (decided[0].decided_by, decided[0].decided_at)
    ]


class History(Ledger):
    """The decisions that stand, of all kinds."""

    def of(self, document: str) -> list[Decided]:
        """The decisions on a document that were not taken back, newest first.

        Of one kind the number decides; the clock, which can be put back, decides between kinds alone.
        """
        found: list[tuple[str, Decided]] = []
        with self._open() as connection:
            for kept, (subject, value) in _SUBJECTS.items():
                rows = connection.execute(
                    f"select id, {subject}, {value}, decided_by, decided_at, reason from {kept} "
                    f"where document = ? and {standing(kept)} order by id",
                    [document],
                )
                decided = [Decided(kept, *row) for row in rows]
                found += zip(accumulate((one.decided_at for one in decided), max), decided, strict=True)
        newest_first = sorted(found, key=lambda pair: (pair[0], pair[1].number), reverse=True)
        return [one for _, one in newest_first]
