"""Roles, the tour and new data in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import SCREENS, assert_in_order, heading_levels, violations
from tests.browser.serving import serving
from tests.dashboards.builders import Rows, published, told_town

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText"))


def test_a_role_is_chosen_and_shown_around_by_keyboard(page: Page, town: str):
    page.goto(town)
    page.get_by_role("button", name="Verslagen verwerken").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Stap 1 van 5")).to_be_visible()
    expect(page).to_have_url(f"{town}/?rol=Subsidiemedewerker")
    expect(page.locator("[data-testid=stSidebarNav]").get_by_text("Beoordelen")).to_have_count(0)
    page.get_by_role("button", name="Volgende").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Stap 2 van 5")).to_be_visible()
    assert focused(page) == "Volgende"
    assert violations(page) == []
    assert_in_order(heading_levels(page))
    page.get_by_role("link", name="Open Aanleveren").press("Enter")
    expect(page.get_by_role("heading", name="Aanleveren", level=1)).to_be_visible()
    expect(page.get_by_text("Stap 2 van 5")).to_be_visible()
    page.get_by_role("button", name="Sluit", exact=True).press("Enter")
    expect(page.get_by_text("Stap 2 van 5")).to_have_count(0)
    page.get_by_role("button", name="Zo werkt het").press("Enter")
    expect(page.get_by_text("Stap 1 van 5")).to_be_visible()


def test_a_role_and_a_quarter_stay_in_the_address_on_the_way_there_and_back(page: Page, town: str):
    page.goto(f"{town}/overzicht?rol=Beleidsadviseur&organisatie=Buurthuis+De+Linde&periode=1e+kwartaal+2025")
    expect(page.get_by_role("heading", name="1e kwartaal 2025", exact=True)).to_be_visible()
    page.get_by_role("link", name="Cijfers en verhalen").first.click()
    expect(page.get_by_role("heading", name="Cijfers en verhalen", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("(?=.*rol=Beleidsadviseur)(?=.*periode=1e\\+kwartaal)"))
    page.go_back()
    expect(page.get_by_role("heading", name="1e kwartaal 2025", exact=True)).to_be_visible()


def test_new_data_is_announced_and_shown_when_asked(page: Page, tmp_path: Path):
    with serving(published(told_town(), tmp_path)) as address:
        page.goto(f"{address}/documenten")
        expect(page.get_by_text("jaarverslag_linde.docx")).to_be_visible()
        rows = Rows()
        rows.document("nieuw", filename="nieuw verslag.docx")
        rows.publish(tmp_path)
        expect(page.get_by_text("Er zijn nieuwe gegevens.")).to_be_visible(timeout=40_000)
        expect(page.get_by_text("nieuw verslag.docx")).to_have_count(0)
        assert violations(page) == []
        page.get_by_role("button", name="Toon ze").click()
        expect(page.get_by_text("nieuw verslag.docx")).to_be_visible()
        expect(page.get_by_text("Er zijn nieuwe gegevens.")).to_have_count(0)


def test_an_address_that_is_no_page_is_told_in_dutch(page: Page, town: str):
    page.goto(f"{town}/bestaat-niet")
    expect(page.get_by_role("dialog")).to_contain_text("Deze pagina is er niet")
    expect(page.get_by_role("dialog")).not_to_contain_text("main page")


@pytest.mark.parametrize("path", ["/", "/?rol=Subsidiemedewerker", "/overzicht", "/?rol=Voorzitter"])
def test_nothing_scrolls_sideways(page: Page, town: str, path: str):
    for name, (width, height) in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(town + path)
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_timeout(1000)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width, name


def test_the_choice_and_the_tour_can_be_read_in_the_dark(page: Page, town: str):
    page.emulate_media(color_scheme="dark")
    page.goto(town)
    expect(page.get_by_role("button", name="Verslagen verwerken")).to_be_visible()
    page.get_by_role("button", name="Zo werkt het").click()
    expect(page.get_by_text("Stap 1 van 5")).to_be_visible()
    page.mouse.move(700, 5)
    page.wait_for_timeout(1000)
    assert violations(page) == []
