from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables import CELLS, LINKS, conform
from pipeline.themes.link_numbers import figures_in
from pipeline.themes.linking import link_passages
from tests import builders

ACTIVITIES = (
    {"activity_id": "a1", "activity": "Huiskamer van de Wijk", "section": "Ontmoeten"},
    {"activity_id": "a2", "activity": "Eettafel De Linde", "section": "Ontmoeten", "position": 2},
    {"activity_id": "a3", "activity": "Schuldhulpmaatjes", "section": "Geldzaken", "position": 3},
)
DIRECTIONS = {"Huiskamer van de Wijk": 0, "Eettafel De Linde": 1, "Schuldhulpmaatjes": 2, "Eindelijk rust": 2}


def embed(texts):
    """Each activity its own direction, so that a test decides what a passage is close to; a heading has none."""
    directions = np.eye(4, 384, dtype=np.float32)
    directions[3] = 0
    return directions[[DIRECTIONS.get(text, 3) for text in texts]]


def link(*passages, documents=({},), vectors=None, activities=ACTIVITIES, cells=()):
    held = {
        "passage_id": list(vectors or {}),
        "vector": [list(map(float, vector)) for vector in (vectors or {}).values()],
    }
    frame = pl.DataFrame(held, schema={"passage_id": pl.String, "vector": pl.Array(pl.Float32, 384)})
    rows = builders.passages(
        *({"passage_id": f"p{n}", "position": n, **row} for n, row in enumerate(passages, start=1))
    )
    beside = conform([{"document": "doc-1", "hidden": False, "merged": False, **cell} for cell in cells], CELLS)
    return link_passages(builders.documents(*documents), rows, builders.activities(*activities), beside, frame, embed)


@pytest.mark.parametrize(
    ("section", "text", "expected", "why"),
    [
        ("Huiskamer van de Wijk", "Het was er druk.", {("a1", "section")}, "the heading is the activity"),
        ("Verhalen", "Aan de eettafel leerde ze haar buren kennen.", {("a2", "name")}, "half of the name is enough"),
        ("Verhalen", "Haar schuldhulpmaatje helpt bij de post.", {("a3", "name")}, "singular for plural"),
        ("Geldzaken", "Haar schuld is weg.", {("a3", "name")}, "section of the table, and a part of the name"),
        (None, "De vergadering is verplaatst.", set(), "nothing named, nothing linked"),
        ("Huiskamer van de Wijk", "Ook Eettafel De Linde zit vol.", {("a1", "section"), ("a2", "name")}, "both"),
    ],
)
def test_by_words(section, text, expected, why):
    links = link({"section": section, "text": text})
    assert set(links.select("activity_id", "ground").rows()) == expected


def test_by_meaning_when_no_word_helps():
    vectors = {"p1": np.eye(1, 384, 2)[0]}
    passage = {"text": "Hij heeft voor het eerst in jaren geld over.", "section": "Eindelijk rust", "story_id": "s1"}
    links = link(passage, vectors=vectors)
    assert links.select("activity_id", "ground").rows() == [("a3", "meaning")]


def test_no_link_by_meaning_when_all_are_as_close():
    vectors = {"p1": np.ones(384) / np.sqrt(384)}
    assert link({"text": "Hij heeft voor het eerst in jaren geld over."}, vectors=vectors).is_empty()


def test_a_story_is_about_what_one_of_its_passages_names():
    links = link(
        {"text": "Ik ben 71 en woon alleen.", "story_id": "s1"},
        {"text": "Toen ging ik naar de eettafel.", "story_id": "s1"},
        {"text": "Iets anders.", "story_id": "s2"},
    )
    assert set(links["passage_id"]) == {"p1", "p2"}
    assert (
        links.filter(pl.col("passage_id") == "p1")["score"].item()
        < links.filter(pl.col("passage_id") == "p2")["score"].item()
    )


