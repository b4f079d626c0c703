"""Agreements in a review: those that wait on the first page, and all that come back in a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.agreed import Agreement, Standing
from pipeline.dutch import day, listed, number
from pipeline.review.content import Review
from pipeline.review.when import in_words, read_when, written
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


def agreements(review: Review) -> Table | None:
    """All agreements that come back, with how they stand on the day of the review; of a year, from which talk."""
    held, today, yearly = review.agreements, review.made_on, isinstance(review.scope.when, int)
    rows = tuple(
        (
            f"{one.terms.what} ({in_words(read_when(one.quarter))})" if yearly else one.terms.what,
            one.terms.who,
            day(one.terms.due),
            how_it_stands(one, today),
            about(one),
        )
        for one in held
    )
    return Table("Afspraken uit dit en eerdere gesprekken", _HEADS, rows, (False,) * 5) if rows else None


def agreed_in(review: Review) -> str:
    """How the agreements of a year stand, in numbers; empty for a quarter, or without any."""
    year = review.scope.when
    made = [one for one in review.agreements if isinstance(year, int) and one.quarter.startswith(written(year))]
    if not made:
        return ""
    standings = [one.standing(review.made_on) for one in made]
    said = listed([f"{number(standings.count(one))} {STANDINGS[one]}" for one in STANDINGS if one in standings])
    verb = "is één afspraak" if len(made) == 1 else f"zijn {number(len(made))} afspraken"
    return f"In de gesprekken over {year} {verb} gemaakt: {said}."


def how_it_stands(one: Agreement, today: date) -> str:
    """The standing of an agreement, with why it is dropped or how it was done."""
    said = STANDINGS[one.standing(today)]
    return f"{said}: {one.reason}" if one.reason and one.status != "open" else said


def about(one: Agreement) -> str:
    """What an agreement is about, and why it was made."""
    subject = one.terms.about
    named = [name for name in (subject.theme, subject.activity, subject.organisation) if name]
    return f"{', '.join(named)}. {one.terms.why}" if named else one.terms.why
