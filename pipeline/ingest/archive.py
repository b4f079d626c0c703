"""A zip archive of files: names made readable, junk left out, bombs refused before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from pipeline.ingest.containers import Inner
from pipeline.ingest.detection import is_candidate
from pipeline.ingest.limits import Limits
from pipeline.ingest.package import READ_ERRORS, is_suspicious, too_large_unpacked
from pipeline.issues import Issue, Unreadable, issue

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def zip_files(data: bytes, limits: Limits, held: int = 0) -> Iterator[Inner]:
    """The files in an archive, by name, each unpacked when it is asked for.

    `held` counts the bytes that were unpacked before, from the containers around it. Raises Unreadable at once:
    corrupt, encrypted (all files), too_large.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except READ_ERRORS as error:
        raise Unreadable(issue("corrupt", "ingest")) from error
    members = [info for info in archive.infolist() if not info.is_dir() and _is_wanted(_name(info))]
    _check(archive.infolist(), len(data), limits, held)
    if members and all(info.flag_bits & _ENCRYPTED for info in members):
        raise Unreadable(issue("encrypted", "ingest"))
    return (Inner(_name(info), _content(archive, info)) for info in sorted(members, key=_order))


def _check(members: Sequence[zipfile.ZipInfo], size: int, limits: Limits, held: int) -> None:
    """Members that together pack more than the archive is long lie over each other: a bomb."""
    unpacked = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members)
    if held + unpacked > limits.max_unpacked_bytes or is_suspicious(unpacked, packed):
        raise Unreadable(too_large_unpacked(limits))
    if packed > size:
        raise Unreadable(issue("corrupt", "ingest"))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | Issue:
    if info.flag_bits & _ENCRYPTED:
        return issue("encrypted", "ingest")
    try:
        with archive.open(info) as member:
            content = member.read(info.file_size + 1)
    except NotImplementedError:  # a way of packing that the library does not know
        return issue("unknown_format", "ingest")
    except READ_ERRORS:
        return issue("corrupt", "ingest")
    return content if len(content) <= info.file_size else issue("corrupt", "ingest")


def _name(info: zipfile.ZipInfo) -> str:
    """The name as written: a Mac writes UTF-8 without saying so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return all(is_candidate(PurePosixPath(part)) for part in path.parts if part not in ("..", "/", "."))


def _order(info: zipfile.ZipInfo) -> list[tuple[int, str]]:
    """Sorts as a person does: 'Q2' before 'Q10'."""
    return [
        (int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d{1,9})", _name(info).casefold())
    ]
