"""What every page is held to: axe (WCAG 2.2 AA), nothing wider than the window, headings one step at a time."""

from __future__ import annotations

import itertools
from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}});
    return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '));
}"""
WIDTH = "(document.querySelector('[data-testid=stMain]') || document.documentElement).scrollWidth"
HEADINGS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(h => h.offsetParent).map(h => +h.tagName[1])"
SCREENS = {"a screen": (1366, 768), "zoomed to 200%": (683, 384), "320 wide": (320, 640)}
_SETTLED = 600
"""Milliseconds after which Streamlit has laid a page out in a window of another size."""


def assert_accessible(page: Page) -> None:
    """Hold the page, as it is now, to all rules at every size."""
    for name, (width, height) in SCREENS.items():
        assert width_at(page, width, height) <= width, name
        assert violations(page) == [], name
    assert_in_order(heading_levels(page))


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is now."""
    page.evaluate(AXE)
    return page.evaluate(RUN)


def width_at(page: Page, width: int, height: int) -> int:
    """How wide the page is in a window of this size."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(_SETTLED)
    return int(page.evaluate(WIDTH))


def heading_levels(page: Page) -> list[int]:
    """The levels of the headings that can be seen, in order."""
    return page.evaluate(HEADINGS)


def assert_in_order(levels: list[int]) -> None:
    """One h1, first, and no step skipped on the way down."""
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
