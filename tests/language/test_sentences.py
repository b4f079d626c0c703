"""Passages become sentences with context, speaker and language."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.language import split_sentences
from pipeline.language.boundaries import sentence_spans
from pipeline.language.sentences import content_key
from pipeline.tables import PASSAGES, SENTENCES, conform

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text(encoding="utf-8"))


def passages(*texts, **columns):
    rows = [
        {"passage_id": f"d-{n}", "document": "d", "position": n, "text": text, **columns}
        for n, text in enumerate(texts, 1)
    ]
    return conform(rows, PASSAGES)


def rows(nlp, *texts, **columns):
    return split_sentences(passages(*texts, **columns), nlp)[0]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_splits_where_dutch_sentences_end(nlp, case):
    assert rows(nlp, case["text"])["text"].to_list() == case["expected"]


@given(st.text(max_size=200) | st.from_regex(r"(?:[A-Z][a-z]{1,6}|dhr\.|\.|\?|”|“|\n|• | |\[PERSOON 1\]){0,30}"))
def test_nothing_but_white_space_is_left_out(text):
    spans = sentence_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert "".join(text.split()) == "".join("".join(text[start:end].split()) for start, end in spans)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=60), max_size=4))
def test_offsets_point_into_the_passage(nlp, texts):
    frame = passages(*texts)
    sentences = split_sentences(frame, nlp)[0].join(frame.select("passage_id", passage="text"), on="passage_id")
    assert all(row["passage"][row["start"] : row["end"]] == row["text"] for row in sentences.iter_rows(named=True))


def test_context_is_the_sentence_before(nlp):
    assert rows(nlp, "Hij kwam. Hij bleef.")["context"].to_list() == ["", "Hij kwam."]


def test_context_of_the_first_sentence_is_the_question(nlp):
    assert rows(nlp, "Ik heb rust.", question="Wat is er veranderd?")["context"].to_list() == ["Wat is er veranderd?"]


def test_context_runs_on_under_the_same_heading_only(nlp):
    frame = pl.concat([passages("Hij kwam.", "Hij bleef.", section="A"), passages("Zij ook.", section="B").with_columns(
        passage_id=pl.lit("d-3"), position=pl.lit(3, pl.Int32))])  # fmt: skip
    assert split_sentences(frame, nlp)[0]["context"].to_list() == ["", "Hij kwam.", ""]


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("“Ik durf weer naar buiten. Het gaat goed”, vertelt [PERSOON 1].", ["bewoner", "bewoner"]),
        ("‘Ik zie mensen opbloeien’, zegt de coördinator.", ["professional"]),
        ("“Ik was doodmoe van het zorgen”, zegt haar dochter.", ["naaste"]),
        ("[PERSOON 3]: “Ik sta sterker in mijn schoenen.”", ["bewoner"]),
        ("[PERSOON 3]: Ik sta sterker in mijn schoenen.", ["bewoner"]),
        ("Wij noemen dat ‘samen sterk’ in de wijk.", [None]),
        ("De zzp’ers kwamen ’s avonds bijeen en ’s ochtends niet.", [None]),
        ('Zij lachte. "Ik heb nu mensen om mee te praten." Dat was mooi.', [None, "bewoner", None]),
    ],
)
def test_quotations_tell_who_speaks(nlp, text, hints):
    assert rows(nlp, text)["voice_hint"].to_list() == hints


def test_structure_goes_before_quotation_marks(nlp):
    assert rows(nlp, "“Ik durf weer naar buiten.”", voice_hint="naaste")["voice_hint"].to_list() == ["naaste"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The volunteers helped us to find a house in the city.", "en"),
        ("Hallo allemaal", "nl"),
        ("ik kom van syrie en nu ik woon hier drie jaar", "nl"),
        ("Da hebbe wij altied zo gedaon, en dat blieft zo.", "nl"),
        ("Ik woon nu in een flat en ik heb rust.", "nl"),
        ("شكرا جزيلا على المساعدة في تعلم اللغة", "ar"),
        ("Das Projekt hat vielen Menschen in der Nachbarschaft geholfen.", "de"),
        ("Aantal bezoekers 2023: 1.250", "nl"),
    ],
)
def test_language(nlp, text, language):
    assert rows(nlp, text)["language"].to_list() == [language]


def test_a_document_in_another_language_is_reported(nlp):
    _, issues = split_sentences(passages("The volunteers helped us to find a house in the city."), nlp)
    assert [(document, found.code) for document, found in issues] == [("d", "not_dutch")]


def test_content_key_depends_on_what_the_models_see():
    keys = {
        content_key("a", "b", None),
        content_key("a", "b", "bewoner"),
        content_key("a", "", None),
        content_key("ab", "", None),
    }
    assert len(keys) == 4
    assert all(len(key) == 32 for key in keys)


def test_no_passages_give_no_sentences(nlp):
    assert split_sentences(PASSAGES.empty(), nlp)[0].equals(SENTENCES.empty())


@pytest.mark.parametrize("text", ["woord " * 10_000, "😀" * 500, "\x00\ufffe.", "a" * 60_000, "\n\n\n", None])
def test_strange_text_never_crashes(nlp, text):
    assert split_sentences(passages(text), nlp)[0].schema == SENTENCES.schema
