"""The small file system inside Office files of before 2007 and Outlook's mails."""

from __future__ import annotations

import io
import struct

FAULTS = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, struct.error)
"""What olefile raises over a file that breaks its rules."""
_TOLD_BY = ("EncryptedPackage", "EncryptionInfo", "Workbook", "Book", "__properties_version1.0", "WordDocument")


def top_names(data: bytes) -> set[str]:
    """The names at the top; where the directory is broken, those of known streams found anywhere."""
    from olefile import OleFileIO

    try:
        with OleFileIO(io.BytesIO(data)) as system:
            names = {entry[0] for entry in system.listdir(streams=True, storages=True)}
    except FAULTS:
        names = set()
    return names or {name for name in _TOLD_BY if name.encode("utf-16-le") + b"\x00\x00" in data}


def is_sound(data: bytes) -> bool:
    """Whether the directory is whole and no stream is larger than the file.

    Calamine reserves the memory that a broken directory asks for, four gigabytes often, and aborts the process.
    """
    from olefile import STGTY_ROOT, OleFileIO

    try:
        with OleFileIO(io.BytesIO(data)) as system:
            entries = [entry for entry in system.direntries if entry is not None]
    except FAULTS:
        return False
    is_rooted = bool(entries) and entries[0].entry_type == STGTY_ROOT
    return is_rooted and all(entry.sizeLow <= len(data) for entry in entries)
