"""Word files of before 2007 and rich text, which LibreOffice makes into Word files of today, when it is there."""

from __future__ import annotations

from pipeline.ingest import office
from pipeline.ingest.detection import old_word_format
from pipeline.ingest.limits import Limits
from pipeline.issues import Unreadable, issue

_MADE_BY_WORD = b"\xec\xa5"
_SECTOR = 512
_FLAGS = 10
_ENCRYPTED = 0x01


def converted(data: bytes, limits: Limits) -> bytes | None:
    """The same text as a docx; None for a file of another kind. Runs LibreOffice beside the reading process.

    Raises Unreadable: old_word where this machine cannot convert it, encrypted, corrupt, too_slow.
    """
    found = old_word_format(data)
    if found is None:
        return None
    if office.program() is None:
        raise Unreadable(issue("old_word", "ingest"))
    if found == "doc" and _has_password(data):
        raise Unreadable(issue("encrypted", "ingest"))
    return office.convert(data, found, "docx", limits)


def _has_password(data: bytes) -> bool:
    """Whether the header of the text stream says so ([MS-DOC] 2.5.2: wIdent 0xA5EC, fEncrypted); it opens a sector."""
    starts = (start for start in range(_SECTOR, len(data) - _SECTOR, _SECTOR) if data.startswith(_MADE_BY_WORD, start))
    return any(data[start + _FLAGS + 1] & _ENCRYPTED for start in starts)
