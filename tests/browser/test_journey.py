"""A person looks for the story behind a figure, and finds it with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.serving import serving
from tests.dashboards.builders import published, told_town

pytestmark = pytest.mark.browser
SOURCE = "/bron?document=jaarverslag_linde&zin=4"
QUOTE = "Sinds de kookgroep heb ik mensen met wie ik praat."


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()


def settled(page: Page) -> None:
    """Wait until the run is over: a click before that makes Streamlit drop filters from the address."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_the_adviser_finds_the_story_behind_an_activity_and_opens_its_source(page: Page, town: str):
    page.goto(f"{town}/cijfers")
    choose(page, "Organisatie", "Buurthuis De Linde")
    expect(page.locator(".tellen")).to_contain_text("1 document")
    row = page.locator("[class*=st-key-rij_]").first
    expect(row).to_contain_text("1.312,5")
    expect(row).to_contain_text("112,5 meer dan gepland, 9 procent")
    expect(row.locator("blockquote")).to_have_text(QUOTE)
    expect(row.locator(".bewijs")).to_have_count(0)
    row.get_by_text("Alle bewijs bij Samen koken (3 citaten)").click()
    sides = row.locator(".bewijs .kant")
    expect(sides.first).to_contain_text(QUOTE)
    expect(sides.nth(1)).to_contain_text("werd de trap te zwaar")
    settled(page)
    sides.nth(1).get_by_role("link", name="Bekijk in het document").click()
    expect(page.get_by_role("heading", level=1, name="jaarverslag_linde.docx", exact=True)).to_be_visible()
    _expect_in_view(page, "werd de trap te zwaar")
    expect(page).to_have_url(re.compile("bron.*organisatie=Buurthuis.*zin=6"))
    page.reload()
    _expect_in_view(page, "werd de trap te zwaar")
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Cijfers en verhalen", exact=True)).to_be_visible()
    expect(page.locator(".tellen")).to_contain_text("1 document")


def _expect_in_view(page: Page, words: str) -> None:
    mark = page.locator("mark.hier#hier")
    expect(mark).to_contain_text(words)
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()


def test_what_was_opened_is_still_open_on_coming_back(page: Page, town: str):
    page.goto(f"{town}/cijfers")
    page.get_by_role("button", name="Open alle bewijs op deze pagina").click()
    expect(page.locator(".bewijs")).to_have_count(3)
    settled(page)
    page.locator(".bewijs a.naar-bron").first.click()
    expect(page.locator("mark#hier")).to_be_visible()
    settled(page)
    page.go_back()
    expect(page.locator(".bewijs")).to_have_count(3)


def test_a_figure_leads_to_its_cell(page: Page, sheet_town: str):
    page.goto(f"{sheet_town}/cijfers?organisatie=Taalhuis+Zuid")
    expect(page.locator(".tellen")).to_contain_text("1 document")
    settled(page)
    page.get_by_role("link", name="Uren 90, bekijk in het document").click()
    expect(page.locator("td.hier")).to_have_count(2)
    expect(page.locator("td.hier").first).to_be_in_viewport()
    expect(page.get_by_role("link", name="Naar Taalles voor ouders")).to_be_visible()


