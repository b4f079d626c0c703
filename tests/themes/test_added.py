"""Themes known by examples alone: near enough is found, ordinary is not, whatever the order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.framework import Theme, adopted_theme
from pipeline.themes.added import NOTHING_ADDED, add_mentions, learn
from tests.themes.conftest import unit

WIDTH = 16
GREEN = Theme("groen", "Groen", "Mensen leven in het groen.", "tuin, bomen", examples=("a", "b", "c"), origin="own")
ORDINARY = unit(np.random.default_rng(7).normal(size=(500, WIDTH)) + 2.0)
"""Sentences that have much in common, as those of one encoder do."""


def embed(texts):
    """Examples lie close together in a corner where no ordinary sentence is."""
    noise = np.random.default_rng(3).normal(size=(len(texts), WIDTH)) * 0.1
    return unit(2.0 + np.eye(WIDTH)[0] * 20 + noise)


ADDED = learn([GREEN], ORDINARY, embed)


def test_a_sentence_like_the_examples_gets_the_theme_and_ordinary_ones_do_not():
    vectors = np.concatenate([embed(["x"]), ORDINARY])
    keys = [str(number) for number in range(len(vectors))]
    found = add_mentions(vectors, ["Zin."] * len(vectors), keys, ADDED)
    assert found["content_key"][0] == "0"
    assert len(found) <= 1 + 0.002 * len(ORDINARY) + 1


def test_no_theme_is_surer_than_a_few_examples_can_make_it():
    score = add_mentions(embed(["a"]), ["De tuin en de bomen."], ["0"], ADDED)["score"].item()
    assert 0.5 <= score <= 0.9


def test_a_word_of_the_description_asks_for_less_nearness():
    theme = ADDED.themes[0]
    assert theme.threshold_with_word < theme.threshold
    halfway = [(theme.threshold + theme.threshold_with_word) / 2]
    vector = _seen_as(_at(theme.examples, halfway[0]))
    names = [add_mentions(vector, [text], ["0"], ADDED).height for text in ("Wij zitten stil.", "Wij planten bomen.")]
    assert names == [0, 1]


def _seen_as(direction):
    """The vector that is seen in this direction from the middle of ordinary sentences."""
    return (ADDED.ordinary.centre + direction @ np.linalg.inv(ADDED.ordinary.whitening))[None]


def _at(examples, nearness):
    """A direction that is this near to the examples."""
    towards = unit(examples.mean(0)[None])[0]
    away = np.eye(WIDTH)[5] - towards * towards[5]
    away /= np.linalg.norm(away)
    share = nearness / float(np.sort(examples @ towards)[-2:].mean())
    return share * towards + np.sqrt(1 - share**2) * away


@given(st.permutations(range(12)))
def test_what_a_sentence_gets_does_not_depend_on_those_beside_it(order):
    vectors = np.concatenate([embed(["a", "b", "c", "d"]), ORDINARY[:8]])
    keys = [str(number) for number in range(12)]
    alone = dict(add_mentions(vectors, ["Zin."] * 12, keys, ADDED).select("content_key", "score").rows())
    mixed = add_mentions(vectors[list(order)], ["Zin."] * 12, [keys[place] for place in order], ADDED)
    assert dict(mixed.select("content_key", "score").rows()) == pytest.approx(alone)


def test_without_added_themes_or_sentences_nothing_is_found():
    assert add_mentions(ORDINARY, ["Zin."] * len(ORDINARY), ["0"] * len(ORDINARY), NOTHING_ADDED).is_empty()
    assert add_mentions(ORDINARY[:0], [], [], ADDED).schema["score"] == pl.Float64


def test_the_shipped_encoder_finds_a_theme_that_it_never_saw(shipped_scorer):
    examples = [
        "Op mijn werk werd ik uitgescholden om mijn huidskleur.",
        "Door haar hoofddoek kreeg ze de stageplek niet.",
        "De verhuurder wilde geen mensen met een buitenlandse naam.",
    ]
    theme = adopted_theme("discriminatie", "Discriminatie", "Mensen worden gelijk behandeld.", examples)
    theme = replace(theme, includes="discriminatie, racisme, huidskleur, afkomst, hoofddoek")
    added = learn([theme], shipped_scorer.nearest.vectors, shipped_scorer.embed)
    texts = [
        "Hij werd geweigerd bij de deur om zijn afkomst.",
        "De bus rijdt nu ieder uur.",
        "Ik heb geen schulden meer.",
    ]
    found = add_mentions(shipped_scorer.embed(texts), texts, ["0", "1", "2"], added)
    assert found["content_key"].to_list() == ["0"]
