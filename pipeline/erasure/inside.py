"""What stands in a file besides what is read of it: names of files in it, properties, comments, deleted text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from pipeline.erasure.names import Person

_TAG = re.compile(r"<[^>]{0,2000}>")
_MOST = 200_000_000
"""Bytes of a package looked through, unpacked."""


def names_anywhere(data: bytes, person: Person) -> bool:
    """Whether a file names a person anywhere that is not pressed together in a way of its own, as in a PDF.

    For packages (docx, xlsx, odt, zip) every part is looked at, with and without its tags.
    """
    return any(person.is_in(text) for text in _texts(data))


def _texts(data: bytes) -> Iterator[str]:
    if not data.startswith(b"PK"):
        yield from _decoded(data)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from package.namelist()
            yield from _parts(package)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        return


def _parts(package: zipfile.ZipFile) -> Iterator[str]:
    left = _MOST
    for part in package.infolist():
        left -= part.file_size
        if left < 0:
            return
        yield from _decoded(package.read(part))


def _decoded(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", errors="replace")
    yield text
    if "<" in text:
        # a name can be cut up over runs of one paragraph
        yield _TAG.sub("", text)
