"""A review as ODT, made by LibreOffice out of the Word file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from pipeline.review.errors import FormError
from pipeline.review.packing import packed

_SECONDS = 120
_ABSENT = (
    "Voor ODT is LibreOffice nodig, en dat staat niet op deze computer. Installeer libreoffice-writer, of kies Word, "
    "PDF of webpagina. LibreOffice kan een Word-bestand ook zelf openen."
)


def to_odt(document: bytes) -> bytes:
    """The ODT of a Word file that this program made. Raises FormError where LibreOffice is absent or fails."""
    program = check()
    with tempfile.TemporaryDirectory(prefix="verhaal-odt-") as folder:
        return _converted(program, Path(folder), document)


def check() -> str:
    """The program that makes ODT. Raises FormError where it is absent."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise FormError(_ABSENT)
    return program


def _converted(program: str, folder: Path, document: bytes) -> bytes:
    """Each conversion has a profile of its own, so that LibreOffice that is open on the desktop is left alone."""
    source, made = folder / "verslag.docx", folder / "verslag.odt"
    source.write_bytes(document)
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--convert-to",
        "odt", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    try:
        subprocess.run(command, timeout=_SECONDS, capture_output=True, check=True)
        return packed(made.read_bytes())
    except (subprocess.SubprocessError, OSError) as error:
        raise FormError(
            "LibreOffice kon het verslag niet omzetten naar ODT. Probeer het opnieuw, of kies Word."
        ) from error
