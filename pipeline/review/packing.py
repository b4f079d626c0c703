"""Zip files that are the same each time: Word and ODT put the moment of making, and numbers by chance, in theirs."""

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
_BY_CHANCE = re.compile(rb'(config:name="Rsid(?:Root)?" config:type="int">)\d+')
_LIST = re.compile(rb'"list(\d+)"')
"""LibreOffice names each list by chance, and points back to it by that name."""


def packed(made: bytes) -> bytes:
    """The same zip file with fixed moments, in the same order. What says how long was worked on it is left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            held = zipfile.ZipInfo(entry.filename, _MOMENT)
            # the first part of an ODT names its kind, and must stand there uncompressed
            held.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            held.external_attr = 0o600 << 16
            new.writestr(held, _fixed(entry.filename, old.read(entry)))
    return out.getvalue()


def _fixed(name: str, data: bytes) -> bytes:
    if name in _STATED:
        return _WORKED.sub(b"", _DATES.sub(_FIXED, data))
    if name == "settings.xml":
        return _BY_CHANCE.sub(rb"\g<1>0", data)
    return _numbered(data) if name == "content.xml" else data


def _numbered(data: bytes) -> bytes:
    """Lists named by their order."""
    names: dict[bytes, int] = {}
    return _LIST.sub(lambda found: b'"list%d"' % names.setdefault(found[1], len(names) + 1), data)
