"""A treasurer's statement in pdf: spending on the left and income on the right of one page, each with two years."""

from __future__ import annotations

from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.evaluation.reading.recipe.writing import DOCUMENTS, dutch, expect, item, year

NAME = "Fin. verslag penningmeester 2024 ALV.pdf"
ORGANISATION = "Buurtvereniging Oosterkwartier"
Rows = tuple[tuple[str, float, float], ...]
# label, this year, last year
SPENT: Rows = (
    ("Huur wijkgebouw", 4800, 4650),
    ("Energie en water", 2316.4, 3104.85),
    ("Inkoop bar en keuken", 1872.15, 1690.3),
    ("Activiteiten kinderen", 2240, 1985.5),
    ("Activiteiten ouderen", 1465.75, 1320),
    ("Onderhoud speeltuin", 3118.6, 905.25),
    ("Verzekeringen", 684.2, 662.1),
    ("Vrijwilligersvergoedingen", 1520, 1440),
    ("Bank en bestuur", 398.35, 371.9),
)
INCOME: Rows = (
    ("Subsidie gemeente", 12000, 11500),
    ("Contributies", 2418, 2364),
    ("Opbrengst bar", 3205.6, 2874.45),
    ("Verhuur zaal", 1110, 960),
    ("Giften en acties", 845.3, 1026.7),
    ("Rente", 38.12, 12.48),
)
BLUE = colors.HexColor("#1f3f77")
TEXT = (
    "Beste leden,",
    "",
    "Voor u ligt de afrekening over 2024, mijn laatste als penningmeester. Het was een jaar",
    "waarin we veel aan de speeltuin hebben gedaan. De keuring wees uit dat de kabelbaan en",
    "een van de schommels niet meer veilig waren. De reparatie is duurder uitgevallen dan we",
    "hadden gehoopt, maar de kinderen kunnen er weer jaren mee vooruit.",
    "",
    "Daar staat tegenover dat de energierekening eindelijk is gedaald. De bar heeft goed",
    "gedraaid, vooral tijdens de zomeravonden en de bingo voor ouderen. De gemeente heeft de",
    "subsidie verhoogd voor de prijzen. Wij verantwoorden ons daarover met dit stuk; het",
    "dossiernummer bij de gemeente is WS-24-0932.",
    "",
    "De kascommissie, bestaande uit Joke Rietveld en Hamid Bakkali, heeft de boeken op",
    "13 februari bij mij thuis ingezien en in orde bevonden. Zij stelt u voor het bestuur",
    "décharge te verlenen.",
    "",
    "Ik dank u voor het vertrouwen van de afgelopen jaren.",
    "",
    "Gerrit Noordam, penningmeester",
)


def _sum(rows: Rows, at: int) -> float:
    return round(sum(row[at] for row in rows), 2)  # type: ignore[misc]


SALDO = ("Batig saldo", *(round(_sum(INCOME, at) - _sum(SPENT, at), 2) for at in (1, 2)))
TOTAL = ("Totaal", _sum(INCOME, 1), _sum(INCOME, 2))


def make() -> None:
    canvas = Canvas(str(DOCUMENTS / NAME), pagesize=A4, invariant=1)
    canvas.setTitle("Financieel verslag 2024")
    canvas.setAuthor("G. Noordam")
    _letter(canvas)
    canvas.showPage()
    _statement(canvas)
    canvas.showPage()
    canvas.save()
    asked = []
    for label, now, before in (*SPENT, *INCOME):
        asked.append(item(label, "euro", None, now))
        asked.append(item(label, "euro", None, before, period=year(2023)))
    asked += [item("Batig saldo", "euro", None, SALDO[1], None)]  # type: ignore[arg-type]
    asked += [item("Batig saldo", "euro", None, SALDO[2], None, period=year(2023))]  # type: ignore[arg-type]
    for _ in ("spent", "income"):
        asked.append(item("Totaal", "euro", None, TOTAL[1], "total"))
        asked.append(item("Totaal", "euro", None, TOTAL[2], "total", period=year(2023)))
    expect(
        NAME, organisation=ORGANISATION, programme=None, grant_number="WS-24-0932", period=year(2024), activities=asked
    )


def _top(canvas: Any) -> None:
    canvas.setFillColor(BLUE)
    canvas.circle(32 * mm, 276 * mm, 7 * mm, fill=1, stroke=0)
    canvas.setFillColor(colors.white)
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawCentredString(32 * mm, 274.3 * mm, "OK")
    canvas.setFillColor(BLUE)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(44 * mm, 274 * mm, ORGANISATION)
    canvas.setFillColor(colors.black)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(25 * mm, 12 * mm, "Ledenvergadering 20 maart 2025, bijlage 4")


def _letter(canvas: Any) -> None:
    _top(canvas)
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(25 * mm, 254 * mm, "Financieel verslag 2024")
    text = canvas.beginText(25 * mm, 243 * mm)
    text.setFont("Helvetica", 11)
    text.setLeading(15)
    for line in TEXT:
        text.textLine(line)
    canvas.drawText(text)


def _statement(canvas: Any) -> None:
    _top(canvas)
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(20 * mm, 256 * mm, "Rekening over 2024, met ter vergelijking 2023 (in euro's)")
    y = 244.0
    canvas.setFont("Helvetica-Bold", 9.5)
    for left, name in ((20, "Uitgaven"), (110, "Inkomsten")):
        _row(canvas, left, y, (name, "2024", "2023"))
    canvas.setLineWidth(0.8)
    canvas.line(20 * mm, (y - 2) * mm, 192 * mm, (y - 2) * mm)
    canvas.setFont("Helvetica", 9.5)
    for at, row in enumerate(SPENT):
        _row(canvas, 20, y - 8 - 6 * at, _written(row))
    for at, row in enumerate(INCOME):
        _row(canvas, 110, y - 8 - 6 * at, _written(row))
    y -= 8 + 6 * len(SPENT)
    canvas.setFont("Helvetica-Oblique", 9.5)
    _row(canvas, 20, y, _written(SALDO))  # type: ignore[arg-type]
    canvas.line(20 * mm, (y - 2.5) * mm, 192 * mm, (y - 2.5) * mm)
    canvas.setFont("Helvetica-Bold", 9.5)
    for left in (20, 110):
        _row(canvas, left, y - 8, _written(TOTAL))
    canvas.line(106 * mm, 247 * mm, 106 * mm, (y - 10) * mm)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(
        20 * mm, (y - 22) * mm, "Het batig saldo wordt toegevoegd aan de reserve voor de speeltoestellen."
    )
    canvas.drawString(20 * mm, (y - 40) * mm, "Gezien, de kascommissie:")
    canvas.drawString(20 * mm, (y - 58) * mm, "J. Rietveld")
    canvas.drawString(90 * mm, (y - 58) * mm, "H. Bakkali")


def _row(canvas: Any, left: float, y: float, texts: tuple[str, str, str]) -> None:
    canvas.drawString(left * mm, y * mm, texts[0])
    canvas.drawRightString((left + 62) * mm, y * mm, texts[1])
    canvas.drawRightString((left + 82) * mm, y * mm, texts[2])


def _written(row: tuple[str, float, float]) -> tuple[str, str, str]:
    return (row[0], dutch(row[1], 2), dutch(row[2], 2))


if __name__ == "__main__":
    make()
