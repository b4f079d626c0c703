"""Numbers, periods, units, headers, consent and voices: small pieces of text, cases as data."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import Cell
from pipeline.parse.consent import read_consent
from pipeline.parse.headers import read_heading
from pipeline.parse.numbers import multiplier, read_cell, read_number
from pipeline.parse.periods import find_period, find_periods
from pipeline.parse.units import find_unit
from pipeline.parse.voices import quotation_voice

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))


def cases(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[name], ids=lambda case: f"{case['text']} – {case['why']}")


@cases("number")
def test_number(case):
    reading = read_number(case["text"])
    assert (reading.kind, reading.value) == ("number", case["value"])
    assert (reading.circa, reading.sure) == (case.get("circa", False), case.get("sure", True))
    for name in ("unit", "remark", "year"):
        if name in case:
            assert getattr(reading, name) == case[name]


@cases("no_number")
def test_no_number(case):
    reading = read_number(case["text"])
    assert (reading.kind, reading.value) == (case["kind"], None)


@cases("multiplier")
def test_multiplier(case):
    assert multiplier(case["text"]) == case["value"]


@cases("period")
def test_period(case):
    period = find_period(case["text"])
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat()) == (case["start"], case["end"])


@cases("no_period")
def test_no_period(case):
    assert find_period(case["text"]) is None


@cases("unit")
def test_unit(case):
    unit = find_unit(case["text"])
    assert (unit.measure if unit else "", unit.written if unit else "") == (case["measure"], case["written"])


@cases("heading")
def test_heading(case):
    assert (read_heading(case["text"]).aspect or "") == case["aspect"]


@cases("consent")
def test_consent(case):
    assert read_consent(case["text"]) == case["value"]


@cases("voice")
def test_voice_of_a_quotation(case):
    assert (quotation_voice(case["text"]) or "") == case["voice"]


def test_a_stored_number_counts_more_than_its_text():
    assert read_cell(Cell("12,3", 12.345)).value == 12.345
    assert read_cell(Cell("45%", 0.45)).value == 45.0
    assert read_cell(Cell("3-4", date(2023, 4, 3))).kind == "date"


@given(st.integers(-10_000_000, 10_000_000), st.integers(0, 99))
def test_dutch_writing_is_read_back(whole, cents):
    amount = whole + (cents / 100 if whole >= 0 else -cents / 100)
    written = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert read_number(written).value == pytest.approx(amount)
    assert read_number(f"€ {written}").value == pytest.approx(amount)


@given(st.text(max_size=120))
def test_any_text_is_read_without_error(text):
    reading = read_number(text)
    assert (reading.value is None) == (reading.kind != "number")
    assert all(period.start <= period.end for _, _, period in find_periods(text, 2023))
