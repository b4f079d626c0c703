"""The pictures of the guides, taken anew from a dashboard over the sample reports: python docs/images/take.py ADDRESS.

Desktop pictures are of a laptop's window; those that end in _smal are of a telephone's.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parent
LAPTOP, TELEPHONE = (1366, 900), (390, 844)
PAGES = {
    "start": "/",
    "overzicht": "/overzicht",
    "cijfers": "/cijfers",
    "themas": "/themas",
    "organisaties": "/organisaties",
    "effectgesprek": "/effectgesprek",
    "beoordelen": "/beoordelen",
    "aanleveren_postvak": "/aanleveren",
}
ON_A_TELEPHONE = ("overzicht", "cijfers")


def main(address: str) -> None:
    """Take every picture and put it beside this file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path in PAGES.items():
            take(browser, address + path, LAPTOP, FOLDER / f"{name}.png")
        for name in ON_A_TELEPHONE:
            take(browser, address + PAGES[name], TELEPHONE, FOLDER / f"{name}_smal.png")
        browser.close()


def take(browser: Browser, address: str, size: tuple[int, int], path: Path) -> None:
    """One picture of a page that stands still."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="nl-NL")
    page.goto(address)
    page.locator("h1").first.wait_for(timeout=60_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(4000)
    page.screenshot(path=path)
    page.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
