"""Where the documents go, and archives that are the same in every run."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"


def fixed_zip(content: bytes) -> bytes:
    """The same archive with every member dated 1980, in the order in which it stood."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = member.compress_type
            new.writestr(entry, old.read(member))
    return held.getvalue()


def keep(name: str, content: bytes) -> None:
    DOCUMENTS.mkdir(parents=True, exist_ok=True)
    (DOCUMENTS / name).write_bytes(content)
