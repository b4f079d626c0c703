"""Stores and pages for the tests of the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from dashboards import server
from tests.dashboards.builders import Rows, small_town

APP = Path(server.__file__).parent / "app.py"
Open = Callable[..., AppTest]


@pytest.fixture
def open_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page over a store with these rows (no store for None), at an address with these filters."""
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path))
    st.cache_data.clear()

    def opened(rows: Rows | None, page: str = "cijfers_en_verhalen", **query: str) -> AppTest:
        if rows is not None:
            rows.publish(tmp_path)
        app = AppTest.from_file(str(APP), default_timeout=30)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        return app if page == "start" else app.switch_page(f"pages/{page}.py").run()

    return opened


@pytest.fixture
def open_whole(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> Open:
    """As `open_app`, with all that the entry of the screen puts around a page: the role, the tour, filters and heading.

    AppTest takes the folder pages/ for Streamlit's older kind of pages, and runs one of them alone after
    `switch_page`; a real server does not, see dashboards/server.py.
    """
    begin = PagesManager.__init__

    def as_served(self: PagesManager, *given: Any, **named: Any) -> None:
        begin(self, *given, **named)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", as_served)
    return open_app


@pytest.fixture
def town() -> Rows:
    return small_town()
