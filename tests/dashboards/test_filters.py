"""The filters that all pages share: what they offer, what they leave, and that an address gives the same view again."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboards import labels
from dashboards.filters import KEYS, Filters, period_choices, read_period
from tests.dashboards.builders import Rows, small_town
from tests.dashboards.test_figures_and_stories import html

YEARS = st.integers(2000, 2099)
TEXT = st.one_of(st.none(), st.text(min_size=1))
FILTERS = st.builds(
    Filters, TEXT, TEXT, st.one_of(st.none(), st.tuples(YEARS, st.integers(1, 4))), st.none(), TEXT, TEXT,
    st.none(), TEXT, st.sampled_from([None, *labels.VOICES]),
)  # fmt: skip
EVERYTHING = {
    "organisatie": "Buurthuis De Linde", "programma": "Samen in de wijk", "periode": "2025", "wijk": "Zuid",
    "doelgroep": "ouderen", "bij_thema": "Contact en steun", "stem": "bewoner",
}  # fmt: skip


def reached_town() -> Rows:
    rows = small_town()
    rows.reach("jaarverslag_linde", "jaarverslag_linde-a1", "district", "Zuid")
    rows.reach("jaarverslag_linde", "jaarverslag_linde-a1", "target_group", "ouderen")
    return rows


def values(app: AppTest) -> dict[str, str | None]:
    return {box.key: box.value for box in app.selectbox}


@given(st.one_of(YEARS.map(lambda year: (None, year)), st.tuples(st.tuples(YEARS, st.integers(1, 4)), st.none())))
def test_a_period_in_the_address_is_read_as_it_was_written(period):
    quarter, year = period
    written = Filters(quarter=quarter, year=year).chosen["periode"]
    assert read_period(written) == period


@pytest.mark.parametrize("written", [None, "", "5e kwartaal 2025", "kwartaal", "20255", "1e kwartaal", " 2025"])
def test_what_is_no_period_is_none(written):
    assert read_period(written) == (None, None)


@given(FILTERS)
def test_what_was_chosen_is_told_in_full(filters):
    assert all(value in filters.words for value in filters.chosen.values())
    assert (filters.words == "geen, alles telt mee") == (not filters.chosen)


def test_a_year_stands_before_its_quarters():
    frame = pl.DataFrame({"period_start": [date(2024, 10, 1)], "period_end": [date(2025, 3, 31)]})
    assert period_choices(frame) == ["2025", "1e kwartaal 2025", "2024", "4e kwartaal 2024"]


@pytest.mark.parametrize(("period", "documents"), [("2025", 3), ("2e kwartaal 2025", 2), ("3e kwartaal 2025", 3)])
def test_a_year_takes_every_report_with_a_day_in_it(open_whole, town, period, documents):
    assert f"<strong>{documents} documenten</strong>" in html(open_whole(town, periode=period))


@pytest.mark.parametrize("page", ["cijfers_en_verhalen", "themas", "zoeken", "documenten", "beoordelen"])
def test_an_address_with_every_filter_gives_the_same_view_on_every_page(open_whole, page):
    app = open_whole(reached_town(), page, **EVERYTHING)
    assert EVERYTHING.items() <= values(app).items()
    assert {key: app.query_params[key] for key in KEYS} == EVERYTHING
    assert not app.exception


def test_each_choice_can_be_taken_away_alone_and_all_at_once(open_whole):
    app = open_whole(reached_town(), **EVERYTHING)
    app.button(key="weg_wijk").click().run()
    assert values(app)["wijk"] is None
    assert values(app)["doelgroep"] == "ouderen"
    app.button(key="wis").click().run()
    assert set(values(app).values()) == {None}
    assert not [button for button in app.button if str(button.key).startswith("weg_")]


def test_what_no_report_has_is_not_offered(open_whole):
    app = open_whole(reached_town())
    assert app.selectbox(key="wijk").options == ["Zuid", "onbekend"]
    assert "naaste" not in app.selectbox(key="stem").options
    assert "Werk en dagbesteding" not in app.selectbox(key="bij_thema").options


def test_a_filter_of_which_nothing_is_known_says_so(open_whole, town):
    district = open_whole(town).selectbox(key="wijk")
    assert district.disabled
    assert district.placeholder == "Nog niet bekend"


def test_a_theme_that_nobody_tells_of_stays_chosen(open_whole, town):
    app = open_whole(town, "zoeken", zoek="kookgroep", bij_thema="Werk en dagbesteding")
    assert values(app)["bij_thema"] == "Werk en dagbesteding"
    assert "Niets gevonden" in html(app)


def test_addresses_of_before_still_work(open_whole, town):
    app = open_whole(town, "zoeken", zoek="kookgroep", zoekthema="Contact en steun", zoekstem="bewoner")
    assert (values(app)["bij_thema"], values(app)["stem"]) == ("Contact en steun", "bewoner")
    assert "zoekthema" not in app.query_params
    assert "1 tekst gevonden" in html(app)


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({"bij_thema": "Taal en computer"}, {"uren taalhuis.xlsx"}),
        ({"stem": "bewoner"}, {"jaarverslag_linde.docx"}),
        ({"wijk": "Zuid"}, {"jaarverslag_linde.docx"}),
        ({"wijk": "onbekend"}, {"jaarverslag_linde.docx", "uren taalhuis.xlsx", "kwartaal_fiets.docx"}),
    ],
    ids=["a theme is told of", "a voice speaks", "an activity is there", "of some activity nothing is known"],
)
def test_documents_are_those_that_hold_what_was_chosen(open_whole, chosen, shown):
    page = html(open_whole(reached_town(), "documenten", **chosen))
    files = {"uren taalhuis.xlsx", "jaarverslag_linde.docx", "kwartaal_fiets.docx", "scan003.pdf"}
    assert {file for file in files if file in page} == shown
