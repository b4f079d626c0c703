"""What an Excel file's XML tells before it is opened: how far each sheet reaches and which cells show % or €."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from pipeline.ingest.package import Package
from pipeline.issues import Unreadable

Formats = dict[int, str]
"""Style number → '%' or '€'."""

_CELL = re.compile(rb"<(?:\w+:)?(c|row)\b([^>]*)>")
_ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,9})(\d*)""")
_STYLE = re.compile(rb"\bs=\"(\d{1,6})\"")
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_LINK = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_COUNT = re.compile(rb"""\b(?:uniqueC|c)ount\s*=\s*["']\s*(\d+)""")
_COUNTED = ("xl/sharedStrings.xml", "xl/styles.xml")
_BUILT_IN: Formats = {5: "€", 6: "€", 7: "€", 8: "€", 9: "%", 10: "%", 42: "€", 44: "€"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """How many cells lie between the first and the last filled one, and the form of those that show % or €.

    `forms` is keyed by row and column from 0.
    """

    cells: int
    forms: dict[tuple[int, int], str]


def read_sheets(package: Package, formats: Formats, limit: int) -> dict[str, Sheet]:
    """The first `limit` sheets by name; one whose XML is not there is left out."""
    links = _links(package)
    found: dict[str, Sheet] = {}
    for element in islice(package.xml("xl/workbook.xml").iter("{*}sheet"), limit):
        target = links.get(element.get(_LINK) or element.get(_STRICT_LINK) or "", "")
        if target in package:
            found[element.get("name") or ""] = _measure(package.read(target), formats)
    return found


def read_formats(package: Package) -> Formats:
    """The style numbers whose number format shows a percentage or an amount of money."""
    if "xl/styles.xml" not in package:
        return {}
    try:
        sheet = package.xml("xl/styles.xml")
    except Unreadable:
        return {}
    codes = {_whole(element.get("numFmtId")): element.get("formatCode") or "" for element in sheet.iter("{*}numFmt")}
    crosswalk = sheet.find("{*}cellXfs")
    numbers = [] if crosswalk is None else [_whole(element.get("numFmtId")) for element in crosswalk]
    forms = {style: _form(number, codes.get(number, "")) for style, number in enumerate(numbers)}
    return {style: form for style, form in forms.items() if form}


def declares_more(package: Package, most: int) -> bool:
    """Whether the file says to hold more than `most` texts or styles: the library reserves memory for as many."""
    return any(
        len(count.group(1)) > 12 or int(count.group(1)) > most
        for name in _COUNTED
        if name in package
        for count in _COUNT.finditer(package.read(name))
    )


def _form(number: int, code: str) -> str:
    code = re.sub(r'\\.|"[^"€]*"', "", code)
    if "%" in code:
        return "%"
    return "€" if "€" in code else _BUILT_IN.get(number, "")


def _links(package: Package) -> dict[str, str]:
    name = "xl/_rels/workbook.xml.rels"
    if name not in package:
        return {}
    links: dict[str, str] = {}
    for element in package.xml(name):
        target = (element.get("Target") or "").removeprefix("./")
        links[element.get("Id") or ""] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return links


def _measure(content: bytes, formats: Formats) -> Sheet:
    rows, columns, count = [0], [0], 0
    row = column = 0
    forms: dict[tuple[int, int], str] = {}
    for found in _CELL.finditer(content):
        kind, attributes = found.groups()
        address = _ADDRESS.search(attributes)
        row = _row(address.group(2), row) if address else row + (kind == b"row")
        if kind == b"row":
            column = 0
            continue
        # a cell without address comes after the one before it
        column = _column(address.group(1)) if address and address.group(1) else column + 1
        count += 1
        rows = [min(rows[0] or row, row), max(rows[-1], row)]
        columns = [min(columns[0] or column, column), max(columns[-1], column)]
        style = _STYLE.search(attributes) if formats else None
        if style and int(style.group(1)) in formats:
            forms[row - 1, column - 1] = formats[int(style.group(1))]
    return Sheet(max(count, (rows[-1] - rows[0] + 1) * (columns[-1] - columns[0] + 1)), forms)


def _row(digits: bytes, before: int) -> int:
    """A row number; one with more digits than any sheet has rows counts as far away, not as absent."""
    return int(digits[:8] or before)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:6]:
        number = number * 26 + letter - 64
    return number


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
