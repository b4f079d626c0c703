"""Words of the page with all agreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboards.agreements import SOON, When
from dashboards.filters import Filters
from pipeline.agreed import Agreement
from pipeline.dutch import how_many, listed

TITLE = "Afspraken"
INTRO = "Wie doet wat, en wanneer? Alle afspraken uit alle effectgesprekken, met wat ervan kwam."
NOTHING = "Er zijn nog geen afspraken. U legt ze vast in het effectgesprek."
TO_TALK = "Naar het effectgesprek"
WHO = "Wie doet het?"
EVERYBODY = "Iedereen"
HEADINGS: dict[When, str] = {
    "late": "Te laat", "soon": f"Binnen {SOON.days} dagen", "later": "Later", "closed": "Gedaan of vervallen",
}  # fmt: skip


def counted(shown: Sequence[Agreement], held: int, today: date) -> str:
    """How many agreements are shown, how many are open and how many of those are late."""
    if not shown:
        return f"Geen van de {how_many(held, 'afspraak', 'afspraken')} past bij wat u koos."
    waiting = [one for one in shown if one.status == "open"]
    late = sum(one.standing(today) == "overdue" for one in waiting)
    open_ = f"{how_many(len(shown), 'afspraak', 'afspraken')}, waarvan {len(waiting)} open"
    return f"{open_}. Daarvan {'is' if late == 1 else 'zijn'} er {late} te laat." if late else f"{open_}."


def not_heeded(filters: Filters) -> str:
    """Which chosen filters do not hold for agreements."""
    named = (
        ("programma", filters.programme), ("wijk", filters.district), ("doelgroep", filters.target_group),
        ("wie spreekt", filters.voice),
    )  # fmt: skip
    chosen = [name for name, value in named if value]
    return f"De filters op {listed(chosen)} gelden niet voor afspraken." if chosen else ""
