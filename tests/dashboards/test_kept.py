"""What is kept of the store: made once, whoever asks, and no more of it than fits."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import polars as pl
import pytest

from dashboards import data
from dashboards.kept import Kept
from pipeline.decisions import Inbox, Queue
from pipeline.delivery import DECISIONS
from tests.dashboards.builders import published, small_town

FRAME = pl.DataFrame({"n": range(1000)})


def test_what_was_asked_before_is_not_made_again():
    kept, made = Kept(2**20), []
    frames = [kept.get("a", lambda: made.append(1) or FRAME.clone()) for _ in range(3)]
    assert len(made) == 1
    assert frames[0] is frames[2]


def test_what_several_ask_at_once_is_made_once():
    kept, made = Kept(2**20), []

    def slow() -> pl.DataFrame:
        time.sleep(0.05)
        made.append(1)
        return FRAME

    with ThreadPoolExecutor(8) as visitors:
        list(visitors.map(lambda _: kept.get("a", slow), range(8)))
    assert len(made) == 1


def test_what_was_asked_longest_ago_goes_first_when_it_is_full():
    kept = Kept(int(2.5 * FRAME.estimated_size()))
    for key in ("a", "b", "a", "c"):
        kept.get(key, FRAME.clone)
    assert kept.size <= 2.5 * FRAME.estimated_size()
    assert kept.get("a", pl.DataFrame).equals(FRAME)
    assert kept.get("b", pl.DataFrame).is_empty()


def test_a_frame_that_could_not_be_made_is_made_at_the_next_asking():
    kept = Kept(2**20)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: pl.DataFrame({"n": [1 // 0]}))
    assert kept.get("a", lambda: FRAME) is FRAME


def test_what_pages_make_is_kept_until_somebody_decides_something(tmp_path, monkeypatch):
    monkeypatch.setenv("VERHAAL_DATA", str(published(small_town(), tmp_path)))
    state = data.snapshot()
    assert state is not None
    made: list[int] = []

    def times() -> int:
        made.append(1)
        return len(made)

    assert [data.made(state, "times", times) for _ in range(2)] == [1, 1]
    inbox = Inbox(tmp_path / DECISIONS)
    inbox.decide("jaarverslag_linde", "returned", "Fatma", "De uren ontbreken.")
    assert [data.made(state, "times", times) for _ in range(2)] == [2, 2]
    Queue(tmp_path / DECISIONS).add("jaarverslag_linde", "corrected")
    assert data.made(state, "times", times) == 2


def test_a_decision_shows_at_once_and_so_does_taking_it_back(tmp_path, monkeypatch):
    monkeypatch.setenv("VERHAAL_DATA", str(published(small_town(), tmp_path)))
    state = data.snapshot()
    assert state is not None
    before = data.in_force(state).height
    number = Inbox(tmp_path / DECISIONS).decide("jaarverslag_linde", "returned", "Fatma", "De uren ontbreken.")
    assert data.in_force(state).height == before - 1
    Inbox(tmp_path / DECISIONS).withdraw("reviews", number, "Fatma")
    assert data.in_force(state).height == before
