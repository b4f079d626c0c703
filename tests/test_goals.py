"""The goal tree in force, through to what sentences get."""

from __future__ import annotations

import os

import polars as pl
import pytest

from pipeline import made_with, process
from pipeline.goals import additions, tree_in_force
from pipeline.settings import ROOT, Settings
from pipeline.themes.scoring import NOTHING_KNOWN, find_mentions, score
from tests import builders

EXAMPLE = ROOT / "models" / "themes" / "voorbeeld_gemeente.toml"


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return Settings(data=tmp_path_factory.mktemp("data"), goal_tree=EXAMPLE)


@pytest.fixture(scope="module")
def scorer(example):
    return process.load_scorer(example)


def test_the_version_of_labels_names_what_a_municipality_changed(example, scorer):
    shipped = Settings(data=example.data)
    assert additions(tree_in_force(shipped)) == ""
    assert made_with.label_version(example) == scorer.versions.labels != made_with.label_version(shipped)


def test_a_file_that_changes_is_read_again(tmp_path):
    path = tmp_path / "gemeente.toml"
    seen = []
    for number, name in enumerate(("Een", "Twee")):
        path.write_text(f'[[theme]]\nid = "meedoen"\nname = "{name}"')
        os.utime(path, ns=(number, number))
        seen.append(tree_in_force(Settings(goal_tree=path)).names["meedoen"])
    assert seen == ["Een", "Twee"]


def test_sentences_get_the_themes_of_the_tree_in_tables_and_answers_alike(scorer):
    texts = ["Ik heb geen schulden meer.", "De inbraken hier zijn gestopt.", "Zij kreeg geen baan om haar afkomst."]
    rows = [
        {"sentence_id": str(number), "passage_id": "p", "text": text, "content_key": str(number)}
        for number, text in enumerate(texts)
    ]
    sentences = builders.sentences(*rows)
    mentions = score(sentences, scorer, NOTHING_KNOWN).mentions
    assert find_mentions(sentences, scorer, NOTHING_KNOWN).equals(mentions)
    found = [set(mentions.filter(pl.col("sentence_id") == str(number))["theme"]) for number in range(len(texts))]
    assert {"financien", "bestaanszekerheid"} <= found[0]
    assert "veiligheid" not in found[1]
    assert "discriminatie" in found[2]
    answers = scorer.answers(texts, [""] * len(texts))
    assert [{theme["id"] for theme in answer["themes"]} for answer in answers] == found


def test_a_theme_that_the_model_does_not_know_says_why_by_its_part_or_by_a_word_that_it_names(scorer):
    texts = {"0": "Ik heb geen schulden meer.", "1": "Zij kreeg geen baan om haar afkomst."}
    rows = [{"sentence_id": key, "passage_id": "p", "text": text, "content_key": key} for key, text in texts.items()]
    reasons = score(builders.sentences(*rows), scorer, NOTHING_KNOWN).reasons
    told = {(key, theme): (spans, examples) for key, theme, _, spans, examples in reasons.rows()}
    assert told["0", "bestaanszekerheid"] == told["0", "financien"]
    assert "schulden" in _named(texts["0"], told["0", "bestaanszekerheid"][0])
    assert _named(texts["1"], told["1", "discriminatie"][0]) == ["afkomst"]


def _named(text, spans):
    return [text[int(start) : int(end)] for start, end in (span.split("-") for span in spans.split())]
