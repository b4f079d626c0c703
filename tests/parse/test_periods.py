"""How reports write periods, as cases."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.parse.periods import find_period

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("periods.toml").read_text(encoding="utf-8"))


def named(case: dict[str, str]) -> str:
    return f"{case['text']} – {case['why']}"


@pytest.mark.parametrize("case", CASES["period"], ids=named)
def test_a_period_as_written(case):
    period = find_period(case["text"], case.get("year"))
    assert period is not None
    assert (period.start, period.end) == (case["start"], case["end"])


@pytest.mark.parametrize("case", CASES["no_period"], ids=named)
def test_what_is_no_period(case):
    assert find_period(case["text"]) is None
