"""Detection, refusals and the process that reads."""

import subprocess
import sys
from pathlib import PurePath

import pytest

from pipeline.ingest import Limits, is_candidate, read_bytes, read_document
from pipeline.ingest.detection import detect
from pipeline.issues import Unreadable
from tests.ingest.builders import SENTENCE, body, codes, outline, paragraph, pdf, read, repacked, word, zipped
from tests.ingest.mails import attached, compound, outlook

WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = b'<Types><Override ContentType="' + WORD + b'"/></Types>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
REFUSED = [
    (b"", "empty_file", "no bytes"),
    (b" \r\n\t \n", "empty_file", "only blanks"),
    (b"PK\x03\x04 afgebroken", "corrupt", "a zip that breaks off"),
    (word(paragraph("x"))[:2000], "corrupt", "half a Word file"),
    (b"%PDF-1.7 en verder niets", "corrupt", "a PDF that breaks off"),
    (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(10), "encrypted", "Office with a password"),
    (OLE + "WordDocument".encode("utf-16-le") + bytes(10), "old_word", "Word of before 2007"),
    (OLE + "Workbook".encode("utf-16-le") + bytes(10), "corrupt", "an old Excel file that is broken"),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "corrupt", "a picture that is broken"),
    (b"{\\rtf1 tekst}", "old_word", "rich text"),
    (b"<html><body></body></html>", "no_content", "an empty web page"),
    (b"<?xml version='1.0'?><factuur xmlns='urn:x'/>", "unknown_format", "XML of something else"),
    (zipped({"a.txt": "tekst"}), "unknown_format", "a zip, of which the files are to be read"),
    (zipped({"Index/Document.iwa": "x", "a.jpg": "x"}), "unknown_format", "a document of another program"),
    (OLE + "__properties_version1.0".encode("utf-16-le") + bytes(10), "corrupt", "a broken mail of Outlook"),
    (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "corrupt", "ODT without content"),
    (zipped({"[Content_Types].xml": TYPES, "word/document.xml": b"<w:document"}), "corrupt", "broken XML"),
    (word("<w:p/>"), "no_content", "an empty Word file"),
    (
        zipped({"[Content_Types].xml": TYPES, "word/document.xml": bytes(60_000_000)}),
        "too_large",
        "a thousandfold of zeros",
    ),
]


@pytest.mark.parametrize(("data", "code", "why"), REFUSED, ids=[why for _, _, why in REFUSED])
def test_what_cannot_be_read_says_why(data, code, why):
    with pytest.raises(Unreadable) as reason:
        read(data)
    assert [found.code for found in reason.value.issues] == [code], why


def test_sizes_are_checked_before_unpacking():
    bomb = zipped({"[Content_Types].xml": TYPES, "word/document.xml": bytes(5_000_000)})
    with pytest.raises(Unreadable, match="too_large"):
        read(bomb, max_unpacked_bytes=1_000_000)
    with pytest.raises(Unreadable, match="too_large"):
        read(b"tekst" * 100, max_bytes=100)


def test_a_wrong_extension_is_reported_and_the_content_read():
    document = read(word(paragraph("Tekst.")), "verslag.pdf")
    assert outline(document) == ["Tekst."]
    assert [found.code for found in document.issues] == ["wrong_extension"]
    assert codes(read(b"Gewone tekst.", "verslag.dat")) == []


NAMES = [
    ("verslag.docx", True),
    ("~$verslag.docx", False),
    (".DS_Store", False),
    (".verborgen.pdf", False),
    ("verslag", True),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_lock_files_and_hidden_files_are_skipped(name, expected):
    assert is_candidate(PurePath("map") / name) is expected


def test_a_document_comes_back_from_the_other_process_the_same(tmp_path):
    data = pdf(lambda page: body(page, SENTENCE))
    path = tmp_path / "verslag.pdf"
    path.write_bytes(data)
    assert read_document(path, Limits()) == read(data, "verslag.pdf")


def test_a_refusal_comes_back_from_the_other_process(tmp_path):
    with pytest.raises(Unreadable) as reason:
        read_bytes(b"%PDF-1.7 niets", "x.pdf", Limits())
    assert reason.value.issues[0].code == "corrupt"


def test_a_slow_file_is_stopped_and_the_next_one_read():
    slow = pdf(lambda page: [body(page, SENTENCE * 3) for _ in range(150)])  # less time than any file takes
    with pytest.raises(Unreadable, match="too_slow"):
        read_bytes(slow, "traag.pdf", Limits(seconds=0.01))
    assert outline(read_bytes(b"Gewone tekst.", "x.txt", Limits())) == ["Gewone tekst."]


def test_a_file_that_eats_memory_is_stopped_and_the_next_one_read():
    def many(name, content):
        return (
            content.replace(b"<w:sectPr", b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 400_000 + b"<w:sectPr")
            if name == "word/document.xml"
            else content
        )

    greedy = repacked(word(paragraph("Begin.")), many)
    with pytest.raises(Unreadable, match=r"crashed|corrupt"):
        read_bytes(greedy, "vol.docx", Limits(memory_bytes=120_000_000))
    assert outline(read_bytes(b"Gewone tekst.", "x.txt", Limits())) == ["Gewone tekst."]


def test_importing_the_package_loads_no_heavy_library():
    check = (
        "import sys, pipeline.ingest; print({'lxml', 'pdfplumber', 'pypdfium2', 'python_calamine'} & set(sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout.strip()
        == "set()"
    )


INSIDE = [
    (
        {"WordDocument": b"x" * 600, "ObjectPool": {"_1": {"Workbook": b"x" * 600}}},
        "doc",
        "a sheet inside an old letter",
    ),
    ({"Workbook": b"x" * 600, "MBD1": {"WordDocument": b"x" * 600}}, "xls", "a letter inside an old sheet"),
    (outlook("S", files=(attached("x.xls", compound({"Workbook": b"x" * 600})),)), "msg", "a sheet with a mail"),
]


@pytest.mark.parametrize(("tree", "expected", "why"), INSIDE, ids=[why for *_, why in INSIDE])
def test_a_compound_file_is_known_by_what_stands_at_its_top(tree, expected, why):
    assert detect(compound(tree), Limits()) == expected, why
