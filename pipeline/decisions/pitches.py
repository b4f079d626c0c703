"""What people confirmed of pitches: each time the whole list, never overwritten; the last that stands counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.decisions.ledger import Kept, Ledger, now
from pipeline.pitched import Confirmation, Judged, Promise

_KEPT: Kept = "pitch_confirmations"
_CONFIRMED = f"""
select confirmed.id, document, confirmed.decided_by, confirmed.decided_at, taken.decided_by, taken.decided_at
from {_KEPT} confirmed left join withdrawals taken on taken.kept = '{_KEPT}' and taken.row = confirmed.id
order by confirmed.id
"""
_PROMISES = """
select confirmation, kind, value, amount, read_as, read_value, read_amount, stands, location
from pitch_promises order by confirmation, position
"""
_ADD = """
insert into pitch_promises
    (confirmation, position, kind, value, amount, read_as, read_value, read_amount, stands, location)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Pitches(Ledger):
    """The confirmations of all pitches, with their history."""

    def confirm(self, document: str, judged: Sequence[Judged], decided_by: str) -> int:
        """Book what a person made of all promises of a pitch; gives its number. Raises ValueError without a name."""
        if not decided_by.strip():
            raise ValueError("a pitch is confirmed by somebody")
        with self._open() as connection:
            cursor = connection.execute(
                f"insert into {_KEPT} (document, decided_by, decided_at) values (?, ?, ?)",
                [document, decided_by, now()],
            )
            number = int(cursor.lastrowid or 0)
            rows = [(number, at, *_row(one)) for at, one in enumerate(judged, start=1)]
            connection.executemany(_ADD, rows)
        return number

    def take_back(self, number: int, decided_by: str) -> None:
        """Take back a confirmation: the one before it that stands counts again, or what was read."""
        self.withdraw(_KEPT, number, decided_by)

    def history(self) -> tuple[Confirmation, ...]:
        """Every confirmation of every pitch, those taken back too, the oldest first."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            confirmed, promises = (connection.execute(sql).fetchall() for sql in (_CONFIRMED, _PROMISES))
        held: dict[int, list[Judged]] = {}
        for number, *promise in promises:
            held.setdefault(number, []).append(_judged(promise))
        return tuple(
            Confirmation(number, document, tuple(held.get(number, ())), *by) for number, document, *by in confirmed
        )

    def confirmed(self) -> dict[str, Confirmation]:
        """By document the confirmation that counts: the last that was not taken back."""
        return in_force(self.history())


def in_force(history: Iterable[Confirmation]) -> dict[str, Confirmation]:
    """By document the last confirmation that was not taken back, out of all in order."""
    return {one.document: one for one in history if one.withdrawn_at is None}


def _row(one: Judged) -> tuple[Any, ...]:
    stands, read = one.promise, one.read
    held = stands or read
    assert held is not None  # Judged sees to it
    kept = (held.value, held.amount) if stands else (None, None)
    said = (read.read_as, read.value, read.amount) if read else (None, None, None)
    return held.kind, *kept, *said, stands is not None, held.location


def _judged(row: Sequence[Any]) -> Judged:
    kind, value, amount, read_as, read_value, read_amount, stands, location = row
    read = Promise(kind, read_value, read_amount, read_as, location=location) if read_as else None
    return Judged(Promise(kind, value, amount, read_as, location=location) if stands else None, read)
