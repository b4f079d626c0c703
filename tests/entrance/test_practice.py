"""The demo: one person per role without a password, on samples only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboards.entrance import door as doors
from dashboards.entrance.building import build
from dashboards.entrance.door import NotSafe
from dashboards.entrance.opening import first_path, opened
from dashboards.entrance.practice import check, of_practice
from pipeline.access import Role
from pipeline.audit import Audit
from pipeline.decisions import Inbox
from pipeline.settings import Access, Settings
from pipeline.vault import Vault
from tests.accounts.people import person
from tests.entrance.conftest import FORM, PAGE, send
from tests.entrance.conftest import opened as before

SAMPLE, REAL, LATER = b"een voorbeeldverslag", b"een echt verslag", b"aangeleverd bij het oefenen"


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    folder = tmp_path / "samples"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "verslag.txt").write_bytes(SAMPLE)
    return folder


def delivered(settings: Settings, content: bytes, by: str | None = None, container: str | None = None) -> str:
    document = Vault(settings.vault).keep(content)
    Inbox(settings.decisions).deliver(document, "x.txt", by, container=container)
    return document


def refusal(settings: Settings, samples: Path) -> str | None:
    try:
        check(settings, samples)
    except NotSafe as error:
        return error.why
    return None


def test_it_opens_on_nothing_and_on_samples_and_on_what_came_with_them(settings, samples):
    assert refusal(settings, samples) is None
    zipped = delivered(settings, SAMPLE)
    delivered(settings, b"stond in het voorbeeld", container=zipped)
    assert refusal(settings, samples) is None


def test_it_opens_on_what_was_delivered_while_practising(settings, samples):
    delivered(settings, LATER, by="Medewerker (oefenen)")
    assert refusal(settings, samples) is None


@pytest.mark.parametrize("by", [None, "Anna de Boer", "(oefenen) Anna", ""])
def test_it_does_not_open_on_anything_else(settings, samples, by):
    delivered(settings, SAMPLE)
    delivered(settings, REAL, by=by)
    assert refusal(settings, samples) == "real"


def test_it_does_not_open_on_an_original_that_is_in_no_book(settings, samples):
    Vault(settings.vault).keep(REAL)
    assert refusal(settings, samples) == "real"


def test_it_does_not_open_where_there_are_accounts_nor_for_other_computers(settings, samples):
    assert refusal(replace(settings, access=Access(host="0.0.0.0")), samples) == "demo_host"
    person(settings.accounts)
    assert refusal(settings, samples) == "accounts"


@pytest.fixture
def practice(settings, samples):
    with of_practice(settings, samples) as door:
        doors.stand_at(door)
        with before(build(settings, door)) as browser:
            yield browser, door
    doors.stand_at(None)


@pytest.mark.parametrize("role", Role)
def test_a_button_makes_somebody_of_a_role(practice, role):
    browser, door = practice
    page = browser.get("/aanmelden", headers=PAGE).text
    assert "Oefenomgeving met voorbeeldverslagen" in page
    assert page.count("<form") == len(Role)
    assert "wachtwoord" not in page.replace("Een wachtwoord is niet nodig", "")
    assert send(browser, "/aanmelden", rol=role.value).headers["location"] == "/"
    account = door.entered(browser.cookies).account
    assert (account.role, bool(account.organisation)) == (role, role is Role.PROVIDER)
    assert account.name.endswith("(oefenen)")
    assert [(row.action, row.who) for row in Audit(door.settings.audit).entries()] == [("signed_in", account.name)]


@pytest.mark.parametrize("role", ["", "directeur"])
def test_there_is_nobody_else(practice, role):
    browser, door = practice
    assert send(browser, "/aanmelden", rol=role).status_code == 400
    assert browser.post("/aanmelden", data={"rol": "beheerder"}, headers=FORM).status_code == 400
    assert door.entered(browser.cookies) is None


@pytest.mark.parametrize("path", ["/eerste-keer", "/uitnodiging", "/wachtwoord", "/aanmelden/extern"])
def test_there_are_no_accounts_to_make(practice, path):
    browser, _ = practice
    assert browser.get(path, headers=PAGE).headers["location"].startswith("/aanmelden?naar=") or path.startswith(
        "/aanmelden"
    )
    assert not practice[1].settings.accounts.exists()


def test_its_people_are_gone_afterwards(settings, samples):
    with of_practice(settings, samples) as door:
        path = door.path
        assert path.exists()
    assert not path.exists()


def test_without_the_demo_the_first_time_gives_a_link_and_later_none(settings):
    with opened(settings, demo=False) as door:
        assert first_path(door).startswith("/eerste-keer?sleutel=")
        person(settings.accounts)
        assert first_path(door) == ""
