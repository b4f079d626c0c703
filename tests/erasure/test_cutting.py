"""Raw tables without a story or a person: nothing of it is left in any column, and all else is as it was."""

from __future__ import annotations

from dataclasses import fields

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.erasure import (
    Person,
    as_bytes,
    as_tables,
    fingerprints,
    naming,
    withhold,
    without_marked,
    without_person,
    without_story,
)
from pipeline.tables import CELLS, DOCUMENTS, PASSAGES, STORIES, Tables, conform

PEPPER = b"p" * 32
LONG = st.text("abcdefghij", min_size=31, max_size=60)
SHORT = st.sampled_from(["Ja.", "Nee, liever niet", "Ik kwam weer buiten"])
TOLD = st.lists(st.lists(st.one_of(LONG, SHORT), min_size=1, max_size=4), min_size=2, max_size=4)


def raw(stories: list[list[str]], elsewhere: list[str] = []) -> Tables:  # noqa: B006 - never changed
    """A document with these stories, each passage also a cell of a form, and passages outside them."""
    told = [(f"d-s{number}", text) for number, texts in enumerate(stories, start=1) for text in texts]
    texts = [*told, *((None, text) for text in elsewhere)]
    passages = [
        {"passage_id": f"d-p{at}", "document": "d", "position": at, "story_id": story, "text": text,
         "table": 1 if story else None, "cell": f"B{at}" if story else None}
        for at, (story, text) in enumerate(texts, start=1)
    ]  # fmt: skip
    cells = [
        {"document": "d", "table": 1, "row": at, "column": column, "cell": f"{letter}{at}", "text": text}
        for at, (story, text) in enumerate(texts, start=1)
        if story
        for column, letter, text in ((1, "A", "Antwoord"), (2, "B", text))
    ]
    rows = [
        {
            "story_id": f"d-s{number}",
            "document": "d",
            "position": number,
            "title": f"Verhaal {number}",
            "consent": "yes",
        }
        for number in range(1, len(stories) + 1)
    ]
    return Tables(
        documents=conform([{"document": "d", "filename": "bundel.docx", "kind": "stories", "status": "ok"}], DOCUMENTS),
        passages=conform(passages, PASSAGES), stories=conform(rows, STORIES), cells=conform(cells, CELLS),
    )  # fmt: skip


def texts(tables: Tables) -> set[str]:
    frames = [getattr(tables, part.name) for part in fields(Tables)]
    return {text for frame in frames for column in frame.select(pl.col(pl.String)) for text in column.drop_nulls()}


def is_long(text: str) -> bool:
    return sum(sign.isalnum() for sign in text) >= 30


@settings(max_examples=60)
@given(TOLD, st.data())
def test_a_story_goes_from_every_column_and_others_keep_their_ids(stories, data):
    gone = data.draw(st.integers(1, len(stories)))
    cut = without_story(raw(stories), f"d-s{gone}")
    kept = {text for number, one in enumerate(stories, start=1) if number != gone for text in one}
    assert not {text for text in stories[gone - 1] if is_long(text)} & texts(cut)
    assert cut.passages.filter(pl.col("story_id") == f"d-s{gone}").is_empty()
    assert f"d-s{gone}" not in cut.stories["story_id"]
    others = raw(stories).passages.filter(pl.col("story_id") != f"d-s{gone}").select("passage_id", "story_id")
    assert cut.passages.select("passage_id", "story_id").equals(others)
    assert {text for text in kept if is_long(text) and text not in stories[gone - 1]} <= texts(cut)


def test_the_row_of_a_form_goes_whole_and_what_repeats_a_piece_of_it():
    story = ["Ik kwam maanden mijn huis niet uit en nu wel weer"]
    held = raw([story, ["Bij mij ging het met de kinderen veel beter"]], [f"Zo schrijft iemand: {story[0]}!"])
    cut = without_story(held, "d-s1")
    assert cut.cells["cell"].to_list() == ["A2", "B2"]
    assert cut.passages["text"].to_list() == ["Bij mij ging het met de kinderen veel beter", "[verwijderd]"]


@settings(max_examples=60)
@given(TOLD, st.integers(0, 3))
def test_a_person_is_nowhere_any_more(stories, at):
    person = Person(("Fatima el Amrani",))
    number = at % len(stories)
    stories[number] = [*stories[number], "Toen kwam Fatima El Amrani langs."]
    held = raw(stories, ["Volgens fatima_el_amrani gaat het goed.", "Het weer was goed."])
    cut = without_person(held, person)
    assert naming(held, person) > 0
    assert naming(cut, person) == 0
    assert "Het weer was goed." in cut.passages["text"].to_list()


@settings(max_examples=60)
@given(TOLD)
def test_what_was_erased_is_left_out_of_another_file_too(stories):
    held = raw(stories)
    told = held.passages.filter(pl.col("story_id") == "d-s1")
    marks = fingerprints(held, PEPPER, told["passage_id"].to_list())
    again = without_marked(raw([stories[0], *stories[1:]]), PEPPER, marks)
    assert not {text for text in stories[0] if is_long(text)} & texts(again)
    assert without_marked(held, b"q" * 32, marks) is held, "without the vault's secret nothing is known again"


def test_a_short_answer_of_one_is_not_that_of_another():
    held = raw([["Ja, graag."], ["Ja, graag."]])
    assert fingerprints(held, PEPPER, ["d-p1"]) == set()


def test_consent_that_was_withdrawn_leaves_the_story_to_be_counted_and_its_cells_silent():
    held = raw([["Ik kwam maanden mijn huis niet uit en nu wel weer"], ["Bij mij ging het met de kinderen veel beter"]])
    told = withhold(held, PEPPER, fingerprints(held, PEPPER, ["d-p1"]))
    assert told.stories["consent"].to_list() == ["no", "yes"]
    assert told.cells["text"].to_list() == [None, None, "Antwoord", "Bij mij ging het met de kinderen veel beter"]
    assert told.passages["passage_id"].to_list() == ["d-p2"]


@given(TOLD)
def test_a_reading_comes_back_as_it_was(stories):
    held = raw(stories)
    back = as_tables(as_bytes(held))
    for part in fields(Tables):
        assert getattr(back, part.name).equals(getattr(held, part.name)), part.name
