"""Residents and relatives: each voice once in a group of themes, whatever number of sentences and reports has it."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.indicators import SPOKEN, heard
from pipeline.tables import conform

PARTS = {"netwerk": ("sociaal_netwerk", "meedoen"), "geld": ("financien",), "niets": ()}
BETTER, WORSE, SAME = "vooruitgang", "achteruitgang", "onveranderd"


def spoken(*rows: tuple[str, str, str, str], shown: bool = True) -> pl.DataFrame:
    """Rows of SPOKEN from source, theme, direction and voice."""
    return conform(
        [
            {"claim_id": f"c{at}", "sentence_id": f"s{at}", "source": source, "theme": theme, "direction": direction,
             "voice": voice, "organisation": "De Linde", "document": "d", "position": 1,
             "text": "Het gaat." if shown else None}
            for at, (source, theme, direction, voice) in enumerate(rows)
        ],
        SPOKEN,
    )  # fmt: skip


def counts(rows: pl.DataFrame, part: str) -> dict[str, int]:
    return next(row for row in heard(rows, PARTS).to_dicts() if row["part"] == part)


TOLD = {
    "better only": (((BETTER,), (1, 0, 0))),
    "worse only": (((WORSE,), (0, 1, 0))),
    "both": (((BETTER, WORSE), (0, 0, 1))),
    "no difference": (((SAME,), (0, 0, 1))),
    "better and no difference": (((BETTER, SAME), (1, 0, 0))),
}


@pytest.mark.parametrize(("ways", "expected"), TOLD.values(), ids=TOLD)
def test_a_voice_tells_one_way(ways: Iterable[str], expected: tuple[int, int, int]):
    found = counts(spoken(*(("v1", "meedoen", way, "bewoner") for way in ways)), "netwerk")
    assert (found["improved"], found["worsened"], found["unchanged"]) == expected
    assert found["voices"] == 1


def test_one_who_tells_twice_is_one_voice_and_stands_in_every_part_that_it_tells_of():
    rows = spoken(
        ("v1", "meedoen", BETTER, "bewoner"), ("v1", "sociaal_netwerk", BETTER, "bewoner"),
        ("v1", "financien", WORSE, "bewoner"), ("v2", "meedoen", BETTER, "naaste"),
    )  # fmt: skip
    found = counts(rows, "netwerk")
    assert (found["voices"], found["residents"], found["relatives"], found["organisations"]) == (2, 1, 1, 1)
    assert counts(rows, "geld")["worsened"] == 1


def test_a_part_without_themes_has_no_voices():
    assert counts(spoken(("v1", "meedoen", BETTER, "bewoner")), "niets")["voices"] == 0
    assert heard(SPOKEN.empty(), {}).is_empty()


def test_what_may_not_be_shown_counts():
    found = counts(spoken(("v1", "meedoen", BETTER, "bewoner"), shown=False), "netwerk")
    assert (found["voices"], found["withheld"]) == (1, 1)


_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["v1", "v2", "v3"]), st.sampled_from([*PARTS["netwerk"], "financien"]),
        st.sampled_from([BETTER, WORSE, SAME]), st.sampled_from(["bewoner", "naaste"]),
    ),
    max_size=8,
)  # fmt: skip


@given(_ROWS)
def test_ways_add_up_to_voices(rows: list[tuple[str, str, str, str]]):
    for row in heard(spoken(*rows), PARTS).to_dicts():
        assert row["improved"] + row["worsened"] + row["unchanged"] == row["voices"]
        assert max(row["residents"], row["relatives"]) <= row["voices"] <= row["residents"] + row["relatives"]
