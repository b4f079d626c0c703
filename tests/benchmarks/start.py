"""How long after its start the dashboard can be used, and what the first visit to a page costs then.

    python -m tests.benchmarks.start --samples FOLDER --big FOLDER [--browser] [--against CHECKOUT]

SAMPLES is the data folder in which the sample reports were read, BIG the one that big_store.py made; either may be
left out, and then nothing is written. The dashboard is started as people do, with the worker that reads documents
beside it, three times; the median counts. With `--browser` a real Chromium opens the first page, once.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from pipeline.settings import ROOT
from tests.benchmarks import report
from tests.benchmarks.serving import COMMAND, Server, copied, serving
from tests.benchmarks.visitor import Visitor

TITLE = "From the start until the first page"
TIMES = 3
_INTRODUCTION = (
    "Seconds from the start of the process; of the second page and the first query what they take themselves."
)
HEAD = ("store", "answers", "first page is there", "second page", "first query", "usable in Chromium")


def measure(data: Path, checkout: Path) -> list[float]:
    """Seconds from the start until the server answers and the first page is there; and of two visits after that."""
    with copied(data) as folder, serving(folder, COMMAND, checkout) as server:
        return [server.answered - server.started, *asyncio.run(_visit(server))]


async def _visit(server: Server) -> list[float]:
    async with Visitor(server.port) as visitor:
        await visitor.open("")
        ready = time.perf_counter() - server.started
        second = await visitor.open("cijfers")
        query = await visitor.open("zoeken", "zoek=schulden")
    return [ready, second.seconds, query.seconds]


def in_browser(data: Path, checkout: Path) -> float:
    """Seconds from the start of the server until its first page can be used in a browser that is open already."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        with copied(data) as folder, serving(folder, COMMAND, checkout) as server:
            page = browser.new_page(locale="nl-NL", viewport={"width": 1366, "height": 768})
            page.goto(f"http://127.0.0.1:{server.port}/")
            page.locator("[data-testid=stMain] h1").first.wait_for()
            page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
            return time.perf_counter() - server.started


def main() -> None:
    """Measure what the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--samples", type=Path)
    parser.add_argument("--big", type=Path)
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--against", type=Path)
    asked = parser.parse_args()
    rows = []
    for name, data in (("samples", asked.samples), ("100,000 mentions", asked.big)):
        for checkout in filter(None, (asked.against, ROOT) if data else ()):
            runs = [measure(data, checkout) for _ in range(TIMES)]
            seconds = [f"{median(held):.2f}" for held in zip(*runs, strict=True)]
            rows.append([name, *seconds, f"{in_browser(data, checkout):.2f}" if asked.browser else "–"])
            print(*rows[-1], "other" if checkout == asked.against else "", sep="\t")
    if asked.samples and asked.big and not asked.against:
        report.write(TITLE, [_INTRODUCTION, "", *report.table(HEAD, rows)])


if __name__ == "__main__":
    main()
