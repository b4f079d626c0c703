"""The work that waits: documents to read, or to read anew because a person corrected something.

A document stands in the queue once. What was being read when the program stopped waits again at the next start.
A document of which people judged sentences is not read again: only what rests on its labels is made anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from pipeline.decisions.ledger import Ledger, now

State = Literal["waiting", "reading", "done", "failed"]
Reason = Literal["delivered", "corrected", "judged"]
_COLUMNS = "document, state, step, queued_at, changed_at, attempts, reason"
_GATHER = timedelta(seconds=8)
"""How long judgements on a document are gathered, from the first on, to make one refresh of them."""
_READY = "state = 'waiting' and (reason <> 'judged' or not queued_at between ? and ?)"
"""Gathered long enough, or noted at a time that is yet to come: the clock was put back, and nothing waits for that."""
MOST_ATTEMPTS = 3
"""A document that stops the program so many times is set aside, so that the others are read."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document in the queue: how far it is (`step`, as run.py reports it), and since when (ISO, UTC)."""

    document: str
    state: State
    step: str
    queued_at: str
    changed_at: str
    attempts: int
    reason: Reason


class Queue(Ledger):
    """The queue."""

    def add(self, document: str, reason: Reason) -> None:
        """Put a document at the end of the queue; one that waits already keeps its place.

        To be read stays so when it is judged too: reading makes everything anew.
        """
        with self._open() as connection:
            connection.execute(
                "insert into jobs (document, state, reason, queued_at, changed_at) values (?, 'waiting', ?, ?, ?) "
                "on conflict (document) do update set state = 'waiting', step = '', "
                "reason = case when excluded.reason = 'judged' and state <> 'done' then reason "
                "else excluded.reason end, "
                "queued_at = case when state = 'waiting' then queued_at else excluded.queued_at end, "
                "changed_at = excluded.changed_at, attempts = 0 "
                "where state <> 'waiting' or (reason = 'judged' and excluded.reason <> 'judged')",
                [document, reason, now(), now()],
            )

    def resume(self) -> None:
        """Let wait again what was being read when the program stopped; set aside what stopped it too often."""
        with self._open() as connection:
            connection.execute(
                "update jobs set state = case when attempts >= ? then 'failed' else 'waiting' end, step = '', "
                "changed_at = ? where state = 'reading'",
                [MOST_ATTEMPTS, now()],
            )

    def put_back(self) -> None:
        """Let wait again what is being read, through no fault of its own: the disk was full."""
        with self._open() as connection:
            connection.execute(
                "update jobs set state = 'waiting', step = '', attempts = max(attempts - 1, 0), changed_at = ? "
                "where state = 'reading'",
                [now()],
            )

    def take(self) -> Job | None:
        """The document that has waited longest, now being read; None when nothing waits. One worker at a time."""
        with self._open() as connection:
            row = connection.execute(
                "update jobs set state = 'reading', step = '', attempts = attempts + 1, changed_at = ? "
                f"where document = (select document from jobs where {_READY} order by queued_at, rowid limit 1) "
                f"returning {_COLUMNS}",
                [now(), _gathered(), now()],
            ).fetchone()
            return Job(*row) if row else None

    def take_judged(self) -> list[Job]:
        """All other documents that wait because they were judged: one refresh does for all."""
        with self._open() as connection:
            rows = connection.execute(
                "update jobs set state = 'reading', step = '', attempts = attempts + 1, changed_at = ? "
                f"where reason = 'judged' and {_READY} returning {_COLUMNS}",
                [now(), _gathered(), now()],
            )
            return [Job(*row) for row in rows]

    def report(self, document: str, step: str) -> None:
        """Note how far the reading of a document is."""
        self._change(document, "state = 'reading', step = ?", step)

    def finish(self, document: str, state: Literal["done", "failed"]) -> None:
        """Note that a document is read, or that it can't be. One that was queued meanwhile keeps waiting."""
        self._change(document, "state = ?, step = ''", state)

    def jobs(self) -> dict[str, Job]:
        """Every document that is or was in the queue."""
        with self._open() as connection:
            return {row[0]: Job(*row) for row in connection.execute(f"select {_COLUMNS} from jobs")}

    def job(self, document: str) -> Job | None:
        """One document in the queue; None for one that never was in it."""
        with self._open() as connection:
            row = connection.execute(f"select {_COLUMNS} from jobs where document = ?", [document]).fetchone()
            return Job(*row) if row else None

    def _change(self, document: str, assignment: str, value: str) -> None:
        with self._open() as connection:
            connection.execute(
                f"update jobs set {assignment}, changed_at = ? where document = ? and state = 'reading'",
                [value, now(), document],
            )


def _gathered() -> str:
    return (datetime.now(UTC) - _GATHER).isoformat(timespec="milliseconds")
