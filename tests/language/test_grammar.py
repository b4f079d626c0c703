"""Word classes, lemmas and heads: on our own sentences, on hostile input, and on the UD test files where they lie."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from pipeline.language.inflections import adjective_bases, noun_bases, verb_bases

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = json.loads((HERE / "cases" / "grammar.json").read_text(encoding="utf-8"))
UD_TEST = ROOT.parent / "shared" / "data" / "spacy_nl" / "ud_test.spacy"
GRAMMAR_FLOORS = {"pos": 0.935, "morph": 0.92, "lemma": 0.95, "uas": 0.815, "las": 0.75, "sentences": 0.865}
PERSON_FLOORS = {"recall": 0.84, "precision": 0.94}
HOSTILE = {
    "empty": "",
    "white space": " \n\t ",
    "one sentence of 10,000 words": "woord " * 10_000,
    "emoji": "Super 😀👍🏽 bedankt!! ❤️‍🔥",
    "Arabic": "مرحبا، اسمي فاطمة وأعيش هنا منذ عام.",
    "English": "My neighbour helps me with letters from the municipality.",
    "control characters": "a\x00b \u200b\ufeff \ud7ff",
    "marks only": "... !!! ???",
}


@pytest.fixture(scope="module")
def measure():
    spec = importlib.util.spec_from_file_location("evaluate", ROOT / "models" / "nl_verhaal" / "evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_reads_a_sentence(nlp, case):
    found = {token.text: [token.pos_, token.lemma_, token.head.text] for token in nlp(case["text"])}
    assert {word: found[word] for word in case["expected"]} == case["expected"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_makes_it_crash(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert all(token.head in doc for token in doc)


@pytest.mark.parametrize(
    ("bases", "form", "features", "expected"),
    [
        (noun_bases, "scholen", "Number=Plur", "school"),
        (noun_bases, "huizen", "Number=Plur", "huis"),
        (noun_bases, "mannen", "Number=Plur", "man"),
        (noun_bases, "werkzaamheden", "Number=Plur", "werkzaamheid"),
        (noun_bases, "kalveren", "Number=Plur", "kalf"),
        (noun_bases, "auto's", "Number=Plur", "auto"),
        (noun_bases, "bloempjes", "Number=Plur", "bloem"),
        (verb_bases, "fusioneerden", "Number=Plur|Tense=Past|VerbForm=Fin", "fusioneren"),
        (verb_bases, "geeft", "Number=Sing|Tense=Pres|VerbForm=Fin", "geven"),
        (verb_bases, "geïnspireerd", "VerbForm=Part", "inspireren"),
        (verb_bases, "opgezet", "VerbForm=Part", "opzetten"),
        (adjective_bases, "totale", "Degree=Pos", "totaal"),
        (adjective_bases, "vaker", "Degree=Cmp", "vaak"),
        (adjective_bases, "liefste", "Degree=Sup", "lief"),
    ],
)
def test_an_inflected_form_may_come_from_its_base(bases, form, features, expected):
    assert expected in set(bases(form, features))


@pytest.mark.skipif(not UD_TEST.exists(), reason="the UD test file does not lie beside the checkout")
def test_grammar_stays_above_its_floors(nlp, measure):
    figures = measure.grammar_figures(nlp, UD_TEST)
    assert {name: round(figures[name], 3) for name, floor in GRAMMAR_FLOORS.items() if figures[name] < floor} == {}


def test_persons_stay_above_their_floors_on_names_that_training_never_saw(nlp, measure):
    figures = measure.person_figures(nlp, HERE / "persons_unseen.txt")
    assert {name: round(figures[name], 3) for name, floor in PERSON_FLOORS.items() if figures[name] < floor} == {}
