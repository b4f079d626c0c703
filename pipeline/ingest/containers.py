"""Files that hold files: zip archives and mails with attachments, unpacked in memory within limits.

Nothing is ever written to disk, so a name such as '../../etc/passwd' can only be a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import PurePosixPath

from pipeline.ingest.detection import MEDIA_TYPES, Format, detect
from pipeline.ingest.limits import Limits
from pipeline.issues import Issue, Unreadable, issue

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u202a-\u202e\u2066-\u2069]')
"""Control signs, signs that Windows forbids, and signs that show a name backwards."""
_LONGEST_NAME = 150
_LONGEST_SUFFIX = 10


@dataclass(frozen=True, slots=True)
class Member:
    """One file out of a container; `filename` is a base name without anything that could point elsewhere."""

    filename: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files of a container, those of containers inside it included, in order of name; and what went wrong.

    No member is a container that is still to be unpacked. A mail with something to say comes before its attachments,
    as the whole mail that it is.
    """

    members: tuple[Member, ...]
    issues: tuple[Issue, ...]
    media_type: str = "application/octet-stream"


def open_container(data: bytes, filename: str, limits: Limits) -> Unpacked | None:
    """The files in a zip or a mail; None for a file that is no container, and for a mail without attachments.

    Never raises for what a file holds: what cannot be unpacked gives an issue with its place. Runs in this process,
    see `isolation.unpack`.
    """
    unpacking = _Unpacking(limits)
    files = unpacking.open(data, filename, "")
    if files is None and not unpacking.issues:
        return None
    if files is not None:
        unpacking.add(files, Member(safe_name(filename), data), "", 0)
    if not unpacking.members and not unpacking.issues:
        unpacking.issues.append(issue("no_content", "ingest"))
    media_type = MEDIA_TYPES[detect(data, limits, filename)]
    return Unpacked(tuple(unpacking.members), tuple(unpacking.issues), media_type)


def safe_name(name: str) -> str:
    """The base name of a path of any system, without signs that are unsafe, of at most 150 signs.

    'C:\\map\\..\\verslag.docx' → 'verslag.docx'; a name of nothing but dots becomes 'bestand'.
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part.strip(". \0")]
    bare = " ".join(_UNSAFE.sub("_", parts[-1].replace("\0", "")).split()) if parts else ""
    path = PurePosixPath(bare or "bestand")
    suffix = path.suffix if len(path.suffix) <= _LONGEST_SUFFIX else ""
    return path.name.removesuffix(suffix)[: _LONGEST_NAME - len(suffix)].rstrip() + suffix


@dataclass(frozen=True, slots=True)
class Inner:
    """A file in a container before it is taken out: its path, and its bytes or the reason that there are none."""

    path: str
    data: bytes | Issue


@dataclass(frozen=True, slots=True)
class Files:
    """The files in one container; `itself` says whether it is to be read too, as a mail with a message is."""

    inner: Iterator[Inner] | tuple[Inner, ...]
    itself: bool = False


@dataclass
class _Unpacking:
    """Members gathered, with what all containers together may still hold."""

    limits: Limits
    members: list[Member] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    held: int = 0
    seen: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def add(self, files: Files, container: Member, place: str, depth: int) -> None:
        """Add the files of a container, after the container itself where that is to be read."""
        if files.itself:
            self._keep(container, place)
        for number, inner in enumerate(files.inner, start=1):
            there = f"{place}.{number}" if place else f"bestand {number}"
            if self._is_full(there):
                return
            if isinstance(inner.data, Issue):
                self._warn(inner.data, there)
            else:
                self._take(Member(safe_name(inner.path), inner.data), there, depth + 1)

    def open(self, data: bytes, filename: str, place: str) -> Files | None:
        """The files in a container; None for what is no container, and with an issue for one that does not open."""
        try:
            found = detect(data, self.limits, filename)
        except Unreadable:  # said when it is read
            return None
        if found in ("eml", "msg"):
            return _mail_files(data, found, self.limits)
        try:
            return _zip_files(data, self.limits, self.held) if found == "zip" else None
        except Unreadable as reason:
            self._warn(reason.issues[0], place)
            return None

    def _take(self, member: Member, place: str, depth: int) -> None:
        self.held += len(member.data)
        known = len(self.issues)
        files = self.open(member.data, member.filename, place)
        if len(self.issues) > known:
            return
        if files is None:
            self._keep(member, place)
        elif depth > self.limits.max_depth:
            self._warn(issue("nested_too_deep", "ingest"), place)
        else:
            self.add(files, member, place, depth)

    def _keep(self, member: Member, place: str) -> None:
        digest = sha256(member.data).hexdigest()
        if digest in self.seen:
            self._warn(issue("same_file_twice", "ingest"), place)
            return
        self.seen.add(digest)
        name, number = member.filename, 1
        path = PurePosixPath(name)
        while name.casefold() in self.names:
            number += 1
            name = f"{path.stem} ({number}){path.suffix}"
        self.names.add(name.casefold())
        self.members.append(Member(name, member.data))

    def _is_full(self, place: str) -> bool:
        if len(self.members) >= self.limits.max_members:
            limit = f"{self.limits.max_members} bestanden"
        elif self.held > self.limits.max_unpacked_bytes:
            limit = f"uitgepakt {self.limits.max_unpacked_bytes // 1_000_000} MB"
        else:
            return False
        if not any(found.code == "truncated" for found in self.issues):
            self.issues.append(issue("truncated", "ingest", f"vanaf {place}", limit=limit))
        return True

    def _warn(self, found: Issue, place: str) -> None:
        self.issues.append(replace(found, location=place or None))


def _zip_files(data: bytes, limits: Limits, held: int) -> Files:
    from pipeline.ingest.archive import zip_files

    return Files(zip_files(data, limits, held))


def _mail_files(data: bytes, found: Format, limits: Limits) -> Files | None:
    """The attachments of a mail; None where it has none, or cannot be read, which is said when it is."""
    from pipeline.ingest.internet_mail import parse_eml
    from pipeline.ingest.mail_body import says_something
    from pipeline.ingest.outlook import parse_msg

    try:
        mail = parse_eml(data) if found == "eml" else parse_msg(data)
        inner = [
            Inner(file.filename, issue("part_unreadable", "ingest") if file.data is None else file.data)
            for file in mail.attachments
            if not file.shown_inside
        ]
        return Files(tuple(inner), says_something(mail, limits)) if inner else None
    except Unreadable:
        return None
