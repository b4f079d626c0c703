"""The page of panels at an address, for its tests."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from dashboards import data
from pipeline.decisions import Panels
from tests.dashboards.builders import Rows
from tests.dashboards.conftest import Open
from tests.panel.builders import story_town

PAGE = "verhalenpanel"


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return " ".join(block.value for block in app.html)


def panels() -> Panels:
    return Panels(data.settings().decisions)


def at(open_app: Open, rows: Rows | None = None, /, **query: str) -> AppTest:
    """The page at an address: the query is set after the page is opened, as AppTest forgets it on the way."""
    app = open_app(rows or story_town(), PAGE)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()
