"""Quarters and other periods: what lies in them."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.periods import Period, before, of_quarter, of_year

QUARTER = Period(date(2025, 4, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2025, 4, 1), date(2025, 6, 30), (True, True)),
        (date(2025, 5, 1), date(2025, 5, 31), (True, True)),
        (date(2025, 1, 1), date(2025, 12, 31), (False, True)),
        (date(2025, 6, 30), date(2025, 7, 1), (False, True)),
        (date(2025, 7, 1), date(2025, 9, 30), (False, False)),
        (date(2025, 5, 1), None, (False, False)),
        (date(2025, 5, 31), date(2025, 5, 1), (False, False)),
    ],
    ids=["itself", "a month in it", "the year around it", "half in it", "after it", "open", "the wrong way round"],
)
def test_what_lies_in_a_quarter_and_what_shares_a_day_with_it(start, end, expected):
    row = pl.DataFrame(
        {"period_start": [start], "period_end": [end]}, schema=dict.fromkeys(("period_start", "period_end"), pl.Date)
    )
    assert row.select(inside=QUARTER.inside(), overlaps=QUARTER.overlaps()).row(0) == expected


@given(st.integers(2000, 2100))
def test_quarters_make_up_a_year(year):
    parts = [of_quarter((year, number)) for number in range(1, 5)]
    assert sum(part.days for part in parts) == of_year(year).days
    assert (parts[0].start, parts[-1].end) == (of_year(year).start, of_year(year).end)


@given(st.integers(2000, 2100), st.integers(1, 4))
def test_a_quarter_follows_the_one_before(year, number):
    assert of_quarter(before((year, number))).end + timedelta(days=1) == of_quarter((year, number)).start
