"""Damaged files of every format: a document or a clear refusal, never a reader that breaks down."""

from collections import Counter

import pytest

from pipeline.ingest import read_bytes
from tests.ingest.mutants import FORMATS, LIMITS, mutants, outcome, seeds

EACH = 40
BROKEN_DOWN = {"crashed", "too_slow"}


@pytest.mark.parametrize("kind", FORMATS)
def test_damaged_files_never_break_the_reader(kind):
    outcomes = Counter(outcome(data, f"verslag.{kind}") for data in mutants(kind, EACH))
    assert not BROKEN_DOWN & outcomes.keys(), outcomes
    assert outcomes["read"], f"no mutant reached the reader: {outcomes}"


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "zip"])
def test_the_whole_files_are_read(kind):
    for data in seeds(kind):
        assert read_bytes(data, f"verslag.{kind}", LIMITS).parts
