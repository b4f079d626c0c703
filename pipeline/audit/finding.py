"""Rows of the audit log to show or hand over: by who, what and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.audit.entries import Entry
from pipeline.audit.log import READ, Audit


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows: by one person, of some actions, from a day on, up to and with a day (days in UTC); None for any."""

    who: str | None = None
    actions: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def condition(self) -> tuple[str, list[str]]:
        """SQL, and its values."""
        parts: list[tuple[str, list[str]]] = [("salt is not null", [])]
        if self.who is not None:
            parts.append(("who = ?", [self.who]))
        if self.actions:
            parts.append((f"action in ({', '.join('?' * len(self.actions))})", list(self.actions)))
        if self.since:
            parts.append(("at >= ?", [self.since.isoformat()]))
        if self.until:
            parts.append(("at < ?", [(self.until + timedelta(days=1)).isoformat()]))
        return " and ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


ANY = Asked()


def newest(audit: Audit, most: int, asked: Asked = ANY) -> list[Entry]:
    """The last rows that are asked for, the newest first; `most` of them."""
    sql, values = asked.condition()
    with audit.reading() as connection:
        if connection is None:
            return []
        rows = connection.execute(f"{READ} where {sql} order by number desc limit ?", [*values, most])
        return [Entry(*row) for row in rows]


def all_of(audit: Audit, asked: Asked = ANY) -> Iterator[Entry]:
    """All rows that are asked for, the oldest first."""
    sql, values = asked.condition()
    with audit.reading() as connection:
        if connection:
            for row in connection.execute(f"{READ} where {sql} order by number", values):
                yield Entry(*row)


def count(audit: Audit, asked: Asked = ANY) -> int:
    """How many rows are asked for."""
    sql, values = asked.condition()
    with audit.reading() as connection:
        return (
            int(connection.execute(f"select count(*) from entries where {sql}", values).fetchone()[0])
            if connection
            else 0
        )


def people(audit: Audit) -> list[str]:
    """Everybody who is named, by the alphabet."""
    with audit.reading() as connection:
        if connection is None:
            return []
        rows = connection.execute("select distinct who from entries where who is not null and who <> ''")
        return sorted((row[0] for row in rows), key=str.casefold)
