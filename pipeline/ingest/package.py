"""The zip archive inside Word, Excel and ODF files, opened only after its size was checked."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from pipeline.ingest.limits import Limits
from pipeline.issues import Issue, Unreadable, issue

_MAX_MEMBERS = 10_000
_MAX_RATIO = 1_000
_RATIO_MATTERS_ABOVE = 50_000_000
"""DEFLATE packs at most 1032 to 1; text of reports seldom passes 30 to 1."""
_PROPERTIES = {
    "title": "title", "subject": "subject", "creator": "author", "keywords": "keywords", "description": "description",
    "category": "category", "Company": "company",
}  # fmt: skip
READ_ERRORS = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)


class Package:
    """The members of one archive. Making one raises Unreadable: corrupt, encrypted or too_large."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except READ_ERRORS as error:
            raise Unreadable(issue("corrupt", "ingest")) from error
        self._limits = limits
        self._names = {info.filename for info in self._archive.infolist()}
        self._check()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def names(self) -> list[str]:
        """All member names, in the order of the archive."""
        return self._archive.namelist()

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises Unreadable (corrupt, encrypted, too_large)."""
        if name not in self:
            raise Unreadable(issue("corrupt", "ingest"))
        info = self._archive.getinfo(name)
        try:
            with self._archive.open(info) as member:
                content = member.read(info.file_size + 1)
        except READ_ERRORS as error:
            raise Unreadable(issue("corrupt", "ingest")) from error
        if len(content) > info.file_size:  # the archive lies about its size
            raise Unreadable(too_large_unpacked(self._limits))
        return content

    def xml(self, name: str) -> etree._Element:
        """The root of an XML member; entities are never expanded. Raises Unreadable (corrupt)."""
        return parse_xml(self.read(name))

    @property
    def has_macros(self) -> bool:
        """Whether programs travel with the file; they are never run."""
        return any(name.endswith("vbaProject.bin") or name.startswith("Basic/Standard/") for name in self._names)

    def office_properties(self) -> dict[str, str]:
        """What a Word or Excel file says of itself: title, subject, author, company, as far as filled in."""
        found: dict[str, str] = {}
        for name in ("docProps/core.xml", "docProps/app.xml"):
            for element in self.xml(name) if name in self else ():
                label = _PROPERTIES.get(etree.QName(element).localname)
                if label and element.text:
                    found[label] = element.text
        return found

    def _check(self) -> None:
        members = self._archive.infolist()
        unpacked = sum(info.file_size for info in members)
        packed = sum(info.compress_size for info in members)
        if unpacked > self._limits.max_unpacked_bytes or is_suspicious(unpacked, packed):
            raise Unreadable(too_large_unpacked(self._limits))
        if len(members) > _MAX_MEMBERS:
            raise Unreadable(issue("too_large", "ingest", limit=f"hoogstens {_MAX_MEMBERS} onderdelen"))
        if any(info.flag_bits & 0x1 for info in members):
            raise Unreadable(issue("encrypted", "ingest"))


def member_names(data: bytes) -> list[str]:
    """The names in a zip file, without looking at its members. Raises Unreadable (corrupt)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except READ_ERRORS as error:
        raise Unreadable(issue("corrupt", "ingest")) from error


def parse_xml(content: bytes) -> etree._Element:
    """The root element, read without DTD, network or entity expansion. Raises Unreadable (corrupt)."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(issue("corrupt", "ingest")) from error


def is_suspicious(unpacked: int, packed: int) -> bool:
    """Whether an archive packs more tightly than documents do: a zip bomb."""
    return unpacked > _RATIO_MATTERS_ABOVE and unpacked > packed * _MAX_RATIO


def too_large_unpacked(limits: Limits) -> Issue:
    """The issue for an archive that holds more than `limits` allows."""
    return issue("too_large", "ingest", limit=f"uitgepakt hoogstens {limits.max_unpacked_bytes // 1_000_000} MB")
