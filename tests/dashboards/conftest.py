"""Stores and pages for the tests of the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest, app_test

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
def open_whole_app(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page with all that stands around it, as the server does.

    Left to itself, AppTest runs a page whose address is the name of its file on its own, without app.py.
    """
    monkeypatch.setattr(app_test, "PagesManager", _Navigated)
    return open_app


class _Navigated(PagesManager):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        PagesManager.uses_pages_directory = False


@pytest.fixture
def town() -> Rows:
    return small_town()
