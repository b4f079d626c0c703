"""Labelled passages to fit linking on: the written training documents, and the seen half of the evaluation set."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz import process as nearest

from pipeline import process
from pipeline.settings import Settings
from pipeline.tables import Tables
from pipeline.themes.link_topics import Topic
from pipeline.themes.linking import Reading, readings
from pipeline.themes.passage_vectors import passage_vectors
from tests.evaluation.linking.score import DOCUMENTS, HARD, SAMPLES, Labelled, labels, unlinked

WRITERS = tuple(sorted((Path(__file__).parent / "training").iterdir()))
UNSURE, NEVER = -1.5, -30.0
"""What a state costs that the label does not name: when the labeller was not sure, and when they were."""
_SAME_TEXT, _PART_OF_TEXT, _SAME_NAME = 80, 90, 85
"""Likeness (0-100) from which a passage read is the one labelled: names of persons have been replaced."""
_SHORT = 15

Wanted = tuple[frozenset[int], bool]
"""The states that are right (topics, and their number for none) and whether the labeller was sure."""


@dataclass(frozen=True, slots=True)
class Example:
    """A document as linking reads it, with what is right for each passage; `author` wrote and labelled it."""

    author: str
    reading: Reading
    wanted: tuple[Wanted | None, ...]

    @property
    def allowed(self) -> np.ndarray:
        """What each state costs for being wrong, [passages, topics + none]; 0 throughout where nothing is known."""
        costs = np.zeros((len(self.wanted), len(self.reading.topics) + 1))
        for row, one in enumerate(self.wanted):
            if one is not None:
                costs[row] = NEVER if one[1] else UNSURE
                costs[row, sorted(one[0])] = 0.0
        return costs


def load_examples() -> list[Example]:
    """All examples, in a fixed order. Reads the documents with the models in the settings."""
    settings = Settings()
    models = process.load_models(settings)
    written = [one for folder in WRITERS for one in _written(folder, unlinked((folder,), models, settings), models)]
    return [*written, *_evaluated(unlinked((SAMPLES, DOCUMENTS, HARD), models, settings), models)]


def _readings(tables: Tables, models: process.Models) -> Iterator[tuple[str, Reading]]:
    names = dict(tables.documents.select("document", "filename").iter_rows())
    vectors = passage_vectors(tables.sentences, tables.embeddings)
    found = readings(
        tables.documents, tables.passages, tables.activities, tables.cells, vectors, models.scorer.embed
    )  # fmt: skip
    for reading in found:
        yield names[reading.document], reading


def _written(folder: Path, tables: Tables, models: process.Models) -> Iterator[Example]:
    for name, reading in _readings(tables, models):
        labelled = json.loads((folder / name).with_suffix(".json").read_text(encoding="utf-8"))["passages"]
        texts = [_plain(one["text"]) for one in labelled]
        wanted = tuple(_wanted(_plain(one.text), texts, labelled, reading.topics) for one in reading.passages)
        yield Example(folder.name, reading, wanted)


def _wanted(text: str, texts: list[str], labelled: list[dict[str, Any]], topics: tuple[Topic, ...]) -> Wanted | None:
    best = nearest.extractOne(text, texts, scorer=fuzz.ratio, score_cutoff=_SAME_TEXT)
    if best is None and len(text) >= _SHORT:
        best = nearest.extractOne(text, texts, scorer=fuzz.partial_ratio, score_cutoff=_PART_OF_TEXT)
    if best is None:
        return None
    names = [_plain(name) for name in labelled[best[2]]["activities"]]
    if not names:
        return frozenset({len(topics)}), True
    held = [_plain(topic.label) for topic in topics]
    states = frozenset(state for name in names for state in _named(name, held))
    return (states, True) if states else None


def _named(name: str, held: list[str]) -> list[int]:
    same = [number for number, label in enumerate(held) if label == name]
    best = nearest.extractOne(name, held, scorer=fuzz.ratio, score_cutoff=_SAME_NAME)
    return same or ([best[2]] if best else [])


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def _evaluated(tables: Tables, models: process.Models) -> Iterator[Example]:
    labelled: dict[str, list[Labelled]] = defaultdict(list)
    for one in labels():
        if one.seen:
            labelled[one.filename].append(one)
    names = dict(tables.documents.select("document", "filename").iter_rows())
    key = tables.activities.select("activity_id", "document", "section", "activity").iter_rows()
    known = {activity: (names[document], section, label) for activity, document, section, label in key}
    hard = {path.name for path in HARD.iterdir()}
    for name, reading in _readings(tables, models):
        if name in labelled:
            states = [frozenset(known[member.activity_id] for member in topic.members) for topic in reading.topics]
            wanted = tuple(_judged(one.text, labelled[name], states) for one in reading.passages)
            yield Example("hard" if name in hard else "ordinary", reading, wanted)


def _judged(text: str, labelled: list[Labelled], states: list[frozenset[tuple[str, str | None, str]]]) -> Wanted | None:
    one = next((one for one in labelled if text.startswith(one.text)), None)
    if one is None:
        return None
    right = frozenset(number for number, state in enumerate(states) if state & one.activities)
    if one.activities and not right:
        return None
    return right or frozenset({len(states)}), one.sure
