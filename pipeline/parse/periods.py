"""Periods as Dutch reports write them: '2020', 'Q3 2023', 'januari t/m juni 2023', 'schooljaar 2022-2023'."""

from __future__ import annotations

from pipeline.parse.spans import months_of
from pipeline.parse.words import fold
from pipeline.parse.writings import Find, readers
from pipeline.periods import Period

__all__ = ["Find", "find_period", "find_periods", "numbered_period", "without_periods"]


def find_period(text: str, year: int | None = None) -> Period | None:
    """The first period that a text names, the most precise writing first; `year` helps out '3e kwartaal'.

    'eerste halfjaar 2023' → 1 January to 30 June 2023. None when no period is named.
    """
    return next((period for _, _, period in find_periods(text, year)), None)


def numbered_period(kind: str, number: int, year: int | None) -> Period | None:
    """The month or quarter with a number, None without a year: ('kwartaal', 2, 2023) → April to June."""
    length = 3 if kind.startswith("kwart") else 1
    return months_of(year, (number - 1) * length + 1, number * length) if year else None


def find_periods(text: str, year: int | None = None) -> list[Find]:
    """All periods that a text names, in order, none overlapping another."""
    folded = fold(text)
    taken: list[Find] = []
    for reader in readers():
        for start, end, period in reader(folded, year):
            if all(end <= other[0] or start >= other[1] for other in taken):
                taken.append((start, end, period))
    return sorted(taken, key=lambda find: find[0])


def without_periods(text: str, year: int | None = None) -> str:
    """The folded text without the periods it names."""
    folded = fold(text)
    for start, end, _ in reversed(find_periods(text, year)):
        folded = f"{folded[:start]} {folded[end:]}"
    return " ".join(folded.split())
