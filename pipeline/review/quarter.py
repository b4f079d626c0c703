"""Quarters as people write them, and the row of quarters that a trend is shown over."""

from __future__ import annotations

import re

from pipeline.periods import Quarter, before

TREND = 4
"""Quarters that a trend is shown over."""
_WRITTEN = re.compile(r"(?P<year>(?:19|20)\d\d)-?[QqKk](?P<place>[1-4])")


def read_quarter(written: str) -> Quarter:
    """A quarter as people type it: 2025-Q4, 2025q4 or 2025-K4. Raises ValueError for anything else."""
    found = _WRITTEN.fullmatch(written.strip())
    if not found:
        raise ValueError(written)
    return int(found["year"]), int(found["place"])


def written(quarter: Quarter) -> str:
    """A quarter as decisions hold it and commands take it: 2025-Q4."""
    return f"{quarter[0]}-Q{quarter[1]}"


def upto(quarter: Quarter, count: int = TREND) -> tuple[Quarter, ...]:
    """The last `count` quarters, oldest first, of which `quarter` is the last."""
    found = [quarter]
    while len(found) < count:
        found.insert(0, before(found[0]))
    return tuple(found)
