"""What an organisation sees that hands in, and letting a name go, by axe and in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.access import Role
from pipeline.settings import Settings
from tests.accounts.people import GOOD, person
from tests.browser.accessible import SCREENS, assert_in_order, heading_levels, violations, width_at
from tests.browser.serving import dashboard
from tests.dashboards.provider_builders import OTHER, OWN, decide, town

pytestmark = pytest.mark.browser
PLACES = ("/", "/documenten", "/aanleveren", "/bron?document=jaarverslag_linde", "/handleiding")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a server over a town with accounts, of an organisation and of an officer."""
    town().publish(tmp_path)
    decide(tmp_path)
    accounts = Settings(data=tmp_path).accounts
    person(accounts, "jan", Role.PROVIDER, organisation=OWN)
    person(accounts, "bo", Role.OFFICER)
    with dashboard(tmp_path, "--no-open") as opened:
        yield opened.address


def sign_in(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.locator("#naam").fill(name)
    page.locator("#wachtwoord").fill(GOOD)
    page.locator("main button").press("Enter")
    expect(page.locator("h1")).to_be_visible()


def test_axe_finds_nothing_on_the_pages_of_an_organisation(page: Page, served: str):
    sign_in(page, served, "jan")
    for place in PLACES:
        page.goto(served + place)
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1000)
        assert violations(page) == [], place
        assert_in_order(heading_levels(page))
        assert {name: width for name, size in SCREENS.items() if (width := width_at(page, *size)) > size[0]} == {}, (
            place
        )
        page.set_viewport_size({"width": 1366, "height": 768})
        assert OTHER not in page.content()


def test_an_officer_lets_a_name_go_by_keyboard(page: Page, served: str):
    sign_in(page, served, "bo")
    page.goto(f"{served}/bron?document=jaarverslag_linde")
    page.get_by_text("Hier staat een naam").click()
    written = page.get_by_role("textbox", name="Woorden die weg moeten")
    expect(written).to_be_visible()
    assert violations(page) == []
    written.fill("!")
    page.get_by_role("button", name="Haal weg").press("Enter")
    expect(page.get_by_text("Dit kan niet worden weggehaald.")).to_be_visible()
    written.fill("Fatima")
    page.get_by_role("button", name="Haal weg").press("Enter")
    expect(page.get_by_text("De woorden worden weggehaald.")).to_be_visible()
    assert violations(page) == []
