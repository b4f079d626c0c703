"""The whole web application over an empty folder, asked as a browser asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from streamlit import App
from streamlit.runtime import Runtime

from dashboards import server  # noqa: F401 - sets Streamlit's options, as the dashboard does
from dashboards.entrance import door as doors
from dashboards.entrance.building import build
from dashboards.entrance.door import Door, of_accounts
from pipeline.accounts import passwords
from pipeline.settings import Settings
from tests.accounts.conftest import CHEAP

ADDRESS = "http://127.0.0.1:8501"
PAGE = {"accept": "text/html"}
FORM = {"origin": ADDRESS}


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    passwords._dummy.cache_clear()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path)


@pytest.fixture
def door(settings: Settings) -> Iterator[Door]:
    made = of_accounts(settings)
    doors.stand_at(made)
    yield made
    doors.stand_at(None)


@pytest.fixture
def browser(settings: Settings, door: Door) -> Iterator[TestClient]:
    with opened(build(settings, door)) as client:
        yield client


@contextmanager
def opened(app: App, address: str = ADDRESS) -> Iterator[TestClient]:
    """A browser before an application; Streamlit allows one in each process at a time."""
    try:
        with TestClient(app, base_url=address, follow_redirects=False) as client:
            yield client
    finally:
        Runtime._instance = None


def send(browser: TestClient, path: str, query: str = "", **fields: str):
    """Open a page and send its form back with these fields."""
    page = browser.get(f"{path}{query}", headers=PAGE)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    return browser.post(path, data={**hidden, **fields}, headers=FORM)


def sign_in(browser: TestClient, name: str, password: str):
    return send(browser, "/aanmelden", naam=name, wachtwoord=password)
