"""Accounts: made by invitation, by the first link, by another server; changed and blocked; and what is booked."""

from __future__ import annotations

import stat

import pytest

from pipeline.access import Role
from pipeline.accounts import AccountRefused, Accounts, Links, NewAccount, PasswordRefused
from pipeline.accounts.elsewhere import Mapped, Unwelcome, enter
from pipeline.accounts.events import book
from pipeline.audit import Audit
from tests.accounts.people import ADMIN, GOOD, OTHER, Clock, person

WRONG = [
    (dict(name=" "), "no_name"),
    (dict(name="x" * 81), "long_name"),
    (dict(name="a\nb"), "long_name"),
    (dict(sign_in="met spatie"), "bad_sign_in"),
    (dict(sign_in="a/b"), "bad_sign_in"),
    (dict(role=Role.PROVIDER), "no_organisation"),
    (dict(role=Role.PROVIDER, organisation=" "), "no_organisation"),
    (dict(role=Role.ADMIN, organisation="Stichting X"), "organisation"),
]


@pytest.mark.parametrize(("values", "why"), WRONG)
def test_what_cannot_be_an_account(values, why):
    with pytest.raises(AccountRefused) as refused:
        NewAccount(**{"name": "Bo", "sign_in": "bo", "role": Role.OFFICER, **values})
    assert refused.value.why == why


@pytest.mark.parametrize(("new", "why"), [
    (NewAccount("Bo", "BO", Role.OFFICER), "taken"),
    (NewAccount("Medewerker (oefenen)", "x", Role.OFFICER), "practice_name"),
])  # fmt: skip
def test_what_cannot_be_made(path, new, why):
    person(path, "bo")
    with pytest.raises(AccountRefused) as refused:
        Accounts(path).make(new, ADMIN)
    assert refused.value.why == why


