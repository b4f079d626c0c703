"""How well search finds what someone judged to be about 48 questions, without seeing the search.

questions.jsonl has a question a line, with the passages about it as [file, beginning of the pseudonymised text, grade]:
2 for what answers it, 1 for what touches on it. The files are those in sample_reports and tests/evaluation/reading/
documents. Everything in the search was chosen on the even questions (the second, the fourth, and so on); the others
are for the report. Figures are recall@10 (of at most ten), MRR@10 and nDCG@10.

Run as a module it reads all files and prints the table: python -m tests.evaluation.search.score
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import polars as pl

from pipeline import process
from pipeline.settings import Settings
from pipeline.tables import Tables
from pipeline.themes.search import Index, build_index, search
from tests.evaluation.linking.score import DOCUMENTS, SAMPLES, read

HERE = Path(__file__).parent
DEEP = 10
Finding = Callable[[str], pl.DataFrame]
"""A query → its hits, as `search` gives them."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, its type, and the grade of each passage about it by file and beginning of its text."""

    query: str
    type: str
    grades: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Score:
    """Means over questions with an answer; `sure` counts what was called sure, `right` what of it was."""

    questions: int
    recall: float
    mrr: float
    ndcg: float
    sure: int
    right: int


def questions() -> list[Question]:
    """All questions, in the order of the file."""
    rows = (json.loads(line) for line in (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Question(row["query"], row["type"], {(file, text): grade for file, text, grade in row["relevant"]})
        for row in rows
    ]


def index_of(tables: Tables) -> Index:
    """The index over what may be found in `tables`."""
    refused = tables.stories.filter(pl.col("consent") == "no")
    passages = tables.passages.join(refused, on="story_id", how="anti").join(
        tables.stories.select("story_id", "title"), on="story_id", how="left"
    )
    return build_index(passages, tables.sentences, lambda: [tables.embeddings])


def find(
    index: Index, embed: Callable[[Sequence[str]], np.ndarray], query: str, most_unsure: int = DEEP
) -> pl.DataFrame:
    """The hits of one query: by default as they are ranked, of which the screen shows less when they are unsure."""
    return search(index, query, embed([query])[0], most=DEEP, most_unsure=most_unsure).hits


def score(asked: Iterable[Question], tables: Tables, finding: Finding) -> Score:
    """What `finding` does on the questions of which at least one passage is in `tables`."""
    keys = _Keys(tables)
    held = [(one, keys.grades(one)) for one in asked]
    rows = [_one(grades, keys, finding(one.query)) for one, grades in held if grades]
    recall, mrr, ndcg, sure, right = zip(*rows, strict=True)
    return Score(len(rows), _mean(recall), _mean(mrr), _mean(ndcg), sum(sure), sum(right))


class _Keys:
    """Passages of tables by file and beginning of their text."""

    def __init__(self, tables: Tables) -> None:
        names = tables.documents.select("document", "filename")
        rows = tables.passages.join(names, on="document").select("passage_id", "filename", "text")
        self.places = {one: (file, text) for one, file, text in rows.iter_rows()}

    def grades(self, question: Question) -> dict[tuple[str, str], int]:
        """The grades of the passages that are there."""
        return {
            key: grade for key, grade in question.grades.items() if any(map(partial(_is, key), self.places.values()))
        }

    def grade(self, passage: str, grades: Mapping[tuple[str, str], int]) -> tuple[tuple[str, str], int] | None:
        """What a passage is to a question, if it is about it."""
        place = self.places[passage]
        return next(((key, grade) for key, grade in grades.items() if _is(key, place)), None)


def _is(key: tuple[str, str], place: tuple[str, str]) -> bool:
    return key[0] == place[0] and place[1].startswith(key[1])


def _one(
    grades: Mapping[tuple[str, str], int], keys: _Keys, hits: pl.DataFrame
) -> tuple[float, float, float, int, int]:
    matched = [keys.grade(passage, grades) for passage in hits["passage_id"]]
    gains = [2 ** match[1] - 1 if match else 0 for match in matched]
    ideal = sorted((2**grade - 1 for grade in grades.values()), reverse=True)[:DEEP]
    found = len({match[0] for match in matched if match})
    first = next((1 / place for place, gain in enumerate(gains, start=1) if gain), 0.0)
    sure = hits["sure"].to_list()
    return (
        found / min(len(grades), DEEP), first, _discounted(gains) / _discounted(ideal), sum(sure),
        sum(is_sure and match is not None for is_sure, match in zip(sure, matched, strict=True)),
    )  # fmt: skip


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def main() -> None:
    """Read all files and print the table."""
    settings = Settings()
    models = process.load_models(settings)
    tables = read((SAMPLES, DOCUMENTS), models, settings)
    show(tables, partial(find, index_of(tables), models.scorer.embed))


def show(tables: Tables, finding: Finding) -> None:
    """Print figures for all, by type, and what is said on questions that have no answer."""
    asked = questions()
    for name, half in (("even", asked[1::2]), ("odd", asked[::2])):
        kinds = {"all": half} | {one.type: [other for other in half if other.type == one.type] for one in half}
        for kind, chosen in kinds.items():
            if kind != "none":
                it = score(chosen, tables, finding)
                print(f"| {name} {kind} ({it.questions}) | {it.recall:.2f} / {it.mrr:.2f} / {it.ndcg:.2f} | "
                      f"{it.right} of {it.sure} sure |")  # fmt: skip
    for one in asked:
        if one.type == "none":
            hits = finding(one.query)
            print(f"no answer: {one.query}: {hits['sure'].sum()} sure of {len(hits)}")


if __name__ == "__main__":
    main()
