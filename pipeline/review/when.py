"""What a review is about, as people write it: a quarter or a year; and the quarters that a trend is shown over."""

from __future__ import annotations

import re
from datetime import date

from pipeline.dutch import QUARTERS
from pipeline.dutch import quarter as quarter_words
from pipeline.periods import Quarter, When, before, days_of, quarters_of

TREND = 4
"""Quarters that a trend is shown over."""
_WRITTEN = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-?[QqKk](?P<place>[1-4]))?")


def read_when(written: str) -> When:
    """A period as people type it: 2025-Q4, 2025q4 or 2025-K4, or 2025. Raises ValueError for anything else."""
    found = _WRITTEN.fullmatch(written.strip())
    if not found:
        raise ValueError(written)
    year, place = int(found["year"]), found["place"]
    return (year, int(place)) if place else year


def written(when: When) -> str:
    """A period as decisions hold it and commands take it: 2025-Q4, or 2025."""
    return str(when) if isinstance(when, int) else f"{when[0]}-Q{when[1]}"


def in_words(when: When) -> str:
    """A period by its name: 4e kwartaal 2025, or 2025."""
    return str(when) if isinstance(when, int) else quarter_words(*when)


def in_when(when: When) -> str:
    """A period after a preposition: het 4e kwartaal van 2025, or 2025."""
    return str(when) if isinstance(when, int) else f"het {QUARTERS[when[1] - 1]} van {when[0]}"


def this(when: When) -> str:
    """The period that a review is about: dit kwartaal, dit jaar."""
    return f"dit {kind(when)}"


def kind(when: When) -> str:
    """What sort of period it is: kwartaal, jaar."""
    return "jaar" if isinstance(when, int) else "kwartaal"


def upto(quarter: Quarter, count: int = TREND) -> tuple[Quarter, ...]:
    """The last `count` quarters, oldest first, of which `quarter` is the last."""
    found = [quarter]
    while len(found) < count:
        found.insert(0, before(found[0]))
    return tuple(found)


def trend_of(when: When) -> tuple[Quarter, ...]:
    """The quarters that a trend is shown over, oldest first: of a year its own, of a quarter the last that it ends."""
    return upto(quarters_of(when)[-1])


def years_of(when: When) -> tuple[int, ...]:
    """The years that are held against each other: of a year the one before and itself; none for a quarter."""
    return (when - 1, when) if isinstance(when, int) else ()


def previous(when: When) -> When:
    """The quarter or the year before."""
    return when - 1 if isinstance(when, int) else before(when)


def since(when: When) -> date:
    """The first day of which a review still tells what became of agreements: of the quarter before, or of the year."""
    return days_of(when if isinstance(when, int) else before(when)).start
