"""The course of themes: what is counted in which quarter, the sentence that a panel comes to, and its picture."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.labels import trends as words
from dashboards.palette import LIGHT
from dashboards.parts.claims.chart import all_themes, voices_chart
from dashboards.parts.claims.panel import panel, shared_scale
from dashboards.trends import LONGER, TREND_SCHEMA, Slot, Trend, axis, quarter_number, trend_rows, trends
from pipeline.indicators import basis
from tests.indicators import builders as made

Q1, Q2, Q4 = (2025, 1), (2025, 2), (2025, 4)
TREE = ("netwerk", "geld")


def trend(*slots: Slot) -> Trend:
    return Trend("netwerk", slots)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(date(2025, 4, 1), date(2025, 6, 30), 8101), (date(2025, 5, 1), date(2025, 5, 31), 8101),
     (date(2025, 1, 1), date(2025, 12, 31), LONGER), (None, None, LONGER), (date(2025, 1, 1), None, LONGER)],
    ids=["a quarter", "a month in it", "a year is divided over nothing", "no period", "an open end"],
)  # fmt: skip
def test_a_period_lies_in_one_quarter_or_in_none(start, end, expected):
    frame = pl.DataFrame(
        {"period_start": [start], "period_end": [end]}, schema=dict.fromkeys(["period_start", "period_end"], pl.Date)
    )
    assert frame.select(quarter_number()).item() == expected


def rows() -> pl.DataFrame:
    files = made.documents(report=made.Q2, year=made.YEAR)
    figures = made.figures(("report", "Inloop", 40.0, 36.0), ("year", "Kookgroep", 100.0, 90.0))
    told = made.claims(
        ("netwerk", made.Q2, None, {"sources": 3, "improved": 2, "worsened": 1}),
        ("netwerk", made.Q2, "report-00", {"sources": 2, "improved": 2}),
        ("netwerk", made.YEAR, None, {"sources": 4, "improved": 4}),
        ("geld", made.YEAR, "year-01", {"sources": 1}),
    )
    return trend_rows(basis(figures, files, told, made.telling()), [Q1, Q2], TREE)


def test_voices_count_once_for_the_organisation_with_the_hours_of_what_is_told_of():
    held = {(row["theme"], row["quarter"]): row for row in rows().to_dicts()}
    assert held["netwerk", 8101] == {
        "theme": "netwerk", "quarter": 8101, "improved": 2, "worsened": 1, "unchanged": 0, "sources": 3,
        "hours": 36.0, "volunteer_hours": None,
    }  # fmt: skip
    assert held["netwerk", LONGER]["sources"] == 4
    assert held["netwerk", LONGER]["hours"] is None
    assert not any(theme == "geld" for theme, _ in held)


def test_panels_share_their_quarters_without_holes_and_show_the_newest():
    quarters = [8000, 8001, 8003, 8012, LONGER]
    frame = pl.DataFrame(
        [{"theme": "netwerk", "quarter": number, "improved": 1, "sources": 1} for number in quarters],
        schema=TREND_SCHEMA,
    )
    assert axis(frame) == [*range(8005, 8013), LONGER]
    assert [slot.voices for slot in trends(frame)["netwerk"].slots] == [0] * 7 + [1, 1]


def test_nothing_told_gives_no_panel_and_a_word():
    assert trends(pl.DataFrame(schema=TREND_SCHEMA)) == {}
    assert words.finding(None, 0) == "Hierover is nog geen verandering verteld."


FINDINGS = {
    "a course": (
        (Slot(Q1, 3), Slot(Q2, 4, 1), Slot(Q4, 10, 2)),
        "20 stemmen van 2 organisaties: 17 verbetering en 3 verslechtering. "
        "Van 3 stemmen in het 1e kwartaal naar 12 in het 4e kwartaal 2025.",
    ),
    "from nothing, over the turn of the year": (
        (Slot(Q4), Slot((2026, 1), 0, 0, 2)),
        "2 stemmen van 2 organisaties: alle gelijk of beide. "
        "Van geen stem in het 4e kwartaal 2025 naar 2 in het 1e kwartaal 2026.",
    ),
    "one voice": ((Slot(Q1, 1),), "1 stem van 2 organisaties: verbetering."),
    "as many, another way": (
        (Slot(Q1, 1), Slot(Q2, 0, 1)),
        "2 stemmen van 2 organisaties: 1 verbetering en 1 verslechtering. "
        "1 stem in het 1e kwartaal 2025, en weer in het 2e kwartaal 2025.",
    ),
    "longer only": (
        (Slot(None, 0, 1),), "1 stem van 2 organisaties: verslechtering. Die gaat over meer dan één kwartaal."
    ),
    "some longer": (
        (Slot(Q1, 2), Slot(None, 3)),
        "5 stemmen van 2 organisaties: alle verbetering. De andere 3 gaan over een langere tijd.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("slots", "expected"), FINDINGS.values(), ids=FINDINGS)
def test_the_sentence_of_a_panel_is_made_by_rule(slots, expected):
    assert words.finding(trend(*slots), 2) == expected


SLOTS = st.builds(Slot, st.sampled_from([Q1, Q2, None]), *[st.integers(0, 400)] * 3, st.none() | st.floats(0, 9000))


@given(st.lists(SLOTS, min_size=1, max_size=9))
def test_every_number_stands_in_its_panel_and_every_bar_fits(slots):
    held = trend(*slots)
    scale = shared_scale([held])
    shown = panel(held, scale, "naam")
    for slot in slots:
        assert not slot.improved or f"▲&nbsp;{words.labels.number(slot.improved)}" in shown
        assert not slot.worsened or f"▼&nbsp;{words.labels.number(slot.worsened)}" in shown
    heights = [int(part.split("px")[0]) for part in shown.split("height:")[1:]]
    assert all(3 <= height <= 93 for height in heights)


def test_the_chart_of_a_theme_has_a_value_for_every_quarter_and_way_and_hours_in_words(monkeypatch):
    monkeypatch.setattr("dashboards.data.theme_names", lambda: {"netwerk": "Contact en steun"})
    held = trend(Slot(Q1, 3, 1, 0, 1200.0), Slot(Q2, 1), Slot(None, 9))
    chart = voices_chart(held, pl.DataFrame(schema=TREND_SCHEMA), 2)
    values = chart.specification(LIGHT)["data"]["values"]
    assert len(values) == 6
    assert {value["wanneer"] for value in values} == {"1e kw. 2025|1.200 uur", "2e kw. 2025"}
    assert sum(value["aantal"] for value in values) == 5
    assert chart.finding == words.finding(held, 2)


def test_the_picture_of_all_themes_keeps_the_order_of_the_tree():
    held = {"geld": Trend("geld", (Slot(Q1, 1),)), "netwerk": trend(Slot(Q1, 2))}
    drawn = all_themes(held, {"netwerk": "Contact", "leeg": "Niets verteld", "geld": "Geld"}, LIGHT)
    assert [panel["title"]["text"] for panel in drawn["concat"]] == ["Contact", "Geld"]
    assert [sum(value["aantal"] for value in panel["data"]["values"]) for panel in drawn["concat"]] == [2, 1]
    assert {tuple(panel["encoding"]["y"]["scale"]["domain"]) for panel in drawn["concat"]} == {(0, 2)}
