"""How many people a pitch aims at: of all numbers of people in its sentences, rows and fields, the likeliest one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.pitches.choosing import Candidate, chosen, weigh
from pipeline.pitches.figures import Figure, Number
from pipeline.pitches.lines import Line
from pipeline.pitches.rows import Planned, measures
from pipeline.pitches.shape import Promise, of_line
from pipeline.pitches.words import pattern, plain

_GROUPS = re.compile(
    r"(?<![\d.,])(\d{1,2}) (?:\w+ )?(?:groep(?:en|jes)|ploegen|klassen|teams|lichtingen) van "
    r"(?:(?:elk|ieder|ongeveer|zo'n|circa) ){0,2}(\d{1,3})(?![\d.,]\d)"
)
_YEARS = 1900, 2100
_FEW = 10
_PARTS = {
    "people": "people_part", "goal": "goal_part", "plan": "plan_part", "problem": "problem_part",
    "self": "self_part", "past": "self_part", "money": "money_part",
}  # fmt: skip


def participants(
    rows: Sequence[Planned], figures: Sequence[Figure], lines: Sequence[Line], of_one: set[str], number: Number
) -> Promise | None:
    """The people of the pitch as a whole. `of_one` are the sentences on a single activity.

    Activities are never added up: who takes part in two is one person.
    """
    groups = [one for line in lines for one in _of_groups(line, number)]
    found = [*_of_rows(rows), *_of_figures(figures, of_one), *groups]
    amounts = {one.amount for one in found}
    if len(amounts) == 1:
        found[0] = found[0]._replace(score=found[0].score + weigh("people", "alone"))
    return chosen(found, "people")


def _of_rows(rows: Sequence[Planned]) -> Iterator[Candidate]:
    people = [row for row in rows if row.kind == "participants"]
    named = [row for row in people if measures(row) and not row.total]
    for row in people:
        promise = Promise("participants", None, False, row.written, row.location, row.order, row.amount)
        if row.total:
            yield Candidate(promise, weigh("people", "row_total"), computed=True)
        elif row in named:
            yield Candidate(promise, weigh("people", "row" if len(named) == 1 else "row_total"))
        elif len(people) == 1:
            yield Candidate(promise, weigh("people", "alone"), computed=True)


def _of_figures(figures: Sequence[Figure], of_one: set[str]) -> Iterator[Candidate]:
    for one in figures:
        if not _YEARS[0] <= one.amount <= _YEARS[1]:
            score = sum(weigh("people", name) for name in _said_of(one, of_one))
            yield Candidate(of_line(one.line, "participants", None, False, one.amount), score, one.computed)


def _said_of(one: Figure, of_one: set[str]) -> Iterator[str]:
    """What tells for or against a number, as in [weigh_people]."""
    line = one.line
    told = {
        "whole": one.whole,
        "aim": one.weight > 1,
        "reach": pattern("amounts", "people_reach").search(line.words),
        "of_activity": line.sentence_id in of_one,
        "only_some": _is_part(one),
        "few": one.amount < _FEW,
        "heading": pattern("amounts", "people_heading").search(plain(line.head or line.heading)),
        "each": one.amount in {float(each) for _, each in _GROUPS.findall(line.words)},
    }
    yield from (name for name, holds in told.items() if holds)
    if line.role in _PARTS:
        yield _PARTS[line.role]


def _is_part(one: Figure) -> bool:
    """Whether a number is of some of those whom it is for: 'minstens 32 van de 40 vrouwen'."""
    some = rf"(?<![\d.,]){one.amount:.0f} (?:\w+ )?(?:van (?:de|die|hen|deze)|daarvan)\b"
    return bool(re.search(some, one.line.words))


def _of_groups(line: Line, number: Number) -> Iterator[Candidate]:
    """'Drie groepen van tien ouders' are thirty."""
    if line.quoted or line.role in ("past", "problem", "self"):
        return
    for groups, each in _GROUPS.findall(line.words):
        many, size = number(groups), number(each)
        if many and size:
            promise = of_line(line, "participants", None, False, many * size)
            yield Candidate(promise, weigh("people", "groups"), computed=True)
