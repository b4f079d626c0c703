"""Data folders in which a small delivery was read, on an ordinary disk or on a small one of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import process
from pipeline.run import ingest_files
from pipeline.settings import Settings
from tests.slow.killing.places import Place, new_place

SMALL_DISK = "96m"


@pytest.fixture(scope="session")
def models():
    return process.load_models(Settings(threads=1))


@pytest.fixture(autouse=True)
def loaded(models, monkeypatch):
    """Every journey takes the models that are loaded already."""
    monkeypatch.setattr(process, "load_models", lambda settings: models)


@pytest.fixture(scope="session")
def read(models, tmp_path_factory):
    """A place in which everything was read; not to be written in."""
    place = new_place(tmp_path_factory.mktemp("reliability") / "read")
    patch = pytest.MonkeyPatch()
    patch.setattr(process, "load_models", lambda settings: models)
    ingest(place)
    patch.undo()
    return place


@pytest.fixture
def place(read, tmp_path):
    return new_place(tmp_path / "place", read.settings.data)


@pytest.fixture
def empty(tmp_path):
    return new_place(tmp_path / "empty")


def ingest(place: Place) -> None:
    ingest_files([place.delivered], place.settings, lambda *_: None)


class SmallDisk:
    """A disk of its own in memory, that can be filled, emptied and made read-only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, leave: int = 0) -> None:
        """Leave only so many bytes free."""
        with self._filler.open("wb") as file:
            free = os.statvfs(self.folder).f_bavail * os.statvfs(self.folder).f_frsize
            os.posix_fallocate(file.fileno(), 0, max(free - leave, 1))

    def make_room(self) -> None:
        self._filler.unlink()

    def read_only(self, yes: bool = True) -> None:
        subprocess.run(["mount", "-o", f"remount,{'ro' if yes else 'rw'}", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path) -> Iterator[SmallDisk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    made = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield SmallDisk(folder)
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def on_disk(read, disk):
    """A place in which everything was read, on the small disk."""
    return new_place(disk.folder / "place", read.settings.data)
