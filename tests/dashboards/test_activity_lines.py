"""The figures of an activity as lines: what is added up, what is held beside the plan, and what is not given."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.labels.activities import more_or_less, signed, signed_share
from dashboards.parts.activities.comparison import bar
from dashboards.parts.activities.lines import lines

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
QUARTERS = [(date(2025, at, 1), date(2025, at + 2, 30)) for at in (1, 4, 7, 10)]


def figure(measure: str = "hours", period: tuple[date | None, date | None] = YEAR, **values: Any) -> dict[str, Any]:
    return {
        "activity_id": "a", "document": "d", "position": 1, "measure": measure, "unit": None, "planned": 100.0,
        "realised": 90.0, "qualifier": None, "period_start": period[0], "period_end": period[1], **values,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "planned", "realised", "difference", "share"),
    [("hours", 100.0, 90.0, -10.0, 10), ("hours", 0.0, 12.0, 12.0, None), ("hours", None, 12.0, None, None),
     ("hours", 100.0, None, None, None), ("percentage", 80.0, 85.0, 5.0, None), ("score", 7.0, 7.5, 0.5, None),
     ("unique_participants", 10.0, 3.0, None, None), ("unique_participants", 10.0, 0.0, -10.0, 100),
     ("count", 40.0, 40.0, 0.0, 0)],
    ids=["less", "nothing was planned", "no plan", "no result", "a share has points", "a score has no share",
         "too few people to tell", "nobody came", "as planned"],
)  # fmt: skip
def test_the_difference_with_the_plan(measure, planned, realised, difference, share):
    (line,) = lines([figure(measure, planned=planned, realised=realised)])
    assert (line.difference, line.share) == (difference, share)


def test_hours_come_first_and_one_measure_in_two_units_is_two_lines():
    found = lines([figure("count", unit="lessen"), figure("count", unit="groepen"), figure("hours", unit="uren")])
    assert [line.name for line in found] == ["Uren", "Lessen", "Groepen"]


def test_hours_of_quarters_are_added_up_and_people_are_not():
    hours, people = lines([
        *(figure("hours", quarter, realised=at) for at, quarter in enumerate(QUARTERS, start=1)),
        *(figure("unique_participants", quarter, realised=at) for at, quarter in enumerate(QUARTERS, start=21)),
    ])  # fmt: skip
    assert (hours.summed, hours.planned, hours.realised, hours.difference) == (True, 400.0, 10.0, -390.0)
    assert (people.summed, people.realised) == (False, 24.0)
    assert people.first["period_start"] == date(2025, 10, 1)


def test_only_quarters_with_plan_and_result_are_held_beside_each_other():
    (line,) = lines([figure("hours", QUARTERS[0]), figure("hours", QUARTERS[1], realised=None)])
    assert (line.planned, line.realised, line.difference, line.compared) == (200.0, 90.0, -10.0, 1)


@pytest.mark.parametrize(
    "periods", [[YEAR, YEAR], [YEAR, QUARTERS[0]], [(None, None), YEAR]],
    ids=["the same period twice", "a year and its quarter", "no period"],
)  # fmt: skip
def test_rows_that_may_count_the_same_stay_apart(periods):
    assert len(lines([figure("hours", period) for period in periods])) == 2


@pytest.mark.parametrize(
    ("difference", "measure", "share", "said", "seen"),
    [(12.5, "hours", 9, "12,5 meer dan gepland, 9 procent", "+12,5 +9%"),
     (-40.0, "euro", 4, "€ 40 minder dan gepland, 4 procent", "−€ 40 −4%"),
     (5.0, "percentage", None, "5 procentpunt meer dan gepland", "+5 "),
     (0.1, "hours", 0, "0,1 meer dan gepland", "+0,1 <1%"), (0.0, "hours", 0, "zoals gepland", None)],
)  # fmt: skip
def test_a_difference_is_heard_in_words_and_seen_with_its_sign(difference, measure, share, said, seen):
    assert more_or_less(difference, measure, share) == said
    if seen:
        assert f"{signed(difference, measure)} {signed_share(share, difference)}" == seen


@given(st.floats(0.01, 1e6), st.floats(0, 1e6))
def test_the_bar_stays_within_its_frame(planned, realised):
    (line,) = lines([figure(planned=round(planned, 2), realised=round(realised, 2))])
    width = int(bar(line).split("width:")[1].split("%")[0])
    assert 0 <= width <= 100


@given(st.lists(st.floats(0, 1e4).map(lambda value: round(value, 2)), min_size=2, max_size=4))
def test_a_sum_over_quarters_is_the_sum_of_its_parts(values):
    (line,) = lines([figure("hours", QUARTERS[at], realised=value) for at, value in enumerate(values)])
    assert line.realised == pytest.approx(sum(values), abs=0.01)
