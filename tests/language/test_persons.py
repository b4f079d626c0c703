"""Names of persons in running text: found, and not found where there are none."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.language import LanguageModelMissing, find_persons, load_language

CASES = json.loads((Path(__file__).parent / "cases" / "persons.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_finds_names_and_nothing_else(nlp, case):
    (spans,) = find_persons([case["text"]], nlp)
    assert [case["text"][start:end] for start, end in spans] == case["expected"]


def test_gives_a_list_for_each_text_in_order(nlp):
    assert find_persons(["", "Dhr. Bakker belde.", "Niets."], nlp) == [[], [(5, 11)], []]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120) | st.from_regex(r"(?:[A-Z][a-z]+ |van |mevr\. |[A-Z]\. ?|\n){0,12}"))
def test_spans_are_ordered_and_inside_the_text(nlp, text):
    (spans,) = find_persons([text], nlp)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_very_long_text_is_read_in_pieces(nlp):
    text = "Er gebeurde niets. " * 3000 + "Mevrouw Wiersma belde."
    (spans,) = find_persons([text], nlp)
    assert [text[start:end] for start, end in spans] == ["Wiersma"]


def test_a_missing_model_names_the_cure(tmp_path):
    with pytest.raises(LanguageModelMissing, match=r"Zet de map 'models'.*restore"):
        load_language(tmp_path / "nl_verhaal" / "pipeline")
