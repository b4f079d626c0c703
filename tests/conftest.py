"""Settings for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from dashboards.entrance.door import stand_at
from pipeline.audit import acting

# how long an example takes says something of the machine, nothing of the code; timing goes into benchmarks
settings.register_profile("verhaal", deadline=None, max_examples=50)
settings.load_profile("verhaal")


@pytest.fixture(autouse=True)
def nobody_stays_acting() -> Iterator[None]:
    """A command that a test runs says who is acting, and where people come in, for the whole process: not after it."""
    before = list(acting._asked)
    yield
    acting._asked[:] = before
    stand_at(None)
