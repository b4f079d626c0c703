"""What is an intention of who reports, and what is not."""

import tomllib
from pathlib import Path

import pytest

from pipeline.themes.intentions import intends

CASES = tomllib.loads(Path(__file__).with_name("intentions.toml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "why"), CASES["yes"])
def test_an_intention(text, why):
    assert intends([text]) == [True]


@pytest.mark.parametrize(("text", "why"), CASES["no"])
def test_no_intention(text, why):
    assert intends([text]) == [False]


def test_each_sentence_is_judged_on_its_own():
    assert intends([]) == []
    assert intends(["Ons doel is rust.", "", "ONS DOEL IS RUST."]) == [True, False, True]
