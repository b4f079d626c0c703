"""Numbers, days, periods and lists as the Dutch write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
QUARTERS = ("1e kwartaal", "2e kwartaal", "3e kwartaal", "4e kwartaal")
_WHOLE = {(1, 1, 12, 31): "", (1, 1, 6, 30): "1e halfjaar ", (7, 1, 12, 31): "2e halfjaar "} | {
    (3 * at + 1, 1, 3 * at + 3, last): f"{QUARTERS[at]} " for at, last in enumerate((31, 30, 30, 31))
}


def number(value: float) -> str:
    """A number as the Dutch write it: 2.412,5."""
    digits = 0 if float(value).is_integer() else (1 if round(value, 1) == round(value, 2) else 2)
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def how_many(count: float, one: str, more: str) -> str:
    """A count with its noun: 1 citaat, 4 citaten."""
    return f"{number(count)} {one if count == 1 else more}"


def listed(parts: Sequence[str]) -> str:
    """Parts as the Dutch list them: een, twee en drie."""
    return f"{', '.join(parts[:-1])} en {parts[-1]}" if len(parts) > 1 else "".join(parts)


def day(value: date) -> str:
    """A day in words: 31 december 2025."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def quarter(year: int, place: int) -> str:
    """A quarter in words; `place` from 1."""
    return f"{QUARTERS[place - 1]} {year}"


def period(start: date, end: date) -> str:
    """A period in the fewest words: 2025, 1e kwartaal 2025, or from day to day."""
    name = _WHOLE.get((start.month, start.day, end.month, end.day)) if start.year == end.year else None
    return f"{day(start)} t/m {day(end)}" if name is None else f"{name}{start.year}"
