"""Heads retrained on judgements: better where people differ from the model, the same twice, and a way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import model_versions
from pipeline.decisions.model_choices import ModelChoices
from pipeline.delivery import DECISIONS
from pipeline.measuring import compare
from pipeline.model_files import ModelError
from pipeline.themes import retraining
from pipeline.themes.active import active_heads
from pipeline.themes.heads import Heads, load_heads
from pipeline.themes.retraining import Answers, Labelled, answers_crosswise, answers_of, folds, retrain

WIDTH, THEMES = 16, ("een", "twee")
_OUTPUTS = len(THEMES) + 3 + 3 + 4


def heads(seed: int) -> Heads:
    chance = np.random.default_rng(seed)
    weight = chance.normal(size=(WIDTH + 1, _OUTPUTS)).astype(np.float32)
    one = np.ones(_OUTPUTS, dtype=np.float32)
    return Heads(THEMES, weight, 0 * one, one, 0 * one, np.full(2, 0.5, dtype=np.float32))


def sentences(count: int, truth: Heads, seed: int, documents: int = 8) -> Labelled:
    chance = np.random.default_rng(seed)
    vectors, features = chance.normal(size=(count, WIDTH)), chance.integers(0, 2, (count, 1)).astype(float)
    names = tuple(f"doc-{place % documents}" for place in range(count))
    return Labelled(vectors, features, answers_of(truth, vectors, features), names)


START = heads(1)
PEOPLE = replace(START, weight=START.weight + heads(2).weight)
"""What people say: in part something else than the model."""
EXAMPLES = sentences(60, START, 5)


@pytest.fixture(autouse=True)
def _pulls(monkeypatch: pytest.MonkeyPatch) -> None:
    # for vectors as short as these a weaker pull is strong enough
    monkeypatch.setattr(retraining, "PULLS", (1.0, 0.1, 0.01))


@pytest.fixture(scope="module")
def judged() -> Labelled:
    return sentences(120, PEOPLE, 3)


def test_sentences_of_other_documents_are_labelled_better(judged):
    before = answers_of(START, judged.vectors, judged.features)
    after = answers_crosswise(START, judged, EXAMPLES)
    found = compare(judged.answers, before, after, judged.documents)
    assert found.gain > 0.03
    assert found.better
    assert all(change.low <= change.after - change.before <= change.high for change in found.changes)


def test_what_people_confirm_moves_nothing(judged):
    agreed = sentences(120, START, 4)
    moved = retrain(START, agreed, EXAMPLES).heads
    said = answers_of(moved, judged.vectors, judged.features)
    same = compare(answers_of(START, judged.vectors, judged.features), said, said, judged.documents)
    assert all(change.after > 0.9 for change in same.changes)


def test_the_same_sentences_give_the_same_heads(judged):
    one, two = (retrain(START, judged, EXAMPLES) for _ in range(2))
    assert one.pull == two.pull
    assert np.array_equal(one.heads.weight, two.heads.weight)
    assert np.array_equal(one.heads.thresholds, two.heads.thresholds)


def test_a_theme_that_people_could_not_give_is_left_alone(judged):
    blind = replace(judged, answers=replace(judged.answers, known=np.array([True, False])))
    moved = retrain(START, blind, replace(EXAMPLES.at(np.array([], dtype=int)))).heads
    assert np.allclose(moved.weight[:, 1], START.weight[:, 1], atol=1e-6)
    assert not np.allclose(moved.weight[:, 0], START.weight[:, 0], atol=1e-3)


@given(st.lists(st.sampled_from("abcdef"), min_size=2).filter(lambda names: len(set(names)) > 1))
def test_no_document_is_on_both_sides(documents):
    held_out = []
    for inside, held in folds(documents):
        assert not {documents[place] for place in inside} & {documents[place] for place in held}
        held_out += held.tolist()
    assert sorted(held_out) == list(range(len(documents)))


def test_one_document_says_nothing_about_others(judged):
    with pytest.raises(ValueError, match="one document"):
        retrain(START, replace(judged, documents=("doc-1",) * len(judged)), EXAMPLES)


def test_documents_are_drawn_whole():
    wanted = Answers(np.zeros((4, 2)), np.zeros(4, int), np.zeros(4, int), np.zeros(4, int), np.ones(2, bool))
    wrong = replace(wanted, kind=np.array([0, 0, 1, 1]))
    found = compare(wanted, wrong, wanted, ["a", "a", "b", "b"])
    kind = next(change for change in found.changes if change.measure == "kind")
    assert (kind.before, kind.after, kind.low, kind.high) == (0.5, 1.0, 0.0, 1.0)


# --- versions


@pytest.fixture
def version(tmp_path):
    return model_versions.keep_heads(tmp_path, heads(7), {"encoder": "x"}, {"made_at": "2026-11-22", "better": True})


def test_heads_come_back_as_they_were_kept(tmp_path, version):
    assert active_heads(tmp_path) is None, "kept is not yet in use"
    model_versions.use(tmp_path, version, "Anna", "beter op onze verslagen")
    folder = active_heads(tmp_path)
    assert folder is not None
    assert np.array_equal(load_heads(folder).weight, heads(7).weight)
    assert [one.in_use for one in model_versions.versions_kept(tmp_path)] == [False, True]


def test_the_way_back_is_always_open_and_every_switch_is_booked(tmp_path, version):
    model_versions.use(tmp_path, version, "Anna", "beter")
    model_versions.use(tmp_path, "shipped", "Bram", "mist te veel")
    assert active_heads(tmp_path) is None
    booked = ModelChoices(tmp_path / DECISIONS).choices()
    assert [(one.version, one.decided_by) for one in booked] == [(version, "Anna"), ("shipped", "Bram")]
    with closing(sqlite3.connect(tmp_path / DECISIONS)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("delete from model_choices")


def test_the_same_heads_twice_are_one_version(tmp_path, version):
    assert model_versions.keep_heads(tmp_path, heads(7), {"encoder": "x"}, {"made_at": "later"}) == version
    assert len(model_versions.versions_kept(tmp_path)) == 2


@pytest.mark.parametrize(("name", "by", "error"), [("nietes", "Anna", FileNotFoundError), ("shipped", " ", ValueError)])
def test_a_switch_that_cannot_be_made_changes_nothing(tmp_path, name, by, error):
    with pytest.raises(error):
        model_versions.use(tmp_path, name, by, "omdat")
    assert ModelChoices(tmp_path / DECISIONS).choices() == []


def test_heads_that_were_damaged_name_the_way_back(tmp_path, version):
    model_versions.use(tmp_path, version, "Anna", "beter")
    (tmp_path / "models" / version / "heads.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="verhaal themes use shipped"):
        active_heads(tmp_path)
