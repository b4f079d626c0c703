"""Numbers for sources: each place in a report gets one, in the order in which the review first points to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.review.content import Source


@dataclass
class Sources:
    """The sources that were pointed to so far; `documents` are rows of DOCUMENTS by their hash."""

    documents: Mapping[str, Mapping[str, Any]]
    _numbers: dict[tuple[Any, ...], Source] = field(default_factory=dict)

    def sentence(self, row: Mapping[str, Any]) -> int:
        """The number of a sentence: a row of QUOTED."""
        return self._number((row["document"], row["page"], row["sheet"], row["cell"], row["place"]))

    def figure(self, row: Mapping[str, Any]) -> int:
        """The number of a figure: a row of ACTIVITIES."""
        cell = row["realised_cell"] or row["planned_cell"]
        return self._number((row["document"], row["page"], row["sheet"], cell, None), row["position"])

    def listed(self) -> tuple[Source, ...]:
        """All sources in order of their number."""
        return tuple(self._numbers.values())

    def _number(self, place: tuple[Any, ...], figure: int | None = None) -> int:
        if place not in self._numbers:
            document, page, sheet, cell, sentence = place
            row = self.documents[document]
            self._numbers[place] = Source(
                len(self._numbers) + 1, row["organisation"], row["filename"] or "", page, sheet, cell, sentence, figure,
                document,
            )  # fmt: skip
        return self._numbers[place].number
