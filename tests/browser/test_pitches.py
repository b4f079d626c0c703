"""Pitches in a real browser: by axe at every size, confirmed by keyboard, and from a file to what became visible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible, violations
from tests.browser.serving import ROOT, desk_serving, serving
from tests.dashboards.builders import published
from tests.dashboards.pitch_builders import pitch_town

pytestmark = pytest.mark.browser
PITCH = ROOT / "sample_reports" / "Pitch_Warm_de_winter_door.docx"


@pytest.fixture(scope="module")
def den(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the town with pitches."""
    with serving(published(pitch_town(), tmp_path_factory.mktemp("pitches"))) as address:
        yield address


def settled(page: Page) -> None:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


@pytest.mark.parametrize("path", ["/pitches", "/pitches?pitch=pitch_warm", "/pitches?pitch=weg"])
def test_axe_finds_nothing_at_any_size(page: Page, den: str, path: str):
    page.goto(den + path)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    assert_accessible(page)


def test_axe_finds_nothing_in_the_dark(page: Page, den: str):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{den}/pitches?pitch=pitch_warm")
    expect(page.get_by_role("heading", name="Nog niet gezien")).to_be_visible()
    assert violations(page) == []


def test_a_pitch_is_confirmed_by_keyboard_and_says_so(page: Page, den: str):
    page.goto(f"{den}/pitches?pitch=pitch_linde")
    page.get_by_label("Uw naam").fill("Anna")
    page.get_by_label("Uw naam").press("Tab")
    settled(page)
    page.get_by_label("Nog een activiteit 2").fill("Spreekuur")
    page.get_by_label("Uren 2", exact=True).fill("40")
    page.get_by_role("button", name="Bevestig deze beloften").press("Enter")
    expect(page.get_by_text(re.compile("Bevestigd door Anna op"))).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Spreekuur 40"))).to_be_visible()
    page.reload()
    expect(page.get_by_text("Wie bevestigde wat, en wanneer")).to_be_visible()
    assert violations(page) == []


def test_links_lead_to_the_words_in_the_pitch_and_back(page: Page, den: str):
    page.goto(f"{den}/pitches")
    page.get_by_role("link", name="Warm de winter door").first.click()
    expect(page.get_by_role("heading", level=2, name="Warm de winter door")).to_be_visible()
    page.get_by_role("link").filter(has_text="Wonen en buurt").first.click()
    expect(page.locator("mark#hier")).to_contain_text("hun huis weer kunnen gebruiken")


def test_from_a_file_to_what_became_visible(page: Page, tmp_path: Path):
    with desk_serving(tmp_path / "data") as address:
        page.goto(f"{address}/aanleveren")
        expect(page.get_by_text("Het postvak is leeg.")).to_be_visible(timeout=60_000)
        page.get_by_label("Uw naam").fill("Anna de Boer")
        page.get_by_label("Uw naam").press("Enter")
        settled(page)
        page.locator("input[type=file]").set_input_files([PITCH])
        expect(page.get_by_role("button", name=f"Verwijder {PITCH.name}")).to_be_visible()
        settled(page)
        page.get_by_role("button", name="Lever aan").click()
        expect(page.locator(".voortgang li").filter(has_text="Klaar met lezen")).to_have_count(1, timeout=90_000)
        page.get_by_role("button", name=re.compile("^Nakijken")).click()
        page.get_by_role("link", name="Bekijk en bevestig wat deze pitch belooft").click()
        expect(page.get_by_text("Gelezen door de computer, nog niet bevestigd.")).to_be_visible()
        expect(page.get_by_label("Uren 2", exact=True)).to_have_value("1.200")
        page.get_by_role("button", name="Bevestig deze beloften").click()
        expect(page.get_by_text(re.compile("Bevestigd door Anna de Boer op"))).to_be_visible()
        expect(page.get_by_role("heading", name="Wat er zichtbaar werd")).to_be_visible()
        expect(page.get_by_text(re.compile("Er is nog geen verslag van deze organisatie"))).to_be_visible()
