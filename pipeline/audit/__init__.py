"""Who did what, and when: append-only, each row chained to the one before (docs/adr/0022-audit.md)."""

from pipeline.audit.acting import Actor, actor, book, tell_actor, the_operator
from pipeline.audit.entries import BEGUN, EARLIER, FAILED, FOUND, REFUSED, Booking, Entry, Head
from pipeline.audit.events import Event
from pipeline.audit.log import Audit, AuditDamaged, beside

__all__ = [
    "BEGUN", "EARLIER", "FAILED", "FOUND", "REFUSED", "Actor", "Audit", "AuditDamaged", "Booking", "Entry", "Event",
    "Head", "actor", "beside", "book", "tell_actor", "the_operator",
]  # fmt: skip
