"""Mails made while the tests run: internet mails, and Outlook's in a compound file of their own writing."""

from __future__ import annotations

import struct
from datetime import datetime
from email.message import EmailMessage

FREE, END, NO_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
Tree = dict[str, "bytes | Tree"]


def mail(text: str, *files: tuple[str, bytes], html: str = "", subject: str = "Verantwoording 2023", **headers: str):
    """An internet mail with attachments."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = headers.pop("sender", "Anna de Wit <anna@debrug.example>")
    message["To"] = "subsidies@gemeente.example"
    message["Date"] = datetime(2024, 3, 5, 10, 30)
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in files:
        message.add_attachment(data, "application", "octet-stream", filename=name)
    return message.as_bytes()


def properties(header: int, **fixed: bytes) -> bytes:
    """The stream of fixed properties: `p3ffd=bytes` sets property 0x3FFD."""
    entries = (struct.pack("<HHI8s", 3, int(name[1:], 16), 6, value.ljust(8, b"\0")) for name, value in fixed.items())
    return bytes(header) + b"".join(entries)


def outlook(subject: str, text: str = "", html: bytes = b"", files: tuple[Tree, ...] = (), **narrow: bytes) -> Tree:
    """The storage of an Outlook mail of Anna de Wit, sent on 5 March 2024."""
    sent = int((datetime(2024, 3, 5) - datetime(1601, 1, 1)).total_seconds()) * 10_000_000
    tree: Tree = {
        "__properties_version1.0": properties(32, p0039=sent.to_bytes(8, "little"), p3ffd=struct.pack("<I", 1252)),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1A001F": "Anna de Wit".encode("utf-16-le"),
        **({"__substg1.0_1000001F": text.encode("utf-16-le")} if text else {}),
        **({"__substg1.0_10130102": html} if html else {}),
        **{f"__substg1.0_{name[1:].upper()}001E": value for name, value in narrow.items()},
    }
    return tree | {f"__attach_version1.0_#{number:08X}": file for number, file in enumerate(files)}


def attached(name: str, data: bytes | Tree, hidden: bool = False) -> Tree:
    """The storage of one attachment: bytes, or a mail."""
    place = "__substg1.0_37010102" if isinstance(data, bytes) else "__substg1.0_3701000D"
    return {
        "__properties_version1.0": properties(8, p7ffe=bytes([hidden])),
        "__substg1.0_3707001F": name.encode("utf-16-le"),
        place: data,
    }


def compound(tree: Tree) -> bytes:
    """A compound file (MS-CFB, version 3) of storages and streams; all streams in whole sectors."""
    entries: list[list] = [["Root Entry", 5, NO_SECTOR, NO_SECTOR, b""]]
    _place(tree, entries, 0)
    small, minifat, sectors, fat = b"", [], [], []
    places: dict[int, tuple[int, int]] = {}
    for number, (_, kind, _, _, data) in enumerate(entries):
        if kind != 2:
            continue
        if len(data) < 4096:
            first, count = len(minifat), (len(data) + 63) // 64
            minifat += [first + index + 1 for index in range(count - 1)] + [END] * bool(count)
            small += data.ljust(count * 64, b"\0")
            places[number] = (first if count else END, len(data))
        else:
            places[number] = (_append(data, sectors, fat), len(data))
    places[0] = (_append(small, sectors, fat) if small else END, len(small))
    first_minifat = _append(_numbers(minifat), sectors, fat) if minifat else END
    directory = b"".join(_entry(entry, *places.get(number, (0, 0))) for number, entry in enumerate(entries))
    first_directory = _append(directory, sectors, fat)
    count = 1
    while count * 128 < len(fat) + count:
        count += 1
    where = [len(fat) + index for index in range(count)]
    fat_sectors = _numbers(fat + [0xFFFFFFFD] * count).ljust(count * 512, b"\xff")
    header = struct.pack(
        "<8s16sHHHHHHLLLLLLLLLL", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, count,
        first_directory, 0, 4096, first_minifat, (len(minifat) + 127) // 128, END, 0,
    )  # fmt: skip
    assert count <= 109
    return header + _numbers(where).ljust(436, b"\xff") + b"".join(sectors) + fat_sectors


def _place(tree: Tree, entries: list[list], parent: int) -> None:
    """Children hang in a chain of right siblings, which readers accept as a tree."""
    before = None
    for name, content in tree.items():
        number = len(entries)
        is_stream = isinstance(content, bytes)
        entries.append([name, 2 if is_stream else 1, NO_SECTOR, NO_SECTOR, content if is_stream else b""])
        entries[parent if before is None else before][3 if before is None else 2] = number
        before = number
        if not is_stream:
            _place(content, entries, number)


def _entry(entry: list, first: int, size: int) -> bytes:
    name, kind, right, child, _ = entry
    written = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBLLL16sLQQLLL", written, len(written), kind, 1, NO_SECTOR, right, child, b"", 0, 0, 0, first, size, 0
    )


def _append(data: bytes, sectors: list[bytes], fat: list[int]) -> int:
    first, count = len(fat), max((len(data) + 511) // 512, 1)
    fat += [first + index + 1 for index in range(count - 1)] + [END]
    sectors.append(data.ljust(count * 512, b"\0"))
    return first


def _numbers(values: list[int]) -> bytes:
    return struct.pack(f"<{len(values)}L", *values)
