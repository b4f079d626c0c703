"""How numbers, periods and quarters are written."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards import labels
from dashboards.periods import quarters, reports_on
from pipeline import tables


@pytest.mark.parametrize(
    ("value", "measure", "expected"),
    [(2412.5, "hours", "2.412,5"), (1200, "euro", "€ 1.200"), (0, "hours", "0"), (1234567.25, "euro", "€ 1.234.567,25"),
     (85, "percentage", "85%"), (-3.0, "other", "-3")],
)  # fmt: skip
def test_numbers_are_written_as_the_dutch_do(value, measure, expected):
    assert labels.amount(value, measure) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2025, 4, 1), date(2025, 6, 30), "2e kwartaal 2025"),
        (date(2025, 7, 1), date(2025, 12, 31), "2e halfjaar 2025"),
        (date(2024, 9, 1), date(2025, 8, 31), "1 september 2024 t/m 31 augustus 2025"),
        (date(2025, 3, 1), None, "vanaf 1 maart 2025"),
        (None, None, "periode onbekend"),
    ],
)
def test_a_period_is_written_in_the_fewest_words(start, end, expected):
    assert labels.period(start, end) == expected


def test_every_choice_in_the_data_has_a_dutch_word():
    assert set(labels.MEASURES) == set(tables.MEASURES)
    assert set(labels.STATUSES) == set(tables.STATUSES)
    assert set(labels.DIRECTIONS) == set(labels.DIRECTION_SIGNS) == set(tables.DIRECTIONS)
    assert set(labels.VOICES) == set(labels.VOICES_PLURAL) == set(tables.VOICES)
    assert set(labels.KINDS) == set(tables.SENTENCE_KINDS)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 3000))
def test_a_document_is_found_under_each_of_its_quarters_and_no_other(start, days):
    end = date.fromordinal(start.toordinal() + days)
    frame = pl.DataFrame({"period_start": [start], "period_end": [end]})
    found = quarters(frame)
    assert found == sorted(found, reverse=True)
    around = [(year, place) for year in range(start.year - 1, end.year + 2) for place in (1, 2, 3, 4)]
    assert {at for at in around if frame.filter(reports_on(*at)).height} == set(found)


@pytest.mark.parametrize(
    ("start", "end"),
    [(date(2025, 5, 1), date(2025, 1, 1)), (date(1900, 1, 1), date(2025, 1, 1))],
    ids=["backwards", "a century"],
)
def test_a_period_that_cannot_be_right_gives_no_choices(start, end):
    assert quarters(pl.DataFrame({"period_start": [start], "period_end": [end]})) == []
