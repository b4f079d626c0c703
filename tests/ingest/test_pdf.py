"""PDF: where words stand says what they are."""

import io

import pytest
from fpdf import FPDF
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from pipeline.issues import Unreadable
from tests.ingest.builders import SENTENCE, body, codes, columns, heading, lines_of, outline, pdf, read

HEAD = ["Activiteit", "eenheid", "gepland", "werkelijk"]
ROWS = [
    ["Eetclub", "dagdelen", "2.340", "2.412,5"],
    ["Taal", "lessen", "n.v.t.", "38"],
    ["Totaal", "", "2.340", "2.450"],
]
WIDTHS = [70, 35, 30, 35]


def row(*texts: str) -> str:
    return "| " + " | ".join(texts) + " |"


def drawn(page: FPDF, rows: list[list[str]]) -> None:
    with page.table(col_widths=WIDTHS) as grid:
        for texts in rows:
            grid.row(texts)
    page.ln(5)


class Letterhead(FPDF):
    """A running header, a page number and a three-line box in the corner, as in many annual reports."""

    def header(self):
        self.set_font("helvetica", "I", 8)
        self.cell(0, 6, "Stichting Voorbeeld - verslag 2023", align="R", new_x="LMARGIN", new_y="NEXT")
        for number, text in enumerate(["elke dinsdag van", "10.00 tot 12.00u", "in het buurthuis"]):
            self.text(150, 60 + 5 * number, text)
        self.set_font("helvetica", "", 11)

    def footer(self):
        self.set_y(-15)
        self.cell(0, 6, f"- {self.page_no()} -", align="C")


def test_paragraphs_are_rejoined_and_headings_found_by_size():
    def draw(page):
        heading(page, "1. Ontmoeten")
        body(page, SENTENCE * 4)
        body(page, SENTENCE * 2)

    assert lines_of(pdf(draw)) == ["# 1. Ontmoeten", (SENTENCE * 4).strip(), (SENTENCE * 2).strip()]


def test_broken_words_are_made_whole():
    def draw(page):
        for line in [
            "Wij bieden begeleiding aan alle mensen die daar om vragen en begelei-",
            "den ze naar werk. Dat helpt.",
        ]:
            page.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")

    assert "begeleiden ze naar werk" in lines_of(pdf(draw))[0]


def test_what_repeats_on_every_page_is_left_out():
    def draw(page):
        for number in ("een", "twee", "drie", "vier"):
            page.set_y(100)
            body(page, f"Dit staat alleen op bladzijde {number}.")
            if number != "vier":
                page.add_page()

    document = read(pdf(draw, Letterhead))
    assert outline(document) == [
        f"Dit staat alleen op bladzijde {number}." for number in ("een", "twee", "drie", "vier")
    ]
    assert [part.page for part in document.parts] == [1, 2, 3, 4]
    assert "Stichting Voorbeeld" in document.properties["header"]


def test_rows_of_a_table_at_the_top_of_each_page_are_not_taken_for_a_header():
    rows = [[f"Activiteit {number}", "uren", str(number * 7), str(number * 9)] for number in range(1, 140)]
    document = read(pdf(lambda page: columns(page, [HEAD, *rows], WIDTHS)))
    assert [line for line in outline(document) if line.startswith("| Act")] == [
        row(*HEAD),
        *[row(*texts) for texts in rows],
    ]


@pytest.mark.parametrize("write", [drawn, lambda page, rows: columns(page, rows, WIDTHS)], ids=["drawn", "loose"])
def test_a_table_is_a_grid_and_not_text_as_well(write):
    def draw(page):
        body(page, SENTENCE * 2)
        write(page, [HEAD, *ROWS])
        body(page, SENTENCE)

    assert lines_of(pdf(draw)) == [
        (SENTENCE * 2).strip(),
        row(*HEAD),
        *[row(*texts) for texts in ROWS],
        SENTENCE.strip(),
    ]


