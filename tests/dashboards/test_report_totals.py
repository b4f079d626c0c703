"""What the rows of a report add up to beside the total it gives: equal, different, or not to be compared."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.parts.activities.totals import totals_html
from dashboards.report_totals import report_totals
from tests.dashboards.reading_aloud import aloud

PERIOD = (date(2025, 7, 1), date(2025, 9, 30))
DOCUMENT = {"period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31)}


def row(realised: float | None, kind: str = "data", **values: Any) -> dict[str, Any]:
    return {
        "document": "d", "position": 1, "activity": "Inloop", "row_kind": kind, "measure": "hours", "unit": "uren",
        "table": 3, "section": "Ontmoeten", "planned": None, "realised": realised, "period_start": PERIOD[0],
        "period_end": PERIOD[1], "page": None, "sheet": "3e kwartaal", "planned_cell": None, "realised_cell": "C13",
        **values,
    }  # fmt: skip


def test_a_total_that_differs_says_how_much_and_where_it_stands():
    shown = aloud(totals_html([row(1000.0), row(400.5), row(1450.5, "total")], DOCUMENT))
    assert (
        "Uren 3e kwartaal 2025. Gerealiseerd: de rijen tellen op tot 1.400,5, het verslag geeft 1.450,5: 50 meer. "
        "Staat in blad 3e kwartaal, cel C13."
    ) in shown
    assert "Uren 3e kwartaal 2025, rijen opgeteld niet vermeld 1.400,5" in shown


def test_a_total_that_agrees_takes_one_line():
    shown = aloud(totals_html([row(1000.0), row(450.5), row(1450.5, "total")], DOCUMENT))
    assert "De rijen tellen op tot het totaal van het verslag." in shown
    assert "rijen opgeteld" not in shown


@pytest.mark.parametrize(
    ("rows", "agrees", "checked"),
    [([row(1.0), row(2.0), row(9.0, table=4), row(3.0, "total")], True, True),
     ([row(1.0), row(2.0), row(9.0, measure="volunteer_hours"), row(3.0, "total")], True, True),
     ([row(1.0), row(2.0), row(9.0, period_start=None), row(3.0, "total")], True, True),
     ([row(1.0), row(9.0, section="Elders"), row(1.0, "subtotal")], True, True),
     ([row(5.0, measure="unique_participants"), row(7.0, measure="unique_participants"),
       row(9.0, "total", measure="unique_participants")], True, False),
     ([row(3.0, "total")], True, False),
     ([row(1.0), row(None), row(1.0, "total")], True, True),
     ([row(1.0), row(2.0, "total")], False, True)],
    ids=["another table", "another measure", "another period", "another section under a subtotal",
         "people are not added up", "no rows at all", "a row without a value", "it differs"],
)  # fmt: skip
def test_a_total_is_held_beside_what_it_is_the_total_of(rows, agrees, checked):
    (total,) = report_totals(rows)
    assert (total.agrees, total.checked) == (agrees, checked)


def test_a_report_without_totals_has_its_hours_added_up():
    total, volunteers = report_totals(
        [row(1.0), row(2.0), row(5.0, measure="volunteer_hours"), row(6.0, measure="volunteer_hours"),
         row(3.0, measure="count")]
    )  # fmt: skip
    assert (total.realised, volunteers.realised, total.stated) == (3.0, 11.0, None)
    shown = aloud(totals_html([row(1.0), row(2.0)], DOCUMENT))
    assert "Het verslag geeft zelf geen totaal." in shown


def test_a_report_with_one_row_has_no_totals():
    assert totals_html([row(1.0)], DOCUMENT) == ""


@given(st.lists(st.floats(0, 1e5).map(lambda value: round(value, 2)), min_size=1, max_size=20), st.randoms())
def test_the_order_of_rows_makes_no_difference(values, order):
    rows = [row(value) for value in values] + [row(round(sum(values), 2), "total")]
    order.shuffle(rows)
    assert report_totals(rows)[0].agrees
