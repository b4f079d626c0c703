"""Heads made of what people judged: gather the sentences, retrain, measure before and after, and keep the heads.

It always starts from the heads of the release, with all judgements that stand, so that repeating it does not drift.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import polars as pl

from pipeline import process
from pipeline.decisions import Judgements
from pipeline.decisions.ledger import now
from pipeline.decisions.matching import as_judgements
from pipeline.examples import load_examples
from pipeline.goals import tree_in_force
from pipeline.journey import Journey
from pipeline.measuring import Comparison, compare
from pipeline.model_files import read_json
from pipeline.model_versions import keep_heads
from pipeline.store import Snapshot
from pipeline.tables import DIRECTIONS, SENTENCE_KINDS, VOICES
from pipeline.themes.heads import Heads, load_heads
from pipeline.themes.lexicon import Lexicon
from pipeline.themes.retraining import Answers, Labelled, answers_crosswise, answers_of, retrain
from pipeline.themes.scoring import Scorer
from pipeline.withheld import withheld_passages

LEAST_SENTENCES = 40
LEAST_DOCUMENTS = 3
_REPLAYED = 4
"""Of each ten documents of the examples these are learned beside; the others only show what is forgotten."""


class TooFew(Exception):
    """There are too few judged sentences to learn from; `sentences` and `documents` say how many there are."""

    def __init__(self, sentences: int, documents: int) -> None:
        super().__init__(f"{sentences} sentences from {documents} documents")
        self.sentences, self.documents = sentences, documents


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of retraining: figures on judged sentences (held out by document) and on examples of the release."""

    heads: Heads
    pull: float
    judged: Comparison
    examples: Comparison | None

    @property
    def better(self) -> bool:
        """Whether the new heads do better on what people judged."""
        return self.judged.better


def retrain_on_judgements(journey: Journey) -> Outcome:
    """New heads, measured; nothing is written. Raises TooFew."""
    scorer, snapshot = process.load_scorer(journey.settings), journey.store.snapshot()
    judged = _judged(journey, snapshot, scorer) if snapshot else None
    if judged is None or len(judged) < LEAST_SENTENCES or len(set(judged.documents)) < LEAST_DOCUMENTS:
        raise TooFew(len(judged) if judged else 0, len(set(judged.documents)) if judged else 0)
    start = load_heads(journey.settings.models.themes / "model")
    replayed, apart = _examples(journey, scorer, start)
    found = retrain(start, judged, replayed)
    before = answers_of(start, judged.vectors, judged.features)
    after = answers_crosswise(start, judged, replayed)
    return Outcome(
        found.heads, found.pull, compare(judged.answers, before, after, judged.documents),
        _on_examples(start, found.heads, apart) if len(apart) else None,
    )  # fmt: skip


def keep(journey: Journey, outcome: Outcome) -> str:
    """Write the heads and their figures to the data folder; gives their version. They are not in use yet."""
    described = read_json(journey.settings.models.themes / "model" / "heads.json")
    described |= {"retrained_on": outcome.judged.n, "pull": outcome.pull}
    return keep_heads(journey.settings.data, outcome.heads, described, {"made_at": now(), **figures(outcome)})


def figures(outcome: Outcome) -> dict[str, Any]:
    """The figures of an outcome, to keep and to show."""
    examples = asdict(outcome.examples) if outcome.examples else None
    return {"judged": asdict(outcome.judged), "examples": examples, "better": outcome.better, "pull": outcome.pull}


def _on_examples(start: Heads, heads: Heads, apart: Labelled) -> Comparison:
    before, after = (answers_of(each, apart.vectors, apart.features) for each in (start, heads))
    return compare(apart.answers, before, after, apart.documents)


def _judged(journey: Journey, snapshot: Snapshot, scorer: Scorer) -> Labelled:
    """The judged Dutch sentences that may be shown and whose vectors are known, each content once."""
    sentences = snapshot.table("sentences").filter(pl.col("language") == "nl")
    said = as_judgements(sentences, Judgements(journey.decided).held())
    withheld = withheld_passages(snapshot.table("passages"), snapshot.table("stories"))
    rows = (
        said.join(sentences.drop("document"), on="sentence_id")
        .join(withheld, on="passage_id", how="anti")
        .sort("document", "position")
        .unique("content_key", keep="first", maintain_order=True)
    )
    vectors = snapshot.embeddings(rows["content_key"].to_list(), scorer.versions.vectors)
    rows = rows.join(vectors.select("content_key", "vector"), on="content_key", maintain_order="left")
    given = set(" ".join(rows["themes"]).split())
    known = np.array([theme in given | _in_tree(journey) for theme in scorer.heads.themes])
    return _labelled(rows, known, scorer.heads.themes, scorer.lexicon)


def _in_tree(journey: Journey) -> set[str]:
    """The themes that people could choose."""
    return set(tree_in_force(journey.settings).ids)


def _examples(journey: Journey, scorer: Scorer, start: Heads) -> tuple[Labelled, Labelled]:
    """The labelled examples of the release: those learned beside, and those that are only measured on."""
    held = load_examples(journey.settings.models.themes)
    rows = pl.DataFrame(
        [
            {"document": one.id.split("#")[0], "text": one.text, "context": one.context, "kind": one.kind,
             "direction": one.direction, "voice": one.voice, "themes": " ".join(one.themes)}
            for one in held.values()
        ],
        schema=dict.fromkeys(("document", "text", "context", "kind", "direction", "voice", "themes"), pl.String),
    ).with_columns(vector=pl.Series(scorer.nearest.vectors, dtype=pl.Array(pl.Float64, scorer.width)))  # fmt: skip
    every = _labelled(rows, np.ones(len(start.themes), dtype=bool), start.themes, scorer.lexicon)
    inside = np.array([_die(document) < _REPLAYED for document in every.documents], dtype=bool)
    return every.at(np.flatnonzero(inside)), every.at(np.flatnonzero(~inside))


def _labelled(rows: pl.DataFrame, known: np.ndarray, themes: Sequence[str], lexicon: Lexicon) -> Labelled:
    given = [set(held.split()) for held in rows["themes"]]
    answers = Answers(
        np.array([[float(theme in held) for theme in themes] for held in given]).reshape(len(given), len(themes)),
        _numbers(rows["kind"], SENTENCE_KINDS), _numbers(rows["direction"], DIRECTIONS),
        _numbers(rows["voice"], VOICES), known,
    )  # fmt: skip
    features = lexicon.features(rows["text"].to_list(), rows["context"].fill_null("").to_list())
    return Labelled(rows["vector"].to_numpy(), features, answers, tuple(rows["document"]))


def _numbers(values: pl.Series, choices: Sequence[str]) -> np.ndarray:
    return np.array([choices.index(value) for value in values], dtype=int)


def _die(document: str) -> int:
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 10
