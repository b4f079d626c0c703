"""Claims: what they count, the direction they take, and what they never do."""

from collections import Counter
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.process import add_up
from pipeline.tables import JUDGEMENTS, conform
from tests.themes.builders import told

UP, DOWN, SAME = "vooruitgang", "achteruitgang", "onveranderd"
STORY = (
    "Ik zat de hele dag thuis met de gordijnen dicht en sprak niemand meer. Toen nam mijn buurvrouw me mee naar de "
    "huiskamer om de hoek, waar ik eerst alleen maar koffie dronk en luisterde. Nu kook ik er elke woensdag."
)


def claims(*rows, **more):
    return add_up(told(*rows, **more)).claims


def claim(*rows, **more):
    """The one claim about the organisation."""
    return claims(*rows, **more).filter(pl.col("activity_id").is_null()).row(0, named=True)


def spoken(*directions, voice="bewoner"):
    """Each direction told by a source of its own."""
    return [{"direction": direction, "voice": voice} for direction in directions]


@pytest.mark.parametrize(
    ("directions", "expected", "why"),
    [
        ([UP], UP, "one voice is a claim too, a weak one"),
        ([UP] * 4 + [DOWN], UP, "one against four is less than a quarter"),
        ([UP] * 3 + [DOWN], "gemengd", "one against three is a quarter"),
        ([DOWN] * 4 + [UP], DOWN, "the other way round too"),
        ([UP, SAME], UP, "no change does not prevail"),
        ([UP, SAME, SAME], SAME, "no change prevails twofold"),
        ([SAME], SAME, "nothing changed, says the only one"),
        ([UP, DOWN], "gemengd", "as much of both"),
    ],
)
def test_direction_by_sources(directions, expected, why):
    assert claim(*spoken(*directions))["direction"] == expected


def test_one_who_tells_much_is_still_one():
    loud = [{"direction": UP, "story": "v1", "passage": f"p{n}"} for n in range(20)]
    found = claim(*loud, *spoken(DOWN, DOWN))
    assert (found["direction"], found["sources"], found["improved"], found["worsened"]) == ("gemengd", 3, 1, 2)
    assert (found["sentences"], found["stories"]) == (22, 1)


def test_a_source_that_tells_of_both_is_mixed_and_counts_on_neither_side():
    found = claim(*[{"direction": direction, "story": "v1"} for direction in (UP, DOWN)])
    assert (found["direction"], found["improved"], found["worsened"], found["unchanged"]) == ("gemengd", 0, 0, 1)


def test_the_running_text_of_a_report_is_one_voice():
    found = claim(*spoken(UP, UP, UP, voice="professional"), *spoken(UP))
    assert (found["sources"], found["professionals"], found["residents"]) == (2, 1, 1)


def test_a_quoted_relative_is_a_source_by_passage():
    rows = [{"voice": "naaste", "passage": "p1"}, {"voice": "naaste", "passage": "p1"}, {"voice": "naaste"}]
    assert claim(*rows)["sources"] == 2


def test_a_story_told_in_two_documents_is_one_source():
    documents = [{"document": "doc-1"}, {"document": "doc-2"}]
    rows = [
        {"document": name, "story": f"{name}-v1", "text": text, "passage": f"{name}-p1"}
        for name in ("doc-1", "doc-2")
        for text in STORY.split(". ")
    ]
    found = claim(*rows, documents=documents)
    assert (found["sources"], found["stories"], found["sentences"]) == (1, 1, 6)


def test_a_quotation_copied_from_the_quarter_into_the_year_is_one_source():
    documents = [{"document": "doc-1"}, {"document": "doc-2"}]
    rows = [
        {"document": name, "voice": "bewoner", "text": STORY.split(". ", maxsplit=1)[0]} for name in ("doc-1", "doc-2")
    ]
    assert claim(*rows, documents=documents)["sources"] == 1


def test_two_activities_of_one_passage_have_a_claim_each_and_the_organisation_one():
    activities = [{"activity_id": name, "activity": name} for name in ("a1", "a2")]
    found = claims({"activities": ["a1", "a2"]}, activities=activities)
    assert found["activity_id"].sort(nulls_last=True).to_list() == ["a1", "a2", None]
    assert found["sentences"].to_list() == [1, 1, 1]


