"""What linking makes of words, order and a first reading, apart from the links that come of it."""

import numpy as np
import pytest

from pipeline.themes.link_again import AGAIN, again
from pipeline.themes.link_chain import BETWEEN, steps
from pipeline.themes.link_general import Direction, sounds_general
from pipeline.themes.link_lore import lore
from pipeline.themes.link_passages import Passage
from pipeline.themes.wording import content_words, stems


def passage(text, *, vector=None, heading="Verhalen", story=None, table=None, row=None):
    return Passage("p", heading, text, stems(text), "", (), table, row, story, vector)


def told(text, *names):
    return lore([stems(text)], [content_words(name) for name in names])[0]


@pytest.mark.parametrize(
    ("text", "name", "other", "why"),
    [
        ("Zij kwamen met ladders en takkenscharen, de heg is gesnoeid.", "Snoeiploeg 65+", "Leesclub", "tools"),
        ("Hij kan weer inloggen en mailen met zijn kleinkinderen.", "Digicafé", "Eettafel", "what is learned"),
        ("De deurwaarder belt niet meer.", "Budgetmaatjes", "Wandelgroep", "who is gone"),
        ("Wij zaaiden pompoenen.", "Buurttuin Achterom", "Mantelzorgcafé", "a kind at the end of a compound"),
    ],
)
def test_what_is_told_of_a_kind_of_activity(text, name, other, why):
    here, there = told(text, name, other)
    assert here > there, why


def test_what_is_told_of_all_of_them_tells_nothing_apart():
    garden, other = told("Wij zaaiden pompoenen.", "Buurttuin Oost", "Buurttuin West")
    assert garden == other


def test_a_name_of_no_known_kind_has_no_lore():
    assert told("Wij zaaiden pompoenen.", "Zwaluw", "Merel").tolist() == [0.0, 0.0]


def test_between_passages():
    before, after = passage("[PERSOON 1] kwam binnen."), passage("“Ik kom terug,” zei [PERSOON 1].")
    told = dict(zip(BETWEEN, steps((before, after))[0], strict=True))
    assert {one for one in BETWEEN if told[one] == 1} >= {"heading", "goes_on", "person", "quote"}
    assert told["alike"] == 0, "no vectors, nothing known"


def test_one_passage_has_no_steps():
    assert steps((passage("Alleen."),)).shape == (0, len(BETWEEN))


def test_what_nothing_else_is_about_is_the_likelier():
    chances = np.asarray([[0.9, 0.0, 0.1]] * 4 + [[0.3, 0.3, 0.4]])
    unclaimed = again([passage("x")] * 5, chances)[-1, :, AGAIN.index("unclaimed")]
    assert unclaimed[1] > unclaimed[0]


def test_a_passage_like_another_is_about_the_same():
    same, other = np.eye(2, 384)
    passages = [passage("a", vector=same), passage("b", vector=other), passage("c", vector=same)]
    near = again(passages, np.asarray([[1.0, 0, 0], [0, 1.0, 0], [0.3, 0.3, 0.4]]))[-1, :, AGAIN.index("near")]
    assert near[0] > near[1]


@pytest.mark.parametrize(
    ("vector", "expected", "why"),
    [
        (np.eye(1, 384)[0], 1.5, "along the direction, less its middle"),
        (None, 0.0, "no vector, nothing known"),
        (np.ones(8), 0.0, "an encoder of another size"),
        (9 * np.eye(1, 384)[0], 4.0, "never more than 4"),
    ],
)
def test_sounding_general(vector, expected, why):
    direction = Direction(2 * np.eye(1, 384)[0], 0.5)
    assert sounds_general([passage("x", vector=vector)], direction).tolist() == [expected], why
