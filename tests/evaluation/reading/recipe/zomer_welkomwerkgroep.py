"""A summer's report in odt: activities by date, some more than once, and a list of who came that holds no figures."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.shared import Cm, Pt

from tests.evaluation.reading.recipe.office import converted, saved, settled, widths
from tests.evaluation.reading.recipe.writing import dutch, expect, item, put_zip

NAME = "zomerverslag werkgroep Welkom.odt"
ORGANISATION = "Werkgroep Welkom in Bolderveen"
PERIOD = {"start": "2025-06-01", "end": "2025-08-31"}
# date, activity, place, present, volunteers, costs
DAYS: tuple[tuple[str, str, str, int, int, float | None], ...] = (
    ("wo 4 juni", "Taalcafé in het park", "muziektent", 18, 4, 22.4),
    ("za 14 juni", "Fietsen leren voor vrouwen", "schoolplein De Wig", 9, 5, None),
    ("wo 18 juni", "Taalcafé in het park", "muziektent", 21, 4, 24.15),
    ("za 28 juni", "Openingsmaaltijd", "Ontmoetingskerk", 64, 11, 187.6),
    ("wo 2 juli", "Taalcafé in het park", "muziektent (regen!)", 7, 3, 11.8),
    ("do 10 juli", "Uitleg over de zorgverzekering", "bibliotheek", 16, 2, 8.5),
    ("za 19 juli", "Met de boot naar het museum", "haven", 32, 6, 214),
    ("wo 30 juli", "Taalcafé in het park", "muziektent", 24, 5, 26.3),
    ("di 5 aug.", "Kookgroep: gerechten uit Eritrea", "Ontmoetingskerk", 13, 3, 61.25),
    ("di 12 aug.", "Kookgroep: gerechten uit Syrië", "Ontmoetingskerk", 15, 3, 58.9),
    ("za 23 aug.", "Voetbal met de buurt", "veld 3", 41, 8, 35),
)
COSTS = (("Verzekering", 75, 72.5), ("Folders en vertaling", 50, 61.2))
BUDGET = 700
COOKS = (
    ("Selam", "x", "x", "x", 3),
    ("Nour", "x", "–", "x", 2),
    ("Yonas", "–", "x", "x", 2),
    ("Hanan", "x", "x", "ziek", 2),
    ("Tsegay", "x", "x", "x", 3),
    ("Wil", "x", "x", "–", 2),
    ("Amira", "–", "x", "–", 1),
)


def make() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Liberation Serif"
    document.styles["Normal"].font.size = Pt(12)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.footer.paragraphs[0].text = "Werkgroep Welkom – zomer 2025"
    _opening(document)
    _days(document)
    _money(document)
    _cooks(document)
    made = datetime(2025, 9, 18, 21, 5)
    data = saved(document, "Hilda", "zomerverslag", made)
    put_zip(NAME, settled(converted(data, "docx", "odt")))
    # a head count of one afternoon: persons or attendances, and the day or the summer, are both fine
    asked: list[dict[str, Any]] = []
    for _, label, _, present, helpers, cost in DAYS:
        asked += [item(label, None, None, value, period=None) for value in (present, helpers)]
        asked.append(item(label, "euro", None, cost, period=None))
    asked.append(item("Totaal", None, None, sum(day[3] for day in DAYS), "total"))
    asked.append(item("Totaal", "euro", None, _spent(), "total"))
    asked += [item("Activiteiten (zie boven)", "euro", BUDGET, _spent())]
    asked += [item(label, "euro", planned, done) for label, planned, done in COSTS]
    asked.append(item("Samen", "euro", *_all_costs(), "total"))
    expect(
        NAME,
        kind="report",
        organisation=ORGANISATION,
        programme="Zomer voor Iedereen",
        grant_number="2025/INT-052",
        period=PERIOD,
        activities=asked,
    )


def _spent() -> float:
    return round(sum(day[5] or 0 for day in DAYS), 2)


def _all_costs() -> tuple[float, float]:
    return BUDGET + sum(one[1] for one in COSTS), round(_spent() + sum(one[2] for one in COSTS), 2)


def _opening(document: Any) -> None:
    line = document.add_paragraph().add_run(ORGANISATION)
    line.bold, line.font.size = True, Pt(18)
    document.add_paragraph("Verslag van het project ‘Zomer voor Iedereen’, 1 juni tot en met 31 augustus 2025")
    document.add_paragraph("Subsidiebeschikking 2025/INT-052, gemeente Bolderveen")
    document.add_paragraph(
        "In de zomer ligt het gewone programma stil. De taallessen stoppen, de kinderen zijn vrij en wie net in Bolderveen "
        "woont, kent nog bijna niemand. Daarom organiseerden wij ook dit jaar van alles op plekken waar je zo kunt "
        "aanschuiven. Iedereen mocht komen: statushouders, mensen uit Oekraïne en gewoon de buren."
    )
    document.add_paragraph(
        "Het mooiste moment was voor ons de openingsmaaltijd. De buren van de kerk, die eerst bang waren voor herrie, kwamen "
        "met schalen salade aan. Minder goed ging het fietsen leren: er waren te weinig fietsen en de vrouwen wilden liever "
        "op een plek zonder publiek oefenen. Volgend jaar doen we dat achter de sporthal."
    )


def _heading(document: Any, text: str) -> None:
    document.add_paragraph().add_run(text).underline = True


def _fill(table: Any, texts: tuple[str, ...], bold: bool = False, row: Any = None) -> None:
    for cell, text in zip((row or table.add_row()).cells, texts, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.bold, run.font.size = bold, Pt(10)


def _days(document: Any) -> None:
    _heading(document, "Wat we deden")
    table = document.add_table(rows=1, cols=6, style="Table Grid")
    _fill(table, ("Datum", "Activiteit", "Plaats", "Aanwezig", "Vrijwilligers", "Kosten"), True, table.rows[0])
    for date, label, place, present, helpers, cost in DAYS:
        money = "–" if cost is None else f"€ {dutch(cost, 2)}"
        _fill(table, (date, label, place, str(present), str(helpers), money))
    present = str(sum(day[3] for day in DAYS))
    _fill(table, ("", "Totaal", "", present, "", f"€ {dutch(_spent(), 2)}"), True)
    widths(table, (Cm(2.3), Cm(5.4), Cm(3.4), Cm(1.9), Cm(2.3), Cm(2)))
    note = document.add_paragraph(
        "De vrijwilligers tellen we niet bij elkaar op, want dat zijn steeds dezelfde mensen."
    )
    note.runs[0].italic = True


def _money(document: Any) -> None:
    _heading(document, "Geld")
    table = document.add_table(rows=1, cols=3)
    _fill(table, ("Post", "Begroot", "Uitgegeven"), True, table.rows[0])
    lines = (("Activiteiten (zie boven)", BUDGET, _spent()), *COSTS)
    for label, planned, done in lines:
        _fill(table, (label, f"€ {dutch(planned, 2)}", f"€ {dutch(done, 2)}"))
    planned, done = _all_costs()
    _fill(table, ("Samen", f"€ {dutch(planned, 2)}", f"€ {dutch(done, 2)}"), True)
    widths(table, (Cm(7), Cm(3), Cm(3)))


def _cooks(document: Any) -> None:
    document.add_paragraph()
    _heading(document, "Bijlage: presentielijst vaste koks van de kookgroep")
    table = document.add_table(rows=1, cols=5, style="Table Grid")
    _fill(table, ("Naam", "5 aug.", "12 aug.", "afwas", "keer"), True, table.rows[0])
    for name, *marks, times in COOKS:
        _fill(table, (name, *marks, str(times)))  # type: ignore[arg-type]
    widths(table, (Cm(4), *(Cm(2),) * 4))
    document.add_paragraph("x = geweest. De lijst is voor onszelf, voor de boodschappen en de sleutel.")
    document.add_paragraph("Hilda Bosma en Fadi Khoury, september 2025")


if __name__ == "__main__":
    make()
