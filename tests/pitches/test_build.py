"""What promises there are at all: of pitches, each once, each with its source, the same whatever the order."""

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.pitches import build_promises
from pipeline.tables import PROMISES, Tables, conform
from tests.pitches.builders import READERS, pitch, row, say

NET = "sociaal_netwerk"
ROWS = [row("Eettafel", "hours", 80), row("Eettafel", "euro", 900), row("Totaal", "euro", 900, 2, row_kind="total")]
SAID = [
    say("Ons doel is dat ouderen elkaar kennen.", "Doel", NET), say("Wij beginnen in Oost.", "Ons voorstel"),
    say("Wij vragen € 900.", "Kosten"),
]  # fmt: skip


@pytest.mark.parametrize("kind", ["report", "stories", "figures", "unknown"])
def test_only_a_pitch_promises(kind):
    assert build_promises(pitch(*SAID, rows=ROWS, document={"kind": kind}), READERS).equals(PROMISES.empty())


def test_no_documents():
    assert build_promises(Tables(), READERS).equals(PROMISES.empty())


@pytest.mark.parametrize("said", [[], [say("Hallo.")], [say("Hello there.", language="en")]])
def test_a_pitch_that_promises_nothing(said):
    assert build_promises(pitch(*said), READERS).is_empty()


def test_every_promise_has_its_source():
    found = build_promises(pitch(*SAID, rows=ROWS), READERS)
    assert conform(found, PROMISES).equals(found)
    assert found["promise_id"].is_unique().all()
    assert found["position"].to_list() == list(range(1, len(found) + 1))
    assert found["written"].null_count() == 0
    assert found.filter(pl.col("sentence_id").is_null() & pl.col("location").is_null()).is_empty()
    assert set(found["kind"]) == {"effect", "target_group", "district", "activity", "hours", "money"}


@given(st.randoms())
def test_the_order_of_rows_makes_no_difference(random):
    tables = pitch(*SAID, rows=ROWS)
    shuffled = {
        name: frame.sample(fraction=1.0, shuffle=True, seed=random.randrange(1_000))
        for name in ("activities", "passages", "sentences", "labels", "mentions")
        if len(frame := getattr(tables, name))
    }
    assert build_promises(replace(tables, **shuffled), READERS).equals(build_promises(tables, READERS))


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_read(texts):
    said = [say(text, text, NET) for text in texts]
    found = build_promises(pitch(*said, rows=[row(text, "hours", 3.0, at) for at, text in enumerate(texts)]), READERS)
    assert found["promise_id"].is_unique().all()


def test_two_pitches_in_one_file_are_one():
    both = [*SAID, *(one | {"text": one["text"].replace("900", "500")} for one in SAID)]
    found = build_promises(pitch(*both), READERS)
    assert found.filter(pl.col("kind") == "money")["amount"].to_list() == [900]
    assert found.filter(pl.col("kind") == "effect").height == 1
