"""What a fact about a document could be: each value with the ground it was found on, and how sure that makes it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.periods import Period

Value = str | float | Period

_OF_THE_FILE = ("filename", "properties")
_AGREEMENT = 0.5
"""What share of its confidence a second ground adds to the first."""
_MOST = 0.94
"""However many grounds agree, a value without a label stays less sure than one with a plain label."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a fact could have: `ground` is one of FACT_GROUNDS, `location` a Dutch place."""

    value: Value
    written: str
    ground: str
    confidence: float
    location: str


def ranked(candidates: Iterable[Candidate], same: Callable[[Value], Hashable] = lambda value: value) -> list[Candidate]:
    """One candidate for each value that `same` tells apart, the surest first.

    The surest ground of a value counts in full; each other ground that says the same takes away a part of what doubt
    is left: half of its own confidence.
    """
    groups: dict[Hashable, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(same(candidate.value), []).append(candidate)
    return sorted((_agreed(group) for group in groups.values()), key=lambda best: -best.confidence)


def written_value(value: Value) -> str:
    """A value as FACTS has it: a period as 2024-01-01/2024-12-31, an amount with a point and two decimals."""
    if isinstance(value, Period):
        return f"{value.start.isoformat()}/{value.end.isoformat()}"
    return value if isinstance(value, str) else f"{value:.2f}"


def fact_rows(sha256: str, candidates: Mapping[str, Sequence[Candidate]]) -> list[dict[str, object]]:
    """The candidates of each field as rows of FACTS; the first of each is the one in DOCUMENTS."""
    return [
        {
            "document": sha256, "field": field, "rank": rank, "value": written_value(candidate.value),
            "written": candidate.written or None, "confidence": round(candidate.confidence, 3),
            "ground": candidate.ground, "location": candidate.location,
        }
        for field, listed in candidates.items()
        for rank, candidate in enumerate(listed, start=1)
    ]  # fmt: skip


def _agreed(group: list[Candidate]) -> Candidate:
    surest = max(candidate.confidence for candidate in group)
    # how the document itself writes a name goes before how its file does
    best = max(group, key=lambda candidate: (candidate.ground not in _OF_THE_FILE, candidate.confidence))
    best = replace(best, confidence=surest)
    doubt = 1 - best.confidence
    others: dict[str, float] = {}
    for candidate in group:
        if candidate.ground != best.ground:
            others[candidate.ground] = max(candidate.confidence, others.get(candidate.ground, 0.0))
    for confidence in others.values():
        doubt *= 1 - _AGREEMENT * confidence
    return replace(best, confidence=round(max(best.confidence, min(1 - doubt, _MOST)), 3))
