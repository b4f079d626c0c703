"""Server time of every page, as a browser asks for it.

    python -m tests.benchmarks.pages --samples FOLDER --big FOLDER [--only WORD] [--against CHECKOUT]

SAMPLES is the data folder in which the sample reports were read, BIG the one that big_store.py made; either may be
left out, and then nothing is written. The first visit after new data was published is cold (least of two), the next
ones are warm (median of five). `--against` sets this code beside that of another checkout, visit by visit in turn.
No test: it depends on the machine.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from dashboards import labels
from pipeline.settings import ROOT
from pipeline.store import open_snapshot
from tests.benchmarks import report
from tests.benchmarks.serving import Server, copied, renew, serving
from tests.benchmarks.visitor import Answer, Visitor

COLD, WARM = 2, 5
TITLE = "Pages"


@dataclass(frozen=True, slots=True)
class View:
    """One page at one address; `words` say what it shows."""

    words: str
    address: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of server time cold and warm, seconds of processor warm, and thousands of bytes sent cold."""

    cold: float
    warm: float
    processor: float
    kilobytes: float


def views(data: Path, addresses: Sequence[str]) -> list[View]:
    """Every page in the navigation, and those with filters and details that people use most."""
    snapshot = open_snapshot(data / "store")
    assert snapshot is not None, f"there is no store in {data}"
    organisation = snapshot.query("select mode(organisation) from documents").item()
    claim, theme = snapshot.query("select claim_id, theme from claims order by sentences desc, claim_id limit 1").row(0)
    activity = snapshot.query("select activity_id from evidence group by all order by count(*) desc, 1 limit 1").item()
    one, quarter = f"organisatie={quote(organisation)}", f"periode={quote(labels.quarter(2025, 2))}"
    more = (
        View("one organisation", "", one), View("one organisation", "cijfers", one),
        View("one quarter", "cijfers", quarter), View("one organisation", "themas", one),
        View("one quarter", "themas", quarter),
        View("one theme", "themas", f"thema={theme}"), View("one claim", "themas", f"bevinding={claim}"),
        View("what fits no theme", "themas", "thema=geen"), View("schulden", "zoeken", "zoek=schulden"),
        View("one activity", "citaten", f"activiteit={activity}"), View("one organisation", "beoordelen", one),
        View("one organisation", "documenten", one), View("one organisation", "organisaties", one),
    )  # fmt: skip
    bare = [View("", address) for address in addresses]
    return sorted(
        bare + [view for view in more if view.address in addresses], key=lambda view: addresses.index(view.address)
    )


async def measure(server: Server, data: Path, view: View) -> Measured | None:
    """Visit one page, first cold and then warm; None where something went wrong, which is told on screen."""
    cold: list[Answer] = []
    for _ in range(COLD):
        async with Visitor(server.port) as visitor:
            await visitor.open("betrouwbaar")
            renew(data)
            cold.append(await visitor.open(view.address, view.query))
            before = server.processor()
            warm = [await visitor.open(view.address, view.query) for _ in range(WARM)]
            used = (server.processor() - before) / WARM
    if wrong := [one.wrong for one in (*cold, *warm) if one.wrong]:
        print(f"{_named(view)}: {wrong[0]}")
        return None
    return Measured(
        min(one.seconds for one in cold),
        median(one.seconds for one in warm),
        used,
        max(one.size for one in cold) / 1000,
    )


async def addresses(server: Server) -> list[str]:
    """The addresses of all pages."""
    async with Visitor(server.port) as visitor:
        await visitor.open("")
        return list(visitor.pages)


async def compare(data: Path, checkouts: Sequence[Path], only: str) -> dict[View, list[Measured | None]]:
    """Measure the pages with the code of each checkout, one after another for each page."""
    with ExitStack() as stack:
        folders = [stack.enter_context(copied(data)) for _ in checkouts]
        servers = [
            stack.enter_context(serving(folder, checkout=checkout))
            for folder, checkout in zip(folders, checkouts, strict=True)
        ]
        known = [await addresses(server) for server in servers]
        found: dict[View, list[Measured | None]] = {}
        for view in views(data, known[0]):
            if only not in f"{view.address} {view.words}":
                continue
            places = zip(servers, folders, known, strict=True)
            found[view] = [
                await measure(one, folder, view) if view.address in own else None for one, folder, own in places
            ]
            print(_named(view), *[_told(one) for one in found[view]], sep="\t", flush=True)
        print("memory, MB", *(f"{server.memory():.0f}" for server in servers), sep="\t")
        return found


def _named(view: View) -> str:
    page = f"/{view.address}"
    return f"{page}: {view.words}" if view.words else page


def _told(measured: Measured | None) -> str:
    if measured is None:
        return "–"
    return (
        f"cold {measured.cold:.2f}  warm {measured.warm:.2f}  cpu {measured.processor:.2f}  kB {measured.kilobytes:.0f}"
    )


def write(samples: dict[View, list[Measured | None]], big: dict[View, list[Measured | None]]) -> None:
    """Put the figures in the report."""
    head = ("page", "samples: cold", "warm", "100,000 mentions: cold", "warm", "processor", "kB")
    large = {(view.address, view.words): held[0] for view, held in big.items()}
    rows = []
    for view, held in samples.items():
        few, many = held[0], large.get((view.address, view.words))
        if few and many:
            numbers = (few.cold, few.warm, many.cold, many.warm, many.processor)
            rows.append([_named(view), *(f"{one:.2f}" for one in numbers), f"{many.kilobytes:.0f}"])
    report.write(TITLE, [*_INTRODUCTION, *report.table(head, rows)])


_INTRODUCTION = (
    "Seconds of server time. Cold is the first visit of anyone after new data was published; warm is any later one.",
    "The larger store (tests/benchmarks/big_store.py) holds 110,151 mentions of themes in 127,832 sentences of 900",
    "reports, with 7,371 activities and 27,489 claims. Processor and kB are of the larger store: processor time of a",
    "warm visit, and what the first visit sends.",
    "",
)


def main() -> None:
    """Measure what the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--samples", type=Path)
    parser.add_argument("--big", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--against", type=Path)
    asked = parser.parse_args()
    checkouts = [ROOT, *([asked.against] if asked.against else [])]
    found = []
    for data in filter(None, (asked.samples, asked.big)):
        print(f"{data.name}: {' | '.join(['this code', 'the other'][: len(checkouts)])}")
        found.append(asyncio.run(compare(data, checkouts, asked.only)))
    if len(found) == 2 and not asked.only and not asked.against:
        write(*found)


if __name__ == "__main__":
    main()
