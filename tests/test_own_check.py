"""Agreement between computer and people on a municipality's own sentences."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.own_check import ENOUGH, own_check

_SIDE = {"kind": "outcome", "direction": "vooruitgang", "voice": "bewoner", "themes": ""}
SCHEMA = {**dict.fromkeys(_SIDE, pl.String), **{f"model_{name}": pl.String for name in _SIDE}}


def judged(*pairs: tuple[dict[str, str], dict[str, str]]) -> pl.DataFrame:
    """What people said and what the computer said, sentence by sentence; the same unless told otherwise."""
    rows = [
        {**_SIDE, **said, **{f"model_{name}": value for name, value in {**_SIDE, **found}.items()}}
        for said, found in pairs
    ]
    return pl.DataFrame(rows, schema=SCHEMA)


def found(frame: pl.DataFrame, name: str, themes: tuple[str, ...] = ("financien", "meedoen")) -> tuple[int, int]:
    one = next(one for one in own_check(frame, themes) if one.name == name)
    return one.right, one.n


def test_kind_and_voice_count_every_sentence():
    frame = judged(({}, {}), ({"kind": "other"}, {}), ({}, {"voice": "naaste"}))
    assert found(frame, "kind") == (2, 3)
    assert found(frame, "voice") == (2, 3)


def test_direction_counts_only_what_both_call_a_change():
    frame = judged(({}, {}), ({"kind": "other", "direction": "onveranderd"}, {}), ({"direction": "achteruitgang"}, {}))
    assert found(frame, "direction") == (1, 2)


@pytest.mark.parametrize(
    ("said", "computer", "expected"),
    [("financien", "financien meedoen", (1, 1)), ("", "financien", (0, 1)), ("financien", "", (0, 1)),
     ("meedoen", "meedoen", (0, 0)), ("", "", (0, 0))],
    ids=["both", "only the computer", "only people", "about something else", "about nothing"],
)  # fmt: skip
def test_a_theme_counts_the_sentences_that_either_gave_it(said, computer, expected):
    assert found(judged(({"themes": said}, {"themes": computer})), "financien") == expected


def test_nothing_judged_says_nothing():
    assert all(
        (one.n, one.enough, one.low, one.high) == (0, False, 0.0, 1.0) for one in own_check(judged(), ("meedoen",))
    )


@given(st.integers(1, 90), st.data())
def test_the_interval_holds_the_share_and_enough_is_a_matter_of_n(n, data):
    wrong = data.draw(st.integers(0, n))
    frame = judged(*[({"kind": "other"}, {})] * wrong, *[({}, {})] * (n - wrong))
    kind = own_check(frame, ())[0]
    assert kind.low - 1e-9 <= kind.share <= kind.high + 1e-9
    assert kind.enough == (n >= ENOUGH)
