"""Files made to harm: each gives a document or a clear refusal in Dutch, within limits of time and memory."""

import io
import os
import struct
import time
import zipfile
import zlib
from contextlib import suppress
from functools import partial

import pypdfium2
import pytest
import xlsxwriter

from pipeline import process
from pipeline.ingest import Limits, read_bytes, read_document, unpack
from pipeline.ingest.containers import open_container
from pipeline.issues import Unreadable
from tests.ingest.builders import (
    SENTENCE,
    body,
    cell,
    codes,
    outline,
    paragraph,
    pdf,
    read,
    repacked,
    table,
    word,
    zipped,
)
from tests.ingest.mails import compound, mail
from tests.ingest.mutants import SAMPLES, outcome

LAUGHS = (
    "<!DOCTYPE lol [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "<!ENTITY file 'x'>]>"
)
OUTSIDE = "<!DOCTYPE lol [<!ENTITY a9 'x'><!ENTITY file SYSTEM 'file:///etc/passwd'>]>"
ODT_BODY = (
    "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
    "<text:p>goed &a9;&file;</text:p></office:text></office:body></office:document-content>"
)
SHEET = "xl/worksheets/sheet1.xml"


def refused(data, name):
    """The code of the refusal, from the process that reads."""
    with pytest.raises(Unreadable) as reason:
        read_bytes(data, name, Limits())
    assert reason.value.issues[0].message.endswith((".", "!"))
    return reason.value.issues[0].code


def said(data, **limits):
    found = open_container(data, "bundel.zip", Limits(**limits))
    return [one.filename for one in found.members], [(one.code, one.location) for one in found.issues]


def sheets(count, write=lambda page: page.write(0, 0, "x")):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for _ in range(count):
            write(book.add_worksheet())
    return stream.getvalue()


def into(data, part, text, declared):
    """An office file with a declaration before one of its parts and uses of its entities in the text."""

    def change(name, content):
        if name != part:
            return content
        changed = content.replace(b"?>", b"?>" + declared.encode(), 1)
        return changed.replace(text, text + b"&a9;&file;", 1)

    return repacked(data, change)


# bombs


def test_a_flat_bomb_is_refused_before_it_is_unpacked():
    bomb = zipped({"nullen.txt": bytes(60_000_000)})
    assert said(bomb) == ([], [("too_large", None)])
    assert said(zipped({"a.txt": b"x" * 2000}), max_unpacked_bytes=1000) == ([], [("too_large", None)])


def test_a_nested_bomb_is_refused_where_it_lies():
    layer = zipped({f"{number}.zip": zipped({"nul.txt": bytes(60_000_000)}) for number in range(3)})
    members, issues = said(zipped({"bom.zip": layer, "goed.txt": "goed"}))
    assert members == ["goed.txt"]
    assert issues == [("too_large", f"bestand 1.{number}") for number in (1, 2, 3)]


def test_what_all_containers_hold_together_is_counted():
    layers = {f"{number}.zip": zipped({"x.txt": os.urandom(300_000).hex()}) for number in range(5)}
    members, issues = said(zipped(layers), max_unpacked_bytes=3_500_000)
    assert 0 < len(members) < 5
    assert {code for code, _ in issues} <= {"too_large", "truncated"}
    assert issues


def test_members_that_lie_over_each_other_are_refused():
    content = zlib.compress(b"0" * 1_000_000, 9)[2:-4]
    sizes = zlib.crc32(b"0" * 1_000_000), len(content), 1_000_000
    header = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, *sizes, 1, 0)
    data = header + b"a" + content
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, *sizes, 1, 0, 0, 0, 0, 0, 0)
    directory = (entry + b"a") * 40
    bomb = data + directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 40, 40, len(directory), len(data), 0)
    assert said(bomb) == ([], [("corrupt", None)])


def test_more_files_than_allowed_are_left():
    members, issues = said(zipped({f"{number:03}.txt": str(number) for number in range(30)}), max_members=10)
    assert members == [f"{number:03}.txt" for number in range(10)]
    assert issues == [("truncated", "vanaf bestand 11")]


def test_a_bomb_inside_an_office_file_is_refused():
    bomb = repacked(word(paragraph("x")), lambda name, one: one + b" " * 20_000_000 * name.endswith("document.xml"))
    with pytest.raises(Unreadable, match="too_large"):
        read_bytes(bomb, "x.docx", Limits(max_unpacked_bytes=10_000_000))


# entities


def odt(declared):
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": declared + ODT_BODY})


