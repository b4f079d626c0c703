"""Filling in a paper: what the municipality said, and a mark with a note for whoever must still say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.papers.organisation import Link, Organisation
from pipeline.wording_papers import FILLED, LINKED, MISSING

MARK = re.compile(r"\[nog invullen: [^\]]*\]")
"""How a place that must still be filled in stands in a paper."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a paper needs and nobody filled in: what, in Dutch, and where it can be said."""

    what: str
    where: str


@dataclass(slots=True)
class Form:
    """What is asked while one paper is made; it keeps the gaps, each once, in the order in which they were met."""

    organisation: Organisation
    gaps: list[Gap] = field(default_factory=list)

    def fill(self, key: str) -> str:
        """What the municipality said under "section.key", else the mark that it must still be filled in."""
        return self.organisation.values.get(key) or self.missing(FILLED[key], key)

    def maybe(self, key: str) -> str:
        """What the municipality said, or nothing: the paper is whole without it. Raises KeyError for no such key."""
        FILLED[key]
        return self.organisation.values.get(key, "")

    def links(self, key: str) -> tuple[Link, ...]:
        """The laws or assessments that the municipality named; none is a gap."""
        found = self.organisation.links.get(key, ())
        if not found:
            self.missing(LINKED[key], key)
        return found

    def missing(self, what: str, where: str) -> str:
        """The mark for something that is not filled in, kept as a gap."""
        gap = Gap(what, where)
        if gap not in self.gaps:
            self.gaps.append(gap)
        return MISSING.format(what=what)
