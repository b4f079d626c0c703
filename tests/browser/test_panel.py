"""Panels in a real browser: every step by axe and at every size, and a choice that is made by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.decisions import Panels, StoryChecks
from pipeline.panel.checks import Check
from pipeline.panel.rounds import course
from tests.browser.accessible import assert_accessible, violations
from tests.browser.keys import press
from tests.browser.serving import serving
from tests.dashboards.builders import published
from tests.panel.builders import ALL, CALL, COOK, GARDEN, READ, WALK, begun, chose, finished, story_town

pytestmark = pytest.mark.browser
DONE, PICKING, CHOOSING = "1", "2", "3"
PLACES = {
    "the list": "/verhalenpanel",
    "picking stories": f"/verhalenpanel?panel={PICKING}",
    "whose turn it is": f"/verhalenpanel?panel={CHOOSING}",
    "one story": f"/verhalenpanel?panel={CHOOSING}&groep=1-1",
    "side by side": f"/verhalenpanel?panel={CHOOSING}&groep=1-1&verhaal=naast",
    "choosing": f"/verhalenpanel?panel={CHOOSING}&groep=1-1&verhaal=keuze",
    "the result": f"/verhalenpanel?panel={DONE}",
    "checking": f"/verhalenpanel?panel={DONE}&stap=nagaan",
    "telling": f"/verhalenpanel?panel={DONE}&stap=terugkoppelen",
    "beside the effect review": "/effectgesprek",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a panel that is finished, one that is prepared, and one that is choosing."""
    folder = tmp_path_factory.mktemp("panel")
    finished(folder)
    StoryChecks(folder / "decisions.sqlite").book(Check(COOK, "confirmed", "resident", "Samen gelezen"), "Anna")
    begun(folder)
    chose(begun(folder, (COOK, WALK), (READ, CALL, GARDEN)), 1, 1, COOK)
    begun(folder, ALL)
    return published(story_town(), folder)


@pytest.fixture(scope="module")
def panel(folder: Path) -> Iterator[str]:
    """The address of a server over it."""
    with serving(folder) as address:
        yield address


@pytest.mark.parametrize("path", PLACES.values(), ids=PLACES)
def test_axe_finds_nothing_at_any_size(page: Page, panel: str, path: str):
    page.goto(panel + path)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_timeout(2000)
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(800)
    assert violations(page) == []


def test_axe_finds_nothing_with_the_forms_open(page: Page, panel: str):
    for path, form in (
        ("/verhalenpanel", "Nieuw panel"), (f"/verhalenpanel?panel={DONE}", "Open deze groep opnieuw"),
        (f"/verhalenpanel?panel={DONE}&stap=nagaan", "Werk bij: Samen aan tafel"),
        (f"/verhalenpanel?panel={DONE}&stap=terugkoppelen", "Verstuurd of reactie: Taalhuis Zuid"),
    ):  # fmt: skip
        page.goto(panel + path)
        page.locator("summary", has_text=form).first.click()
        page.wait_for_timeout(1200)
        assert violations(page) == [], form


def test_a_group_reads_and_chooses_by_keyboard_alone(page: Page, panel: str, folder: Path):
    page.goto(f"{panel}/verhalenpanel?panel=4&groep=1-1")
    ready = expect(page.get_by_test_id("stApp"))
    expect(page.get_by_text(f"1 van {len(ALL)}")).to_be_visible()
    for place in range(2, len(ALL) + 1):
        press(page, "ArrowRight", until=page.get_by_text(f"{place} van {len(ALL)}"))
    press(page, "ArrowRight", until=page.get_by_role("heading", name="Welke verandering is voor u het belangrijkst"))
    page.get_by_label("Uw naam").focus()
    page.keyboard.type("Anna")
    page.keyboard.press("Tab")
    ready.to_have_attribute("data-test-script-state", "notRunning")
    page.get_by_role("radio", name="Verhaal A").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Verhaal B")).to_be_checked()
    ready.to_have_attribute("data-test-script-state", "notRunning")
    page.get_by_label("Waarom?").focus()
    page.keyboard.type("Omdat de verteller weer durft")
    page.get_by_role("button", name="Leg de keuze vast").press("Enter")
    expect(page.get_by_role("heading", name="Gekozen: ")).to_be_visible()
    (made,) = [one for one in Panels(folder / "decisions.sqlite").all() if one.number == 4]
    choice = course(made).last[0].chosen
    assert choice is not None
    assert choice.motivation == "Omdat de verteller weer durft"


def test_an_organisation_gets_its_document(page: Page, panel: str, tmp_path: Path):
    page.goto(f"{panel}/verhalenpanel?panel={DONE}&stap=terugkoppelen")
    with page.expect_download() as told:
        page.get_by_role("button", name="Terugkoppeling voor Taalhuis Zuid (webpagina)").click()
    told.value.save_as(tmp_path / "brief.html")
    assert told.value.suggested_filename == "terugkoppeling_taalhuis-zuid.html"
    page.goto((tmp_path / "brief.html").as_uri())
    assert_accessible(page)
