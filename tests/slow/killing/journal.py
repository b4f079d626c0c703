"""What was acknowledged to somebody, in a file outside the data folder that survives the program."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Journal:
    """One line for each step that returned: from then on its user counts on it."""

    path: Path

    def acknowledge(self, step: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{step}\n")
            file.flush()
            os.fsync(file.fileno())

    def steps(self) -> list[str]:
        """What was acknowledged; a last line without its end was not."""
        text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        return [line.rstrip("\n") for line in text.splitlines(keepends=True) if line.endswith("\n")]
