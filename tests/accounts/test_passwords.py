"""Which passwords are good enough, and how they are kept."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from pipeline.accounts import passwords
from pipeline.accounts.passwords import PasswordRefused

NAMES = ("Anna de Boer", "a.deboer@gemeente.nl")
REFUSED = [
    ("elf tekens.", "short"),
    ("x" * 257 + "abc", "long"),
    ("abababababab", "repeated"),
    ("wachtwoord123", "common"),
    ("Wachtwoord123!!", "common"),
    ("QwertyUiopAsdf", "common"),
    ("Annadeboer2026", "name"),
    ("Verhaal2026!!!", "name"),
    ("GemeenteVerhaal1", "name"),
]
GOOD = [
    "de kat zit op het dak",
    "correct paard batterij",
    "Zq8!fe0rTmLw",
    "ik fiets anna elke dag naar het werk",
    "ééééabcdéfgh",
]


@pytest.mark.parametrize(("password", "why"), REFUSED)
def test_what_is_guessed_first_is_refused(password, why):
    with pytest.raises(PasswordRefused) as refused:
        passwords.check(password, *NAMES)
    assert refused.value.why == why


@pytest.mark.parametrize("password", GOOD)
def test_any_other_long_one_will_do_whatever_signs_it_has(password):
    passwords.check(password, *NAMES)


def test_it_is_kept_as_argon2id_with_a_salt_of_its_own():
    one, two = passwords.hashed(GOOD[0]), passwords.hashed(GOOD[0])
    assert one.startswith("$argon2id$")
    assert one != two
    assert GOOD[0] not in one


def test_the_parameters_in_use_are_those_that_owasp_asks_at_least():
    real = PasswordHasher()
    assert real.type.name == "ID"
    assert real.memory_cost >= 19 * 1024
    assert real.time_cost >= 2


def test_right_and_wrong():
    held = passwords.hashed("één twee drie vier")
    assert passwords.is_right(held, "één twee drie vier")
    assert passwords.is_right(held, "e\u0301e\u0301n twee drie vier"), "typed on another keyboard"
    assert not passwords.is_right(held, "een twee drie vier")


@pytest.mark.parametrize("held", [None, "", "geen hash"])
def test_nothing_fits_where_there_is_no_password(held):
    assert not passwords.is_right(held, "een wachtwoord dat van niemand is")


class Counting(PasswordHasher):
    """Counts what it is asked to compare."""

    asked = 0

    def verify(self, *given):
        Counting.asked += 1
        return super().verify(*given)


def test_a_name_that_does_not_exist_costs_a_comparison_too(monkeypatch):
    monkeypatch.setattr(passwords, "_HASHER", Counting(time_cost=1, memory_cost=8, parallelism=1))
    assert not passwords.is_right(None, "iets")
    assert Counting.asked == 1


def test_a_hash_of_other_parameters_is_outdated():
    assert passwords.is_outdated(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash("x"))
    assert not passwords.is_outdated(passwords.hashed("x"))
