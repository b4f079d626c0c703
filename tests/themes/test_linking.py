from datetime import date

import numpy as np
import polars as pl
import pytest

from pipeline.tables import LINKS
from pipeline.themes.linking import link_passages
from tests import builders

ACTIVITIES = (
    {"activity_id": "a1", "activity": "Huiskamer van de Wijk", "section": "Ontmoeten"},
    {"activity_id": "a2", "activity": "Eettafel De Linde", "section": "Ontmoeten", "position": 2},
    {"activity_id": "a3", "activity": "Schuldhulpmaatjes", "section": "Geldzaken", "position": 3},
)
DIRECTIONS = {"Huiskamer van de Wijk": 0, "Eettafel De Linde": 1, "Schuldhulpmaatjes": 2}


def embed(labels):
    """Each activity its own direction, so that a test decides what a passage is close to."""
    return np.eye(3, 384, dtype=np.float32)[[DIRECTIONS[label] for label in labels]]


def link(*passages, documents=({},), vectors=None, activities=ACTIVITIES):
    held = {
        "passage_id": list(vectors or {}),
        "vector": [list(map(float, vector)) for vector in (vectors or {}).values()],
    }
    frame = pl.DataFrame(held, schema={"passage_id": pl.String, "vector": pl.Array(pl.Float32, 384)})
    rows = builders.passages(
        *({"passage_id": f"p{n}", "position": n, **row} for n, row in enumerate(passages, start=1))
    )
    return link_passages(builders.documents(*documents), rows, builders.activities(*activities), frame, embed)


@pytest.mark.parametrize(
    ("section", "text", "expected", "why"),
    [
        ("Huiskamer van de Wijk", "Het was er druk.", {("a1", "section")}, "the heading is the activity"),
        (None, "Aan de eettafel leerde ze haar buren kennen.", {("a2", "name")}, "half of the name is enough"),
        (None, "Dankzij haar schuldhulpmaatje kan ze weer rondkomen.", {("a3", "name")}, "singular for plural"),
        ("2. Geldzaken", "Wij hielpen veel mensen.", {("a3", "section")}, "the heading is the section of the table"),
        ("Ontmoeten", "Er kwam veel volk.", {("a1", "section"), ("a2", "section")}, "a section covers its activities"),
        (None, "De vergadering is verplaatst.", set(), "nothing named, nothing linked"),
        ("Huiskamer van de Wijk", "De eettafel zit vol.", {("a1", "section"), ("a2", "name")}, "both are spoken about"),
    ],
)
def test_by_words(section, text, expected, why):
    links = link({"section": section, "text": text})
    assert set(links.select("activity_id", "ground").rows()) == expected


def test_by_meaning_when_no_word_helps():
    vectors = {"p1": np.eye(1, 384, 2)[0]}
    links = link({"text": "Hij heeft voor het eerst in jaren geld over."}, vectors=vectors)
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
    links = link({"document": "doc-2", "text": "De eettafel gaf me moed."}, documents=documents)
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
