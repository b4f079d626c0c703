"""The page with themes: the tree by lens, claims with both sides, who was not heard, and what stays hidden."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.decisions import Inbox
from pipeline.delivery import DECISIONS
from tests.dashboards.builders import Rows, told_town


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def links(app: AppTest) -> list[str]:
    return [link.value for link in app.get("page_link")]


def matrix_of(app: AppTest) -> str:
    return html(app).split('<table class="matrix">')[1].split("</table>")[0]


@pytest.fixture
def told() -> Rows:
    return told_town()


def test_the_tree_shows_the_goal_every_theme_and_what_is_told_about_it(open_app, told):
    shown = html(open_app(told, page="themas"))
    assert "Participatie en zelfredzaamheid" in shown
    assert shown.count("<h3>") == 12
    assert "3 stemmen van 1 organisatie" in shown
    assert shown.count("Nog geen verandering verteld.") == 10


def test_a_claim_is_a_sentence_with_its_counts_its_strength_and_both_sides(open_app, told):
    shown = html(open_app(told, page="themas", thema="sociaal_netwerk"))
    assert (
        "Bij Samen koken van Buurthuis De Linde (2025) vertellen 3 stemmen over ‘Contact en steun’: "
        "2 over verbetering en 1 over verslechtering."
    ) in shown
    assert "sterk bewijs" in shown
    assert "Samen 6 van de 7 punten" in shown
    assert shown.index("Citaten die dit laten zien") < shown.index("Citaten die iets anders laten zien")
    assert "werd de trap te zwaar" in shown
    assert "1.312,5" in shown
    assert "De computer is hier niet zeker van." in shown


def test_what_is_withheld_counts_and_is_nowhere(open_app, told):
    shown = html(open_app(told, page="themas", thema="financien"))
    assert "1 verhaal zonder toestemming telt mee" in shown
    assert "niet in de krant" not in shown
    assert "Voor deze verhalen is geen toestemming" in shown


def test_who_was_not_heard_is_said_of_the_theme_and_of_each_claim(open_app, told):
    shown = html(open_app(told, page="themas", thema="sociaal_netwerk"))
    assert "Wie is niet gehoord?" in shown
    assert "46 mensen deden mee" in shown
    assert "Fietsen opknappen" in shown
    assert "Geen bewoner vertelt hier zelf over." in html(open_app(told, page="themas", thema="taal_digitaal"))


def test_organisations_stand_in_the_order_of_the_alphabet(open_app):
    rows = Rows()
    for name, voices in (("Zuid", 9), ("Aan Zee", 1)):
        document = rows.document(name.replace(" ", "_"), name)
        said = rows.passage(document, "Ik ken nu mijn buren.")
        rows.claim(document, "sociaal_netwerk", None, [rows.label(said[0], "sociaal_netwerk")], sources=voices)
    shown = html(open_app(rows, page="themas", thema="sociaal_netwerk"))
    assert shown.index("<h3>Aan Zee") < shown.index("<h3>Zuid")


def test_one_claim_shows_every_quotation_in_its_text_with_why(open_app, told):
    shown = html(open_app(told, page="themas", bevinding="jaarverslag_linde-sociaal_netwerk-geheel"))
    assert "<mark>Sinds de kookgroep" in shown
    assert "<mark>mensen met wie ik praat</mark>" in shown
    assert "Citaten die iets anders laten zien (1)" in shown


def test_what_fits_no_theme_has_its_own_place(open_app, told):
    rows = told
    said = rows.passage("jaarverslag_linde", "Alles is anders geworden.")
    rows.label(said[0])
    assert "1 zin</p>" in html(open_app(rows, page="themas"))
    assert "Alles is anders geworden." in html(open_app(rows, page="themas", thema="geen"))


@pytest.mark.parametrize(
    ("query", "words"),
    [({"thema": "bestaat_niet"}, "Dit thema is er niet"), ({"bevinding": "weg"}, "Deze bevinding is er niet"),
     ({"thema": "veiligheid"}, "Bij deze keuze vonden we over dit thema nog geen verandering"),
     ({"thema": "sociaal_netwerk", "organisatie": "Taalhuis Zuid"}, "nog geen verandering"),
     ({"organisatie": "Taalhuis Zuid", "programma": "Samen in de wijk"}, "Geen documenten gevonden")],
    ids=["no such theme", "no such claim", "a theme without claims", "an organisation without this theme", "no match"],
)  # fmt: skip
def test_what_is_not_there_is_said_kindly(open_app, told, query, words):
    assert words in html(open_app(told, page="themas", **query))


def test_a_store_without_claims_says_so_for_every_theme(open_app, town):
    assert html(open_app(town, page="themas")).count("Nog geen verandering verteld.") == 12


def test_a_lens_orders_the_themes_otherwise(open_app, told):
    app = open_app(told, page="themas")
    app.selectbox(key="indeling").set_value("Zelfredzaamheid-Matrix").run()
    shown = html(app)
    assert "<h2>Huisvesting</h2>" in shown
    assert shown.index("Sociaal netwerk</h2>") < shown.index("Zorgen voor een naaste</h3>")


def test_a_quotation_from_a_document_that_was_sent_back_breaks_no_page(open_app, told, tmp_path):
    told.claim("jaarverslag_linde", "meedoen", None, ["uren_taalhuis-s1"])
    told.evidence("jaarverslag_linde-a4", "uren_taalhuis-s1", 1)
    Inbox(tmp_path / DECISIONS).decide("uren_taalhuis", "returned", "Anna", "De uren kloppen niet.")
    assert "De docent ziet" in html(open_app(told, page="themas", thema="meedoen"))
    assert "Samen koken" in html(open_app(None))


def test_every_theme_that_is_told_about_has_a_panel_named_by_its_sentence(open_app, told):
    shown = html(open_app(told, page="themas"))
    assert shown.count('class="paneel') == 2
    assert 'role="img" aria-labelledby="verloop-0-sociaal_netwerk"' in shown
    assert "van 1 organisatie: 2 verbetering en 1 verslechtering. Ze gaan over meer dan één kwartaal." in shown


def test_the_matrix_links_each_claim_and_says_what_is_not_told(open_app, told):
    matrix = matrix_of(open_app(told, page="themas"))
    assert "themas?bevinding=jaarverslag_linde-sociaal_netwerk-geheel" in matrix
    assert "niets verteld" in matrix
    assert "Vertelt nog over geen enkel thema een verandering." in matrix
    assert matrix.index("Buurthuis De Linde") < matrix.index("Fietswerkplaats Oost") < matrix.index("Taalhuis Zuid")


def test_a_cell_shows_the_newest_period_and_the_way_to_the_earlier_ones(open_app, told):
    told.document("later", period_start=date(2026, 1, 1), period_end=date(2026, 3, 31))
    said = told.passage("later", "Ik ben weer alleen.")
    told.claim("later", "sociaal_netwerk", None, [told.label(said[0], "sociaal_netwerk")], direction="achteruitgang",
               improved=0, worsened=1)  # fmt: skip
    matrix = matrix_of(open_app(told, page="themas"))
    assert "bevinding=later-sociaal_netwerk-geheel" in matrix
    assert "bevinding=jaarverslag_linde-sociaal_netwerk" not in matrix
    assert "Bekijk 1 eerdere periode" in matrix
    assert "thema=sociaal_netwerk&amp;organisatie=Buurthuis+De+Linde" in matrix


def test_a_lens_orders_the_columns_of_the_matrix_too(open_app, told):
    app = open_app(told, page="themas")
    app.selectbox(key="indeling").set_value("Zelfredzaamheid-Matrix").run()
    matrix = matrix_of(app)
    assert '<th scope="colgroup"' in matrix
    assert matrix.index(">financiën<") < matrix.index(">huisvesting<")


def test_a_theme_says_where_it_stands_in_other_lenses_and_how_it_went(open_app, told):
    shown = html(open_app(told, page="themas", thema="sociaal_netwerk"))
    assert "Plaats in andere indelingen" in shown
    assert "<dt>Zelfredzaamheid-Matrix</dt>" in shown
    assert "Stemmen en uren per kwartaal" in shown


@pytest.mark.parametrize(
    ("query", "words"),
    [({"bij_thema": "Contact en steun"}, "<h2>Contact en steun</h2>"),
     ({"stem": "bewoner"}, "De aantallen tellen alle stemmen daarin."),
     ({"periode": "2025"}, "3 stemmen van 1 organisatie"), ({"periode": "3e kwartaal 2025"}, "Taalhuis Zuid")],
    ids=["a theme leads to itself", "a voice", "a year", "a quarter"],
)  # fmt: skip
def test_the_shared_filters_count_here(open_whole, told, query, words):
    assert words in html(open_whole(told, page="themas", **query))
