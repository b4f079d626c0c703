"""The page of panels: prepare, read, choose, look back, check and tell; and that nothing counts by organisation."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.labels import desk as desk_words
from dashboards.labels import panel as words
from dashboards.labels.roles import ROLES
from pipeline.access import ACTIONS, Action, Role
from pipeline.decisions import PanelFeedback, Panels, StoryChecks
from pipeline.panel.checks import Check
from pipeline.panel.events import Chosen, Plan, Seat
from pipeline.panel.rounds import course
from tests.dashboards.builders import Rows, small_town
from tests.dashboards.conftest import Open
from tests.dashboards.panel_page import PAGE, at, html, panels
from tests.panel.builders import (
    ALL,
    CALL,
    COOK,
    GARDEN,
    MOTIVATION,
    ORGANISATIONS,
    PLAN,
    QUARTER,
    QUESTION,
    READ,
    WALK,
    begun,
    chose,
    finished,
    story_town,
)  # fmt: skip

STEPS = list(words.STEPS)
CHOICE = "keuze_1_1_1"


def signed(app: AppTest) -> AppTest:
    app.text_input(key="uw_naam").set_value("Anna").run()
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run()


def test_an_empty_store_breaks_nothing(open_app: Open):
    assert not open_app(None, PAGE).exception


def test_without_panels_the_way_to_one_is_open(open_app: Open):
    shown = html(at(open_app))
    assert words.NO_PANELS in shown
    assert words.WHY_NO_SCORE in shown


def test_a_town_without_stories_breaks_nothing(open_app: Open, tmp_path: Path):
    rows = Rows()
    rows.document("leeg", period_start=QUARTER.start, period_end=QUARTER.end)
    Panels(tmp_path / "decisions.sqlite").begin(PLAN, "Anna")
    assert words.NOTHING_TO_PICK in html(at(open_app, rows, panel="1"))
    no_period = Rows()
    no_period.document("los", period_start=None, period_end=None)
    assert not at(open_app, no_period).exception


def test_a_new_panel_needs_two_members_and_a_name(open_app: Open):
    app = at(open_app)
    press(app, words.BEGIN)
    assert app.error[0].value == words.PROBLEMS["too_few_members"]
    app.number_input(key="panel_resident").set_value(1)
    app.number_input(key="panel_councillor").set_value(1)
    press(app, words.BEGIN)
    assert app.error[0].value == desk_words.NAME_FIRST
    assert panels().all() == ()
    press(signed(app), words.BEGIN)
    (held,) = panels().all()
    assert held.plan == Plan(QUARTER, QUESTION, (Seat("resident", 1), Seat("councillor", 1)))
    assert held.decided_by == "Anna"
    assert words.STORIES in html(app)


def test_a_panel_without_a_resident_is_warned_kindly(open_app: Open, tmp_path: Path):
    professionals = Plan(QUARTER, QUESTION, (Seat("professional", 2),))
    Panels(tmp_path / "decisions.sqlite").begin(professionals, "Anna")
    assert words.NO_RESIDENT in html(at(open_app, panel="1"))
    Panels(tmp_path / "decisions.sqlite").begin(PLAN, "Anna")
    assert words.NO_RESIDENT not in html(at(open_app, panel="2"))


def test_stories_are_picked_out_of_all_that_may_be_shown(open_app: Open, tmp_path: Path):
    Panels(tmp_path / "decisions.sqlite").begin(PLAN, "Anna")
    app = signed(at(open_app, panel="1"))
    shown = html(app)
    assert "Zonder toestemming: 1 verhaal over deze periode" in shown
    assert "Geheime titel" not in shown
    assert "niet in de krant" not in shown
    assert "<script>alert" not in shown
    assert "het is niet bekend of de verteller toestemming gaf" in shown
    assert words.UNKNOWN_PERIOD in shown
    assert {box.label for box in app.checkbox} >= {"Samen aan tafel", "De tuin"}
    press(app, words.SAVE_STORIES)
    assert app.error[0].value == words.PROBLEMS["too_few_stories"]
    for story in (COOK, READ, GARDEN):
        app.checkbox(key=f"meedoen_1_{story}").check().run()
    app.checkbox(key=f"meedoen_1_{GARDEN}").uncheck().run()
    press(app, words.SAVE_STORIES)
    assert set(course(panels().all()[0]).taken) == {COOK, READ}


def test_filters_narrow_what_is_picked_from_and_keep_what_was_picked(open_whole: Open, tmp_path: Path):
    begun(tmp_path)
    app = open_whole(story_town(), PAGE, organisatie="Taalhuis Zuid", panel="1")
    app.query_params["panel"] = "1"
    app.run()
    shown = html(app)
    assert "De brief" in " ".join(box.label for box in app.checkbox)
    assert "Samen aan tafel" not in " ".join(box.label for box in app.checkbox)
    assert words.picked(len(ALL)) in shown


def test_groups_are_laid_over_tables_or_by_theme(open_app: Open, tmp_path: Path):
    begun(tmp_path)
    app = signed(at(open_app, panel="1"))
    app.radio(key="ronde_hoe").set_value("themes").run()
    press(app, words.BEGIN_ROUND.format(round=1))
    tables = course(panels().all()[0]).last
    assert {table.group.name: set(table.group.stories) for table in tables} == {
        "Contact en steun": {COOK, WALK},
        "Taal en computer": {READ, CALL, GARDEN},
    }
    assert words.READ_ALOUD in html(app)


def test_stories_are_read_one_at_a_time_without_their_organisation(open_app: Open, tmp_path: Path):
    begun(tmp_path, ALL)
    app = at(open_app, panel="1", stap="kiezen", groep="1-1")
    seen = []
    for place in range(1, len(ALL) + 1):
        shown = html(app)
        assert words.slide(place, len(ALL)) in shown
        assert not [name for name in ORGANISATIONS if name in shown]
        seen.append(shown)
        app.button(key="naar_ArrowRight").click().run()
    assert QUESTION in html(app), "after the last story comes the choice"
    assert "Nu kook ik met &lt;b&gt;anderen&lt;/b&gt;." in " ".join(seen)
    app.button(key="ander").click().run()
    assert html(app).count("<article>") == len(ALL)
    assert not [name for name in ORGANISATIONS if name in html(app)]
    app.button(key="stop").click().run()
    assert words.OPEN_GROUP.format(name="Tafel 1") in html(app)


def test_an_open_panel_shows_whose_story_it_is(open_app: Open, tmp_path: Path):
    begun(tmp_path, ALL, plan=Plan(QUARTER, QUESTION, PLAN.seats, blind=False))
    shown = html(at(open_app, panel="1", stap="kiezen", groep="1-1", verhaal="naast"))
    assert all(name in shown for name in ORGANISATIONS)


def choosing(open_app: Open) -> AppTest:
    return at(open_app, panel="1", stap="kiezen", groep="1-1", verhaal="keuze")


def test_nothing_is_chosen_without_a_story_a_motivation_and_a_name(open_app: Open, tmp_path: Path):
    begun(tmp_path, ALL)
    app = choosing(open_app)
    press(app, words.SAVE_CHOICE)
    assert app.error[0].value == words.CHOOSE_FIRST
    app.radio(key=CHOICE).set_value(COOK).run()
    press(app, words.SAVE_CHOICE)
    assert app.error[0].value == words.PROBLEMS["no_motivation"]
    app.text_area(key=f"{CHOICE}_motivatie").set_value(MOTIVATION)
    press(app, words.SAVE_CHOICE)
    assert app.error[0].value == desk_words.NAME_FIRST
    assert course(panels().all()[0]).phase() == "choose"
    signed(app)
    app.text_area(key=f"{CHOICE}_anders").set_value("Bel 06-12345678")
    app.checkbox(key=f"{CHOICE}_zin_{COOK}_3").check()
    app.text_input(key=f"{CHOICE}_waarde_{READ}").set_value("Zelf lezen is groot")
    app.radio(key=f"{CHOICE}_hoe").set_value("hands")
    press(app, words.SAVE_CHOICE)
    made = course(panels().all()[0]).last[0].chosen
    assert made == Chosen(
        1, 1, "chosen", COOK, MOTIVATION, "hands", "Bel [TELEFOON]", (3,), ((READ, "Zelf lezen is groot"),)
    )
    assert "Gekozen: ‘Samen aan tafel’." in html(app)


def test_a_name_of_a_person_is_pointed_out_once(open_app: Open, tmp_path: Path):
    begun(tmp_path, ALL)
    app = signed(choosing(open_app))
    app.radio(key=CHOICE).set_value("geen").run()
    app.text_area(key=f"{CHOICE}_motivatie").set_value("Fatima praat weer")
    press(app, words.SAVE_CHOICE)
    assert "Fatima" in app.warning[0].value
    assert course(panels().all()[0]).last[0].choice is None
    press(app, words.SAVE_CHOICE)
    made = course(panels().all()[0]).last[0].chosen
    assert made is not None
    assert (made.outcome, made.story) == ("none", None)


def test_the_next_round_takes_the_chosen_stories_or_the_panel_leaves_them(open_app: Open, tmp_path: Path):
    held = begun(tmp_path, (COOK, WALK), (READ, CALL, GARDEN))
    chose(held, 1, 1, COOK)
    chose(held, 1, 2, READ)
    app = signed(at(open_app, panel="1", stap="kiezen"))
    press(app, words.END)
    assert app.error[0].value == words.PROBLEMS["no_reason"]
    press(app, words.BEGIN_ROUND.format(round=2))
    (table,) = course(panels().all()[0]).last
    assert (set(table.group.stories), table.group.name) == ({COOK, READ}, words.GONE_ON)


def test_ending_with_several_stories(open_app: Open, tmp_path: Path):
    held = begun(tmp_path, (COOK, WALK), (READ, CALL, GARDEN))
    chose(held, 1, 1, COOK)
    chose(held, 1, 2, READ)
    app = signed(at(open_app, panel="1", stap="kiezen"))
    app.text_input(key="afronden_reden").set_value("Ze horen bij elkaar")
    press(app, words.END)
    assert course(panels().all()[0]).phase() == "finished"
    assert "Ze horen bij elkaar" in html(at(open_app, panel="1", stap="uitkomst"))


def test_the_result_shows_story_reason_dissent_source_and_status(open_app: Open, tmp_path: Path):
    finished(tmp_path)
    shown = html(at(open_app, panel="1"))
    for said in (
        "Gekozen: ‘Samen aan tafel’.", "weer &lt;b&gt;durft&lt;/b&gt; te bellen", "Iemand vond de tuin belangrijker.",
        "Buurthuis De Linde", "Nog niet nagegaan bij de verteller.", "Elke dag naar buiten is veel.",
    ):  # fmt: skip
        assert said in shown, said


def test_a_choice_that_is_not_the_last_hides_the_organisation_until_the_end(open_app: Open, tmp_path: Path):
    held = begun(tmp_path, (COOK, WALK), (READ, CALL, GARDEN))
    chose(held, 1, 1, COOK)
    shown = html(at(open_app, panel="1", stap="uitkomst"))
    assert words.NOT_FINISHED in shown
    assert "Buurthuis De Linde" not in shown


def test_a_group_is_opened_again_with_a_reason(open_app: Open, tmp_path: Path):
    finished(tmp_path)
    app = signed(at(open_app, panel="1", stap="uitkomst"))
    press(app, words.REOPEN)
    assert app.error[0].value == words.PROBLEMS["no_reason"]
    app.text_input(key="heropen_1_1_reden").set_value("Een verhaal is niet voorgelezen")
    press(app, words.REOPEN)
    assert course(panels().all()[0]).phase() == "choose"


def test_a_withdrawn_story_is_nowhere_in_the_panel(open_app: Open, tmp_path: Path):
    finished(tmp_path)
    app = signed(at(open_app, panel="1", stap="nagaan"))
    app.selectbox(key=f"check_{COOK}_status").set_value("withdrawn")
    app.text_input(key=f"check_{COOK}_reden").set_value("De verteller wil het niet")
    app.button(key=f"FormSubmitter:check_{COOK}-{words.SAVE_CHECK}").click().run()
    assert not app.exception
    for query in (*({"stap": step} for step in STEPS), {"groep": "1-1"}, {"groep": "1-1", "verhaal": "naast"},
                  {"groep": "1-1", "verhaal": "keuze"}):  # fmt: skip
        app = at(open_app, panel="1", **query)
        shown = html(app) + " ".join(one.label for one in (*app.checkbox, *app.radio, *app.expander))
        for text in ("Samen aan tafel", "Nu kook ik", "Ik at altijd alleen", "durft", "Iemand vond de tuin"):
            assert text not in shown, (query, text)
    assert "Een verhaal dat is ingetrokken" in html(at(open_app, panel="1", stap="uitkomst"))


def test_a_check_needs_who_and_how_and_keeps_its_history(open_app: Open, tmp_path: Path):
    finished(tmp_path)
    StoryChecks(tmp_path / "decisions.sqlite").book(Check(COOK, "checking"), "Bram")
    app = signed(at(open_app, panel="1", stap="nagaan"))
    submit = f"FormSubmitter:check_{COOK}-{words.SAVE_CHECK}"
    app.selectbox(key=f"check_{COOK}_status").set_value("confirmed")
    app.button(key=submit).click().run()
    assert app.error[0].value == words.PROBLEMS["confirmed_by_whom"]
    app.selectbox(key=f"check_{COOK}_rol").set_value("resident")
    app.text_input(key=f"check_{COOK}_hoe").set_value("Samen teruggelezen")
    app.button(key=submit).click().run()
    shown = html(app)
    assert "bevestigd door een bewoner met ervaring" in shown
    assert words.CHECK_HISTORY in shown
    assert "Wordt nagegaan bij de verteller" in shown


def test_organisations_are_told_and_their_answer_is_kept(open_app: Open, tmp_path: Path):
    finished(tmp_path)
    app = signed(at(open_app, panel="1", stap="terugkoppelen"))
    key = "terug_Taalhuis_Zuid"
    submit = f"FormSubmitter:{key}-{words.SAVE_ACT}"
    made = [button.proto.label for button in app.get("download_button")]
    assert made[:2] == [words.AS_WORD.format(name=ORGANISATIONS[0]), words.AS_PAGE.format(name=ORGANISATIONS[0])]
    for day, text, problem in (
        ("morgen", "Per mail", words.NO_DAY), ("01-01-2999", "Per mail", words.IN_FUTURE),
        ("01-11-2025", "", words.PROBLEMS["no_text"]),
    ):  # fmt: skip
        app.text_input(key=f"{key}_dag").set_value(day)
        app.text_input(key=f"{key}_tekst").set_value(text)
        app.button(key=submit).click().run()
        assert app.error[0].value == problem
    app.text_input(key=f"{key}_tekst").set_value("Per mail")
    app.button(key=submit).click().run()
    (held,) = PanelFeedback(tmp_path / "decisions.sqlite").of(1)
    assert (held.organisation, held.act, held.text) == ("Taalhuis Zuid", "sent", "Per mail")
    shown = html(app)
    assert shown.index(words.DONE) < shown.index("<h4>Taalhuis Zuid")
    press(app, f"{words.UNDO}: verstuurd, 1 november 2025")
    assert PanelFeedback(tmp_path / "decisions.sqlite").of(1) == ()


def test_a_panel_that_was_made_by_mistake_goes_off_the_list(open_app: Open, tmp_path: Path):
    begun(tmp_path)
    press(signed(at(open_app, panel="1")), words.DROP)
    assert panels().all() == ()


STALE = {
    "a panel that is gone": {"panel": "7"},
    "a panel that is no number": {"panel": "x"},
    "a step that is not there": {"panel": "1", "stap": "winnen"},
    "a group that is gone": {"panel": "1", "groep": "4-4"},
    "a group that is no group": {"panel": "1", "groep": "zomaar"},
    "a story that is not there": {"panel": "1", "groep": "1-1", "verhaal": "99"},
    "a story that is no number": {"panel": "1", "groep": "1-1", "verhaal": "x"},
}


@pytest.mark.parametrize("query", STALE.values(), ids=STALE)
def test_a_stale_address_breaks_nothing(open_app: Open, tmp_path: Path, query: dict[str, str]):
    finished(tmp_path)
    html(at(open_app, **query))


def test_stories_of_another_store_are_not_shown_and_break_nothing(open_app: Open, tmp_path: Path):
    finished(tmp_path)
    for step in STEPS:
        assert "Samen aan tafel" not in html(at(open_app, small_town(), panel="1", stap=step))


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMIN, *ACTIONS[Action.CHOOSE])])
def test_the_page_is_for_the_adviser_and_the_chair(open_whole: Open, role: Role):
    shown = " ".join(part.value for part in open_whole(story_town(), PAGE, rol=ROLES[role]).html)
    assert "Dit onderdeel hoort niet bij uw rol" in shown


def test_booking_is_refused_to_who_may_not(open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    begun(tmp_path, ALL)
    app = signed(choosing(open_app))
    app.radio(key=CHOICE).set_value(COOK).run()
    app.text_area(key=f"{CHOICE}_motivatie").set_value(MOTIVATION)
    monkeypatch.setattr("dashboards.permission.visitor", _Nobody)
    press(app, words.SAVE_CHOICE)
    assert app.error[0].value == words.NOT_YOURS
    assert course(panels().all()[0]).last[0].choice is None


class _Nobody:
    name, role = "Anna", Role.REVIEWER

    def may(self, action: Action) -> bool:
        return False
