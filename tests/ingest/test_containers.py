"""Zips and mails taken apart: names, junk, order, containers in containers, what goes wrong with one file."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import Limits, Member, Unpacked, unpack
from pipeline.ingest.containers import open_container, safe_name
from tests.ingest.builders import SENTENCE, paragraph, word, zipped
from tests.ingest.mails import attached, compound, mail, outlook

REPORT = word(paragraph("Verslag."))
LONG = SENTENCE * 5


def opened(data, name="bundel", **limits) -> Unpacked:
    found = open_container(data, name, Limits(**limits))
    assert found is not None
    return found


def names(data, **limits):
    return [member.filename for member in opened(data, **limits).members]


def said(found: Unpacked):
    return [(one.code, one.location) for one in found.issues]


def test_the_files_of_a_zip_come_in_the_order_a_person_sorts_them():
    data = zipped({"Q10.txt": "tien", "Q2.txt": "twee", "map/verslag.docx": REPORT, "a.csv": "x;y"})
    found = opened(data)
    assert [member.filename for member in found.members] == ["a.csv", "verslag.docx", "Q2.txt", "Q10.txt"]
    assert found.members[1] == Member("verslag.docx", REPORT)
    assert (found.issues, found.media_type) == ((), "application/zip")


def test_what_no_one_sent_is_left_out():
    junk = ("__MACOSX/._verslag.txt", "map/.DS_Store", "Thumbs.db", "~$verslag.docx", "map/desktop.ini", "leeg/")
    assert names(zipped({name: b"" if name.endswith("/") else name for name in junk} | {"verslag.txt": "x"})) == [
        "verslag.txt"
    ]


def test_the_same_file_is_read_once_and_the_same_name_kept_apart():
    found = opened(zipped({"a/x.txt": "een", "b/x.txt": "twee", "c/y.txt": "een"}))
    assert [(member.filename, member.data) for member in found.members] == [("x.txt", b"een"), ("x (2).txt", b"twee")]
    assert said(found) == [("same_file_twice", "bestand 3")]


NAMES = [
    ("../../etc/passwd", "passwd", "up"),
    ("/etc/passwd", "passwd", "absolute"),
    ("C:\\map\\..\\verslag.docx", "verslag.docx", "Windows"),
    ("..", "bestand", "only up"),
    ("map/..", "map", "up at the end"),
    ("a\x00b\x1b.txt", "ab_.txt", "control signs"),
    ("x\u202etxt.exe", "x_txt.exe", "a sign that turns the name round"),
    ("n" * 400 + ".docx", "n" * 145 + ".docx", "long"),
    ("." * 3 + "a" * 300, "..." + "a" * 147, "long without suffix"),
    ('a<b>:"c|?*.txt', "a_b___c___.txt", "signs that Windows forbids"),
]


@pytest.mark.parametrize(("name", "expected", "why"), NAMES, ids=[why for *_, why in NAMES])
def test_a_name_points_nowhere(name, expected, why):
    assert safe_name(name) == expected


@given(st.text(max_size=300))
def test_any_name_becomes_a_base_name(name):
    safe = safe_name(name)
    assert safe
    assert len(safe) <= 150
    assert not set(safe) & set("/\\\0\n")
    assert safe not in (".", "..")


def test_names_of_a_mac_and_of_old_windows_are_read():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("XX.txt", "een")
        archive.writestr("YY.txt", "twee")
    data = stream.getvalue().replace(b"XX", "é".encode()).replace(b"YY", "éé".encode("cp437"))
    assert sorted(names(data)) == ["é.txt", "éé.txt"]


def test_containers_in_containers_are_taken_apart_to_a_depth():
    def nested(levels):
        data = zipped({"diep.txt": "diep"})
        for number in range(levels):
            data = zipped({"in.zip": data, f"op{number}.txt": str(number)})
        return data

    assert names(nested(3)) == ["diep.txt", "op0.txt", "op1.txt", "op2.txt"]
    found = opened(nested(4))
    assert "diep.txt" not in [member.filename for member in found.members]
    assert said(found) == [("nested_too_deep", "bestand 1.1.1.1")]
    assert said(opened(nested(100))) == [("nested_too_deep", "bestand 1.1.1.1")]


def test_one_bad_file_does_not_hold_up_the_others():
    data = zipped({"a.txt": "goed", "b.txt": LONG * 9, "c.txt": "ook goed"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo("b.txt").header_offset + 40
    found = opened(data[:start] + b"\xff\xff\xff" + data[start + 3 :])
    assert [member.filename for member in found.members] == ["a.txt", "c.txt"]
    assert said(found) == [("corrupt", "bestand 2")]


def test_a_password_is_said(tmp_path):
    for name, text in (("a.txt", "geheim"), ("b.txt", "open")):
        (tmp_path / name).write_text(text)
    assert said(opened(locked(zipped({"a.txt": "geheim", "b.txt": "geheim 2"})))) == [("encrypted", None)]
    half = opened(locked(zipped({"a.txt": "geheim", "b.txt": "open"}), only=b"a.txt"))
    assert ([member.filename for member in half.members], said(half)) == (["b.txt"], [("encrypted", "bestand 1")])


def locked(data: bytes, only: bytes = b"") -> bytes:
    """The archive with the sign for 'encrypted' set in its headers."""
    changed = bytearray(data)
    for mark, flag, name in ((b"PK\x01\x02", 8, 46), (b"PK\x03\x04", 6, 30)):
        at = changed.find(mark)
        while at >= 0:
            if changed[at + name :].startswith(only):
                changed[at + flag] |= 1
            at = changed.find(mark, at + 1)
    return bytes(changed)


def test_a_mail_gives_itself_when_it_has_something_to_say_and_its_files():
    told = mail(LONG, ("verslag.docx", REPORT))
    assert opened(told, "bericht.eml").members == (Member("bericht.eml", told), Member("verslag.docx", REPORT))
    note = mail("Beste Piet,\n\nZie bijlage.\n\nMet vriendelijke groet,\nAnna\n" + LONG, ("verslag.docx", REPORT))
    assert opened(note, "bericht.eml").members == (Member("verslag.docx", REPORT),)
    figures = mail("Dag Piet,\nDeelnemers: 12\nUren: 40\n", ("verslag.docx", REPORT))
    assert len(opened(figures).members) == 2


def test_a_mail_without_files_is_a_document():
    assert open_container(mail("Tekst."), "x.eml", Limits()) is None
    assert open_container(compound(outlook("S", "Tekst.")), "x.msg", Limits()) is None


def test_pictures_of_the_text_are_no_files():
    page = '<p>Zie <img src="cid:foto@x"></p>'
    data = mail("Zie bijlage", ("foto.png", b"x"), ("uren.csv", b"a;b"), html=page)
    data = data.replace(b'filename="foto.png"', b'filename="foto.png"\nContent-ID: <foto@x>')
    data = data.replace(b"application/octet-stream", b"image/png", 1)
    assert names(data) == ["uren.csv"]


def test_a_mail_in_a_mail_and_a_zip_in_a_mail():
    inner = mail(LONG, ("uren.csv", b"a;b\n1;2"), subject="Binnen")
    bundle = zipped({"x.txt": "x"})
    outer = outlook("Buiten", "kort", files=(attached("Fwd", outlook("In", LONG, files=(attached("y.txt", b"y"),))),))
    assert names(mail("kort", ("binnen.eml", inner), ("b.zip", bundle))) == ["binnen.eml", "uren.csv", "x.txt"]
    assert names(compound(outer)) == ["Fwd.eml", "y.txt"]


def test_no_container():
    for data in (REPORT, b"tekst", b"", b"PK\x03\x04 afgebroken", zipped({"mimetype": "application/epub+zip"})):
        assert open_container(data, "x", Limits()) is None


def test_an_empty_bundle_says_so():
    assert said(opened(zipped({".DS_Store": "x"}))) == [("no_content", None)]


def test_unpacking_happens_in_the_reading_process():
    data = zipped({"a.txt": "een", "b.txt": "twee"})
    assert unpack(data, "b.zip", Limits()) == open_container(data, "b.zip", Limits())
    assert unpack(REPORT, "x.docx", Limits()) is None
    assert unpack(b"gewone tekst", "x.txt", Limits()) is None
    assert unpack(data, "b.zip", Limits(max_bytes=10)) is None, "refused by its size when it is read"