OFFICE = [
    (partial(into, word(paragraph("goed")), "word/document.xml", b"goed"), "docx"),
    (odt, "odt"),
    (partial(into, sheets(1), "xl/sharedStrings.xml", b"<t>x"), "xlsx"),
    (lambda declared: (declared.replace("lol", "html") + "<html><p>goed &a9;&file;</p></html>").encode(), "html"),
]


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE], ids=["inside", "outside"])
@pytest.mark.parametrize(("make", "kind"), OFFICE, ids=[kind for _, kind in OFFICE])
def test_entities_are_never_expanded(make, kind, declared):
    """A file with entities is read without them, or refused as no one's report has any."""
    limits = Limits(seconds=20, memory_bytes=1_000_000_000)
    shown = "corrupt"
    with suppress(Unreadable):
        shown = " ".join(outline(read_bytes(make(declared), f"x.{kind}", limits)))
    assert shown.removesuffix("&a9;&file;").strip() in ("goed", "x", "corrupt")


# programs and formulas


def test_macros_are_said_and_not_run():
    document = read(
        repacked(zipped_with(word(paragraph("Tekst.")), "word/vbaProject.bin"), lambda _, one: one), "x.docm"
    )
    assert (outline(document), codes(document)) == (["Tekst."], [("macros", None)])
    assert ("macros", None) in codes(read(zipped_with(sheets(1), "xl/vbaProject.bin"), "x.xlsm"))


