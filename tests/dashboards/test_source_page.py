"""A document as it was read: what is marked, what is left out, and what an address that is no longer right shows."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.labels import missed
from dashboards.labels import source as words
from dashboards.labels.roles import ROLES
from pipeline.access import Role
from tests.dashboards.builders import Rows, told_town

LINDE, TAAL = "jaarverslag_linde", "uren_taalhuis"


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


@pytest.fixture
def shown(open_app):
    def opened(rows: Rows | None = None, **query: str) -> str:
        return html(open_app(rows or told_town(), page="bron", **query))

    return opened


def test_a_sentence_is_marked_in_its_passage_under_its_heading(shown):
    page = shown(document=LINDE, zin="4")
    assert (
        '<mark class="hier" id="hier" tabindex="-1">Sinds de kookgroep heb ik mensen met wie ik praat.</mark>' in page
    )
    assert page.index("<h2>Ontmoeten</h2>") < page.index('id="hier"') < page.index("<h2>Wat mensen zeggen</h2>")
    assert page.count('id="hier"') == 1


def test_other_sentences_on_a_change_are_marked_too_and_nothing_else(shown):
    page = shown(document=LINDE, zin="4")
    assert '<mark class="uitkomst">Nu bel ik ze ook als het slecht gaat.</mark>' in page
    assert '<mark class="uitkomst">Ik at altijd alleen.' not in page


def test_a_mark_says_where_a_page_begins(shown):
    page = shown(document=LINDE)
    assert page.count("Pagina 3") == 1
    assert page.index("Pagina 3") < page.index("De keuken ging") < page.index("Pagina 9") < page.index("Mijn schulden")


def test_the_cells_of_a_figure_are_marked_in_their_table(shown):
    rows = told_town()
    rows.sheet(TAAL, *[("Taalles", "90", "100")] * 5)
    page = shown(rows, document=TAAL, cijfer="1")
    assert page.count('class="gelezen hier"') == 2
    assert page.index("Blad Uren") < page.index('class="gelezen hier"')


def test_a_figure_in_running_text_is_marked_as_it_was_written(shown):
    rows = Rows()
    rows.figure(rows.document("verslag"), "Avonden", table=None, planned_text=None, realised_text="24 (gepland was 26)")
    assert 'tabindex="-1">Avonden: 24 (gepland was 26)</mark>' in shown(rows, document="verslag", cijfer="1")


def test_a_passage_is_found_by_its_id(shown):
    page = shown(document=LINDE, alinea=f"{LINDE}-p1")
    assert '<p class="alinea hier" id="hier" tabindex="-1">De keuken ging' in page


def test_a_story_without_consent_is_counted_and_not_shown(shown):
    page = shown(document=LINDE, zin="7")
    assert "In dit document staat 1 verhaal zonder toestemming." in page
    assert words.WITHHELD_HERE in page
    assert "krant" not in page
    assert "Geheime titel" not in page


@pytest.mark.parametrize(
    ("query", "said"),
    [({}, words.UNKNOWN), ({"document": "weg"}, words.UNKNOWN), ({"document": "%"}, words.UNKNOWN),
     ({"document": LINDE, "zin": "999"}, words.GONE["zin"]), ({"document": LINDE, "zin": "vier"}, words.GONE["zin"]),
     ({"document": LINDE, "cijfer": "-1"}, words.GONE["cijfer"]),
     ({"document": LINDE, "alinea": "weg"}, words.GONE["alinea"])],
    ids=["no document", "an unknown one", "signs that mean something elsewhere", "a sentence that is gone",
         "no number", "a number below zero", "a passage that is gone"],
)  # fmt: skip
def test_an_address_that_is_not_right_says_so_and_leads_back(open_app, query, said):
    app = open_app(told_town(), page="bron", **query)
    assert said in html(app)
    assert "Terug naar cijfers en verhalen" in [link.value for link in app.get("page_link")]


def test_the_start_of_a_hash_is_enough_when_only_one_document_has_it(shown):
    assert "Ik at altijd alleen." in shown(document=LINDE[:16])
    assert words.UNKNOWN in shown(document=LINDE[:4])


def test_a_document_of_which_nothing_was_read_says_so(shown):
    assert words.NOTHING_READ in shown(document="scan")


def test_the_way_to_the_activity_goes_along(open_app):
    app = open_app(told_town(), page="bron", document=LINDE, zin="4")
    assert "Naar Samen koken" in [link.value for link in app.get("page_link")]


def test_a_long_document_is_shown_around_the_place_and_whole_on_request(open_app):
    rows = Rows()
    name = rows.document("lang_document")
    for at in range(400):
        rows.passage(name, f"Dit is stuk {at}.")
    app = open_app(rows, page="bron", document=name, zin="350")
    assert "Dit is stuk 349." in html(app)
    assert "Dit is stuk 0." not in html(app)
    app.button(key="heel_document").click().run()
    assert "Dit is stuk 0." in html(app)


def test_links_carry_the_filters_along(open_app):
    page = html(open_app(told_town(), organisatie="Buurthuis De Linde"))
    assert f'href="bron?organisatie=Buurthuis+De+Linde&amp;document={LINDE[:16]}&amp;zin=4"' in page


def test_text_of_a_document_is_escaped(shown):
    page = shown(document=LINDE, zin="8")
    assert "Mijn schulden zijn &lt;b&gt;weg&lt;/b&gt; &amp; ik" in page


def test_an_officer_marks_a_name_that_was_left(open_app):
    app = open_app(told_town(), page="bron", document=LINDE)
    assert missed.TITLE in [one.label for one in app.expander]
    for field in app.text_input:
        if field.label == missed.WRITTEN:
            field.input("[PERSOON 1]")
        elif field.label == missed.NAME:
            field.input("Anna")
    next(one for one in app.button if one.label == missed.DO).click()
    app.run()
    assert [one.value for one in app.error] == [missed.NOT_POSSIBLE]


def test_marking_books_who_did_so_and_lets_the_document_be_read_again(open_app):
    app = open_app(told_town(), page="bron", document=LINDE)
    for field in app.text_input:
        if field.label == missed.WRITTEN:
            field.input("kookgroep")
        elif field.label == missed.NAME:
            field.input("Anna")
    next(one for one in app.button if one.label == missed.DO).click()
    app.run()
    assert not app.exception
    assert [one.value for one in app.success] == [missed.done(1)]


@pytest.mark.parametrize("role", [Role.ADVISER, Role.CHAIR, Role.REVIEWER])
def test_who_may_not_mark_does_not_see_how(open_whole, role):
    app = open_whole(told_town(), page="bron", document=LINDE, rol=ROLES[role])
    assert missed.TITLE not in [one.label for one in app.expander]
