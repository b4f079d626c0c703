"""Golden documents: what the reader and parser find in the samples, with floors just under what was reached."""

import pytest

from tests.evaluation.extraction import compare, names

FLOOR = 0.99


@pytest.fixture(scope="module")
def compared():
    return [compare(name) for name in names()]


def test_cells_are_found_and_right(compared):
    right, found, expected = (sum(getattr(one, part) for one in compared) for part in ("right", "found", "expected"))
    assert expected > 350
    assert right / expected >= FLOOR, [line for one in compared for line in one.wrong]
    assert right / found >= FLOOR, [line for one in compared for line in one.wrong]


def test_who_when_stories_and_issues_are_right(compared):
    # the English report is recognised as not Dutch by the language stage, which comes after
    differing = {one.name: one.differences for one in compared if one.differences and "english" not in one.name}
    assert differing == {}
