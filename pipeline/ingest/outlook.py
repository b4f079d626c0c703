"""A mail as Outlook saves it (.msg): a small file system of properties, read by their numbers (MS-OXMSG).

olefile reads the file system; python-oxmsg above it gives no mails in mails and stops at the first missing property.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.ingest.delimited import decoded_anyhow
from pipeline.ingest.html import declared_text
from pipeline.ingest.internet_mail import as_eml, is_ornament
from pipeline.ingest.mail import Attachment, Mail
from pipeline.ingest.ole import FAULTS
from pipeline.issues import Unreadable, issue

if TYPE_CHECKING:
    from olefile import OleFileIO

_SUBJECT, _SENDER, _ADDRESS, _SENT, _BODY, _HTML = 0x0037, 0x0C1A, 0x0C1F, 0x0039, 0x1000, 0x1013
_DATA, _NAME, _SHORT_NAME, _CONTENT_ID, _TITLE = 0x3701, 0x3707, 0x3704, 0x3712, 0x3001
_HIDDEN, _CODE_PAGE = 0x7FFE, 0x3FFD
_ATTACHED = "__attach_version1.0_#"
_EPOCH = datetime(1601, 1, 1)
_DEEPEST = 5


def parse_msg(data: bytes) -> Mail:
    """A mail with its attachments; a mail in it becomes an attachment in internet form. Raises Unreadable (corrupt)."""
    from olefile import OleFileIO

    try:
        with OleFileIO(io.BytesIO(data)) as system:
            return _mail(_Folder(system, (), 32), 0)
    except FAULTS as error:
        raise Unreadable(issue("corrupt", "ingest")) from error


@dataclass(frozen=True)
class _Folder:
    """One storage: a mail or an attachment; `header` is how many bytes come before its fixed properties."""

    system: OleFileIO
    path: tuple[str, ...]
    header: int

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream of this storage; None where it is not there or broken."""
        place = [*self.path, name]
        try:
            return self.system.openstream(place).read() if self.system.exists(place) else None
        except FAULTS:
            return None

    def binary(self, number: int) -> bytes | None:
        """A property of bytes."""
        return self.stream(f"__substg1.0_{number:04X}0102")

    def text(self, number: int) -> str:
        """A property of text, in Unicode or in the code page of the mail; empty where it is not there."""
        wide = self.stream(f"__substg1.0_{number:04X}001F")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self.stream(f"__substg1.0_{number:04X}001E")
        return self.decoded(narrow.rstrip(b"\0")) if narrow else ""

    def decoded(self, content: bytes) -> str:
        """Bytes as text, in the code page that the mail names where that fits."""
        page = int.from_bytes(self.fixed.get(_CODE_PAGE, b"")[:4], "little")
        try:
            return content.decode({65_001: "utf-8"}.get(page, f"cp{page}"))
        except (LookupError, UnicodeError):
            return decoded_anyhow(content)

    @cached_property
    def fixed(self) -> dict[int, bytes]:
        """The properties of eight bytes at most, by number."""
        content = (self.stream("__properties_version1.0") or b"")[self.header :]
        whole = content[: len(content) // 16 * 16]
        return {number: value for _, number, _, value in struct.iter_unpack("<HHI8s", whole)}

    def attachments(self) -> Iterator[_Folder]:
        """The storages of the files in a mail."""
        depth = len(self.path)
        found = {
            entry[depth] for entry in self.system.listdir(streams=True, storages=True)
            if tuple(entry[:depth]) == self.path and len(entry) > depth and entry[depth].startswith(_ATTACHED)
        }  # fmt: skip
        return (_Folder(self.system, (*self.path, name), 8) for name in sorted(found))


def _mail(folder: _Folder, depth: int) -> Mail:
    page = folder.binary(_HTML)
    html = (declared_text(page) or folder.decoded(page)) if page else folder.text(_HTML)
    return Mail(
        subject=folder.text(_SUBJECT),
        sender=folder.text(_SENDER) or folder.text(_ADDRESS),
        organisation="",
        date=_date(folder),
        text=folder.text(_BODY),
        html=html,
        attachments=tuple(_attachment(one, html, depth) for one in folder.attachments()),
    )


def _attachment(folder: _Folder, page: str, depth: int) -> Attachment:
    name = folder.text(_NAME) or folder.text(_SHORT_NAME) or folder.text(_TITLE) or "bijlage"
    place = f"__substg1.0_{_DATA:04X}000D"
    if folder.system.exists([*folder.path, place, "__properties_version1.0"]):
        inner = _mail(_Folder(folder.system, (*folder.path, place), 24), depth + 1) if depth < _DEEPEST else None
        return Attachment(f"{name}.eml", as_eml(inner) if inner else None)
    content = folder.binary(_DATA)
    hidden = bool(folder.fixed.get(_HIDDEN, b"\0")[0])
    return Attachment(name, content, hidden or is_ornament(name, content, folder.text(_CONTENT_ID), page))


def _date(folder: _Folder) -> str:
    ticks = int.from_bytes(folder.fixed.get(_SENT, b""), "little")
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).date().isoformat() if ticks else ""
    except OverflowError:
        return ""