def test_a_header_of_two_lines_with_bullets_under_it_is_one_grid():
    def draw(page):
        heading(page, "Doelen en realisatie")
        columns(page, [["", "begroting", "realisatie", "realisatie"], ["", "2021", "2021", "2020"]], [90, 25, 25, 25])
        page.set_y(page.get_y() - 2)
        for label, *figures in [
            ["Nieuwe vrijwilligers:", "9", "11", "7"],
            ["Lessen (met certificaat):", "30", "28", "3"],
        ]:
            page.cell(6, 6, "\u00b7")
            columns(page, [[label, *figures]], [84, 25, 25, 25])
            page.set_y(page.get_y() - 4)

    assert lines_of(pdf(draw))[1:] == [
        row("", "begroting", "realisatie", "realisatie"),
        row("", "2021", "2021", "2020"),
        row("Nieuwe vrijwilligers:", "9", "11", "7"),
        row("Lessen (met certificaat):", "30", "28", "3"),
    ]


def test_labels_with_figures_behind_them_are_a_grid_without_header():
    rows = [["Aantal gasten", "22 personen"], ["Gemiddelde duur", "132 dagen"], ["Nieuw", "4"]]
    assert lines_of(pdf(lambda page: columns(page, rows, [80, 40]))) == [row(*texts) for texts in rows]


def test_a_table_over_pages_is_one_grid_with_the_page_of_each_row():
    rows = [[f"Activiteit {number}", "uren", str(number), str(number)] for number in range(1, 60)]
    (grid,) = read(pdf(lambda page: drawn(page, [HEAD, *rows]))).grids()
    assert len(grid.rows) == 60
    assert len(grid.row_pages) == 60
    assert set(grid.row_pages) == {1, 2}
    assert list(grid.row_pages) == sorted(grid.row_pages)


def platypus(*story, two_columns: bool = False) -> bytes:
    stream = io.BytesIO()
    frames = [Frame(50, 50, 230, 740), Frame(310, 50, 230, 740)] if two_columns else [Frame(50, 50, 490, 740)]
    document = BaseDocTemplate(stream, pagesize=A4)
    document.addPageTemplates([PageTemplate("page", frames)])
    document.build(list(story))
    return stream.getvalue()


STYLES = getSampleStyleSheet()


def test_columns_are_read_one_after_the_other():
    story = [part for number in range(1, 9) for part in (
        Paragraph(f"{number}. Onderwerp {number}", STYLES["Heading2"]), Paragraph(SENTENCE * 3, STYLES["BodyText"])
    )]  # fmt: skip
    found = [line for line in lines_of(platypus(*story, two_columns=True)) if line.startswith("#")]
    assert found == [f"# {number}. Onderwerp {number}" for number in range(1, 9)]


def test_merged_cells_of_a_drawn_table_are_filled():
    grid = Table([["Activiteit", "Uren", ""], ["", "gepland", "werkelijk"], ["Koken", "10", "12"], ["Eten", "", "8"]])
    grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))])
    assert lines_of(platypus(grid)) == [
        "| Activiteit | Uren | Uren° |",
        "| Activiteit° | gepland | werkelijk |",
        "| Koken | 10 | 12 |",
        "| Eten |  | 8 |",
    ]


LONG = Paragraph(
    "Deelnemers durven weer te solliciteren na de cursus en vertellen dat ook aan elkaar", STYLES["BodyText"]
)
BANDED = [["Doel", "Resultaat", "Norm"], ["Meer werk", LONG, "40%"], ["Contact", "Men ziet elkaar vaker", "60%"]]


@pytest.mark.parametrize(
    "style",
    [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black),
        ("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, colors.white]),
    ],
    ids=["lines between rows", "shading"],
)
def test_tables_with_lines_or_shading_between_the_rows_only(style):
    grid = Table(BANDED, colWidths=[90, 200, 60])
    grid.setStyle([style])
    assert lines_of(platypus(grid)) == [
        "| Doel | Resultaat | Norm |",
        "| Meer werk | Deelnemers durven weer te solliciteren na de cursus en vertellen dat ook aan elkaar | 40% |",
        "| Contact | Men ziet elkaar vaker | 60% |",
    ]


