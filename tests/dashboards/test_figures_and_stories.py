"""The page with figures and stories: what stands beside what, what counts, and what stays hidden."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboards.builders import Rows

NO_STORY = "Nog geen verhaal bij deze activiteit gevonden."


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def test_an_activity_stands_beside_its_strongest_quotation_with_themes_voice_and_source(open_app, town):
    shown = html(open_app(town))
    assert "Samen koken" in shown
    assert "1.312,5" in shown
    assert "Sinds de kookgroep heb ik mensen met wie ik praat." in shown
    assert "Contact en steun" in shown
    assert "verslechtering" in shown
    assert "Buurthuis De Linde, jaarverslag_linde.docx, pagina 3, onder ‘Ontmoeten’, zin 4" in shown


def test_rows_of_one_activity_are_one_row_on_screen(open_app, town):
    assert html(open_app(town)).count(">Samen koken<") == 1


def test_links_say_how_many_quotations_wait(open_app, town):
    app = open_app(town, organisatie="Buurthuis De Linde")
    labels = [link.value for link in app.get("page_link")]
    assert labels == ["Lees de 3 citaten", "Lees het citaat", "Bekijk waar deze cijfers staan"]


def test_an_activity_without_a_story_says_so(open_app, town):
    assert NO_STORY in html(open_app(town, organisatie="Fietswerkplaats Oost"))


def test_totals_are_shown_apart_and_never_as_an_activity(open_app, town):
    shown = html(open_app(town))
    assert "<strong>6 activiteiten</strong>" in shown
    assert ">Totaal uren</h4>" not in shown
    assert "Totaal uren: Uren" in shown


def test_qualifiers_are_written_with_the_number(open_app, town):
    shown = html(open_app(town, organisatie="Buurthuis De Linde"))
    assert "46 (ca.)" in shown
    assert "n.v.t." in shown


def test_the_text_of_a_story_without_consent_is_nowhere(open_app, town):
    for query in (
        {},
        {"page": "citaten", "activiteit": "jaarverslag_linde-a4"},
        {"page": "citaten", "activiteit": "jaarverslag_linde-a1"},
    ):
        shown = html(open_app(town, **query))
        assert "niet in de krant" not in shown
        assert "Geheime titel" not in shown
    assert "waarvan 1 zonder toestemming" in html(open_app(town))


def test_text_from_documents_is_escaped(open_app, town):
    shown = html(open_app(town))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown
    assert "&lt;b&gt;weg&lt;/b&gt; &amp; ik" in shown


def test_stories_without_an_activity_have_their_own_place(open_app, town):
    shown = html(open_app(town))
    assert shown.index("Verhalen zonder activiteit") < shown.index("Mijn schulden zijn")


def test_who_was_not_heard_is_named_in_alphabetical_order(open_app, town):
    assert "Fietswerkplaats Oost en Taalhuis Zuid gaven wel uren door" in html(open_app(town))


def test_counts_follow_the_filters(open_app, town):
    shown = html(open_app(town, organisatie="Taalhuis Zuid"))
    assert "<strong>1 document</strong>" in shown
    assert "<strong>2 citaten</strong>" in shown
    assert "2 van professionals" in shown


@pytest.mark.parametrize(
    ("quarter", "found"),
    [("3e kwartaal 2025", True), ("1e kwartaal 2025", False)],
    ids=["the report covers it", "the report is about another quarter"],
)
def test_the_period_filter_takes_documents_that_report_on_that_quarter(open_app, town, quarter, found):
    assert ("Taalhuis Zuid" in html(open_app(town, periode=quarter))) is found


def test_filters_that_fit_nothing_lead_to_a_way_out(open_app, town):
    app = open_app(town, organisatie="Taalhuis Zuid", programma="Samen in de wijk")
    assert "Geen documenten gevonden" in html(app)
    assert "U koos organisatie ‘Taalhuis Zuid’ en programma ‘Samen in de wijk’." in html(app)
    app.button(key="wis_leeg").click().run()
    assert "Samen koken" in html(app)
    assert [app.selectbox(key=key).value for key in ("organisatie", "programma", "periode")] == [None, None, None]


def test_a_filter_that_does_not_exist_is_left_out_and_named(open_app, town):
    rows = {"organisatie": "Bestaat niet", "periode": "9e kwartaal 1999"}
    app = open_app(town, "start", **rows)
    assert "De keuze ‘Bestaat niet’ bij organisatie bestaat niet (meer)." in html(app)
    assert "De keuze ‘9e kwartaal 1999’ bij periode bestaat niet (meer)." in html(app)
    assert "<strong>4 documenten</strong>" in html(app.switch_page("pages/cijfers_en_verhalen.py").run())


@pytest.mark.parametrize("rows", [None, Rows()], ids=["no store yet", "a store without documents"])
def test_an_empty_store_says_how_to_begin(open_app, rows):
    shown = html(open_app(rows))
    assert "verhaal ingest map/" in shown
    assert shown.count("<h1>") == 1


def test_a_story_told_in_another_document_stands_beside_the_activity(open_app):
    rows = Rows()
    hours = rows.document("uren", "Speelpleinen")
    stories = rows.document("verhalen", "Speelpleinen")
    play = rows.figure(hours, "Speeluur")
    told = rows.passage(stories, "Mijn zoon durft nu alleen naar buiten.")
    rows.label(told[0], "opvoeding_jeugd", voice="naaste")
    rows.evidence(play, told[0], 1)
    shown = html(open_app(rows))
    assert "Mijn zoon durft nu alleen naar buiten." in shown
    assert "verhalen.docx" in shown


def test_quotations_beyond_the_best_dozen_still_count(open_app):
    rows = Rows()
    name = rows.document("verslag")
    group = rows.figure(name, "Praatgroep")
    said = rows.passage(name, *[f"Dit is verandering nummer {at}." for at in range(15)])
    for at, sentence in enumerate(said):
        rows.label(sentence, "meedoen")
        if at < 12:
            rows.evidence(group, sentence, at + 1)
    assert "Lees de 15 citaten" in [link.value for link in open_app(rows).get("page_link")]


def test_a_long_list_grows_on_request(open_app):
    rows = Rows()
    name = rows.document("lang")
    for at in range(60):
        rows.figure(name, f"Activiteit {at}")
    app = open_app(rows)
    assert html(app).count('class="activiteit"') == 25
    app.button(key="knop_activiteiten").click().run()
    assert html(app).count('class="activiteit"') == 50
    app.selectbox(key="periode").set_value("1e kwartaal 2025").run()
    assert html(app).count('class="activiteit"') == 25


def test_a_document_without_anything_does_not_break_the_page(open_app):
    rows = Rows()
    rows.document("leeg", None, programme=None, period_start=None, period_end=date(2025, 3, 31), filename=None)
    shown = html(open_app(rows))
    assert "geen activiteiten met cijfers" in shown
    assert "nog geen zinnen over een verandering" in shown
