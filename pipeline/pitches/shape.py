"""What is found of a pitch before it is a row of PROMISES, and what this stage is given to read with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.pitches.lines import Line


class Said(NamedTuple):
    """A district or target group that a text names; `listed` where the lists have it, `told` where it says so."""

    kind: str
    value: str
    written: str
    listed: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Readers:
    """What other stages can read: the value of a figure as it is written, and for whom and where a text says it is."""

    number: Callable[[str], float | None]
    reach: Callable[[str], Sequence[Said]]


@dataclass(frozen=True, slots=True)
class Promise:
    """A row of PROMISES without its document; `order` says where it stands among those of its kind."""

    kind: str
    value: str | None
    sure: bool
    written: str | None
    location: str | None
    order: float
    amount: float | None = None
    activity_id: str | None = None
    sentence_id: str | None = None


def of_line(
    line: Line, kind: str, value: str | None, sure: bool, amount: float | None = None, activity_id: str | None = None
) -> Promise:
    """A promise that a sentence makes."""
    return Promise(
        kind, value, sure, line.text, line.location, line.order, amount, activity_id, line.sentence_id or None
    )
