"""Lock-out: after a few wrong tries a name, and after more an address, has to wait; longer each time.

NIST SP 800-63B (5.2.2) asks for a limit to tries; waiting instead of blocking keeps a stranger from shutting somebody
out for good. Names that do not exist wait as well, so that the answer says nothing of who has an account.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass, replace

LONGEST = 24 * 3600.0
"""Seconds; the growing ends here."""
FORGOTTEN_AFTER = 24 * 3600.0
"""Seconds without a wrong try after which one begins anew."""
ADDRESS_FACTOR = 4
"""An address may try so many times as often as a name: colleagues share one."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong tries of one name or address: since the last lock, how many locks, and until when it waits."""

    failures: int = 0
    locks: int = 0
    until: float = 0.0
    last: float = 0.0


def waits(tries: Tries, now: float) -> float:
    """Seconds still to wait; never more than a lock takes, also where the clock was set back."""
    return max(0.0, min(tries.until - now, tries.until - tries.last))


def failed(tries: Tries, now: float, most: int, first: float) -> Tries:
    """The tries with one more that was wrong at `now`: every `most` tries lock, `first` seconds, then twice as long."""
    begun = Tries() if now - tries.last > FORGOTTEN_AFTER else tries
    failures = begun.failures + 1
    if failures < most:
        return replace(begun, failures=failures, last=now)
    return Tries(0, begun.locks + 1, now + min(first * 2**begun.locks, LONGEST), now)


def read(connection: sqlite3.Connection, what: str) -> Tries:
    """The tries of a name or address."""
    row = connection.execute(
        "select failures, locks, until, last from attempts where what = ?", [_hidden(what)]
    ).fetchone()
    return Tries(*row) if row else Tries()


def write(connection: sqlite3.Connection, what: str, tries: Tries) -> None:
    """Keep the tries of a name or address, and forget those that are long past."""
    connection.execute("delete from attempts where last < ? and until < ?", [tries.last - FORGOTTEN_AFTER, tries.last])
    connection.execute(
        "insert or replace into attempts values (?, ?, ?, ?, ?)",
        [_hidden(what), tries.failures, tries.locks, tries.until, tries.last],
    )


def clear(connection: sqlite3.Connection, what: str) -> None:
    """Begin anew after a right try."""
    connection.execute("delete from attempts where what = ?", [_hidden(what)])


def _hidden(what: str) -> str:
    """What was typed as a name may be a password, and an address points to a person: neither is kept as it is."""
    return hashlib.sha256(what.encode()).hexdigest()
