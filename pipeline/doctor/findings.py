"""What the doctor says of one thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked; `needed` is False for what only adds something."""

    what: str
    well: bool
    cure: str = ""
    needed: bool = True
