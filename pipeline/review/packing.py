"""Zip files that are the same each time: Word and ODT put the moment of making in theirs."""

from __future__ import annotations

import io
import re
import zipfile

_MOMENT = (2000, 1, 1, 0, 0, 0)
_DATES = re.compile(rb"(<(?:meta:creation-date|dc:date|dcterms:created[^>]*|dcterms:modified[^>]*)>)[^<]*(<)")
_FIXED = rb"\g<1>2000-01-01T00:00:00Z\g<2>"
_WORKED = re.compile(rb"<meta:(?:editing-duration|editing-cycles|generator)>[^<]*</meta:[a-z-]+>")
_STATED = ("docProps/core.xml", "meta.xml")
"""The parts that say when the file was made, and with what."""


def packed(made: bytes) -> bytes:
    """The same zip file with fixed moments, in the same order. What says how long was worked on it is left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename in _STATED:
                data = _WORKED.sub(b"", _DATES.sub(_FIXED, data))
            held = zipfile.ZipInfo(entry.filename, _MOMENT)
            # the first part of an ODT names its kind, and must stand there uncompressed
            held.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            held.external_attr = 0o600 << 16
            new.writestr(held, data)
    return out.getvalue()
