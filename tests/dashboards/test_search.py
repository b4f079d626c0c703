"""The page that searches: what it finds, how it says that it found nothing, and what it never shows."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.parts.search.hit import marked


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def test_a_word_is_found_and_marked_with_its_source(open_app, town):
    shown = html(open_app(town, "zoeken", zoek="kookgroep"))
    assert "Sinds de <mark>kookgroep</mark> heb ik mensen" in shown
    assert "Buurthuis De Linde, jaarverslag_linde.docx, pagina 3, onder ‘Ontmoeten’" in shown
    assert "1 tekst gevonden" in shown
    assert "zelfde woorden" in shown
    assert 'href="bron?document=jaarverslag_lind&amp;zin=4' in shown


def test_text_from_documents_is_escaped(open_app, town):
    assert "&lt;b&gt;weg&lt;/b&gt;" in html(open_app(town, "zoeken", zoek="schulden"))


def test_a_story_without_consent_is_not_found(open_app, town):
    shown = html(open_app(town, "zoeken", zoek="krant"))
    assert "Niets gevonden" in shown
    assert "‘krant’ staat nergens letterlijk." in shown
    assert "niet in de krant" not in shown


def test_an_empty_field_shows_how_to_search(open_app, town):
    app = open_app(town, "zoeken")
    assert "Zo kunt u zoeken" in html(app)
    app.button(key="voorbeeld_0").click().run()
    assert app.text_input(key="zoek").value == "schulden"
    assert "<mark>schulden</mark>" in html(app)


@pytest.mark.parametrize(
    "filters",
    [
        {"organisatie": "Taalhuis Zuid"},
        {"zoekthema": "Werk en dagbesteding"},
        {"zoekstem": "naaste"},
        {"zoekverhalen": "true"},
    ],
    ids=lambda filters: next(iter(filters)),
)
def test_filters_hold(open_app, town, filters):
    assert "Niets gevonden" in html(open_app(town, "zoeken", zoek="kookgroep", **filters))


def test_marks_that_cross_the_edge_of_a_sentence_are_left_out():
    assert marked("een <twee> drie", [[4, 10], [11, 15]], 4, 12) == "<mark>&lt;twee&gt;</mark> d"
