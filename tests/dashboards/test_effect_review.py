"""The page of the effect review: its agenda, agreements, notes, the document, and a point on screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import data
from dashboards.labels import conversation as words
from dashboards.labels import desk as desk_words
from pipeline.decisions import Agreements, Notes
from pipeline.settings import Settings
from tests.dashboards.builders import Rows
from tests.dashboards.conftest import Open
from tests.review.builders import review_town, talked, year_town

PAGE = "effectgesprek"


def html(app: AppTest) -> str:
    return " ".join(block.value for block in app.html)


def ledger() -> Agreements:
    return Agreements(data.settings().decisions)


def signed(app: AppTest) -> AppTest:
    app.text_input(key="uw_naam").set_value("Anna").run()
    return app


def test_an_empty_store_breaks_nothing(open_app: Open):
    assert not open_app(None, PAGE).exception


def test_the_agenda_shows_figures_voices_questions_and_silence(open_app: Open):
    app = open_app(review_town(), PAGE)
    assert not app.exception
    shown = html(app)
    for said in (
        "4e kwartaal 2025, alle organisaties", words.CHOOSE_QUARTER, "samen 120,5 uur",
        "40 uur gepland, 10 uur gemaakt. Hoe kwam dat?", "Sinds de kookgroep heb ik mensen met wie ik praat.",
        "werd de trap te zwaar", "vertellen de verslagen niets: Wandelgroep", words.NO_AGREEMENTS,
    ):  # fmt: skip
        assert said in shown, said


def test_text_of_reports_is_text(open_app: Open):
    shown = html(open_app(review_town(), PAGE))
    assert "&lt;b&gt;zo maar&lt;/b&gt;" in shown
    assert "<b>zo maar</b>" not in shown
    assert "Geheime titel" not in shown
    assert "niet in de krant" not in shown


def test_filters_choose_organisation_and_quarter(open_app: Open):
    app = open_app(review_town(), PAGE, organisatie="Buurthuis De Linde", periode="3e kwartaal 2025")
    assert "3e kwartaal 2025, buurthuis De Linde" in html(app)
    assert words.CHOOSE_QUARTER not in html(app)


def of_year(app: AppTest) -> AppTest:
    app.query_params["gesprek"] = "jaar"
    return app.run()


def test_a_whole_year_is_a_choice_that_stays_in_the_address(open_app: Open):
    app = open_app(year_town(), PAGE)
    assert "4e kwartaal 2025, alle organisaties" in html(app)
    app.radio(key="waarover").set_value("jaar").run()
    assert not app.exception
    assert app.query_params["gesprek"] == "jaar"
    for said in ("Heel 2025, alle organisaties", words.CHOOSE_YEAR, "(artikel 4:24 Awb)", "SUB-1",
                 "Ik heb weer aanspraak.", "Dit is geen enquête"):  # fmt: skip
        assert said in html(app), said
    app.button(key="toon").click().run()
    app.button(key="stop").click().run()
    assert "Heel 2025" in html(app)
    app.radio(key="waarover").set_value("kwartaal").run()
    assert "gesprek" not in app.query_params
    assert "4e kwartaal 2025" in html(app)


def test_a_year_in_the_filter_says_how_to_see_all_of_it(open_app: Open):
    app = open_app(year_town(), PAGE, periode="2025")
    assert words.NEWEST_OF_YEAR.format(year=2025) in html(app)
    shown = html(of_year(app))
    assert "Heel 2025" in shown
    assert words.CHOOSE_YEAR not in shown


def test_a_quarter_in_the_filter_gives_its_year(open_app: Open):
    app = of_year(open_app(year_town(), PAGE, periode="3e kwartaal 2025", organisatie="Stichting Het Plein"))
    assert "Heel 2025, stichting Het Plein" in html(app)


def test_an_address_with_another_word_is_a_quarter(open_app: Open):
    app = open_app(year_town(), PAGE)
    app.query_params["gesprek"] = "eeuw"
    app.run()
    assert not app.exception
    assert "4e kwartaal 2025" in html(app)


def test_chapters_of_a_year_are_points(open_app: Open):
    app = of_year(open_app(year_town(), PAGE))
    app.query_params["punt"] = "3"
    app.run()
    assert not app.exception
    assert "Wat per beoogd effect bekend is over 2025" in html(app)


def test_a_note_and_an_agreement_of_a_year_are_of_that_year(open_app: Open):
    app = signed(of_year(open_app(year_town(), PAGE)))
    save(fill(app, wat="Bel", wie="De Linde", waarom="Stilte", datum="01-03-2099"), words.SAVE)
    app.text_area(key="notitietekst_geheel").set_value("Goed jaar")
    app.button(key="FormSubmitter:notitie_geheel-" + words.SAVE_NOTE).click().run()
    assert not app.exception
    assert ledger().all()[0].quarter == "2025"
    (held,) = Notes(ledger().path).of("2025")
    assert held.text == "Goed jaar"
    assert "Goed jaar (Anna)" in html(app)


def test_a_theme_with_more_than_the_agenda_holds_points_to_where_it_stands(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("dashboards.parts.conversation.themes.MOST", 2)
    shown = html(of_year(open_app(year_town(), PAGE)))
    assert words.too_much(4) in shown
    assert "Uren van activiteiten waarover dit jaar iets verteld is bij ‘Contact en steun’" not in shown
    assert "Uren van activiteiten waarover dit jaar iets verteld is bij ‘Taal en computer’" in shown


def test_only_a_year_has_a_workbook(open_app: Open):
    app = open_app(year_town(), PAGE)
    assert app.selectbox(key="verslag_vorm").options == list(words.FORMS.values())
    of_year(app)
    assert app.selectbox(key="verslag_vorm").options[-1] == words.YEAR_FORMS["xlsx"]
    app.selectbox(key="verslag_vorm").set_value("xlsx").run()
    assert not app.exception
    assert next(button.proto.label for button in app.get("download_button")) == words.MAKE_REPORT
    app.query_params.pop("gesprek")
    app.run()
    assert not app.exception


def test_a_theme_leaves_the_others_out_and_other_filters_say_that_they_do_not_hold(open_app: Open):
    shown = html(open_app(review_town(), PAGE, bij_thema="Taal en computer", stem="bewoner", periode="2025"))
    assert "<h3>Taal en computer</h3>" in shown
    assert "<h3>Contact en steun</h3>" not in shown
    assert "de filters op wie spreekt gelden hier niet" in shown


def test_reports_without_a_period_say_what_to_do(open_app: Open):
    rows = Rows()
    rows.document("los", period_start=None, period_end=None)
    app = open_app(rows, PAGE)
    assert not app.exception
    assert words.NO_PERIODS in html(app)


@pytest.mark.parametrize("organisation", ["Organisatie onbekend", "Bestaat niet"])
def test_a_stale_or_nameless_organisation_breaks_nothing(open_app: Open, organisation: str):
    app = open_app(review_town(), PAGE, organisatie=organisation)
    assert not app.exception


@pytest.mark.parametrize(
    ("point", "seen"), [("1", "Punt 1 van"), ("0", "Punt 1 van"), ("99", "Punt 6 van 6"), ("x", "Punt 1 van")]
)
def test_one_point_a_screen_by_its_number(open_app: Open, point: str, seen: str):
    app = open_app(review_town(), PAGE)
    app.query_params["punt"] = point
    app.run()
    assert not app.exception
    assert seen in html(app)


def test_going_on_back_and_out(open_app: Open):
    app = open_app(review_town(), PAGE)
    app.button(key="toon").click().run()
    assert "Punt 1 van" in html(app)
    assert app.button(key="naar_ArrowLeft").disabled
    app.button(key="naar_ArrowRight").click().run()
    assert "Punt 2 van" in html(app)
    app.button(key="stop").click().run()
    assert "presentatie" not in html(app)


def fill(app: AppTest, **given: str) -> AppTest:
    for key, value in given.items():
        app.text_input(key=f"afspraak_{key}").set_value(value)
    return app


def save(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run()


def test_an_agreement_needs_what_who_when_why_and_a_name(open_app: Open):
    app = open_app(review_town(), PAGE)
    save(app, words.SAVE)
    assert app.error[0].value == "Vul in: wat spreekt u af, wie doet het, waarom."
    save(fill(app, wat="Bel", wie="De Linde", waarom="Stilte", datum="morgen"), words.SAVE)
    assert app.error[0].value == words.NO_DATE
    save(fill(app, datum="01-03-2099"), words.SAVE)
    assert app.error[0].value == desk_words.NAME_FIRST
    assert ledger().all() == ()
    save(signed(app), words.SAVE)
    (held,) = ledger().all()
    assert (held.terms.what, held.terms.due, held.quarter, held.decided_by) == (
        "Bel",
        date(2099, 3, 1),
        "2025-Q4",
        "Anna",
    )
    assert not app.exception
    assert "Bel</strong>" in html(app)


def test_an_agreement_is_put_off_dropped_or_done_with_its_history(open_app: Open, tmp_path: Path):
    talked(tmp_path)
    app = signed(open_app(review_town(), PAGE))
    assert "te laat" in html(app)
    key = "wijzig_afspraak_1"
    save(app, words.SAVE_CHANGE)
    assert app.error[0].value == words.NOTHING_CHANGES
    app.radio(key=f"{key}_status").set_value("dropped")
    save(app, words.SAVE_CHANGE)
    assert app.error[0].value == words.NEEDS_REASON
    app.text_input(key=f"{key}_reden").set_value("Niet meer nodig")
    save(app, words.SAVE_CHANGE)
    assert ledger().all()[0].status == "dropped"
    assert words.CLOSED in html(app)
    assert "vervallen, Niet meer nodig" in html(app)


def test_a_note_stays_with_its_theme(open_app: Open):
    app = signed(open_app(review_town(), PAGE))
    app.text_area(key="notitietekst_sociaal_netwerk").set_value("Vraag de kok <b>zelf</b>")
    app.button(key="FormSubmitter:notitie_sociaal_netwerk-" + words.SAVE_NOTE).click()
    app.run()
    assert not app.exception
    (held,) = Notes(ledger().path).of("2025-Q4")
    assert (held.theme, held.text, held.decided_by) == ("sociaal_netwerk", "Vraag de kok <b>zelf</b>", "Anna")
    assert "Vraag de kok &lt;b&gt;zelf&lt;/b&gt; (Anna)" in html(app)


def test_the_document_can_be_made_in_each_form(open_app: Open):
    app = open_app(review_town(), PAGE)
    for form in words.FORMS:
        app.selectbox(key="verslag_vorm").set_value(form).run()
        assert not app.exception
        made = [button.proto.label for button in app.get("download_button")] + [error.value for error in app.error]
        assert words.MAKE_REPORT in made or any("LibreOffice" in one for one in made), form


def test_a_template_with_a_mistake_is_named_and_another_form_still_works(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "sjabloon.docx").write_bytes(b"geen word")
    broken = Settings(data=tmp_path, review_template=tmp_path / "sjabloon.docx")
    monkeypatch.setattr(data, "settings", lambda: broken)
    app = open_app(review_town(), PAGE)
    assert "geen Word-bestand" in app.error[0].value
    app.selectbox(key="verslag_vorm").set_value("pdf").run()
    assert not app.error


def test_every_quotation_and_figure_leads_to_its_source(open_app: Open):
    shown = html(open_app(review_town(), PAGE))
    quotations = shown.count('<figure class="citaat">')
    assert quotations
    assert shown.count("&amp;zin=") >= quotations
    assert "&amp;cijfer=" in shown
    assert "Bekijk in het document" in shown


def test_what_was_decided_comes_back_at_the_next_review_and_notes_do_not(open_app: Open, tmp_path: Path):
    taken = Notes(tmp_path / "decisions.sqlite")
    taken.note("2025-Q3", "sociaal_netwerk", "De trap komt terug.", "Anna")
    taken.note("2025-Q3", "sociaal_netwerk", "De kookgroep gaat door.", "Anna", decision=True)
    taken.note("2025-Q2", None, "Dat is te lang geleden.", "Anna", decision=True)
    shown = html(open_app(review_town(), PAGE))
    assert words.DECIDED in shown
    assert "De kookgroep gaat door. (Anna, 3e kwartaal 2025)" in shown
    assert "De trap komt terug." not in shown
    assert "Dat is te lang geleden." not in shown


def test_a_decision_is_booked_as_one(open_app: Open, tmp_path: Path):
    app = signed(open_app(review_town(), PAGE))
    app.text_area(key="notitietekst_geheel").set_value("We gaan door.")
    app.checkbox(key="besluit_geheel").check()
    next(one for one in app.button if one.label == words.SAVE_NOTE and "geheel" in one.form_id).click().run()
    assert not app.exception
    [note] = Notes(tmp_path / "decisions.sqlite").of("2025-Q4")
    assert (note.text, note.decision) == ("We gaan door.", True)
    assert "Besluit: We gaan door. (Anna)" in html(app)


def test_numbers_of_people_do_not_stay_in_what_is_typed(open_app: Open, tmp_path: Path):
    app = signed(open_app(review_town(), PAGE))
    app.text_area(key="notitietekst_geheel").set_value("Bel haar op 06-12345678.")
    next(one for one in app.button if one.label == words.SAVE_NOTE and "geheel" in one.form_id).click().run()
    assert not app.exception
    [note] = Notes(tmp_path / "decisions.sqlite").of("2025-Q4")
    assert "12345678" not in note.text
    assert note.text.startswith("Bel haar op [")
