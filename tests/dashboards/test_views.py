"""Saved views and shared links: saved by name, opened by who comes later, and honest about choices that are gone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboards.filters import KEYS
from dashboards.views import address_of, gone
from pipeline.decisions.views import View, Views
from pipeline.delivery import DECISIONS
from tests.dashboards.test_figures_and_stories import html

LINDE = "organisatie=Buurthuis+De+Linde&periode=2025"


def window(app: AppTest) -> AppTest:
    return app.button(key="open_weergaven").click().run()


def saved(folder: Path) -> list[tuple[str, str, str, str]]:
    return [(view.name, view.page, view.query, view.decided_by) for view in Views(folder / DECISIONS).held()]


def test_a_view_is_saved_with_its_filters_and_stands_in_the_menu(open_whole, town, tmp_path):
    app = window(open_whole(town, organisatie="Buurthuis De Linde", periode="2025"))
    app.text_input(key="weergave_naam").input("De <Linde>")
    app.text_input(key="naam_bij_weergave").input("Anna")
    app.button(key="bewaar_weergave").click().run()
    assert saved(tmp_path) == [("De <Linde>", "cijfers_en_verhalen", LINDE, "Anna")]
    shown = html(app.run())
    assert f'href="/cijfers?{LINDE.replace("&", "&amp;")}"' in shown
    assert "De &lt;Linde&gt;" in shown


@pytest.mark.parametrize(
    ("name", "by", "said"),
    [("", "Anna", "Geef de weergave een naam."), ("Linde", "", "Vul uw naam in."),
     ("Oud", "Anna", "Er is al een weergave met deze naam. Kies een andere.")],
    ids=["no name of the view", "no name of who saves", "taken"],
)  # fmt: skip
def test_what_is_missing_is_said(open_whole, town, tmp_path, name, by, said):
    Views(tmp_path / DECISIONS).save("Oud", "themas", "", "Bea")
    app = window(open_whole(town))
    app.text_input(key="weergave_naam").input(name)
    app.text_input(key="naam_bij_weergave").input(by)
    app.button(key="bewaar_weergave").click().run()
    assert app.session_state["weergave_gezegd"] == ("error", said)
    assert len(saved(tmp_path)) == 1


def test_a_view_gets_another_name_and_goes(open_whole, town, tmp_path):
    number = Views(tmp_path / DECISIONS).save("Linde", "themas", LINDE, "Anna")
    app = window(open_whole(town))
    app.text_input(key="naam_bij_weergave").input("Bea")
    app.text_input(key=f"naam_{number}").input("De Linde")
    app.button(key=f"hernoem_{number}").click().run()
    assert saved(tmp_path) == [("De Linde", "themas", LINDE, "Bea")]
    app = window(app)
    app.text_input(key="naam_bij_weergave").input("Bea")
    app.button(key=f"verwijder_{number + 1}").click().run()
    assert saved(tmp_path) == []


def test_a_view_with_a_choice_that_is_gone_says_so(open_whole, town, tmp_path):
    Views(tmp_path / DECISIONS).save("Oud", "themas", "organisatie=Opgeheven", "Anna")
    assert "Let op: ‘Opgeheven’ bestaat niet meer." in html(open_whole(town))


def test_a_link_to_share_holds_what_is_chosen_and_not_who_looks(open_whole, town):
    app = window(open_whole(town, organisatie="Buurthuis De Linde", rol="adviser"))
    (link,) = [code.value for code in app.code]
    assert link.endswith("/cijfers?organisatie=Buurthuis+De+Linde")


@given(st.dictionaries(st.sampled_from(KEYS), st.text(min_size=1)))
def test_a_choice_is_gone_only_when_nothing_offers_it(chosen):
    view = View(1, "x", "themas", urlencode(chosen), "Anna", "")
    assert gone(view, {key: [chosen[key]] if key in chosen else [] for key in KEYS}) == []
    assert sorted(gone(view, {key: [] for key in KEYS})) == sorted(chosen.values())


def test_a_view_of_a_page_that_is_no_more_leads_nowhere():
    assert address_of(View(1, "x", "verdwenen", "", "Anna", "")) is None
