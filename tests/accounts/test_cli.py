"""`verhaal accounts`, and what `verhaal dashboard` refuses before it opens anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.accounts import Accounts, Links, Refused, SignIn
from pipeline.audit import Audit
from pipeline.cli import app
from tests.accounts.people import GOOD, person


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path))
    return lambda *words: CliRunner().invoke(app, list(words))


def token_in(answer: Result) -> str:
    return answer.output.split("sleutel=")[1].split()[0]


def test_somebody_is_invited_and_listed(run, path):
    assert "nog geen accounts" in run("accounts", "list").output
    assert not path.exists()
    answer = run("accounts", "invite", "Bo Jansen", "bo", "medewerker", "--address", "https://v.nl/")
    assert "https://v.nl/uitnodiging?sleutel=" in answer.output
    assert "Bo Jansen · bo · medewerker · wacht op eerste wachtwoord" in run("accounts", "list").output
    assert Accounts(path).choose_password(token_in(answer), GOOD).name == "Bo Jansen"
    assert "actief" in run("accounts", "list").output


@pytest.mark.parametrize(("words", "said"), [
    (("invite", "Bo", "bo", "indiener"), "--organisation"),
    (("invite", "", "bo", "medewerker"), "naam"),
    (("invite", "Bo", "bo", "directeur"), "directeur"),
    (("block", "niemand"), "geen account met aanmeldnaam niemand"),
    (("reset", "niemand"), "geen account met aanmeldnaam niemand"),
])  # fmt: skip
def test_what_cannot_be_is_told(run, words, said):
    answer = run("accounts", *words)
    assert answer.exit_code == 2
    assert said in answer.output


def test_block_and_back(run, path):
    person(path)
    assert "geblokkeerd" in run("accounts", "block", "BO").output
    assert Accounts(path).named("bo").is_blocked
    run("accounts", "block", "bo", "--undo")
    assert not Accounts(path).named("bo").is_blocked


def test_reset_gives_a_link_and_ends_a_lock(run, path, tmp_path):
    person(path)
    for _ in range(5):
        SignIn(path)("bo", "fout", "10.0.0.1")
    assert Links(path).of(token_in(run("accounts", "reset", "bo"))).purpose == "reset"
    assert not isinstance(SignIn(path)("bo", GOOD, "10.0.0.1"), Refused)
    assert [row.outcome for row in Audit(tmp_path / "audit.sqlite").entries()] == ["sessions_ended", "invited"]


@pytest.mark.parametrize(("settings", "options", "said"), [
    ('[access]\nhost = "0.0.0.0"', (), "https"),
    ('[access]\nhost = "0.0.0.0"', ("--demo",), "alleen op deze computer"),
    ('[access.oidc]\ndiscovery = "https://x/.well-known/openid-configuration"', (), "roles"),
    ("", ("--demo",), "er zijn accounts"),
])  # fmt: skip
def test_the_dashboard_does_not_open_where_that_is_not_safe(run, path, tmp_path, settings, options, said):
    person(path)
    file = tmp_path / "verhaal.toml"
    file.write_text(settings, encoding="utf-8")
    answer = run("dashboard", "--no-open", "--settings", str(file), *options)
    assert answer.exit_code == 2
    assert said in answer.output
