"""A story and its pieces."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.documents import Grid
from pipeline.parse.spots import Spot


@dataclass(frozen=True, slots=True)
class Answer:
    """A piece of a story: the text, the question it answers, and where it stands."""

    text: str
    question: str | None = None
    page: int | None = None
    sheet: str | None = None
    grid: Grid | None = None
    spot: Spot | None = None


@dataclass
class Story:
    """A story: its title, what the resident allowed, who tells it, and its pieces.

    `asked` where the document asks for consent: then silence is no consent.
    """

    title: str | None
    consent: str = "unknown"
    voice: str | None = None
    answers: list[Answer] = field(default_factory=list)
    asked: bool = False
    first_part: int = 0
    """Index of the part of the document where it starts."""

    @property
    def text(self) -> str:
        """All its pieces."""
        return " ".join(answer.text for answer in self.answers)

    @property
    def shown(self) -> bool:
        """Whether its text may be used: consent given, or never asked for in a text that was handed in as it is."""
        return self.consent in ("yes", "anonymous") or (self.consent == "unknown" and not self.asked)
