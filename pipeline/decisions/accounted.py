"""What was decided, as the audit log should have it."""

from __future__ import annotations

from pipeline.decisions.booking import BOOKED
from pipeline.decisions.ledger import Ledger

_AT = {"deliveries": "delivered_at", "viewings": "viewed_at"}


class Accounted(Ledger):
    """The decisions, to hold beside the audit log."""

    def decided(self) -> dict[str, list[tuple[int, str]]]:
        """By table the numbers of the rows that are booked, each with when it was decided (ISO, UTC).

        Read it before the audit log: that always has what was decided already.
        """
        if not self.path.exists():
            return {}
        with self._open() as connection:
            return {
                table: connection.execute(f"select rowid, {_AT.get(table, 'decided_at')} from {table}").fetchall()
                for table in BOOKED
            }
