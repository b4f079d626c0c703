"""The pages with organisations: the list, what is covered, where they meet, and one organisation in full."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.agreed import Subject, Terms
from pipeline.decisions import Agreements, Correction, Decisions, Inbox
from pipeline.delivery import DECISIONS
from tests.dashboards.builders import Rows, told_town

LINDE, TAAL = "Buurthuis De Linde", "Taalhuis Zuid"


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


@pytest.fixture
def told() -> Rows:
    rows = told_town()
    rows.document("kwartaal_linde", LINDE, period_start=date(2025, 7, 1), period_end=date(2025, 9, 30))
    rows.figure("kwartaal_linde", "Samen koken", realised=333.0)
    said = rows.passage("kwartaal_linde", "Ik leerde Nederlands van mijn buren.")
    rows.claim("kwartaal_linde", "taal_digitaal", None, [rows.label(said[0], "taal_digitaal")])
    return rows


def test_every_organisation_stands_in_the_list_by_the_alphabet(open_app, told):
    shown = html(open_app(told, page="organisaties"))
    assert shown.index(LINDE) < shown.index("Fietswerkplaats Oost") < shown.index(TAAL)
    assert "2 verslagen; 3 activiteiten" in shown
    assert "1 document noemt geen organisatie." in shown


def test_what_is_covered_is_said_in_words_and_never_in_colour_alone(open_app, told):
    shown = html(open_app(told, page="organisaties"))
    row = shown[shown.index("dekking") :]
    row = row[row.index(LINDE) : row.index("Fietswerkplaats")]
    assert 'Bewoners<span class="alleen-voorlezen">: aan het woord' in row
    assert 'Naasten<span class="alleen-voorlezen">: niet gehoord' in row
    assert 'cijfers<span class="alleen-voorlezen">: als deel van een langere periode' in row
    assert 'cijfers<span class="alleen-voorlezen">: wel' in row
    assert "van 3: over 1 een verandering, over 1 alleen wat men wil bereiken en over 1 niets" in row


def test_organisations_hear_of_each_other_and_of_what_nobody_tells(open_app, told):
    shown = html(open_app(told, page="organisaties"))
    assert "Taal en computer (2 organisaties)" in shown
    together = shown[shown.index("Thema’s waarover meer organisaties vertellen") :]
    assert "Taalles voor ouders" in together
    assert "Veiligheid" in shown[shown.index("Thema’s waarover niemand iets vertelt") :]
    assert "Fietsen opknappen" in shown[shown.index("Activiteiten met uren, zonder verhaal") :]


def test_one_organisation_shows_its_hours_once_its_themes_and_its_documents(open_app, told, tmp_path):
    shown = html(open_app(told, page="organisaties", naam=LINDE))
    assert "1.492,5" in shown[shown.index("Samen: 2025") :]
    assert "333" in shown[shown.index("3e kwartaal 2025") :]
    assert "Taal en computer" in shown
    assert "zwak bewijs, 2 stemmen, 2025" not in shown
    assert "redelijk bewijs, 2 stemmen, 2025" in shown
    assert "jaarverslag_linde.docx" in shown
    assert "2 losse verhalen: 1 met toestemming en 1 zonder toestemming" in shown
    assert "Geheime titel" not in shown
    assert "nog geen verandering verteld. Wat merkten deelnemers?" in shown


def test_a_document_that_was_sent_back_is_named_with_its_reason_and_counts_no_more(open_app, told, tmp_path):
    Inbox(tmp_path / DECISIONS).decide("kwartaal_linde", "returned", "Anna", "De uren kloppen niet.")
    shown = html(open_app(told, page="organisaties", naam=LINDE))
    assert "teruggestuurd: De uren kloppen niet." in shown
    assert "333" not in shown


def test_an_organisation_of_which_all_was_sent_back_says_so(open_app, told, tmp_path):
    Inbox(tmp_path / DECISIONS).decide("uren_taalhuis", "returned", "Anna", "De uren kloppen niet.")
    assert "Alle documenten van deze organisatie zijn teruggestuurd" in html(
        open_app(told, page="organisaties", naam=TAAL)
    )


def test_a_corrected_name_is_in_force_on_every_page(open_app, told, tmp_path):
    Decisions(tmp_path / DECISIONS).correct(
        Correction("uren_taalhuis", "organisation", "Taalhuis De Brug", "Anna", "Nieuwe naam")
    )
    assert "Taalhuis De Brug" in html(open_app(told, page="organisaties"))
    assert "Taalles voor ouders" not in html(open_app(None, page="organisaties", naam=TAAL))
    assert "1e kwartaal" not in html(open_app(None, page="organisaties", naam="Taalhuis De Brug"))
    assert "Taalhuis De Brug" in html(open_app(None, page="themas", thema="taal_digitaal"))


@pytest.mark.parametrize(
    ("query", "words"),
    [({"naam": "Bestaat <b>niet</b>"}, "Bij ‘Bestaat &lt;b&gt;niet&lt;/b&gt;’ hebben we geen documenten."),
     ({"naam": f"  {LINDE.upper()} "}, "Samen koken"),
     ({"naam": "Fietswerkplaats Oost"}, "Over deze organisatie vonden we nog geen verandering op een thema."),
     ({"naam": TAAL, "periode": "1e kwartaal 2025"}, "geen documenten van deze organisatie"),
     ({"naam": LINDE, "periode": "3e kwartaal 2025"}, "333"),
     ({"naam": LINDE, "stem": "professional"}, "tellen alleen de filters programma en periode"),
     ({"bij_thema": "Taal en computer"}, "U ziet de organisaties die bij uw filters passen"),
     ({"organisatie": TAAL, "programma": "Samen in de wijk"}, "Geen documenten gevonden")],
    ids=["no such name", "capitals and spaces", "nothing told", "another period", "a period",
         "a filter that does not count", "a theme", "no match"],
)  # fmt: skip
def test_what_the_address_asks_for_is_answered(open_whole, told, query, words):
    assert words in html(open_whole(told, page="organisaties", **query))


def test_without_any_document_the_page_says_how_to_begin(open_whole):
    assert "Hier is nog niets te zien" in html(open_whole(None, page="organisaties"))


def test_a_report_of_another_does_not_stand_with_an_organisation(open_app, told):
    shown = html(open_app(told, page="organisaties", naam=TAAL))
    assert "jaarverslag_linde" not in shown
    assert "Samen koken" not in shown


def test_districts_and_target_groups_of_more_organisations_are_named_together(open_app, told):
    told.reach("jaarverslag_linde", "jaarverslag_linde-a1", "district", "Kolkwijk")
    told.reach("uren_taalhuis", "uren_taalhuis-a1", "district", "Kolkwijk")
    told.reach("uren_taalhuis", "uren_taalhuis-a1", "target_group", "ouders")
    shown = html(open_app(told, page="organisaties"))
    assert "Kolkwijk (2 organisaties)" in shown
    assert "Doelgroepen van meer organisaties" not in shown


def test_agreements_about_an_organisation_stand_on_its_page(open_app, told, tmp_path):
    held = Agreements(tmp_path / DECISIONS)
    for what, organisation in (("Een verhaal ophalen", LINDE), ("Samen eten", None), ("Uren nazien", TAAL)):
        terms = Terms(what, "Anna", date(2026, 3, 31), "Dat ontbrak", Subject(organisation=organisation))
        held.agree(terms, "2025-Q4", "Jo")
    shown = html(open_app(told, page="organisaties", naam=LINDE))
    assert "Een verhaal ophalen" in shown
    assert "Samen eten" not in shown
    assert "Uren nazien" not in shown
