"""What was delivered and is not in the store: it was made by a version before, or a run that made it anew was stopped.

The store is derived, so it is made again from the vault and the decisions, by itself and without losing anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.arrivals import File, kept
from pipeline.decisions import Inbox
from pipeline.decisions.inbox import Delivery
from pipeline.journey import Journey
from pipeline.newer import NewerData
from pipeline.store import of_later_layout
from pipeline.vault import Receipt


def absent(journey: Journey) -> list[File]:
    """The files that were delivered and are not in the store, as it is read today; oldest first.

    Raises NewerData for a store of a later version.
    """
    _refuse_newer(journey)
    snapshot = journey.store.snapshot()
    present = set(snapshot.query("select document from documents")["document"]) if snapshot else set()
    return in_vault(journey, (one for one in _delivered(journey) if one.document not in present))


def all_files(journey: Journey) -> list[File]:
    """Every file that was delivered, oldest first. Raises NewerData for a store of a later version."""
    _refuse_newer(journey)
    return in_vault(journey, _delivered(journey))


def in_vault(journey: Journey, deliveries: Iterable[Delivery]) -> list[File]:
    """These deliveries as files to read; one whose original is gone can't be read, and `vault check` tells of it.

    The first version kept no receipts in the vault: what the decisions say of a delivery stands in their place.
    """
    vault, files = journey.vault, []
    for one in deliveries:
        if not vault.holds(one.document):
            continue
        if not vault.receipts(one.document):
            channel = one.channel or "command"
            vault.book(one.document, Receipt(one.filename, one.delivered_by, one.delivered_at, channel))  # type: ignore[arg-type]
        files.append(kept(one.document, vault))
    return files


def _refuse_newer(journey: Journey) -> None:
    if of_later_layout(journey.settings.store):
        raise NewerData("De samengestelde gegevens")


def _delivered(journey: Journey) -> list[Delivery]:
    return Inbox(journey.decided).deliveries() if journey.decided.exists() else []
