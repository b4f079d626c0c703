"""What a pitch says counts nowhere as told: it promises."""

import polars as pl
import pytest

from pipeline.process import add_up
from tests.themes.builders import told

OWN = {"activity_id": "a1", "document": "doc-1", "activity": "Eettafel", "realised": 90.0}
PLANNED = {"activity_id": "a2", "document": "pitch", "activity": "Maaltijden", "realised": 90.0}
PITCH = {"document": "pitch", "kind": "pitch"}
MADE = ("evidence", "claims", "claim_evidence", "telling", "questions")


def made(*rows, kind="pitch"):
    return add_up(told(*rows, documents=[{}, {**PITCH, "kind": kind}], activities=[OWN, PLANNED]))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"document": "pitch", "activities": ["a2"]}, "a trial at an activity of the pitch"),
        ({"document": "pitch", "activities": ["a1"]}, "a trial at an activity of a report"),
        ({"document": "pitch", "kind": "output", "activities": ["a2"]}, "what is to be done"),
        ({"document": "pitch", "voice": "bewoner", "story": "v1"}, "a story in it"),
        ({"activities": ["a2"], "themes": ""}, "a report on an activity that was promised"),
    ],
)
def test_a_pitch_tells_of_nothing(row, why):
    without = made()
    found = made(row)
    for name in MADE:
        assert getattr(found, name).equals(getattr(without, name)), name
    assert found.labels.height == 1


def test_what_reports_tell_stays_as_it_was():
    rows = [{"activities": ["a1"]}, {"voice": "professional"}]
    alone, beside = made(*rows), made(*rows, {"document": "pitch", "activities": ["a1", "a2"]})
    for name in MADE:
        assert getattr(beside, name).equals(getattr(alone, name)), name


def test_a_document_that_a_person_says_is_no_pitch_counts():
    row = {"document": "pitch", "activities": ["a2"]}
    assert made(row).claims.is_empty()
    assert made(row, kind="report").claims.height == 2


def test_a_pitch_has_no_account_and_no_hours_to_ask_about():
    found = made({"document": "pitch", "kind": "output", "activities": ["a2"]})
    assert found.telling["activity_id"].to_list() == ["a1"]
    assert found.questions.filter(pl.col("activity_id") == "a2").is_empty()
    assert found.links["activity_id"].to_list() == ["a2"]
