"""Every page by axe (WCAG 2.2 AA), its language, its headings, and what a screen reader hears of it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}});
    return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '));
}"""
PLACES = {
    "figures and stories": "/",
    "documents": "/documenten",
    "the quotations of one activity": "/citaten?activiteit=jaarverslag_linde-a1",
    "a filter that fits nothing": "/?organisatie=Taalhuis+Zuid&programma=Samen+in+de+wijk",
}


@pytest.fixture(params=PLACES.values(), ids=PLACES)
def place(request: pytest.FixtureRequest, page: Page, town: str) -> Page:
    page.goto(town + request.param)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    return page


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    return page.evaluate(RUN)


def test_axe_finds_nothing(place: Page):
    assert violations(place) == []


def test_axe_finds_nothing_with_the_form_open(page: Page, town: str):
    page.goto(f"{town}/documenten")
    page.get_by_role("button", name="Klopt dit niet?").first.click()
    expect(page.get_by_label("Uw naam")).to_be_visible()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Vul uw naam in.")).to_be_visible()
    assert violations(page) == []


def test_the_page_is_dutch_and_says_where_one_is(place: Page):
    assert place.evaluate("document.documentElement.lang") == "nl"
    assert place.title().endswith("Verhaal")


def test_headings_go_one_step_at_a_time(place: Page):
    levels = place.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(h => h.offsetParent).map(h => +h.tagName[1])"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_chart_has_a_name_and_a_table(page: Page, town: str):
    page.goto(town)
    chart = page.locator("[aria-label^='Staafgrafiek van']").first
    expect(chart).to_be_attached()
    page.get_by_text("Bekijk de grafiek als tabel").click()
    expect(page.locator("table.grafiektabel")).to_be_visible()
    expect(page.locator("table.grafiektabel tbody tr")).to_have_count(7)


def test_nothing_of_streamlit_itself_asks_for_attention(page: Page, town: str):
    page.goto(town)
    expect(page.locator("h1")).to_be_visible()
    for words in ("Deploy", "Made with", "Rerun", "Manage app"):
        expect(page.get_by_text(words)).to_have_count(0)
