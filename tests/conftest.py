"""Settings for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from pipeline.audit import acting

# how long an example takes says something of the machine, nothing of the code; timing goes into benchmarks
settings.register_profile("verhaal", deadline=None)
settings.load_profile("verhaal")


@pytest.fixture(autouse=True)
def nobody_stays_acting() -> Iterator[None]:
    """A command that a test runs says who is acting for the whole process: not for the next test."""
    before = list(acting._asked)
    yield
    acting._asked[:] = before
