"""A four-page annual report printed to pdf: big numbers on tiles, amounts with footnotes, one story in a box."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tests.evaluation.reading.recipe.office import converted, dated, page_number, saved, shade, widths
from tests.evaluation.reading.recipe.writing import DOCUMENTS, dutch, expect, item, year

NAME = "jaarverslag-zilverdraad-2024-web.pdf"
ORGANISATION = "Stichting Zilverdraad"
PURPLE, GREY = RGBColor(0x5B, 0x2A, 0x86), RGBColor(0x55, 0x55, 0x55)

# number as written, label, measure, value
Tile = tuple[str, str, str, float]
TILES: tuple[Tile, ...] = (
    ("412", "ouderen bezocht", "unique_participants", 412),
    ("3.086", "huisbezoeken", "count", 3086),
    ("87", "vrijwilligers", "unique_participants", 87),
    ("9.140", "vrijwilligersuren", "volunteer_hours", 9140),
    ("8,6", "waardering door ouderen", "score", 8.6),
    ("94%", "wil het bezoek houden", "percentage", 94),
)
BESIDE: tuple[Tile, ...] = (
    ("134", "nieuwe aanmeldingen", "unique_participants", 134),
    ("26", "ouderen op de wachtlijst", "unique_participants", 26),
    ("11", "trainingen voor vrijwilligers", "count", 11),
    ("1.265", "telefoontjes van de Belcirkel", "count", 1265),
)
Amounts = tuple[tuple[str, str, float | None, float], ...]
INCOME: Amounts = (
    ("Subsidie gemeente Oosterlede", "", 118500, 118500),
    ("Bijdrage provincie (project Belcirkel)", "1", 15000, 7500),
    ("Giften en legaten", "", 6000, 9874.5),
    ("Opbrengst kaartenactie", "", None, 1120.25),
)
COSTS: Amounts = (
    ("Salariskosten coördinatoren", "2", 104250, 107318.4),
    ("Vergoedingen vrijwilligers", "", 12500, 11046.75),
    ("Training en deskundigheid", "", 7250, 5390),
    ("Huur en kantoor", "", 11000, 11213.6),
    ("Publiciteit", "", 2000, 1764),
    ("Onvoorzien", "", 2500, 0),
)


def make() -> None:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(11)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("Zilverdraad · samen ouder worden in Oosterlede · ")
    page_number(footer)
    _cover(document)
    _numbers(document)
    _story(document)
    _money(document)
    made = datetime(2025, 5, 8, 10, 26)
    data = saved(document, "Stichting Zilverdraad", "Jaarverslag 2024", made)
    (DOCUMENTS / NAME).write_bytes(dated(converted(data, "docx", "pdf"), made))
    asked = [
        item(label, measure, None, value, section="HET JAAR IN CIJFERS")
        for _, label, measure, value in (*TILES, *BESIDE)
    ]
    asked += _amounts(INCOME, "Baten") + _amounts(COSTS, "Lasten")
    result = [round(left - right, 2) for left, right in zip(_sums(INCOME), _sums(COSTS), strict=True)]
    asked.append(item("Resultaat", "euro", *result, None))
    expect(
        NAME,
        kind="report",
        organisation=ORGANISATION,
        programme=None,
        period=year(2024),
        activities=asked,
        stories=[{"consent": "unknown"}],
    )


def _sums(lines: Amounts) -> tuple[float, float]:
    return round(sum(line[2] or 0 for line in lines), 2), round(sum(line[3] for line in lines), 2)


def _amounts(lines: Amounts, section: str) -> list[dict[str, Any]]:
    items = [item(label, "euro", planned, done, section=section) for label, _, planned, done in lines]
    # a sum of one side of the account: total or subtotal
    return [*items, item(f"Totaal {section.lower()}", "euro", *_sums(lines), None)]


def _run(paragraph: Any, text: str, size: float, colour: RGBColor | None = None, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    if colour is not None:
        run.font.color.rgb = colour


def _title(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    _run(paragraph, text, 18, PURPLE, bold=True)


def _cover(document: Any) -> None:
    for _ in range(5):
        document.add_paragraph()
    _run(document.add_paragraph(), "Jaarverslag 2024", 34, PURPLE, bold=True)
    _run(document.add_paragraph(), ORGANISATION, 18, GREY)
    _run(document.add_paragraph(), "Bezoek, een belletje en een luisterend oor voor ouderen in Oosterlede", 12, GREY)
    document.add_paragraph()
    document.add_paragraph()
    _title(document, "Voorwoord")
    document.add_paragraph(
        "Zilverdraad brengt ouderen in contact met een vaste bezoeker. Soms duurt dat een paar maanden, vaak jaren. In het "
        "afgelopen jaar vroegen meer ouderen om bezoek dan wij konden geven. Daarom zijn we begonnen met de Belcirkel, waarin "
        "ouderen elkaar elke ochtend opbellen. Dat bleek een schot in de roos: mensen die nooit om hulp vragen, bellen nu een "
        "ander op en worden zelf ook gebeld."
    )
    document.add_paragraph(
        "Wij danken de vrijwilligers, de gemeente, de huisartsen en de wijkverpleging. Zonder hun verwijzingen zouden wij veel "
        "ouderen niet vinden."
    )
    paragraph = document.add_paragraph("Alie Postema, voorzitter")
    paragraph.add_run().add_break(WD_BREAK.PAGE)


def _numbers(document: Any) -> None:
    _title(document, "HET JAAR IN CIJFERS")
    table = document.add_table(rows=2, cols=3)
    for at, (number, label, *_) in enumerate(TILES):
        cell = table.rows[at // 3].cells[at % 3]
        shade(cell, "EDE3F5")
        first, second = cell.paragraphs[0], cell.add_paragraph()
        first.alignment = second.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(first, number, 32, PURPLE, bold=True)
        _run(second, label, 11, GREY)
        second.paragraph_format.space_after = Pt(14)
    document.add_paragraph()
    for number, label, *_ in BESIDE:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(4))
        _run(paragraph, number, 22, PURPLE, bold=True)
        _run(paragraph, f"\t{label}", 12, GREY)
    document.add_paragraph(
        "De meeste ouderen die wij bezoeken wonen alleen en komen zelden verder dan de winkel. De oudste is honderd. De "
        "wachtlijst is ondanks de nieuwe vrijwilligers niet korter geworden, omdat bezoekers langer aan iemand verbonden "
        "blijven. Dat is precies wat we willen, maar het betekent ook dat er minder plaatsen vrijkomen."
    )
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _story(document: Any) -> None:
    _title(document, "Van bezoek naar vriendschap")
    document.add_paragraph(
        "Een bezoeker komt eens per week of eens per twee weken. Wat ze doen, bepalen ze samen: koffie, een wandeling, de krant "
        "doornemen of gewoon zitten. De coördinator belt na zes weken om te horen of het klikt. Als dat niet zo is, zoeken we "
        "zonder oordeel iemand anders."
    )
    table = document.add_table(rows=1, cols=1, style="Table Grid")
    cell = table.rows[0].cells[0]
    shade(cell, "FFF6DA")
    _run(cell.paragraphs[0], "Het verhaal van mevrouw Dijkhuis (83)", 14, PURPLE, bold=True)
    for text in (
        "“Na de dood van mijn man heb ik bijna een jaar met de gordijnen dicht gezeten. De kinderen wonen ver weg en ik wilde "
        "niet klagen. De huisarts vroeg of er iemand langs mocht komen. Ik zei ja om er vanaf te zijn.",
        "De eerste keer dat Hanneke kwam, heb ik haar niet eens koffie gegeven. Ze bleef gewoon zitten en vroeg naar de foto’s "
        "aan de muur. De week daarna had ik een cake gebakken. Nu gaan we op donderdag naar de markt, en ik ken de visboer en de "
        "mevrouw van de kaas. Vorige maand ben ik er alleen heen gegaan, omdat Hanneke griep had. Ik vond het eng, maar ik deed "
        "het wel.",
        "Ik slaap beter en ik eet weer warm. En ik bel elke ochtend met een mevrouw uit de Belcirkel, die nog veel meer alleen "
        "is dan ik. Dat ik nog iets voor een ander kan betekenen, dat had ik niet meer verwacht.”",
    ):
        cell.add_paragraph(text)
    document.add_paragraph()
    document.add_paragraph(
        "In gesprekken met de vrijwilligers horen we dat ook zij er iets aan hebben. Een aantal van hen is zelf alleenstaand. "
        "Voor studenten is het vaak de eerste keer dat ze iemand van die leeftijd goed leren kennen."
    )
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _money(document: Any) -> None:
    _title(document, "Financiën")
    document.add_paragraph("Hieronder staat de verkorte staat van baten en lasten over 2024, naast de begroting.")
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(table.rows[0].cells, ("", "Begroot 2024", "Werkelijk 2024", "Verschil"), strict=True):
        _cell(cell, text, bold=True)
        _line(cell, "bottom")
    for name, lines in (("Baten", INCOME), ("Lasten", COSTS)):
        _cell(table.add_row().cells[0], name, bold=True)
        for label, mark, planned, done in lines:
            cells = table.add_row().cells
            _values(cells, label, planned, done)
            if mark:
                cells[0].paragraphs[0].add_run(mark).font.superscript = True
        cells = table.add_row().cells
        _values(cells, f"Totaal {name.lower()}", *_sums(lines), bold=True)
        for cell in cells:
            _line(cell, "top")
        table.add_row()
    incoming, outgoing = _sums(INCOME), _sums(COSTS)
    _values(table.add_row().cells, "Resultaat", incoming[0] - outgoing[0], incoming[1] - outgoing[1], bold=True)
    widths(table, (Cm(7), Cm(3), Cm(3.2), Cm(3)))
    for mark, text in (
        ("1", " De provincie heeft de tweede helft van de bijdrage verschoven naar volgend jaar."),
        ("2", " Inclusief een eenmalige uitkering op grond van de cao Sociaal Werk."),
    ):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(4)
        paragraph.add_run(mark).font.superscript = True
        _run(paragraph, text, 8.5, GREY)
    document.add_paragraph(
        "Het kleine overschot is toegevoegd aan de algemene reserve. Het bestuur vindt de reserve voldoende om de lopende "
        "verplichtingen te dragen."
    )
    _run(document.add_paragraph(), "Colofon: tekst bestuur en coördinatoren, foto’s eigen archief.", 8.5, GREY)


def _values(cells: Any, label: str, planned: float | None, done: float, bold: bool = False) -> None:
    _cell(cells[0], label, bold)
    for cell, value in zip(cells[1:], (planned, done, done - (planned or 0)), strict=True):
        text = "-" if value is None else f"€ {dutch(value, 2 if value != int(value) else 0)}"
        if value == 0:
            text = "€ 0"
        _cell(cell, text, bold, right=True)


def _cell(cell: Any, text: str, bold: bool = False, right: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(paragraph, text, 10, bold=bold)


def _line(cell: Any, side: str) -> None:
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", "8"), ("color", "5B2A86")):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


if __name__ == "__main__":
    make()
