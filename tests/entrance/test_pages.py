"""Signing in and out, the first link, invitations and the password, as forms."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.entrance import forms
from pipeline.access import Role
from pipeline.accounts import NewAccount
from pipeline.audit import Audit
from tests.accounts.people import ADMIN, GOOD, OTHER, person
from tests.entrance.conftest import FORM, PAGE, send, sign_in

ELSEWHERE = [
    "https://kwaad.nl", "//kwaad.nl", "/\\kwaad.nl", "\\\\kwaad.nl", "javascript:alert(1)", "/a\r\nset-cookie: x",
    "kwaad", "", None, "/aanmelden?naar=/x", "/afmelden", "/uitnodiging?sleutel=x", "/ /x", "/\tx", "/" + "x" * 3000,
]  # fmt: skip


@pytest.mark.parametrize("asked", ELSEWHERE)
def test_one_goes_on_to_this_site_only(asked):
    assert forms.safe_path(asked) == "/"


@pytest.mark.parametrize("asked", ["/overzicht", "/bron?document=ab&zin=4", "/cijfers?periode=1e+kwartaal+2025"])
def test_one_goes_on_to_where_one_was_going(asked):
    assert forms.safe_path(asked) == asked


@given(st.text(max_size=40))
def test_whatever_is_asked_it_stays_on_this_site(asked):
    path = forms.safe_path(asked)
    assert path.startswith("/")
    assert not path.startswith(("//", "/\\"))
    assert not re.search(r"[\s\\]", path)


def test_signing_in_gives_a_cookie_that_scripts_and_other_sites_cannot_use(browser, door):
    person(door.path)
    cookie = next(
        one for one in sign_in(browser, "bo", GOOD).headers.get_list("set-cookie") if one.startswith("verhaal=")
    )
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert "expires" not in cookie.casefold(), "it ends with the browser"


def test_a_wrong_password_says_so_and_gives_nothing(browser, door):
    person(door.path)
    answer = sign_in(browser, "bo", "fout")
    assert answer.status_code == 401
    assert "klopt niet" in answer.text
    assert "verhaal=" not in answer.headers.get("set-cookie", "")
    assert 'value="bo"' in answer.text
    assert "fout" not in re.sub(r'(class|id)="fout"|aria-describedby="[^"]*"', "", answer.text)


def test_what_was_typed_is_shown_as_text(browser, door):
    person(door.path)
    assert "<script>" not in sign_in(browser, '"><script>alert(1)</script>', "x").text


def test_the_fifth_wrong_try_says_how_long_to_wait(browser, door):
    person(door.path)
    answers = [sign_in(browser, "bo", "fout") for _ in range(5)]
    assert [one.status_code for one in answers] == [401, 401, 401, 401, 429]
    assert "Wacht 15 minuten" in answers[-1].text
    assert answers[-1].headers["retry-after"] == "900"


def test_a_form_without_its_token_does_nothing(browser, door):
    person(door.path)
    stolen = {"naam": "bo", "wachtwoord": GOOD}
    for token in ("", "vals", forms.token(door, "/afmelden", "x"), forms.token(door, "/aanmelden", "van een ander")):
        answer = browser.post("/aanmelden", data={**stolen, "formulier": token}, headers=FORM)
        assert answer.status_code == 400
        assert door.entered(browser.cookies) is None


def test_signing_in_begins_another_session_each_time(browser, door):
    person(door.path)
    browser.cookies.set("verhaal", "gekozen-door-een-ander", domain="127.0.0.1")
    sign_in(browser, "bo", GOOD)
    assert browser.cookies.get("verhaal", domain="127.0.0.1") != "gekozen-door-een-ander"


def test_signing_out_ends_the_session_and_asks_who_follows_a_link(browser, door):
    person(door.path)
    sign_in(browser, "bo", GOOD)
    token = browser.cookies["verhaal"]
    assert "Wilt u zich afmelden?" in browser.get("/afmelden", headers=PAGE).text
    assert door.sessions.of(token)
    assert browser.post("/afmelden", data={"formulier": "vals"}, headers=FORM).status_code == 200
    assert door.sessions.of(token), "a form of another site ends nothing"
    assert send(browser, "/afmelden").headers["location"] == "/aanmelden?afgemeld"
    assert door.sessions.of(token) is None
    assert "verhaal" not in browser.cookies
    assert "U bent afgemeld" in browser.get("/aanmelden?afgemeld", headers=PAGE).text


def test_the_first_administrator(browser, door):
    query = f"?sleutel={door.links.first()}"
    assert "nog geen accounts" in browser.get("/aanmelden", headers=PAGE).text
    fields = {"weergavenaam": "Anna de Boer", "naam": "anna"}
    short = send(browser, "/eerste-keer", query, nieuw="kort", nogmaals="kort", **fields)
    assert (short.status_code, "te kort" in short.text, 'value="Anna de Boer"' in short.text) == (400, True, True)
    different = send(browser, "/eerste-keer", query, nieuw=GOOD, nogmaals=OTHER, **fields)
    assert "niet gelijk" in different.text
    assert send(browser, "/eerste-keer", query, nieuw=GOOD, nogmaals=GOOD, **fields).headers["location"] == "/"
    assert door.entered(browser.cookies).account.role is Role.ADMIN
    assert browser.get(f"/eerste-keer{query}", headers=PAGE).status_code == 404


def test_an_invitation(browser, door):
    made = door.accounts.make(NewAccount("Bo", "bo", Role.OFFICER), ADMIN)
    query = f"?sleutel={door.links.invite(made.number)}"
    assert browser.get(f"/eerste-keer{query}", headers=PAGE).status_code == 404
    assert send(browser, "/uitnodiging", query, nieuw=GOOD, nogmaals=GOOD).status_code == 303
    assert door.entered(browser.cookies).account.name == "Bo"
    assert browser.get(f"/uitnodiging{query}", headers=PAGE).status_code == 404


def test_changing_the_password_asks_the_one_of_now_and_ends_all_sessions(browser, door):
    account = person(door.path)
    other = door.sessions.begin(account)
    sign_in(browser, "bo", GOOD)
    mine = browser.cookies["verhaal"]
    wrong = send(browser, "/wachtwoord", huidig="fout", nieuw=OTHER, nogmaals=OTHER)
    assert (wrong.status_code, "van nu klopt niet" in wrong.text) == (401, True)
    assert send(browser, "/wachtwoord", huidig=GOOD, nieuw=OTHER, nogmaals=OTHER).status_code == 303
    assert door.sessions.of(other) is None
    assert door.sessions.of(mine) is None
    assert door.entered(browser.cookies).account == account
    assert sign_in_fresh(door, OTHER) == account


def sign_in_fresh(door, password):
    return door.sign_in("bo", password, "10.0.0.9")


def test_changing_the_password_without_a_session_leads_to_signing_in(browser):
    assert browser.get("/wachtwoord", headers=PAGE).headers["location"].startswith("/aanmelden")


def test_signing_in_and_out_is_booked_and_names_that_were_tried_are_not(browser, door, settings):
    person(door.path)
    sign_in(browser, "wie@elders.nl", "x")
    sign_in(browser, "bo", GOOD)
    send(browser, "/afmelden")
    rows = [(row.action, row.who) for row in Audit(settings.audit).entries()]
    assert rows == [("sign_in_failed", "onbekend"), ("signed_in", "Bo"), ("signed_out", "Bo")]


def test_what_the_pages_show_needs_no_script_and_nothing_from_elsewhere(browser, door):
    page = browser.get(f"/eerste-keer?sleutel={door.links.first()}", headers=PAGE).text
    assert "<script" not in page
    assert "style=" not in page
    assert not re.findall(r'(?:href|src)="(?!/)', page)
    for path in ("/entree.css", "/merk.svg"):
        assert browser.get(path).status_code == 200
