"""Putting right what was read: who may do so in which document, and in whose name it is booked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from dashboards import data
from dashboards.permission import NotAllowed, guarded
from dashboards.visitor import visitor
from pipeline.access import Action, signature
from pipeline.decisions import Correction, Decisions, FigureCorrections, Inbox
from pipeline.decisions.figures import FigureField, Held, figure_place

MUNICIPAL_FIELDS = ("organisation", "grant_number", "amount")
"""What only the municipality says of a document: whose it is, and which grant of what amount it accounts for."""


def may_correct(document: str, field: str | None = None) -> bool:
    """Whether who looks may correct a document, and there this field.

    A provider does so in its own documents until the municipality decides on them (docs/adr/0021-roles-at-the-data.md).
    """
    if not visitor().may(Action.CORRECT):
        return False
    own = data.own()
    if own is None:
        return True
    return document in own and field not in MUNICIPAL_FIELDS and document not in _decided()


@guarded(Action.CORRECT)
def correct(corrections: Sequence[Correction]) -> None:
    """Book what a person says about documents; it shows at the next run of a page.

    Raises NotAllowed where a document or field is not theirs to correct.
    """
    if not all(may_correct(one.document, one.field) for one in corrections):
        raise NotAllowed
    for one in corrections:
        Decisions(data.settings().decisions).correct(replace(one, decided_by=signed(one.decided_by)))


def signed(by: str) -> str:
    """The name that is booked: a provider's with its organisation, so that everybody sees who says so."""
    return signature(by, visitor().organisation)


def _decided() -> set[str]:
    inbox = Inbox(data.settings().decisions)
    return set(inbox.reviews()) if inbox.path.exists() else set()


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Who corrected which figure."""

    deciders: dict[tuple[str, str, str], str]
    held: Held

    def by(self, row: Mapping[str, Any]) -> list[str]:
        """The people who corrected a figure."""
        keys = {(row["document"], figure_place(row, field, self.held), field) for field in get_args(FigureField)}
        return sorted({visitor().told_of(name) for key, name in self.deciders.items() if key in keys})


def adjusted() -> Adjusted:
    """The corrections of figures that hold now."""
    ledger = FigureCorrections(data.settings().decisions)
    return Adjusted(ledger.deciders(), ledger.held())
