"""What stands in a document that cannot hold everything: chosen by rule, and never by how much somebody tells.

Where the rules leave several, a draw decides that is always the same for a period: each organisation has the same
chance, whatever its name or the size of its report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pipeline.dutch import listed
from pipeline.periods import When
from pipeline.review.content import Claim, Question
from pipeline.review.told import FIRM
from pipeline.review.when import written

CLAIMS = 3
"""Claims of a theme that are written out in a document on several organisations."""
WORKING = 3
"""Organisations whose activities a theme names, and activities of each."""
_DIRECTIONS = ("achteruitgang", "gemengd", "vooruitgang", "onveranderd")
"""The order in which each direction gets its first claim: what went worse is never left out for what went well."""

Item = TypeVar("Item")


def draw(when: When, about: str, name: str | None) -> str:
    """The lot of an organisation for a period and a subject; the lowest comes first."""
    return hashlib.sha256("\n".join((written(when), about, name or "")).encode()).hexdigest()


def choose_claims(claims: Sequence[Claim], when: When, theme: str, most: int = CLAIMS) -> tuple[Claim, ...]:
    """The claims that are written out, in their own order: see `method` in annex.py for the rule in Dutch.

    First one of each direction, then one of each organisation, then the rest; each time fair or strong evidence before
    weak, then by lot.
    """
    ordered = sorted(claims, key=lambda one: (one.strength not in FIRM, draw(when, theme, one.organisation)))
    firsts = _first_of_each(ordered, lambda one: one.direction)
    firsts.sort(key=lambda one: _DIRECTIONS.index(one.direction))
    chosen = _in_turn(firsts, _first_of_each(ordered, lambda one: one.organisation), ordered)[:most]
    kept = set(map(id, chosen))
    return tuple(one for one in claims if id(one) in kept)


def choose_questions(questions: Sequence[Question], when: When) -> list[Question]:
    """The questions in the order in which the first page takes them: each kind in turn, then by lot."""
    drawn = sorted(questions, key=lambda one: draw(when, one.code, f"{one.organisation}\n{one.activity}"))
    kinds = _first_of_each(drawn, lambda one: one.code)
    return _in_turn(kinds, _first_of_each(drawn, lambda one: one.organisation), drawn)


def choose_names(names: Iterable[str | None], first: Sequence[str | None], when: When, theme: str) -> list[str | None]:
    """Organisations in the order in which a theme names them: those of whom a claim is written out, then by lot."""
    return sorted(names, key=lambda name: (name not in first, draw(when, theme, name)))


def some(names: Sequence[str], most: int, room: int = 10_000, rest: str = "nog {n}") -> str:
    """The first names, as many as `most` and as fit in `room` characters, and how many more there are."""
    kept: list[str] = []
    for name in names[:most]:
        if kept and sum(map(len, kept)) + len(name) + 2 * len(kept) > room:
            break
        kept.append(name)
    left = len(names) - len(kept)
    return listed([*kept, rest.format(n=left)] if left else kept)


def _first_of_each(items: Iterable[Item], kind: Callable[[Item], object]) -> list[Item]:
    found: dict[object, Item] = {}
    for item in items:
        found.setdefault(kind(item), item)
    return list(found.values())


def _in_turn(*rounds: Sequence[Item]) -> list[Item]:
    """The items of each round after each other, each once."""
    return list({id(item): item for held in rounds for item in held}.values())
