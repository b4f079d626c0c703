"""The choice of quotations: what comes first, what is left out, and that it is always the same."""

import random
from collections import Counter

import polars as pl
import pytest

from pipeline.process import add_up
from pipeline.themes.quotations import MOST, readable
from tests.themes.builders import told

ACTIVITY = [{"activity_id": "a1", "activity": "Eettafel"}]


def shown(*rows, table="evidence", **more):
    """The numbers of the rows, in the order of showing at the activity, or in the organisation's claim."""
    made = add_up(told(*({"activities": ["a1"], **row} for row in rows), activities=ACTIVITY, **more))
    found = made.evidence if table == "evidence" else made.claim_evidence.join(
        made.claims.filter(pl.col("activity_id").is_null()), on="claim_id", how="semi")  # fmt: skip
    return [int(name[-3:]) for name in found.drop_nulls("position").sort("position")["sentence_id"]]


both = pytest.mark.parametrize("table", ["evidence", "claim"])


@both
def test_only_outcomes_are_quoted(table):
    assert shown({"kind": "output"}, {"kind": "outcome"}, {"kind": "other"}, table=table) == [1]


@both
def test_the_person_concerned_comes_before_the_professional(table):
    assert shown({"voice": "professional"}, {"voice": "bewoner"}, table=table)[0] == 1


@both
def test_a_fragment_comes_after_a_sentence_that_can_be_read_on_its_own(table):
    assert shown({"text": "Ja, beter."}, {}, table=table)[0] == 1


@both
def test_what_is_unsure_comes_last_and_is_still_there(table):
    rows = [{"kind_score": 0.6}, {"text": "Ja, beter."}, {"voice": "professional"}]
    assert shown(*rows, table=table) == [2, 1, 0]


def test_an_effect_without_a_theme_is_still_shown_at_its_activity():
    assert shown({"themes": ""}, {}) == [1, 0]
    assert shown({"themes": ""}, {}, table="claim") == [1]


def test_the_tables_say_what_is_unsure():
    made = add_up(told({"kind_score": 0.6}, {}))
    assert dict(made.claim_evidence.select("sentence_id", "sure").iter_rows()) == {
        "doc-1-s000": False, "doc-1-s001": True,
    }  # fmt: skip


@both
def test_a_voice_that_disagrees_is_among_the_first_three(table):
    rows = [{"kind_score": 0.99} for _ in range(8)] + [{"direction": "achteruitgang", "kind_score": 0.5}]
    assert 8 in shown(*rows, table=table)[:3]


@both
def test_several_stories_before_one_story_twice(table):
    rows = [{"story": "v1"}, {"story": "v1", "kind_score": 0.94}, {"story": "v2", "kind_score": 0.93}]
    assert shown(*rows, table=table) == [0, 2, 1]


@both
def test_what_stands_for_the_others_comes_before_what_stands_alone(table):
    near, far = [1.0, 0.1], [0.2, 1.0]
    vectors = {"k0": far, "k1": near, "k2": near, "k3": near}
    unit = {key: [part / sum(x * x for x in vector) ** 0.5 for part in vector] for key, vector in vectors.items()}
    assert shown({}, {}, {}, {}, table=table, vectors=unit)[-1] == 0


@both
def test_the_same_rows_in_any_order_give_the_same_choice(table):
    chance = random.Random(1)
    rows = [
        {
            "voice": chance.choice(["bewoner", "professional"]),
            "direction": chance.choice(["vooruitgang", "onveranderd"]),
        }
        for _ in range(20)
    ]
    vectors = {f"k{n}": [chance.random() for _ in range(8)] for n in range(20)}
    chosen = shown(*rows, table=table, vectors=vectors)
    for _ in range(5):
        assert shown(*rows, table=table, vectors=vectors, order=chance.sample(range(20), 20)) == chosen


def test_an_activity_keeps_the_best_and_a_claim_keeps_all():
    rows = [{} for _ in range(20)]
    assert len(shown(*rows)) == MOST
    assert Counter(shown(*rows, table="claim")) == Counter(range(20))


def test_nothing_linked_gives_no_evidence():
    assert shown() == []
    assert shown({"activities": []}) == []


@pytest.mark.parametrize(
    ("worse", "why"),
    [
        ("Dat heeft haar geholpen om weer elke week naar buiten te gaan.", "points back"),
        ("Ze heeft daar nu drie vriendinnen met wie ze elke week kookt.", "whose story is this?"),
        ("Hierdoor hebben zes gezinnen hun schulden kunnen aflossen.", "a consequence of what?"),
        ("“Dat had ik in geen jaren gedacht, dat iemand mij weer zou missen.”", "points back, inside the marks"),
        ("• zes bewoners hebben nu weer contact met hun familie", "an item of a list"),
        ("zes bewoners hebben nu weer contact met hun familie", "half a sentence"),
        ("Minder eenzaam.", "too short to say who"),
        ("Door de eettafel heb ik weer mensen om me heen " + "en kom ik buiten " * 12 + ".", "too long to take in"),
    ],
)
def test_what_reads_less_well(worse, why):
    assert readable(worse) < readable("Door de eettafel heb ik weer mensen om me heen en kom ik elke week buiten.")
