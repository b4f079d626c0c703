"""The page on how reliable the computer is: beside people, by class, on the own sample, and without any figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import reliability
from pipeline.own_check import ENOUGH
from tests.dashboards.builders import Rows


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def judged(count: int) -> Rows:
    """A document of which people judged so many sentences; of the last one they say that nothing changed."""
    rows = Rows()
    name = rows.document("verslag")
    said = rows.passage(name, *[f"Bewoner {at} kent nu meer mensen." for at in range(count)])
    for at, sentence in enumerate(said):
        rows.label(sentence, "sociaal_netwerk")
        last = at == count - 1
        rows.judgement(sentence, "" if last else "sociaal_netwerk", kind="other" if last else "outcome")
    return rows


def test_the_computer_stands_beside_two_people_with_the_margin(open_app, town):
    shown = html(open_app(town, page="betrouwbaar"))
    assert "Twee mensen" in shown
    assert "<td>91</td>" in shown
    assert "van de 10" in shown


def test_an_own_sample_that_is_too_small_says_so(open_app):
    shown = html(open_app(judged(ENOUGH - 1), page="betrouwbaar"))
    assert f"nog te weinig ({ENOUGH - 1} van {ENOUGH})" in shown


def test_an_own_sample_that_is_large_enough_shows_agreement_with_its_margin(open_app):
    shown = html(open_app(judged(ENOUGH), page="betrouwbaar"))
    assert f'<th scope="row">Contact en steun</th><td>10 van de 10</td><td>9 tot 10</td><td>{ENOUGH}</td>' in shown


def test_nothing_judged_points_to_where_that_is_done(open_app, town):
    assert "Er zijn nog geen zinnen beoordeeld." in html(open_app(town, page="betrouwbaar"))


def test_another_set_can_be_chosen(open_app, town):
    app = open_app(town, page="betrouwbaar")
    other = next(name for name in app.selectbox(key="gemeten_op").options if name.startswith("bewoners"))
    app.selectbox(key="gemeten_op").set_value(other).run()
    assert "De computer kende ze niet." in html(app)


def test_without_figures_the_page_says_how_to_get_them(open_app, town, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(reliability, "FIGURES", tmp_path / "nergens.json")
    assert "nog niet gemeten" in html(open_app(town, page="betrouwbaar"))
