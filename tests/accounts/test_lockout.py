"""Lock-out: how many tries, how long it takes, and that it grows and ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.accounts import lockout
from pipeline.accounts.lockout import LONGEST, Tries

MOST, FIRST = 5, 900.0
moments = st.lists(st.floats(0, 3 * 86400), min_size=1, max_size=60).map(sorted)


def after(times: list[float]) -> Tries:
    tries = Tries()
    for now in times:
        tries = lockout.failed(tries, now, MOST, FIRST)
    return tries


@given(moments)
def test_nobody_waits_before_the_fifth_wrong_try(times):
    assert lockout.waits(after(times[:4]), times[-1]) == 0


@given(st.integers(1, 12))
def test_every_fifth_locks_and_each_time_for_longer_up_to_a_day(locks):
    tries, now = Tries(), 1000.0
    waited = []
    for _ in range(locks):
        for _ in range(MOST):
            tries = lockout.failed(tries, now, MOST, FIRST)
        waited.append(lockout.waits(tries, now))
        now += min(waited[-1], 3600)
    assert waited == [min(FIRST * 2**n, LONGEST) for n in range(locks)]


@given(moments, st.floats(-1e9, 1e9))
def test_nobody_waits_longer_than_the_longest_whatever_the_clock_does(times, jump):
    assert 0 <= lockout.waits(after(times), times[-1] + jump) <= LONGEST


@given(moments)
def test_after_a_day_without_a_wrong_try_one_begins_anew(times):
    tries = lockout.failed(after(times), times[-1] + 86400 * 2 + 1, MOST, FIRST)
    assert (tries.failures, tries.locks) == (1, 0)
