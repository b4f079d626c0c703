"""Agreements for other programs: a calendar with a reminder for each that is open, and a table of all with history."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from pipeline.agreed import Agreement
from pipeline.review.agreements import STANDINGS, about

_BEFORE = timedelta(days=-7)
"""A reminder comes a week before the last day."""
_HEADS = (
    "Nummer", "Afspraak", "Wie", "Uiterlijk", "Hoe staat het", "Reden", "Thema", "Activiteit", "Organisatie", "Waarom",
    "Gesprek", "Vastgelegd door", "Vastgelegd op", "Geschiedenis",
)  # fmt: skip
_FORMULA = re.compile(r"^[\s]*[=+\-@\t\r]")
"""Excel runs a cell that begins like this (OWASP, CSV injection)."""


def calendar(held: Sequence[Agreement]) -> bytes:
    """The agreements that are open, each on its last day and with a reminder a week before.

    The same agreements give the same file. An agreement that changes keeps its identity, so that the calendar changes
    what it has in place of adding to it.
    """
    made = Calendar()
    made.add("prodid", "-//Verhaal//Afspraken//NL")
    made.add("version", "2.0")
    made.add("x-wr-calname", "Afspraken uit het effectgesprek")
    for one in held:
        if one.status == "open":
            made.add_component(_event(one))
    return bytes(made.to_ical())


def _event(one: Agreement) -> Event:
    event, last = Event(), one.terms.due
    event.add("uid", f"{_identity(one)}@verhaal")
    event.add("dtstamp", datetime.fromisoformat(one.changed_at))
    event.add("sequence", len(one.changes))
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", f"{one.terms.what} ({one.terms.who})")
    event.add("description", f"{about(one)} Afgesproken in het effectgesprek van {one.quarter}.")
    event.add("transp", "TRANSPARENT")
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", one.terms.what)
    reminder.add("trigger", _BEFORE)
    event.add_component(reminder)
    return event


def _identity(one: Agreement) -> str:
    """The same for one agreement in every export, and another in another municipality."""
    return hashlib.sha256(f"{one.number} {one.decided_at} {one.decided_by}".encode()).hexdigest()[:24]


def table(held: Sequence[Agreement], today: date) -> bytes:
    """All agreements with their history, as CSV that a Dutch Excel opens: a byte order mark and semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADS)
    writer.writerows([_harmless(cell) for cell in _row(one, today)] for one in held)
    return out.getvalue().encode("utf-8-sig")


def _row(one: Agreement, today: date) -> Iterator[str]:
    terms, subject = one.terms, one.terms.about
    yield from (
        str(one.number),
        terms.what,
        terms.who,
        terms.due.isoformat(),
        STANDINGS[one.standing(today)],
        one.reason,
    )
    yield from (subject.theme or "", subject.activity or "", subject.organisation or "", terms.why)
    yield from (one.quarter, one.decided_by, one.decided_at, " | ".join(history(one)))


def history(one: Agreement) -> Iterator[str]:
    """Every change to an agreement in words, oldest first."""
    for change in one.changes:
        what = [
            STANDINGS[change.status] if change.status else "",
            f"uiterlijk {change.due.isoformat()}" if change.due else "",
            f"wie: {change.who}" if change.who else "", change.reason,
        ]  # fmt: skip
        yield f"{change.decided_at[:10]} {change.decided_by}: {', '.join(part for part in what if part)}"


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
