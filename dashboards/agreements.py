"""All agreements of all reviews as a list of reminders: what is late, what comes first, and what is closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dashboards.filters import Filters
from pipeline.agreed import Agreement

When = Literal["late", "soon", "later", "closed"]
WHEN: tuple[When, ...] = ("late", "soon", "later", "closed")
SOON = timedelta(days=14)
"""What is to be done within so many days stands apart."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """Agreements that stand in one place of the list, those whose day comes first on top; closed ones by their end."""

    when: When
    agreements: tuple[Agreement, ...]


def reminders(held: Iterable[Agreement], today: date) -> tuple[Reminders, ...]:
    """The places of the list that hold anything, in order."""
    by_place: dict[When, list[Agreement]] = {when: [] for when in WHEN}
    for one in held:
        by_place[_place(one, today)].append(one)
    return tuple(Reminders(when, _ordered(when, found)) for when, found in by_place.items() if found)


def _place(one: Agreement, today: date) -> When:
    if one.status != "open":
        return "closed"
    if one.terms.due < today:
        return "late"
    return "soon" if one.terms.due <= today + SOON else "later"


def _ordered(when: When, found: list[Agreement]) -> tuple[Agreement, ...]:
    if when == "closed":
        return tuple(sorted(found, key=lambda one: (one.changed_at, one.number), reverse=True))
    return tuple(sorted(found, key=lambda one: (one.terms.due, one.number)))


def fitting(held: Iterable[Agreement], filters: Filters, who: str | None = None) -> tuple[Agreement, ...]:
    """The agreements about the chosen organisation and theme, made at a review in the chosen period, of `who` does it.

    An agreement that is about no organisation in particular concerns every one; about no theme, every theme.
    """
    return tuple(
        one
        for one in held
        if _concerns(one.terms.about.organisation, filters.organisation)
        and _concerns(one.terms.about.theme, filters.theme_name)
        and (who is None or one.terms.who == who)
        and _made_in(one.quarter, filters)
    )


def doers(held: Iterable[Agreement]) -> list[str]:
    """Who does what was agreed, each once, in order of the alphabet."""
    return sorted({one.terms.who for one in held}, key=str.casefold)


def _concerns(subject: str | None, chosen: str | None) -> bool:
    return chosen is None or subject is None or subject.strip().casefold() == chosen.strip().casefold()


def _made_in(made: str, filters: Filters) -> bool:
    """Whether an agreement was made at a review ("2025-Q4", or a year's "2025") in the chosen quarter or year."""
    if filters.quarter is not None:
        return made == "{}-Q{}".format(*filters.quarter)
    return filters.year is None or made.startswith(str(filters.year))
