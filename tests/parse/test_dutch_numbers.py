"""A number written in any way that Dutch reports write them reads back as that number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents import Cell
from pipeline.parse.numbers import read_cell, read_number

THOUSANDS = (".", "", " ", "'", "\u00a0", "’", "\u202f")
EUROS = ("", "€ ", "€", "EUR ", "€\u00a0")
MINUS = ("-{}", "- {}", "−{}", "({})", "{} -/-", "-/- {}", "{}-", "– {}")
ROUND_CENTS = (",-", ",--", ",=", ",00")
ESTIMATES = ("ca. ", "ca ", "circa ", "± ", "±", "ongeveer ", "ruim ", "bijna ", "> ", "~")
UNITS = (" uur", " uren", " personen", " deelnemers", " fte", "%", " %", " u", " x", " stuks", " dagdelen")
BEHIND = ("*", "²", " (2016)", " 1)", "* (2019)", "¹", " **")


@dataclass(frozen=True)
class Written:
    """A number, the way it is written, and what belongs to the writing."""

    text: str
    value: float


def grouped(whole: int, sign: str) -> str:
    return f"{whole:,}".replace(",", sign)


@st.composite
def plain_numbers(draw: st.DrawFn) -> Written:
    """Without sign or unit: 1.234,5 · 7829 · 427.60 · 1 234 · 12."""
    whole = draw(st.one_of(st.integers(0, 999), st.integers(1000, 9_999_999)))
    text = grouped(whole, draw(st.sampled_from(THOUSANDS)))
    decimals = draw(st.sampled_from(("", "comma", "point")))
    if not decimals or (decimals == "point" and "." in text):
        return Written(text, whole)
    digits = draw(st.sampled_from(("5", "05", "25", "60")))
    return Written(f"{text}{',' if decimals == 'comma' else '.'}{digits}", whole + float(f"0.{digits}"))


@st.composite
def amounts(draw: st.DrawFn) -> Written:
    """Euros, also round ones ('12,-') and negative ones."""
    number = draw(plain_numbers())
    if number.value == int(number.value):
        number = Written(number.text + draw(st.sampled_from(("", *ROUND_CENTS))), number.value)
    number = Written(draw(st.sampled_from(EUROS)) + number.text, number.value)
    if number.text.endswith(("-", "=")) or not draw(st.booleans()):
        return number
    return Written(draw(st.sampled_from(MINUS)).format(number.text), -number.value)


@settings(max_examples=600, deadline=None)
@given(amounts())
def test_an_amount_reads_back(written):
    assert read_number(written.text).value == pytest.approx(written.value)


@settings(max_examples=600, deadline=None)
@given(
    plain_numbers(), st.sampled_from(("", *ESTIMATES)), st.sampled_from(("", *UNITS)), st.sampled_from(("", *BEHIND))
)
def test_a_number_with_all_that_stands_around_it_reads_back(number, estimate, unit, behind):
    reading = read_number(f"{estimate}{number.text}{unit}{behind}")
    assert reading.value == pytest.approx(number.value)
    assert reading.circa == bool(estimate)
    assert (reading.unit or "").strip() == unit.strip()


@given(
    st.integers(0, 2000),
    st.integers(0, 59),
    st.sampled_from(("{}:{:02}", "{}u{:02}", "{} u {} min", "{}h{:02}", "{} uur en {} minuten")),
)
def test_hours_and_minutes_read_back(hours, minutes, form):
    reading = read_number(form.format(hours, minutes))
    assert (reading.value, reading.unit) == (pytest.approx(hours + minutes / 60), "uur")


@given(st.floats(-1e7, 1e7, allow_nan=False).map(lambda value: round(value, 4)))
def test_what_a_sheet_stores_is_what_is_read(value):
    shown = f"{value:.15g}".replace(".", ",")
    assert read_cell(Cell(shown, value)).value == value


@given(st.integers(1, 300 * 24 * 60 - 1))
def test_hours_beyond_a_day_are_read_from_the_moment_that_a_sheet_makes_of_them(minutes):
    moment = datetime(1899, 12, 31) + timedelta(minutes=minutes)
    assert read_cell(Cell(moment.strftime("%d-%m-%Y %H:%M"), moment)).value == pytest.approx(minutes / 60, abs=1e-6)
    clock = time(minutes // 60 % 24, minutes % 60)
    assert read_cell(Cell(clock.strftime("%H:%M"), clock)).value == pytest.approx(clock.hour + clock.minute / 60)


@pytest.mark.parametrize(
    "text",
    [
        "10-12", "12 x 2 uur", "van 12 naar 18", "20 à 25", "5 van de 8", "3 v.d. 4", "2 per week", "06-12345678",
        "078 123 45 67", "1234 AB", "1234AB", "NL91ABNA0417164300", "12-03-2024", "2023/24", "1. Inloop", "2.1 t/m 2.4",
        "12?", "1O0", "l5", "3/4", "12+3", "zie 3.2", "A2", "1e", "2de", "Q3", "12 of 13",
    ],
)  # fmt: skip
def test_what_is_not_surely_one_number_is_none(text):
    assert read_number(text).value is None
