"""The real server, as its own process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVE = """
import sys
from contextlib import nullcontext
from pathlib import Path
from dashboards.server import serve
from pipeline.desk import assistant
from pipeline.settings import Settings
settings = Settings(data=Path(sys.argv[1]))
with assistant(settings, None) if "desk" in sys.argv else nullcontext():
    serve(settings, 18600, open_browser=False, announce=lambda address: print(address, flush=True))
"""
"""Open to all: who looks chooses a role."""


@dataclass(frozen=True)
class Opened:
    """`verhaal dashboard` as it was started: where it stands, and the link to the first account where it gave one."""

    address: str
    first: str


@contextmanager
def serving(data: Path, *also: str) -> Iterator[str]:
    """The address of a server over a data folder."""
    with _started([sys.executable, "-c", SERVE, str(data), *also], data) as lines:
        address = next(lines).strip()
        _wait_for(f"{address}/_stcore/health")
        yield address


@contextmanager
def dashboard(data: Path, *options: str, settings: Path | None = None) -> Iterator[Opened]:
    """`verhaal dashboard` over a data folder, as people start it: with accounts, or as a demo."""
    command = [sys.executable, "-u", "-m", "pipeline.cli", "dashboard", "--no-open", "--port", "18650", *options]
    with _started([*command, *(["--settings", str(settings)] if settings else [])], data) as lines:
        address = re.search(r"http://[\d.:]+", next(lines))
        assert address
        first = "" if settings or options else re.search(r"http://\S+", next(lines))
        _wait_for(f"{address[0]}/_stcore/health")
        yield Opened(address[0], first[0] if first else "")


@contextmanager
def _started(command: list[str], data: Path) -> Iterator[Iterator[str]]:
    """The lines that a program prints, for as long as the block lasts."""
    own = {"VERHAAL_DATA": str(data), "PYTHONPATH": str(ROOT), "VERHAAL_OIDC_SECRET": "geheim"}
    environment = {**os.environ, **own}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"{address} does not answer")


@contextmanager
def desk_serving(data: Path) -> Iterator[str]:
    """The address of a server over a data folder, with the worker that `verhaal dashboard` keeps beside it."""
    with serving(data, "desk") as address:
        yield address
