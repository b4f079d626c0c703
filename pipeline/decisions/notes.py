"""Notes that are taken during a review: per theme or on the whole, added and never changed."""

from __future__ import annotations

from pipeline.agreed import Note
from pipeline.decisions.ledger import Ledger, now


class Notes(Ledger):
    """All notes of reviews."""

    def note(
        self, quarter: str, theme: str | None, text: str, decided_by: str, organisation: str | None = None,
        programme: str | None = None,
    ) -> int:  # fmt: skip
        """Add a note. Gives its number. Raises ValueError for an empty one."""
        if not text.strip():
            raise ValueError("a note holds text")
        return self._add(
            "review_notes", quarter=quarter, organisation=organisation, programme=programme, theme=theme,
            text=text.strip(), decided_by=decided_by, decided_at=now(),
        )  # fmt: skip

    def of(self, quarter: str, organisation: str | None = None, programme: str | None = None) -> tuple[Note, ...]:
        """The notes of one review, in the order in which they were taken."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(
                "select quarter, organisation, programme, theme, text, decided_by, decided_at from review_notes "
                "where quarter = ? and organisation is ? and programme is ? order by id",
                [quarter, organisation, programme],
            ).fetchall()
        return tuple(Note(*row) for row in rows)
