"""The same story twice is found after small changes; different stories on one subject stay two."""

from __future__ import annotations

import random
import re
import tomllib
from itertools import combinations
from pathlib import Path

import polars as pl
import pytest

from pipeline.doubles import double_stories, likeness, same_story
from pipeline.tables import PASSAGES, STORIES, conform

_TEXTS = tomllib.loads((Path(__file__).parent / "parse" / "stories.toml").read_text(encoding="utf-8"))["texts"]
TOLD = [_TEXTS[name] for name in ("ria", "fatima", "kees", "samir", "joke", "anna", "yusuf", "truus", "daan")]
_FILLERS = ("ook", "wel", "nog", "erg", "nu", "toen", "heel", "weer")
SHORT = [
    (
        "Ik heb vrienden gemaakt bij de inloop en ik kom weer buiten.",
        "Ik heb vriendinnen gemaakt op de inloop, ik kom vaker buiten.",
    ),
    ("Ik voel me minder alleen door de groep en de koffie.", "Ik voel me minder eenzaam door de mensen en de koffie."),
    ("Ja, het was leuk.", "Ja, het was leuk."),
]  # fmt: skip


def changed(text: str, share: float, seed: int) -> str:
    """The text with words added, left out and replaced."""
    chance, words = random.Random(seed), text.split()
    for _ in range(int(len(words) * share)):
        place = chance.randrange(len(words))
        words[place : place + chance.randrange(2)] = [chance.choice(_FILLERS)] * chance.randrange(2)
    return " ".join(words)


@pytest.mark.parametrize("text", TOLD)
@pytest.mark.parametrize("seed", range(5))
def test_small_changes_leave_it_the_same(text, seed):
    assert same_story(text, changed(text, 0.15, seed))


@pytest.mark.parametrize("text", TOLD)
def test_so_do_sentences_that_change_places_or_are_gone(text):
    sentences = re.split(r"(?<=\.) ", text)
    assert same_story(text, " ".join([sentences[1], sentences[0], *sentences[2:]]))
    assert same_story(text, text.upper().replace(".", " …"))


def test_different_stories_on_one_subject_are_two():
    assert not [pair for pair in combinations(TOLD, 2) if same_story(*pair)]
    assert max(likeness(*pair) for pair in combinations(TOLD, 2)) < 30


@pytest.mark.parametrize(("first", "second"), SHORT)
def test_short_answers_are_alike_by_chance(first, second):
    assert not same_story(first, second)


def _tables(*texts: tuple[str, str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A story for each document and text."""
    names = [(f"{document}-s{place}", document, text) for place, (document, text) in enumerate(texts)]
    stories = [{"story_id": name, "document": document, "position": 1} for name, document, _ in names]
    rows = [
        {"passage_id": f"{name}-{part}", "document": document, "position": part, "story_id": name, "text": piece}
        for name, document, text in names for part, piece in enumerate(re.split(r"(?<=\.) ", text))
    ]  # fmt: skip
    return conform(stories, STORIES), conform(rows, PASSAGES)


def test_doubles_across_documents():
    again = changed(TOLD[0], 0.1, 1)
    pairs = double_stories(*_tables(("a", TOLD[0]), ("a", TOLD[1]), ("b", TOLD[2]), ("b", again), ("b", TOLD[3])))
    assert [(pair.first, pair.second) for pair in pairs] == [("a-s0", "b-s3")]
    assert pairs[0].likeness > 85


def test_names_replaced_by_other_numbers_are_no_difference():
    first = TOLD[1].replace("Fatima", "[PERSOON 1]")
    pairs = double_stories(*_tables(("a", first), ("b", TOLD[1].replace("Fatima", "[PERSOON 7]"))))
    assert pairs[0].likeness == 100.0


def test_stories_without_text_are_not_compared():
    stories, passages = _tables(("a", TOLD[0]), ("b", TOLD[0]))
    assert double_stories(stories, passages.filter(pl.col("document") == "a")) == []
