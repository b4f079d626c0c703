"""One file's bytes read here and now; `isolation` does the same in a process of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from pipeline.documents import Document
from pipeline.ingest.detection import MEDIA_TYPES, NAMES, Format, detect, named_otherwise
from pipeline.ingest.draft import Draft
from pipeline.ingest.limits import Limits
from pipeline.issues import Issue, Unreadable, issue

_READERS: dict[Format, tuple[str, str]] = {
    "docx": ("docx", "read_docx"),
    "pdf": ("pdf", "read_pdf"),
    "xlsx": ("sheets", "read_xlsx"),
    "xlsb": ("sheets", "read_xlsb"),
    "xls": ("sheets", "read_xls"),
    "ods": ("odf", "read_ods"),
    "odt": ("odf", "read_odt"),
    "csv": ("delimited", "read_delimited"),
    "txt": ("text", "read_text"),
    "md": ("markdown", "read_markdown"),
    "html": ("html", "read_html"),
    "mht": ("internet_mail", "read_mht"),
    "eml": ("mail_body", "read_eml"),
    "msg": ("mail_body", "read_msg"),
    "doc": ("docx", "read_docx"),
    "rtf": ("docx", "read_docx"),
    "png": ("scan", "read_picture"),
    "jpeg": ("scan", "read_picture"),
    "tiff": ("scan", "read_picture"),
    "webp": ("scan", "read_picture"),
}
"""Module and function for each format, imported only when a file needs it; a zip has none, its files have."""


def parse_bytes(data: bytes, filename: str, limits: Limits, converted: bytes | None = None) -> Document:
    """What a file holds. Same bytes and name give the same Document.

    `converted` is the file as a docx, for doc and rtf, which cannot be read as they are (see `old_word`).

    Raises Unreadable with the reason: empty_file, no_content, corrupt, encrypted, unknown_format, no_text_layer,
    old_word, too_large. Runs in this process, so a hostile file can exhaust it: see `read_document`.
    """
    if len(data) > limits.max_bytes:
        raise Unreadable(too_large(limits))
    found = detect(data, limits, filename)
    if found not in _READERS:
        raise Unreadable(issue("unknown_format", "ingest"))
    draft = Draft(limits)
    named = named_otherwise(filename, found)
    if named:
        draft.warn("wrong_extension", named=named, found=NAMES[found])
    if found in ("doc", "rtf") and converted is None:
        raise Unreadable(issue("old_word", "ingest"))
    _reader(found)(converted or data, draft)
    return draft.document(hashlib.sha256(data).hexdigest(), PurePath(filename).name, MEDIA_TYPES[found])


def too_large(limits: Limits) -> Issue:
    """The issue for a file with more bytes than `limits` allows."""
    return issue("too_large", "ingest", limit=f"hoogstens {limits.max_bytes // 1_000_000} MB")


def _reader(found: Format) -> Callable[[bytes, Draft], None]:
    module, function = _READERS[found]
    reader: Callable[[bytes, Draft], None] = getattr(import_module(f"pipeline.ingest.{module}"), function)
    return reader
