"""All quotations of one activity: the sentence in its passage, its labels, and where everything stands."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboards.builders import Rows


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


@pytest.fixture
def detail(open_app, town) -> str:
    return html(open_app(town, page="citaten", activiteit="jaarverslag_linde-a1", organisatie="Buurthuis De Linde"))


def test_each_quotation_is_marked_inside_its_passage(detail):
    assert "Ik at altijd alleen. <mark>Sinds de kookgroep heb ik mensen met wie ik praat.</mark> Nu bel" in detail


def test_neighbouring_passages_are_at_hand(detail):
    assert "De keuken ging op maandag open." in detail


def test_quotations_come_in_the_order_of_the_evidence(detail):
    assert detail.index("<mark>Sinds") < detail.index("<mark>Voor mevrouw") < detail.index("<mark>Nu bel")


@pytest.mark.parametrize("words", ["vrij zeker (93%)", "onzeker (61%)", "onzeker (55%)", "onzeker (70%)"])
def test_how_sure_the_computer_is_stands_in_words_and_in_numbers(detail, words):
    assert words in detail


def test_each_figure_has_its_cell_and_its_text(detail):
    assert "gerealiseerd ‘1.312,5’" in detail
    assert "gerealiseerd rij 2, kolom 3" in detail


def test_each_quotation_says_why_it_stands_with_this_activity(detail):
    assert detail.count("Waarom bij deze activiteit") == detail.count("<h3>Citaat")
    assert "onder een kop met deze naam" in detail


def test_labels_are_marked_as_the_computer_s(detail):
    assert "oor de computer bepaald" in detail


def test_cells_of_a_sheet_are_named(open_app, town):
    shown = html(open_app(town, page="citaten", activiteit="uren_taalhuis-a1"))
    assert "blad Uren<br>gepland cel B5<br>gerealiseerd cel C5" in shown
    assert "blad Toelichting, cel A3" in shown


def test_the_way_back_keeps_the_filters(open_app, town):
    app = open_app(town, page="citaten", activiteit="jaarverslag_linde-a1", organisatie="Buurthuis De Linde")
    app.switch_page("pages/cijfers_en_verhalen.py").run()
    assert "<strong>1 document</strong>" in html(app)


def test_an_activity_that_is_gone_is_said_so(open_app, town):
    assert "Deze activiteit is er niet" in html(open_app(town, page="citaten", activiteit="weg"))


def test_a_passage_next_to_a_withheld_story_does_not_show_it(open_app):
    rows = Rows()
    name = rows.document("verslag")
    group = rows.figure(name, "Praatgroep")
    rows.passage(name, "Geheim verhaal.", story_id=rows.story(name, "no"))
    said = rows.passage(name, "Ik kom weer buiten.")
    rows.label(said[0], "meedoen")
    rows.evidence(group, said[0], 1)
    shown = html(open_app(rows, page="citaten", activiteit=group))
    assert "Ik kom weer buiten." in shown
    assert "Geheim verhaal" not in shown
