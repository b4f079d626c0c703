"""A floor under search on the sample reports: the blind questions that have an answer there, the chosen-on half too.

It guards against getting worse; how well search finds on the questions that were not used, among all documents, is in
docs/search_and_new_themes.md.
"""

from __future__ import annotations

from functools import partial

import pytest

from pipeline import process
from pipeline.settings import Settings
from pipeline.tables import Tables
from tests.evaluation.linking.score import SAMPLES, read
from tests.evaluation.search.score import Finding, find, index_of, questions, score


@pytest.fixture(scope="module")
def sought() -> tuple[Tables, Finding]:
    settings = Settings()
    models = process.load_models(settings)
    tables = read((SAMPLES,), models, settings)
    return tables, partial(find, index_of(tables), models.scorer.embed)


def test_questions_find_their_passages(sought: tuple[Tables, Finding]):
    it = score(questions(), *sought)
    assert it.questions >= 30
    assert it.recall >= 0.39
    assert it.mrr >= 0.63
    assert it.ndcg >= 0.43
    assert it.right >= 0.85 * it.sure


@pytest.mark.parametrize("query", ["weer onder de mensen", "een luisterend oor", "hondenbelasting"])
def test_no_name_greeting_or_heading_is_found_by_meaning(sought: tuple[Tables, Finding], query: str):
    hits = sought[1](query)
    assert not hits["sure"].any()
    assert (hits["text"].str.count_matches(r"\pL{2,}") >= 4).all()
