"""Bytes to Document: one format per file, detected by content, read in a process of its own.

Heavy libraries are imported only when a file needs them.
"""

from pipeline.ingest.detection import SUFFIXES, is_candidate
from pipeline.ingest.isolation import read_bytes, read_document
from pipeline.ingest.limits import Limits
from pipeline.ingest.page_image import find_on_page, printable, render_page
from pipeline.ingest.reading import parse_bytes

__all__ = [
    "SUFFIXES", "Limits", "find_on_page", "is_candidate", "parse_bytes", "printable", "read_bytes", "read_document",
    "render_page",
]  # fmt: skip
