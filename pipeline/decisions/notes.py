"""What is noted and decided during a review: per theme or on the whole, added and never changed."""

from __future__ import annotations

from dataclasses import replace

from pipeline.agreed import Note
from pipeline.decisions.ledger import Ledger, now

_DECISION = "decision"


class Notes(Ledger):
    """All notes of reviews."""

    def note(
        self, quarter: str, theme: str | None, text: str, decided_by: str, organisation: str | None = None,
        programme: str | None = None, decision: bool = False,
    ) -> int:  # fmt: skip
        """Add a note, or what was decided. Gives its number. Raises ValueError for an empty one."""
        if not text.strip():
            raise ValueError("a note holds text")
        return self._add(
            "review_notes", quarter=quarter, organisation=organisation, programme=programme, theme=theme,
            text=text.strip(), decided_by=decided_by, decided_at=now(), kind=_DECISION if decision else None,
        )  # fmt: skip

    def of(self, quarter: str, organisation: str | None = None, programme: str | None = None) -> tuple[Note, ...]:
        """The notes of one review, in the order in which they were taken."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(
                "select quarter, organisation, programme, theme, text, decided_by, decided_at, kind from review_notes "
                "where quarter = ? and organisation is ? and programme is ? order by id",
                [quarter, organisation, programme],
            ).fetchall()
        return tuple(replace(Note(*row), decision=kind == _DECISION) for *row, kind in rows)