CLOSED = [["Aanbod", "Plan", "Gedaan"], ["Eetclub", "40", "38"], ["Wandelen", "25", "31"], ["Totaal", "65", "69"]]


@pytest.mark.parametrize(
    "style",
    [("LINEBELOW", (0, 0), (-1, -2), 0.5, colors.black), ("GRID", (0, 0), (-1, -2), 0.5, colors.black)],
    ids=["lines between rows", "grid"],
)
def test_a_last_row_without_lines_belongs_to_the_table_and_the_text_under_it_does_not(style):
    grid = Table(CLOSED, colWidths=[120, 80, 80])
    grid.setStyle([style])
    said = Paragraph("In 2024 deden 69 mensen mee, dat zijn er 4 meer dan we dachten.", STYLES["BodyText"])
    assert lines_of(platypus(grid, said)) == [*(row(*texts) for texts in CLOSED), said.text]


def test_small_raised_numbers_are_signs_of_notes_and_no_part_of_the_figure_before_them():
    def texts(*cells: str) -> list[Paragraph]:
        return [Paragraph(text, STYLES["BodyText"]) for text in cells]

    grid = Table([texts("Aanbod", "Plan", "Gedaan"), texts("Naailes<super>1</super>", "40", "38<super>2</super>")])
    grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    assert lines_of(platypus(grid)) == [row("Aanbod", "Plan", "Gedaan"), row("Naailes¹", "40", "38²")]


def test_a_table_beside_a_column_of_text_does_not_swallow_the_text():
    grid = Table([["Wat", "gepland", "werkelijk"], ["Koken", "10", "12"], ["Eten", "5", "8"]])
    story = [
        Paragraph(SENTENCE * 36, STYLES["BodyText"]),
        grid,
        Spacer(1, 10),
        Paragraph("Slot van het verslag.", STYLES["BodyText"]),
    ]
    found = lines_of(platypus(*story, two_columns=True))
    assert "| Koken | 10 | 12 |" in found
    assert sum(len(line) for line in found if not line.startswith("|")) >= len(SENTENCE) * 36


def test_quotations_of_one_speaker_each_are_paragraphs_of_their_own():
    def draw(page):
        for speaker in ("AB", "CdE", "F"):
            page.multi_cell(
                120,
                6,
                f'{speaker}: "Ik durf nu weer naar buiten, en ik heb nieuwe mensen leren kennen."',
                align="L",
                new_x="LMARGIN",
                new_y="NEXT",
            )

    assert [line.split(":")[0] for line in lines_of(pdf(draw))] == ["AB", "CdE", "F"]


def test_quotations_under_each_other_are_not_run_together():
    quotes = [
        '"Ik kan weer tillen, dat was vorig jaar anders." (mevr. V.)',
        '"Mijn knie is niet beter." (W.)',
        '"Prima." (K.)',
    ]

    def draw(page):
        for quote in quotes:
            page.cell(0, 5, quote, new_x="LMARGIN", new_y="NEXT")
        body(page, SENTENCE * 3)

    assert lines_of(pdf(draw))[:3] == quotes


class SmallTop(FPDF):
    """A running header from the second page on, smaller than the text."""

    def header(self):
        if self.page_no() > 1:
            self.set_font("helvetica", "I", 7)
            self.cell(0, 6, "Stichting Voorbeeld - kwartaal vier", new_x="LMARGIN", new_y="NEXT")
            self.set_font("helvetica", "", 11)


