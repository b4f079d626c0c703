"""Trials of one workload: how long it lasts unkilled, then kills at moments drawn evenly over that time."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.slow.killing.audit import contents, faults
from tests.slow.killing.nursery import Nursery
from tests.slow.killing.places import Place, new_place
from tests.slow.killing.workloads import PREPARED, WORKLOADS

_MOST_TRIES = 3
"""So many draws for each kill: one that comes after the end of the work is no kill, and is drawn again."""


@dataclass(slots=True)
class Outcome:
    """What came of the trials of one workload: seconds of an unkilled run, moments of the kills, and what was wrong."""

    workload: str
    seconds: float
    moments: list[float] = field(default_factory=list)
    too_late: int = 0
    wrong: dict[float, list[str]] = field(default_factory=dict)


def try_out(nursery: Nursery, workload: str, kills: int, seed: int, folder: Path) -> Outcome:
    """Kill a workload so many times, each in a data folder of its own, and say what was wrong after it went on."""
    data = _prepared(nursery, folder) if workload in PREPARED else None
    unkilled = new_place(folder / "unkilled", data)
    outcome = Outcome(workload, nursery.run(lambda: WORKLOADS[workload](unkilled)).seconds)
    expected = nursery.ask(lambda: contents(unkilled))
    if wrong := nursery.ask(lambda: faults(unkilled, workload, expected)):
        outcome.wrong[0.0] = wrong
    for number, moment in enumerate(_moments(outcome.seconds, kills, seed, workload)):
        if len(outcome.moments) == kills:
            break
        place = new_place(folder / f"trial-{number}", data)
        if not nursery.run(lambda place=place: WORKLOADS[workload](place), kill_after=moment).killed:
            outcome.too_late += 1
        else:
            outcome.moments.append(moment)
            sys.stderr.write(f"{workload}: {len(outcome.moments)} of {kills}, after {moment:.3f} s\n")
            _go_on(nursery, place, outcome, expected)
        if moment not in outcome.wrong:
            shutil.rmtree(place.folder)
    return outcome


def _go_on(nursery: Nursery, place: Place, outcome: Outcome, expected: dict[str, list[str]]) -> None:
    nursery.run(lambda: WORKLOADS[outcome.workload](place))
    if wrong := nursery.ask(lambda: faults(place, outcome.workload, expected)):
        moment = outcome.moments[-1]
        outcome.wrong[moment] = wrong
        sys.stderr.write(f"{outcome.workload}, killed after {moment:.3f} s, {place.folder}: {wrong}\n")


def _prepared(nursery: Nursery, folder: Path) -> Path:
    place = new_place(folder / "prepared")
    nursery.run(lambda: WORKLOADS["ingest"](place))
    return place.settings.data


def _moments(seconds: float, kills: int, seed: int, workload: str) -> Iterator[float]:
    drawn = random.Random(f"{seed} {workload}")
    for _ in range(kills * _MOST_TRIES):
        yield drawn.uniform(0, seconds)
