"""What was delivered and is not in the store: it was made by a version before, or a run that made it anew was stopped.

The store is derived, so it is made again from the vault and the decisions, by itself and without losing anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from pipeline.arrivals import File, kept
from pipeline.decisions import Inbox
from pipeline.decisions.inbox import Delivery
from pipeline.documents import Channel
from pipeline.journey import Journey
from pipeline.newer import NewerData
from pipeline.store import of_later_layout
from pipeline.vault import Receipt, Vault, VaultError

_LOST = "Dit bestand is niet (heel) meer in de kluis. Zet het terug uit een reservekopie, of lever het opnieuw aan."


@dataclass(frozen=True, slots=True)
class Delivered:
    """What was delivered: files to read, and those whose original is not in the vault, or does not open."""

    files: list[File]
    lost: list[Delivery]

    def troubles(self) -> list[tuple[str, str, str, str | None]]:
        """Those that are lost, as a summary of a run names what needs a look."""
        return [(one.filename, "error", _LOST, None) for one in self.lost]


def absent(journey: Journey) -> Delivered:
    """What was delivered and is not in the store, as it is read today; oldest first.

    Raises NewerData for a store of a later version.
    """
    _refuse_newer(journey)
    snapshot = journey.store.snapshot()
    present = set(snapshot.query("select document from documents")["document"]) if snapshot else set()
    return _in_vault(journey, (one for one in _delivered(journey) if one.document not in present))


def everything(journey: Journey) -> Delivered:
    """All that was delivered, oldest first. Raises NewerData for a store of a later version."""
    _refuse_newer(journey)
    return _in_vault(journey, _delivered(journey))


def _in_vault(journey: Journey, deliveries: Iterable[Delivery]) -> Delivered:
    """One that is lost keeps nobody from reading the rest.

    The first version kept no receipts in the vault: what the decisions say of a delivery stands in their place.
    """
    vault, found = journey.vault, Delivered([], [])
    for one in deliveries:
        if not _opens(vault, one.document):
            found.lost.append(one)
            continue
        if not vault.receipts(one.document):
            channel = cast(Channel, one.channel or "command")
            vault.book(one.document, Receipt(one.filename, one.delivered_by, one.delivered_at, channel))
        found.files.append(kept(one.document, vault))
    return found


def _opens(vault: Vault, document: str) -> bool:
    try:
        if vault.reading(document) is None:
            vault.fetch(document)
    except VaultError:
        return False
    return True


def _refuse_newer(journey: Journey) -> None:
    if of_later_layout(journey.settings.store):
        raise NewerData("De samengestelde gegevens")


def _delivered(journey: Journey) -> list[Delivery]:
    return Inbox(journey.decided).deliveries() if journey.decided.exists() else []
