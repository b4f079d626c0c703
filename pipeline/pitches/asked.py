"""The amounts of money in the sentences of a pitch, each with what speaks for its being what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.pitches.choosing import Candidate, weigh
from pipeline.pitches.figures import Number, euros_in, how_often, is_whole
from pipeline.pitches.lines import Line
from pipeline.pitches.shape import Promise, of_line
from pipeline.pitches.words import pattern

_NEAR, _BEHIND = 80, 40
_TO = re.compile(r"\s*(?:a|tot|en|-|of)\s*")
_PRODUCT = re.compile(r"(\d{1,3})\s*(?:x|keer|maal)\s*$")
_AND = re.compile(r"\ben\s*$")
_TURN = re.compile(r"[.;,(:]\s|[.;]$")
LESS = "{total}, min {others}"
"""What is written of an amount that follows from others."""


class Euros(NamedTuple):
    """An amount that a sentence names: what its words say of it, `asks` or `others` where they say whose it is."""

    line: Line
    amount: float
    score: float
    asks: bool
    others: bool
    whole: bool
    computed: bool


def candidates(lines: Sequence[Line], number: Number) -> list[Candidate]:
    """What the sentences on the plan could ask; and what is left, where they ask for the rest of a total."""
    found = [one for line in lines for one in _in_line(line, number)]
    found = [_in_context(one, found, lines) for one in found]
    made = [
        Candidate(of_line(one.line, "money", None, False, one.amount), one.score, one.computed)
        for one in found
        if one.amount
    ]
    return [*made, *_rest(lines, found)]


def _in_line(line: Line, number: Number) -> Iterator[Euros]:
    last, asking = 0, False
    for found, amount in euros_in(line.words, number):
        before, behind = line.words[max(last, found.start() - _NEAR) : found.start()], _behind(line.words, found.end())
        upper, last = last and _TO.fullmatch(before), found.end()
        if amount is None or upper:
            continue
        said = [*_before(before), *_after(behind)]
        score, asks, others = sum(said), any(one >= 1 for one in said), any(one < -2 for one in said)
        whole = is_whole(before, behind)
        # 'gevraagd: € 1.000 (2026) en € 1.200 (2027), derhalve € 2.200'
        if asking and whole and not others:
            score, asks = score + weigh("money", "goes_on"), True
        asks = asks or (asking and bool(_AND.search(before)))
        asking = asking or (asks and not others)
        product = _PRODUCT.search(before)
        times = float(product[1]) if product else how_often(line.words, behind)
        score += weigh("money", "whole") if whole or product else 0.0
        yield Euros(line, amount * times, score, asks and not others, others, whole, times > 1)


def _behind(words: str, start: int) -> str:
    behind = words[start : start + _BEHIND].removeprefix(",")
    behind = _TURN.split(behind)[0]
    turn = pattern("amounts", "turns").search(behind)
    return behind[: turn.start()] if turn else behind


def _before(words: str) -> Iterator[float]:
    """What the nearest words before an amount say of it."""
    cues = [(found.end(), name) for name, found in _cues(words)]
    if cues:
        yield weigh("money", max(cues)[1])


def _after(words: str) -> Iterator[float]:
    if pattern("amounts", "rate").match(words.strip()):
        yield weigh("money", "rate")
    if pattern("amounts", "refuses").search(words):
        yield weigh("money", "refuses")
        return
    if pattern("amounts", "for_which").match(words.strip()):
        yield weigh("money", "for_which")
    cues = [(found.start(), name) for name, found in _cues(words) if name != "costs"]
    if cues:
        yield weigh("money", min(cues)[1])


def _cues(words: str) -> Iterator[tuple[str, re.Match[str]]]:
    for name in ("asked", "asked_weak", "other", "no_ask", "costs"):
        for found in pattern("amounts", name).finditer(words):
            yield name, found


def _in_context(one: Euros, found: Sequence[Euros], lines: Sequence[Line]) -> Euros:
    """The same amount, also weighed by its heading, the part it stands in, and the sentences beside it."""
    said = [] if one.others or one.asks else list(_beside(one, found, lines))
    if one.whole and _adds_up(one, found):
        said.append("adds_up")
    if one.line.role == "money":
        said.append("money_part")
    elif one.line.role in ("problem", "self", "past") and not one.asks:
        said.append("other_part")
    return one._replace(score=one.score + sum(weigh("money", name) for name in said))


def _beside(one: Euros, found: Sequence[Euros], lines: Sequence[Line]) -> Iterator[str]:
    """What the heading and the sentences beside it say of an amount whose own sentence does not say whose it is."""
    line, at = one.line, lines.index(one.line)
    under = any(other.asks and other.line.heading == line.heading for other in found)
    if not under and pattern("amounts", "asked_heading").search(line.heading):
        yield "heading"
    if at and _asks_without(lines[at - 1], line, found):
        yield "before"
    if one.whole and _asked_before(line, found):
        yield "goes_on"
    if one.score > 0 and at + 1 < len(lines) and _refers(lines[at + 1]):
        yield "that_amount"


def _asks_without(before: Line, line: Line, found: Sequence[Euros]) -> bool:
    """Whether the sentence before asks, and names no amount itself: 'Onze vraag is eenvoudig. € 4.500.'"""
    named = any(one.line is before for one in found)
    near = before.heading == line.heading and line.order - before.order == 1
    return near and not named and bool(pattern("amounts", "asked").search(before.words))


def _adds_up(one: Euros, found: Sequence[Euros]) -> bool:
    """Whether an amount is the sum of the others that its passage asks."""
    parts = [other.amount for other in found if other.asks and other.line.passage_id == one.line.passage_id]
    return len(parts) > 1 and any(abs(sum(parts) - times * one.amount) < 1 for times in (1, 2))


def _asked_before(line: Line, found: Sequence[Euros]) -> bool:
    """Whether an earlier sentence of its passage names an amount that is asked."""
    before = [one for one in found if one.line.passage_id == line.passage_id and one.line.order < line.order]
    return any(one.asks for one in before)


def _refers(after: Line) -> bool:
    """Whether the next sentence asks for the amount of the one before it: 'Zou de gemeente dit bedrag willen geven?'"""
    asks = pattern("amounts", "asked", "asked_weak").search(after.words)
    return bool(asks and pattern("amounts", "that_amount").search(after.words))


def _rest(lines: Sequence[Line], found: Sequence[Euros]) -> Iterator[Candidate]:
    """'Voor het resterende bedrag kloppen wij bij u aan': the whole, less what the sentences say others pay."""
    for line in lines:
        own = any(one.line is line and one.asks for one in found)
        asks = pattern("amounts", "asked").search(line.words) and pattern("amounts", "rest").search(line.words)
        if asks and not own:
            yield from _left(line, [one for one in found if one.line.order <= line.order])


def _left(line: Line, before: Sequence[Euros]) -> Iterator[Candidate]:
    # a price or a saving is of nobody, and tells more against itself than money of others does
    paid = [one for one in before if one.others and one.score > 2 * weigh("money", "other")]
    wholes = [one for one in before if not one.others]
    total = max(wholes, key=lambda one: (one.whole, one.amount), default=None)
    left = total.amount - sum(one.amount for one in paid) if total else 0.0
    if total and paid and left > 0:
        written = LESS.format(total=total.line.text, others=" ".join(dict.fromkeys(one.line.text for one in paid)))
        promise = Promise("money", None, False, written, line.location, line.order, left, None, line.sentence_id)
        yield Candidate(promise, weigh("money", "rest"), computed=True)