def test_a_claim_of_an_activity_has_the_period_of_its_hours():
    quarter = {"period_start": date(2025, 4, 1), "period_end": date(2025, 6, 30)}
    documents = [{"document": "doc-1", **quarter}, {"document": "doc-2", "period_start": None, "period_end": None}]
    activities = [{"activity_id": "a1", "activity": "Eettafel", "document": "doc-1"}]
    found = claims({"document": "doc-2", "activities": ["a1"]}, documents=documents, activities=activities)
    periods = dict(found.select("activity_id", "period_start").iter_rows())
    assert periods == {"a1": date(2025, 4, 1), None: None}


def test_stories_of_two_organisations_are_not_added():
    documents = [{"document": "doc-1"}, {"document": "doc-2", "organisation": "Budgetmaten"}]
    assert claims({"document": "doc-1"}, {"document": "doc-2"}, documents=documents).height == 2


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"kind": "output"}, "effort is no effect"),
        ({"kind": "other"}, "a goal is no effect"),
        ({"themes": ""}, "an effect without a theme"),
        ({"kind_score": 0.5, "direction_score": 0.5, "score": 0.5}, "too unsure to claim anything"),
    ],
)
def test_nothing_is_invented(row, why):
    assert claims(row).is_empty()


def test_a_story_without_consent_counts_and_is_never_shown():
    made = add_up(told({"story": "v1", "consent": "no", "activities": ["a1"]}, {}, activities=[{"activity_id": "a1"}]))
    found = made.claims.filter(pl.col("activity_id").is_null()).row(0, named=True)
    assert (found["sources"], found["withheld"]) == (2, 1)
    rows = made.claim_evidence.filter(pl.col("claim_id") == found["claim_id"])
    positions = dict(rows.select("sentence_id", "position").iter_rows())
    assert positions == {"doc-1-s000": None, "doc-1-s001": 1}
    assert made.evidence.is_empty()


def test_what_people_judged_is_certain():
    rows = told({}, {"kind_score": 1.0, "direction_score": 1.0, "score": 1.0})
    judgements = conform([{"sentence_id": "doc-1-s001", "document": "doc-1", "verdict": "accepted"}], JUDGEMENTS)
    found = add_up(replace(rows, judgements=judgements)).claims.row(0, named=True)
    assert found["judged"] == 1
    assert found["certainty"] > 0.73


SENTENCES = st.lists(
    st.fixed_dictionaries(
        {
            "direction": st.sampled_from([UP, UP, DOWN, SAME]),
            "voice": st.sampled_from(["bewoner", "naaste", "professional", "onbekend"]),
            "kind": st.sampled_from(["outcome", "outcome", "outcome", "output"]),
            "themes": st.sampled_from(["meedoen", "meedoen financien", ""]),
            "story": st.sampled_from([None, None, "v1", "v2"]),
            "activities": st.sampled_from([(), ("a1",), ("a1", "a2")]),
            "kind_score": st.sampled_from([0.5, 0.8, 0.99]),
        }
    ),
    max_size=12,
)
ACTIVITIES = [{"activity_id": name, "activity": name} for name in ("a1", "a2")]


@settings(max_examples=40, deadline=None)
@given(SENTENCES, st.randoms(use_true_random=False))
def test_what_holds_of_all_claims(rows, chance):
    made = add_up(told(*rows, activities=ACTIVITIES))
    order = chance.sample(range(len(rows)), len(rows))
    again = add_up(told(*rows, activities=ACTIVITIES, order=order))
    for name in ("claims", "claim_evidence", "evidence", "telling", "questions"):
        assert getattr(again, name).equals(getattr(made, name))
    evidence = Counter(made.claim_evidence["claim_id"])
    supported = set(made.claim_evidence.filter(pl.col("stance") == "supporting")["claim_id"])
    for row in made.claims.to_dicts():
        assert row["sentences"] == evidence[row["claim_id"]]
        assert row["improved"] + row["worsened"] + row["unchanged"] == row["sources"]
        assert row["claim_id"] in supported
        assert 0 <= row["points"] <= 7
