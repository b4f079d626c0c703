"""What is kept of the store: made once, whoever asks, and no more of it than fits."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import polars as pl
import pytest

from dashboards.kept import Kept

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
