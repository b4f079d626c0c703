"""Ages in a text, as groups of years."""

import pytest

from pipeline.reach.ages import OLDEST, are_of, find_ages


@pytest.mark.parametrize(
    ("text", "use", "ages", "why"),
    [
        ("huisbezoek 80+", "label", [(80, OLDEST)], "a plus"),
        ("wandelen 55-plus", "label", [(55, OLDEST)], "the plus as a word"),
        ("65-plussers", "cell", [(65, OLDEST)], "those who are it"),
        ("inwoners van 65 jaar en ouder", "label", [(65, OLDEST)], "in full"),
        ("speelmiddag 4-12 jaar", "label", [(4, 12)], "a range with years"),
        ("jongens van 12 tot en met 15 jaar", "label", [(12, 15)], "a range in words"),
        ("schuldgesprekken 18-23", "label", [(18, 23)], "in a name a range of young years is one of ages"),
        ("6-11", "cell", [(6, 11)], "in a column headed Leeftijd any range is"),
        ("6-11", "label", [], "in a name it may be anything"),
        ("gymles groep 7/8", "label", [(10, 12)], "classes of primary school"),
        ("voor kinderen tot 12 jaar", "label", [(0, 12)], "no first year"),
        ("open van 13-17 uur", "label", [], "hours"),
        ("12-18 mei", "label", [], "days"),
        ("13.00-17.00", "label", [], "hours with minutes"),
        ("25-1187", "label", [], "a number of a grant"),
        ("jaren 2024-2025", "label", [], "years"),
        ("tot 12 uur", "label", [], "an hour"),
        ("jongeren van 14 tot 20 jaar", "label", [(14, 20)], "its end alone is no age group too"),
    ],
)
def test_ages(text, use, ages, why):
    assert [(one.low, one.high) for one in find_ages(text, use)] == ages


@pytest.mark.parametrize(
    ("text", "low", "high", "meant", "why"),
    [
        ("10-14", 0, 12, True, "half of them are children"),
        ("10-14", 12, 27, True, "and half are young people"),
        ("12-18", 0, 12, False, "no child among them"),
        ("18-65", 12, 27, False, "a few of many are young"),
        ("18+", 55, 110, False, "adults are not older people, though most years are theirs"),
        ("50-plus", 55, 110, True, "a few years before"),
    ],
)
def test_the_group_that_ages_are_of(text, low, high, meant, why):
    assert [are_of(one, low, high) for one in find_ages(text, "cell")] == [meant]
