"""The effect review in a real browser: its document by axe, by keyboard through the points, and the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.periods import When
from pipeline.review.content import Scope
from pipeline.review.forms import make
from pipeline.settings import Settings
from tests.browser.accessible import assert_accessible
from tests.browser.keys import download, press
from tests.browser.serving import serving
from tests.dashboards.builders import published
from tests.review.builders import review_of, review_town, talked, year_town

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the town with a quarter to talk about."""
    folder = tmp_path_factory.mktemp("talk")
    talked(folder)
    with serving(published(review_town(), folder)) as address:
        yield address


@pytest.mark.parametrize("when", [(2025, 4), 2025], ids=["of a quarter", "of a year"])
def test_axe_finds_nothing_in_the_web_page_of_a_review(page: Page, tmp_path: Path, when: When):
    talked(tmp_path)
    held = review_of(year_town(), tmp_path, Scope(when))
    (tmp_path / "review.html").write_bytes(make(held, "html", Settings().review_template))
    page.goto((tmp_path / "review.html").as_uri())
    assert_accessible(page)
    assert page.evaluate("document.documentElement.lang") == "nl"


@pytest.mark.parametrize("path", ["/effectgesprek", "/effectgesprek?punt=3"])
def test_axe_finds_nothing_at_any_size(page: Page, talk: str, path: str):
    page.goto(talk + path)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_timeout(2000)
    assert_accessible(page)


def test_the_points_go_by_keyboard(page: Page, talk: str):
    page.goto(f"{talk}/effectgesprek")
    page.get_by_role("button", name="Toon op groot scherm").press("Enter")
    expect(page.get_by_text("Punt 1 van")).to_be_visible()
    expect(page.get_by_role("button", name="Stop met tonen")).to_be_visible()
    press(page, "ArrowRight", until=page.get_by_text("Punt 2 van"))
    press(page, "ArrowLeft", until=page.get_by_text("Punt 1 van"))
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
    page.get_by_role("button", name="Stop met tonen").press("Enter")
    expect(page.get_by_role("button", name="Maak het verslag")).to_be_visible()


def test_the_chair_agrees_on_something_and_makes_the_document_that_holds_it(page: Page, talk: str, tmp_path: Path):
    page.goto(f"{talk}/effectgesprek")
    page.get_by_label("Uw naam").fill("Anna")
    page.get_by_label("Uw naam").press("Tab")
    page.get_by_text("Nieuwe afspraak").click()
    page.get_by_label("Wat spreekt u af?").fill("Nodig de wandelaars uit")
    page.get_by_label("Wie doet het?").fill("Buurthuis De Linde")
    page.get_by_label("Uiterlijk op").fill("01-03-2099")
    page.get_by_label("Waarom?").fill("We hoorden hen niet")
    page.get_by_role("button", name="Leg de afspraak vast").click()
    expect(page.locator("strong", has_text="Nodig de wandelaars uit")).to_be_visible()
    form = page.get_by_role("combobox", name="Vorm")
    form.scroll_into_view_if_needed()
    page.wait_for_timeout(1500)
    form.press("ArrowDown")
    page.get_by_role("option", name="Webpagina").click()
    told = download(page, page.get_by_role("button", name="Maak het verslag"))
    told.save_as(tmp_path / "made.html")
    assert told.suggested_filename == "effectgesprek_2025-Q4.html"
    made = (tmp_path / "made.html").read_text(encoding="utf-8")
    assert "Nodig de wandelaars uit (Buurthuis De Linde, uiterlijk 1 maart 2099)" in made