@pytest.fixture(scope="module")
def sheet_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over a town of which one workbook has cells."""
    rows = told_town()
    rows.sheet("uren_taalhuis", *[("Taalles voor ouders", "100", "90", "toelichting")] * 60)
    with serving(published(rows, tmp_path_factory.mktemp("sheets"))) as address:
        yield address


def test_from_an_activity_to_its_own_page_and_back(page: Page, town: str):
    page.goto(f"{town}/cijfers?organisatie=Buurthuis+De+Linde")
    settled(page)
    page.get_by_role("link", name="Samen koken", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Samen koken", exact=True)).to_be_visible()
    _expect_detail(page)
    expect(page).to_have_url(re.compile("organisatie=Buurthuis"))
    expect(page).to_have_url(re.compile("activiteit=jaarverslag_linde-a1"))
    page.reload()
    _expect_detail(page)
    page.get_by_role("link", name="Terug naar cijfers en verhalen").first.click()
    expect(page.get_by_role("heading", level=1, name="Cijfers en verhalen", exact=True)).to_be_visible()
    expect(page.locator(".tellen")).to_contain_text("1 document")
    expect(page).not_to_have_url(re.compile("activiteit"))


def _expect_detail(page: Page) -> None:
    expect(page.locator("mark").first).to_have_text(QUOTE)
    expect(page.locator("article.volledig").first).to_contain_text("Ik at altijd alleen.")
    expect(page.locator("article.volledig").first).to_contain_text("jaarverslag_linde.docx, pagina 3")
    expect(page.locator("table")).to_contain_text("rij 2, kolom 3")


def test_a_shared_link_and_another_page_keep_the_filters(page: Page, town: str):
    page.goto(f"{town}/cijfers?organisatie=Taalhuis+Zuid&periode=3e+kwartaal+2025")
    expect(page.locator(".tellen")).to_contain_text("1 document")
    settled(page)
    page.get_by_role("link", name="Documenten").click()
    expect(page.get_by_role("heading", level=1, name="Documenten", exact=True)).to_be_visible()
    expect(page.locator(".bestand")).to_have_count(1)
    expect(page).to_have_url(re.compile("organisatie=Taalhuis"))  # the address follows the content


def test_the_back_button_of_the_browser_leads_back(page: Page, town: str):
    page.goto(f"{town}/cijfers?organisatie=Taalhuis+Zuid")
    settled(page)
    page.get_by_role("link", name="Taalles voor ouders", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Taalles voor ouders", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Cijfers en verhalen", exact=True)).to_be_visible()
    expect(page.locator(".tellen")).to_contain_text("1 document")


def test_filters_that_fit_nothing_are_cleared_with_one_button(page: Page, town: str):
    page.goto(f"{town}/cijfers?organisatie=Taalhuis+Zuid&programma=Samen+in+de+wijk")
    expect(page.locator(".leeg-scherm")).to_be_visible()
    page.get_by_role("button", name="Wis alle filters").last.click()
    expect(page.locator(".tellen")).to_contain_text("4 documenten")
    expect(page).not_to_have_url(re.compile("organisatie"))


def test_the_whole_journey_by_keyboard(page: Page, town: str):
    page.goto(f"{town}/cijfers")
    expect(page.locator(".tellen")).to_be_visible()
    _tab_to(page, page.get_by_role("combobox", name="Organisatie"))
    page.keyboard.type("Linde")
    page.keyboard.press("Enter")
    expect(page.locator(".tellen")).to_contain_text("1 document")
    _tab_to(page, page.locator("[class*=st-key-rij_] summary", has_text="Alle bewijs bij Samen koken"))
    page.keyboard.press("Enter")
    expect(page.locator(".bewijs")).to_be_visible()
    settled(page)
    _tab_to(page, page.locator(".bewijs a.naar-bron").first)
    page.keyboard.press("Enter")
    _expect_in_view(page, QUOTE)
    page.go_back()
    expect(page.locator(".tellen")).to_contain_text("1 document")
    settled(page)
    _tab_to(page, page.get_by_role("link", name="Samen koken", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Samen koken", exact=True)).to_be_visible()
    _tab_to(page, page.locator(".volledig summary").first)
    page.keyboard.press("Enter")
    expect(page.get_by_text("De keuken ging op maandag open.").first).to_be_visible()


def _tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"the Tab key does not reach {wanted}")


def test_a_correction_is_seen_at_once(page: Page, town: str):
    page.goto(f"{town}/documenten?organisatie=Fietswerkplaats+Oost")
    page.get_by_role("button", name="Klopt dit niet?").click()
    page.get_by_role("textbox", name="Programma").fill("Fietsen voor iedereen")
    page.get_by_label("Uw naam").fill("A. de Boer")
    page.get_by_label("Waarom past u dit aan?").fill("Staat in de beschikking")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator(".aangepast")).to_have_text("aangepast door A. de Boer")


def test_nothing_is_asked_of_other_machines(page: Page, town: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/cijfers", "/documenten", "/citaten?activiteit=jaarverslag_linde-a1", SOURCE):
        page.goto(town + path)
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_timeout(1000)
    strangers = [url for url in asked if not url.startswith((town, town.replace("http", "ws"), "data:", "blob:"))]
    assert strangers == []


def test_it_fits_a_telephone(browser: Browser, town: str):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for path in ("/", "/cijfers", "/documenten", "/citaten?activiteit=jaarverslag_linde-a1", SOURCE):
        page.goto(town + path)
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_timeout(500)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    context.close()


def test_a_link_that_streamlit_loses_is_loaded_after_all(page: Page, town: str):
    page.goto(f"{town}/cijfers?organisatie=Buurthuis+De+Linde")
    link = page.locator(".activiteitrij h3 a").first
    expect(link).to_be_visible()
    settled(page)
    page.evaluate("addEventListener('popstate', event => event.stopImmediatePropagation(), true)")
    link.click()
    expect(page.get_by_role("heading", level=1, name="Samen koken", exact=True)).to_be_visible()
