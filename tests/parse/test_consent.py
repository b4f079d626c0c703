"""What residents allowed, in answers, lines and general sentences: cases as data."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse.consent import STRICTEST, all_consent, consent_line, read_consent, strictest, withdraws

CASES = tomllib.loads(Path(__file__).with_name("consent.toml").read_text(encoding="utf-8"))


def cases(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[name], ids=lambda case: f"{case['text']} – {case['why']}")


@cases("answer")
def test_answer(case):
    assert read_consent(case["text"]) == case["value"]


@cases("line")
def test_line(case):
    assert (consent_line(case["text"]) or "") == case["value"]


@cases("everyone")
def test_sentence_on_everyone(case):
    assert (all_consent(case["text"]) or "") == case["value"]


@pytest.mark.parametrize("hedge", ["mits ik meelees", "maar eerst overleg", "als de gemeente het ook goed vindt", "?"])
@pytest.mark.parametrize("answer", ["ja", "Ja,", "akkoord", "mag", "prima"])
def test_a_condition_is_never_a_yes(answer, hedge):
    assert read_consent(f"{answer} {hedge}") == "unknown"


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text):
    assert read_consent(text) in STRICTEST


@given(st.lists(st.sampled_from(STRICTEST), max_size=4))
def test_a_no_wins_from_everything(answers):
    assert ("no" in answers) == (strictest(answers) == "no")


def test_taking_back_is_seen():
    assert withdraws("De verteller van verhaal 2 heeft haar toestemming ingetrokken.")
    assert not withdraws("De subsidie is ingetrokken en de toestemming voor de bouw kwam later.")
