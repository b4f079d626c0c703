"""What a review says of pitches, as facts: confirmed promises beside what became visible of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.indicators import Beside, Meeting, Told
from pipeline.pitched import Pitch
from pipeline.review.content import Quotation


@dataclass(frozen=True, slots=True)
class EffectPart:
    """A promised effect by its name, what is told of it, a quotation of each side, and the source of the promise."""

    name: str
    told: Told
    better: Quotation | None
    otherwise: Quotation | None
    source: int


@dataclass(frozen=True, slots=True)
class PitchPart:
    """A confirmed pitch and what became visible up to the end of the period of the review.

    `others` are the names of effects that are told of without having been promised; `source` is the pitch as a whole,
    `reports` are the sources of the reports that hours and grants stand in, by document.
    """

    pitch: Pitch
    seen: Beside
    effects: tuple[EffectPart, ...]
    others: tuple[str, ...]
    source: int
    reports: tuple[tuple[str, int], ...] = ()

    def sources(self, documents: Iterable[str]) -> str:
        """The numbers of the pitch and of these reports, as a cell of a table has them."""
        held = dict(self.reports)
        return ", ".join(map(str, (self.source, *sorted({held[one] for one in documents}))))


@dataclass(frozen=True, slots=True)
class Pitched:
    """The confirmed pitches whose period touches that of a review, and how many are not confirmed.

    `met` are the pitches among them (confirmed or not) that aim at the same effect and group as another organisation;
    `names` are those of the themes.
    """

    parts: tuple[PitchPart, ...]
    unconfirmed: int
    met: tuple[Meeting, ...]
    names: tuple[tuple[str, str], ...]
