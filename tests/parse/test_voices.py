"""Who speaks in a passage that is a quotation: cases as data."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.parse.voices import quotation_voice

CASES = tomllib.loads(Path(__file__).with_name("quotations.toml").read_text(encoding="utf-8"))["quotation"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_who_speaks(case):
    assert (quotation_voice(case["text"]) or "") == case["voice"]
