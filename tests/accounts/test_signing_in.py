"""Signing in: right, wrong, too often, blocked, and what is booked of it."""

from __future__ import annotations

import sqlite3

import pytest
from argon2 import PasswordHasher

from pipeline.access import Role
from pipeline.accounts import Accounts, Refused, SignIn, passwords
from pipeline.accounts.accounts import Actor
from tests.accounts.people import ADMIN, GOOD, Clock, person

HERE, THERE = "10.0.0.1", "10.0.0.2"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def booked() -> list:
    return []


@pytest.fixture
def sign_in(path, clock, booked) -> SignIn:
    person(path)
    return SignIn(path, clock=clock, book=booked.append)


def what(booked: list) -> list[str]:
    return [event.what for event in booked]


@pytest.mark.parametrize("name", ["bo", "BO", " Bo "])
def test_the_right_password_gives_the_account(sign_in, booked, name):
    assert sign_in(name, GOOD, HERE).name == "Bo"
    assert what(booked) == ["signed_in"]
    assert booked[0].who == "Bo"


@pytest.mark.parametrize("name", ["bo", "niemand"])
def test_a_wrong_password_and_a_wrong_name_get_the_same_answer(sign_in, booked, name):
    assert sign_in(name, "fout", HERE) == Refused("wrong")
    assert what(booked) == ["sign_in_failed"]
    assert booked[0].who == "onbekend"


@pytest.mark.parametrize("name", ["bo", "niemand"])
def test_the_fifth_wrong_try_locks_a_name_also_one_that_does_not_exist(sign_in, booked, clock, name):
    answers = [sign_in(name, "fout", f"10.0.1.{number}") for number in range(5)]
    assert answers == [Refused("wrong")] * 4 + [Refused("wait", 900)]
    assert what(booked)[-2:] == ["sign_in_failed", "locked"]
    assert sign_in(name, GOOD, THERE) == Refused("wait", 900), "also with the right password"
    clock.now += 901
    assert (sign_in(name, GOOD, THERE) == Refused("wrong")) == (name == "niemand")


def test_an_address_that_tries_many_names_waits_too_and_others_do_not(sign_in):
    for number in range(20):
        sign_in(f"naam{number}", "fout", HERE)
    assert sign_in("bo", GOOD, HERE) == Refused("wait", 900)
    assert sign_in("bo", GOOD, THERE).name == "Bo"


def test_the_right_password_begins_the_count_anew(sign_in):
    for _ in range(3):
        for _ in range(4):
            sign_in("bo", "fout", f"{HERE}{_}")
        assert sign_in("bo", GOOD, THERE).name == "Bo"


def test_an_administrator_can_end_a_lock(sign_in):
    for _ in range(5):
        sign_in("bo", "fout", HERE)
    sign_in.release("bo")
    assert sign_in("bo", GOOD, HERE).name == "Bo"


def test_who_is_blocked_gets_the_answer_of_a_wrong_password(sign_in, path):
    account = Accounts(path).named("bo")
    Accounts(path).block(account.number, ADMIN)
    assert sign_in("bo", GOOD, HERE) == Refused("wrong")


def test_who_did_not_choose_a_password_yet_cannot_sign_in(path, sign_in):
    from pipeline.accounts import NewAccount

    Accounts(path).make(NewAccount("Cor", "cor", Role.ADVISER), Actor("Anna", Role.ADMIN))
    assert sign_in("cor", "", HERE) == Refused("wrong")


def test_a_hash_of_old_parameters_is_made_anew_at_sign_in(sign_in, path):
    old = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(GOOD)
    with sqlite3.connect(path) as connection:
        connection.execute("update accounts set password = ?", [old])
    assert sign_in("bo", GOOD, HERE).name == "Bo"
    with sqlite3.connect(path) as connection:
        (held,) = connection.execute("select password from accounts").fetchone()
    assert not passwords.is_outdated(held)
    assert sign_in("bo", GOOD, HERE).name == "Bo"


def test_nothing_that_was_typed_lies_in_the_file(sign_in, path):
    sign_in("perongeluk-mijn-wachtwoord", "geheim-wachtwoord", HERE)
    held = b"".join(part.read_bytes() for part in path.parent.iterdir())
    for typed in (b"perongeluk-mijn-wachtwoord", b"geheim-wachtwoord", GOOD.encode(), HERE.encode()):
        assert typed not in held
