"""Scans: the same document printed, scanned and recognised gives what its text layer gives."""

import io
import subprocess

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib import colors
from reportlab.platypus import Paragraph, Table

from pipeline.documents import Cell, Grid
from pipeline.ingest import Limits, read_bytes
from pipeline.ingest import tesseract as program
from pipeline.ingest.isolation import run
from pipeline.ingest.pdf_tables import Table as FoundTable
from pipeline.ingest.scan_figures import mended, mended_figure
from pipeline.ingest.scan_image import clean
from pipeline.issues import Unreadable
from pipeline.parse import parse
from tests.evaluation.scans import SCANNERS, scanned
from tests.ingest.builders import SENTENCE, body, codes, heading, lines_of, outline, pdf, read
from tests.ingest.optional_programs import needs_tesseract
from tests.ingest.test_pdf import HEAD, ROWS, STYLES, columns, drawn, picture, platypus, row

POOR = SCANNERS[-1]
TABLE = [row(*HEAD), *[row(*texts) for texts in ROWS]]


def photographed(data: bytes, turn: int = 0, form: str = "PNG", **options: object) -> bytes:
    """The pages of a PDF as a picture file."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.render(scale=200 / 72).to_pil().rotate(turn, expand=True) for page in document]
    stream = io.BytesIO()
    pages[0].save(stream, form, **options, **({"append_images": pages[1:], "save_all": True} if pages[1:] else {}))
    return stream.getvalue()


def report(page):
    heading(page, "Verslag over ontmoeten")
    body(page, SENTENCE * 3)
    drawn(page, [HEAD, *ROWS])
    body(page, SENTENCE * 2)


@needs_tesseract
@pytest.mark.parametrize("scanner", [SCANNERS[0], POOR], ids=lambda scanner: scanner.name)
def test_a_scanned_report_reads_as_the_report(scanner):
    document = read(scanned(pdf(report), scanner))
    assert outline(document) == lines_of(pdf(report))
    assert codes(document) == [("read_by_ocr", "pagina 1")]
    assert "goed leesbaar" in document.issues[0].message


@needs_tesseract
def test_a_table_without_lines_keeps_its_columns():
    assert lines_of(scanned(pdf(lambda page: columns(page, [HEAD, *ROWS], [70, 35, 30, 35])), POOR)) == TABLE


@needs_tesseract
def test_a_dark_header_with_light_letters_is_read():
    grid = Table([HEAD, *ROWS], colWidths=[150, 90, 80, 90])
    grid.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#4472C4")),
            ("TEXTCOLOR", (0, 0), (-1, 0), colors.white),
        ]
    )  # fmt: skip
    found = lines_of(scanned(platypus(Paragraph(SENTENCE * 3, STYLES["BodyText"]), grid), SCANNERS[1]))
    assert found[1:] == TABLE


@needs_tesseract
def test_columns_of_text_are_read_one_after_the_other():
    story = [part for number in range(1, 9) for part in (
        Paragraph(f"{number}. Onderwerp {number}", STYLES["Heading2"]), Paragraph(SENTENCE * 3, STYLES["BodyText"])
    )]  # fmt: skip
    data = platypus(*story, two_columns=True)
    assert lines_of(scanned(data, SCANNERS[1])) == lines_of(data)


@needs_tesseract
@pytest.mark.parametrize(
    ("turn", "form"), [(0, "JPEG"), (90, "PNG"), (180, "PNG"), (0, "WEBP")], ids=["upright", "side", "head", "webp"]
)
def test_a_picture_of_a_page_is_read_whatever_way_it_lies(turn, form):
    document = read(photographed(pdf(report), turn, form), "foto")
    assert outline(document) == lines_of(pdf(report))
    assert document.pages == 1


@needs_tesseract
def test_each_frame_of_a_tiff_is_a_page_and_no_more_are_read_than_allowed():
    def draw(page):
        for name in ("eerste", "tweede", "derde"):
            page.add_page() if name != "eerste" else None
            body(page, f"De {name} bladzijde van dit verslag. " + SENTENCE * 3)

    document = read(photographed(pdf(draw), form="TIFF"), ocr_pages=2)
    assert {part.page for part in document.parts} == {1, 2}
    assert document.pages == 3
    assert ("truncated", "vanaf pagina 3") in codes(document)


@needs_tesseract
def test_a_page_with_nothing_to_read_is_said_and_the_rest_is_read():
    def draw(page):
        body(page, SENTENCE)
        page.add_page()
        picture(page)

    assert codes(read(pdf(draw))) == [("nothing_recognised", "pagina 2")]


@needs_tesseract
def test_a_scan_is_read_in_the_reading_process_which_may_write_no_file():
    data = scanned(pdf(report), SCANNERS[1])
    assert read_bytes(data, "scan.pdf", Limits()) == read(data, "scan.pdf")


def test_what_the_reader_started_ends_with_it_when_time_is_up():
    with pytest.raises(Unreadable, match="too_slow"):
        run(subprocess.run, (["sleep", "61.25"],), Limits(seconds=1))
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert "sleep 61.25" not in running.splitlines()


def test_without_the_program_a_picture_says_that_recognising_is_needed(monkeypatch):
    monkeypatch.setattr(program, "is_available", lambda: False)
    with pytest.raises(Unreadable, match="no_text_layer"):
        read(photographed(pdf(report)))


@pytest.mark.parametrize("degrees", [-1.5, 0.4, 3.0])
def test_crooked_pages_are_set_straight(degrees):
    with pypdfium2.PdfDocument(pdf(report)) as document:
        page = document[0].render(scale=200 / 72).to_pil().convert("L")
    turned = page.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255)
    assert clean(turned).degrees == pytest.approx(degrees, abs=0.11)


FIGURES = [
    ("1O", "10", "a letter O between digits"),
    ("l5,5", "15,5", "a letter l"),
    ("S0", "50", "a letter S"),
    ("2. 340", "2.340", "a blank behind the point"),
    ("1 .250", "1.250", "a blank before the point"),
    ("12 ,50", "12,50", "a blank before the comma"),
    ("g", "9", "a digit that stands alone"),
    ("SO", None, "no digit at all: it can be a word"),
    ("n.v.t.", None, "words"),
    ("12 uur", None, "a unit"),
    ("3 vmbo", None, "words with a digit"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FIGURES, ids=[why for _, _, why in FIGURES])
def test_letters_read_for_digits(text, expected, why):
    assert mended_figure(text) == expected, why


@given(st.from_regex(r"(€ )?-?[0-9]{1,3}(\.[0-9]{3})*(,[0-9]{1,2})?( ?%)?", fullmatch=True))
def test_a_figure_that_is_right_stays(text):
    assert mended_figure(text) == text


def test_a_mended_figure_is_in_doubt_and_words_stay():
    def column(*texts: str) -> FoundTable:
        return FoundTable(tuple((Cell(f"Rij {text}"), Cell(text)) for text in texts), (0, 0, 1, 1))

    found = mended(column("uren", "12", "7", "30", "l4", "9%", "zie S5")).rows
    assert [(cells[1].text, cells[1].doubt) for cells in found] == [
        ("uren", False), ("12", False), ("7", False), ("30", False), ("14", True), ("9%", True), ("zie S5", False),
    ]  # fmt: skip
    words = column("soort", "S5", "Inloop", "Taal")
    assert mended(words) == words


def test_a_figure_in_doubt_gives_an_issue_with_its_cell():
    document = read(pdf(lambda page: drawn(page, [HEAD, *ROWS])))
    (grid,) = document.parts
    assert isinstance(grid, Grid)
    rows = [list(cells) for cells in grid.rows]
    rows[1][3] = Cell(rows[1][3].text, doubt=True)
    doubtful = Grid(tuple(map(tuple, rows)), grid.number, grid.page)
    issues = parse(type(document)(document.sha256, document.filename, document.media_type, (doubtful,))).issues
    found = issues.filter(issues["code"] == "ambiguous_number")["location"].to_list()
    assert found == ["pagina 1, tabel 1, rij 2, kolom 4"]
