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
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVE = """
import sys
from pathlib import Path
from dashboards.server import serve
from pipeline.settings import Settings
serve(Settings(data=Path(sys.argv[1])), 18600, open_browser=False, announce=lambda address: print(address, flush=True))
"""


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The address of a server over a data folder."""
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(data)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        _wait_for(f"{address}/_stcore/health")
        yield address
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
    """The address of `verhaal dashboard` over a data folder, with the worker that it keeps beside it."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "pipeline.cli", "dashboard", "--no-open", "--port", "18650"], cwd=ROOT,
        env={**os.environ, "VERHAAL_DATA": str(data), "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        found = re.search(r"http://[\d.:]+", process.stdout.readline())
        assert found
        _wait_for(f"{found[0]}/_stcore/health")
        yield found[0]
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()
