import random

import polars as pl

from pipeline.tables import LINKS, conform
from pipeline.themes.quotations import MOST, choose_evidence
from tests import builders

LONG = "Door de eettafel heb ik weer mensen om me heen en kom ik elke week buiten."


def choose(*rows, order=None):
    """Each row is one sentence in a passage of its own, all linked to activity a1."""
    rows = [
        {"sentence_id": f"s{n}", "passage_id": f"p{n}", "text": LONG, "score": 1.0, **row} for n, row in enumerate(rows)
    ]
    rows = [rows[n] for n in order] if order else rows

    def pick(row, *names):
        return {name: row[name] for name in names if name in row}

    return choose_evidence(
        builders.passages(*(pick(row, "passage_id", "story_id", "text") for row in rows)),
        builders.sentences(*(pick(row, "sentence_id", "passage_id", "text") for row in rows)),
        builders.labels(*(pick(row, "sentence_id", "kind", "kind_score", "direction", "voice") for row in rows)),
        builders.mentions(*(pick(row, "sentence_id") for row in rows)),
        conform(
            [
                {"activity_id": "a1", "document": "doc-1", "ground": "name", **pick(row, "passage_id", "score")}
                for row in rows
            ],
            LINKS,
        ),
    ).sort("position")


def ids(evidence):
    return evidence["sentence_id"].to_list()


def test_only_outcomes_are_evidence():
    assert ids(choose({"kind": "output"}, {"kind": "outcome"}, {"kind": "other"})) == ["s1"]


def test_the_person_concerned_comes_before_the_professional():
    assert ids(choose({"voice": "professional"}, {"voice": "bewoner"}))[0] == "s1"


def test_a_sure_link_comes_before_a_doubtful_one():
    assert ids(choose({"score": 0.4}, {"score": 0.9}))[0] == "s1"


def test_a_fragment_comes_after_a_sentence_that_can_be_read_on_its_own():
    assert ids(choose({"text": "Ja, beter."}, {}))[0] == "s1"


def test_a_voice_that_disagrees_is_among_the_first_three():
    rows = [{"kind_score": 0.99} for _ in range(8)] + [{"direction": "achteruitgang", "kind_score": 0.5}]
    assert "s8" in ids(choose(*rows))[:3]


def test_several_stories_before_one_story_twice():
    rows = [{"story_id": "v1"}, {"story_id": "v1", "kind_score": 0.89}, {"story_id": "v2", "kind_score": 0.8}]
    assert ids(choose(*rows)) == ["s0", "s2", "s1"]


def test_the_same_rows_in_any_order_give_the_same_choice():
    chance = random.Random(1)
    rows = [{"kind_score": 0.9, "voice": chance.choice(["bewoner", "professional"])} for _ in range(20)]
    chosen = ids(choose(*rows))
    assert len(chosen) == MOST
    for _ in range(5):
        order = chance.sample(range(20), 20)
        assert ids(choose(*rows, order=order)) == chosen


def test_nothing_linked_gives_no_evidence():
    assert choose().is_empty()
    assert isinstance(choose(), pl.DataFrame)
