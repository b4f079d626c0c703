"""What leaves the screen: a link, a saved view, files and paper, as a browser gives them."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.browser.accessible import violations
from tests.browser.serving import serving
from tests.dashboards.builders import published, told_town

pytestmark = pytest.mark.browser
CHOSEN = "/cijfers?organisatie=Buurthuis+De+Linde&periode=2025&stem=bewoner"


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_filters_in_the_closed_box_stay_in_the_address_and_are_taken_away_by_keyboard(page: Page, town: str):
    opened(page, town + CHOSEN)
    expect(page.get_by_role("button", name="Meer filters (1)")).to_be_visible()
    page.get_by_role("button", name="Haal weg: Wie spreekt: bewoner").press("Enter")
    expect(page).not_to_have_url(re.compile("stem="))
    expect(page).to_have_url(re.compile("periode=2025"))


def test_a_view_is_saved_and_a_colleague_opens_it(page: Page, tmp_path: Path):
    with serving(published(told_town(), tmp_path)) as address:
        opened(page, address + CHOSEN)
        page.get_by_role("button", name="Bewaar of deel deze weergave").click()
        dialog = page.get_by_role("dialog")
        expect(dialog.locator("code")).to_have_text(address + CHOSEN)
        assert violations(page) == []
        dialog.get_by_label("Naam van de weergave").first.fill("Linde, bewoners")
        dialog.get_by_label("Uw naam").fill("Anna")
        dialog.get_by_role("button", name="Bewaar", exact=True).click()
        expect(dialog.get_by_role("status")).to_contain_text("Bewaard.")
        colleague = page.context.browser.new_page()
        opened(colleague, f"{address}/documenten?organisatie=Taalhuis+Zuid")
        colleague.get_by_role("link", name="Linde, bewoners").click()
        expect(colleague.locator("h1")).to_have_text("Cijfers en verhalen")
        expect(colleague).to_have_url(address + CHOSEN)
        colleague.close()


def test_files_are_made_when_they_are_asked_for(page: Page, town: str):
    opened(page, town + CHOSEN)
    with page.expect_download() as given:
        page.get_by_role("button", name="Download voor Excel Activiteiten met cijfers").click()
    assert re.fullmatch(
        r"verhaal-activiteiten-met-cijfers-en-bevindingen-\d{4}-\d\d-\d\d\.xlsx", given.value.suggested_filename
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(Path(given.value.path()).read_bytes()))
    assert "Samen koken" in str(book.get_sheet_by_name("Gegevens").to_python())
    assert "Organisatie: Buurthuis De Linde; Periode: 2025; Wie spreekt: bewoner" in str(
        book.get_sheet_by_name("Toelichting").to_python()
    )
    page.get_by_role("tab", name="In het kort").click()
    page.get_by_text("Bekijk als tabel of download: wat er veranderde").click()
    with page.expect_download() as given:
        page.get_by_role("button", name="Download als plaatje Wat er veranderde").click()
    assert Path(given.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_holds_the_rows_their_sources_and_what_was_chosen_but_no_controls(page: Page, town: str, scheme: str):
    page.emulate_media(color_scheme=scheme)
    opened(page, town + CHOSEN)
    page.wait_for_timeout(1000)
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    sheets = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    paper = " ".join(" ".join(sheets).split())
    for words in (
        "Samen koken",
        "1.312,5",
        "jaarverslag_linde.docx",
        "Gekozen filters: Organisatie: Buurthuis De Linde",
    ):
        assert words in paper
    assert all("Afgedrukt op" in sheet and "stem=bewoner" in sheet for sheet in sheets)
    for control in (
        "Meer filters",
        "Wis alle filters",
        "Download",
        "Afdrukken",
        "Bewaarde weergaven",
        "Alle programma",
    ):
        assert control not in paper
    corner = document[0].render().to_pil().getpixel((5, 5))
    assert corner == (255, 255, 255)


def test_the_button_prints(page: Page, town: str):
    opened(page, town + CHOSEN)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Afdrukken").click()
    assert page.evaluate("window.printed")