def test_a_story_in_another_file_of_the_same_organisation():
    documents = ({}, {"document": "doc-2", "organisation": "stichting de brug "})
    links = link({"document": "doc-2", "section": "Moed", "text": "De eettafel gaf me moed."}, documents=documents)
    assert links.select("activity_id", "document").rows() == [("a2", "doc-2")]


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ({"document": "doc-2", "organisation": "Stichting Anders"}, "another organisation"),
        ({"document": "doc-2", "organisation": None}, "nobody knows whose story it is"),
        (
            {"document": "doc-2", "period_start": date(2024, 1, 1), "period_end": date(2024, 3, 31)},
            "another year",
        ),
    ],
)
def test_no_link_to_hours_that_are_not_its_own(document, why):
    assert link({"document": "doc-2", "text": "De eettafel gaf me moed."}, documents=({}, document)).is_empty()


def test_totals_are_no_activities():
    total = {"activity_id": "a9", "activity": "Eettafel totaal", "row_kind": "total"}
    assert link({"text": "De eettafel gaf me moed."}, activities=(total,)).is_empty()


def test_no_activities_no_links():
    assert link({"text": "x"}, activities=()).schema == LINKS.schema


def test_what_goes_on_under_a_heading_is_about_the_same():
    links = link(
        {"section": "Een warme plek", "text": "Huiskamer van de Wijk was 76 keer open."},
        {"section": "Een warme plek", "text": "“Ik kom er graag.”", "position": 2},
    )
    assert links.select("passage_id", "activity_id", "ground").rows() == [
        ("p1", "a1", "name"),
        ("p2", "a1", "neighbour"),
    ]


def test_a_figure_of_the_table_tells_which():
    activities = ({**ACTIVITIES[0], "realised": 76.0}, {**ACTIVITIES[1], "realised": 412.0})
    links = link({"section": "Cijfers", "text": "De deuren gingen 412 keer open."}, activities=activities)
    assert links.select("activity_id", "ground").rows() == [("a2", "figures")]


def test_an_answer_is_about_what_was_chosen_on_the_form():
    passage = {"text": "Ik durf weer naar buiten.", "table": 1, "cell": "D2", "question": "Wat veranderde er?"}
    cells = ({"table": 1, "row": 2, "column": 3, "cell": "C2", "text": "Eettafel De Linde"},)
    assert link(passage, cells=cells).select("activity_id", "ground").rows() == [("a2", "row")]


def test_rows_for_one_activity_are_one_topic_the_first_first():
    activities = (
        {"activity_id": "a1", "activity": "Eettafel De Linde", "table": 1, "row": 2},
        {"activity_id": "a2", "activity": "Eettafel De Linde – bezoekers", "table": 1, "row": 2, "position": 2},
        {"activity_id": "a3", "activity": "Schuldhulpmaatjes", "table": 1, "row": 3, "position": 3},
    )
    links = link({"section": "Verhalen", "text": "Bij Eettafel De Linde eet zij mee."}, activities=activities)
    assert links.sort("score", descending=True)["activity_id"].to_list() == ["a1", "a2"]


@given(st.permutations(range(4)))
def test_the_order_of_rows_does_not_matter(order):
    passages = (
        {"section": "Verhalen", "text": "Aan de eettafel leerde ze haar buren kennen."},
        {"section": "Verhalen", "text": "“Ik kom er graag.”"},
        {"section": "Geldzaken", "text": "Haar schuldhulpmaatje helpt bij de post."},
        {"section": "Slot", "text": "Dank aan de gemeente."},
    )
    numbered = [{**row, "passage_id": f"p{n}", "position": n} for n, row in enumerate(passages, start=1)]
    assert link(*(numbered[n] for n in order)).equals(link(*numbered))


@pytest.mark.parametrize(
    ("text", "figures", "why"),
    [
        ("Er waren 1.312 bezoeken door 147 mensen.", {1312, 147}, "a point between thousands"),
        ("Eenentwintig koppels, zestig in het verschiet", {21, 60}, "in words"),
        ("Een van de twee", {2}, "'een' is the article"),
        ("Een 8,4 gemiddeld, zei een zoon van 61.", {8.4, 61}, "a comma before decimals"),
    ],
)
def test_figures_in_a_text(text, figures, why):
    assert figures_in(text) == figures
