"""What reports tell of their activities, and the questions for the conversation, where officers meet them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.claims import Reason
from dashboards.parts.why import marked, why
from tests.dashboards.builders import Rows, told_town


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


@pytest.fixture
def told() -> Rows:
    return told_town()


def test_the_share_of_activities_with_a_change_is_one_sentence(open_app, told):
    assert (
        "Van de 6 activiteiten vertelt het verslag bij 1 een verandering, bij 1 alleen wat er gedaan is, "
        "bij 1 alleen wat men wil bereiken en bij 3 niets."
    ) in html(open_app(told, tonen="In het kort"))


def test_divergences_are_questions_with_their_numbers(open_app, told):
    app = open_app(told, tonen="In het kort")
    shown = html(app)
    assert "Wandelgroep: 180 uur gemaakt, nog geen verandering verteld. Wat merkten deelnemers?" in shown
    assert "Naar Wandelgroep" in [link.value for link in app.get("page_link")]


def test_a_report_without_any_change_is_pointed_out(open_app, told):
    told.issue("kwartaal_fiets", "In dit verslag staat geen verandering.", code="no_outcome")
    shown = html(open_app(told, tonen="In het kort"))
    assert "Verslagen waarin geen verandering staat (1)" in shown
    assert "Fietswerkplaats Oost: kwartaal_fiets.docx" in shown


def test_without_claims_and_questions_the_page_stays_as_it_was(open_app, town):
    shown = html(open_app(town, tonen="In het kort"))
    assert "Vragen voor het gesprek" not in shown
    assert "Verslagen waarin geen verandering staat" not in shown


def test_the_page_of_an_activity_shows_its_account_its_questions_and_its_claims(open_app, told):
    shown = html(open_app(told, page="citaten", activiteit="jaarverslag_linde-a1"))
    assert "Het verslag noemt een verandering." in shown
    assert "7 zinnen: 3 over een verandering, 2 over wat er gedaan is en 0 over wat men wil bereiken." in shown
    assert "Samen koken: bewoners en professionals vertellen over ‘Contact en steun’ niet hetzelfde." in shown
    assert "vertellen 3 stemmen over ‘Contact en steun’" in shown


def test_an_activity_of_which_nothing_is_known_says_so(open_app, town):
    shown = html(open_app(town, page="citaten", activiteit="jaarverslag_linde-a1"))
    assert "Het verslag vertelt niets over deze activiteit." in shown
    assert "vonden we nog geen verandering op een thema" in shown


def test_the_words_that_carried_a_theme_are_marked_on_the_card(open_app, told):
    shown = html(open_app(told, page="citaten", activiteit="jaarverslag_linde-a1"))
    assert "Waarom dit thema?" in shown
    assert "<mark>mensen met wie ik praat</mark>" in shown


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        (((0, 2),), "<mark>Ik</mark> &lt;b&gt; praat"),
        (((7, 12), (0, 2)), "<mark>Ik</mark> &lt;b&gt; <mark>praat</mark>"),
        (((0, 6), (3, 12)), "<mark>Ik &lt;b&gt;</mark> praat"),
        (((3, 99),), "Ik &lt;b&gt; praat"),
        ((), "Ik &lt;b&gt; praat"),
    ],
    ids=["one", "in the order of the text", "the second overlaps", "past the end", "none"],
)
def test_marking_never_loses_or_doubles_text(spans, expected):
    assert marked("Ik <b> praat", spans) == expected


def test_a_theme_without_words_says_so():
    assert "Geen woord woog hier" in why("Ik praat.", [Reason("meedoen", (), ())], {}, {})
