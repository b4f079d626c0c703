"""What makes two runs give the same bytes: one date, and archives without clock or random names."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

DAY = datetime(2025, 12, 15, 9, 0)
"""The day on which every sample file says that it was made."""


def fixed_zip(content: bytes) -> bytes:
    """The same archive with every member dated 1980, in the order in which it stood."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = member.compress_type
            new.writestr(entry, old.read(member))
    return held.getvalue()
