"""Labels anew for what is in the store, when the heads or what stands beside them changed: no file is read for it."""

from __future__ import annotations

from collections.abc import Callable

from pipeline import process
from pipeline.store import Snapshot, Store
from pipeline.store.publishing import RunRecord
from pipeline.themes.scoring import Known, Scorer

_AT_ONCE = 16
"""Documents in one transaction: a run that is cut off loses no more than their labels."""


def known_content(snapshot: Snapshot | None, scorer: Scorer) -> Known:
    """What the store holds of content by this scorer, so that it is not encoded again."""
    if snapshot is None:
        return Known()
    return Known(
        lambda keys: snapshot.embeddings(keys, scorer.versions.vectors),
        lambda keys: snapshot.reasons(keys, scorer.versions.labels),
    )


def relabel_stored(
    store: Store, documents: list[str], load: Callable[[], Scorer], run: RunRecord, progress: Callable[[int, int], None]
) -> None:
    """Label documents in the store by the scorer that `load` gives, and publish.

    `progress` is told how many documents are done, of how many.
    """
    if not documents:
        return
    progress(0, len(documents))
    scorer, done = load(), 0
    while batch := documents[done : done + _AT_ONCE]:
        with store.turn():
            snapshot = store.snapshot()
            if snapshot is None:
                return
            tables = process.relabel(snapshot.of_documents(batch), scorer, known_content(snapshot, scorer))
            store.relabel(tables, batch, run)
            store.publish()
        done += len(batch)
        progress(done, len(documents))
