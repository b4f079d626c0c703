"""Agreements made at reviews: added and changed, never overwritten; what was said before stays to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from pipeline.agreed import Agreement, Change, Status, Subject, Terms
from pipeline.decisions.ledger import Ledger, now

_AGREEMENTS = (
    "select id, what, who, due, why, theme, organisation, activity, quarter, decided_by, decided_at "
    "from agreements order by id"
)
_CHANGES = "select agreement, status, due, who, reason, decided_by, decided_at from agreement_changes order by id"


class Agreements(Ledger):
    """All agreements with their history."""

    def agree(self, terms: Terms, quarter: str, decided_by: str) -> int:
        """Book an agreement that was made at a review ("2025-Q4", or "2025" of a year). Gives its number."""
        about = terms.about
        return self._add(
            "agreements", what=terms.what.strip(), who=terms.who.strip(), due=terms.due.isoformat(),
            why=terms.why.strip(), theme=about.theme, organisation=about.organisation, activity=about.activity,
            quarter=quarter, decided_by=decided_by, decided_at=now(),
        )  # fmt: skip

    def change(
        self, number: int, decided_by: str, status: Status | None = None, due: date | None = None,
        who: str | None = None, reason: str = "",
    ) -> int:  # fmt: skip
        """Change the status, last day or person of an agreement. Gives the number of the change.

        Raises ValueError for an agreement that does not exist, for a change of nothing or to another status, and for
        one that is dropped or put off without a reason.
        """
        if status is not None and status not in get_args(Status):
            raise ValueError(f"an agreement cannot be {status}; choose from {', '.join(get_args(Status))}")
        if status is None and due is None and not who:
            raise ValueError("nothing changes")
        if (status == "dropped" or due is not None) and not reason.strip():
            raise ValueError("an agreement is dropped or put off with a reason")
        if number not in {one.number for one in self.all()}:
            raise ValueError(f"there is no agreement {number}")
        return self._add(
            "agreement_changes", agreement=number, status=status, due=due.isoformat() if due else None,
            who=who.strip() if who else None, reason=reason.strip(), decided_by=decided_by, decided_at=now(),
        )  # fmt: skip

    def all(self) -> tuple[Agreement, ...]:
        """Every agreement as it stands, in the order in which they were made."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            rows, changes = (connection.execute(sql).fetchall() for sql in (_AGREEMENTS, _CHANGES))
        history: dict[int, list[Change]] = {}
        for number, *change in changes:
            history.setdefault(number, []).append(_change(change))
        return tuple(_as_it_stands(_made(row), history.get(row[0], [])) for row in rows)


def _made(row: Sequence[Any]) -> Agreement:
    number, what, who, due, why, theme, organisation, activity, quarter, by, at = row
    terms = Terms(what, who, date.fromisoformat(due), why, Subject(theme, organisation, activity))
    return Agreement(number, terms, quarter, "open", by, at)


def _change(row: Sequence[Any]) -> Change:
    status, due, who, reason, by, at = row
    return Change(status, date.fromisoformat(due) if due else None, who, reason, by, at)


def _as_it_stands(agreement: Agreement, changes: Sequence[Change]) -> Agreement:
    for change in changes:
        terms = replace(agreement.terms, due=change.due or agreement.terms.due, who=change.who or agreement.terms.who)
        agreement = replace(agreement, terms=terms, status=change.status or agreement.status)
    return replace(agreement, changes=tuple(changes))
