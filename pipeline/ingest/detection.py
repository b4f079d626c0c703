"""What a file is, judged by its bytes; the name only tells whether it is worth a try."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from pipeline.ingest.characters import PATTERNS
from pipeline.ingest.limits import Limits
from pipeline.issues import Unreadable, issue

Format = Literal[
    "docx", "pdf", "xlsx", "xlsb", "xls", "ods", "odt", "csv", "txt", "doc", "rtf", "png", "jpeg", "tiff", "webp"
]

SUFFIXES: dict[str, Format] = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".pdf": "pdf", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xltx": "xlsx",
    ".xlsb": "xlsb", ".xls": "xls", ".ods": "ods", ".ots": "ods", ".odt": "odt", ".ott": "odt",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv", ".txt": "txt", ".md": "txt", ".text": "txt",
    ".doc": "doc", ".dot": "doc", ".rtf": "rtf",
    ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".tif": "tiff", ".tiff": "tiff", ".webp": "webp",
}  # fmt: skip
"""The suffixes that belong to a format; a file with another suffix is still tried."""

MEDIA_TYPES: dict[Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsb": "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "csv": "text/csv",
    "txt": "text/plain",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "tiff": "image/tiff",
    "webp": "image/webp",
}
NAMES: dict[Format, str] = {
    "docx": "Word", "pdf": "PDF", "xlsx": "Excel", "xlsb": "Excel", "xls": "Excel", "ods": "ODS", "odt": "ODT",
    "csv": "CSV", "txt": "tekst", "doc": "oud Word", "rtf": "RTF",
    "png": "PNG", "jpeg": "JPEG", "tiff": "TIFF", "webp": "WebP",
}  # fmt: skip

_RTF = b"{\\rtf"
_PICTURES: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(PATTERNS["markup"].encode(), re.IGNORECASE)
_SKIPPED = ("~$", ".", "Thumbs.db", "desktop.ini", "__MACOSX")
_CONTENT_TYPES: dict[bytes, Format] = {
    b"wordprocessingml.": "docx",
    b"ms-word.": "docx",
    b"ms-excel.sheet.binary": "xlsb",
    b"spreadsheetml.": "xlsx",
    b"ms-excel.": "xlsx",
}
_ODF_TYPES: dict[bytes, Format] = {b"opendocument.text": "odt", b"opendocument.spreadsheet": "ods"}


def is_candidate(path: PurePath) -> bool:
    """Whether a file met in a folder is worth reading: no lock file, hidden file or system file, by any name."""
    return not path.name.startswith(_SKIPPED)


def detect(data: bytes, limits: Limits) -> Format:
    """The format of a file's content. Raises Unreadable: empty_file, corrupt, encrypted, too_large, unknown_format."""
    if not data.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise Unreadable(issue("empty_file", "ingest"))
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _in_zip(data, limits)
    if data.startswith(_OLE):
        return _in_ole(data)
    return _picture(data) or old_word_format(data) or _in_text(data)


def old_word_format(data: bytes) -> Format | None:
    """doc or rtf for a Word file of before 2007 or rich text, judged by a few bytes; else None."""
    if data.startswith(_OLE):
        word, sheet = (data.find(name.encode("utf-16-le") + b"\x00\x00") for name in ("WordDocument", "Workbook"))
        # a sheet can hold a text and a text a sheet: the file's own stream comes first
        return "doc" if word >= 0 and (sheet < 0 or word < sheet) else None
    return "rtf" if data[:16].lstrip(b"\xef\xbb\xbf").startswith(_RTF) else None


def _picture(data: bytes) -> Format | None:
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return next((found for mark, found in _PICTURES if data.startswith(mark)), None)


def named_otherwise(filename: str, found: Format) -> str | None:
    """The suffix of a name that belongs to another format than the content, else None."""
    suffix = PurePath(filename).suffix.lower()
    named = SUFFIXES.get(suffix)
    if named is None or named == found or {named, found} <= {"csv", "txt"}:
        return None
    return suffix.removeprefix(".")


def _in_zip(data: bytes, limits: Limits) -> Format:
    from pipeline.ingest.package import Package

    package = Package(data, limits)
    declared = package.read("mimetype") if "mimetype" in package else b""
    for mark, found in _ODF_TYPES.items():
        if mark in declared:
            return found
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in package else b""
    main = next((name for name in re.findall(rb'ContentType="([^"]+)"', types) if b"main" in name), b"")
    for mark, found in _CONTENT_TYPES.items():
        if mark in main:
            return found
    names = set(package.names())
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise Unreadable(issue("unknown_format", "ingest"))


def _in_ole(data: bytes) -> Format:
    """Old Office files are a small file system; its directory holds stream names in UTF-16."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") + b"\x00\x00" in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise Unreadable(issue("encrypted", "ingest"))
    if old_word_format(data):
        return "doc"
    if holds("Workbook") or holds("Book"):
        return "xls"
    raise Unreadable(issue("unknown_format", "ingest"))


def _in_text(data: bytes) -> Format:
    from pipeline.ingest.delimited import looks_like_text, sample_text, separator

    if not looks_like_text(data) or _MARKUP.match(data[:2048].lstrip(b"\xef\xbb\xbf")):
        raise Unreadable(issue("unknown_format", "ingest"))
    return "csv" if separator(sample_text(data)) else "txt"
