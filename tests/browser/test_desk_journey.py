"""An officer hands in two files, puts right what was misread, and decides on both; with a real worker."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.serving import ROOT, desk_serving, serving

pytestmark = pytest.mark.browser
SAMPLES = ROOT / "sample_reports"
SHEET = SAMPLES / "SWG_uren_2025_per_kwartaal.xlsx"
"""With a total that is fifty hours too high, a hidden sheet, and a date where a number was."""
BROKEN = SAMPLES / "kapot" / "met_wachtwoord.pdf"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[str]:
    """The address of `verhaal dashboard` over an empty data folder, with its worker."""
    with desk_serving(tmp_path / "data") as address:
        yield f"{address}/aanleveren"


def settled(page: Page) -> None:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def sign(page: Page, name: str = "Anna de Boer") -> None:
    page.get_by_label("Uw naam").fill(name)
    page.get_by_label("Uw naam").press("Enter")
    expect(page.get_by_text("We leggen uw naam vast")).to_be_hidden()
    settled(page)


def hand_in(page: Page, *files: Path) -> None:
    page.locator("input[type=file]").set_input_files(list(files))
    for file in files:
        expect(page.get_by_role("button", name=f"Verwijder {file.name}")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Lever aan").click()


def row(page: Page, name: str):
    return page.locator("[class*=st-key-post_]").filter(has_text=name)


def test_upload_correct_confirm(page: Page, desk: str, capsys: pytest.CaptureFixture[str]):
    start = time.perf_counter()
    page.goto(desk)
    expect(page.get_by_text("Het postvak is leeg.")).to_be_visible(timeout=60_000)
    sign(page)
    hand_in(page, SHEET, BROKEN)
    progress = page.locator(".voortgang li")
    expect(progress).to_have_count(2)
    handed_in = time.perf_counter()
    expect(progress.filter(has_text="Klaar met lezen")).to_have_count(2, timeout=90_000)
    read = time.perf_counter()
    row(page, SHEET.name).get_by_role("button", name=re.compile("^Nakijken")).click()
    expect(page.get_by_role("heading", level=1, name=SHEET.name)).to_be_visible()
    _check_what_was_read(page)
    _correct_a_value(page)
    _correct_the_period(page)
    corrected = time.perf_counter()
    _explain_a_column(page)
    reread = time.perf_counter()
    page.get_by_role("button", name="Keur goed").click()
    expect(page.get_by_text(re.compile("Goedgekeurd door Anna de Boer"))).to_be_visible()
    confirmed = time.perf_counter()
    _send_the_broken_one_back(page)
    with capsys.disabled():
        print(
            f"\nupload → correct → confirm: {confirmed - start:.1f} s (open and hand in {handed_in - start:.1f}, "
            f"read both {read - handed_in:.1f}, two corrections {corrected - read:.1f}, explain a column and read anew "
            f"{reread - corrected:.1f}, confirm {confirmed - reread:.1f})"
        )


def _check_what_was_read(page: Page) -> None:
    check = page.locator(".opmerkingen").filter(has_text="1.450,5")
    expect(check).to_contain_text("1.400,5")
    page.get_by_role("button", name=re.compile("^Toon blad 3e kwartaal")).first.click()
    pointed = page.locator(".blad td.hier, .blad tr:has(td.hier) td.gelezen").first
    expect(pointed).to_be_in_viewport()
    expect(page.locator(".blad caption")).to_contain_text("3e kwartaal")
    assert page.locator(".blad td.gelezen").count() > 5


def _correct_a_value(page: Page) -> None:
    """The total that was typed wrong."""
    figure = page.locator("[class*=st-key-cijfer_]").filter(has_text="1.450,5").first
    figure.get_by_role("button", name=re.compile("^Wijzig")).click()
    figure.get_by_label("Gerealiseerd").fill("1.400,5")
    figure.get_by_role("button", name="Opslaan").click()
    expect(page.locator("[class*=st-key-cijfer_]").filter(has_text="1.400,5").locator(".aangepast")).to_contain_text(
        "Anna de Boer"
    )


def _correct_the_period(page: Page) -> None:
    page.get_by_role("button", name="Wijzig periode").click()
    field = page.get_by_role("combobox", name=re.compile("^Periode"))
    field.fill("01-01-2025 t/m 30-09-2025")
    expect(page.get_by_role("option", name="Kies: 01-01-2025 t/m 30-09-2025")).to_be_visible()
    field.press("Enter")
    page.locator(".st-key-feit_period").get_by_role("button", name="Opslaan").click()
    expect(page.locator(".st-key-feit_period")).to_contain_text("30 september 2025")
    expect(page.locator(".st-key-feit_period")).to_contain_text("aangepast door Anna de Boer")


def _explain_a_column(page: Page) -> None:
    settled(page)
    page.locator("summary").filter(has_text="Wat betekenen de kolommen?").click()
    column = page.get_by_role("combobox", name=re.compile("^Betekenis van kolom")).last
    option = page.get_by_role("option", name="Niet gebruiken")
    for _ in range(5):
        # a list that opens while the page still moves closes again
        column.scroll_into_view_if_needed()
        page.wait_for_timeout(400)
        column.click()
        with suppress(TimeoutError):
            option.click(timeout=1500)
            break
        page.keyboard.press("Escape")
    expect(page.get_by_text("Het bestand wordt gelezen.")).to_be_visible()
    expect(page.get_by_text("Het bestand wordt gelezen.")).to_be_hidden(timeout=60_000)
    expect(page.locator(".st-key-feit_period")).to_contain_text("30 september 2025")
    expect(page.locator(".besluiten")).to_contain_text("niet gebruiken")


def _send_the_broken_one_back(page: Page) -> None:
    page.get_by_role("button", name="Terug naar het postvak").click()
    page.get_by_role("radio", name=re.compile("Niet te lezen")).click()
    row(page, BROKEN.name).get_by_role("button", name=re.compile("^Bekijken")).click()
    expect(page.get_by_role("heading", level=1, name=BROKEN.name)).to_be_visible()
    page.get_by_role("button", name="Stuur terug").click()
    reason = page.get_by_role("textbox", name="Waarom stuurt u het terug?")
    expect(reason).to_have_value(re.compile("wachtwoord"))
    reason.fill("Wilt u het zonder wachtwoord aanleveren?")
    page.get_by_role("button", name="Stuur terug met deze reden").click()
    expect(page.get_by_text(re.compile("Teruggestuurd door Anna de Boer"))).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=1, name=BROKEN.name)).to_be_visible()
    expect(page.get_by_text("Wilt u het zonder wachtwoord aanleveren?")).to_be_visible()
    sign(page, "Bram")
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(page.get_by_role("button", name="Stuur terug", exact=True)).to_be_visible()
    page.get_by_role("button", name="Terug naar het postvak").click()
    expect(page.get_by_role("radio", name=re.compile("Goedgekeurd"))).to_be_visible()


def test_files_that_are_empty_too_large_or_handed_in_before(page: Page, tmp_path: Path):
    empty, large = tmp_path / "leeg.docx", tmp_path / "groot.pdf"
    empty.touch()
    with large.open("wb") as file:
        file.truncate(150 * 1024 * 1024)
    (tmp_path / "data").mkdir()
    with serving(tmp_path / "data") as address:
        page.goto(f"{address}/aanleveren")
        sign(page)
        # Playwright hands over no more than 50 MB: the browser is given the file by name
        session = page.context.new_cdp_session(page)
        session.send("DOM.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": "input[type=file]"})["nodeId"]
        session.send("DOM.setFileInputFiles", {"nodeId": node, "files": [str(large)]})
        expect(page.get_by_text("Dit bestand is te groot", exact=False)).to_be_visible()
        page.get_by_role("button", name="Verwijder groot.pdf").click()
        same = shutil.copy(SHEET, tmp_path / "nog eens.xlsx")
        for _ in range(2):
            hand_in(page, empty, Path(same))
            expect(page.locator(".voortgang li")).to_have_count(2)
            settled(page)
        expect(page.get_by_role("radio", name="Wordt gelezen (2)")).to_be_visible()
