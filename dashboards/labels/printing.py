"""Every Dutch word of the print view."""

from __future__ import annotations

from datetime import date

from dashboards.labels import day

PRINT = "Afdrukken"
PAGE_OF = ("Pagina ", " van ")


def printed(on: date) -> str:
    """When a page was printed."""
    return f"Afgedrukt op {day(on)}"
