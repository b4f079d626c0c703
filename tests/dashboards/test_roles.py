"""Roles on screen: what each sees, what a page outside a role says, and where each begins."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.labels.roles import ACTIONS as ACTION_WORDS
from dashboards.labels.roles import ROLES, TASKS
from dashboards.labels.tour import TOURS
from dashboards.navigation import BY_NAME, PLACES
from dashboards.parts.tour import steps
from dashboards.visitor import Visitor
from pipeline.access import PAGES, Action, Role, may_open
from pipeline.agreed import Terms
from pipeline.decisions import Agreements, Inbox
from pipeline.delivery import DECISIONS
from pipeline.settings import ROOT
from tests.dashboards.builders import Rows, told_town
from tests.dashboards.desk_builders import deliver_all, desk_rows
from tests.dashboards.roles_table import tables


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def links(app: AppTest) -> list[str]:
    return [link.value for link in app.get("page_link")]


def test_every_page_has_its_place_in_the_table_of_roles():
    assert {place.name for place in PLACES} <= set(PAGES)


def test_every_role_has_its_words_and_its_tour():
    assert set(ROLES) == set(TASKS) == set(Role)
    assert set(TOURS) == {*Role, None}


@pytest.mark.parametrize("role", [*Role, None], ids=str)
def test_a_tour_leads_only_to_pages_of_the_role(role):
    told = [step for step in TOURS[role] if step.page in BY_NAME]
    assert 4 <= len(TOURS[role]) <= 5
    assert all(may_open(role, step.page) for step in told)
    assert steps(Visitor(role, "")) == tuple(told)


@pytest.mark.parametrize("role", [*Role, None], ids=str)
def test_every_page_opens_for_whose_it_is_and_says_so_to_others(open_whole, told, role):
    open_whole(told, "start")
    for place in PLACES:
        app = open_whole(None, place.name, **({"rol": ROLES[role]} if role else {}))
        shown = html(app)
        assert ("Dit onderdeel hoort niet bij uw rol" not in shown) is may_open(role, place.name), place.name
        if not may_open(role, place.name):
            assert shown.count("<h1") == 1
            assert "Naar uw startpagina" in links(app)
            assert "Ga verder als beheerder" in [button.label for button in app.button]


def test_the_page_for_administrators_says_what_the_table_of_roles_says():
    written = (ROOT / "docs" / "beheer" / "rollen.md").read_text(encoding="utf-8")
    assert tables() in written, "write it anew: python -m tests.dashboards.roles_table"
    assert set(ACTION_WORDS) == set(Action)


@pytest.fixture
def told() -> Rows:
    return told_town()


def test_going_on_in_another_role_opens_the_page(open_whole, told):
    app = open_whole(told, "beoordelen", rol="Beleidsadviseur")
    app.button(key="word_beoordelaar").click().run()
    assert "hoort niet bij uw rol" not in html(app)
    assert app.session_state["rol"] == Role.REVIEWER


def test_without_a_role_everything_is_open(open_whole, told):
    for place in PLACES:
        app = open_whole(told, place.name)
        assert "hoort niet bij uw rol" not in "".join(part.value for part in app.html)


def test_a_role_that_does_not_exist_is_no_role(open_whole, told):
    assert "Wat komt u doen?" in html(open_whole(told, "start", rol="Directeur"))


# --- where each begins


def test_without_a_role_one_chooses_what_one_comes_to_do(open_whole, told):
    app = open_whole(told, "start")
    shown = html(app)
    assert "Wat komt u doen?" in shown
    # one is not a provider by choosing so: an account says of which organisation
    chosen = set(Role) - {Role.ADMIN, Role.PROVIDER}
    assert all(f'<p class="kopje">{ROLES[role]}</p>' in shown for role in chosen)
    app.button(key="kies_rol_beoordelaar").click().run()
    assert "Zinnen die op u wachten" in html(app)
    assert "Stap 1 van" in html(app)


def test_the_officer_begins_with_the_inbox(open_whole, tmp_path: Path):
    deliver_all(tmp_path)
    app = open_whole(desk_rows(), "start", rol="Subsidiemedewerker")
    shown = html(app)
    assert "<strong>3</strong> <span>● te controleren</span>" in shown
    assert "<strong>1</strong> <span>✕ niet te lezen</span>" in shown
    assert any(link.startswith("Kijk na: uren de kade") for link in links(app))
    assert {"Naar het postvak", "Lever verslagen aan"} <= set(links(app))


def test_the_adviser_begins_with_the_overview(open_whole, told):
    shown = html(open_whole(told, "start", rol="Beleidsadviseur"))
    assert "<h1>Overzicht</h1>" in shown
    assert "Participatie en zelfredzaamheid" in shown


def test_the_chair_begins_with_the_agenda(open_whole, told):
    shown = html(open_whole(told, "start", rol="Voorzitter"))
    assert "Agenda van het 3e kwartaal 2025" in shown
    assert "Vragen voor het gesprek (2)" in shown
    assert "Wandelgroep: 180 uur gemaakt" in shown


def test_the_chair_of_a_quarter_without_questions_is_told_so(open_whole, town):
    assert "geen plekken waar cijfers en verhalen uiteenlopen" in html(open_whole(town, "start", rol="Voorzitter"))


def test_the_reviewer_begins_with_how_many_sentences_wait(open_whole, told):
    app = open_whole(told, "start", rol="Beoordelaar")
    assert "zinnen wachten op een oordeel. 0 zinnen zijn al door mensen beoordeeld." in html(app)
    assert "Begin met beoordelen" in links(app)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("rows", [None, Rows()], ids=["no store yet", "a store without documents"])
def test_an_empty_store_says_to_each_role_what_to_do(open_whole, role, rows):
    shown = html(open_whole(rows, "start", rol=ROLES[role]))
    can_deliver = role in (Role.OFFICER, Role.ADMIN)
    assert ("verhaal ingest map/" in shown) is can_deliver
    asks = role not in (Role.OFFICER, Role.ADMIN, Role.PROVIDER)
    assert ("Een subsidiemedewerker doet dat" in shown) is asks
    assert ("nog niet aan een organisatie gekoppeld" in shown) is (role is Role.PROVIDER)


def test_reports_without_a_period_give_no_agenda(open_whole):
    rows = Rows()
    rows.document("verslag", period_start=None, period_end=None)
    assert "nog geen verslag over een kwartaal" in html(open_whole(rows, "start", rol="Voorzitter"))


def test_an_adviser_reads_documents_and_corrects_none(open_whole, told):
    app = open_whole(told, "documenten", rol="Beleidsadviseur")
    assert "jaarverslag_linde.docx" in html(app)
    assert not [button for button in app.button if button.label == "Klopt dit niet?"]
    assert [button for button in open_whole(None, "documenten").button if button.label == "Klopt dit niet?"]


def test_the_chair_sees_the_agreements_that_wait_the_earliest_day_first(open_whole, told, tmp_path: Path):
    book = Agreements(tmp_path / DECISIONS)
    book.agree(Terms("Later bellen", "Anna", date(2031, 1, 1), "Omdat het moet"), "2025-Q3", "Anna")
    book.agree(Terms("Eerst <b>bellen</b>", "Bo", date(2026, 1, 1), "Omdat het moet"), "2025-Q3", "Anna")
    done = book.agree(Terms("Al gedaan", "Bo", date(2026, 1, 1), "Omdat het moet"), "2025-Q3", "Anna")
    book.change(done, "Anna", status="done")
    shown = html(open_whole(told, "start", rol="Voorzitter"))
    assert "Afspraken die wachten (2)" in shown
    assert shown.index("Eerst &lt;b&gt;bellen") < shown.index("Later bellen")
    assert "Al gedaan" not in shown
    assert "<strong>1</strong> afspraak is over de datum" in html(open_whole(None, "overzicht", rol="Voorzitter"))


# --- the tour


def test_the_tour_goes_forth_and_back_and_can_be_closed_and_opened_again(open_whole, told):
    app = open_whole(told, "zoeken", rol="Beleidsadviseur")
    assert "Stap 1 van" not in html(app)
    app.button(key="zo_werkt_het").click().run()
    assert "Stap 1 van 5" in html(app)
    app.button(key="rondleiding_verder").click().run()
    assert "Stap 2 van 5" in html(app)
    app = app.switch_page("pages/cijfers_en_verhalen.py").run()
    assert "Stap 2 van 5" in html(app)
    app.button(key="rondleiding_terug").click().run()
    app.button(key="rondleiding_sluit").click().run()
    assert "Stap" not in html(app)


def test_the_last_step_says_where_the_tour_is_kept_and_ends(open_whole, told):
    app = open_whole(told, "start", rol="Beoordelaar")
    app.button(key="zo_werkt_het").click().run()
    for _ in range(3):
        app.button(key="rondleiding_verder").click().run()
    assert "U vindt deze uitleg terug" in html(app)
    assert app.button(key="rondleiding_verder").label == "Klaar"
    app.button(key="rondleiding_verder").click().run()
    assert "Stap" not in html(app)


def test_a_shorter_tour_after_another_role_shows_its_last_step(open_whole, told):
    app = open_whole(told, "start", rol="Subsidiemedewerker")
    app.button(key="zo_werkt_het").click().run()
    for _ in range(4):
        app.button(key="rondleiding_verder").click().run()
    app.selectbox(key="rol").set_value(Role.REVIEWER).run()
    assert "Stap 4 van 4" in html(app)


def test_what_was_sent_back_is_in_no_agenda(open_whole, told, tmp_path: Path):
    Inbox(tmp_path / DECISIONS).decide("jaarverslag_linde", "returned", "Anna", "De uren kloppen niet.")
    assert "Wandelgroep" not in html(open_whole(told, "start", rol="Voorzitter"))
