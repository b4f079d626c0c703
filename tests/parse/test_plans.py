"""Whether a text reads as a plan: pitches without a word for it in their title, and reports that look ahead."""

from __future__ import annotations

from pathlib import Path
from tomllib import loads

import pytest

from pipeline.parse.kinds import DOUBTED, Content, is_plan, kind_candidates
from tests.parse.written import written_document

CASES = loads(Path(__file__).with_name("cases").joinpath("plans.toml").read_text(encoding="utf-8"))["document"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_kind_that_a_text_says(case):
    found = kind_candidates(written_document(case), Content(*case["found"]))
    assert found[0].value == case["kind"]
    assert is_plan(written_document(case)) == (case["kind"] == "pitch")


@pytest.mark.parametrize("case", [case for case in CASES if case.get("doubt")], ids=lambda case: case["why"])
def test_a_doubt_is_asked_at_the_desk(case):
    found = kind_candidates(written_document(case), Content(*case["found"]))
    assert found[0].confidence <= DOUBTED
    assert "pitch" in [one.value for one in found[1:]]