def zipped_with(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({one: archive.read(one) for one in archive.namelist()} | {name: b"\xcc\x61"})


FORMULAS = ('=HYPERLINK("http://x.nl","12")', "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd", "+1+1", "-2+3+cmd|x", "=1+1")


def test_formulas_in_text_are_text_and_no_figures():
    lines = ["Activiteit;Gepland uren;Werkelijk uren", *(f"Club {number};10;12" for number in range(20))]
    for formula in FORMULAS:
        quoted = '"' + formula.replace('"', '""') + '"'
        lines.append(f"{quoted};{quoted};12")
    tables = process.read("\n".join(lines).encode(), "uren.csv", Limits())
    assert tables.activities["planned"].drop_nulls().to_list() == [10] * 20
    assert tables.activities["realised"].to_list() == [12] * 26
    (grid,) = read("\n".join(lines).encode(), "uren.csv").grids()
    assert tuple(row[1].text for row in grid.rows[21:]) == FORMULAS
    assert {row[1].value for row in grid.rows} == {None}


def test_formulas_of_a_sheet_give_the_value_that_was_stored():
    def write(page):
        page.write_row(0, 0, ["Wat", "Uren"])
        page.write(1, 0, "Sport")
        page.write_formula(1, 1, '=WEBSERVICE("http://x.nl")', value=7)
        page.write_string(2, 0, "=cmd|' /C calc'!A0")
        page.write_formula(2, 1, "=1+1", value="")

    assert outline(read(sheets(1, write), "x.xlsx")) == ["| Wat | Uren |", "| Sport | 7 |", "=cmd|' /C calc'!A0"]


# size and depth


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "groot.docx"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    started = time.monotonic()
    with pytest.raises(Unreadable, match="too_large"):
        read_document(path, Limits())
    assert time.monotonic() - started < 1
    tables = process.read_file(path, Limits())
    assert tables.documents["status"].to_list() == ["unreadable"]
    assert process.unpack_file(path, Limits()) is None


def test_ten_thousand_sheets_are_cut_off():
    document = read_bytes(sheets(10_000 // 5), "x.xlsx", Limits(max_sheets=100))
    assert len(list(document.blocks())) == 100
    assert codes(document) == [("truncated", None)]
    assert refused(sheets_declared(10_001), "x.xlsx") == "too_large"


def sheets_declared(count):
    with zipfile.ZipFile(io.BytesIO(sheets(1))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {f"xl/worksheets/sheet{number}.xml": parts[SHEET] for number in range(2, count)})


def test_ten_thousand_pages_are_cut_off():
    document = pypdfium2.PdfDocument(pdf(lambda page: [body(page, SENTENCE)]))
    for _ in range(9_999):
        document.new_page(595, 842)
    stream = io.BytesIO()
    document.save(stream)
    found = read_bytes(stream.getvalue(), "lang.pdf", Limits(max_pages=50))
    assert found.pages == 10_000
    assert codes(found) == [("truncated", None)]
    assert outline(found) == [SENTENCE.strip()]


def deep_table(levels):
    inner = paragraph("diep")
    for _ in range(levels):
        inner = table([cell(inner + "<w:p/>")])
    return repacked(word(paragraph("hier")), lambda name, one: one.replace(b"<w:t>hier</w:t>", inner.encode()))


DEEP = [
    (deep_table(100), "Word tables"),
    (("<table><tr><td>a<td>" * 100 + "diep").encode(), "tables of a page"),
    (("<ul><li>x" * 1000 + "diep").encode(), "lists of a page"),
    (("<div>" * 100_000).encode() + b"diep", "elements of a page"),
    ("\n".join("  " * level + "- punt" for level in range(100)).encode(), "lists of markdown"),
    (b"# T\n\n**x** " + b">" * 5000 + b" diep", "quotations of markdown"),
    (
        mail("diep").replace(b"\n\n", b"\n" + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 300, 1),
        "parts of a mail",
    ),
]


@pytest.mark.parametrize(("data", "why"), DEEP, ids=[why for _, why in DEEP])
def test_deep_nesting_ends_in_a_document_or_a_refusal(data, why):
    assert outcome(data, "diep.md") in ("read", "corrupt", "no_content", "unknown_format"), why


def test_a_hundred_zips_in_each_other_stop_at_the_limit():
    data = zipped({"diep.txt": "diep"})
    for _ in range(100):
        data = zipped({"in.zip": data})
    found = unpack(data, "diep.zip", Limits())
    assert found is not None
    assert (found.members, [one.code for one in found.issues]) == ((), ["nested_too_deep"])


def test_a_hundred_mails_in_each_other_stop_at_the_limit():
    data = mail("diep")
    for _ in range(20):
        data = mail("kort", ("in.eml", data))
    found = unpack(data, "diep.eml", Limits())
    assert [one.code for one in found.issues] == ["nested_too_deep"]


# broken and locked


TRUNCATED = [
    (word(paragraph("x" * 500)), "docx", "corrupt"),
    (sheets(2), "xlsx", "corrupt"),
    (pdf(lambda page: body(page, SENTENCE)), "pdf", "corrupt"),
    (zipped({"a.txt": SENTENCE * 50}), "zip", "corrupt"),
]


@pytest.mark.parametrize(("data", "kind", "code"), TRUNCATED, ids=[kind for _, kind, _ in TRUNCATED])
def test_half_a_file_is_refused(data, kind, code):
    assert refused(data[: len(data) // 2], f"half.{kind}") == code


MANIFEST = "<manifest:manifest xmlns:manifest='x'><manifest:encryption-data/></manifest:manifest>"
LOCKED = [
    (compound({"EncryptionInfo": b"x" * 5000, "EncryptedPackage": b"y" * 5000}), "docx"),
    (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": MANIFEST}), "odt"),
    ((SAMPLES / "kapot" / "met_wachtwoord.pdf").read_bytes(), "pdf"),
]


@pytest.mark.parametrize(("data", "kind"), LOCKED, ids=[kind for _, kind in LOCKED])
def test_a_password_is_said(data, kind):
    assert refused(data, f"x.{kind}") == "encrypted"


def test_wrong_suffixes_do_not_matter():
    for data, name in ((word(paragraph("Tekst.")), "x.eml"), (mail("Tekst."), "x.docx"), (b"<p>Tekst.</p>", "x.zip")):
        document = read_bytes(data, name, Limits())
        assert "Tekst." in outline(document)
        assert codes(document) == [("wrong_extension", None)]


def test_a_name_that_points_elsewhere_is_a_name():
    assert read_bytes(b"Tekst.", "../../etc/passwd", Limits()).filename == "passwd"
    found = unpack(zipped({"../../../tmp/x.txt": "tekst"}), "../x.zip", Limits())
    assert [member.filename for member in found.members] == ["x.txt"]


GREEDY = [
    (SHEET, b'r="A1"', b'r="A99999999999999999999"', "too_large", "a row that no sheet has"),
    (SHEET, b'r="A1"', b'r="ZZZZZZ1"', "too_large", "a column that no sheet has"),
    (
        SHEET,
        b'<row r="1" spans="1:1"><c r="A1"',
        b'<row r="99999999"><c/><c r="A1"',
        "too_large",
        "cells without address",
    ),
    ("xl/sharedStrings.xml", b'uniqueCount="2"', b'uniqueCount="4294967295"', "corrupt", "four billion texts"),
    ("xl/styles.xml", b'<cellXfs count="1"', b'<cellXfs count="4294967295"', "corrupt", "four billion styles"),
]


@pytest.mark.parametrize(("part", "old", "new", "code", "why"), GREEDY, ids=[why for *_, why in GREEDY])
def test_a_sheet_that_asks_for_all_memory_is_refused_by_name(part, old, new, code, why):
    """The library would reserve it and abort; the code says that it never came to that."""
    whole = sheets(1, lambda page: page.write_column(0, 0, ["x", "y"]))
    greedy = repacked(whole, lambda name, one: one.replace(old, new) if name == part else one)
    assert greedy != whole
    assert refused(greedy, "x.xlsx") == code, why
