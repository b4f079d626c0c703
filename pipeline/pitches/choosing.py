"""Of several amounts that could be meant, the one that most speaks for, and how far it is ahead of the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from pipeline.pitches.shape import Promise
from pipeline.pitches.words import word_list

_MOST_AGAIN = 3.0


class Candidate(NamedTuple):
    """A promise that could be the one meant, with what speaks for it; `computed` where no text says the amount."""

    promise: Promise
    score: float
    computed: bool = False

    @property
    def amount(self) -> float:
        """The amount, to the cent."""
        return round(self.promise.amount or 0.0, 2)


def weigh(kind: str, name: str) -> float:
    """How much one thing tells for or against an amount of a kind, of models/pitches/amounts.toml."""
    return float(word_list("amounts")[f"weigh_{kind}"][name])


def chosen(candidates: Iterable[Candidate], kind: str) -> Promise | None:
    """The surest candidate, or None where too little speaks for any.

    The same amount said again counts in part. Sure only where the amount is written and far ahead of every other.
    """
    merged = sorted(_merged(candidates, kind), key=lambda one: (-one.score, -one.amount))
    if not merged or merged[0].score < weigh(kind, "least"):
        return None
    best, others = merged[0], merged[1:]
    if best.score < weigh(kind, "clear") and any(one.score >= best.score for one in others):
        return None
    ahead = best.score - max((one.score for one in others), default=0.0)
    sure = not best.computed and best.score >= weigh(kind, "sure") and ahead >= weigh(kind, "margin")
    return replace(best.promise, sure=sure)


def _merged(candidates: Iterable[Candidate], kind: str) -> list[Candidate]:
    same: dict[float, list[Candidate]] = {}
    for one in candidates:
        same.setdefault(one.amount, []).append(one)
    return [_of_same(group, weigh(kind, "again")) for group in same.values()]


def _of_same(group: list[Candidate], again: float) -> Candidate:
    best = max(group, key=lambda one: (one.score, not one.computed))
    more = sum(max(one.score, 0.0) for one in group) - max(best.score, 0.0)
    return best._replace(score=best.score + min(again * more, _MOST_AGAIN), computed=all(one.computed for one in group))
