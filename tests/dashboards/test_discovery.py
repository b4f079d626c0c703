"""The page with new themes: what is in a group, and the two decisions on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.parts.discovery.forms import theme_id
from pipeline.decisions import Adopted
from tests.dashboards.builders import GRIEF, Rows, with_candidate


@pytest.fixture
def grieving(town: Rows) -> Rows:
    return with_candidate(town)


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def decisions(tmp_path: Path) -> Adopted:
    return Adopted(tmp_path / "decisions.sqlite")


def filled(app: AppTest, **values: str) -> AppTest:
    for label, value in values.items():
        field = next(one for one in [*app.text_input, *app.text_area] if one.label.startswith(label.replace("_", " ")))
        field.set_value(value)
    return next(button for button in app.button if button.label == "Opslaan").click().run()


def test_a_group_shows_its_words_numbers_and_passages(open_app, grieving):
    shown = html(open_app(grieving, "nieuwe_themas"))
    assert "rouwen · begrafenis" in shown
    assert "3 teksten · in 2 spreekt een bewoner of naaste, of verandert er iets · 1 document · 1 organisatie" in shown
    assert "&lt;b&gt;elke&lt;/b&gt;" in shown


def test_a_group_becomes_a_theme(open_app, grieving, tmp_path):
    app = open_app(grieving, "nieuwe_themas")
    app.button(key="open_thema_c1").click().run()
    app = filled(app, Naam="Rouw", Wat_is="Leven met verlies.", Uw_naam="Anna")
    (kept,) = decisions(tmp_path).adoptions()
    assert (kept.theme, kept.name, kept.examples, kept.decided_by) == ("rouw", "Rouw", GRIEF, "Anna")
    shown = html(app)
    assert "rouwen · begrafenis" not in shown
    assert "toegevoegd door Anna" in shown


def test_a_theme_that_cannot_be_is_refused_with_the_reason(open_app, grieving, tmp_path):
    app = open_app(grieving, "nieuwe_themas")
    app.button(key="open_thema_c1").click().run()
    app = filled(app, Naam="Rouw", Wat_is="Leven met verlies.")
    assert [error.value for error in app.error] == ["Vul uw naam in."]
    assert decisions(tmp_path).adoptions() == ()


def test_a_group_that_is_no_theme_is_not_offered_again(open_app, grieving):
    app = open_app(grieving, "nieuwe_themas")
    app.button(key="open_geen_c1").click().run()
    app = filled(app, Waarom="gaat over één persoon", Uw_naam="Anna")
    assert "rouwen · begrafenis" not in html(app)
    assert "Nog geen nieuwe thema’s" in html(app)


def test_without_groups_the_page_says_when_there_will_be(open_app, town):
    assert "minstens 30 teksten" in html(open_app(town, "nieuwe_themas"))


def test_what_fits_no_theme_and_its_groups_lead_to_each_other(open_app, grieving):
    groups = open_app(grieving, "nieuwe_themas")
    assert "Bekijk wat bij geen thema past" in [link.label for link in groups.get("page_link")]
    loose = open_app(grieving, "themas", thema="geen")
    assert "Bekijk welke nieuwe thema’s hierin kunnen zitten" in [link.label for link in loose.get("page_link")]


def test_an_id_follows_from_the_name():
    assert theme_id("Rouw & afscheid nemen!") == "rouw_afscheid_nemen"
