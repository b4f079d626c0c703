"""Keys that do something on a page."""

from __future__ import annotations

from playwright.sync_api import Download, Locator, Page, TimeoutError, expect

PATIENCE = 10_000
"""Milliseconds after which a key that shows nothing was pressed before the page listened."""


def press(page: Page, key: str, until: Locator) -> None:
    """Press a key until the page shows what it is for.

    Streamlit draws a button before it listens to the button's key, and says in no way when it does: a person who sees
    nothing happen presses again.
    """
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    for _ in range(2):
        page.keyboard.press(key)
        try:
            expect(until).to_be_visible(timeout=PATIENCE)
        except AssertionError:
            continue
        return
    expect(until).to_be_visible()


def download(page: Page, button: Locator) -> Download:
    """Press a button that gives a file, once the page stands still: while it is redrawn the button's file is gone."""
    for patience in (PATIENCE, 6 * PATIENCE):
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        try:
            with page.expect_download(timeout=patience) as told:
                button.click()
        except TimeoutError:
            continue
        return told.value
    raise AssertionError("no file was given")
