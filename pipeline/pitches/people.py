"""For whom and where a pitch is: what REACH has of it, and what its sentences say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pipeline.pitches.grids import Entry
from pipeline.pitches.lines import Line
from pipeline.pitches.shape import Promise, Said, of_line

Row = dict[str, Any]

_TOLD_IN = ("people", "plan", "goal", None, "money")
"""Parts of a pitch in which a group that it is said to be for is the one it is meant for."""
_NAMED_IN = ("people", "plan", "goal", None)
"""And those in which a group that is only named may be."""


def people(
    reached: Iterable[Row], entries: Iterable[Entry], lines: Sequence[Line], reach: Callable[[str], Sequence[Said]]
) -> list[Promise]:
    """The districts and target groups of one pitch, each once, the surest word for it kept; `reached` rows of REACH."""
    found: dict[tuple[str, str], Promise] = {}
    for promise in [*_of_reach(reached), *_of_entries(entries, reach), *_of_lines(lines, reach)]:
        key = promise.kind, promise.value or ""
        if key not in found or (promise.sure and not found[key].sure):
            found[key] = promise
    return list(found.values())


def _of_reach(reached: Iterable[Row]) -> Iterator[Promise]:
    # a name says of an organisation what it is, and not always whom this plan is for
    for place, row in enumerate(reached):
        sure = row["sure"] and row["ground"] != "organisation"
        yield Promise(row["kind"], row["value"], sure, row["written"], row["location"], place - 1_000.0)


def _of_entries(entries: Iterable[Entry], reach: Callable[[str], Sequence[Said]]) -> Iterator[Promise]:
    for one in entries:
        for said in reach(one.text) if not one.names else ():
            yield Promise(said.kind, said.value, said.listed, one.text, one.location, one.order)


def _of_lines(lines: Sequence[Line], reach: Callable[[str], Sequence[Said]]) -> Iterator[Promise]:
    for line in lines:
        if line.quoted or line.role in ("past", "self"):
            continue
        for said in reach(line.text):
            if _counts(line, said):
                yield of_line(line, said.kind, said.value, sure=_is_sure(line, said))


def _counts(line: Line, said: Said) -> bool:
    if said.kind == "district":
        return said.listed or said.told
    return line.role in _NAMED_IN or (said.told and line.role in _TOLD_IN)


def _is_sure(line: Line, said: Said) -> bool:
    meant = line.role == "people" or (said.told and line.role in _TOLD_IN)
    return said.listed and meant and line.role != "problem"
