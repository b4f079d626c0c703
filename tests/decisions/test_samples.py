"""Samples that two people code without seeing each other's labels."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decisions.judgements import Label, Sentence
from pipeline.decisions.samples import Samples, draw

THEMES, ORGANISATIONS = ("", "financien", "meedoen"), ("De Linde", "Taalhuis")


def candidates(count: int = 120) -> pl.DataFrame:
    """Nine of ten sentences of one organisation, on no theme, that the model is sure of."""
    rare = [at % 10 == 0 for at in range(count)]
    return pl.DataFrame({
        "document": [f"doc-{at % 7}" for at in range(count)],
        "content_key": [f"key-{at}" for at in range(count)],
        "text": [f"Zin {at}." for at in range(count)],
        "context": ["" for _ in range(count)],
        "doubt": [0.9 if one else 0.1 for one in rare],
        "theme": [THEMES[at % 3] if one else "" for at, one in enumerate(rare)],
        "organisation": [ORGANISATIONS[at % 20 // 10] if one else "De Linde" for at, one in enumerate(rare)],
    })  # fmt: skip


def keys(drawn: pl.DataFrame) -> list[str]:
    return drawn["content_key"].to_list()


@given(st.randoms(use_true_random=False))
def test_the_seed_says_which_sentences_whatever_their_order(chance):
    rows = candidates()
    order = list(range(len(rows)))
    chance.shuffle(order)
    assert keys(draw(rows[order], 20, seed=4)) == keys(draw(rows, 20, seed=4))


def test_another_seed_gives_another_sample():
    assert keys(draw(candidates(), 20, seed=1)) != keys(draw(candidates(), 20, seed=2))


def test_what_is_rare_is_in_it_too():
    drawn = candidates().filter(pl.col("content_key").is_in(keys(draw(candidates(), 18, seed=1))))
    assert set(drawn["theme"]) == set(THEMES)
    assert set(drawn["organisation"]) == set(ORGANISATIONS)
    assert (drawn["doubt"] > 0.5).sum() >= 6, "one in ten of all, and yet a third of the sample or more"


def test_the_same_content_is_drawn_once():
    rows = pl.concat([candidates(10), candidates(10).with_columns(document=pl.lit("doc-9"))])
    assert len(keys(draw(rows, 50, seed=1))) == 10


@pytest.fixture
def book(tmp_path):
    return Samples(tmp_path / "decisions.sqlite")


@pytest.fixture
def sample(book):
    book.make(draw(candidates(), 3, seed=9), ("Anna", "Bram"), 9, "Carla")
    return book.samples()[0]


LABEL = Label("other", "onveranderd", "bewoner", ())


def test_a_sample_is_booked_with_its_seed_and_coders(sample):
    assert (sample.number, sample.seed, sample.coders, sample.decided_by) == (1, 9, ("Anna", "Bram"), "Carla")


def test_nothing_comes_out_before_both_are_done(book, sample):
    sentences = book.sentences(sample)
    for coder in ("Anna", " bram "):
        for one in sentences:
            assert book.pairs(sample) == []
            book.code(sample, one, LABEL, coder, None)
    assert [pair.differs for pair in book.pairs(sample)] == [False] * 3
    assert len(book.held()) == 3


def test_what_may_not_be_shown_any_more_keeps_nobody_waiting(book, sample):
    first, *others = book.sentences(sample)
    for coder in sample.coders:
        for one in others:
            book.code(sample, one, LABEL, coder, None)
    assert book.pairs(sample) == []
    assert len(book.pairs(sample, {first.content_key})) == 2


def test_only_its_coders_code_a_sample(book, sample):
    with pytest.raises(ValueError, match="no coder"):
        book.code(sample, book.sentences(sample)[0], LABEL, "Carla", None)


@pytest.mark.parametrize("coders", [("Anna", "anna "), ("Anna", ""), ("", "")])
def test_a_sample_needs_two_people(book, coders):
    with pytest.raises(ValueError, match="two people"):
        book.make(draw(candidates(), 3, seed=1), coders, 1, "Carla")


def test_words_outside_a_sample_do_not_count_for_it(book, sample):
    one = book.sentences(sample)[0]
    book.judge(Sentence(one.document, one.content_key, one.text, one.context), LABEL, "Anna", None)
    assert book.coded(sample)["Anna"] == {}
