"""Judging by keyboard alone, and each part of the page by axe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.decisions import Judgements
from pipeline.delivery import DECISIONS
from tests.browser.accessible import assert_accessible, assert_in_order, heading_levels, violations
from tests.browser.keys import press
from tests.browser.serving import serving
from tests.dashboards.builders import published, small_town

pytestmark = pytest.mark.browser


@pytest.fixture
def judging(tmp_path: Path) -> Iterator[str]:
    with serving(published(small_town(), tmp_path)) as address:
        yield f"{address}/beoordelen"


def test_sentences_are_judged_with_one_key(page: Page, judging: str, tmp_path: Path):
    page.goto(judging)
    mark = page.locator("mark")
    expect(mark).to_be_visible()
    page.get_by_label("Uw naam").fill("Axana")
    page.get_by_label("Uw naam").press("Enter")
    assert Judgements(tmp_path / DECISIONS).held() == [], "letters of a name are no keys"
    expect(page.get_by_text("We leggen uw naam vast")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    first = mark.inner_text()
    page.get_by_label("Uw naam").blur()
    press(page, "n", until=page.get_by_text("Overgeslagen."))
    expect(page.get_by_role("button", name="Zet terug")).to_be_visible()
    press(page, "z", until=page.get_by_text("Teruggezet."))
    expect(mark).to_have_text(first)
    press(page, "a", until=page.get_by_text("Opgeslagen: akkoord."))
    press(page, "x", until=page.get_by_text("Opgeslagen: hoort hier niet."))
    press(page, "w", until=page.get_by_text("Wat is het volgens u?"))
    assert violations(page) == []
    assert_in_order(heading_levels(page))
    verdicts = [one.verdict for one in Judgements(tmp_path / DECISIONS).judgements()]
    assert verdicts == ["accepted", "rejected"]


def test_axe_finds_nothing_on_any_part(page: Page, judging: str):
    page.goto(judging)
    page.get_by_label("Uw naam").fill("Anna")
    page.get_by_label("Uw naam").press("Enter")
    page.get_by_role("button", name="Akkoord").click()
    expect(page.get_by_text("Opgeslagen: akkoord.")).to_be_visible()
    assert_accessible(page)
    page.get_by_text("Wat er beoordeeld is").click()
    expect(page.get_by_role("button", name="Trek in")).to_be_visible()
    assert_accessible(page)
    page.get_by_text("Dubbel beoordelen").click()
    page.get_by_label("Naam van de tweede collega").fill("Bram")
    page.get_by_role("button", name="Maak de steekproef").click()
    expect(page.get_by_role("button", name="Beoordeel steekproef")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Beoordeel steekproef").click()
    expect(page.get_by_role("button", name="Opslaan en verder")).to_be_visible()
    assert_accessible(page)
