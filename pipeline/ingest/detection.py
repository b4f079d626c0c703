"""What a file is, judged by its bytes; the name only tells whether it is worth a try."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from pipeline.ingest.characters import PATTERNS
from pipeline.ingest.limits import Limits
from pipeline.issues import Unreadable, issue

Format = Literal[
    "docx",
    "doc",
    "rtf",
    "pdf",
    "xlsx",
    "xlsb",
    "xls",
    "ods",
    "odt",
    "csv",
    "txt",
    "md",
    "html",
    "mht",
    "eml",
    "msg",
    "zip",
    "png",
    "jpeg",
    "tiff",
    "webp",
]

SUFFIXES: dict[str, Format] = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".pdf": "pdf", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xltx": "xlsx",
    ".xlsb": "xlsb", ".xls": "xls", ".ods": "ods", ".ots": "ods", ".odt": "odt", ".ott": "odt",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv", ".txt": "txt", ".text": "txt",
    ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html", ".mht": "mht", ".mhtml": "mht",
    ".eml": "eml", ".msg": "msg", ".zip": "zip", ".doc": "doc", ".dot": "doc", ".rtf": "rtf",
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
    "md": "text/markdown",
    "html": "text/html",
    "mht": "multipart/related",
    "eml": "message/rfc822",
    "msg": "application/vnd.ms-outlook",
    "zip": "application/zip",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "tiff": "image/tiff",
    "webp": "image/webp",
}
NAMES: dict[Format, str] = {
    "docx": "Word", "pdf": "PDF", "xlsx": "Excel", "xlsb": "Excel", "xls": "Excel", "ods": "ODS", "odt": "ODT",
    "csv": "CSV", "txt": "tekst", "doc": "oud Word", "rtf": "RTF", "md": "Markdown", "html": "webpagina",
    "mht": "webpagina", "eml": "e-mail", "msg": "e-mail", "zip": "zip",
    "png": "PNG", "jpeg": "JPEG", "tiff": "TIFF", "webp": "WebP",
}  # fmt: skip

_RTF = b"{\\rtf"
_OF_MAIL = "__properties_version1.0"
"""A stream that mails of Outlook have."""
_PICTURES: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_MARKUP = re.compile(PATTERNS["other_markup"], re.IGNORECASE)
_PAGE = re.compile(PATTERNS["html_start"], re.IGNORECASE)
_MAIL_LINE = re.compile(PATTERNS["mail_header"].encode(), re.IGNORECASE)
_HEADER_LINE = re.compile(rb"[A-Za-z][\w-]*:|[ \t]+\S")
_ALIKE: tuple[set[Format], ...] = ({"csv", "txt", "md"}, {"html", "mht"}, {"eml", "msg"}, {"doc", "docx"})
"""Formats that a person does not tell apart by their name."""
_SKIPPED = ("~$", ".", "Thumbs.db", "desktop.ini", "__MACOSX")
_CONTENT_TYPES: dict[bytes, Format] = {
    b"wordprocessingml.": "docx",
    b"ms-word.": "docx",
    b"ms-excel.sheet.binary": "xlsb",
    b"spreadsheetml.": "xlsx",
    b"ms-excel.": "xlsx",
}
_OLE_STREAMS: dict[str, Format] = {
    "__properties_version1.0": "msg", "Workbook": "xls", "Book": "xls", "WordDocument": "doc",
}  # fmt: skip
_OTHER_PACKAGES = ("[Content_Types].xml", "mimetype", "META-INF/", "Index/", "Index.zip", "index.xml", "index.apxl")
"""What stands in zip files that are one document of another program, not a bundle of files."""
_FEWEST_MAIL_LINES = 3
_MAIN_PARTS: dict[str, Format] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_ODF_TYPES: dict[bytes, Format] = {b"opendocument.text": "odt", b"opendocument.spreadsheet": "ods"}


def is_candidate(path: PurePath) -> bool:
    """Whether a file met in a folder is worth reading: no lock file, hidden file or system file, by any name."""
    return not path.name.startswith(_SKIPPED)


def detect(data: bytes, limits: Limits, filename: str = "") -> Format:
    """The format of a file's content; the name only helps to tell markdown from other text.

    Raises Unreadable: empty_file, corrupt, encrypted, too_large, unknown_format.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise Unreadable(issue("empty_file", "ingest"))
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _in_zip(data, limits)
    if data.startswith(_OLE):
        return _in_ole(data)
    return _picture(data) or old_word_format(data) or _in_text(data, filename)


