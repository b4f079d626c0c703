"""Words that the reader left and a person marks as a name: they go out of what is read and said, and stay out.

Marking books who did so and the fingerprints (never the words), takes the words out of the decisions, and lets the
documents be read anew; `settle` then writes the store anew, so that no free page of it holds them. The originals stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from pipeline.decisions import Erasures, Queue
from pipeline.decisions.erasures import Erasure
from pipeline.erasure import Words, holds
from pipeline.store import Snapshot, Store, write_anew
from pipeline.vault import Vault

_AT_ONCE = 50


def mark(
    decided: Path, vault: Vault, snapshot: Snapshot | None, written: str, document: str | None, by: str
) -> tuple[str, ...]:
    """Let words go, in one document or (None) in all; gives the documents that are to be read anew, now in the queue.

    Raises ValueError for what cannot be marked: no name of who does so, no words, more than five, or a placeholder.
    """
    said, erasures = Words(written), Erasures(decided)
    number = erasures.begin("words", by, "")
    erasures.keep_out(number, "words", [said.mark(vault.pepper(), document)])
    if document is None:
        erasures.redact_everywhere(number, said.out_of)
    else:
        erasures.redact_in_document(number, document, said.out_of)
    touched = (document,) if document else tuple(_holding(snapshot, said))
    for one in touched:
        Queue(decided).add(one, "corrected")
    return touched


def unsettled(decided: Path) -> list[Erasure]:
    """The markings after which the store is still to be written anew."""
    return [one for one in Erasures(decided).all() if one.kind == "words" and one.certificate is None]


def settle(decided: Path, store: Store) -> int:
    """Write store and decisions anew after documents were read without marked words; gives the number of markings.

    Does nothing while a document waits or is being read: it may hold them.
    """
    waiting = unsettled(decided)
    if not waiting or any(job.state in ("waiting", "reading") for job in Queue(decided).jobs().values()):
        return 0
    older = write_anew(store) if store.snapshot() is not None else 0
    erasures = Erasures(decided)
    erasures.leave_no_trace()
    for one in waiting:
        erasures.certify(one.number, {"number": one.number, "kind": one.kind, "snapshots_removed": older})
    return len(waiting)


def _holding(snapshot: Snapshot | None, said: Words) -> Iterator[str]:
    """The documents in whose text the words stand, as the store has them."""
    documents: Collection[str] = [] if snapshot is None else snapshot.table("documents")["document"].to_list()
    for start in range(0, len(documents), _AT_ONCE):
        if snapshot is not None:
            yield from sorted(holds(snapshot.of_documents(list(documents)[start : start + _AT_ONCE]), said))
