"""A table put together in any of the usual ways reads back: whatever its words, order, units and extra columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.activities import Surroundings, read_activities
from tests.parse.evaluation.table_score import make_grid

LABELS = ["Activiteit", "Omschrijving", "Onderdeel", "Product", "Prestatie", "Naam activiteit", "Aanbod", "Project", ""]
PLANNED = [
    "Begroot",
    "Gepland",
    "Norm",
    "Afspraak",
    "Streefwaarde",
    "Begroting",
    "Afgesproken",
    "Doel",
    "Raming",
    "Target",
    "Beoogd",
    "Contractafspraak",
    "Te leveren",
    "BEGROOT",
    "Geplande inzet",
    "Verwacht",
]
REALISED = [
    "Gerealiseerd",
    "Realisatie",
    "Werkelijk",
    "Resultaat",
    "Geleverd",
    "Behaald",
    "Uitgevoerd",
    "Besteed",
    "Ingezet",
    "REALISATIE",
    "Feitelijk",
    "Bereikt",
    "Rekening",
    "Stand per 31-12",
    "Werkelijke inzet",
]
UNITS = {
    "uren": "hours", "uur": "hours", "vrijwilligersuren": "volunteer_hours",
    "deelnemers": "unique_participants", "unieke personen": "unique_participants",
    "bezoeken": "participations", "deelnames": "participations", "bijeenkomsten": "count",
    "dagdelen": "count", "gesprekken": "count", "€": "euro", "%": "percentage", "dagen": "days",
}  # fmt: skip
NAMES = [
    "Inloop",
    "Koffieochtend",
    "Fietsles",
    "Taalcafé",
    "Buurtmaaltijd",
    "Sociaal spreekuur",
    "Maatjesproject",
    "Naailes",
    "Jongerenavond",
    "Eettafel Noord",
    "Klussendienst",
    "Huisbezoek ouderen",
    "Training vrijwilligers",
    "Lunch 65+",
    "Ondersteuning mantelzorgers",
    "Cursus Nederlands",
    "Meidengroep 12-16 jaar",
    "Jongeren op straat",
    "Zomerkamp 2023",
    "1-op-1 begeleiding",
    "Activiteit 3",
    "Spreekuur (wekelijks)",
    "Samenwerking met scholen",
    "Begeleiding gezinnen",
    "Trefpunt ’t Hoekje",
    "2e kans",
    "Budgetcursus & coaching",
    "Vervoer",
    "Werk aan de winkel",
    "Plan van aanpak jeugd",
]
SECTIONS = ["Ontmoeten", "Meedoen", "Leren en werken", "A. Basis", "Wijk Oost"]
PLACES = ["header in brackets", "header", "unit column", "cells", "title"]


@dataclass(frozen=True)
class Built:
    """The rows of a table, the heading over it, and what it holds: label, measure, planned, realised, kind."""

    rows: list[list[str]]
    heading: str | None
    items: Counter[tuple[str, str, float, float, str]]


def dutch(value: float) -> str:
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,")).removesuffix(",00")


@st.composite
def tables(draw: st.DrawFn) -> Built:
    unit = draw(st.sampled_from(sorted(UNITS)))
    place = draw(st.sampled_from(PLACES))
    aspects = [draw(st.sampled_from(PLANNED)), draw(st.sampled_from(REALISED))]
    year = draw(st.sampled_from(("", " 2023")))
    is_turned_round = draw(st.booleans())
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True))
    numbers = st.integers(2, 2400) if unit != "%" else st.integers(2, 99)
    values = [(name, draw(numbers) + draw(st.sampled_from((0, 0, 0.5))), float(draw(numbers))) for name in names]
    headings = [_heading(word + year, unit, place) for word in aspects]
    extras = draw(st.lists(st.sampled_from(("Verschil", "Toelichting", "Nr", "Status")), unique=True, max_size=3))
    label = draw(st.sampled_from(LABELS))
    header = ["Nr"] * ("Nr" in extras) + [label] + ["Eenheid"] * (place == "unit column")
    header += headings[::-1] if is_turned_round else headings
    header += [name for name in ("Verschil", "Status", "Toelichting") if name in extras]
    rows = [header]
    section_at = draw(st.sampled_from((None, 0)))
    if section_at is not None:
        rows.append([draw(st.sampled_from(SECTIONS))] + [""] * (len(header) - 1))
    lines = [(name, planned, realised, "data") for name, planned, realised in values]
    if draw(st.booleans()) and unit != "%":
        lines.append(("Totaal", sum(v[1] for v in values), sum(v[2] for v in values), "total"))
    for number, (name, planned, realised, kind) in enumerate(lines, start=1):
        cells = [_figure(value, unit, place) for value in (planned, realised)]
        row = [str(number) if kind == "data" else ""] * ("Nr" in extras) + [name]
        row += [unit] * (place == "unit column") + (cells[::-1] if is_turned_round else cells)
        row += [dutch(realised - planned)] * ("Verschil" in extras)
        row += [draw(st.sampled_from(("groen", "oranje", "rood")))] * ("Status" in extras)
        row += [draw(st.sampled_from(("", "Meer animo dan verwacht.", "Twee weken dicht.")))] * (
            "Toelichting" in extras
        )
        rows.append(row)
    heading = (
        f"Resultaten in {unit}" if place == "title" else draw(st.sampled_from((None, "Resultaten", "3. Activiteiten")))
    )
    items = Counter((name, UNITS[unit], planned, realised, kind) for name, planned, realised, kind in lines)
    return Built(rows, heading, items)


def _heading(word: str, unit: str, place: str) -> str:
    if place == "header in brackets":
        return f"{word} ({unit})"
    return f"{unit} {word.lower()}" if place == "header" else word


def _figure(value: float, unit: str, place: str) -> str:
    if place == "cells":
        return f"€ {dutch(value)}" if unit == "€" else f"{dutch(value)} {unit}"
    return dutch(value)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(tables())
def test_any_table_reads_back(built):
    found = read_activities(make_grid(built.rows), Surroundings(built.heading))
    read = Counter(
        (item.activity, item.measure, *(figure.value for figure in item.figures), item.row_kind) for item in found.items
    )
    assert read == built.items
    assert found.issues == []
