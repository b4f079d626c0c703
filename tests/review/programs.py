"""Programs of others that read documents; a test that needs one is left out where it is absent."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest


def needs(program: str) -> pytest.MarkDecorator:
    """Leave a test out where a program is absent."""
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def said_by(*command: str) -> str:
    """What a program says."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def as_pdf(files: Sequence[Path], folder: Path) -> list[Path]:
    """The PDF that LibreOffice makes of Word files, all in one go."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    said_by("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files))
    return [folder / f"{file.stem}.pdf" for file in files]
