"""Sessions: how long they last, what ends them, and that the file does not open them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.access import Role
from pipeline.accounts import Accounts, Sessions
from pipeline.accounts.sessions import TOUCHED_EVERY
from tests.accounts.people import ADMIN, OTHER, Clock, person

IDLE, WHOLE = 1800.0, 36000.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(path, clock) -> Sessions:
    return Sessions(path, IDLE, WHOLE, clock)


def test_a_token_opens_the_session_of_its_account_and_nothing_else_does(path, sessions):
    token = sessions.begin(person(path))
    assert sessions.of(token).account.name == "Bo"
    assert [sessions.of(other) for other in (None, "", token[:-1], sessions.of(token).key)] == [None] * 4


def test_a_token_has_256_bits_and_lies_nowhere(path, sessions):
    token = sessions.begin(person(path))
    assert len(token) == 43
    assert token.encode() not in b"".join(part.read_bytes() for part in path.parent.iterdir())


@settings(max_examples=30)
@given(st.lists(st.floats(1, 3600), min_size=1, max_size=30))
def test_a_session_lasts_while_it_is_used_and_no_longer_than_a_day_of_work(pauses):
    with TemporaryDirectory() as folder:
        path, clock = Path(folder) / "a.sqlite", Clock()
        sessions = Sessions(path, IDLE, WHOLE, clock)
        token, begun = sessions.begin(person(path)), clock.now
        seen = begun
        for pause in pauses:
            clock.now += pause
            session = sessions.of(token)
            # being seen is written down every so often, so that a session may end that much sooner
            if clock.now - begun >= WHOLE or clock.now - seen >= IDLE:
                assert session is None
                return
            if clock.now - seen < IDLE - TOUCHED_EVERY:
                assert session is not None
            if session is None:
                return
            sessions.see(session)
            seen = clock.now


@pytest.mark.parametrize("back", [61, 3600, 10**9])
def test_a_clock_that_is_set_back_ends_a_session_rather_than_make_it_last(path, sessions, clock, back):
    token = sessions.begin(person(path))
    clock.now -= back
    assert sessions.of(token) is None


def end_by_signing_out(accounts, sessions, account, token):
    sessions.end(sessions.of(token))


ENDS = {
    "signing out": end_by_signing_out,
    "a block": lambda accounts, _s, account, _t: accounts.block(account.number, ADMIN),
    "another role": lambda accounts, _s, account, _t: accounts.change_role(account.number, Role.ADVISER, None, ADMIN),
    "a new password": lambda accounts, _s, account, _t: accounts.change_password(account, OTHER),
    "an administrator": lambda accounts, _s, account, _t: accounts.end_sessions(account.number, ADMIN),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_what_ends_a_session_ends_it_at_once_and_no_other(path, sessions, end):
    account, other = person(path), person(path, "cor")
    token, stays = sessions.begin(account), sessions.begin(other)
    end(Accounts(path), sessions, account, token)
    assert sessions.of(token) is None
    assert sessions.of(stays).account == other


def test_after_a_block_is_lifted_an_old_session_stays_ended(path, sessions):
    account = person(path)
    token = sessions.begin(account)
    Accounts(path).block(account.number, ADMIN)
    Accounts(path).unblock(account.number, ADMIN)
    assert sessions.of(token) is None


def test_sessions_are_counted_while_they_last(path, sessions, clock):
    account = person(path)
    sessions.begin(account)
    sessions.begin(account)
    assert sessions.count() == {account.number: 2}
    clock.now += IDLE
    assert sessions.count() == {}
