"""Numbers and addresses that must go, and figures that must stay."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn

from pipeline.privacy import find_identifiers
from pipeline.privacy.identifiers import PLACEHOLDER, replace_identifiers

CASES = json.loads((Path(__file__).parent / "cases" / "identifiers.json").read_text(encoding="utf-8"))
WORDS = st.lists(st.sampled_from(["zij", "belde", "over", "schuld", "en", "woont", "met", "zoon"]), max_size=6)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_replaces_identifiers_and_nothing_else(case):
    assert replace_identifiers(case["text"]) == case["expected"]


def test_spans_say_where_and_what():
    (span,) = find_identifiers("Bel 06-12345678.")
    assert (span.start, span.end, span.kind, span.placeholder) == (4, 15, "phone", "[TELEFOON]")


@given(st.integers(10_000_000, 99_999_999), WORDS, WORDS)
def test_no_valid_bsn_survives(eight, before, after):
    numbers = [f"{eight}{last}" for last in range(10) if bsn.is_valid(f"{eight}{last}")]
    for number in numbers:
        assert number not in replace_identifiers(" ".join([*before, number, *after]))


@given(st.from_regex(r"\A06[ -]?[1-9][0-9]{7}\Z"), WORDS, WORDS)
def test_no_mobile_number_survives(number, before, after):
    assert number not in replace_identifiers(" ".join([*before, number, *after]))


@given(st.text(max_size=80) | st.from_regex(r"(?:[0-9 .\-]{4,14}|[A-Z]{2}|straat |weg |[a-z]+@[a-z]+\.nl ?){1,6}"))
def test_twice_is_once_and_placeholders_never_nest(text):
    once = replace_identifiers(text)
    assert replace_identifiers(once) == once
    assert not any("[" in found.strip("[]") for found in PLACEHOLDER.findall(once))


def test_two_thousand_sentences_a_second():
    sentences = [
        f"Op {day} mei 2023 kwamen er {day * 3} mensen naar de Kerkstraat voor 1.{day:03} uur." for day in range(500)
    ]
    started = time.perf_counter()
    for sentence in sentences:
        replace_identifiers(sentence)
    assert time.perf_counter() - started < 1.0
