"""The page of the audit log: whose it is, what it shows of which rows, the check, and the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import audit_log, data
from dashboards.booking import taken_along, whoever_looks
from dashboards.labels import audit as words
from dashboards.labels.roles import ROLES
from dashboards.permission import NotAllowed, require
from dashboards.visitor import Visitor, acting_as
from pipeline.access import Action, Role
from pipeline.audit import Audit, Event, acting, tell_actor
from pipeline.audit.entries import SAID
from pipeline.audit.finding import Asked
from tests.dashboards.conftest import Open

ADMIN = Visitor(Role.ADMIN, "Beheerder Bo")


@pytest.fixture(autouse=True)
def nobody_left_behind() -> Iterator[None]:
    before = list(acting._asked)
    yield
    acting._asked[:] = before


@pytest.fixture
def log(tmp_path: Path) -> Audit:
    audit = Audit(tmp_path / "audit.sqlite")
    audit.book("Anna", "medewerker", Event.READ_ORIGINAL, "viewings", f"1/{'ab' * 32}", "whole")
    audit.book("<b>Bram</b>", "adviseur", Event.AGREED, "agreements", "1")
    for number in range(60):
        audit.book("Anna", "medewerker", Event.CONFIRMED, "reviews", str(number))
    return audit


def text(app: AppTest) -> str:
    return " ".join(html.proto.body for html in app.get("html"))


def shown_rows(app: AppTest) -> int:
    return text(app).count('<th scope="row"')


def test_nothing_booked_is_said(open_app: Open):
    app = open_app(None, "logboek")
    assert not app.exception
    assert words.NOTHING_BOOKED in text(app)


def test_the_newest_rows_stand_first_and_the_rest_is_asked_for(open_app: Open, log: Audit):
    app = open_app(None, "logboek")
    assert not app.exception
    assert shown_rows(app) == 50
    app.button(key="knop_logboek").click().run()
    assert shown_rows(app) == 62
    assert "ababababa" in text(app)
    assert "ab" * 20 not in text(app), "the download has the whole hash"


def test_a_name_is_shown_as_it_is_and_runs_nothing(open_app: Open, log: Audit):
    app = open_app(None, "logboek")
    app.selectbox(key="logboek_wie").set_value("<b>Bram</b>").run()
    assert shown_rows(app) == 1
    assert "&lt;b&gt;Bram" in text(app)
    assert "<b>Bram" not in text(app)


def test_rows_are_chosen_by_action(open_app: Open, log: Audit):
    app = open_app(None, "logboek")
    app.multiselect(key="logboek_wat").set_value([Event.READ_ORIGINAL, Event.AGREED]).run()
    assert shown_rows(app) == 2
    app.multiselect(key="logboek_wat").set_value([Event.REKEYED]).run()
    assert words.NOTHING_FITS in text(app)


@pytest.mark.parametrize(
    ("tampered", "said"), [(False, "Het logboek klopt: 62"), (True, "veranderd na het vastleggen")]
)
def test_the_check_says_what_it_found(open_app: Open, log: Audit, tampered: bool, said: str):
    if tampered:
        with closing(sqlite3.connect(log.path)) as connection:
            connection.executescript("drop trigger entries_update; update entries set who = 'x' where number = 5;")
    app = open_app(None, "logboek")
    app.button(key="controleer_logboek").click().run()
    assert not app.exception
    assert said in text(app)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_another_role_reads_nothing_of_it(open_whole: Open, log: Audit, role: Role):
    app = open_whole(None, "logboek", rol=ROLES[role])
    assert "Anna" not in text(app)
    with acting_as(Visitor(role, "Wie dan ook")):
        for read in (audit_log.names, audit_log.checked, lambda: audit_log.rows(Asked(), 9),
                     lambda: audit_log.file(Asked(), "csv")):  # fmt: skip
            with pytest.raises(NotAllowed):
                read()


def test_taking_the_log_along_is_booked_with_who_did(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, log: Audit):
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path))
    tell_actor(whoever_looks)
    with acting_as(ADMIN):
        content = taken_along(lambda: audit_log.file(Asked("Anna"), "csv"), "csv")().decode()
    assert content.splitlines()[0] == ",".join(("number", *SAID, "hash"))
    assert len(content.splitlines()) == 62
    *_, reading, file = log.entries()
    assert [(one.who, one.role, one.action) for one in (reading, file)] == [
        (ADMIN.name, "beheerder", Event.READ_AUDIT), (ADMIN.name, "beheerder", Event.EXPORTED),
    ]  # fmt: skip


def test_what_is_asked_for_outside_a_role_is_booked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, log: Audit):
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path))
    with pytest.raises(NotAllowed):
        require(Action.READ_ORIGINAL, Visitor(Role.REVIEWER, "Rik"))
    *_, last = log.entries()
    assert (last.who, last.role, last.action, last.kind, last.object_id) == (
        "Rik", "beoordelaar", Event.REFUSED, "action", Action.READ_ORIGINAL.value,
    )  # fmt: skip
    assert data.settings().audit == log.path


def test_every_action_has_dutch_words():
    assert set(words.ACTIONS) == set(Event)
