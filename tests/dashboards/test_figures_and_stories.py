"""The page with figures and stories: what stands next to what, what counts, what is folded, and what stays hidden."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.labels import activities as words
from tests.dashboards.builders import Rows, told_town
from tests.dashboards.reading_aloud import aloud

COOKING, WALKING = "jaarverslag_linde-a1", "jaarverslag_linde-a4"
LOOSE, WHOLE = words.TABS[1:]


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def rows_of(app: AppTest) -> list[str]:
    """What is read of each row, in order."""
    return [aloud(part.value) for part in app.html if "activiteitrij" in part.value and "totaalrij" not in part.value]


def open_evidence(app: AppTest, activity: str) -> str:
    """What is read of the evidence of one activity, after opening it as its control does."""
    app.session_state["meer_bewijs"] = frozenset({activity})
    return "\n".join(aloud(part.value) for part in app.run().html if 'class="bewijs"' in part.value)


@pytest.fixture
def told() -> Rows:
    return told_town()


def test_a_row_reads_as_figures_what_they_changed_and_who_says_so(open_app, told):
    assert rows_of(open_app(told))[0] == (
        "Samen koken Ontmoeten Cijfers van Samen koken Gepland Gerealiseerd Verschil met plan "
        "Uren 1.200 Uren 1.312,5, bekijk in het document 112,5 meer dan gepland, 9 procent "
        "Deelnames 400 Deelnames 512, bekijk in het document 112 meer dan gepland, 28 procent "
        "Unieke deelnemers niet vermeld Unieke deelnemers 46 (ca.), bekijk in het document onbekend "
        "verbetering Contact en steun sterk bewijs, 3 stemmen "
        "Sinds de kookgroep heb ik mensen met wie ik praat. Wie spreekt: bewoner, verbetering "
        "Bron: pagina 3, zin 4 Bekijk in het document : zin 4 "
        "Vraag voor het gesprek: Samen koken: bewoners en professionals vertellen over ‘Contact en steun’ niet "
        "hetzelfde. Wat ziet ieder van hen?"
    )


def test_a_report_has_a_heading_of_its_own_in_the_order_of_the_alphabet(open_app, told):
    shown = html(open_app(told))
    names = ("Buurthuis De Linde <", "Fietswerkplaats Oost <", "Taalhuis Zuid <")
    places = [shown.index(f"<h2>{name}") for name in names]
    assert places == sorted(places)


def test_rows_of_one_activity_are_one_row_on_screen(open_app, told):
    assert html(open_app(told)).count(">Samen koken</a></h3>") == 1


def test_themes_are_those_of_its_claims_with_direction_strength_and_voices(open_app, told):
    row = rows_of(open_app(told, organisatie="Taalhuis Zuid"))[0]
    assert "wisselend Taal en computer redelijk bewijs, 2 stemmen" in row


@pytest.mark.parametrize(
    ("activity", "said"),
    [("Wandelgroep", "Voor dit verhaal is geen toestemming."),
     ("Boodschappendienst", "Het verslag vertelt niets over deze activiteit."),
     ("Fietsen opknappen", "Het verslag vertelt niets over deze activiteit.")],
    ids=["its story may not be shown", "nothing is told, nothing counted", "nothing is told of hours"],
)  # fmt: skip
def test_a_row_without_words_says_why(open_app, told, activity, said):
    assert said in next(row for row in rows_of(open_app(told)) if row.startswith(activity))


def test_evidence_is_read_from_the_store_only_when_it_is_opened(open_app, told):
    app = open_app(told)
    assert 'class="bewijs"' not in html(app)
    shown = open_evidence(app, COOKING)
    supporting, contradicting = shown.index("Dit laat het zien (2)"), shown.index("Dit laat iets anders zien (1)")
    assert supporting < shown.index("Sinds de kookgroep") < contradicting < shown.index("werd de trap te zwaar")
    assert "Nu bel ik ze ook als het slecht gaat." in shown
    assert shown.count("computer onzeker") == 1


def test_all_evidence_on_screen_opens_and_closes_with_one_button(open_app, told):
    app = open_app(told)
    app.button(key="open_bewijs").click().run()
    opened = [part for part in app.html if 'class="bewijs"' in part.value]
    assert len(opened) == 3
    assert app.button(key="open_bewijs").label == words.CLOSE_ALL
    app.button(key="open_bewijs").click().run()
    assert 'class="bewijs"' not in html(app)


def test_stories_without_consent_are_counted_in_the_evidence_and_never_shown(open_app, told):
    shown = open_evidence(open_app(told), WALKING)
    assert "1 verhaal zonder toestemming telt mee, maar de tekst is niet te zien." in shown
    assert "krant" not in shown


@pytest.mark.parametrize("page", ["cijfers_en_verhalen", "citaten", "bron"])
def test_the_text_of_a_story_without_consent_is_nowhere(open_app, told, page):
    app = open_app(told, page=page, activiteit=WALKING, document="jaarverslag_linde", zin="7")
    app.session_state["meer_bewijs"] = frozenset({COOKING, WALKING})
    shown = html(app.run())
    assert "niet in de krant" not in shown
    assert "Geheime titel" not in shown


def test_sentences_that_no_claim_rests_on_stand_in_the_evidence_too(open_app, town):
    shown = open_evidence(open_app(town), COOKING)
    assert words.WITHOUT_CLAIM in shown
    assert "werd de trap te zwaar" in shown


def test_the_totals_of_a_report_stand_under_its_rows_with_what_they_differ(open_app, town):
    shown = html(open_app(town, organisatie="Buurthuis De Linde"))
    assert shown.index("Totalen van dit verslag") > shown.index(">Boodschappendienst</a>")
    assert "<strong>3 activiteiten</strong>" in shown
    assert (
        "Gepland: de rijen tellen op tot 1.500, het verslag geeft 1.600: 100 meer. Staat in pagina 2, rij 7, kolom 3."
    ) in shown


def test_totals_wait_until_all_rows_of_their_report_are_on_screen(open_app):
    rows = Rows()
    name = rows.document("lang")
    for at in range(30):
        rows.figure(name, f"Activiteit {at}")
    app = open_app(rows)
    assert "Totalen van dit verslag" not in html(app)
    app.button(key="knop_activiteiten").click().run()
    assert "Totalen van dit verslag" in html(app)


def test_hours_that_stand_in_two_documents_are_said_to_be_one(open_app):
    rows = Rows()
    report = rows.document("jaarverslag", "Speelpleinen")
    sheet = rows.document("kwartalen", "Speelpleinen")
    rows.figure(report, "Speeluur", realised=90.0)
    for month in (1, 4, 7, 10):
        last = date(2025, month + 2, 31 if month in (1, 10) else 30)
        rows.figure(sheet, "Speeluur", realised=22.5, planned=25.0, period_start=date(2025, month, 1), period_end=last)
    first, second = rows_of(open_app(rows))
    assert "Dezelfde uren staan ook in kwartalen.docx (2025). Tel ze één keer." in first
    assert "Uren 4 kwartalen 100 90 10 minder dan gepland, 10 procent" in second
    assert "Dezelfde uren staan ook in jaarverslag.docx (2025). Tel ze één keer." in second


def test_a_row_whose_story_stands_at_the_same_activity_elsewhere_leads_there(open_app):
    rows = Rows()
    hours, report = rows.document("uren", "Speelpleinen"), rows.document("verslag", "Speelpleinen")
    rows.figure(hours, "Speeluur")
    play = rows.figure(report, "Speeluur")
    told = rows.passage(report, "Mijn zoon durft nu alleen naar buiten.")
    rows.label(told[0], "opvoeding_jeugd", voice="naaste")
    rows.evidence(play, told[0], 1)
    assert "Het verhaal staat bij ‘Speeluur’ in verslag.docx." in rows_of(open_app(rows))[0]


def test_a_sheet_of_figures_leads_to_its_report_and_does_not_tell_the_story_again(open_app):
    rows = Rows()
    sheet = rows.document("aantallen", "Speelpleinen", kind="figures")
    report = rows.document("verslag", "Speelpleinen")
    told = rows.passage(report, "Mijn zoon durft nu alleen naar buiten.")
    rows.label(told[0], "opvoeding_jeugd", voice="naaste")
    for document in (sheet, report):
        rows.evidence(rows.figure(document, "Speeluur"), told[0], 1)
    app = open_app(rows)
    first, second = rows_of(app)
    assert "Mijn zoon durft nu" in first
    assert "Het verhaal staat bij ‘Speeluur’ in verslag.docx." in second
    assert len(app.expander) == 1


def test_an_activity_that_is_split_up_elsewhere_names_its_parts(open_app):
    rows = Rows()
    sheet, report = rows.document("uren", kind="figures"), rows.document("verslag")
    rows.figure(sheet, "Inloop")
    rows.figure(report, "Inloop woensdag", realised=40.0)
    rows.figure(report, "Inloop vrijdag", realised=50.0)
    *parts, whole = rows_of(open_app(rows))
    assert "Staat ook in verslag.docx, verdeeld over Inloop woensdag en Inloop vrijdag . Tel ze één keer." in whole
    assert all("Staat ook in uren.docx : daar hoort dit bij ‘Inloop’." in part for part in parts)


def test_a_story_told_in_another_document_stands_beside_the_activity(open_app):
    rows = Rows()
    hours, stories = rows.document("uren", "Speelpleinen"), rows.document("verhalen", "Speelpleinen")
    play = rows.figure(hours, "Speeluur")
    told = rows.passage(stories, "Mijn zoon durft nu alleen naar buiten.")
    rows.label(told[0], "opvoeding_jeugd", voice="naaste")
    rows.evidence(play, told[0], 1)
    assert "Bron: verhalen.docx, pagina 3, zin 1" in rows_of(open_app(rows))[0]


def test_too_few_people_are_not_given_as_a_number(open_app):
    rows = Rows()
    rows.figure(rows.document("verslag"), "Maatjes", "unique_participants", planned=10.0, realised=3.0)
    row = rows_of(open_app(rows))[0]
    assert "minder dan 5" in row
    assert "meer dan gepland" not in row
    assert "minder dan gepland" not in row


def test_text_from_documents_is_escaped(open_app, told):
    shown = html(open_app(told))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown
    assert "&lt;b&gt;weg&lt;/b&gt; &amp; ik" in html(open_app(told, tonen=LOOSE))


def test_stories_without_an_activity_have_their_own_tab(open_app, told):
    assert "Mijn schulden zijn" not in html(open_app(told))
    assert "Verhalen zonder activiteit (1)" in html(open_app(told, tonen=LOOSE))


def test_who_speaks_and_who_was_not_heard_stand_in_a_tab(open_app, told):
    shown = html(open_app(told, tonen=WHOLE))
    assert "Fietswerkplaats Oost en Taalhuis Zuid gaven wel uren door" in shown
    assert "Van de 7 citaten zijn er 4 van bewoners, 3 van professionals." in shown
    assert "<article" not in shown


def test_counts_follow_the_filters(open_app, told):
    shown = html(open_app(told, organisatie="Taalhuis Zuid"))
    assert "<strong>1 document</strong>" in shown
    assert "<strong>2 citaten</strong>" in shown


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


@pytest.mark.parametrize(
    ("query", "shown", "left_out"),
    [({"bij_thema": "Zelf kunnen regelen"}, ["Samen koken"], 5),
     ({"stem": "professional"}, ["Samen koken", "Taalles"], 4),
     ({"stem": "professional", "bij_thema": "Taal en computer"}, ["Taalles"], 5), ({"stem": "naaste"}, [], 6)],
    ids=["a theme", "a voice", "both, in one sentence", "nobody"],
)  # fmt: skip
def test_only_activities_of_which_is_told_as_chosen_are_shown(open_app, told, query, shown, left_out):
    app = open_app(told, **query)
    found = rows_of(app)
    assert len(found) == len(shown)
    assert all(row.startswith(name) for row, name in zip(found, shown, strict=True))
    assert f"{left_out} activiteiten uit deze verslagen passen niet bij uw keuze" in html(app)


def test_the_quotation_of_a_row_is_one_that_fits_the_choice(open_app, told):
    row = rows_of(open_app(told, stem="professional"))[0]
    assert "Voor mevrouw [PERSOON-1] werd de trap te zwaar" in row
    assert "Sinds de kookgroep" not in row


@pytest.mark.parametrize("rows", [None, Rows()], ids=["no store yet", "a store without documents"])
def test_an_empty_store_says_how_to_begin(open_app, rows):
    shown = html(open_app(rows))
    assert shown.count("<h1>") == 1
    assert "Aanleveren" in shown


def test_quotations_beyond_the_best_dozen_still_count(open_app):
    rows = Rows()
    name = rows.document("verslag")
    group = rows.figure(name, "Praatgroep")
    said = rows.passage(name, *[f"Dit is verandering nummer {at}." for at in range(15)])
    for at, sentence in enumerate(said):
        rows.label(sentence, "meedoen")
        if at < 12:
            rows.evidence(group, sentence, at + 1)
    assert [part.label for part in open_app(rows).expander] == ["Alle bewijs bij Praatgroep (15 citaten)"]


def test_a_long_list_grows_on_request_and_starts_over_with_another_choice(open_app):
    rows = Rows()
    name = rows.document("lang")
    for at in range(60):
        rows.figure(name, f"Activiteit {at}")
    app = open_app(rows)
    assert len(rows_of(app)) == 25
    app.button(key="knop_activiteiten").click().run()
    assert len(rows_of(app)) == 50
    app.selectbox(key="periode").set_value("1e kwartaal 2025").run()
    assert len(rows_of(app)) == 25


def test_a_document_without_anything_does_not_break_the_page(open_app):
    rows = Rows()
    rows.document("leeg", None, programme=None, period_start=None, period_end=date(2025, 3, 31), filename=None)
    assert "geen activiteiten met cijfers" in html(open_app(rows))
    assert "nog geen zinnen over een verandering" in html(open_app(rows, tonen=WHOLE))
    assert "vonden we een activiteit met cijfers" in html(open_app(rows, tonen=LOOSE))