def test_a_header_that_stands_only_on_the_second_page_does_not_split_a_table_or_a_sentence():
    rows = [[f"Activiteit {number}", "uren", str(number), str(number)] for number in range(1, 40)]
    document = read(pdf(lambda page: drawn(page, [HEAD, *rows]), SmallTop))
    assert [len(grid.rows) for grid in document.grids()] == [40]
    assert document.properties["header"] == "Stichting Voorbeeld - kwartaal vier"


def test_a_table_of_contents_is_left_out():
    def draw(page):
        for number in range(1, 5):
            body(page, f"{number}. Onderwerp {'.' * 60} {number * 3}")
        body(page, SENTENCE * 2)

    assert lines_of(pdf(draw)) == [(SENTENCE * 2).strip()]


def test_numbered_headings_on_top_of_each_page_stay():
    def draw(page):
        for number in range(1, 5):
            heading(page, f"Verhaal {number}")
            body(page, SENTENCE * number)
            if number < 4:
                page.add_page()

    assert lines_of(pdf(draw))[::2] == [f"# Verhaal {number}" for number in range(1, 5)]


def picture(page: FPDF) -> None:
    from PIL import Image

    page.image(Image.new("RGB", (40, 60), "grey"), 0, 0, 210, 297)


def test_a_scan_has_no_text_layer():
    with pytest.raises(Unreadable, match="no_text_layer"):
        read(pdf(picture), ocr_pages=0)


def test_one_page_that_is_a_picture_is_reported():
    def draw(page):
        body(page, SENTENCE)
        page.add_page()
        picture(page)

    document = read(pdf(draw), ocr_pages=0)
    assert codes(document) == [("page_without_text", "pagina 2")]
    assert document.pages == 2


def test_a_password_is_reported_and_an_owner_password_is_no_bar():
    def locked(page, user):
        body(page, SENTENCE)
        page.set_encryption(owner_password="eigenaar", user_password=user)

    with pytest.raises(Unreadable, match="encrypted"):
        read(pdf(lambda page: locked(page, "geheim")))
    assert lines_of(pdf(lambda page: locked(page, ""))) == [SENTENCE.strip()]


def test_more_pages_than_allowed_are_not_read_and_reported():
    def draw(page):
        for number in ("een", "twee", "drie"):
            body(page, f"Bladzijde {number}.")
            page.add_page()

    assert codes(read(pdf(draw), max_pages=2)) == [("truncated", None)]


@pytest.mark.parametrize("align", ["L", "C"])
def test_big_numbers_beside_each_other_keep_their_label(align):
    tiles = [["412", "3.086", "94%"], ["ouderen bezocht", "huisbezoeken", "houdt het bezoek"]]

    def draw(page):
        heading(page, "Het jaar in cijfers")
        for y, size, texts in zip((40, 54), (28, 10), tiles, strict=True):
            page.set_font("helvetica", "", size)
            for number, text in enumerate(texts):
                page.set_xy(15 + 60 * number, y)
                page.cell(58, 10, text, align=align)
        page.set_font("helvetica", "", 11)
        page.set_xy(10, 80)
        body(page, SENTENCE * 4)

    assert lines_of(pdf(draw))[:3] == ["## Het jaar in cijfers", *(row(*texts) for texts in tiles)]


def test_sections_stay_in_a_table_without_lines():
    rows = [
        (["", "Begroot", "Werkelijk"], 0), (["Baten"], 3), (["Subsidie", "118.500", "118.500"], 6),
        (["Giften", "6.000", "9.874"], 0), (["Lasten"], 9), (["Huur", "11.000", "11.213"], 6),
        (["Drukwerk", "2.000", "1.764"], 0), (["Resultaat", "0", "262"], 9),
    ]  # fmt: skip

    def draw(page):
        y = 40
        for texts, space in rows:
            y += 5 + space
            for number, text in enumerate(texts):
                page.set_xy(15 + 60 * number, y)
                page.cell(58, 5, text, align="R" if number else "L")

    width = 3
    assert lines_of(pdf(draw)) == [row(*texts, *[""] * (width - len(texts))) for texts, _ in rows]
