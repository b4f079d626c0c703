"""A data folder of its own for each trial, and the small files that are delivered to it."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.settings import Settings
from tests.slow.killing.journal import Journal

_HOURS = """Organisatie: {name};;;
Periode: 1 januari 2025 t/m 31 maart 2025;;;
;;;
Activiteit;Gepland (uren);Gerealiseerd (uren);Toelichting
Koffieochtend;{planned};{realised};Elke week
Huisbezoek;20;24;Bij bewoners die niet buiten komen
"""
_STORY = """Verhaal van een bewoner bij {name}, februari 2025

Ik zat de hele dag binnen. Door de koffieochtend heb ik weer mensen leren kennen en voel ik me minder alleen.
{more}

Toestemming: ja
"""


def _zip(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return stream.getvalue()


FILES = {
    "uren_brug.csv": _HOURS.format(name="Stichting De Brug", planned=40, realised=44).encode(),
    "verhaal_brug.txt": _STORY.format(name="Stichting De Brug", more="Ik slaap ook beter sinds die tijd.").encode(),
    "levering.zip": _zip(
        **{
            "uren_linde.csv": _HOURS.format(name="Stichting De Linde", planned=12, realised=8),
            "verhaal_linde.txt": _STORY.format(name="Stichting De Linde", more="Met geld gaat het nog niet goed."),
        }
    ),
    "kapot.docx": b"PK\x03\x04 dit is geen Word",
}
"""Two organisations, hours and stories that go together, a zip, and a file that cannot be read."""


@dataclass(frozen=True, slots=True)
class Place:
    """One trial's folder: what is delivered, the data folder, what was acknowledged, and what was made."""

    folder: Path

    @property
    def settings(self) -> Settings:
        return Settings(data=self.folder / "data", batch_documents=2, threads=1)

    @property
    def delivered(self) -> Path:
        return self.folder / "delivered"

    @property
    def review(self) -> Path:
        return self.folder / "review.docx"

    @property
    def journal(self) -> Journal:
        return Journal(self.folder / "journal")


def new_place(folder: Path, data: Path | None = None) -> Place:
    """A place with the files to deliver, and a copy of a data folder that was prepared."""
    place = Place(folder)
    shutil.rmtree(folder, ignore_errors=True)
    place.delivered.mkdir(parents=True)
    for name, content in FILES.items():
        (place.delivered / name).write_bytes(content)
    if data is not None:
        shutil.copytree(data, place.settings.data)
    return place


def digest(name: str) -> str:
    """The hash that a delivered file goes by."""
    return sha256(FILES[name]).hexdigest()
