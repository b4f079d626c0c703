"""What is decided is booked in the audit log too: in one place, for whatever writes in the ledger.

The row in the audit log is on disk before the decision is: stopped between the two, there is a row of a decision that
was not kept, never a decision without a row. Where the audit log cannot be written nothing can be decided. How far
the log is stands in the ledger itself (`booked`), so that both change together; what appears in the ledger beyond
that without this program (by another tool) is booked as FOUND when the program next writes.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pipeline.audit import EARLIER, FOUND, Actor, Audit, Booking, Event, actor, beside


@dataclass(frozen=True, slots=True)
class Booked:
    """How the rows of a table are booked; texts are SQL over its columns.

    `which` is what stands behind the number of the row: the hash of a document, mostly.
    """

    event: Event | Mapping[str, Event]
    who: str = "decided_by"
    which: str = "''"
    by: str = "''"
    """What says which event it is, where there are several."""
    outcome: str = "'done'"
    other: Event = Event.ERASED
    """Which event it is where `event` has none for it."""


_OF_DOCUMENT = "document"
BOOKED: Mapping[str, Booked] = MappingProxyType({
    "corrections": Booked(Event.CORRECTED, which=_OF_DOCUMENT),
    "figure_corrections": Booked(Event.CORRECTED, which=_OF_DOCUMENT),
    "column_meanings": Booked(Event.CORRECTED, which=_OF_DOCUMENT),
    "aliases": Booked(Event.CORRECTED, which=_OF_DOCUMENT),
    "reviews": Booked({"confirmed": Event.CONFIRMED, "returned": Event.RETURNED}, which=_OF_DOCUMENT, by="decision"),
    "judgements": Booked(Event.JUDGED, which=_OF_DOCUMENT),
    "settlements": Booked(Event.JUDGED, which=_OF_DOCUMENT),
    "samples": Booked(Event.JUDGED),
    "model_choices": Booked(Event.ADOPTED),
    "adopted_themes": Booked(Event.ADOPTED),
    "rejected_candidates": Booked(Event.ADOPTED, outcome="'rejected'"),
    "views": Booked(Event.KEPT_VIEW),
    "agreements": Booked(Event.AGREED),
    "agreement_changes": Booked(Event.AGREED, which="agreement"),
    "review_notes": Booked(Event.REVIEWED),
    "pitch_confirmations": Booked(Event.CONFIRMED, which=_OF_DOCUMENT),
    "panels": Booked(Event.CHOSE),
    "panel_events": Booked(Event.CHOSE, which="panel"),
    "panel_feedback": Booked(Event.CHOSE, which="panel"),
    "story_checks": Booked(Event.CHECKED_STORY),
    "withdrawals": Booked(Event.TAKEN_BACK, which="kept || ':' || row"),
    "deliveries": Booked(Event.DELIVERED, who="delivered_by", which=_OF_DOCUMENT),
    "viewings": Booked(
        Event.READ_ORIGINAL, who="viewed_by", which=_OF_DOCUMENT,
        outcome="case page when 0 then 'whole' else 'page' end",
    ),
    "erasures": Booked(
        {"retention": Event.RETENTION_DESTROYED}, by="kind", outcome="'begun'"
    ),
    "certificates": Booked(Event.ERASED, who="''", which="erasure"),
})  # fmt: skip
"""Each table of decisions, and how its rows are booked."""
NOT_BOOKED: Mapping[str, str] = MappingProxyType({
    "sampled": "part of a row of samples",
    "pitch_promises": "part of a row of pitch_confirmations",
    "erased": "part of a row of erasures",
    "redactions": "part of a row of erasures",
    "jobs": "how far the program is; nobody decides it",
    "watched_files": "what the program saw; nobody decides it",
    "booked": "how far the audit log is",
})  # fmt: skip
"""The other tables, and why their rows are not booked by themselves."""
_ROWID = {table: f"(select coalesce(max(rowid), 0) from {table})" for table in BOOKED}
_LAST = f"select {', '.join(_ROWID.values())}"
_WHICH = re.compile(r"[0-9a-f]{16,64}|\d+|[a-z_]+:\d+")
"""A hash, a number, or a table and the number of a row in it; anything else is left out of the audit log."""


@contextmanager
def booking(connection: sqlite3.Connection) -> Iterator[None]:
    """Book what is decided in the block, before the connection keeps it. Raises sqlite3.Error where that cannot be."""
    before = connection.total_changes
    yield
    if connection.total_changes != before:
        _book_new(connection)


def book_earlier(connection: sqlite3.Connection) -> None:
    """Book what was decided before there was an audit log, or before it had these tables."""
    _book_new(connection, EARLIER)


def _book_new(connection: sqlite3.Connection, outcome: str | None = None) -> None:
    """Book what was decided on this connection, that holds the ledger's lock, just before it is kept.

    With `outcome` (EARLIER) everything that was not booked is booked so, by who decided it then. Raises sqlite3.Error
    where the audit log cannot be written.
    """
    marks, last = _marks(connection), _last(connection)
    if marks == last:
        return
    if any(last[table] > marks[table] for table in BOOKED):
        ledger = Path(connection.execute("pragma database_list").fetchone()[2])
        # what this connection has not written was committed by something that does not book
        kept = marks if outcome else _committed(ledger)
        found = [
            one
            for table, how in BOOKED.items()
            for one in (
                *_bookings(connection, table, how, (marks[table], kept[table]), FOUND),
                *_bookings(connection, table, how, (max(marks[table], kept[table]), last[table]), outcome),
            )
        ]
        Audit(beside(ledger)).book_all(found)
    connection.executemany("insert or replace into booked (kept, row) values (?, ?)", list(last.items()))


def _bookings(
    connection: sqlite3.Connection, table: str, how: Booked, within: tuple[int, int], outcome: str | None
) -> Iterator[Booking]:
    """The rows of a table after a number, up to another; with an outcome of its own it is not whoever acts now."""
    someone = None if outcome else actor()
    asked = f"select rowid, {how.who}, {how.which}, {how.by}, {how.outcome} from {table} where rowid > ? and rowid <= ?"
    for number, who, which, by, ended in connection.execute(f"{asked} order by rowid", within):
        about = f"/{which}" if which and _WHICH.fullmatch(str(which)) else ""
        event = how.event if isinstance(how.event, Event) else how.event.get(by, how.other)
        name, role = _who(someone, who)
        yield Booking(name, role, event, table, f"{number}{about}", outcome or ended)


def _who(someone: Actor | None, written: str | None) -> tuple[str, str]:
    """Whoever acts now; where that is nobody in particular, who is written with the decision."""
    return (someone.name, someone.role) if someone and someone.name else (written or "", "")


def _last(connection: sqlite3.Connection) -> dict[str, int]:
    return dict(zip(BOOKED, connection.execute(_LAST).fetchone(), strict=True))


def _marks(connection: sqlite3.Connection) -> dict[str, int]:
    return dict.fromkeys(BOOKED, 0) | dict(connection.execute("select kept, row from booked").fetchall())


def _committed(ledger: Path) -> dict[str, int]:
    """The last rows as another program sees them now."""
    with closing(sqlite3.connect(ledger, timeout=30)) as other:
        return _last(other)
