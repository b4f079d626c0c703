"""What every answer carries, and how much a request may send."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboards.entrance import door as doors
from dashboards.entrance.building import build
from dashboards.entrance.door import NotSafe, of_accounts
from dashboards.entrance.limits import AROUND_A_FILE, LEAST
from dashboards.scripts import hashes
from pipeline.settings import Access, Reading, Settings
from tests.accounts.people import GOOD, person
from tests.entrance.conftest import FORM, PAGE, opened, sign_in

TYPED = {**FORM, "content-type": "application/x-www-form-urlencoded"}
NAMES = ("content-security-policy", "cross-origin-embedder-policy", "cross-origin-opener-policy",
         "cross-origin-resource-policy", "permissions-policy", "referrer-policy", "x-content-type-options",
         "x-frame-options")  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/aanmelden", "/_stcore/health", "/media/x", "/entree.css", "/bestaat-niet"])
def test_every_answer_has_them_and_is_kept_nowhere(browser, path):
    headers = browser.get(path).headers
    assert set(NAMES) <= set(headers)
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


def test_a_page_of_streamlit_has_them_too_and_its_scripts_may_be_kept(browser, door):
    person(door.path)
    sign_in(browser, "bo", GOOD)
    page = browser.get("/", headers=PAGE)
    assert page.headers["cache-control"] == "no-store"
    script = next(part.split('"')[0] for part in page.text.split('src="')[1:])
    held = browser.get(script.removeprefix("."))
    assert held.status_code == 200
    assert "no-store" not in held.headers.get("cache-control", "")
    assert set(NAMES) <= set(held.headers)


def test_the_content_policy_runs_only_scripts_that_it_names(browser):
    policy = dict(
        part.strip().split(" ", 1) for part in browser.get("/aanmelden").headers["content-security-policy"].split(";")
    )
    assert policy["script-src"].split() == ["'self'", *hashes()]
    assert policy["default-src"] == policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == policy["base-uri"] == policy["connect-src"] == "'self'"


@pytest.mark.parametrize("address", ["", "https://verhaal.gemeente.nl"])
def test_with_https_the_cookie_is_of_this_host_only_and_browsers_stay_with_https(tmp_path, address):
    settings = Settings(data=tmp_path, access=Access(address=address))
    made = of_accounts(settings)
    doors.stand_at(made)
    person(made.path)
    base = address or "http://127.0.0.1:8501"
    with opened(build(settings, made), base) as browser:
        token = browser.get("/aanmelden", headers=PAGE)
        assert ("strict-transport-security" in token.headers) is bool(address)
        assert ("secure" in token.headers["set-cookie"].casefold()) is bool(address)
        assert token.headers["set-cookie"].startswith("__Host-") is bool(address)
    doors.stand_at(None)


@pytest.mark.parametrize(("access", "why"), [
    (Access(host="0.0.0.0"), "address"),
    (Access(host="0.0.0.0", address="http://verhaal.gemeente.nl", trusted_proxies="10.0.0.1"), "address"),
    (Access(host="192.168.1.4", address="https://verhaal.gemeente.nl"), "proxies"),
])  # fmt: skip
def test_it_listens_elsewhere_only_behind_a_proxy_with_https(tmp_path, access, why):
    with pytest.raises(NotSafe) as refused:
        of_accounts(Settings(data=tmp_path, access=access))
    assert refused.value.why == why
    of_accounts(Settings(data=tmp_path, access=replace(access, address="https://v.nl", trusted_proxies="10.0.0.1")))


@pytest.fixture
def settings(tmp_path):
    return Settings(data=tmp_path, reading=Reading(max_megabytes=1))


def in_parts(size: int):
    """A body whose size nobody says beforehand."""
    for _ in range(size // 1024):
        yield b"x" * 1024


@pytest.mark.parametrize("body", [lambda size: b"x" * size, in_parts], ids=["said", "not said"])
@pytest.mark.parametrize(
    ("path", "most"), [("/aanmelden", LEAST), ("/_stcore/upload_file/eigen/1", 2**20 + AROUND_A_FILE)]
)
def test_a_request_that_is_too_large_is_refused(browser, door, path, most, body):
    person(door.path)
    sign_in(browser, "bo", GOOD)
    door.owners.claim("eigen", door.entered(browser.cookies).key)
    browser.cookies.set("_streamlit_xsrf", "x")
    answer = browser.request("PUT" if "upload" in path else "POST", path, content=body(most + 2048), headers=TYPED)
    # Streamlit refuses an upload without its token before it reads; either way nothing is taken in
    assert answer.status_code in ((413,) if path == "/aanmelden" else (413, 403))
