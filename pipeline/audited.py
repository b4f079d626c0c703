"""The audit log of a data folder: booked in, sealed, and checked against its seal and the decisions.

The seal is the last row of the log, in the vault, under the vault's key: whoever can write in the database but has
not that key can make a whole new chain, but no seal that fits it. It is renewed when somebody books through here, and
by the worker as soon as it has nothing else to do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.audit import BEGUN, FAILED, FOUND, Audit, Event, Head
from pipeline.audit import book as book_in
from pipeline.audit.checking import Checked, check
from pipeline.audit.entries import DONE, Entry
from pipeline.decisions.accounted import Accounted
from pipeline.decisions.booking import BOOKED
from pipeline.settings import Settings
from pipeline.vault import Vault, VaultError, keys


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of a check of everything.

    `sealed` is the head in the vault, None where there is none (yet) or `unsealable` says why it cannot be opened.
    `unbooked` holds the decisions without a row, by table; `found` the rows of decisions that something else than
    this program made.
    """

    checked: Checked
    sealed: Head | None
    unsealable: str | None
    unbooked: dict[str, list[int]]
    found: tuple[int, ...]

    @property
    def well(self) -> bool:
        """Whether nothing is broken; what was `found` is booked, and for a person to look into."""
        return self.checked.whole and not (self.unsealable or self.unbooked)


def book(settings: Settings, action: Event, kind: str, object_id: str, outcome: str = DONE) -> None:
    """Book what whoever is acting does (Audit.book), and renew the seal."""
    book_in(settings.audit, action, kind, object_id, outcome)
    seal(settings)


@contextmanager
def booked(settings: Settings, action: Event, kind: str, object_id: str = "") -> Iterator[None]:
    """Book that something begins, and how it ended: a large piece of work that can be stopped halfway."""
    book(settings, action, kind, object_id, BEGUN)
    try:
        yield
    except BaseException:
        book(settings, action, kind, object_id, FAILED)
        raise
    book(settings, action, kind, object_id)


def book_file(settings: Settings, kind: str, content: bytes) -> None:
    """Book that a file is taken along; by the hash of what is in it, one that turns up elsewhere can be known."""
    book(settings, Event.EXPORTED, kind, hashlib.sha256(content).hexdigest())


def sealed_head(settings: Settings) -> Head | None:
    """The head as it was sealed last; None when it never was. Raises VaultError."""
    held = Vault(settings.vault).audit_head()
    return Head.read(held.decode()) if held else None


def seal(settings: Settings) -> None:
    """Seal the head where it changed; nothing happens while there is no vault yet, or its key is not there.

    A seal that does not fit the log (any more) is left as it is: it is the proof.
    """
    head, vault = Audit(settings.audit).head(), Vault(settings.vault)
    if not head.number or not keys.exist(vault.folder):
        return
    try:
        before = sealed_head(settings)
        if before is None or (before != head and _holds(settings, before)):
            vault.note_audit_head(str(head).encode())
    except VaultError:  # `verify` says so
        return


def seal_anew(settings: Settings) -> Head:
    """Seal the log as it is now, also where the seal does not fit since it was restored; booked. Raises VaultError."""
    before = sealed_head(settings)
    book_in(settings.audit, Event.RESTORED, "audit", before.hash if before else "", "resealed")
    head = Audit(settings.audit).head()
    Vault(settings.vault).note_audit_head(str(head).encode())
    return head


def verify(settings: Settings, heads: Iterable[Head] = ()) -> Verified:
    """Check the chain, against `heads` and the seal, and whether every decision has its row; changes nothing."""
    decided, audit = Accounted(settings.decisions).decided(), Audit(settings.audit)
    sealed, unsealable = _sealed(settings)
    checked = check(audit, [*heads, *([sealed] if sealed else [])])
    if not checked.whole:
        return Verified(checked, sealed, unsealable, {}, ())
    booked, found = _booked(audit)
    since = checked.first_at if checked.blank else ""
    missing = {
        table: sorted(number for number, at in rows if at >= since and number not in booked[table])
        for table, rows in decided.items()
    }
    return Verified(checked, sealed, unsealable, {table: lost for table, lost in missing.items() if lost}, found)


def _booked(audit: Audit) -> tuple[dict[str, set[int]], tuple[int, ...]]:
    """The numbers of the decisions that are booked, by table, and the rows of those that were found."""
    booked: dict[str, set[int]] = {table: set() for table in BOOKED}
    found = []
    for entry in audit.entries():
        if entry.kind in booked:
            booked[entry.kind].add(_row(entry))
            found += [entry.number] if entry.outcome == FOUND else []
    return booked, tuple(found)


def _sealed(settings: Settings) -> tuple[Head | None, str | None]:
    try:
        return sealed_head(settings), None
    except VaultError as error:
        return None, str(error)


def _row(entry: Entry) -> int:
    number = (entry.object_id or "").split("/")[0]
    return int(number) if number.isdecimal() else 0


def _holds(settings: Settings, head: Head) -> bool:
    """Whether a row is in the log as it was."""
    with Audit(settings.audit).reading() as connection:
        if connection is None:
            return False
        row = connection.execute("select hash from entries where number = ?", [head.number]).fetchone()
        return row is not None and row[0] == head.hash
