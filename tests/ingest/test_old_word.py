"""Word files of before 2007 and rich text, converted by LibreOffice where it is."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from pipeline.extract import as_contract
from pipeline.ingest import Limits, office, read_bytes
from pipeline.issues import Unreadable
from pipeline.parse import parse
from tests.ingest.builders import plain_table, word
from tests.ingest.optional_programs import needs_office
from tests.ingest.test_isolation import OLE

SAMPLE = Path(__file__).parents[2] / "sample_reports" / "Inhoudelijke_verantwoording_Q2_2025_SWG.docx"
LIMITS = Limits()


def activities(data: bytes, filename: str) -> list[tuple[object, ...]]:
    found = as_contract(parse(read_bytes(data, filename, LIMITS)))["activities"]
    return [(item["activity"], item["section"], item["planned"], item["realised"], item["row_kind"]) for item in found]


def left_behind() -> list[Path]:
    return list(Path("/dev/shm").glob("verhaal-office-*"))


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "rtf"])
def test_an_old_file_gives_the_same_activities_as_the_new_one(suffix):
    data = SAMPLE.read_bytes()
    old = office.convert(data, "docx", suffix, LIMITS)
    assert activities(old, f"verslag.{suffix}") == activities(data, SAMPLE.name)
    assert left_behind() == []


@needs_office
def test_nothing_stays_behind_when_time_is_up():
    with pytest.raises(Unreadable, match="too_slow"):
        office.convert(SAMPLE.read_bytes(), "docx", "pdf", Limits(seconds=0))
    assert left_behind() == []


@needs_office
def test_what_is_no_word_file_inside_is_said(monkeypatch):
    broken = OLE + "WordDocument".encode("utf-16-le") + bytes(600)
    with pytest.raises(Unreadable, match="corrupt"):
        read_bytes(broken, "stuk.doc", Limits(memory_bytes=4_000_000_000))


def test_a_folder_of_a_program_that_was_killed_is_cleared_away(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "_IN_MEMORY", tmp_path)
    (tmp_path / "verhaal-office-999999999-x").mkdir()
    with office._folder() as folder:
        assert [path for path in tmp_path.iterdir()] == [folder]
        assert folder.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == []


def test_without_the_program_it_is_said(monkeypatch):
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(Unreadable, match="old_word"):
        read_bytes(b"{\\rtf1 tekst}", "x.rtf", LIMITS)


def test_a_password_is_said_before_anything_is_converted(monkeypatch):
    monkeypatch.setattr(office, "program", lambda: "/bin/false")
    header = b"\xec\xa5" + bytes(9) + b"\x01" + bytes(600)
    data = OLE.ljust(512, b"\x00") + header.ljust(1024, b"\x00") + "WordDocument".encode("utf-16-le") + bytes(600)
    with pytest.raises(Unreadable, match="encrypted"):
        read_bytes(data, "x.doc", LIMITS)


def test_a_new_word_file_is_not_converted(monkeypatch):
    monkeypatch.setattr(office, "convert", None)
    assert read_bytes(word(plain_table(["a", "b"], ["c", "1"])), "x.docx", LIMITS).parts


@needs_office
def test_printing_a_file_fetches_nothing_that_it_points_to():
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        link = f"http://127.0.0.1:{server.server_port}/plaatje.png"
        office.convert(word(PICTURE, add=lambda document: linked(document, link)), "docx", "pdf", LIMITS)
        server.shutdown()
    assert asked == []


def linked(document, link: str) -> None:
    assert document.part.relate_to(link, RELATION, is_external=True) == LINK


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
LINK = "rId9"
PICTURE = f"""<w:p><w:r><w:drawing>
<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>
<a:blip r:link="{LINK}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
