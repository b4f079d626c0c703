"""Many people at once: sessions that click through the pages, each on its own connection.

    python -m tests.benchmarks.sessions --samples FOLDER --big FOLDER [--sessions 50] [--seconds 120]
        [--against CHECKOUT]

SAMPLES is the data folder in which the sample reports were read, BIG the one that big_store.py made; either may be
left out, and then nothing is written. The sessions begin spread over the first ten seconds; each does something about
every ten seconds: another page, a filter, the next part of a list, a theme, a claim, an activity, a query. What they do
is drawn with a fixed seed. `--against` does the same with the code of another checkout, one after another.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.settings import ROOT
from tests.benchmarks import report
from tests.benchmarks.pages import View, addresses, views
from tests.benchmarks.serving import Server, copied, serving
from tests.benchmarks.visitor import Answer, Visitor

TITLE = "Sessions at the same time"
RAMP, PAUSE = 10.0, (8.0, 12.0)
"""Seconds over which sessions begin, and between two acts of one."""
MORE = "knop_"
"""How the keys of buttons for the next part of a list begin."""
SHOWN = 12
"""The slowest acts, and those that went wrong, that are named on screen."""


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it: seconds of server time of each act, what went wrong, the slowest, and what it took.

    `processor` is the share of one core that was used; `before` and `after` are megabytes of memory.
    """

    seconds: list[float]
    wrong: list[str]
    slowest: list[str]
    processor: float
    before: float
    after: float


async def load(server: Server, chosen: Sequence[View], sessions: int, seconds: float) -> Load:
    """Let sessions visit the server for some time."""
    before, used, begun = server.memory(), server.processor(), time.perf_counter()
    until = begun + seconds
    runs = [_session(server.port, chosen, number, sessions, until) for number in range(sessions)]
    acts = [act for held in await asyncio.gather(*runs) for act in held]
    answers = [answer for _, answer in acts]
    return Load(
        [one.seconds for one in answers],
        [f"{name}: {one.wrong}" for name, one in acts if one.wrong],
        [f"{one.seconds:.2f} {name}" for name, one in sorted(acts, key=lambda act: -act[1].seconds)[:SHOWN]],
        (server.processor() - used) / (time.perf_counter() - begun),
        before,
        server.memory(),
    )


async def _session(
    port: int, chosen: Sequence[View], number: int, sessions: int, until: float
) -> list[tuple[str, Answer]]:
    draw, acts = random.Random(number), []
    await asyncio.sleep(RAMP * number / sessions)
    async with Visitor(port) as visitor:
        acts.append(("first page", await visitor.open("")))
        while time.perf_counter() < until:
            await asyncio.sleep(draw.uniform(*PAUSE))
            acts.append(await _act(visitor, chosen, draw))
    return acts


async def _act(visitor: Visitor, chosen: Sequence[View], draw: random.Random) -> tuple[str, Answer]:
    """One click: in half of the cases another page, else something on the page where one is."""
    choices = [key for key in ("organisatie", "programma", "periode") if key in visitor.widgets]
    more = [key for key in visitor.widgets if key.startswith(MORE)]
    here = f"/{visitor.address}"
    if draw.random() < 0.3 and choices:
        key = draw.choice(choices)
        return f"{here}: {key}", await visitor.choose(key, draw.randrange(-1, len(visitor.widgets[key].options)))
    if draw.random() < 0.3 and more:
        key = draw.choice(more)
        return f"{here}: {key}", await visitor.press(key)
    view = draw.choice(chosen)
    return f"/{view.address}?{view.query}", await visitor.open(view.address, view.query)


async def measure(data: Path, checkout: Path, sessions: int, seconds: float) -> Load:
    """Serve a data folder with the code of a checkout, and let sessions visit it."""
    with copied(data) as folder, serving(folder, checkout=checkout) as server:
        return await load(server, views(folder, await addresses(server)), sessions, seconds)


def told(held: Load) -> list[str]:
    """The figures of one run, as cells of the table."""
    half, most = np.percentile(held.seconds, [50, 95])
    return [
        str(len(held.seconds)), str(len(held.wrong)), f"{half:.2f}", f"{most:.2f}", f"{max(held.seconds):.2f}",
        f"{100 * held.processor:.0f} %", f"{held.before:.0f}", f"{held.after:.0f}",
    ]  # fmt: skip


HEAD = ("store", "acts", "errors", "half below", "95 % below", "slowest", "of one core", "MB before", "MB after")


def main() -> None:
    """Measure what the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--samples", type=Path)
    parser.add_argument("--big", type=Path)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--against", type=Path)
    asked = parser.parse_args()
    rows = []
    print(*HEAD, sep="\t")
    for name, data in (("samples", asked.samples), ("100,000 mentions", asked.big)):
        for checkout in filter(None, (asked.against, ROOT) if data else ()):
            held = asyncio.run(measure(data, checkout, asked.sessions, asked.seconds))
            rows.append([name, *told(held)])
            print(*rows[-1], "other" if checkout == asked.against else "", sep="\t")
            print(*held.slowest, *held.wrong[:SHOWN], sep="\n", flush=True)
    if asked.samples and asked.big and not asked.against:
        report.write(TITLE, [_introduction(asked.sessions, asked.seconds), "", *report.table(HEAD, rows)])


def _introduction(sessions: int, seconds: float) -> str:
    return (
        f"{sessions} sessions during {seconds:.0f} seconds, with ten seconds between two acts of one, from a\n"
        "server that was just started: seconds of server time, what it took of the processor, and memory."
    )


if __name__ == "__main__":
    main()
