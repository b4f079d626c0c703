"""Agreements in a review: those that wait on the first page, and all that come back in a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.agreed import Agreement, Standing
from pipeline.dutch import day
from pipeline.review.written import Table

STANDINGS: dict[Standing, str] = {
    "open": "open", "overdue": "te laat", "done": "gedaan", "dropped": "vervallen",
}  # fmt: skip
_HEADS = ("Afspraak", "Wie", "Uiterlijk", "Hoe staat het", "Waarover en waarom")


def waiting(held: Sequence[Agreement], today: date) -> tuple[str, ...]:
    """The agreements that are not done, in a line each; what is too late says so."""
    return tuple(
        f"{one.terms.what} ({one.terms.who}, uiterlijk {day(one.terms.due)}"
        f"{', te laat' if one.standing(today) == 'overdue' else ''})"
        for one in held
        if one.status == "open"
    )


def agreements(held: Sequence[Agreement], today: date) -> Table | None:
    """All agreements that come back, with how they stand on a day."""
    rows = tuple(
        (one.terms.what, one.terms.who, day(one.terms.due), how_it_stands(one, today), about(one)) for one in held
    )
    return Table("Afspraken uit dit en eerdere gesprekken", _HEADS, rows, (False,) * 5) if rows else None


def how_it_stands(one: Agreement, today: date) -> str:
    """The standing of an agreement, with why it is dropped or how it was done."""
    said = STANDINGS[one.standing(today)]
    return f"{said}: {one.reason}" if one.reason and one.status != "open" else said


def about(one: Agreement) -> str:
    """What an agreement is about, and why it was made."""
    subject = one.terms.about
    named = [name for name in (subject.theme, subject.activity, subject.organisation) if name]
    return f"{', '.join(named)}. {one.terms.why}" if named else one.terms.why
