"""Whether an audit log is as it was booked: each row by itself, its place in the chain, and heads known from before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.audit.entries import FIRST, VERSION, Entry, Head, digest_of, hash_of
from pipeline.audit.log import Audit, AuditDamaged

Fault = Literal["number", "version", "blank", "words", "chain", "head", "cut_off", "unknown_head", "unreadable"]
"""What is wrong: a number too many or too few, made by a newer program, emptied without being destroyed after its term,
says something else than was booked, does not follow the row before, is another row than was seen here before, the log
ends before a row that was seen, has not the row that was seen (of which the number is not known), or is damaged."""
_DESTROYED = (
    "select coalesce(max(min(cast(object_id as integer), number - 1)), 0) from entries "
    "where action = 'retention_destroyed' and kind = 'audit'"
)


@dataclass(frozen=True, slots=True)
class Break:
    """The first thing that is wrong: at which row, and what."""

    number: int
    fault: Fault


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check: the last row that is whole, and how many rows were destroyed after their term.

    `backwards` are the rows where the clock stood earlier than at the row before. That is no break: the numbers, not
    the times, say what came first. `first_at` is the time of the first row that still says something, else empty.
    """

    head: Head
    blank: int
    backwards: tuple[int, ...]
    first_at: str
    broken: Break | None

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return self.broken is None


class _Walk:
    """Where a walk along the chain is, and what was seen on the way."""

    def __init__(self, heads: Iterable[Head] = (), destroyed: int = 0) -> None:
        self.heads, self.destroyed = tuple(heads), destroyed
        self.head, self.blank, self.first_at = Head(0, FIRST), 0, ""
        self.backwards: list[int] = []
        self.hashes_seen = {FIRST}
        self._at = ""

    @property
    def next(self) -> int:
        """The number of the row that comes now."""
        return (self.head.number or 0) + 1

    def along(self, entries: Iterable[Entry]) -> Break | None:
        """Take every row; gives the first thing that is wrong."""
        for entry in entries:
            if fault := self._fault(entry):
                return Break(self.next, fault)
            self._take(entry)
        if any(head.number is not None and head.number >= self.next for head in self.heads):
            return Break(self.next, "cut_off")
        if any(head.number is None and head.hash not in self.hashes_seen for head in self.heads):
            return Break(self.next, "unknown_head")
        return None

    def _fault(self, entry: Entry) -> Fault | None:
        if entry.number != self.next:
            return "number"
        if entry.version != VERSION:
            return "version"
        if entry.blank and entry.number > self.destroyed:
            return "blank"
        if not entry.blank and not _says_what_was_booked(entry):
            return "words"
        if entry.hash != hash_of(entry.number, entry.version, entry.digest, self.head.hash):
            return "chain"
        return "head" if any(head.number == entry.number and head.hash != entry.hash for head in self.heads) else None

    def _take(self, entry: Entry) -> None:
        self.head = Head(entry.number, entry.hash)
        self.blank += entry.blank
        if any(head.hash == entry.hash for head in self.heads):
            self.hashes_seen.add(entry.hash)
        if entry.at:
            self.first_at = self.first_at or entry.at
            if entry.at < self._at:
                self.backwards.append(entry.number)
            self._at = entry.at


def check(audit: Audit, heads: Iterable[Head] = ()) -> Checked:
    """Walk along the chain as far as it is whole; `heads` were written down before, and have to be in it."""
    walk = _Walk()
    try:
        with audit.reading() as connection:
            walk = _Walk(heads, connection.execute(_DESTROYED).fetchone()[0] if connection else 0)
        broken = walk.along(audit.entries())
    except (AuditDamaged, sqlite3.DatabaseError, UnicodeError):
        broken = Break(walk.next, "unreadable")
    return Checked(walk.head, walk.blank, tuple(walk.backwards), walk.first_at, broken)


def _says_what_was_booked(entry: Entry) -> bool:
    try:
        return entry.salt is not None and entry.digest == digest_of(entry.said, entry.salt)
    except (ValueError, TypeError):  # no hexadecimal number, or no text: somebody put other things there
        return False
