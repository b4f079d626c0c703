"""Signing in for real: the first administrator, an invited officer, a lock, the end of a session; elsewhere; a demo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pipeline.decisions import Inbox
from tests.accounts.people import GOOD, OTHER
from tests.browser.accessible import assert_accessible, violations
from tests.browser.serving import Opened, dashboard
from tests.dashboards.builders import published, told_town
from tests.entrance.providing import provider, user

pytestmark = pytest.mark.browser
MAIN = "[data-testid=stMain]"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = published(told_town(), tmp_path / "data")
    # where something was read, somebody delivered it
    Inbox(folder / "decisions.sqlite").deliveries()
    return folder


@pytest.fixture
def opened(data: Path) -> Iterator[Opened]:
    with dashboard(data) as served:
        yield served


@pytest.fixture
def colleague(browser: Browser) -> Iterator[Page]:
    """Another person at another computer."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1366, "height": 768})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    """What the browser says that the content policy stops, from now on."""
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text) if "Content Security Policy" in said.text else None)
    return found


def choose(page: Page, **fields: str) -> None:
    for label, value in fields.items():
        page.locator(f"#{label}").fill(value)
    page.locator("main button").press("Enter")


def sign_in(page: Page, name: str, password: str) -> None:
    choose(page, naam=name, wachtwoord=password)


def test_from_the_first_administrator_to_signing_out(page: Page, colleague: Page, opened: Opened):
    stopped = faults(page)
    page.goto(f"{opened.address}/overzicht")
    expect(page.get_by_role("heading", name="Er zijn nog geen accounts")).to_be_visible()
    page.goto(opened.first)
    assert_accessible(page)
    choose(page, weergavenaam="Anna de Boer", naam="anna", nieuw="kort", nogmaals="kort")
    expect(page.get_by_role("alert")).to_contain_text("te kort")
    assert violations(page) == []
    choose(page, nieuw=GOOD, nogmaals=GOOD)
    expect(page.get_by_text("Anna de Boer (beheerder)")).to_be_visible()

    page.goto(f"{opened.address}/accounts")
    page.get_by_label("Naam", exact=True).fill("Bo Jansen")
    page.get_by_role("textbox", name="Aanmeldnaam").fill("bo")
    page.get_by_role("button", name="Maak een uitnodiging").click()
    expect(page.get_by_role("heading", name="De link voor Bo Jansen")).to_be_visible()
    link = page.locator(".st-key-nieuwe_link code").inner_text()
    expect(page.get_by_text("wacht op eerste wachtwoord")).to_be_visible()
    page.mouse.move(700, 5)
    assert_accessible(page)

    colleague.goto(link)
    choose(colleague, nieuw=OTHER, nogmaals=OTHER)
    expect(colleague.get_by_text("Bo Jansen (subsidiemedewerker)")).to_be_visible()
    colleague.get_by_role("link", name="Aanleveren").click()
    expect(colleague.get_by_role("heading", name="Aanleveren", level=1)).to_be_visible()
    expect(colleague.get_by_label("Uw naam")).to_have_count(0)
    expect(colleague.locator(f"{MAIN} [data-testid=stTextInput]")).to_have_count(0)

    colleague.get_by_role("button", name="Afmelden").press("Enter")
    expect(colleague.get_by_role("status")).to_have_text("U bent afgemeld.")
    colleague.go_back()
    expect(colleague.get_by_role("heading", name="Aanmelden")).to_be_visible()
    expect(colleague.locator(MAIN)).to_have_count(0)
    for _ in range(5):
        sign_in(colleague, "bo", "een verkeerd wachtwoord")
    expect(colleague.get_by_role("alert")).to_contain_text("Wacht 15 minuten")
    sign_in(colleague, "bo", OTHER)
    expect(colleague.get_by_role("alert")).to_contain_text("Te vaak geprobeerd")
    assert_accessible(colleague)
    assert stopped == []


def test_a_page_that_stays_open_shows_nothing_more_once_its_session_ended(page: Page, opened: Opened):
    page.goto(opened.first)
    choose(page, weergavenaam="Anna de Boer", naam="anna", nieuw=GOOD, nogmaals=GOOD)
    page.get_by_role("link", name="Organisaties").click()
    with page.expect_download() as loading:
        page.get_by_role("button", name=re.compile("Download als CSV")).first.click()
    address = loading.value.url
    assert page.request.get(address).status == 200
    other = page.context.new_page()
    other.goto(opened.address)
    other.get_by_role("button", name="Afmelden").click()
    expect(other.get_by_role("status")).to_have_text("U bent afgemeld.")
    page.get_by_role("link", name="Documenten").click()
    expect(page.get_by_role("heading", name="U bent afgemeld")).to_be_visible()
    expect(page.get_by_text("Buurthuis De Linde")).to_have_count(0)
    expect(page.get_by_role("link", name="Documenten")).to_have_count(0)
    assert violations(page) == []
    assert page.request.get(address).status == 401
    page.get_by_role("link", name="Naar aanmelden").click()
    sign_in(page, "anna", GOOD)
    expect(page.get_by_text("Anna de Boer (beheerder)")).to_be_visible()
    assert page.request.get(address).status == 404, "what was made in another session"


SETTINGS = """
[access.oidc]
discovery = "{server}/.well-known/openid-configuration"
client_id = "verhaal"
label = "de gemeente"
[access.oidc.roles]
"Verhaal.Advies" = "adviseur"
"""


def test_signing_in_at_the_municipality(page: Page, data: Path, tmp_path: Path):
    settings = tmp_path / "verhaal.toml"
    with provider() as server:
        user(server, "cor", name="Cor Bakker", roles=["Verhaal.Advies"])
        user(server, "dirk", name="Dirk", roles=["Iets.anders"])
        settings.write_text(SETTINGS.format(server=server), encoding="utf-8")
        with dashboard(data, settings=settings) as opened:
            page.goto(f"{opened.address}/organisaties")
            assert violations(page) == []
            at_the_municipality(page, "dirk")
            expect(page.get_by_text("U heeft geen rol in Verhaal")).to_be_visible()
            assert violations(page) == []
            page.goto(f"{opened.address}/organisaties")
            at_the_municipality(page, "cor")
            expect(page.get_by_text("Cor Bakker (beleidsadviseur)")).to_be_visible()
            assert session_of(page.context)["httpOnly"]


def at_the_municipality(page: Page, subject: str) -> None:
    page.get_by_role("link", name="Aanmelden met de gemeente").click()
    page.locator("input[name=sub]").fill(subject)
    page.locator("input[name=sub]").press("Enter")


def session_of(context: BrowserContext) -> dict:
    return next(one for one in context.cookies() if one["name"] == "verhaal")


def test_a_demo(page: Page, data: Path):
    stopped = faults(page)
    with dashboard(data, "--demo") as opened:
        page.goto(f"{opened.address}/organisaties")
        assert_accessible(page)
        page.set_viewport_size({"width": 1366, "height": 768})
        page.get_by_role("button", name="Verder als beleidsadviseur (oefenen)").press("Enter")
        expect(page.get_by_role("heading", name="Organisaties", level=1)).to_be_visible()
        expect(page.get_by_role("note")).to_have_text("Oefenomgeving met voorbeeldverslagen")
        expect(page.get_by_text("Adviseur (oefenen)")).to_be_visible()
        expect(page.get_by_label("Uw rol")).to_have_count(0)
        assert_accessible(page)
    assert stopped == []
