"""Pipelines of other makers in the place of our own: made here, and loaded by folder or by package name."""

import json
import sys
from pathlib import Path

import pytest
import spacy

from pipeline.language import LanguageModelMissing, find_persons, finds_names, load_language, split_sentences
from pipeline.tables import PASSAGES, conform

TEXT = "Zvetomirka Qadhrouni kwam langs. Daarna ging het beter."
NAME = (0, 20)


@pytest.fixture
def make(tmp_path):
    def make(sentences, label):
        nlp = spacy.blank("nl")
        if sentences == "senter off":
            nlp.add_pipe("senter")
            nlp.initialize(lambda: [])
            nlp.disable_pipe("senter")
        elif sentences == "parser":
            nlp.add_pipe("parser").add_label("ROOT")
            nlp.initialize()
        elif sentences:
            nlp.add_pipe(sentences)
        if label:
            ruler = nlp.add_pipe("entity_ruler", name="own_names")
            ruler.add_patterns([{"label": label, "pattern": "Zvetomirka Qadhrouni"}])
        nlp.to_disk(tmp_path / "pipeline")
        return tmp_path / "pipeline"

    return make


@pytest.mark.parametrize("label", ["PERSON", "PER", "PERS"])
def test_names_of_another_maker_are_found(make, label):
    nlp = load_language(make("sentencizer", label))
    assert finds_names(nlp)
    assert find_persons([TEXT], nlp) == [[NAME]]


def test_without_ner_the_lists_find_names(make):
    nlp = load_language(make("sentencizer", None))
    assert not finds_names(nlp)
    (found,) = find_persons(["Gisteren sprak ik Marieke Jansen in de tuin."], nlp)
    assert found == [(18, 32)]


@pytest.mark.parametrize("sentences", ["sentencizer", "parser", None])
def test_sentences_are_split_whatever_marks_them(make, sentences):
    nlp = load_language(make(sentences, None))
    given = {"passage_id": "p", "document": "d", "position": 1, "text": TEXT}
    found, _ = split_sentences(conform([given], PASSAGES), nlp)
    assert found["text"].to_list() == ["Zvetomirka Qadhrouni kwam langs.", "Daarna ging het beter."]


def test_an_installed_package_goes_by_its_name(make, tmp_path, monkeypatch):
    meta = {"lang": "nl", "name": "elders", "version": "1.0.0"}
    package = tmp_path / "nl_elders"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "meta.json").write_text(json.dumps(meta))
    make("sentencizer", "PER").rename(package / "nl_elders-1.0.0")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert find_persons([TEXT], load_language(Path("nl_elders"))) == [[NAME]]
    sys.modules.pop("nl_elders", None)


@pytest.mark.parametrize("name", ["nl_core_news_bestaat_niet", "ergens/anders"])
def test_a_pipeline_that_is_not_there_is_said(name):
    with pytest.raises(LanguageModelMissing, match="nooit iets opgehaald"):
        load_language(Path(name))
