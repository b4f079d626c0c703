"""Annual report of a large welfare organisation: a header over two lines, section rows, merged headers, two stories."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw

from tests.evaluation.reading.recipe.writing import dutch, expect, item, put_docx, year

NAME = "Jaarverslag 2024 De Veldkring (definitief).docx"
GREEN = RGBColor(0x1E, 0x6B, 0x52)

GOALS: list[tuple[str, list[tuple[str, int, int, int | None]]]] = [
    (
        "Ontmoeten en meedoen",
        [("Buurtmaaltijden", 120, 131, 112), ("Koffieochtenden", 200, 188, 194), ("Open atelier", 80, 84, 76)],
    ),
    (
        "Ondersteuning thuis",
        [
            ("Gesprekken aan huis 75-plus", 640, 598, 655),
            ("Gesprekken ouderenadviseur", 1150, 1212, 1087),
            ("Formulierenspreekuren", 900, 1034, 861),
        ],
    ),
    (
        "Jeugd en jongeren",
        [
            ("Tienercafé", 90, 86, 88),
            ("Straatrondes jongerenwerk", 260, 274, 251),
            ("Meidengroep Zandkamp", 40, 38, None),
        ],
    ),
]
NOTES = {"Open atelier": "1", "Meidengroep Zandkamp": "2"}

WORK: list[tuple[str, str, float, float, int | None, int | None, str]] = [
    ("Buurtkamer De Lantaarn", "Hogewaard", 1040, 1012.5, 214, 3870, ""),
    ("Buurtkamer Om de Hoek", "Zandkamp", 780, 801, 168, 2945, ""),
    ("Samen Eten", "alle wijken", 310, 322.5, 143, 1716, ""),
    ("Ouderenadvies", "alle wijken", 1900, 1944, 402, 1212, ""),
    ("Jongerenwerk op straat", "Spoorkwartier", 1560, 1498.5, 96, None, "anoniem contact, deelnames niet geteld"),
    ("Meidengroep", "Zandkamp", 120, 114, 19, 351, ""),
    ("Klusgroep De Moersleutel", "Molenrij", 260, 0, 0, 0, "niet gestart, werkplaats gesloten"),
]


def make() -> None:
    document = Document()
    _house_style(document)
    _front(document)
    _opening(document)
    _goals(document)
    _work(document)
    _stories(document)
    _ending(document)
    put_docx(NAME, document, "M. Terlouw", "Jaarverslag 2024")
    expect(
        NAME,
        kind="report",
        organisation="Stichting Welzijnsgroep De Veldkring",
        programme="Meedoen Dichtbij",
        grant_number="SD-2024-0311",
        period=year(2024),
        activities=_expected(),
        stories=[
            {"title": "De fiets van Gerda", "consent": "yes"},
            {"title": "Terug naar de tekentafel", "consent": "unknown"},
        ],
    )


def _expected() -> list[dict[str, Any]]:
    items, before = [], year(2023)
    for section, rows in GOALS:
        for label, planned, realised, last in rows:
            items.append(item(label, "count", planned, realised, section=section))
            if last is not None:
                items.append(item(label, "count", None, last, section=section, period=before))
        sums = _sums(rows)
        label = f"Subtotaal {section.lower()}"
        items.append(item(label, "count", sums[0], sums[1], "subtotal", section=section))
        items.append(item(label, "count", None, sums[2], "subtotal", section=section, period=before))
    sums = _sums([row for _, rows in GOALS for row in rows])
    items.append(item("Totaal", "count", sums[0], sums[1], "total"))
    items.append(item("Totaal", "count", None, sums[2], "total", period=before))
    for label, _, planned, realised, unique, visits, _ in WORK:
        items.append(item(label, "hours", planned, realised))
        items.append(item(label, "unique_participants", None, unique))
        items.append(item(label, "participations", None, visits))
    items.append(item("Totaal", "hours", sum(r[2] for r in WORK), sum(r[3] for r in WORK), "total"))
    items.append(item("Totaal", "participations", None, sum(r[5] or 0 for r in WORK), "total"))
    return items


def _sums(rows: list[tuple[str, int, int, int | None]]) -> tuple[int, int, int]:
    return sum(r[1] for r in rows), sum(r[2] for r in rows), sum(r[3] or 0 for r in rows)


def _house_style(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    for level in (1, 2):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = "Calibri", GREEN
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.2)
    section.header.paragraphs[0].text = "De Veldkring | Jaarverslag 2024"
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run("pagina ")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = foot.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        run._r.append(mark)


def _front(document: Any) -> None:
    logo = Image.new("RGB", (360, 110), "white")
    draw = ImageDraw.Draw(logo)
    for step, colour in enumerate(("#1e6b52", "#f2b134", "#c8553d")):
        draw.ellipse((10 + 90 * step, 15, 90 + 90 * step, 95), outline=colour, width=12)
    data = BytesIO()
    logo.save(data, "PNG")
    document.add_picture(BytesIO(data.getvalue()), width=Cm(4.5))
    document.add_paragraph()
    title = document.add_paragraph("Jaarverslag 2024", style="Title")
    title.runs[0].font.color.rgb = GREEN
    document.add_paragraph("Samen sta je steviger", style="Subtitle")
    document.add_paragraph("Stichting Welzijnsgroep De Veldkring").runs[0].bold = True
    for line in (
        "Inhoudelijke verantwoording aan de gemeente Veldermonde",
        "Programma: Meedoen Dichtbij",
        "Beschikkingsnummer: SD-2024-0311",
        "Verslagperiode: 1 januari t/m 31 december 2024",
        "Vastgesteld door de raad van toezicht op 12 maart 2025",
    ):
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)
    document.add_page_break()


def _opening(document: Any) -> None:
    document.add_heading("Voorwoord", 1)
    document.add_paragraph(
        "Het was een jaar met twee gezichten. In Hogewaard en Zandkamp liepen de buurtkamers beter dan we durfden hopen, "
        "terwijl in Molenrij de klusgroep niet van de grond kwam omdat de werkplaats na de lekkage dicht bleef. We "
        "schrijven in dit verslag op wat we hebben afgesproken, wat daarvan terecht is gekomen en wat bewoners er zelf "
        "van zeggen."
    )
    document.add_paragraph(
        "We merken dat mensen later aankloppen dan vroeger. Wie bij het formulierenspreekuur binnenkomt, heeft vaak al "
        "maanden brieven laten liggen. Samen met de wijkteams proberen we eerder in beeld te zijn, onder meer door met "
        "de huisartsen in Hogewaard af te spreken dat zij rechtstreeks naar de ouderenadviseur verwijzen."
    )
    document.add_paragraph("Ineke van Schaardenburg\ndirecteur-bestuurder")
    document.add_heading("1  Wat we wilden bereiken", 1)
    document.add_paragraph(
        "Met de gemeente zijn drie doelen afgesproken. Bewoners kennen hun buren en doen mee in de wijk. Ouderen kunnen "
        "langer prettig thuis wonen. Jongeren hebben een plek en een volwassene die hen kent."
    )
    for line in (
        "minder mensen die zich alleen voelen",
        "eerder hulp bij geldzorgen en papieren",
        "jongeren die weten bij wie ze terechtkunnen",
    ):
        document.add_paragraph(line, style="List Bullet")


def _goals(document: Any) -> None:
    document.add_heading("2  Doelen en realisatie", 1)
    document.add_paragraph(
        "De tabel laat de aantallen bijeenkomsten en gesprekken zien, naast de afspraak uit de begroting en het jaar "
        "daarvoor."
    )
    count = 2 + sum(len(rows) + 2 for _, rows in GOALS) + 1
    table = document.add_table(rows=count, cols=4, style="Table Grid")
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Aantal bijeenkomsten en gesprekken"
    for column, (word, number) in enumerate((("begroting", 2024), ("realisatie", 2024), ("realisatie", 2023)), 1):
        _figure(table.cell(0, column), word, bold=True)
        _figure(table.cell(1, column), str(number), bold=True)
    at = 2
    for section, rows in GOALS:
        whole = table.cell(at, 0).merge(table.cell(at, 3))
        whole.text = section
        whole.paragraphs[0].runs[0].bold = True
        for label, *figures in rows:
            at += 1
            cell = table.cell(at, 0)
            cell.text = f"• {label}"
            if label in NOTES:
                cell.paragraphs[0].add_run(NOTES[label]).font.superscript = True
            for column, value in enumerate(figures, 1):
                _figure(table.cell(at, column), "–" if value is None else dutch(value))
        at += 1
        _sum_row(table, at, f"Subtotaal {section.lower()}", _sums(rows))
        at += 1
    _sum_row(table, at, "Totaal", _sums([row for _, rows in GOALS for row in rows]))
    _widths(table, (7.2, 3, 3, 3))
    for note in (
        "1) Het open atelier ging in de zomer drie weken dicht.",
        "2) Begonnen in 2024; over het jaar ervoor zijn er geen cijfers.",
    ):
        document.add_paragraph().add_run(note).font.size = Pt(8.5)
    document.add_paragraph(
        "De gesprekken aan huis bleven achter doordat een van de adviseurs vanaf september ziek was. Het spreekuur voor "
        "formulieren groeide juist: de inloop op dinsdagavond blijkt voor werkenden een uitkomst."
    )


def _sum_row(table: Any, at: int, label: str, sums: tuple[int, int, int]) -> None:
    table.cell(at, 0).text = label
    table.cell(at, 0).paragraphs[0].runs[0].bold = True
    for column, value in enumerate(sums, 1):
        _figure(table.cell(at, column), dutch(value), bold=True)


def _widths(table: Any, widths: tuple[float, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table._tbl.tr_lst:
        at = 0
        for cell in row.tc_lst:
            span = cell.grid_span
            cell.width = Cm(sum(widths[at : at + span]))
            at += span


def _figure(cell: Any, text: str, bold: bool = False) -> None:
    cell.text = text
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if bold and text:
        cell.paragraphs[0].runs[0].bold = True


def _work(document: Any) -> None:
    document.add_paragraph().add_run("3  Inzet en bereik per activiteit").bold = True
    document.add_paragraph(
        "Uren zijn uren van beroepskrachten. Een deelnemer telt bij uniek één keer per activiteit mee; deelnames zijn "
        "alle keren dat iemand er was."
    )
    table = document.add_table(rows=2, cols=7, style="Light Grid Accent 3")
    for column, text in ((0, "Activiteit"), (1, "Wijk"), (6, "Opmerking")):
        table.cell(0, column).merge(table.cell(1, column)).text = text
    table.cell(0, 2).merge(table.cell(0, 3)).text = "Uren"
    table.cell(0, 4).merge(table.cell(0, 5)).text = "Deelnemers"
    for column, text in enumerate(("gepland", "gerealiseerd", "uniek", "deelnames"), 2):
        table.cell(1, column).text = text
    for label, district, planned, realised, unique, visits, note in WORK:
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[6].text = label, district, note
        for column, value in enumerate((planned, realised, unique, visits), 2):
            _figure(cells[column], "n.v.t." if value is None else dutch(value))
    cells = table.add_row().cells
    cells[0].text = "Totaal"
    _figure(cells[2], dutch(sum(row[2] for row in WORK)))
    _figure(cells[3], dutch(sum(row[3] for row in WORK)))
    _figure(cells[5], dutch(sum(row[5] or 0 for row in WORK)))
    _widths(table, (3.9, 2.2, 1.7, 2.2, 1.5, 2, 3.2))
    document.add_paragraph()
    document.add_paragraph(
        "Unieke deelnemers tellen we niet op, omdat veel mensen aan meer dan één activiteit meedoen. De klusgroep hopen "
        "we in het voorjaar alsnog te beginnen in de loods van de scouting."
    )


def _stories(document: Any) -> None:
    document.add_heading("4  Verhalen uit de wijk", 1)
    document.add_heading("De fiets van Gerda", 2)
    for text in (
        "Gerda (68) kwam na het overlijden van haar man bijna de deur niet meer uit. Haar dochter meldde haar aan voor "
        "een gesprek met de ouderenadviseur. “Ik zat daar met de gordijnen dicht en ik dacht: dit was het dan,” vertelt "
        "ze. Tijdens het tweede gesprek bleek dat ze vroeger elke week met haar man ging fietsen, en dat ze alleen niet "
        "meer durfde.",
        "De adviseur bracht haar in contact met een vrijwilliger die op woensdag met een groepje rijdt. De eerste keer "
        "draaide Gerda na een kilometer om. De tweede keer haalde ze de koffiestop. Nu fietst ze elke week mee en heeft "
        "ze met twee vrouwen uit de groep een eigen route uitgezet. Ze slaapt beter en belt haar dochter minder vaak "
        "overdag. Op zondag is het nog steeds stil in huis, zegt ze, en dat gaat niet over.",
        "Geplaatst met toestemming van Gerda.",
    ):
        document.add_paragraph(text)
    document.add_heading("Terug naar de tekentafel", 2)
    for text in (
        "Brahim is zeventien en stopte vorig jaar met de opleiding tot loodgieter. Een jongerenwerker trof hem op een "
        "avondronde bij het station. Het duurde weken voor hij meer zei dan hallo. Pas toen ze samen een formulier voor "
        "zijn zorgverzekering invulden, vertelde hij dat hij thuis de enige was die Nederlands las en daarom steeds "
        "lessen miste.",
        "De jongerenwerker ging mee naar school en naar de gemeente. Voor zijn ouders is er nu een taalmaatje. Brahim "
        "is in februari opnieuw begonnen, op een andere opleiding: technisch tekenen. Hij heeft nog niet alles op orde, "
        "want de boete voor te laat betalen loopt door. Maar hij staat om zeven uur op en hij mist geen les. Zijn "
        "moeder zegt dat hij weer fluit onder de douche.",
    ):
        document.add_paragraph(text)


def _ending(document: Any) -> None:
    document.add_heading("5  Vooruitblik", 1)
    document.add_paragraph(
        "Volgend jaar leggen we meer nadruk op Molenrij en het Spoorkwartier. We maken met de woningbouwvereniging een "
        "afspraak over de leegstaande winkel aan de Singel, zodat er ook daar een buurtkamer kan komen."
    )
    document.add_paragraph().add_run("Colofon").bold = True
    table = document.add_table(rows=0, cols=2)
    for left, right in (
        ("Adres", "Kerklaan 14, 4207 VM Veldermonde"),
        ("Telefoon", "0184 55 12 30"),
        ("KvK", "41098765"),
        ("Redactie", "Merel Terlouw en Hans Oudshoorn"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = left, right


if __name__ == "__main__":
    make()
