"""Identifiers planted in every place of every kind of file are looked for everywhere, also after a crash.

Everywhere is: every file in the data folder (originals lie sealed there), every row of the store and the decisions,
folders for temporary files, what the program prints, and what it exports.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.settings import ROOT
from pipeline.store import open_snapshot
from pipeline.tables import ALL
from tests.slow.canaries import canaries, deliver

pytestmark = pytest.mark.slow
WHO = canaries()
SHARED_MEMORY = Path("/dev/shm")

KNOWN: dict[str, set[str]] = {}
"""What the recogniser of names and identifiers misses today, by place: exactly this is found outside the vault.

Who mends one takes it off the list: the tests fail as long as it stands there.
"""

READ = 11
"""Documents that come of what is delivered: a mail with its attachment are two."""
BROKEN = """
import pipeline.process
def broken(raw, *_):
    raise ValueError("could not convert " + " ".join(raw.passages["text"]))
pipeline.process.{stage} = broken
"""


class Place:
    """A data folder with folders for temporary files and deliveries, and all that the program said."""

    def __init__(self, folder: Path) -> None:
        self.data, self.temporary, self.delivered = (folder / name for name in ("data", "tmp", "delivered"))
        self.patches = folder / "patches"
        for made in (self.temporary, self.delivered, self.patches):
            made.mkdir()
        deliver(self.delivered, WHO)
        self.said = ""

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        environment = {
            **os.environ, "VERHAAL_DATA": str(self.data), "TMPDIR": str(self.temporary),
            "PYTHONPATH": os.pathsep.join([str(self.patches), str(ROOT)]),
        }  # fmt: skip
        return subprocess.Popen(
            [sys.executable, "-m", "pipeline.cli", *arguments], env=environment, text=True, cwd=self.temporary,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip

    def run(self, *arguments: str) -> str:
        said, _ = self.start(*arguments).communicate(timeout=900)
        self.said += said
        return said

    def leaks(self, *more: str) -> dict[str, set[str]]:
        """For each place that leaked, which of its identifiers."""
        texts = [text.casefold() for text in (*self._texts(), self.said, *more)]
        found = {place: set().union(*(who.found(text) for text in texts)) for place, who in WHO.items()}
        return {place: kinds for place, kinds in found.items() if kinds}

    def _texts(self) -> Iterable[str]:
        left = [*self.data.rglob("*"), *self.temporary.rglob("*"), *SHARED_MEMORY.glob("verhaal-*/**/*")]
        for path in left:
            yield path.name
            if path.is_file():
                yield path.read_bytes().decode("latin-1")
                yield path.read_bytes().decode("utf-16-le", errors="replace")
        snapshot = open_snapshot(self.data / "store")
        for table in ALL if snapshot else ():
            yield repr(snapshot.table(table.name).rows()) if table.name != "embeddings" else ""
        if (self.data / "decisions.sqlite").exists():
            with sqlite3.connect(self.data / "decisions.sqlite") as connection:
                yield "\n".join(connection.iterdump())


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_what_is_looked_for_is_found_where_it_stands(place):
    everything = {name: {"name", "bsn", "mail", "phone", "street"} for name in WHO}
    assert place.leaks(*(who.told for who in WHO.values())) == everything
    assert len({part for who in WHO.values() for part in (who.bsn, who.name, who.phone, who.street)}) == 4 * len(WHO)


def test_after_a_full_run_nothing_is_found_outside_the_vault(place):
    place.run("ingest", str(place.delivered))
    exported = [
        place.run("search", "iemand die minder alleen is", "--json"),
        place.run("themes", "list"),
        place.run("vault", "check"),
        *(_review(place, kind) for kind in ("docx", "html")),
    ]
    assert "✗" not in exported[2]
    assert len(open_snapshot(place.data / "store").table("documents")) == READ
    assert place.leaks(*exported) == KNOWN


def _review(place: Place, kind: str) -> str:
    out = place.temporary / f"review.{kind}"
    place.run("review", "--period", "2025-Q1", "--to", kind, "--out", str(out))
    made = out.read_bytes() if out.exists() else b""
    out.unlink(missing_ok=True)
    return _unpacked(made) if made.startswith(b"PK") else made.decode("utf-8", errors="replace")


def _unpacked(data: bytes) -> str:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8", errors="replace") for name in package.namelist())


@pytest.mark.parametrize("stage", ["analyse", "connect", "compare"])
def test_a_mistake_in_the_program_tells_nothing(place, stage):
    (place.patches / "sitecustomize.py").write_text(BROKEN.format(stage=stage))
    said = place.run("ingest", str(place.delivered))
    assert "ValueError" in said
    assert place.leaks() == {name: kinds for name, kinds in KNOWN.items() if stage != "analyse"}


@pytest.mark.parametrize("seconds", [2.0, 6.0, 10.0])
def test_killed_in_the_middle_and_run_again_nothing_is_left(place, seconds):
    program = place.start("ingest", str(place.delivered))
    time.sleep(seconds)
    os.killpg(program.pid, signal.SIGKILL)
    place.said += program.communicate()[0]
    assert set(place.leaks()) <= set(KNOWN)
    place.run("ingest", str(place.delivered))
    assert place.leaks() == KNOWN
