"""A file handed in: kept in the vault before anything else happens to it, and put in the queue."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.decisions import Erasures, Inbox, Queue
from pipeline.decisions.ledger import now
from pipeline.documents import Channel
from pipeline.vault import Receipt, Vault

DECISIONS, VAULT, STORE = "decisions.sqlite", "vault", "store"
"""What stands in the data folder."""

_HANDED_IN: tuple[Channel, ...] = ("desk", "folder")
"""Ways in that end in the queue."""


class ErasedBefore(Exception):
    """A file that is not taken in, since it was erased on request or at the end of its term."""


def left_behind(folder: Path) -> list[str]:
    """Files that were handed in and kept, and do not wait to be read: the program was killed in between."""
    vault, queued = Vault(folder / VAULT), Queue(folder / DECISIONS).jobs()
    known = {one.document for one in Inbox(folder / DECISIONS).deliveries()} | set(queued)
    known |= Erasures(folder / DECISIONS).marks("document")
    unknown = [document for document in vault.digests() if document not in known and not vault.has_reading(document)]
    return [document for document in unknown if any(one.channel in _HANDED_IN for one in vault.receipts(document))]


def deliver(folder: Path, data: bytes, filename: str, by: str | None, channel: Channel) -> str:
    """Keep a file and let it wait to be read; gives its sha256.

    `folder` is the data folder of the settings. A file that was delivered before is not read again, unless it could
    not be read then. Raises ErasedBefore; nothing is kept then.
    """
    if hashlib.sha256(data).hexdigest() in Erasures(folder / DECISIONS).marks("document"):
        raise ErasedBefore
    vault, queue = Vault(folder / VAULT), Queue(folder / DECISIONS)
    document = vault.keep(data)
    vault.book(document, Receipt(filename, by, now(), channel))
    job = queue.job(document)
    if not Inbox(folder / DECISIONS).holds(document) or (job is not None and job.state == "failed"):
        queue.add(document, "delivered")
    return document
