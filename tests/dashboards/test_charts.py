"""Every chart: one look, Dutch numbers, a finding in words, the same figures as a table, and a picture."""

from __future__ import annotations

import re

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboards.labels import outcomes_finding
from dashboards.palette import DARK, LIGHT
from dashboards.parts.accounts import accounts_chart
from dashboards.parts.outcomes import outcomes_chart
from dashboards.picturing import as_png, dressed, picture
from tests.dashboards.test_figures_and_stories import html

OUTCOMES = pl.DataFrame({
    "theme": ["meedoen", "meedoen", "wonen"], "direction": ["vooruitgang", "achteruitgang", "vooruitgang"],
    "n": [3, 1, 2],
})  # fmt: skip
CHARTS = {
    "themes": outcomes_chart(OUTCOMES, {"meedoen": "Meedoen"}),
    "accounts": accounts_chart({"effect": 3, "activity_only": 2, "intention_only": 0, "nothing": 1}),
}


def drawn(specification: dict[str, object]) -> str:
    return repr(specification)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_chart_takes_its_colours_from_the_theme_in_force(chart, colours):
    specification = dressed(chart.specification(colours), colours)
    other = LIGHT if colours is DARK else DARK
    assert specification["config"]["background"] == colours.ground
    assert colours.better in drawn(specification)
    assert other.better not in drawn(specification)


def test_numbers_in_a_chart_are_dutch_and_its_own_config_goes_first():
    config = dressed({"mark": "bar", "config": {"axis": {"grid": True}}}, LIGHT)["config"]
    assert config["locale"]["number"]["decimal"] == ","
    assert config["axis"]["grid"] is True
    assert config["axis"]["labelColor"] == LIGHT.ink


def test_a_picture_holds_title_finding_and_source():
    chart = CHARTS["themes"]
    specification = picture(chart.specification(LIGHT), chart.title, chart.finding, ["Bron: 2 documenten."], LIGHT)
    assert specification["title"]["text"] == chart.title
    assert " ".join(specification["title"]["subtitle"]) == chart.finding
    assert specification["vconcat"][0]["title"]["text"] == ["Bron: 2 documenten."]
    assert as_png(specification).startswith(b"\x89PNG")


def test_a_finding_names_what_is_told_of_most_and_counts_each_direction():
    assert CHARTS["themes"].finding == (
        "Het vaakst gaat het over ‘Meedoen’: 4 citaten. Alle thema’s samen: 6 vermeldingen, waarvan 5 keer verbetering "
        "en 1 keer verslechtering."
    )


def test_a_finding_names_all_themes_that_are_told_of_equally_often():
    even = outcomes_chart(OUTCOMES.filter(pl.col("n") < 3).with_columns(n=pl.lit(2)), {}).table
    assert outcomes_finding(even).startswith("Het vaakst gaat het over ‘meedoen’ en ‘wonen’: elk 2 citaten.")


def test_a_chart_on_a_page_has_a_finding_a_table_and_three_files(open_app, town):
    app: AppTest = open_app(town, tonen="In het kort")
    shown = html(app)
    finding = "Het vaakst gaat het over ‘"
    assert finding in shown
    assert any(finding in chart.proto.alt for chart in app.get("vega_lite_chart"))
    assert re.search(r"<caption>Wat er veranderde, per thema</caption>.*<td class=\"getal\">", shown)
    about = " *Wat er veranderde, per thema*"
    names = [button.label for button in app.get("download_button")]
    assert {f"{name}{about}" for name in ("Download voor Excel", "Download als CSV", "Download als plaatje")} <= set(
        names
    )


def test_what_is_counted_is_told_without_hovering(open_app, town):
    assert "<summary>Wat is hier geteld?" in html(open_app(town, tonen="In het kort"))
