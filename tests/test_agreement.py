"""Agreement against worked examples that were published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from pipeline.agreement import alpha, kappa, masi

# Krippendorff 2011, section A: two observers, binary
MEG = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
OWEN = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
# section B: two observers, many values
BEN = list("aabbdcccedda")
GERRY = list("babbbccceddd")
# section C: four observers, some values absent
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def test_alpha_of_two_observers_and_two_values():
    assert alpha([MEG, OWEN]).value == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_two_observers_and_many_values():
    assert alpha([BEN, GERRY]).value == pytest.approx(0.692, abs=5e-4)


def test_alpha_of_four_observers_with_values_that_are_absent():
    found = alpha(FOUR)
    assert found.value == pytest.approx(0.743, abs=5e-4)
    assert found.n == 11, "a unit that one observer saw pairs with nothing"


def test_kappa_of_fifty_proposals():
    # Wikipedia, "Cohen's kappa": two readers on fifty grant proposals, 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no
    one = ["yes"] * 25 + ["no"] * 25
    other = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    found = kappa(one, other)
    assert (found.value, found.share, found.n) == (pytest.approx(0.4), 0.7, 50)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.4 < found.high


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ab", "ab", 0.0),
        ("", "", 0.0),
        ("a", "", 1.0),
        ("ab", "abcd", 1 - 1 / 2 * 2 / 3),  # the example of NLTK's masi_distance
        ("abc", "bcd", 1 - 1 / 2 * 1 / 3),  # neither holds the other
        ("a", "b", 1.0),
    ],
)
def test_masi(one, other, expected):
    assert masi(frozenset(one), frozenset(other)) == pytest.approx(expected)


def test_sets_that_overlap_are_half_agreed():
    one = [frozenset(themes) for themes in ("ab", "a", "c", "", "b")]
    other = [frozenset(themes) for themes in ("a", "a", "c", "", "c")]
    strict, half = alpha([one, other]).value, alpha([one, other], masi).value
    assert strict is not None
    assert half is not None
    assert strict < half < 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (["a"] * 40, ["a"] * 40, "undefined"),
        (["a", "b"] * 20, ["a", "b"] * 20, "strong"),
        (["a", "b"] * 20, ["b", "a"] * 20, "none"),
        (["a", "b"] * 14, ["a", "b"] * 14, "too_few"),
        ([], [], "too_few"),
    ],
)
def test_what_to_think_of_it(one, other, expected):
    assert kappa(one, other).reading() == expected
    assert alpha([one, other]).reading() == expected


def test_the_least_number_of_units_can_be_chosen():
    assert kappa(["a", "b"] * 5, ["a", "b"] * 5).reading(least=10) == "strong"


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2))
def test_the_interval_holds_the_figure_of_the_same_formula(pairs):
    one, other = ([pair[at] for pair in pairs] for at in (0, 1))
    found, again = kappa(one, other), kappa(one, other)
    assert found == again, "the same labels give the same figures"
    if found.value is not None and found.low is not None and found.high is not None:
        assert found.low - 1e-9 <= found.high
        assert found.value == pytest.approx(cohen_kappa_score(one, other))
    assert alpha([one, other]).value == pytest.approx(alpha([other, one]).value)