def old_word_format(data: bytes) -> Format | None:
    """doc or rtf for a Word file of before 2007 or rich text, judged by a few bytes; else None."""
    if data.startswith(_OLE):
        word, sheet = (data.find(_utf16(name)) for name in ("WordDocument", "Workbook"))
        # a sheet can hold a text and a text a sheet: the file's own stream comes first; a mail can hold either
        own = word >= 0 and (sheet < 0 or word < sheet) and _utf16(_OF_MAIL) not in data
        return "doc" if own else None
    return "rtf" if data[:16].lstrip(b"\xef\xbb\xbf").startswith(_RTF) else None


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00\x00"


def _picture(data: bytes) -> Format | None:
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return next((found for mark, found in _PICTURES if data.startswith(mark)), None)


def named_otherwise(filename: str, found: Format) -> str | None:
    """The suffix of a name that belongs to another format than the content, else None."""
    suffix = PurePath(filename).suffix.lower()
    named = SUFFIXES.get(suffix)
    if named is None or named == found or any({named, found} <= alike for alike in _ALIKE):
        return None
    return suffix.removeprefix(".")


def may_hold_files(data: bytes) -> bool:
    """Whether a file may be a container, by its first bytes: worth to look inside in the reading process."""
    return data.startswith((b"PK", _OLE)) or _is_mail(data)


def _in_zip(data: bytes, limits: Limits) -> Format:
    from pipeline.ingest.package import Package, member_names

    names = member_names(data)
    if not any(name.startswith(_OTHER_PACKAGES) or name in _MAIN_PARTS for name in names):
        return "zip"
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
    known = next((found for part, found in _MAIN_PARTS.items() if part in package), None)
    if known:
        return known
    raise Unreadable(issue("unknown_format", "ingest"))


def _in_ole(data: bytes) -> Format:
    """Old Office files and Outlook's mails are small file systems: what stands at the top tells which."""
    from pipeline.ingest.ole import top_names

    names = top_names(data)
    if {"EncryptedPackage", "EncryptionInfo"} & names:
        raise Unreadable(issue("encrypted", "ingest"))
    for name, found in _OLE_STREAMS.items():
        if name in names:
            return found
    raise Unreadable(issue("unknown_format", "ingest"))


def _in_text(data: bytes, filename: str) -> Format:
    from pipeline.ingest.delimited import looks_like_text, sample_text, separator
    from pipeline.ingest.markdown import signs

    if not looks_like_text(data):
        raise Unreadable(issue("unknown_format", "ingest"))
    if _is_mail(data):
        from pipeline.ingest.internet_mail import is_saved_page

        return "mht" if is_saved_page(data) else "eml"
    sample = sample_text(data).lstrip("\ufeff \t\n")
    if _PAGE.match(sample):
        return "html"
    if _OTHER_MARKUP.match(sample):
        raise Unreadable(issue("unknown_format", "ingest"))
    if signs(sample) >= (1 if SUFFIXES.get(PurePath(filename).suffix.lower()) == "md" else 2):
        return "md"
    return "csv" if separator(sample) else "txt"


def _is_mail(data: bytes) -> bool:
    """Whether a file opens with the header lines of a mail, three of them at least."""
    lines = data[:16_384].removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n")
    found = 0
    for number, line in enumerate(lines):
        if _MAIL_LINE.match(line):
            found += 1
        elif not number or not _HEADER_LINE.match(line):
            break
    return found >= _FEWEST_MAIL_LINES or (found > 0 and lines[0].upper().startswith(b"MIME-VERSION: 1.0"))
