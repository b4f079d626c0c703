"""Without a session nothing of Streamlit is reached, on any of its addresses, over HTTP or WebSocket."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from dashboards.navigation import PLACES
from tests.accounts.people import GOOD, person
from tests.entrance.conftest import ADDRESS, FORM, PAGE, sign_in

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")


ODD = [
    "//media/x", "/static/../media/x", "/media/%2e%2e/_stcore/health", "/%2e%2e/etc/passwd", "/aanmelden/",
    "/aanmelden/x", "/afmelden/../overzicht", "/AANMELDEN", "/_stcore//health", "/_stcore/health/",
]  # fmt: skip
PAGES = [f"/{place.address}" for place in PLACES]


def paths_of_streamlit(browser: TestClient) -> list[str]:
    """Every address that Streamlit answers, but for its health."""
    paths = {re.sub(r"{\w+(:path)?}", "x", route.path) for route in browser.app._starlette_app.routes}
    return sorted(paths - {"/_stcore/health"})


def test_without_a_session_no_address_gives_anything(browser):
    paths = paths_of_streamlit(browser)
    assert {"/_stcore/stream", "/media/x", "/_stcore/upload_file/x/x", "/_stcore/agent/interact"} <= set(paths)
    for path in [*paths, *ODD, *PAGES]:
        for method in METHODS:
            bare, page = (browser.request(method, path, headers={**FORM, **more}) for more in ({}, PAGE))
            assert bare.status_code in (401, 404, 405), (method, path)
            assert page.status_code in (303, 401, 404, 405), (method, path)
            assert max(len(bare.content), len(page.content)) < 100, (method, path)


def test_health_says_that_it_is_up_and_no_more(browser):
    assert browser.get("/_stcore/health").text == "ok"


def test_a_page_leads_to_signing_in_and_back_again(browser, door):
    person(door.path)
    asked = browser.get("/overzicht?periode=1e+kwartaal", headers=PAGE)
    assert asked.headers["location"] == "/aanmelden?naar=%2Foverzicht%3Fperiode%3D1e%2Bkwartaal"
    form = browser.get(asked.headers["location"], headers=PAGE)
    assert 'name="naar" value="/overzicht?periode=1e+kwartaal"' in form.text


def test_with_a_session_the_page_comes(browser, door):
    person(door.path)
    assert sign_in(browser, "bo", GOOD).headers["location"] == "/"
    page = browser.get("/overzicht", headers=PAGE)
    assert page.status_code == 200
    assert '<html lang="nl">' in page.text


CLOSED = [
    "/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore/metrics", "/auth/login",
    "/media/niet-van-mij.csv",
]  # fmt: skip


@pytest.mark.parametrize("path", CLOSED)
def test_doors_of_streamlit_that_nobody_uses_are_closed_for_everybody(browser, door, path):
    person(door.path)
    sign_in(browser, "bo", GOOD)
    assert browser.get(path).status_code == 404
    assert browser.post(path, headers=FORM).status_code == 404


def test_somebodys_upload_is_for_their_own_page_only(browser, door):
    person(door.path)
    sign_in(browser, "bo", GOOD)
    session = door.entered(browser.cookies)
    door.owners.claim("andermans", "een andere sleutel")
    assert browser.put("/_stcore/upload_file/andermans/1", headers=FORM).status_code == 404
    assert browser.put("/_stcore/upload_file/onbekend/1", headers=FORM).status_code == 404
    door.owners.claim("eigen", session.key)
    assert browser.put("/_stcore/upload_file/eigen/1", headers=FORM).status_code == 403, "Streamlit's own token lacks"


@pytest.mark.parametrize("headers", [
    {}, {"origin": "https://kwaad.nl"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9999"},
    {"origin": "http://127.0.0.1:8501.kwaad.nl"}, {"sec-fetch-site": "cross-site"},
])  # fmt: skip
@pytest.mark.parametrize("path", ["/aanmelden", "/afmelden", "/eerste-keer", "/_stcore/upload_file/x/x"])
def test_what_changes_something_is_asked_by_a_page_of_this_site(browser, door, headers, path):
    assert browser.post(path, headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["kwaad.nl", "127.0.0.1.kwaad.nl", "", "localhost@kwaad.nl"])
def test_another_name_for_this_computer_is_not_answered(browser, host):
    assert browser.get("/aanmelden", headers={"host": host}).status_code == 421


def connect(browser, **headers):
    with browser.websocket_connect(
        f"{ADDRESS.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"], headers=headers
    ) as socket:
        return socket.accepted_subprotocol


@pytest.mark.parametrize("headers", [{"origin": ADDRESS}, {}])
def test_a_socket_without_a_session_is_refused(browser, headers):
    with pytest.raises(WebSocketDisconnect) as closed:
        connect(browser, **headers)
    assert closed.value.code == 1008


@pytest.mark.parametrize("origin", ["https://kwaad.nl", "null", "http://127.0.0.1:9999", None])
def test_a_socket_that_another_site_opens_is_refused_with_a_session_too(browser, door, origin):
    person(door.path)
    sign_in(browser, "bo", GOOD)
    assert connect(browser, origin=ADDRESS) == "streamlit"
    with pytest.raises(WebSocketDisconnect) as closed:
        connect(browser, **({"origin": origin} if origin else {}))
    assert closed.value.code == 1008
