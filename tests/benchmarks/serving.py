"""The server as a process of its own, over one data folder, and what it costs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from pipeline.delivery import STORE
from pipeline.settings import ROOT
from pipeline.store.reading import POINTER, PREFIX

_SERVE = "import sys; from dashboards.server import serve; from pipeline.settings import load_settings; "
ALONE = (sys.executable, "-c", f"{_SERVE}serve(load_settings(), int(sys.argv[1]), open_browser=False)")
"""The dashboard without the worker that reads documents beside it."""
_BESIDE = f"""{_SERVE}from pipeline.desk import assistant
with assistant(load_settings(), None):
    serve(load_settings(), int(sys.argv[1]), open_browser=False)"""
COMMAND = (sys.executable, "-c", _BESIDE)
"""The dashboard with its worker beside it, as people start it, but open to all."""
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; its process began at the moment `started`, and took a connection at the moment `answered`."""

    port: int
    process: psutil.Process
    started: float
    answered: float

    def processor(self) -> float:
        """Seconds of processor used until now."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> float:
        """Megabytes in use now."""
        return float(self.process.memory_info().rss) / 1024**2


@contextmanager
def serving(data: Path, command: tuple[str, ...] = ALONE, checkout: Path = ROOT) -> Iterator[Server]:
    """Serve a data folder until the block ends; `checkout` is the code to serve it with. Waits till it answers."""
    port = _free_port()
    paths = os.pathsep.join([str(checkout), os.environ.get("PYTHONPATH", "")])
    settings = {"VERHAAL_DATA": str(data.resolve()), "PYTHONPATH": paths}
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, str(port)], cwd=checkout, env=os.environ | settings, stdout=subprocess.DEVNULL
    )
    try:
        _wait(port, process)
        yield Server(port, psutil.Process(process.pid), started, time.perf_counter())
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def copied(data: Path) -> Iterator[Path]:
    """A copy of a data folder without its originals, gone after the block; the store's file is shared, not copied."""
    with tempfile.TemporaryDirectory(dir=data.parent) as name:
        folder = Path(name)
        for held in data.glob("decisions.sqlite*"):
            shutil.copyfile(held, folder / held.name)
        (folder / STORE).mkdir()
        _publish((data / STORE / POINTER).resolve(), folder)
        yield folder


def renew(data: Path) -> None:
    """Publish the state of the store again, so that nothing that was kept of it holds any more."""
    _publish(data / STORE / POINTER, data)


def _publish(pointer: Path, folder: Path) -> None:
    name = f"{PREFIX}{uuid.uuid4().hex}.duckdb"
    os.link(pointer.with_name(pointer.read_text(encoding="utf-8").strip()), folder / STORE / name)
    partial = folder / STORE / "CURRENT.partial"
    partial.write_text(name, encoding="utf-8")
    os.replace(partial, folder / STORE / POINTER)


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("the server did not start")
