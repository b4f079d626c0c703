"""Names of themes on screen are those of the goal tree in force."""

from __future__ import annotations

import pytest

from tests.dashboards.test_figures_and_stories import html


@pytest.fixture
def own_tree(tmp_path, monkeypatch):
    """Write a municipality's goal tree and name it in the settings."""

    def write(content):
        (tmp_path / "gemeente.toml").write_text(content, encoding="utf-8")
        (tmp_path / "verhaal.toml").write_text(f'goal_tree = "{tmp_path / "gemeente.toml"}"', encoding="utf-8")
        monkeypatch.setenv("VERHAAL_SETTINGS", str(tmp_path / "verhaal.toml"))

    return write


def test_a_theme_that_a_municipality_renamed_has_its_name(open_app, town, own_tree):
    own_tree('[[theme]]\nid = "sociaal_netwerk"\nname = "Samen zijn"')
    shown = html(open_app(town, tonen="In het kort"))
    assert "Samen zijn" in shown
    assert "Contact en steun" not in shown


def test_a_file_that_is_wrong_is_said_above_the_page_which_keeps_working(open_app, town, own_tree):
    own_tree('leave_out = ["geld"]')
    app = open_app(town, tonen="In het kort")
    assert "'geld' bestaat niet" in app.warning[0].value
    assert "Contact en steun" in html(app)
