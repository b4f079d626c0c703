"""How numbers, periods and quarters are written."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards import labels
from dashboards.labels import accounts as account_labels
from dashboards.labels import claims as claim_labels
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


def test_every_choice_about_claims_has_a_dutch_word():
    assert set(claim_labels.DIRECTIONS) == set(claim_labels.SIGNS) == set(tables.CLAIM_DIRECTIONS)
    assert set(claim_labels.STRENGTHS) == set(claim_labels.WHY_STRENGTH) == set(tables.STRENGTHS)
    assert set(account_labels.ACCOUNTS) == set(account_labels.ACCOUNT_SENTENCES) == set(tables.ACCOUNTS)


CLAIM = {
    "organisation": "Huiskamer Havenhoek", "activity_id": None, "activity": None, "period_start": date(2025, 4, 1),
    "period_end": date(2025, 6, 30), "sources": 4, "improved": 3, "worsened": 1, "unchanged": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "Bij Huiskamer Havenhoek (2e kwartaal 2025) vertellen 4 stemmen over ‘Meedoen’: 3 over verbetering en 1 "
             "over verslechtering."),
        ({"sources": 1, "improved": 1, "worsened": 0, "activity_id": "a", "activity": "Soep"},
         "Bij Soep van Huiskamer Havenhoek (2e kwartaal 2025) vertelt 1 stem over verbetering, bij het thema "
         "‘Meedoen’."),
        ({"sources": 2, "improved": 0, "worsened": 2, "organisation": None},
         "Bij een organisatie die we niet kennen (2e kwartaal 2025) vertellen 2 stemmen allemaal over verslechtering, "
         "bij het thema ‘Meedoen’."),
        ({"improved": 1, "unchanged": 2},
         "Bij Huiskamer Havenhoek (2e kwartaal 2025) vertellen 4 stemmen over ‘Meedoen’: "
         "1 over verbetering, 1 over verslechtering en 2 dat het gelijk bleef of beide kanten op ging."),
    ],
    ids=["both sides", "one voice at an activity", "one side of an unknown organisation", "three sides"],
)  # fmt: skip
def test_a_claim_is_one_sentence_with_its_numbers(changed, expected):
    assert claim_labels.claim_sentence(CLAIM | changed, "Meedoen") == expected


@pytest.mark.parametrize("code", tables.QUESTIONS_ASKED)
@pytest.mark.parametrize("hours", [0.0, 180.0, None])
def test_each_divergence_is_a_question_that_names_what_it_is_about(code, hours):
    row = {"code": code, "organisation": "De Linde", "activity_id": "a", "activity": "Wandelgroep", "hours": hours,
           "hours_before": 90.0, "sources": 1, "against": 1}  # fmt: skip
    asked = account_labels.question(row, None)
    assert asked.startswith("Wandelgroep: ")
    assert asked.endswith("?")
    assert "None" not in asked


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
