"""Bytes to Document: a container's files apart, one format per file, detected by content, read in a process of its own.

Heavy libraries are imported only when a file needs them.
"""

from pipeline.ingest.containers import Member, Unpacked
from pipeline.ingest.detection import SUFFIXES, is_candidate
from pipeline.ingest.isolation import check_size, read_bytes, read_document, unpack
from pipeline.ingest.limits import Limits
from pipeline.ingest.office import clear_left
from pipeline.ingest.page_image import find_on_page, printable, render_page
from pipeline.ingest.reading import parse_bytes

__all__ = [
    "SUFFIXES", "Limits", "Member", "Unpacked", "check_size", "clear_left", "find_on_page", "is_candidate",
    "parse_bytes", "printable", "read_bytes", "read_document", "render_page", "unpack",
]  # fmt: skip
