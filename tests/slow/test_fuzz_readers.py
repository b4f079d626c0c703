"""Thousands of damaged files of every format; `pytest tests/slow -m slow -s` shows what became of them."""

from collections import Counter

import pytest

from tests.ingest.mutants import FORMATS, mutants, outcome

EACH = 500
ROUNDS = (1, 2)
ABORTS = {"xls": EACH // 100}
"""Calamine reserves what damaged counts in old Excel files ask for and aborts: only the reading process is lost."""


@pytest.mark.slow
@pytest.mark.parametrize("seed", ROUNDS)
@pytest.mark.parametrize("kind", FORMATS)
def test_damaged_files_never_break_the_reader(kind, seed):
    outcomes = Counter(outcome(data, f"verslag.{kind}") for data in mutants(kind, EACH, seed))
    print(kind, seed, dict(outcomes))
    assert outcomes["too_slow"] == 0, outcomes
    assert outcomes["crashed"] <= ABORTS.get(kind, 0), outcomes
