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


class ErasedBefore(Exception):
    """A file that is not taken in, since it was erased on request or at the end of its term."""


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
