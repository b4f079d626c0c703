"""Whatever a sentence holds, scoring gives labels and finite probabilities; what is not Dutch gets no theme."""

import json

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract import label_lines
from pipeline.language.languages import language_of
from pipeline.tables import DIRECTIONS, SENTENCE_KINDS, SENTENCES, VOICES, conform
from pipeline.themes.scoring import NOTHING_KNOWN, Scorer, score

ODD = ["", " \t\n", "🙂🙃", "</s></s>", "[SEP] <pad> <mask>", "\x00\x07\ufeff\u202e", "1234", "a" * 5000, "slechter"]
FOREIGN = [
    ("Since the course I dare to call the doctor myself and I meet people again.", "English"),
    ("Seit dem Kurs traue ich mich wieder, allein zum Arzt zu gehen und Leute zu treffen.", "German"),
    ("Kurstan sonra doktoru kendim aramaya cesaret ediyorum ve komşularımla görüşüyorum.", "Turkish"),
    ("منذ الدورة أجرؤ على الاتصال بالطبيب بنفسي", "Arabic script"),
    ("Після курсу я сама телефоную лікарю", "Cyrillic script"),
]
texts = st.one_of(st.text(max_size=80), st.sampled_from(ODD), st.text(alphabet="</s>[SEP] \n", max_size=40))


@pytest.fixture(scope="module")
def scorer(shipped_scorer):
    held = {name: getattr(shipped_scorer, name) for name in Scorer.__slots__}
    return Scorer(**{**held, "language_of": language_of})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4))
def test_any_text_gets_finite_probabilities(scorer, pairs):
    sentences, contexts = zip(*pairs, strict=True)
    vectors = scorer.encode(sentences, contexts)
    found = scorer.heads.probabilities(vectors, scorer.lexicon.features(sentences, contexts))
    for probabilities in (found.themes, found.kind, found.direction, found.voice):
        assert np.isfinite(probabilities).all()
        assert ((probabilities >= 0) & (probabilities <= 1)).all()
    for probabilities in (found.kind, found.direction, found.voice):
        np.testing.assert_allclose(probabilities.sum(1), 1, rtol=1e-4)


@pytest.mark.parametrize("text", [*ODD, "woord " * 10_000, "🙂 " * 3000], ids=lambda text: repr(text[:12]))
def test_odd_texts_get_the_answer_of_the_contract(scorer, text):
    line = json.dumps({"id": "x", "text": text, "context": text})
    (answer,) = label_lines([line], scorer)
    assert set(answer) == {"id", "kind", "direction", "voice", "themes"}
    assert answer["kind"] in SENTENCE_KINDS
    assert answer["direction"] in DIRECTIONS
    assert answer["voice"] in VOICES
    assert answer["kind"] == "outcome" or answer["direction"] == "onveranderd"


@pytest.mark.parametrize(("text", "why"), FOREIGN, ids=[why for _, why in FOREIGN])
def test_what_is_not_dutch_is_not_themed(scorer, text, why):
    (answer,) = scorer.answers([text], [""])
    assert answer == {"kind": "other", "direction": "onveranderd", "voice": "onbekend", "themes": []}


def test_a_foreign_sentence_leaves_its_neighbours_alone(scorer):
    dutch = "Door de cursus durf ik nu zelf de huisarts te bellen."
    alone = scorer.answers([dutch], [""])
    _, beside = scorer.answers([FOREIGN[0][0], dutch], ["", ""])
    assert [beside] == alone


def test_scoring_a_table_of_odd_sentences(scorer):
    rows = [
        {
            "sentence_id": str(number), "passage_id": "p", "document": "d", "position": number, "start": 0, "end": 1,
            "text": text, "context": "", "voice_hint": None, "language": "nl", "content_key": f"{number:032}",
        }
        for number, text in enumerate(ODD)
    ]  # fmt: skip
    found = score(conform(rows, SENTENCES), scorer, NOTHING_KNOWN)
    assert len(found.labels) == len(ODD)
    assert found.labels["kind_score"].is_finite().all()
    assert (
        found.embeddings.select(pl.col("vector").arr.to_list().list.eval(pl.element().is_finite()).list.all())
        .to_series()
        .all()
    )
