"""Who speaks a quoted sentence, by the words around it: cases as data."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.language.quotations import speakers

CASES = tomllib.loads(Path(__file__).with_name("quotations.toml").read_text(encoding="utf-8"))["spoken"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_who_speaks(case):
    text = case["text"]
    assert speakers(text, [(text.index("“"), text.index("”") + 1)]) == [case["voice"]]