def test_the_file_is_for_its_owner_only(path):
    person(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_asking_whether_there_are_accounts_makes_no_file(path):
    assert not Accounts(path).exist()
    assert not path.exists()


def test_the_first_link_makes_one_administrator_and_dies(path):
    token = Links(path).first()
    made = Accounts(path).begin(token, NewAccount("Anna", "anna", Role.ADMIN), GOOD)
    assert (made.role, made.has_password) == (Role.ADMIN, True)
    assert Accounts(path).begin(token, NewAccount("Kwaad", "kwaad", Role.ADMIN), OTHER) is None


def test_a_bad_password_does_not_use_the_link_up(path):
    token = Links(path).first()
    with pytest.raises(PasswordRefused):
        Accounts(path).begin(token, NewAccount("Anna", "anna", Role.ADMIN), "kort")
    assert Links(path).of(token)


def test_starting_again_makes_the_link_of_before_void(path):
    before, now = Links(path).first(), Links(path).first()
    assert Links(path).of(before) is None
    assert Links(path).of(now)


def test_an_invitation_ends_by_use_by_time_by_a_newer_one_and_by_a_block(path):
    clock = Clock()
    links, accounts = Links(path, 3600, clock), Accounts(path, clock=clock)
    made = accounts.make(NewAccount("Bo", "bo", Role.OFFICER), ADMIN)
    older, newer = links.invite(made.number), links.invite(made.number)
    assert (links.of(older), links.of(newer).account) == (None, made)
    assert accounts.choose_password(newer, GOOD)
    assert accounts.choose_password(newer, OTHER) is None
    late = links.reset(made.number)
    clock.now += 3600
    assert links.of(late) is None
    blocked = links.reset(made.number)
    person(path, "anna", Role.ADMIN)
    accounts.block(made.number, ADMIN)
    assert links.of(blocked) is None


def test_the_link_of_an_invitation_is_not_the_first_administrators(path):
    made = Accounts(path).make(NewAccount("Bo", "bo", Role.OFFICER), ADMIN)
    token = Links(path).invite(made.number)
    assert Accounts(path).begin(token, NewAccount("Kwaad", "kwaad", Role.ADMIN), GOOD) is None
    assert Links(path).of(token), "and is not used up by trying"


def test_a_link_lies_in_the_file_as_a_hash_only(path):
    token = Links(path).first()
    assert token.encode() not in b"".join(part.read_bytes() for part in path.parent.iterdir())


@pytest.mark.parametrize("change", [
    lambda accounts, number: accounts.block(number, ADMIN),
    lambda accounts, number: accounts.change_role(number, Role.OFFICER, None, ADMIN),
])  # fmt: skip
def test_the_last_administrator_stays(path, change):
    anna = person(path, "anna", Role.ADMIN)
    Accounts(path).make(NewAccount("Nog niet", "nog", Role.ADMIN), ADMIN)
    with pytest.raises(AccountRefused) as refused:
        change(Accounts(path), anna.number)
    assert refused.value.why == "last_admin"
    person(path, "cor", Role.ADMIN)
    change(Accounts(path), anna.number)


def test_everything_is_booked_in_the_audit_log_by_number_without_names_of_others(path, tmp_path):
    audit = tmp_path / "audit.sqlite"
    accounts = Accounts(path, lambda event: book(audit, event))
    bo = accounts.make(NewAccount("Bo Jansen", "bo", Role.OFFICER), ADMIN)
    accounts.choose_password(Links(path).invite(bo.number), GOOD)
    accounts.change_role(bo.number, Role.ADVISER, None, ADMIN)
    accounts.block(bo.number, ADMIN)
    accounts.unblock(bo.number, ADMIN)
    accounts.end_sessions(bo.number, ADMIN)
    rows = list(Audit(audit).entries())
    assert [row.outcome for row in rows] == ["done", "password", "role", "blocked", "unblocked", "sessions_ended"]
    assert {row.object_id for row in rows} == {str(bo.number)}
    assert {row.kind for row in rows} == {"account"}


ROLES = (("Verhaal.Beheer", Role.ADMIN), ("Verhaal.Lezen", Role.ADVISER), ("Verhaal.Indiener", Role.PROVIDER))
MAPPED = Mapped("roles", ROLES, "company")
WHO = {"iss": "https://login", "sub": "1", "name": "Cor Bakker"}
TOLD = [
    ({"roles": ["Verhaal.Lezen"]}, Role.ADVISER, None),
    ({"roles": "Verhaal.Lezen"}, Role.ADVISER, None),
    ({"roles": ["iets", "Verhaal.Lezen", "Verhaal.Beheer"]}, Role.ADMIN, None),
    ({"roles": ["Verhaal.Indiener"], "company": "Stichting X"}, Role.PROVIDER, "Stichting X"),
    ({"roles": ["Verhaal.Lezen"], "company": "Stichting X"}, Role.ADVISER, None),
]
UNWELCOME = [
    ({}, "no_role"),
    ({"roles": []}, "no_role"),
    ({"roles": ["beheerder", "admin"]}, "no_role"),
    ({"roles": {"Verhaal.Beheer": True}}, "no_role"),
    ({"roles": ["Verhaal.Indiener"]}, "no_organisation"),
    ({"roles": ["Verhaal.Lezen"], "name": ""}, "unreadable"),
]


@pytest.mark.parametrize(("claims", "role", "organisation"), TOLD)
def test_claims_become_a_role_as_they_were_mapped(path, claims, role, organisation):
    account = enter(path, {**WHO, **claims}, MAPPED)
    assert (account.role, account.organisation, account.source) == (role, organisation, "oidc")


@pytest.mark.parametrize(("claims", "why"), UNWELCOME)
def test_without_a_role_that_was_mapped_nobody_enters(path, claims, why):
    with pytest.raises(Unwelcome) as refused:
        enter(path, {**WHO, **claims}, MAPPED)
    assert refused.value.why == why
    assert not Accounts(path).exist()


def test_somebody_is_known_by_issuer_and_subject_not_by_name(path):
    first = enter(path, {**WHO, "roles": ["Verhaal.Lezen"]}, MAPPED)
    renamed = enter(path, {**WHO, "name": "Cor de Wit", "roles": ["Verhaal.Beheer"]}, MAPPED)
    other = enter(path, {**WHO, "sub": "2", "roles": ["Verhaal.Lezen"]}, MAPPED)
    assert (renamed.number, renamed.name, renamed.role) == (first.number, "Cor de Wit", Role.ADMIN)
    assert other.number != first.number


def test_who_is_blocked_here_stays_out_whatever_the_other_server_says(path):
    person(path, "anna", Role.ADMIN)
    cor = enter(path, {**WHO, "roles": ["Verhaal.Lezen"]}, MAPPED)
    Accounts(path).block(cor.number, ADMIN)
    with pytest.raises(Unwelcome) as refused:
        enter(path, {**WHO, "roles": ["Verhaal.Beheer"]}, MAPPED)
    assert refused.value.why == "blocked"
