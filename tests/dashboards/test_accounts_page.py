"""The page Accounts, and what an account changes on every page: no role to choose, no name to type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.entrance import door as doors
from dashboards.entrance.door import Door, of_accounts
from dashboards.entrance.practice import of_practice
from dashboards.labels import people as words
from pipeline.access import Role
from pipeline.accounts import Account, passwords
from pipeline.audit import Audit
from pipeline.decisions import Inbox
from pipeline.delivery import DECISIONS
from pipeline.settings import Settings
from tests.accounts.conftest import CHEAP
from tests.accounts.people import ADMIN, person
from tests.dashboards.builders import told_town
from tests.dashboards.desk_builders import deliver_all, desk_rows


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    made = of_accounts(Settings(data=tmp_path))
    doors.stand_at(made)
    yield made
    doors.stand_at(None)


@pytest.fixture
def as_account(monkeypatch: pytest.MonkeyPatch):
    """Sign in: AppTest has no cookies of its own."""

    def signed_in(door: Door, account: Account) -> str:
        token = door.sessions.begin(account)
        monkeypatch.setattr(Door, "entered", lambda self, cookies: self.sessions.of(token))
        return token

    return signed_in


def shown(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label.startswith(label)).click().run()


@pytest.fixture
def anna(door, as_account) -> Account:
    account = person(door.path, "anna", Role.ADMIN)
    as_account(door, account)
    return account


def test_without_accounts_the_page_says_so(open_app):
    assert "zonder accounts" in shown(open_app(told_town(), "accounts"))


def test_in_a_demo_there_are_none(open_app, tmp_path, as_account):
    with of_practice(Settings(data=tmp_path)) as door:
        doors.stand_at(door)
        as_account(door, next(one for one in door.accounts.all() if one.role is Role.ADMIN))
        assert words.PRACTICE_HERE in shown(open_app(told_town(), "accounts"))
        doors.stand_at(None)


@pytest.mark.parametrize("rows", [None, told_town()], ids=["no store", "a store"])
def test_everybody_who_may_sign_in_is_listed(open_app, door, anna, rows):
    person(door.path, "bo", Role.PROVIDER, organisation="Stichting X")
    page = shown(open_app(rows, "accounts"))
    assert '<th scope="row">Anna</th><td>anna</td><td>Beheerder</td>' in page
    assert "Stichting X" in page
    assert page.index("Anna") < page.index("Bo")


def test_an_invitation_shows_its_link_once(open_app, door, anna):
    app = open_app(None, "accounts")
    app.text_input(key="uitnodigen_naam").input("Bo <b>Jansen</b>")
    app.text_input(key="uitnodigen_aanmeldnaam").input("bo")
    press(app, words.INVITE)
    token = app.code[0].value.split("sleutel=")[1]
    assert door.links.of(token).account.name == "Bo <b>Jansen</b>"
    assert "<b>" not in shown(app)
    assert not app.run().code
    assert [row.outcome for row in Audit(door.settings.audit).entries()][-2:] == ["done", "invited"]


@pytest.mark.parametrize(("fields", "said"), [
    ({"uitnodigen_naam": "", "uitnodigen_aanmeldnaam": "bo"}, "Vul een naam in"),
    ({"uitnodigen_naam": "Bo", "uitnodigen_aanmeldnaam": "anna"}, "al in gebruik"),
    ({"uitnodigen_naam": "Bo", "uitnodigen_aanmeldnaam": "bo", "uitnodigen_organisatie": "X"}, "Alleen een indiener"),
])  # fmt: skip
def test_what_cannot_be_an_account_is_told(open_app, door, anna, fields, said):
    app = open_app(None, "accounts")
    for key, value in fields.items():
        app.text_input(key=key).input(value)
    press(app, words.INVITE)
    assert said in app.error[0].value
    assert [one.name for one in door.accounts.all()] == ["Anna"]


def chosen(app: AppTest, account: Account) -> AppTest:
    return app.selectbox(key="account_gekozen").set_value(account).run()


@pytest.mark.parametrize(("action", "said", "is_blocked"), [
    (words.BLOCK, "geblokkeerd en afgemeld", True), (words.END_SESSIONS, "overal afgemeld", False),
])  # fmt: skip
def test_somebody_is_blocked_or_signed_out(open_app, door, anna, action, said, is_blocked):
    bo = person(door.path, "bo")
    token = door.sessions.begin(bo)
    app = chosen(open_app(None, "accounts"), bo)
    press(app, action)
    assert said in app.success[0].value
    assert door.sessions.of(token) is None
    assert door.accounts.by_number(bo.number).is_blocked is is_blocked


def test_another_role_counts_at_once(open_app, door, anna):
    bo = person(door.path, "bo")
    token = door.sessions.begin(bo)
    app = chosen(open_app(None, "accounts"), bo)
    app.selectbox(key=f"rol_van_{bo.number}_rol").set_value(Role.ADVISER)
    press(app, words.SAVE_ROLE)
    assert door.accounts.by_number(bo.number).role is Role.ADVISER
    assert door.sessions.of(token) is None


def test_nobody_changes_their_own_account(open_app, door, anna):
    app = chosen(open_app(None, "accounts"), anna)
    assert words.NOT_SELF in shown(app)
    assert not [button for button in app.button if button.label.startswith(words.BLOCK)]


def test_the_page_is_for_administrators(open_whole, door, as_account):
    person(door.path, "anna", Role.ADMIN)
    as_account(door, person(door.path, "bo"))
    app = open_whole(told_town(), "accounts")
    assert "Dit onderdeel hoort niet bij uw rol" in shown(app)
    assert not app.text_input
    assert not [button for button in app.button if button.label.startswith("Ga verder als")]


def test_a_role_in_the_address_does_not_count(open_whole, door, as_account):
    as_account(door, person(door.path, "bo"))
    app = open_whole(told_town(), "beoordelen", rol="Beheerder")
    assert "Dit onderdeel hoort niet bij uw rol" in shown(app)
    assert "rol" not in [field.key for field in app.selectbox]


def test_what_is_decided_stands_under_the_name_of_the_account(open_app, door, as_account, tmp_path):
    deliver_all(tmp_path)
    as_account(door, person(door.path, "bo"))
    app = open_app(desk_rows(), "aanleveren")
    app.session_state["medewerker"] = "Iemand anders"
    app.run()
    assert "uw_naam" not in [field.key for field in app.text_input]
    open_first = next(button for button in app.button if button.label.startswith("Nakijken"))
    open_first.click().run()
    press(app, "Keur goed")
    assert {one.decided_by for one in Inbox(tmp_path / DECISIONS).reviews().values()} == {"Bo"}


def test_who_is_signed_out_sees_that_and_nothing_else(open_whole, door, as_account):
    account = person(door.path, "bo")
    token = as_account(door, account)
    app = open_whole(told_town(), "cijfers_en_verhalen")
    assert "Buurthuis De Linde" in shown(app)
    person(door.path, "anna", Role.ADMIN)
    door.accounts.block(account.number, ADMIN)
    app.run()
    assert "U bent afgemeld" in shown(app)
    assert "Buurthuis De Linde" not in shown(app)
    assert door.sessions.of(token) is None
