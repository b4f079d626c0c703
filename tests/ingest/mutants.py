"""Real files damaged in many ways, the same way each time: what readers meet when uploads go wrong or are meant ill."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path

import odfdo
import xlwt
from lxml import etree

from pipeline.ingest import Limits, read_bytes, unpack
from pipeline.issues import Unreadable
from tests.ingest.builders import zipped
from tests.ingest.mails import attached, compound, mail, outlook

SAMPLES = Path(__file__).parents[2] / "sample_reports"
LIMITS = Limits(seconds=30, max_unpacked_bytes=100_000_000, memory_bytes=2_000_000_000)
ZIPPED = ("docx", "xlsx", "odt", "ods", "zip")
FORMATS = ("docx", "pdf", "xlsx", "xls", "ods", "odt", "csv", "txt", "md", "html", "mht", "eml", "msg", "zip")
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)
ODD_NUMBERS = (b"0", b"-1", b"65536", b"99999999", b"4294967295", b"99999999999999999999", b"1e999", b"NaN", b"")
ROWS = [["Activiteit", "Gepland", "Werkelijk"], ["Eetclub", 10, 12.5], ["Sport", 20, 18], ["Totaal", 30, 30.5]]
PAGE = (
    "<html><head><title>Uren</title></head><body><h1>Uren 2023</h1><p>In het <b>buurthuis</b> komen bewoners.</p>"
    "<table><tr><th rowspan=2>Activiteit</th><th colspan=2>Uren</th></tr><tr><th>Gepland</th><th>Werkelijk</th></tr>"
    "<tr><td>Eetclub</td><td>10</td><td>12,5</td></tr></table><ul><li>Eén<ul><li>twee</li></ul></li></ul></body></html>"
)
MARKDOWN = (
    "# Verslag\n\nEen **vet** woord.\n\n- punt\n  - dieper\n\n| Wat | Uren |\n|:--|--:|\n| Eetclub | 10 |\n\n> citaat\n"
)
BODY = (
    "Beste Piet,\n\nHierbij de cijfers.\nDeelnemers: 12\nUren: 40\n\nMet vriendelijke groet,\nAnna\n\n"
    "Van: Piet\nDatum: 3 maart\n\nGraag.\n"
)


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Whole files of a format: those of the sample reports, or made here where there are none."""
    made: dict[str, Callable[[], bytes]] = {
        "xls": _xls,
        "ods": _ods,
        "md": MARKDOWN.encode,
        "html": PAGE.encode,
        "mht": _mht,
        "eml": lambda: mail(BODY, ("uren.csv", b"a;b\n1;2\n"), html=PAGE, subject="Cijfers é"),
        "msg": lambda: compound(outlook("Cijfers", BODY, PAGE.encode(), (attached("a.txt", b"tekst " * 900),))),
        "zip": lambda: zipped(
            {"map/uren.csv": "a;b\n1;2\n", "verslag.md": MARKDOWN, "in.zip": zipped({"x.txt": BODY})}
        ),
    }
    if kind in made:
        return (made[kind](),)
    return tuple(path.read_bytes() for path in sorted(SAMPLES.glob(f"*.{kind}")))


def mutants(kind: str, count: int, seed: int = 2026) -> Iterator[bytes]:
    """`count` damaged files of a format, the same for the same seed."""
    chance = random.Random(f"{kind} {seed}")
    ways = [_flip, _truncate, _splice, _repeat, _cut, _renumber]
    if kind in ZIPPED:
        # most damage to a zip is found by its checksums: a third goes to the members and a third to their XML
        ways += [_change_member] * 6 + [_change_tree] * 6
    for _ in range(count):
        data = chance.choice(seeds(kind))
        for _ in range(chance.choice((1, 1, 1, 2))):
            data = chance.choice(ways)(data, chance)
        yield data


def outcome(data: bytes, name: str) -> str:
    """'read', or the code of the refusal; of a container the worst of its members."""
    unpacked = unpack(data, name, LIMITS)
    codes = [found.code for found in unpacked.issues] if unpacked else []
    files = [(member.data, member.filename) for member in unpacked.members] if unpacked else [(data, name)]
    for content, filename in files:
        try:
            read_bytes(content, filename, LIMITS)
            codes.append("read")
        except Unreadable as refusal:
            codes.append(refusal.issues[0].code)
    return next((code for code in codes if code in ("crashed", "too_slow")), codes[-1] if codes else "empty")


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12) if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _chunk(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 4, 16, 64, 512, 4096)))


def _splice(data: bytes, chance: random.Random) -> bytes:
    start, end = _chunk(data, chance)
    other = chance.choice(seeds(chance.choice(FORMATS)))
    first, last = _chunk(other, chance)
    return data[:start] + other[first:last] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _chunk(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = _chunk(data, chance)
    return data[:start] + data[end:]


def _renumber(data: bytes, chance: random.Random) -> bytes:
    """A number in the text of the file becomes one that nobody expects."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    number = chance.choice(found)
    return data[: number.start()] + chance.choice(ODD_NUMBERS) + data[number.end() :]


def _change_member(data: bytes, chance: random.Random) -> bytes:
    """A member changed and packed again with the right checksum, so that the reader behind the zip meets it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except BROKEN:
        return data
    if not members:
        return data
    name = chance.choice([one for one in members if one.endswith((".xml", ".rels", ".txt", ".md"))] or list(members))
    change = chance.choice((_flip, _truncate, _splice, _repeat, _cut, _renumber, _renumber))
    members[name] = change(members[name], chance)
    return zipped(members)


def _change_tree(data: bytes, chance: random.Random) -> bytes:
    """A member of a zip that stays XML while its elements are doubled, dropped, moved or renamed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice([one for one in members if one.endswith((".xml", ".rels"))])
        root = etree.fromstring(members[name])
    except (*BROKEN, IndexError, etree.XMLSyntaxError):
        return data
    for _ in range(chance.randint(1, 6)):
        elements = [one for one in root.iter(etree.Element) if one.getparent() is not None]
        if not elements:
            break
        _change_element(chance.choice(elements), chance.choice(elements), chance)
    members[name] = etree.tostring(root)
    return zipped(members)


def _change_element(element: etree._Element, other: etree._Element, chance: random.Random) -> None:
    way = chance.randrange(6)
    if way == 0:
        element.getparent().remove(element)
    elif way == 1:
        element.getparent().extend(deepcopy(element) for _ in range(chance.choice((1, 3, 40))))
    elif way == 2:
        other.append(deepcopy(element))
    elif way == 3:
        element.tag, other.tag = other.tag, element.tag
    elif way == 4:
        element.text = chance.choice(("", "-", "1e999", "NaN", "x" * 5000, "\u202e", "=1+1"))
    else:
        for key in list(element.attrib):
            element.set(key, chance.choice((*(number.decode() for number in ODD_NUMBERS), "x", "A1:XFD1048576")))


def _xls() -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("Uren")
    for row, values in enumerate(ROWS):
        for column, value in enumerate(values):
            page.write(row + 2, column, value)
    page.write_merge(0, 0, 0, 2, "Uren 2023")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _ods() -> bytes:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Uren")
    for row in ROWS:
        table.append_row(odfdo.Row())
        table.set_row_values(table.height - 1, row)
    document.body.append(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _mht() -> bytes:
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="grens"\r\n\r\n--grens\r\n'
    return (head + f"Content-Type: text/html; charset=utf-8\r\n\r\n{PAGE}\r\n--grens--\r\n").encode()
