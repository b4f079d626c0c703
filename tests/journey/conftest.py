"""One small delivery, read once with the real models, that the journey's tests look at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.run import Summary, ingest_files
from pipeline.settings import ROOT, Settings

SAMPLES = ROOT / "sample_reports"
DELIVERED = (
    "Inhoudelijke_verantwoording_Q2_2025_SWG.docx",
    "Verhalenbundel_2025.docx",
    "verhaal_mevrouw_S.txt",
    "mantelkring_uren_tm_september.csv",
    "kapot/leeg.docx",
    "kapot/met_wachtwoord.pdf",
    "kapot/rekenblad_als_word.docx",
    "kapot/annual_report_english.docx",
)


class Journey:
    """A folder of delivered files, the settings they were read with, and what came of it."""

    def __init__(self, folder: Path) -> None:
        self.files = folder / "delivered"
        self.files.mkdir()
        for name in DELIVERED:
            shutil.copy(SAMPLES / name, self.files)
        self.settings = Settings(data=folder / "data")
        self.steps: list[tuple[str, int, int]] = []
        self.summary = self.ingest()

    def ingest(self, again: bool = False) -> Summary:
        """Read the folder (once more)."""
        return ingest_files([self.files], self.settings, lambda *step: self.steps.append(step), again)


@pytest.fixture(scope="session")
def journey(tmp_path_factory):
    return Journey(tmp_path_factory.mktemp("journey"))
