"""The oldest rows of the audit log are emptied after their term: it names people, who are not kept longer than needed.

What a row said goes, with the bytes that its digest was made with; the digest and the hash stay, so that the chain
can still be checked. That it was done, up to which row and by whom, is a row itself.
"""

from __future__ import annotations

from datetime import date

from pipeline.audit.acting import Actor
from pipeline.audit.entries import SAID, Booking
from pipeline.audit.events import Event
from pipeline.audit.log import Audit, append

_UP_TO = "select coalesce(min(number), (select max(number) + 1 from entries), 1) - 1 from entries where at >= ?"
_OLDEST = "select coalesce(min(number), 0) from entries where salt is not null"
_EMPTY = f"update entries set {', '.join(f'{name} = null' for name in (*SAID, 'salt'))} where number between ? and ?"


def first_day_kept(today: date, years: int) -> date:
    """The first day of which rows are kept: a term counts from the end of the year, as in retention.py."""
    return date(today.year - years, 1, 1)


def past_term(audit: Audit, first_day: date) -> range:
    """The numbers of the rows before a day that still say something.

    All rows before the first of that day or later: where the clock once stood wrong too few go, never too many.
    """
    with audit.reading() as connection:
        if connection is None:
            return range(0)
        [last] = connection.execute(_UP_TO, [first_day.isoformat()]).fetchone()
        [oldest] = connection.execute(_OLDEST).fetchone()
        return range(oldest, last + 1) if oldest else range(0)


def empty(audit: Audit, first_day: date, by: Actor) -> range:
    """Empty the rows before a day, and book that; gives their numbers."""
    due = past_term(audit, first_day)
    if not due:
        return due
    with audit.writing() as connection:
        append(connection, [Booking(by.name, by.role, Event.RETENTION_DESTROYED, "audit", str(due[-1]))])
        connection.execute(_EMPTY, [due[0], due[-1]])
    leave_no_trace(audit)
    return due


def leave_no_trace(audit: Audit) -> None:
    """Write the file anew, so that what was emptied is in no free page of it and in no log beside it."""
    with audit.reading() as connection:
        if connection:
            connection.execute("commit")
            connection.execute("vacuum")
            connection.execute("pragma wal_checkpoint(truncate)")
