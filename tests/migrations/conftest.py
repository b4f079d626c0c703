"""Data folders as earlier versions left them."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from pipeline import process
from pipeline.settings import Settings

STORED = sorted((Path(__file__).parent / "stored").glob("*.tar.xz"))


def unpacked(archive: Path, folder: Path) -> Settings:
    """The data folder in an archive."""
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return Settings(data=folder)


@pytest.fixture(params=STORED, ids=lambda path: path.name.split(".")[0])
def settings(request, tmp_path):
    return unpacked(request.param, tmp_path / "data")


@pytest.fixture(scope="session")
def models():
    return process.load_models(Settings())
