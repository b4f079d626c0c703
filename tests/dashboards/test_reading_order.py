"""The parts of a document in the order in which they stand, as far as the file tells."""

from __future__ import annotations

import pytest

from dashboards.reading_order import Part, around, parts
from pipeline import tables
from pipeline.tables import Tables, conform
from tests.dashboards.builders import Rows


def order(rows: Rows) -> list[str | int | None]:
    held = Tables(**{table.name: conform(rows.held.get(table.name, []), table) for table in tables.ALL})
    return [part.passage["text"] if part.passage else part.table for part in parts(held)]


@pytest.fixture
def rows() -> Rows:
    made = Rows()
    made.document("d")
    return made


def test_a_table_stands_after_the_text_under_the_heading_of_its_figures(rows):
    for section in ("Inleiding", "Cijfers", "Slot"):
        rows.passage("d", f"{section}.", section=section, page=None)
    rows.figure("d", "Inloop", section="Cijfers")
    rows.sheet("d", ("Inloop", "90"), sheet=None)
    assert order(rows) == ["Inleiding.", "Cijfers.", 1, "Slot."]


def test_a_table_stands_before_the_text_that_was_taken_from_its_cells(rows):
    rows.passage("d", "Vooraf.", sheet="Uren", page=None)
    rows.passage("d", "Toelichting.", sheet="Uren", page=None, table=1, cell="A3")
    rows.sheet("d", ("Toelichting.",))
    assert order(rows) == ["Vooraf.", 1, "Toelichting."]


def test_a_table_on_a_page_comes_after_the_text_of_that_page(rows):
    for page in (1, 2, 3):
        rows.passage("d", f"Bladzijde {page}.", section=None, page=page)
    rows.sheet("d", ("Inloop", "90"), sheet=None)
    assert order(rows) == ["Bladzijde 1.", "Bladzijde 2.", 1, "Bladzijde 3."]


def test_a_table_without_a_place_comes_last(rows):
    rows.sheet("d", ("Inloop", "90"))
    rows.passage("d", "Tekst.", page=None)
    assert order(rows) == ["Tekst.", 1]


def test_stories_without_consent_are_left_out(rows):
    rows.passage("d", "Geheim.", story_id=rows.story("d", "no"))
    rows.passage("d", "Open.", story_id=rows.story("d", "yes"))
    assert order(rows) == ["Open."]


@pytest.mark.parametrize(
    ("count", "at", "expected"),
    [(5, 3, (0, 5)), (100, None, (0, 30)), (100, 2, (0, 30)), (100, 50, (40, 70)), (100, 99, (70, 100))],
    ids=["it fits", "no place", "near the start", "in the middle", "at the end"],
)
def test_of_a_long_document_what_stands_around_the_place_is_shown(count, at, expected):
    assert around([Part(None, None, None)] * count, at, 30) == expected
